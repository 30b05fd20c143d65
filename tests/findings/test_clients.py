import pytest

from portfolio.truth import Truth
from tests.findings.judging import found, judged, messages, not_assessed
from tests.portfolio_builder import make_portfolio

UNKNOWN = "{unknown: true, need: a look, ask: owner}"
LOSS = "Cost was above what was billed in October 2026, the second month running"


def month(value: str, before: str = "") -> str:
    """A monthly measure: October, and September where `before` is given."""
    earlier = f"{{month: 2026-09, value: {before}}}, " if before else ""
    return f"[{earlier}{{month: 2026-10, value: {value}}}]"


def client(name: str, billed: str, cost: str, model: str = "hourly") -> str:
    return (
        f"- {{id: {name}, entity: studio, name: the {name}, billing_model: {model}, "
        f"contract: yes, entitlement: {UNKNOWN}, collected: {UNKNOWN}, "
        f"billed: {billed}, cost: {cost}}}"
    )


def book(**values: str) -> dict[str, str]:
    """Answers for single fields of the client book."""
    return {f"client_books.studio.{name}": value for name, value in values.items()}


@pytest.mark.parametrize(
    ("model", "integration", "expected"),
    [
        (
            "no",
            "no",
            "It is not settled how clients are billed and no system writes their invoices",
        ),
        ("no", "yes", "It is not settled how clients are billed"),
        ("yes", "no", "No system writes their invoices"),
        ("no", UNKNOWN, "It is not settled how clients are billed"),
    ],
)
def test_no_billing_model(model: str, integration: str, expected: str) -> None:
    """One clear gap is enough, whatever else is not known."""
    answers = book(billing_model=model, billing_integration=integration)
    portfolio = make_portfolio(answers=answers)
    assert [f"critical | Copper Studio | {expected}"] == messages("BIL-01", portfolio)


def test_a_single_client_without_a_billing_model() -> None:
    """The model of the business does not help a client who has none."""
    clients = "\n".join(
        [client("club", month("100"), month("50"), "none"), client("school", UNKNOWN, UNKNOWN)]
    )
    settled = book(billing_model="yes", billing_integration="yes")
    portfolio = make_portfolio(answers=settled, clients=clients)
    expected = "One of two clients has no billing model: the club"
    assert [f"critical | Copper Studio | {expected}"] == messages("BIL-01", portfolio)


def test_settled_billing_is_clear_and_untold_billing_is_not() -> None:
    settled = book(billing_model="yes", billing_integration="yes")
    assert Truth.NO is judged("BIL-01", make_portfolio(answers=settled))["studio"].truth
    untold = book(billing_model=UNKNOWN, billing_integration="yes")
    assert ["a look"] == [
        m.need for n in not_assessed("BIL-01", make_portfolio(answers=untold)) for m in n.missing
    ]


def test_less_is_invoiced_than_contracts_allow() -> None:
    """The gap is what is at stake."""
    portfolio = make_portfolio(clients="")
    expected = "$2,500 of $3,000 that contracts allow was invoiced in October 2026, $500 less"
    assert [f"high | Copper Studio | {expected}"] == messages("BIL-02", portfolio)


@pytest.mark.parametrize(
    ("billed", "expected"),
    [
        ("3000", Truth.NO),
        ("3200", Truth.NO),
        ("2900 to 3000", Truth.POSSIBLE),
        ("2800 to 2900", Truth.YES),
        (UNKNOWN, Truth.UNKNOWN),
    ],
)
def test_the_billing_gap_on_ranges(billed: str, expected: Truth) -> None:
    portfolio = make_portfolio(clients="", answers=book(billed=billed))
    assert expected is judged("BIL-02", portfolio)["studio"].truth


def test_clients_that_cost_more_than_they_are_billed() -> None:
    """Two months running; one bad month is no finding."""
    clients = "\n".join(
        [
            client("club", month("100", "100"), month("160", "140")),
            client("school", month("100", "100"), month("160", "90")),
            client("shop", month("100", "100"), month("140 to 150", "101")),
        ]
    )
    assert [f"high | Copper Studio | {LOSS}: the club by $60 and the shop by $40–50"] == messages(
        "PRF-01", make_portfolio(clients=clients)
    )


def test_all_clients_together_where_none_is_listed() -> None:
    """Hours count at their full cost: 37.5 of them at $35, and $1,600 beside them."""
    months = {
        "billed": month("2500", "1000"),
        "direct_cost": month("1600", "400"),
        "hours": month("37.5", "20"),
    }
    portfolio = make_portfolio(clients="", client_books=_book(**months))
    assert [f"high | Copper Studio | {LOSS}: all clients together by $413"] == messages(
        "PRF-01", portfolio
    )


def _book(**values: str) -> str:
    fields = {
        "billing_model": "yes",
        "billing_integration": "yes",
        "clients": "2",
        "signed_contracts": "2",
        **dict.fromkeys(
            ("contracted", "billed", "collected", "receivables", "overdue_60", "hours"), UNKNOWN
        ),
        "loaded_rate": "35",
        "direct_cost": UNKNOWN,
        **values,
    }
    inner = ", ".join(f"{name}: {value}" for name, value in fields.items())
    return f"- {{id: studio, entity: studio, {inner}}}"


@pytest.mark.parametrize(
    ("cost", "expected"),
    [
        (month("100", "100"), Truth.NO),
        (month("101", "101"), Truth.YES),
        (month("90 to 110", "101"), Truth.POSSIBLE),
        (UNKNOWN, Truth.UNKNOWN),
        (f"[{{month: 2026-09, value: 90}}, {UNKNOWN}]", Truth.NO),
    ],
)
def test_a_loss_needs_both_months(cost: str, expected: Truth) -> None:
    """A month without a loss settles it, also when the other is not known."""
    portfolio = make_portfolio(clients=client("club", month("100", "100"), cost))
    assert expected is judged("PRF-01", portfolio)["studio"].truth


@pytest.mark.parametrize(
    ("late", "owed", "expected"),
    [
        (
            "900",
            "4500",
            "high | Copper Studio | $900 is more than 60 days late, 20% of what clients owe",
        ),
        (
            "901",
            "4500",
            "critical | Copper Studio | $901 is more than 60 days late, 20.0% of what clients owe",
        ),
        ("900", UNKNOWN, "high | Copper Studio | $900 is more than 60 days late"),
        (
            "0 to 10",
            "100",
            (
                "medium | Copper Studio | Possibly: $0–10 is more than 60 days late, 0–10% of"
                " what clients owe"
            ),
        ),
    ],
)
def test_late_invoices(late: str, owed: str, expected: str) -> None:
    """A fifth of all that clients owe makes it critical; an unknown total never does."""
    portfolio = make_portfolio(answers=book(overdue_60=late, receivables=owed))
    assert [expected] == messages("COL-01", portfolio)


@pytest.mark.parametrize(("late", "expected"), [("0", Truth.NO), (UNKNOWN, Truth.UNKNOWN)])
def test_no_late_invoice_or_nobody_knows(late: str, expected: Truth) -> None:
    portfolio = make_portfolio(
        client_books=_book(overdue_60=late if late == UNKNOWN else month(late))
    )
    assert expected is judged("COL-01", portfolio)["studio"].truth


def test_a_business_given_up_has_no_clients() -> None:
    closed = make_portfolio(answers={"entities.studio.active": "no"})
    assert [] == [f for rule in ("BIL-01", "BIL-02", "COL-01") for f in found(rule, closed)]
