"""What the sections on a rental say of known, unknown and missing records."""

from decimal import Decimal

import pytest

from portfolio.fragments.section import SectionKind
from portfolio.fragments.sections import rental
from portfolio.fragments.sections.scale import left_of_rent
from portfolio.model import Portfolio
from tests.fragments.section_reader import (
    column,
    facts_of,
    prose_of,
    section_of,
    table_of,
    view_of,
)
from tests.portfolio_builder import make_portfolio

INPUTS = ("monthly_rent", "vacancy", "operating_expenses", "debt_service")
DETAILS = (*INPUTS, "location", "mode", "bedrooms", "value", "permit", "insurance_until")


def untold(*names: str, **told: str) -> Portfolio:
    """The cottage without these fields; `told` gives others."""
    answers = {
        f"properties.cottage.{name}": f"{{unknown: true, need: the {name}, ask: owner}}"
        for name in names
    }
    answers |= {f"properties.cottage.{name}": value for name, value in told.items()}
    return make_portfolio(answers=answers)


@pytest.mark.parametrize("kind", rental.KINDS, ids=lambda kind: kind.id)
def test_a_section_without_records_does_not_exist(kind: SectionKind) -> None:
    """A portfolio that keeps nothing has no sections, and none of them fails."""
    assert kind.make(view_of(make_portfolio("entities: []"), "rental")) is None


def test_the_statement_goes_from_rent_to_what_is_left() -> None:
    """1,400 × 12 less 5 % and 5,200 leaves 10,760; a loan that does not exist is no gap."""
    section = section_of("income-model", make_portfolio(), "rental")
    assert section.title == "It earns $10,760 a year before the loan"
    assert column(table_of(section), "A year") == [
        *("16,800", "840", "15,960", "5,200", "10,760", "n/a, no loan", "10,760")
    ]


def test_without_the_rent_the_question_is_turned_around() -> None:
    """5,200 a year and 5 % empty need 5,200 ÷ 11.4 months = 456 a month."""
    section = section_of("income-model", untold("monthly_rent"), "rental")
    assert section.title == "A rent of $456 a month would pay all that it costs"
    assert "5,200" in column(table_of(section), "A year")
    assert not any("Unknown" in cell for row in table_of(section) for cell in row)
    assert any("opens with answer" in p for p in prose_of(section))


def test_without_any_input_the_page_shows_what_any_rent_comes_to() -> None:
    section = section_of("income-model", untold(*INPUTS), "rental")
    assert section.title == "Each $100 of monthly rent is at most $1,200 a year"
    assert column(table_of(section), "Rent received")[0] == "1,200"
    assert len(section.missing) == len(INPUTS)


@pytest.mark.parametrize(
    ("weeks", "share", "left"), [(0, "0", 1200), (13, "0", 900), (0, "0.4", 720), (26, "0.5", 0)]
)
def test_each_empty_week_takes_a_fifty_second_part(weeks: int, share: str, left: int) -> None:
    """A quarter of the year empty takes a quarter of the rent; costs stay those of a full year."""
    assert left_of_rent(weeks, Decimal(share)) == left


def test_a_range_of_the_rent_stays_no_wider_than_it_must() -> None:
    """Rent received of 1,000 to 1,200 with 5 % empty is 11,400 to 13,680, not wider."""
    section = section_of("income-model", untold(monthly_rent="1000 to 1200"), "rental")
    assert column(table_of(section), "A year")[2] == "11,400–13,680"


def test_details_count_what_can_exist() -> None:
    """A house without a loan lacks nothing when all else is told."""
    section = section_of("property-facts", make_portfolio(), "rental")
    assert section.title == "Seven details, all told"
    nothing = section_of("property-facts", untold(*DETAILS), "rental")
    assert nothing.title == "What we know today; eight details to come"
    assert nothing.blocks


def test_takings_of_another_business_stay_out() -> None:
    """The cottage belongs to the kayak firm, whose takings are none of the cottage's."""
    facts = facts_of(section_of("property-facts", make_portfolio(), "rental"))
    assert facts["Part of"] == "Heron Kayaks"
    assert not any("Kayak hire" in name for name in facts)


def test_rent_is_set_against_similar_properties() -> None:
    section = section_of("market-position", make_portfolio(), "rental")
    assert section.title == "One similar property; our rent is $100 below it"
    assert column(table_of(section), "Difference") == ["−100"]


def test_a_missing_permit_comes_first() -> None:
    section = section_of("operations", untold(permit="no"), "rental")
    assert section.title == "A permit is missing"


def test_duties_nobody_has_told_fold() -> None:
    section = section_of("operations", untold("permit", "insurance_until"), "rental")
    assert section.blocks == ()
    assert len(section.missing) == 2


def test_a_property_given_up_is_out() -> None:
    entities = "- {id: cottage, name: The Cottage, kind: property, model: rental, active: no}"
    properties = """
- {id: cottage, entity: cottage, location: here, mode: long-term, bedrooms: 1, monthly_rent: 1000,
   vacancy: 0%, operating_expenses: 2000, debt_service: {na: true, why: no loan}, value: 90000,
   nights_available: {na: true, why: let}, nights_sold: {na: true, why: let}, permit: yes,
   insurance_until: 2027-06-30}
"""
    gone = make_portfolio(f"entities:\n{entities}\nproperties:\n{properties}")
    assert rental.KINDS[0].make(view_of(gone, "rental")) is None
