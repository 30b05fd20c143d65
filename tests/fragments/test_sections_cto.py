"""What the sections on systems say of known, unknown and missing records."""

import pytest

from portfolio.fragments.section import SectionKind
from portfolio.fragments.sections import cto
from tests.fragments.section_reader import (
    column,
    facts_of,
    prose_of,
    section_of,
    table_of,
    view_of,
)
from tests.portfolio_builder import make_portfolio

CONTROLS = """
- {id: keys, title: no keys in code, gap: a key in the code, kind: secret-in-source,
   severity: critical, reference: CWE-798, remedy: Replace it}
- {id: wall, title: a firewall, gap: no firewall, kind: waf, severity: medium,
   reference: the scanner, remedy: Attach one}
- {id: doors, title: endpoints ask who calls, gap: open endpoints, kind: endpoint-auth,
   severity: high, reference: CWE-306, remedy: Ask for a token}
"""
ASK = "{unknown: true, need: %s, ask: owner}"


def states(*lines: str) -> str:
    return "\n".join(f"- {{{line}}}" for line in lines)


@pytest.mark.parametrize("kind", cto.KINDS, ids=lambda kind: kind.id)
def test_a_section_without_records_does_not_exist(kind: SectionKind) -> None:
    """A portfolio that keeps nothing has no sections, and none of them fails."""
    assert kind.make(view_of(make_portfolio("entities: []"), "cto")) is None


def test_gaps_stand_in_the_order_of_the_standard_with_both_severities() -> None:
    """The worst by standard first, whatever the source calls it; the difference is explained."""
    told = states(
        "id: a, control: wall, state: fail, source_severity: critical",
        "id: b, control: keys, state: fail, source_severity: critical",
    )
    section = section_of("security", make_portfolio(controls=CONTROLS, control_states=told), "cto")
    assert section.title == "Two security gaps are open, one of them critical"
    assert column(table_of(section), "Severity") == [
        "■ Critical A key in the code",
        "◆ Medium No firewall",
    ]
    assert column(table_of(section), "By source") == ["critical", "critical"]
    assert any("critical by its source, medium by the standard" in p for p in prose_of(section))


def test_a_safeguard_that_was_never_checked_is_no_gap() -> None:
    """Unknown is neither open nor in place: without any answer the section folds."""
    told = states(f"id: a, control: wall, state: {ASK % 'whether there is one'}")
    section = section_of("security", make_portfolio(controls=CONTROLS, control_states=told), "cto")
    assert section.blocks == ()
    assert [m.need for m in section.missing] == ["whether there is one"]


def test_a_safeguard_in_place_is_said_to_be_on_track() -> None:
    told = states("id: a, control: wall, state: pass")
    section = section_of("security", make_portfolio(controls=CONTROLS, control_states=told), "cto")
    assert section.title == "The one safeguard checked and in place"
    assert column(table_of(section), "Severity") == ["● On track A firewall"]


def test_endpoints_fold_until_somebody_has_listed_them() -> None:
    """That some are open is said among the gaps; which ones is what this section is about."""
    untold = states(f"id: a, control: doors, state: fail, detail: {ASK % 'which ones'}")
    folded = section_of("endpoints", make_portfolio(controls=CONTROLS, control_states=untold))
    assert folded.blocks == ()
    listed = states("id: a, control: doors, state: fail, detail: orders and refunds")
    section = section_of("endpoints", make_portfolio(controls=CONTROLS, control_states=listed))
    assert table_of(section)[1][:2] == ["orders and refunds", "✗ no"]


def test_cloud_cost_sets_the_saving_against_the_bill_and_the_burn() -> None:
    """20 to 30 less 5 is 15 to 25; under a twentieth of the burn it is called small."""
    section = section_of("cloud-cost", make_portfolio(), "cto")
    assert section.title == "Rented services cost $20–30 a month; $5 could go"
    assert facts_of(section)["Left after saving"] == "$15–25 a month"
    assert any(p.startswith("The whole bill is") for p in prose_of(section))


def test_a_bill_that_matters_is_not_called_small() -> None:
    section = section_of("cloud-cost", make_portfolio(answers={"costs.hosting.monthly": "900"}))
    assert not any(p.startswith("The whole bill is") for p in prose_of(section))


def test_a_doubted_saving_is_listed_with_its_doubt_and_not_added() -> None:
    savings = "[{id: a, name: less of it, vendor: Host, amount: 9, doubt: it is free anyway}]"
    section = section_of("cloud-cost", make_portfolio(savings=savings), "cto")
    assert column(table_of(section), "Doubt") == ["it is free anyway"]
    assert "$9" not in section.title


def test_practice_names_what_no_system_has() -> None:
    """One precaution of three is not a safe change; none at all is said as such."""
    assert section_of("dev-practice", make_portfolio()).title.startswith("No system has tests")
    answers = {"stacks.booking.practice.rollback": "no"}
    none = section_of("dev-practice", make_portfolio(answers=answers))
    assert none.title == "No system has tests, a copy or a way back"


ACTIONS = """
- {id: later, title: Later, reports: [cto], owner: owner, due: 2026-12-24, closes: [SEC-01]}
- {id: sooner, title: Sooner, reports: [cto], owner: owner, due: 2026-11-24}
- {id: undated, title: Some day, reports: [cto], timing: week 9,
   owner: {unknown: true, need: who does it, ask: owner},
   due: {unknown: true, need: a day, ask: owner}}
- {id: over, title: Over, reports: [cto], owner: owner, due: 2026-11-01, status: done}
"""


def test_actions_stand_by_day_and_name_the_findings_they_close() -> None:
    """Dated ones first, done ones not at all; urgent findings without an action are counted."""
    section = section_of("engineering-actions", make_portfolio(actions=ACTIONS), "cto")
    table = table_of(section)
    assert column(table, "Action") == ["Sooner", "Later", "Some day"]
    assert column(table, "When") == ["24 Nov 2026", "24 Dec 2026", "Week 9"]
    assert column(table, "Closes")[1].startswith("■ Critical")
    assert section.title.startswith("Three actions planned; ")


def test_websites_tell_what_nobody_sees() -> None:
    section = section_of("customer-experience", make_portfolio(), "cto")
    assert section.title == "The one website counts visits; it hides which dates are free"


def test_trial_mode_says_how_many_can_be_reached() -> None:
    """240 contacts at 200 mails a day take two days."""
    section = section_of("mail-infrastructure", make_portfolio(), "cto")
    assert "200 verified addresses a day" in section.title
    assert "Spring letter would take 2 days at this limit." in prose_of(section)


def test_systems_without_described_parts_are_counted() -> None:
    stacks = """
- {id: a, entity: kayaks, name: A, purpose: Books, sign_in: password,
   components: [{name: pages, service: a host}], practice: {ci: no, staging: no, rollback: no}}
- {id: b, entity: kayaks, name: B, purpose: Bills, practice: {ci: no, staging: no, rollback: no},
   sign_in: {unknown: true, need: how to sign in to B, ask: owner}}
"""
    section = section_of("stacks", make_portfolio(stacks=stacks, control_states=""), "cto")
    assert section.title == "One of two systems has its parts written down"
    assert column(table_of(section), "Sign-in") == ["password", "? Unknown"]
