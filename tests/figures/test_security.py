"""Safeguards that hold and that are missing: F-41."""

from decimal import Decimal

import pytest

from portfolio.model import Portfolio
from portfolio.values import NotComputable, Unknown
from tests.figures.reading import ends, figure, value
from tests.portfolio_builder import make_portfolio

CONTROLS = "\n".join(
    f"- {{id: {severity}, title: a, gap: b, kind: {kind}, severity: {severity}, reference: c,"
    " remedy: d}"
    for severity, kind in (("critical", "secret-in-source"), ("medium", "waf"), ("info", "other"))
)
UNKNOWN = "state: {unknown: true, need: whether it holds, ask: owner}"


def with_states(**states: str) -> Portfolio:
    """States of safeguards by severity, `critical="state: fail"`."""
    listed = "\n".join(f"- {{id: s-{s}, control: {s}, {state}}}" for s, state in states.items())
    return make_portfolio(controls=CONTROLS, control_states=listed)


@pytest.mark.parametrize(
    ("critical", "medium", "score"),
    [("fail", "pass", "0.33"), ("pass", "fail", "0.67"), ("pass", "pass", "1.00")],
)
def test_a_safeguard_counts_by_how_bad_its_absence_is(
    critical: str, medium: str, score: str
) -> None:
    """F-41: critical weighs 4, medium 2."""
    portfolio = with_states(critical=f"state: {critical}", medium=f"state: {medium}")
    assert ends(value("security_score", portfolio)) == (Decimal(score),)


def test_a_safeguard_that_nobody_checked_is_not_passed() -> None:
    """F-41: it stands beside the score; with nothing checked there is no score."""
    found = figure("security_score", with_states(critical="state: fail", medium=UNKNOWN))
    assert ends(found.value) == (Decimal("0.00"),)
    assert found.unknown_count == 1
    assert isinstance(value("security_score", with_states(medium=UNKNOWN)), Unknown)


def test_mere_notes_give_no_score() -> None:
    found = value("security_score", with_states(info="state: pass"))
    assert found == NotComputable("only notes were checked")


def test_gaps_are_critical_by_the_standard_not_by_the_source() -> None:
    portfolio = with_states(
        critical="state: fail, source_severity: low",
        medium="state: fail, source_severity: critical",
    )
    assert ends(value("open_gaps", portfolio), "1") == (Decimal(2),)
    assert ends(value("critical_gaps", portfolio), "1") == (Decimal(1),)


def test_without_a_critical_safeguard_there_is_no_critical_gap() -> None:
    """A zero that cites what was looked at."""
    found = figure("critical_gaps", with_states(medium="state: fail"))
    assert ends(found.value, "1") == (Decimal(0),)
    assert found.sources


@pytest.mark.parametrize(
    ("then", "open_"),
    [
        ("rotated: yes, purged: yes", 0),
        ("rotated: yes, purged: no", 1),
        ("rotated: no, purged: yes", 1),
        ("rotated: yes", 1),
    ],
)
def test_a_leak_is_closed_once_replaced_and_gone_from_history(then: str, open_: int) -> None:
    portfolio = with_states(critical=f"state: fail, {then}")
    assert ends(value("critical_gaps", portfolio), "1") == (Decimal(open_),)
