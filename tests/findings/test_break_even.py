import pytest

from portfolio.truth import Truth
from portfolio.values import Known, Range
from tests.findings.judging import found, judged, messages, not_assessed
from tests.portfolio_builder import make_portfolio

UNKNOWN = "{unknown: true, need: the price, ask: owner}"


def plan(entity: str = "kayaks", stated: str = "45", fixed: str = "2600", price: str = "80") -> str:
    about = f"entity: {entity}, " if entity else ""
    return (
        f"- {{id: plan, {about}unit: rental, units_name: rentals, declared: {stated}, "
        f"fixed_cost: {fixed}, price: {price}, variable_cost: 15}}"
    )


def deal(units: int, status: str = "won", month: str = "2026-11", chance: str = "50%") -> str:
    return (
        f"{{id: d{units}, value: 100, units: {units}, probability: {chance}, status: {status}, "
        f"expected: {month}}}"
    )


def pipeline(*deals: str, entity: str = "kayaks", supplied: str = "yes") -> str:
    about = f"entity: {entity}, " if entity else ""
    row = f"id: {entity or 'all'}, {about}supplied: {supplied}, deals: [{', '.join(deals)}]"
    return f"- {{{row}}}"


def test_less_is_booked_than_is_needed() -> None:
    """Open deals count by how likely they are, in the next full month only."""
    deals = deal(10), deal(20, "open"), deal(30, "lost"), deal(40, month="2026-12")
    portfolio = make_portfolio(break_evens=plan(), pipelines=pipeline(*deals))
    assert [
        (
            "critical | Heron Kayaks | It takes 40 rentals a month to break even, "
            "and 20 can be counted on for November 2026"
        )
    ] == messages("BEP-01", portfolio)
    [finding] = found("BEP-01", portfolio)
    assert 20 * 65 == finding.at_stake.low  # type: ignore[union-attr]  # price less cost of 20 rentals


def test_enough_is_booked() -> None:
    portfolio = make_portfolio(break_evens=plan(), pipelines=pipeline(deal(40)))
    assert Truth.NO is judged("BEP-01", portfolio)["kayaks"].truth


def test_the_stated_number_serves_while_none_is_computed() -> None:
    """It is said that the number is only stated, and the portfolio's pipeline stands for all."""
    portfolio = make_portfolio(
        break_evens=plan("", "{value: 6, approx: yes}", price=UNKNOWN),
        pipelines=pipeline(entity=""),
    )
    assert [
        (
            "critical | It takes ≈\u202f6 rentals a month to break even, as stated, "
            "and none can be counted on for November 2026"
        )
    ] == messages("BEP-01", portfolio)


def test_enough_only_at_one_end_of_a_range() -> None:
    """Reported as possible, one severity lower."""
    portfolio = make_portfolio(
        break_evens=plan(fixed="{low: 2600, high: 3900}"), pipelines=pipeline(deal(50))
    )
    assert [
        (
            "high | Heron Kayaks | Possibly: It takes 40–60 rentals a month to break even, "
            "and 50 can be counted on for November 2026"
        )
    ] == messages("BEP-01", portfolio)


@pytest.mark.parametrize(
    ("pipelines", "missing"),
    [
        (pipeline(supplied=UNKNOWN), ["the price"]),
        (pipeline(entity="gardens"), ["the list of open deals"]),
        (pipeline(deal(9, "open", chance=UNKNOWN)), ["the price"]),
    ],
)
def test_a_pipeline_nobody_told_decides_nothing(pipelines: str, missing: list[str]) -> None:
    portfolio = make_portfolio(break_evens=plan(), pipelines=pipelines)
    [open_] = not_assessed("BEP-01", portfolio)
    assert ("kayaks", missing) == (open_.subject, [m.need for m in open_.missing])


def test_a_stated_number_that_does_not_hold() -> None:
    assert [
        (
            "medium | Heron Kayaks | 45 rentals a month were stated as break-even, "
            "40 rentals are computed"
        )
    ] == messages("BEP-03", make_portfolio(break_evens=plan()))


def test_a_stated_number_that_cannot_be_checked() -> None:
    """What is missing is named, and what each unit would have to leave over for it to hold."""
    portfolio = make_portfolio(break_evens=plan(stated="6", price=UNKNOWN))
    assert [
        (
            "medium | Heron Kayaks | The stated break-even of 6 rentals a month cannot be checked "
            "without the price; it holds only if each rental leaves ≈\u202f$667–833"
        )
    ] == messages("BEP-03", portfolio)


def test_a_price_below_cost_has_no_break_even() -> None:
    assert [
        (
            "medium | Heron Kayaks | 1 rental a month were stated as break-even, "
            "but there is no break-even at this price"
        )
    ] == messages("BEP-03", make_portfolio(break_evens=plan(stated="1", price="10")))


@pytest.mark.parametrize(
    ("stated", "fixed", "truth"),
    [
        ("40", "2600", Truth.NO),
        ("45", "{low: 2600, high: 3900}", Truth.NO),
        ("{low: 30, high: 42}", "2600", Truth.NO),
        ("{low: 30, high: 39}", "2600", Truth.YES),
        (UNKNOWN, "2600", Truth.UNKNOWN),
        ("{na: true, why: never stated}", "2600", Truth.NOT_APPLICABLE),
    ],
)
def test_a_stated_number_that_holds(stated: str, fixed: str, truth: Truth) -> None:
    """As long as the computed range has room for it."""
    portfolio = make_portfolio(break_evens=plan(stated=stated, fixed=fixed))
    assert truth is judged("BEP-03", portfolio)["kayaks"].truth


def test_businesses_given_up_need_not_break_even() -> None:
    portfolio = make_portfolio(answers={"entities.kayaks.active": "no"})
    assert {} == judged("BEP-01", portfolio)


def balance(amount: str) -> dict[str, str]:
    return {"cash.operating.balance": amount}


@pytest.mark.parametrize(
    ("cash", "burn", "sentence"),
    [
        ("9000", "4500", ["critical | Cash lasts 2 months, until December 2026"]),
        ("22500", "4500", ["high | Cash lasts 5 months, until March 2027"]),
        (
            "27000",
            "{low: 4000, high: 5000}",
            ["high | Cash lasts 5.4–6.8 months, until March to April 2027"],
        ),
        ("90000", "4500", []),
        (
            "50000",
            "{low: 4000, high: 5000}",
            ["low | Possibly: Cash lasts 10.0–12.5 months, until August to October 2027"],
        ),
    ],
)
def test_short_runway(cash: str, burn: str, sentence: list[str]) -> None:
    """Judged at the end of the range that is worse; a year is enough."""
    cost = {"burn.whole.outflow": burn, "burn.whole.inflow": "0"}
    portfolio = make_portfolio(answers=balance(cash) | cost, rules="")
    assert sentence == messages("BUR-01", portfolio)


def test_runway_nobody_can_compute() -> None:
    portfolio = make_portfolio(answers=balance(UNKNOWN), cash=CASHLESS)
    assert ["high | How long cash lasts is not known: it needs the price"] == messages(
        "BUR-03", portfolio
    )
    assert [] == messages("BUR-01", portfolio)
    assert ["the price"] == [m.need for n in not_assessed("BUR-01", portfolio) for m in n.missing]


CASHLESS = "- {id: operating, name: Operating account, balance: []}"


def test_known_runway_is_no_finding() -> None:
    """A portfolio that burns nothing has no runway to run out."""
    portfolio = make_portfolio(answers={"burn.whole.inflow": "19000"})
    assert [] == messages("BUR-03", portfolio)
    assert Truth.NOT_APPLICABLE is judged("BUR-01", portfolio)["portfolio"].truth


def test_at_stake_is_a_number_where_one_is_known() -> None:
    portfolio = make_portfolio(break_evens=plan(fixed="{low: 2600, high: 3900}"), pipelines="")
    outcome = judged("BEP-01", portfolio)["kayaks"]
    assert Truth.UNKNOWN is outcome.truth
    assert not isinstance(outcome.at_stake, Known | Range)
