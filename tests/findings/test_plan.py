import pytest

from portfolio.figures import figures
from portfolio.findings.finding import Finding
from portfolio.findings.register import register
from portfolio.model import Portfolio
from portfolio.truth import Truth
from tests.findings.judging import found, judged, messages, not_assessed, rule_of
from tests.portfolio_builder import make_portfolio

UNKNOWN = "{unknown: true, need: a day, ask: owner}"


def kpi(name: str, observed: str = "", figure: str = "") -> str:
    rest = f", observed: {observed}" if observed else ""
    rest += f", figure: {figure}" if figure else ""
    words = f"id: {name}, name: {name}, definition: all, unit: trips, reports: [cmo]"
    return f"- {{{words}{rest}}}"


def observed(*measures: str) -> Portfolio:
    return make_portfolio(kpis="\n".join(measures))


def test_measures_that_were_never_observed() -> None:
    """One finding for all: it says how many, and names the first three."""
    never = [kpi("a"), kpi("b", UNKNOWN), kpi("c", "[{month: 2026-10, value: 2}]")]
    portfolio = observed(*never, kpi("d"), kpi("e"))
    assert ["medium | Nobody has ever observed four of five measures: a, b, d and one more"] == (
        messages("KPI-01", portfolio)
    )
    assert ("ceo",) == found("KPI-01", portfolio)[0].reports


@pytest.mark.parametrize(
    ("measure", "truth"),
    [
        (kpi("a", "[{month: 2026-09, value: 2}]"), Truth.NO),
        (kpi("a", figure="cash"), Truth.NO),
        (kpi("a", figure="no-such-figure"), Truth.YES),
        (kpi("a", "[{month: 2026-09, unknown: true, need: a look, ask: owner}]"), Truth.YES),
    ],
)
def test_a_measure_that_was_observed(measure: str, truth: Truth) -> None:
    """Once, or by a figure that is computed."""
    assert truth is judged("KPI-01", observed(measure))["portfolio"].truth


def test_a_measure_that_cannot_exist_is_not_missing() -> None:
    assert {} == judged("KPI-01", observed(kpi("a", "{na: true, why: no guests}")))


def milestone(due: str = "2026-10-01", status: str = "open", **more: str) -> str:
    told = {"condition": "a boat lies there", "owner": "owner"} | more
    pairs = ", ".join(f"{field}: {value}" for field, value in told.items())
    return (
        f"- {{id: dock, title: The dock is open, reports: [cmo], due: {due}, status: {status}, "
        f"{pairs}}}"
    )


def test_a_milestone_that_is_overdue() -> None:
    """Its own readers see it, by its title."""
    portfolio = make_portfolio(milestones=milestone())
    assert ["high | The dock is open | It was due on 1 Oct 2026, 30 days ago"] == messages(
        "MIL-01", portfolio
    )
    assert ("cmo",) == found("MIL-01", portfolio)[0].reports
    yesterday = make_portfolio(milestones=milestone("2026-10-30"))
    assert ["high | The dock is open | It was due on 30 Oct 2026, 1 day ago"] == messages(
        "MIL-01", yesterday
    )


@pytest.mark.parametrize(
    ("due", "truth"), [("2026-10-31", Truth.NO), ("2027-01-01", Truth.NO), (UNKNOWN, Truth.UNKNOWN)]
)
def test_a_milestone_in_time(due: str, truth: Truth) -> None:
    portfolio = make_portfolio(milestones=milestone(due))
    assert truth is judged("MIL-01", portfolio)["dock"].truth


def test_what_is_done_is_not_overdue() -> None:
    assert {} == judged("MIL-01", make_portfolio(milestones=milestone(status="done")))


@pytest.mark.parametrize(
    ("told", "lacks"),
    [
        ({"due": UNKNOWN}, "a day"),
        ({"condition": UNKNOWN, "owner": UNKNOWN}, "a condition or an owner"),
    ],
)
def test_milestones_nobody_can_test(told: dict[str, str], lacks: str) -> None:
    portfolio = make_portfolio(milestones=milestone(**told))
    assert [
        f"medium | Nobody can test the only open milestone, for want of {lacks}: The dock is open"
    ] == messages("MIL-02", portfolio)


def test_milestones_that_can_be_tested() -> None:
    assert Truth.NO is judged("MIL-02", make_portfolio())["portfolio"].truth
    assert {} == judged("MIL-02", make_portfolio(milestones=""))


def action(due: str = "2026-10-01", closes: str = "", name: str = "rates") -> str:
    return (
        f"- {{id: {name}, title: Publish {name}, reports: [cfo], owner: owner, due: {due}, "
        f"closes: [{closes}]}}"
    )


def test_actions_that_are_overdue() -> None:
    portfolio = make_portfolio(actions=f"{action()}\n{action('2026-11-01', name='terms')}")
    assert ["medium | One action is overdue: Publish rates"] == messages("ACT-01", portfolio)
    assert ("ceo",) == found("ACT-01", portfolio)[0].reports


@pytest.mark.parametrize(("due", "truth"), [("2026-11-01", Truth.NO), (UNKNOWN, Truth.UNKNOWN)])
def test_actions_in_time(due: str, truth: Truth) -> None:
    portfolio = make_portfolio(actions=action(due))
    assert truth is judged("ACT-01", portfolio)["portfolio"].truth
    assert (truth is Truth.UNKNOWN) == bool(not_assessed("ACT-01", portfolio))


def undone(portfolio: Portfolio) -> list[Finding]:
    """What is said of actions when books are all that is judged beside them."""
    rules = [rule_of("ACT-01"), rule_of("ACC-01")]
    register_ = register(rules, portfolio, figures(portfolio))
    return [f for f in register_.findings if f.rule == "ACT-01"]


REST = "ledger: no, bank_feed: no, invoicing: no, receipts: no"
NO_BOOKS = f"- {{id: gardens, entity: gardens, {REST}}}\n- {{id: studio, entity: studio, {REST}}}"


@pytest.mark.parametrize("closes", ["", "ACC-01/studio", "PIP-01"])
def test_critical_findings_without_an_action(closes: str) -> None:
    """Findings of one rule count once; one answered subject leaves the other open."""
    [finding] = undone(make_portfolio(books=NO_BOOKS, actions=action("2026-11-01", closes)))
    assert (
        "No open action answers one critical finding: no accounting system keeps the books"
        == finding.message
    )


@pytest.mark.parametrize("closes", ["ACC-01", "ACC-01/studio, ACC-01/gardens"])
def test_critical_findings_that_are_answered(closes: str) -> None:
    assert [] == undone(make_portfolio(books=NO_BOOKS, actions=action("2026-11-01", closes)))


def test_both_at_once() -> None:
    [finding] = undone(make_portfolio(books=NO_BOOKS, actions=action()))
    assert (
        "One action is overdue: Publish rates; no open action answers one critical finding: "
        "no accounting system keeps the books"
    ) == finding.message
