"""What the sections on clients say of known, unknown and missing records."""

import pytest

from portfolio.fragments.section import SectionKind
from portfolio.fragments.sections import ahead, clients
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

MEASURED = (
    *("clients", "signed_contracts", "contracted", "billed", "collected", "receivables"),
    *("overdue_60", "hours", "loaded_rate", "direct_cost"),
)


def untold(**told: str) -> Portfolio:
    """A book of clients of which nothing is measured and no client is named."""
    fields = {name: f"{{unknown: true, need: {name}, ask: owner}}" for name in MEASURED}
    fields |= {"billing_model": "no", "billing_integration": "no"} | told
    lines = "\n".join(f"  {name}: {value}" for name, value in fields.items())
    return make_portfolio(client_books=f"- id: studio\n  entity: studio\n{lines}", clients="")


@pytest.mark.parametrize("kind", clients.KINDS, ids=lambda kind: kind.id)
def test_a_section_without_records_does_not_exist(kind: SectionKind) -> None:
    """A portfolio that keeps nothing has no sections, and none of them fails."""
    assert kind.make(view_of(make_portfolio("entities: []"), "clients")) is None


def test_what_is_not_settled_is_said_while_nothing_is_measured() -> None:
    section = section_of("billing-audit", untold(), "clients")
    assert section.title == "No billing model is settled, and no system writes invoices"
    assert facts_of(section)["A system writes invoices"] == "no"
    settled = section_of("billing-audit", untold(billing_model="yes"), "clients")
    assert settled.title == "No system writes invoices"


def test_a_measured_gap_comes_first() -> None:
    """3,000 by contract and 2,500 billed: 500 were left behind."""
    section = section_of("billing-audit", make_portfolio(), "clients")
    assert section.title == "$500 was earned by contract and not billed"
    assert facts_of(section)["Billed but not paid"] == "$700"


def test_the_ladder_of_late_payers_needs_no_answer() -> None:
    """Steps by days late are worth reading before anybody has said what is late."""
    section = section_of("collections", untold(), "clients")
    assert section.title == "Four steps for a late invoice, from reminder to demand"
    assert len(table_of(section)) == 5
    assert any("opens with answer" in p for p in prose_of(section))


@pytest.mark.parametrize(
    ("late", "title"),
    [("900", "$900 is more than 60 days late"), ("0", "Nothing is more than 60 days late")],
)
def test_what_is_late_is_said_as_soon_as_it_is_told(late: str, title: str) -> None:
    told = {"client_books.studio.overdue_60": late}
    assert section_of("collections", make_portfolio(answers=told), "clients").title == title


CLIENTS = """
- {id: a, entity: studio, name: Able, billing_model: retainer, contract: yes,
   entitlement: [{month: 2026-10, value: 900}], billed: [{month: 2026-10, value: 900}],
   collected: [{month: 2026-10, value: 900}], cost: [{month: 2026-10, value: 300}]}
- {id: b, entity: studio, name: Baker, billing_model: hourly, contract: no,
   entitlement: [{month: 2026-10, value: 400}], billed: [{month: 2026-10, value: 400}],
   collected: [{month: 2026-10, value: 0}], cost: [{month: 2026-10, value: 650}]}
"""


def test_the_client_who_costs_most_stands_first() -> None:
    section = section_of("client-profitability", make_portfolio(clients=CLIENTS), "clients")
    assert section.title == "One of two clients costs more than billed"
    assert column(table_of(section), "Client") == ["Baker", "Able"]
    assert column(table_of(section), "Left over") == ["−250", "600"]


def test_without_named_clients_profitability_folds() -> None:
    section = section_of("client-profitability", untold(), "clients")
    assert section.blocks == ()
    assert {"hours", "billed"} <= {m.need for m in section.missing}


def test_what_is_told_of_each_client_is_counted() -> None:
    """Five of the six details of the rowing club are told; its cost is not."""
    section = section_of("revenue-tracking", make_portfolio(), "clients")
    assert section.title == "Five of six details of clients are told"
    assert column(table_of(section), "Cost") == ["? not yet"]


STREAM = """
- id: maps
  entity: studio
  name: Maps
  unit: map
  units_name: maps
  has_price_list: no
  tracked: no
  recognition: {contract: a letter, obligations: a map, price: agreed, allocation: one,
    timing: point}
  price: 100
  variable_cost: 10
  units: {na: true, why: nobody counts}
  revenue: {unknown: true, need: takings of maps, ask: owner}
"""


def test_untracked_revenue_is_the_title() -> None:
    section = section_of("revenue-tracking", make_portfolio(revenue_streams=STREAM), "clients")
    assert section.title == "No revenue stream from clients is recorded as it comes in"
    assert facts_of(section) == {
        "Maps: recorded by a system": "no",
        "Maps: price settled": "no",
    }


def test_checks_that_wait_name_the_answers_that_allow_them() -> None:
    """A check never counts as passed while it waits, and says what it waits for."""
    section = section_of(ahead.KINDS[0].id, untold(), "clients")
    assert "Invoices are more than 60 days late" in column(table_of(section), "Reported")
    assert all(cell.startswith("Answer") for cell in column(table_of(section), "Judged"))


def test_nothing_waits_where_nothing_is_asked() -> None:
    assert ahead.checks_ahead(view_of(make_portfolio("entities: []"), "clients")) is None
