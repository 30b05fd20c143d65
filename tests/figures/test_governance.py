"""What is measured (F-35), to be done (F-37), to be decided and written down."""

from datetime import date
from decimal import Decimal

import pytest

from portfolio.model import Portfolio
from portfolio.values import NotApplicable, Unknown
from tests.figures.reading import ends, figure, invented, unit, value
from tests.portfolio_builder import make_portfolio

UNKNOWN = "{unknown: true, need: it, ask: owner}"


def with_kpis(*kpis: str, as_of: date | None = None) -> Portfolio:
    listed = "\n".join(
        f"- {{id: kpi-{n}, name: a, definition: b, unit: c, reports: [ceo]{kpi}}}"
        for n, kpi in enumerate(kpis)
    )
    return make_portfolio(kpis=listed, as_of=as_of)


def test_a_measure_counts_once_it_is_computed_or_observed() -> None:
    """F-35: cash is computed, the runway of a growing business would be too; two are not kept."""
    portfolio = with_kpis(
        ", figure: cash",
        ", figure: consented_contacts",
        ", observed: [{month: 2026-10, value: 3}]",
        f", observed: {UNKNOWN}",
        "",
    )
    found = figure("kpi_coverage", portfolio)
    assert ends(found.value, "1") == (Decimal(2),)
    assert unit(found.value) == "of 5"
    assert found.missing == (), "that a measure is not kept is known"


def test_a_measure_of_what_does_not_exist_here_is_no_measure() -> None:
    portfolio = with_kpis(", figure: debt_coverage.cottage", ", observed: {na: true, why: no}", "")
    assert unit(value("kpi_coverage", portfolio)) == "of 1"


def test_the_newest_observation_decides() -> None:
    months = "{month: 2026-01, value: 3}, {month: 2026-10, value: 3}"
    portfolio = with_kpis(f", observed: [{months}]")
    assert ends(value("kpi_coverage", portfolio), "1") == (Decimal(1),)


def test_a_figure_that_does_not_exist_answers_no_measure() -> None:
    assert ends(value("kpi_coverage", with_kpis(", figure: nothing")), "1") == (Decimal(0),)


@pytest.mark.parametrize(("day", "fresh"), [(14, 1), (15, 0)])
def test_the_last_day_of_freshness_counts(day: int, fresh: int) -> None:
    """F-35: 45 days after the end of September is 14 November."""
    observed = ", observed: [{month: 2026-09, value: 3}]"
    portfolio = with_kpis(observed).model_copy(update={"as_of": date(2026, 11, day)})
    assert ends(value("kpi_coverage", portfolio), "1") == (Decimal(fresh),)


@pytest.mark.parametrize(
    ("month", "fresh"), [("2026-09", 1), ("2026-08", 0), ("2026-11", 0), ("2026-10", 1)]
)
def test_an_observation_counts_for_45_days(month: str, fresh: int) -> None:
    """F-35 on 31 October: September ended 31 days ago, August 61; November is yet to come."""
    portfolio = with_kpis(f", observed: [{{month: {month}, value: 3}}]")
    assert ends(value("kpi_coverage", portfolio), "1") == (Decimal(fresh),)


def action(id_: str, due: str, status: str = "open") -> str:
    return f"- {{id: {id_}, title: a, reports: [ceo], owner: b, due: {due}, status: {status}}}"


ACTIONS = "\n".join(
    [
        action("late", "2026-10-30"),
        action("today", "2026-10-31", "doing"),
        action("undated", UNKNOWN),
        action("past", "2026-01-01", "done"),
        action("gone", "2026-01-01", "dropped"),
    ]
)


def test_open_late_and_undated_actions() -> None:
    """F-37 on 31 October: what is due today is not late, what is done never is."""
    portfolio = make_portfolio(actions=ACTIONS)
    assert ends(value("open_actions", portfolio), "1") == (Decimal(3),)
    assert ends(value("undated_actions", portfolio), "1") == (Decimal(1),)
    overdue = figure("overdue_actions", portfolio)
    assert ends(overdue.value, "1") == (Decimal(1),)
    assert overdue.unknown_count == 1, "whether the undated one is late cannot be told"


def test_when_all_is_done_nothing_is_open_and_that_is_cited() -> None:
    portfolio = make_portfolio(actions=action("past", "2026-01-01", "done"))
    for name in ("open_actions", "overdue_actions", "undated_actions"):
        found = figure(name, portfolio)
        assert ends(found.value, "1") == (Decimal(0),), name
        assert found.sources, name


def test_without_actions_none_can_be_late() -> None:
    assert isinstance(value("overdue_actions", make_portfolio(actions="")), NotApplicable)


def test_a_rule_about_money_that_nobody_put_into_words_is_missing() -> None:
    portfolio = make_portfolio(policies=f"[{{id: a, text: Save}}, {{id: b, text: {UNKNOWN}}}]")
    found = figure("policies_stated", portfolio)
    assert ends(found.value, "1") == (Decimal(1),)
    assert unit(found.value) == "of 2"
    assert [m.address for m in found.missing] == ["policies.b.text"]
    none = make_portfolio(policies=f"[{{id: b, text: {UNKNOWN}}}]")
    assert isinstance(value("policies_stated", none), Unknown)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("books_with_ledger", 1),
        ("missing_accounts", 1),
        ("undocumented_equity", 1),
        ("decisions_open", 1),
        ("milestones_open", 1),
    ],
)
def test_what_the_invented_portfolio_holds(name: str, expected: int) -> None:
    """Counted by hand in its files."""
    assert ends(value(name, invented()), "1") == (Decimal(expected),)


def test_a_decision_that_was_made_waits_no_longer() -> None:
    portfolio = make_portfolio(answers={"decisions.new-van.decided": "Rent one when needed"})
    assert ends(value("decisions_open", portfolio), "1") == (Decimal(0),)
