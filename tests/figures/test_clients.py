"""The clients of a business: F-10, F-12, F-13 and F-29 to F-31."""

from datetime import date
from decimal import Decimal

import pytest

from portfolio.model import Portfolio
from portfolio.values import NotComputable, Unknown
from tests.figures.reading import ends, figure, invented, value
from tests.portfolio_builder import make_portfolio

UNKNOWN = "{unknown: true, need: it, ask: owner}"


MEASURES = {
    "contracted": "3000",
    "billed": "2500",
    "collected": "1800",
    "receivables": "4200",
    "overdue_60": "900",
    "hours": "37.5",
    "direct_cost": "120",
}


def measure(text: str) -> str:
    """What was told for October, or that nobody has told it."""
    return text if text == UNKNOWN else f"[{{month: 2026-10, value: {text}}}]"


def studio(as_of: date | None = None, **measures: str) -> Portfolio:
    """The invented portfolio with one book, of no listed client, in which measures are changed."""
    book = """- id: studio
  entity: studio
  billing_model: no
  billing_integration: no
  clients: 2
  signed_contracts: 1
  loaded_rate: 35
"""
    lines = (f"  {name}: {measure(text)}\n" for name, text in (MEASURES | measures).items())
    return make_portfolio(client_books=book + "".join(lines), clients="", as_of=as_of)


def of(name: str, portfolio: Portfolio, places: str = "0.01") -> tuple[Decimal, ...]:
    return ends(value(f"{name}.studio", portfolio), places)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("billing_gap", "500.00"),
        ("uncollected", "700.00"),
        ("overdue_60", "900.00"),
        ("collection_rate", "0.72"),
        ("clients_without_contract", "1.00"),
        ("client_margin", "1067.50"),  # 2,500 - 120 - 37.5 × 35
        ("days_sales_outstanding", "52.08"),  # 4,200 / 2,500 × 31
    ],
)
def test_the_worked_example(name: str, expected: str) -> None:
    assert of(name, invented()) == (Decimal(expected),)


def test_billing_more_than_the_contract_is_no_negative_gap() -> None:
    """F-29: it is another finding, not a credit."""
    assert of("billing_gap", studio(billed="3500")) == (Decimal("0.00"),)


def client(id_: str, entitlement: str, billed: str) -> str:
    return f"""
- id: {id_}
  entity: studio
  name: {id_}
  billing_model: retainer
  contract: yes
  entitlement: {measure(entitlement)}
  billed: {measure(billed)}
  collected: [{{month: 2026-10, value: 0}}]
  cost: {UNKNOWN}"""


def test_one_client_billed_too_much_does_not_make_up_for_another() -> None:
    """F-29: 1,000 too little and 500 too much is 1,000 not invoiced, though the sums say 500."""
    clients = client("low", "2000", "1000") + client("high", "1000", "1500")
    assert of("billing_gap", make_portfolio(clients=clients)) == (Decimal("1000.00"),)


def test_clients_that_are_not_listed_count_in_the_sums() -> None:
    """F-29: the one listed client is billed in full; 500 are missing all the same."""
    assert of("billing_gap", make_portfolio(clients=client("one", "2000", "2000"))) == (
        Decimal("500.00"),
    )


def test_clients_who_left_or_belong_to_another_business_count_nowhere() -> None:
    gone = client("gone", "9000", "0") + "\n  active: no"
    other = client("other", "9000", "0").replace("entity: studio", "entity: gardens")
    portfolio = make_portfolio(clients=client("one", "2000", "1300") + gone + other)
    assert of("billing_gap", portfolio) == (Decimal("700.00"),)


def test_without_a_contract_the_entitlement_is_unknown_and_not_nothing() -> None:
    found = figure("billing_gap.studio", studio(contracted=UNKNOWN))
    assert isinstance(found.value, Unknown)


def test_a_client_of_unknown_entitlement_is_counted_beside_the_gap() -> None:
    portfolio = make_portfolio(clients=client("one", UNKNOWN, "2000"))
    found = figure("billing_gap.studio", portfolio)
    assert ends(found.value) == (Decimal("500.00"),)
    assert len(found.missing) == 1


def test_money_paid_ahead_is_no_negative_debt() -> None:
    """F-30; and more than all may be collected, when old invoices are paid."""
    portfolio = studio(collected="5000")
    assert of("uncollected", portfolio) == (Decimal("0.00"),)
    assert of("collection_rate", portfolio) == (Decimal("2.00"),)


def test_without_invoices_there_is_no_rate_of_payment() -> None:
    """F-12, F-13; the margin is what serving the clients cost."""
    portfolio = studio(billed="0")
    nothing = NotComputable("nothing was invoiced")
    assert value("collection_rate.studio", portfolio) == nothing
    assert value("days_sales_outstanding.studio", portfolio) == nothing
    assert of("client_margin", portfolio) == (Decimal("-1432.50"),)


def test_of_a_month_that_is_not_over_the_days_so_far_count() -> None:
    """F-12: 4,200 / 2,500 × 10."""
    early = studio(as_of=date(2026, 10, 10))
    assert of("days_sales_outstanding", early) == (Decimal("16.80"),)


def test_unknown_hours_leave_the_margin_unknown() -> None:
    """F-31: a margin before labour would be taken for the margin."""
    assert isinstance(value("client_margin.studio", studio(hours=UNKNOWN)), Unknown)
