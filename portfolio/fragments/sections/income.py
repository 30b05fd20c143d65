"""The section on what a property earns: its own statement, or what any rent comes to."""

from decimal import Decimal

from portfolio import display
from portfolio.figures import Figure
from portfolio.fragments import components as c
from portfolio.fragments.markup import Html
from portfolio.fragments.section import Section
from portfolio.fragments.sections.phrases import fact
from portfolio.fragments.sections.scale import inputs, rent_scale
from portfolio.fragments.view import View
from portfolio.model.operations import Property
from portfolio.values import Known, NotApplicable, Number, Unknown, Value, missing_of

MONTHS = Decimal(12)


def income_model(view: View) -> Section | None:
    """From rent to what is left after the loan; as a scale while nothing of it is known."""
    places = view.portfolio.properties
    if not places:
        return None
    told = [p for p in places if any(isinstance(v, Number) for v in inputs(p))]
    if not told:
        return rent_scale(view, places)
    blocks = [block for place in told for block in _statement(place, view)]
    sub = ("Rental property", "a year's income statement", f"{view.portfolio.currency} a year")
    return Section(_title(told, view), sub, tuple(blocks))


def _statement(place: Property, view: View) -> tuple[Html, ...]:
    """Every line of the statement with its amount, or the answer it opens with."""
    gross = place.monthly_rent * Known(MONTHS)
    received = gross - _part(gross, place.vacancy)
    income = received - place.operating_expenses
    lines: tuple[tuple[str, Value], ...] = (
        ("Rent of a full year", gross),
        ("less the empty part of the year", _part(gross, place.vacancy)),
        ("Rent received", received),
        ("less running costs", place.operating_expenses),
        ("Net operating income", income),
        ("less loan payments", place.debt_service),
        ("Left after the loan", income - place.debt_service),
    )
    table = _lines(place, lines, view)
    return (table, *_ratios(place, view), *_turned(place, view))


def _part(gross: Value, vacancy: Value) -> Value:
    return gross * vacancy


def _lines(place: Property, lines: tuple[tuple[str, Value], ...], view: View) -> Html:
    columns = (c.Column("Line"), c.Column("A year", view.portfolio.currency, numeric=True))
    rows = [c.Row((name, _amount(value, view)), total=_is_result(name)) for name, value in lines]
    return c.table(f"Income of {view.name_of(place.entity)}", columns, rows)


def _amount(value: Value, view: View) -> str | c.Unknown:
    if isinstance(value, Unknown):
        return c.Unknown(view.opens_with(value.missing))
    if isinstance(value, NotApplicable):
        return f"n/a, {value.why}"
    return display.text(value).replace(display.symbol(view.portfolio.currency), "")


def _is_result(name: str) -> bool:
    return name == "Left after the loan"


def _ratios(place: Property, view: View) -> tuple[Html, ...]:
    names = (
        ("cap_rate", "Earned on its value"),
        ("debt_coverage", "Loan covered"),
        ("break_even_occupancy", "Must be let to break even"),
    )
    subject = str(place.entity)
    facts = [f for name, label in names for f in fact(view, label, view.figure(name, subject))]
    return (c.facts(facts),) if facts else ()


def _turned(place: Property, view: View) -> tuple[Html, ...]:
    """While the rent is unknown: the rent that would pay what is known to be paid."""
    costs = place.operating_expenses + place.debt_service
    if not isinstance(place.monthly_rent, Unknown) or not isinstance(costs, Number):
        return ()
    rent = costs / Known(MONTHS)
    words = f"A rent of {display.text(rent)} a month, all year round, would pay costs and loan"
    opens = view.opens_with(missing_of(place.monthly_rent))
    return (c.note(f"{words}; how near it is {opens}."),)


def _title(places: list[Property], view: View) -> str:
    figures = [view.figure("noi", str(place.entity)) for place in places]
    known = [figure for figure in figures if figure and figure.is_known]
    if not known:
        return "Part of what it earns is told"
    return f"It earns {_sum(known)} a year before the loan"


def _sum(figures: list[Figure]) -> str:
    return display.listed([display.text(figure.value) for figure in figures])
