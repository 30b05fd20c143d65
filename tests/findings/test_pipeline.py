import pytest

from portfolio.truth import Truth
from tests.findings.judging import judged, messages, not_assessed
from tests.portfolio_builder import make_portfolio

UNKNOWN = "{unknown: true, need: a look, ask: owner}"
NO_COUNT = "{na: true, why: nobody counts}"


def deal(status: str = "open", more: str = "") -> str:
    return f"{{id: {status}, value: 100, units: 2, probability: 50%, status: {status}{more}}}"


def pipeline(deals: str = "", supplied: str = "yes", entity: str = "kayaks") -> str:
    about = f"entity: {entity}, " if entity else ""
    return f"- {{id: {entity or 'all'}, {about}supplied: {supplied}, deals: [{deals}]}}"


def step(name: str, state: str = "working", counted: str = "yes", count: str = NO_COUNT) -> str:
    return f"{{name: {name}, state: {state}, instrumented: {counted}, count: {count}}}"


def october(number: int) -> str:
    return f"[{{month: 2026-10, value: {number}}}]"


def funnel(*steps: str, entity: str = "kayaks") -> str:
    return f"- {{id: way-{entity}, entity: {entity}, steps: [{', '.join(steps)}]}}"


def test_an_empty_pipeline_says_what_is_needed() -> None:
    """No open deal is critical; lost and won ones do not fill a pipeline."""
    portfolio = make_portfolio(pipelines=pipeline(f"{deal('won')}, {deal('lost')}"))
    assert [
        (
            "critical | Heron Kayaks | The pipeline is empty: no deal is open, "
            "while 40 rentals a month are needed to break even"
        )
    ] == messages("PIP-01", portfolio)


def test_an_empty_pipeline_of_the_whole_portfolio() -> None:
    """Where the source names no business the finding names none, and nothing is left open."""
    portfolio = make_portfolio(pipelines=pipeline(entity=""), break_evens="")
    assert ["critical | The pipeline is empty: no deal is open"] == messages("PIP-01", portfolio)
    assert [] == not_assessed("PIP-01", portfolio)


def test_one_open_deal_is_a_pipeline() -> None:
    assert Truth.NO is judged("PIP-01", make_portfolio(pipelines=pipeline(deal())))["kayaks"].truth


@pytest.mark.parametrize(
    ("supplied", "need"), [(UNKNOWN, "a look"), ("no", "the list of open deals")]
)
def test_a_pipeline_nobody_told_is_not_empty(supplied: str, need: str) -> None:
    """An empty list is only a finding once somebody has said that it is complete."""
    portfolio = make_portfolio(pipelines=pipeline(supplied=supplied, entity=""))
    assert [] == messages("PIP-01", portfolio)
    assert [need] == [m.need for n in not_assessed("PIP-01", portfolio) for m in n.missing]


def test_businesses_without_a_pipeline_are_not_assessed() -> None:
    """A service is covered by the business it belongs to; a house has tenants, not deals."""
    portfolio = make_portfolio(pipelines=pipeline(deal()))
    assert ["gardens", "studio"] == [n.subject for n in not_assessed("PIP-01", portfolio)]


def test_a_business_given_up_needs_no_pipeline() -> None:
    portfolio = make_portfolio(answers={"entities.gardens.active": "no"})
    assert "gardens" not in judged("PIP-01", portfolio)


def test_a_broken_step() -> None:
    """All broken steps are named, in the order of the way."""
    ways = funnel(step("looks"), step("asks", "broken"), step("pays", "broken"))
    assert [
        "critical | Heron Kayaks | Customers are lost on the way to a sale at “asks” and “pays”"
    ] == messages("FUN-01", make_portfolio(funnels=ways))


@pytest.mark.parametrize(
    ("came", "passed", "truth"),
    [(130, 0, Truth.YES), (130, 4, Truth.NO), (0, 0, Truth.NO)],
)
def test_a_step_that_nobody_passes_is_broken(came: int, passed: int, truth: Truth) -> None:
    """Whatever its state is said to be; but only where somebody had come so far."""
    steps = step("asks", count=october(came)), step("pays", count=october(passed))
    outcome = judged("FUN-01", make_portfolio(funnels=funnel(*steps)))["kayaks"]
    assert truth is outcome.truth
    assert (truth is Truth.YES) == ("“pays”" in outcome.message)


def test_a_step_nobody_looked_at_is_not_assessed() -> None:
    """One broken step decides even so."""
    unseen, broken = step("asks", UNKNOWN), step("pays", "broken")
    assert ["a look"] == [
        m.need
        for n in not_assessed("FUN-01", make_portfolio(funnels=funnel(unseen)))
        for m in n.missing
    ]
    assert 1 == len(messages("FUN-01", make_portfolio(funnels=funnel(unseen, broken))))


@pytest.mark.parametrize(
    ("counted", "sentence"),
    [
        (("no", "no"), "Nobody counts the customers on the way to a sale"),
        (("yes", "no"), "Nobody counts the customers at one of two steps on the way to a sale"),
    ],
)
def test_steps_nobody_counts(counted: tuple[str, str], sentence: str) -> None:
    ways = funnel(*(step(f"step {n}", counted=c) for n, c in enumerate(counted)))
    assert [f"high | Heron Kayaks | {sentence}"] == messages("FUN-02", make_portfolio(funnels=ways))


@pytest.mark.parametrize(("counted", "truth"), [("yes", Truth.NO), (UNKNOWN, Truth.UNKNOWN)])
def test_counted_steps(counted: str, truth: Truth) -> None:
    portfolio = make_portfolio(funnels=funnel(step("asks", counted=counted)))
    assert truth is judged("FUN-02", portfolio)["kayaks"].truth
