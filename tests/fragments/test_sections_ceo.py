"""What the sections of the CEO's report say of known, unknown and missing records."""

import pytest

from portfolio.fragments.sections import ceo
from tests.fragments.section_reader import (
    column,
    facts_of,
    prose_of,
    section_of,
    table_of,
    view_of,
)
from tests.portfolio_builder import make_portfolio

UNTOLD_CASH = {"cash.operating.balance": "{unknown: true, need: the balance, ask: owner}"}


@pytest.mark.parametrize("kind", ceo.KINDS, ids=lambda kind: kind.id)
def test_a_section_without_records_does_not_exist(kind: object) -> None:
    """A portfolio that keeps nothing has no sections, and none of them fails."""
    empty = make_portfolio("entities: []")
    assert ceo.KINDS
    assert kind.make(view_of(empty, "ceo")) is None  # type: ignore[attr-defined]  # a kind of section


def test_revenue_gaps_counts_what_is_tracked() -> None:
    """The title counts tracked streams; each stream has its answer in the table."""
    section = section_of("revenue-gaps", make_portfolio())
    assert section.title == "One of two revenue streams is tracked"
    assert column(table_of(section), "Tracked") == ["✗ no", "● yes"]


def test_revenue_is_set_against_the_target_of_its_business() -> None:
    """Earned 4,160 of a planned 4,500: the difference is 340 below."""
    table = table_of(section_of("revenue-gaps", make_portfolio()))
    assert ["4,160", "4,500", "−340"] == [
        column(table, head)[1] for head in ("Revenue", "Target", "Difference")
    ]


def test_a_column_that_nobody_can_fill_becomes_a_note() -> None:
    """Revenue unknown in all streams: no column of unknown cells, one line that says so."""
    untold = "{unknown: true, need: takings, ask: owner}"
    told = {f"revenue_streams.{s}.revenue": untold for s in ("kayak-hire", "hedge-care")}
    section = section_of("revenue-gaps", make_portfolio(answers=told))
    heads = table_of(section)[0]
    assert not [head for head in heads if head.startswith("Revenue")]
    assert [p for p in prose_of(section) if p.startswith("Not told yet: revenue")]


def test_an_empty_pipeline_is_known_to_be_empty() -> None:
    """Nobody may read "unknown" where somebody said that no deal is open."""
    pipelines = "[{id: all, supplied: yes}]"
    section = section_of("market-validation", make_portfolio(pipelines=pipelines))
    assert section.title == "No open deals, and one path to a sale is broken"
    assert facts_of(section)["Open deals"] == "0"


def test_an_untold_pipeline_is_not_taken_for_an_empty_one() -> None:
    """While nobody has said what is in it, no number of deals is shown."""
    pipelines = "[{id: all, supplied: {unknown: true, need: open deals, ask: owner}}]"
    section = section_of("market-validation", make_portfolio(pipelines=pipelines, funnels=""))
    assert section.title == "Open deals are not told yet"
    assert section.blocks == ()
    assert [m.need for m in section.missing] == ["open deals"]


def test_runway_is_turned_around_while_cash_is_unknown() -> None:
    """Three months of a stated burn of 4,000 to 5,000 need 12,000 to 15,000."""
    section = section_of("runway", make_portfolio(answers=UNTOLD_CASH))
    assert "Each month of runway takes ≈\u202f$4,000–5,000 in the bank" == section.title
    assert table_of(section)[1] == ["3 months", "12,000", "15,000"]


def test_runway_names_the_month_in_which_cash_ends() -> None:
    """28,000 at a net burn of 4,500 last 6.2 months from October."""
    section = section_of("runway", make_portfolio())
    assert section.title == "Cash runs out in April 2027"
    assert facts_of(section)["Cash in bank"] == "$28,000"


def test_agenda_holds_what_is_due_in_thirty_days_and_what_has_no_date() -> None:
    """Overdue first, then by day, then without a date; later actions wait for their time."""
    actions = """
- {id: late, title: Late, reports: [cto], owner: owner, due: 2026-10-01}
- {id: soon, title: Soon, reports: [ceo], owner: owner, due: 2026-11-30}
- {id: later, title: Later, reports: [ceo], owner: owner, due: 2026-12-01}
- {id: done, title: Done, reports: [ceo], owner: owner, due: 2026-11-01, status: done}
- id: some
  title: Some day
  reports: [ceo]
  owner: owner
  due: {unknown: true, need: the day, ask: owner}
  timing: weeks 1 to 2
"""
    section = section_of("agenda", make_portfolio(actions=actions))
    assert section.title == "Three actions for the next 30 days, one overdue"
    table = table_of(section)
    assert column(table, "Action") == ["Late", "Soon", "Some day"]
    assert column(table, "When") == ["1 Oct 2026, overdue", "30 Nov 2026", "Weeks 1 to 2"]


def test_equity_says_how_much_of_a_business_is_listed() -> None:
    """A holding of 15 % leaves 85 % that nobody has listed."""
    section = section_of("equity", make_portfolio())
    assert section.title == "No holding has a signed agreement"
    assert prose_of(section)[-1].endswith("add up to 15%; 85% is not listed.")


def test_equity_of_more_than_the_whole_is_said() -> None:
    """Shares that cannot all be true stand on the page with their sum."""
    terms = "entity: kayaks, share: 60%, documented: yes, vesting: no, buyout: no"
    stakes = ", ".join(f"{{id: {who}, holder: {who}, {terms}}}" for who in ("owner", "foreman"))
    section = section_of("equity", make_portfolio(equity=f"[{stakes}]"))
    assert section.title == "Both holdings have a signed agreement"
    assert prose_of(section)[-1].endswith("add up to 120%, more than the whole.")


def test_measures_are_known_out_of_date_or_never_told() -> None:
    """A measure last observed long ago is shown as out of date, one never observed by name only."""
    kpis = """
- id: a
  name: Rentals
  definition: d
  unit: rentals
  reports: [ceo]
  observed: [{month: 2026-10, value: 52}]
- id: b
  name: Repairs
  definition: d
  unit: repairs
  reports: [ceo]
  observed: [{month: 2026-01, value: 4}]
- {id: c, name: Complaints, definition: d, unit: letters, reports: [ceo]}
"""
    section = section_of("missing-kpis", make_portfolio(kpis=kpis))
    assert section.title == "One of three measures is known, one out of date"
    assert column(table_of(section), "State") == ["● known", "◐ out of date"]
    assert table_of(section, 1)[1] == ["CEO", "Complaints", "1"]


def test_assets_add_up_what_is_valued() -> None:
    """The title never passes the worth of some assets for that of all."""
    section = section_of("asset-inventory", make_portfolio())
    assert section.title == "Two assets listed; one valued, at ≈\u202f$9,000"
    assert column(table_of(section), "Asset") == ["Twelve kayaks", "Newsletter, 240 entries"]
    assert prose_of(section) == ["Nothing is listed for Elm Gardens and Copper Studio."]
