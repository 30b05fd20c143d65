import pytest

from portfolio.truth import Truth
from tests.findings.judging import found, judged, messages, not_assessed
from tests.portfolio_builder import make_portfolio

UNKNOWN = "{unknown: true, need: a look, ask: owner}"
STEPS = {"contract": "slip", "obligations": "trip", "price": "list", "allocation": "one"}


def stream(
    name: str = "hire",
    entity: str = "kayaks",
    tracked: str = "yes",
    priced: str = "yes",
    **steps: str,
) -> str:
    recognition = {**STEPS, "timing": "point", **steps}
    pairs = ", ".join(f"{step}: {value}" for step, value in recognition.items())
    return (
        f"- {{id: {name}, entity: {entity}, name: {name}, unit: trip, units_name: trips, "
        f"has_price_list: {priced}, tracked: {tracked}, recognition: {{{pairs}}}, "
        f"price: 80, variable_cost: 15, units: [], revenue: []}}"
    )


def said(rule: str, *streams: str) -> list[str]:
    return messages(rule, make_portfolio(revenue_streams="\n".join(streams), targets=""))


def truth_of(rule: str, *streams: str, subject: str = "kayaks") -> Truth:
    portfolio = make_portfolio(revenue_streams="\n".join(streams), targets="")
    return judged(rule, portfolio)[subject].truth


def test_revenue_that_no_system_records() -> None:
    """One finding for a business, with the streams it is about."""
    assert ["critical | Heron Kayaks | No system records the revenue from hire"] == said(
        "REV-01", stream(tracked="no")
    )
    streams = [stream(n, tracked=t) for n, t in (("hire", "no"), ("sale", "yes"), ("tour", "no"))]
    assert [
        (
            "critical | Heron Kayaks | "
            "No system records the revenue of two of three revenue streams: hire and tour"
        )
    ] == said("REV-01", *streams)


def test_all_streams_unrecorded() -> None:
    assert [
        (
            "critical | Heron Kayaks | "
            "No system records the revenue of either of the two revenue streams: hire and tour"
        )
    ] == said("REV-01", stream(tracked="no"), stream("tour", tracked="no"))


@pytest.mark.parametrize(
    ("rule", "subject"), [("REV-01", "kayaks"), ("REV-02", "kayaks"), ("REV-03", "portfolio")]
)
def test_streams_in_order(rule: str, subject: str) -> None:
    assert Truth.NO is truth_of(rule, stream(), subject=subject)


@pytest.mark.parametrize(("rule", "field"), [("REV-01", "tracked"), ("REV-02", "priced")])
def test_streams_nobody_told_about(rule: str, field: str) -> None:
    """An unknown is asked for; it hides no stream that is known to lack it."""
    untold = stream("sale", **{field: UNKNOWN})
    assert Truth.UNKNOWN is truth_of(rule, stream(), untold)
    assert Truth.YES is truth_of(rule, stream("tour", **{field: "no"}), untold)
    portfolio = make_portfolio(revenue_streams=untold, targets="")
    assert ["a look"] == [m.need for n in not_assessed(rule, portfolio) for m in n.missing]


def test_streams_without_a_price() -> None:
    assert [
        "high | Heron Kayaks | No price list or way of charging is settled for hire and tour"
    ] == said("REV-02", stream(priced="no"), stream("tour", priced="no"))


def test_streams_without_a_recognition_policy() -> None:
    """One finding for all streams: a step that nobody has told is not settled."""
    streams = stream(), stream("tour", timing=UNKNOWN, contract=UNKNOWN), stream("sale")
    assert [
        (
            "high | When money counts as revenue is not settled for one of three revenue streams; "
            "still open: contract and timing"
        )
    ] == said("REV-03", *streams)


def test_a_step_that_cannot_exist_is_settled() -> None:
    one_promise = "{na: true, why: one promise}"
    assert [] == said("REV-03", stream(allocation=one_promise))
    assert [] == said("REV-03", stream(entity="gardens", timing=UNKNOWN))[1:]


def books(entity: str = "", ledger: str = "no") -> str:
    about = f"entity: {entity}, " if entity else ""
    rest = "bank_feed: no, invoicing: no, receipts: no"
    return f"- {{id: {entity or 'all'}, {about}ledger: {ledger}, {rest}}}"


def test_no_books() -> None:
    """What is said of the portfolio holds for every business; nobody else is asked."""
    portfolio = make_portfolio(books=books())
    assert ["critical | No accounting system keeps the books"] == messages("ACC-01", portfolio)
    assert [] == not_assessed("ACC-01", portfolio)


def test_books_of_each_business() -> None:
    """Services stand in the books of the business they belong to."""
    rows = [books("kayaks", "yes"), books("gardens"), books("studio", UNKNOWN)]
    portfolio = make_portfolio(books="\n".join(rows))
    assert ["critical | Elm Gardens | No accounting system keeps the books"] == messages(
        "ACC-01", portfolio
    )
    assert Truth.NO is judged("ACC-01", portfolio)["kayaks"].truth
    assert ["studio"] == [n.subject for n in not_assessed("ACC-01", portfolio)]


def test_businesses_whose_books_nobody_mentioned() -> None:
    portfolio = make_portfolio(books=books("kayaks", "yes"))
    assert ["gardens", "studio"] == [n.subject for n in not_assessed("ACC-01", portfolio)]


def account(number: int, name: str, present: str) -> str:
    return f"- {{id: a-{number}, number: {number}, name: {name}, type: cost, present: {present}}}"


def test_accounts_that_are_absent() -> None:
    rows = [account(5100, "Fuel", "no"), account(5200, "Fees", "yes"), account(6000, "Ads", "no")]
    assert ["high | The chart of accounts lacks Fuel (5100) and Ads (6000)"] == messages(
        "ACC-02", make_portfolio(accounts="\n".join(rows))
    )


@pytest.mark.parametrize(("present", "truth"), [("yes", Truth.NO), (UNKNOWN, Truth.UNKNOWN)])
def test_accounts_that_are_there(present: str, truth: Truth) -> None:
    portfolio = make_portfolio(accounts=account(5100, "Fuel", present))
    assert truth is judged("ACC-02", portfolio)["portfolio"].truth


def paid(amount: str) -> dict[str, str]:
    return {"burn.whole.outflow": amount}


def spent(amount: str) -> str:
    amount = UNKNOWN if amount == UNKNOWN else f"[{{month: 2026-10, value: {amount}}}]"
    return f"- {{id: fuel, category: Fuel, amount: {amount}}}"


def test_money_without_a_category() -> None:
    """What no kind of cost explains is at stake."""
    portfolio = make_portfolio(answers=paid("2000"), expenses=spent("1100"))
    assert ["medium | $900 of $2,000 paid out in October 2026 stand in no category"] == messages(
        "ACC-03", portfolio
    )
    [finding] = found("ACC-03", portfolio)
    assert "USD" == finding.at_stake.unit  # type: ignore[union-attr]  # an amount, as the message says


@pytest.mark.parametrize(
    ("outflow", "expense", "truth"),
    [
        ("2000", "1900", Truth.NO),
        ("2000", "1899", Truth.YES),
        ("2000", "1800 to 2000", Truth.POSSIBLE),
        ("2000", UNKNOWN, Truth.UNKNOWN),
        (UNKNOWN, "1900", Truth.UNKNOWN),
        ("0", "0", Truth.NO),
    ],
)
def test_a_twentieth_may_be_without_a_category(outflow: str, expense: str, truth: Truth) -> None:
    portfolio = make_portfolio(answers=paid(outflow), expenses=spent(expense))
    assert truth is judged("ACC-03", portfolio)["portfolio"].truth


def test_categories_of_a_portfolio_without_burn() -> None:
    outcome = judged("ACC-03", make_portfolio(burn=""))["portfolio"]
    assert Truth.NOT_APPLICABLE is outcome.truth
