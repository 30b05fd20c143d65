"""Cloud cost and saving (F-33), safeguards (F-41) and practices."""

from decimal import Decimal

import pytest

from portfolio.model import Portfolio
from portfolio.values import NotApplicable, NotComputable, Unknown
from tests.figures.reading import ends, figure, invented, value
from tests.portfolio_builder import make_portfolio

COSTS = "[{id: all, vendor: Host, service: all, monthly: {low: 50, high: 84}}]"


def with_savings(*savings: str, costs: str = COSTS) -> Portfolio:
    listed = "\n".join(
        f"- {{id: saving-{n}, name: Saving, vendor: Host, {saving}}}"
        for n, saving in enumerate(savings)
    )
    return make_portfolio(costs=costs, savings=listed)


def test_what_remains_after_saving() -> None:
    """F-33: least cost less most saving, and the other way round."""
    portfolio = with_savings("amount: 10 to 20", "amount: 5")
    assert ends(value("cloud_saving", portfolio), "1") == (Decimal(15), Decimal(25))
    assert ends(value("cloud_after_saving", portfolio), "1") == (Decimal(25), Decimal(69))
    share = value("saving_share", portfolio)
    assert ends(share, "0.001") == (Decimal("0.179"), Decimal("0.500"))


def test_nobody_is_paid_for_saving_more_than_the_cost() -> None:
    """F-33: below nothing there is nothing."""
    portfolio = with_savings("amount: 60")
    assert ends(value("cloud_after_saving", portfolio), "1") == (Decimal(0), Decimal(24))


def test_savings_made_or_doubted_are_not_to_come() -> None:
    portfolio = with_savings("amount: 25", "amount: 9, done: yes", "amount: 9, doubt: it is free")
    assert ends(value("cloud_saving", portfolio), "1") == (Decimal(25),)


def test_a_saving_of_unknown_amount_is_counted_beside_the_known_ones() -> None:
    portfolio = with_savings("amount: 25", "amount: {unknown: true, need: how much, ask: owner}")
    for name in ("cloud_saving", "cloud_after_saving", "saving_share", "saving_share_of_burn"):
        found = figure(name, portfolio)
        assert not isinstance(found.value, Unknown), name
        assert found.unknown_count == 1, name


def test_of_a_free_service_nothing_can_be_saved() -> None:
    free = "[{id: all, vendor: Host, service: all, monthly: 0}]"
    portfolio = with_savings("amount: 5", costs=free)
    assert value("saving_share", portfolio) == NotComputable("nothing is spent")


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


def test_practices_are_counted_over_all_systems() -> None:
    assert ends(value("stacks_with_ci", invented()), "1") == (Decimal(0),)
    assert ends(value("stacks_with_rollback", invented()), "1") == (Decimal(1),)
    assert isinstance(value("stacks_with_staging", _without_systems()), NotApplicable)


def _without_systems() -> Portfolio:
    return make_portfolio(stacks="", control_states="")
