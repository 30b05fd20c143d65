"""The section on what a property earns: its own statement, or what any rent comes to."""

from decimal import Decimal

from portfolio import display
from portfolio.figures.counting import of_active
from portfolio.fragments import components as c
from portfolio.fragments.markup import Html
from portfolio.fragments.section import Section
from portfolio.fragments.sections.known import own_figure
from portfolio.fragments.sections.phrases import fact, note_on
from portfolio.fragments.sections.scale import inputs, rent_scale
from portfolio.fragments.view import View
from portfolio.model.operations import Property
from portfolio.values import Known, NotApplicable, Number, Unknown, Value, missing_of

MONTHS = Decimal(12)
LAST_LINE = "Left after the loan"


def income_model(view: View) -> Section | None:
    """From rent to what is left after the loan; as a scale while nothing of it is known."""
    places = of_active(view.portfolio, view.portfolio.properties)
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
    gross = _value("gross_rent", place, view)
    lines: tuple[tuple[str, Value], ...] = (
        ("Rent of a full year", gross),
        ("less the empty part of the year", gross * place.vacancy),
        ("Rent received", _value("effective_income", place, view)),
        ("less running costs", place.operating_expenses),
        ("Income before the loan", _value("noi", place, view)),
        ("less loan payments", place.debt_service),
        (LAST_LINE, _value("cash_flow_after_debt", place, view)),
    )
    return (*_lines(place, lines, view), *_ratios(place, view))


def _value(name: str, place: Property, view: View) -> Value:
    found = own_figure(view, name, place)
    return found.value if found else NotApplicable("does not exist here")


def _lines(place: Property, lines: tuple[tuple[str, Value], ...], view: View) -> tuple[Html, ...]:
    """The lines that are known; the others open with answers."""
    currency = view.portfolio.currency
    columns = (c.Column("Line"), c.Column("A year", currency, numeric=True))
    known = [(name, value) for name, value in lines if not isinstance(value, Unknown)]
    rows = [c.Row((name, _amount(value, view)), total=name == LAST_LINE) for name, value in known]
    table = c.table(f"Income of {view.name_of(place.entity)}", columns, rows)
    missing = missing_of(*(value for _, value in lines))
    return (table, *note_on(view, "the other lines", missing))


def _amount(value: Value, view: View) -> str:
    if isinstance(value, NotApplicable):
        return f"n/a, {value.why}"
    return display.text(value).replace(display.symbol(view.portfolio.currency), "")


def _ratios(place: Property, view: View) -> tuple[Html, ...]:
    names = (
        ("cap_rate", "Return on value"),
        ("debt_coverage", "Loan covered by income"),
        ("break_even_occupancy", "Occupancy to break even"),
    )
    facts = [f for name, label in names for f in fact(view, label, own_figure(view, name, place))]
    return (c.facts(facts),) if facts else ()


def _title(places: list[Property], view: View) -> str:
    """What it earns; turned around while that is unknown: the rent that would pay what is known."""
    earned = [_value("noi", place, view) for place in places]
    if any(isinstance(value, Number) for value in earned):
        return f"It earns {_listed(earned)} a year before the loan"
    needed = [_rent_needed(place, view) for place in places]
    if any(isinstance(value, Number) for value in needed):
        return f"A rent of {_listed(needed)} a month would pay all that it costs"
    return "Part of what it earns is told"


def _rent_needed(place: Property, view: View) -> Value:
    """With the empty part of the year in mind where it is told, else let all year round."""
    needed = _value("rent_for_zero", place, view)
    if isinstance(needed, Number):
        return needed
    return (place.operating_expenses + place.debt_service) / Known(MONTHS)


def _listed(values: list[Value]) -> str:
    return display.listed([display.text(value) for value in values if isinstance(value, Number)])
