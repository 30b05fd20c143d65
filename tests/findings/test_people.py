import pytest

from portfolio.truth import Truth
from tests.findings.judging import found, judged, messages, not_assessed
from tests.portfolio_builder import make_portfolio

UNKNOWN = "{unknown: true, need: the contract, ask: owner}"


def stake(name: str = "foreman", about: str = "entity: kayaks, ", **answers: str) -> str:
    told = {"share": "15%", "documented": "yes", "vesting": "yes", "buyout": "yes"} | answers
    pairs = ", ".join(f"{field}: {value}" for field, value in told.items())
    return f"- {{id: {name}, {about}holder: {name}, {pairs}}}"


@pytest.mark.parametrize(
    ("answers", "lacks"),
    [
        ({"documented": "no"}, "(15%) lacks a signed agreement"),
        ({"vesting": "no", "buyout": "no"}, "(15%) lacks a vesting schedule and terms for leaving"),
        ({"share": UNKNOWN}, "lacks a documented size"),
        ({"share": UNKNOWN, "documented": UNKNOWN}, "lacks a documented size"),
    ],
)
def test_a_share_that_is_not_on_paper(answers: dict[str, str], lacks: str) -> None:
    """A size that nobody can tell is not documented either."""
    portfolio = make_portfolio(equity=stake(**answers))
    assert [f"critical | Heron Kayaks | The share of the foreman {lacks}"] == messages(
        "EQT-01", portfolio
    )


def test_shares_of_several_holders() -> None:
    """One finding for a business; where none is named it is about the portfolio."""
    rows = [stake(documented="no", about=""), stake("owner", vesting="no", about="")]
    assert [
        (
            "critical | The share of the foreman (15%) lacks a signed agreement; "
            "The share of the owner (15%) lacks a vesting schedule"
        )
    ] == messages("EQT-01", make_portfolio(equity="\n".join(rows)))


@pytest.mark.parametrize(
    ("answers", "truth"),
    [
        ({}, Truth.NO),
        ({"buyout": UNKNOWN}, Truth.UNKNOWN),
        ({"vesting": "{na: true, why: bought for money}"}, Truth.NO),
    ],
)
def test_a_share_on_paper(answers: dict[str, str], truth: Truth) -> None:
    portfolio = make_portfolio(equity=stake(**answers))
    assert truth is judged("EQT-01", portfolio)["kayaks"].truth


def person(
    day: str = "2026-11-20",
    handover: str = "40%",
    successor: str = "Kim",
    backup: str = "backup: Kim",
    more: str = "",
) -> str:
    return (
        f"- {{id: foreman, title: foreman{more}, "
        f"functions: [{{name: boat repairs, {backup}}}, {{name: tea, critical: no}}], "
        f"transition: {{last_day: {day}, handover: {handover}, successor: {successor}}}}}\n"
        "- {id: owner, title: owner}"
    )


def test_somebody_leaves_soon() -> None:
    """Critical within a month of the last day, and high before."""
    sentence = "Foreman | Leaves on {}; 40% is handed over"
    soon, later = make_portfolio(people=person()), make_portfolio(people=person("2027-01-31"))
    assert ["critical | " + sentence.format("20 Nov 2026")] == messages("PEO-01", soon)
    assert ["high | " + sentence.format("31 Jan 2027")] == messages("PEO-01", later)


@pytest.mark.parametrize("backup", ["critical: yes", "backup: nobody", f"backup: {UNKNOWN}"])
def test_a_critical_task_without_a_backup(backup: str) -> None:
    """Nobody is nobody, in whichever words; a task that is not critical needs none."""
    portfolio = make_portfolio(people=person(handover="100%", backup=backup))
    assert [
        (
            "critical | Foreman | Leaves on 20 Nov 2026; 100% is handed over "
            "and one critical task has no backup (boat repairs)"
        )
    ] == messages("PEO-01", portfolio)


def test_a_transition_of_which_nothing_is_told() -> None:
    """As long as nobody can name who takes over, the business stands without."""
    portfolio = make_portfolio(people=person(UNKNOWN, UNKNOWN, UNKNOWN))
    assert [
        (
            "critical | Foreman | Leaves on a day that is not told; "
            "how much is handed over is not told and no successor is named"
        )
    ] == messages("PEO-01", portfolio)


@pytest.mark.parametrize(
    ("handover", "truth"),
    [
        ("100%", Truth.NO),
        ("{low: 90%, high: 100%}", Truth.POSSIBLE),
        (UNKNOWN, Truth.UNKNOWN),
    ],
)
def test_a_handover_that_is_done(handover: str, truth: Truth) -> None:
    portfolio = make_portfolio(people=person(handover=handover))
    assert truth is judged("PEO-01", portfolio)["foreman"].truth


def test_who_has_left_or_stays_is_not_judged() -> None:
    portfolio = make_portfolio(people=person(more=", active: no"))
    assert {} == judged("PEO-01", portfolio)


KPI = "- {id: trips, name: Trips, definition: all, unit: trips, reports: [cmo]}"
OWNED_KPI = KPI.replace("}", ", owner: owner}")


def action(owner: str, status: str = "open") -> str:
    return (
        f"- {{id: rates, title: Publish rates, reports: [cfo], owner: {owner}, due: 2026-12-01, "
        f"status: {status}}}"
    )


def test_things_that_nobody_answers_for() -> None:
    """Nobody has told the owner, none is written, or the owner has left."""
    people = "- {id: foreman, title: foreman, active: no}\n- {id: owner, title: owner}"
    portfolio = make_portfolio(people=people, actions=action(UNKNOWN), kpis=KPI)
    assert [
        (
            "medium | Nobody answers for one action, one milestone and one measure: "
            "Publish rates, The second dock is open and Trips"
        )
    ] == messages("PEO-03", portfolio)
    [finding] = found("PEO-03", portfolio)
    assert ("ceo",) == finding.reports


def test_many_things_that_nobody_answers_for() -> None:
    """They are counted; a list of all would not be read."""
    measures = "\n".join(KPI.replace("trips", f"trips-{n}", 1) for n in range(4))
    portfolio = make_portfolio(kpis=measures, milestones="", actions=action(UNKNOWN))
    assert ["medium | Nobody answers for one action and four measures"] == messages(
        "PEO-03", portfolio
    )


def test_things_that_somebody_answers_for() -> None:
    """What is done needs no owner any more."""
    portfolio = make_portfolio(actions=action(UNKNOWN, "done"), kpis=OWNED_KPI)
    assert Truth.NO is judged("PEO-03", portfolio)["portfolio"].truth
    empty = make_portfolio(actions="", milestones="", kpis="")
    assert {} == judged("PEO-03", empty)
    assert [] == not_assessed("PEO-03", empty)
