import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.truth import Truth
from tests.findings.judging import found, judged, messages, not_assessed
from tests.portfolio_builder import make_portfolio

UNKNOWN = "{unknown: true, need: an offer, ask: owner}"


def earned(amount: str) -> dict[str, str]:
    return {"revenue_streams.kayak-hire.revenue": amount}


def test_a_month_far_below_plan() -> None:
    """The difference is at stake."""
    portfolio = make_portfolio(answers=earned("3000"))
    assert ["high | Heron Kayaks | October 2026 brought $3,000 of the planned $4,500"] == messages(
        "TGT-01", portfolio
    )
    assert 1500 == found("TGT-01", portfolio)[0].at_stake.low  # type: ignore[union-attr]  # 4,500 less 3,000


@pytest.mark.parametrize(
    ("amount", "truth"),
    [
        ("3600", Truth.NO),
        ("3599", Truth.YES),
        ("5000", Truth.NO),
        ("{low: 3000, high: 4000}", Truth.POSSIBLE),
        (UNKNOWN, Truth.UNKNOWN),
    ],
)
def test_a_month_near_plan(amount: str, truth: Truth) -> None:
    """A fifth below plan is still near it."""
    assert truth is judged("TGT-01", make_portfolio(answers=earned(amount)))["kayaks"].truth


def target(about: str, month: str, value: str = "1000", more: str = "") -> str:
    return (
        f"- {{id: plan, {about}last: 2026-12, {more}revenue: [{{month: {month}, value: {value}}}]}}"
    )


@pytest.mark.parametrize(
    ("about", "name", "brought"),
    [
        ("", "", "$4,160"),
        ("entity: kayaks, ", "Heron Kayaks", "$4,160"),
        ("entity: kayaks, stream: kayak-hire, ", "Kayak hire", "$4,160"),
    ],
)
def test_the_target_says_whose_revenue_counts(about: str, name: str, brought: str) -> None:
    """That of a stream, of a business or of all."""
    portfolio = make_portfolio(
        targets=target(about, "2026-10", "9000"),
        answers={"revenue_streams.hedge-care.revenue": "0"},
    )
    named = f"{name} | " if name else ""
    assert [f"high | {named}October 2026 brought {brought} of the planned $9,000"] == messages(
        "TGT-01", portfolio
    )


def test_a_month_without_a_plan_is_not_missed() -> None:
    """Neither where none was set nor where none is positive."""
    for month, value in (("2026-11", "1000"), ("2026-10", "0")):
        portfolio = make_portfolio(targets=target("entity: kayaks, ", month, value))
        assert Truth.NOT_APPLICABLE is judged("TGT-01", portfolio)["kayaks"].truth


def test_only_a_complete_month_is_compared() -> None:
    """In the middle of a month the one before is the last."""
    portfolio = make_portfolio(
        """
        entities: [{id: kayaks, name: Heron Kayaks, kind: company, model: charter}]
        targets: [{id: plan, entity: kayaks, last: 2026-10, revenue: [{month: 2026-10, value: 9}]}]
        """,
        as_of=None,
    )
    assert Truth.YES is judged("TGT-01", portfolio)["kayaks"].truth


@pytest.mark.parametrize(
    ("month", "more", "sentence"),
    [
        ("2026-10", "", "two of three months of the plan: November and December 2026"),
        ("2026-09", "", "any of the three months of the plan: October to December 2026"),
        ("2026-11", "", "two of three months of the plan: October 2026 and December 2026"),
        (
            "2026-12",
            "first: 2025-11, ",
            "13 of 14 months of the plan: November 2025 to November 2026",
        ),
    ],
)
def test_months_without_a_target(month: str, more: str, sentence: str) -> None:
    portfolio = make_portfolio(targets=target("entity: kayaks, ", month, more=more))
    assert [f"medium | Heron Kayaks | No revenue target is set for {sentence}"] == messages(
        "TGT-02", portfolio
    )


def test_every_month_has_a_target() -> None:
    portfolio = make_portfolio(answers={"targets.kayaks.last": "2026-11"})
    assert Truth.NO is judged("TGT-02", portfolio)["kayaks"].truth


def item(cost: str = "900", funded: str = "300", tier: str = "growth", more: str = "") -> str:
    return (
        f"- {{id: pier, tier: {tier}, name: A pier, cost: {cost}, benefit: 0, funded: {funded}"
        f"{more}}}"
    )


def test_something_without_its_money() -> None:
    """Also a milestone, whose readers then see it."""
    portfolio = make_portfolio(capital_items=item())
    assert [
        "high | The second dock is open | $4,000 of $12,000 is set aside",
        "high | A pier | $300 of $900 is set aside",
    ] == messages("CAP-01", portfolio)
    dock, pier = found("CAP-01", portfolio)
    assert ("cfo", "ceo", "accounting") == dock.reports
    assert 600 == pier.at_stake.low  # type: ignore[union-attr]  # 900 less 300


@pytest.mark.parametrize(
    ("cost", "funded", "truth"),
    [
        ("900", "900", Truth.NO),
        ("0", UNKNOWN, Truth.NO),
        ("900", UNKNOWN, Truth.UNKNOWN),
        (UNKNOWN, "0", Truth.UNKNOWN),
        ("{low: 500, high: 900}", "700", Truth.POSSIBLE),
    ],
)
def test_something_with_its_money(cost: str, funded: str, truth: Truth) -> None:
    """What costs nothing needs no money."""
    portfolio = make_portfolio(capital_items=item(cost, funded), milestones="")
    assert truth is judged("CAP-01", portfolio)["pier"].truth


@settings(max_examples=30)
@given(st.tuples(*[st.integers(0, 40)] * 4))
def test_a_wider_range_never_reverses_a_judgement(ends: tuple[int, ...]) -> None:
    """Less knowledge turns yes or no into possible, never into the other."""
    least, low, high, most = sorted(ends)
    inner, outer = (
        judged("CAP-01", make_portfolio(capital_items=item("20", funded), milestones=""))["pier"]
        for funded in (f"{low} to {high}", f"{least} to {most}")
    )
    assert outer.truth in (inner.truth, Truth.POSSIBLE)


COMMITTED = ", committed: yes"


def in_turn(*items: str) -> Truth:
    portfolio = make_portfolio(capital_items="\n".join(items), milestones="")
    return judged("CAP-02", portfolio)["pier"].truth


def vests(funded: str) -> str:
    return f"- {{id: vests, tier: safety, name: Vests, cost: 90, benefit: 0, funded: {funded}}}"


def test_money_promised_before_its_turn() -> None:
    items = f"{vests('30')}\n{item(more=COMMITTED)}"
    assert ["high | A pier | $900 is promised before “Safety” is done"] == messages(
        "CAP-02", make_portfolio(capital_items=items, milestones="")
    )


def test_money_promised_in_turn() -> None:
    """The first step waits for nothing, and nothing waits for money that is not promised."""
    assert Truth.NO is in_turn(vests("90"), item(more=COMMITTED))
    assert Truth.UNKNOWN is in_turn(vests(UNKNOWN), item(more=COMMITTED))
    for free in (item(), item(tier="safety", more=COMMITTED)):
        portfolio = make_portfolio(capital_items=free, milestones="")
        assert {} == judged("CAP-02", portfolio)


def test_a_step_that_nothing_belongs_to_is_not_assessed() -> None:
    portfolio = make_portfolio(capital_items=item(more=COMMITTED), milestones="")
    assert ["what belongs to “Safety”"] == [
        m.need for n in not_assessed("CAP-02", portfolio) for m in n.missing
    ]


def policies(*texts: str) -> str:
    return "\n".join(f"- {{id: rule-{n}, text: {text}}}" for n, text in enumerate(texts))


@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        ((UNKNOWN,), "the only financial rule"),
        ((UNKNOWN, UNKNOWN, UNKNOWN), "any of the three financial rules"),
        ((UNKNOWN, "Pay in full"), "one of two financial rules"),
    ],
)
def test_rules_that_nobody_wrote_down(texts: tuple[str, ...], sentence: str) -> None:
    portfolio = make_portfolio(policies=policies(*texts))
    assert [f"medium | Nobody has written down {sentence}"] == messages("POL-02", portfolio)


def test_rules_that_are_written_down() -> None:
    assert Truth.NO is judged("POL-02", make_portfolio())["portfolio"].truth
    assert {} == judged("POL-02", make_portfolio(policies=""))
