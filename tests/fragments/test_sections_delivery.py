"""What the sections on a delivery service say of known, unknown and missing records."""

from decimal import Decimal

import pytest

from portfolio.fragments.section import SectionKind
from portfolio.fragments.sections import delivery
from portfolio.fragments.sections.trips import planned_days
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

MEASURED = ("trip_days", "quotes_won", "quotes_lost", "on_time", "trips", "open_enquiries")
PRICED = ("day_rate", "cost_per_day", "active_partners", "service_lines")


def untold() -> Portfolio:
    """The hauling service with every field that matters unknown."""
    fields = "\n".join(
        f"  {name}: {{unknown: true, need: {name}, ask: owner}}"
        for name in (*MEASURED, *PRICED, "crew_available")
    )
    service = f"- id: hauling\n  entity: hauling\n{fields}"
    needs = (
        "- {id: van, entity: hauling, name: van, in_place: {unknown: true, need: x, ask: owner}}"
    )
    return make_portfolio(
        delivery_services=service, capabilities=needs, partners="", credentials=""
    )


@pytest.mark.parametrize("kind", delivery.KINDS, ids=lambda kind: kind.id)
def test_a_section_without_records_does_not_exist(kind: SectionKind) -> None:
    """A portfolio that keeps nothing has no sections, and none of them fails."""
    assert kind.make(view_of(make_portfolio("entities: []"), "delivery")) is None


@pytest.mark.parametrize("name", ["operational-metrics", "acquisition", "logistics", "partners"])
def test_what_nobody_has_told_folds_and_says_what_opens_it(name: str) -> None:
    section = section_of(name, untold(), "delivery")
    assert section.blocks == ()
    assert section.missing


def test_a_service_nobody_has_described_still_says_what_is_known() -> None:
    section = section_of("service-lines", untold(), "delivery")
    assert facts_of(section) == {"Part of": "Heron Kayaks"}
    assert section.title == "What we know today; the offer itself is to come"


@pytest.mark.parametrize(
    ("miles", "knots", "hours", "days"),
    [(144, 6, 24, "1"), (1000, 5, 20, "10"), (72, 6, 12, "1"), (0, 6, 24, "0")],
)
def test_days_under_way_are_miles_by_speed_and_hours(
    miles: int, knots: int, hours: int, days: str
) -> None:
    """F-27 by hand: 144 miles at six knots round the clock are one day."""
    assert planned_days(miles, knots, hours) == Decimal(days)


def test_the_planner_needs_no_answer() -> None:
    """1,000 miles at six knots take 6.9 days, whatever is known of the service."""
    for portfolio in (make_portfolio(), untold()):
        section = section_of("trip-planner", portfolio, "delivery")
        assert section.title == "At six knots, 1,000 nautical miles take 6.9 days"
        assert column(table_of(section), "5 knots") == ["0.8", "2.1", "4.2", "8.3"]


def test_the_planner_says_what_the_longest_trip_leaves() -> None:
    """170 a day over 6.94 days are 1,181."""
    section = section_of("trip-planner", make_portfolio(), "delivery")
    assert any(p.endswith("leaves $1,181.") for p in prose_of(section))
    waiting = section_of("trip-planner", untold(), "delivery")
    assert any("opens with answers" in p for p in prose_of(waiting))


def test_metrics_lead_with_what_a_day_leaves() -> None:
    """450 less 280 are 170; six days of them 1,020."""
    section = section_of("operational-metrics", make_portfolio(), "delivery")
    assert section.title == "Each day under way leaves $170"
    assert facts_of(section)["The month leaves"] == "$1,020"


def test_needs_in_place_are_counted() -> None:
    section = section_of("logistics", make_portfolio(), "delivery")
    assert section.title == "One of two needs of a trip is in place"
    assert column(table_of(section, 1), "Ends") == ["20 Dec 2026"]


def test_partners_without_terms_stand_out() -> None:
    section = section_of("partners", make_portfolio(), "delivery")
    assert section.title == "No partner has written terms"
    assert column(table_of(section), "Last contact") == ["2 Oct 2026"]
