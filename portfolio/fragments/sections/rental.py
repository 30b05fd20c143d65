"""The sections of a report on rental property."""

from decimal import Decimal

from portfolio import display
from portfolio.figures.counting import of_active
from portfolio.fragments import components as c
from portfolio.fragments.section import Section, SectionKind
from portfolio.fragments.sections.income import income_model
from portfolio.fragments.sections.known import (
    Row,
    from_documents,
    identity,
    is_told,
    origins,
    own_figure,
    takings,
    told_facts,
)
from portfolio.fragments.sections.ledger import Field, ledger
from portfolio.fragments.sections.phrases import counted, fact
from portfolio.fragments.view import View
from portfolio.model.operations import Comparable, Property
from portfolio.truth import Truth, is_no, is_yes
from portfolio.values import Known, Missing, NotApplicable, Value, merged, missing_of, total


def property_facts(view: View) -> Section | None:
    """What is known of each property today."""
    places = of_active(view.portfolio, view.portfolio.properties)
    if not places:
        return None
    told = sum(is_told(value) for place in places for _, value in _details(place))
    of_all = sum(_can_exist(value) for place in places for _, value in _details(place))
    facts = [f for place in places for f in _facts(place, view)]
    sub = (
        display.listed([view.name_of(place.entity) for place in places]),
        "what has been told so far",
    )
    said = merged(*(origins(view, place.entity, _details(place)) for place in places))
    blocks = (c.facts(facts), *from_documents(view, said))
    return Section(_facts_title(told, of_all), sub, blocks, _missing_of(places))


def _details(place: Property) -> tuple[Row, ...]:
    return (
        ("Where", place.location),
        ("How it is let", place.mode),
        ("Bedrooms", place.bedrooms),
        ("Rent of a full month", place.monthly_rent),
        ("Empty part of the year", place.vacancy),
        ("Running costs of a year", place.operating_expenses),
        ("Loan payments of a year", place.debt_service),
        ("Worth", place.value),
    )


def _can_exist(value: Value | None) -> bool:
    return value is not None and not isinstance(value, NotApplicable)


def _facts(place: Property, view: View) -> list[c.Fact]:
    details = told_facts(_details(place), view)
    return [*identity(view, place.entity), *details, *takings(view, place.entity)]


def _facts_title(told: int, of_all: int) -> str:
    if not told:
        return f"What we know today; {display.counted(of_all, 'detail')} to come"
    if told == of_all:
        return f"{counted(of_all, 'detail')}, all told"
    return f"What we know today: {display.in_words(told)} of {display.counted(of_all, 'detail')}"


def _missing_of(places: tuple[Property, ...]) -> tuple[Missing, ...]:
    return missing_of(*(v for place in places for _, v in _details(place) if v is not None))


def market_position(view: View) -> Section | None:
    """What similar properties ask, beside what this one brings."""
    places = of_active(view.portfolio, view.portfolio.properties)
    listed = [(place, other) for place in places for other in place.comparables]
    if not places:
        return None
    if not listed:
        return _no_comparables(places)
    currency = view.portfolio.currency
    fields = (
        Field("Similar property", [str(other.name) for _, other in listed]),
        Field("Compared with", [view.name_of(place.entity) for place, _ in listed], minor=True),
        Field("Asks a month", [o.monthly_rent for _, o in listed], currency, numeric=True),
        Field("Our rent", [p.monthly_rent for p, _ in listed], currency, numeric=True),
        Field("Difference", [_difference(p, o) for p, o in listed], currency, numeric=True),
        Field("Seen", [other.seen for _, other in listed], minor=True),
    )
    sub = ("Similar properties", "rent asked and rent received", f"{currency} a month")
    return Section(_market_title(listed, view), sub, ledger(view, "Similar properties", *fields))


def _no_comparables(places: tuple[Property, ...]) -> Section:
    missing = missing_of(*(v for p in places for v in (p.monthly_rent, p.location, p.bedrooms)))
    if missing:
        return Section("Where the rent stands in its market", missing=missing)
    words = "Three similar properties with their rent and the day it was seen would place this one."
    return Section("No similar property is listed yet", blocks=(c.note(words),))


def _difference(place: Property, other: Comparable) -> Value:
    return place.monthly_rent - other.monthly_rent


def _market_title(listed: list[tuple[Property, Comparable]], view: View) -> str:
    """How the rent compares with the average of similar ones."""
    currency = view.portfolio.currency
    gaps = total((_difference(place, other) for place, other in listed), currency).complete
    title = counted(len(listed), "similar property", "similar properties")
    average = gaps / Known(Decimal(len(listed)))
    if not isinstance(average, Known):
        return f"{title} listed"
    if average.amount == 0:
        return f"{title}; our rent is just their average"
    side = "above" if average.amount > 0 else "below"
    amount = display.text(Known(abs(average.amount), currency))
    return f"{title}; our rent is {amount} {side} {'it' if len(listed) == 1 else 'their average'}"


def operations(view: View) -> Section | None:
    """Permits, insurance, helpers and nights: what has to be in order to let it."""
    places = of_active(view.portfolio, view.portfolio.properties)
    if not places:
        return None
    facts = [f for place in places for f in _in_order(place, view)]
    missing = missing_of(*(v for place in places for _, v in _duties(place) if v is not None))
    if not facts:
        return Section("What has to be in order to let it", missing=missing)
    sub = ("Rental property", "permits, insurance, helpers and nights")
    return Section(_duties_title(places, view), sub, (c.facts(facts),), missing)


def _duties(place: Property) -> tuple[Row, ...]:
    return (
        ("Permits in hand", place.permit),
        ("Insured until", place.insurance_until),
        ("Looked after by", place.vendors),
    )


def _in_order(place: Property, view: View) -> list[c.Fact]:
    nights = fact(view, "Nights booked", own_figure(view, "occupancy", place))
    return [*told_facts(_duties(place), view), *nights]


def _duties_title(places: tuple[Property, ...], view: View) -> str:
    if any(is_no(place.permit) is Truth.YES for place in places):
        return "A permit is missing"
    insured = [p.insurance_until for p in places if is_told(p.insurance_until)]
    until = f"insured until {display.listed([view.told(v) for v in insured])}" if insured else ""
    permits = "Permits are in hand" if all(is_yes(p.permit) is Truth.YES for p in places) else ""
    parts = [part for part in (permits, until) if part]
    return display.sentence("; ".join(parts)) or "Part of what letting needs is told"


KINDS = (
    SectionKind("property-facts", "What we know", property_facts),
    SectionKind("income-model", "What it earns", income_model),
    SectionKind("market-position", "Rent in its market", market_position),
    SectionKind("operations", "In order to let it", operations),
)
