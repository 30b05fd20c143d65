"""The rental's year: F-14 and F-16 to F-18, on one example worked out by hand.

Rent 1,400 a month, empty 5 % of the year, costs 5,200, a loan of 8,000 a year, worth 200,000.
"""

from decimal import Decimal

import pytest

from portfolio.model import Portfolio
from portfolio.values import Known, NotApplicable, NotComputable, Unknown
from tests.figures.reading import ends, figure, value
from tests.portfolio_builder import make_portfolio


def cottage(**answers: str) -> Portfolio:
    told = {"debt_service": "8000", "value": "200000"} | answers
    return make_portfolio(answers={f"properties.cottage.{n}": text for n, text in told.items()})


def of(name: str, portfolio: Portfolio, places: str = "0.01") -> tuple[Decimal, ...]:
    return ends(value(f"{name}.cottage", portfolio), places)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("gross_rent", "16800.0000"),
        ("effective_income", "15960.0000"),
        ("noi", "10760.0000"),
        ("cap_rate", "0.0538"),
        ("cash_flow_after_debt", "2760.0000"),
        ("debt_coverage", "1.3450"),
        ("break_even_occupancy", "0.7857"),  # 13,200 / 16,800
        ("rent_for_zero", "1157.8947"),  # 13,200 / (12 × 0.95)
    ],
)
def test_the_worked_example(name: str, expected: str) -> None:
    assert of(name, cottage(), "0.0001") == (Decimal(expected),)


def test_at_the_rent_for_zero_nothing_is_left() -> None:
    """The two figures are one formula solved for different things."""
    rent = value("rent_for_zero.cottage", cottage())
    assert isinstance(rent, Known)
    left = of("cash_flow_after_debt", cottage(monthly_rent=f"{rent.amount:.6f}"))
    assert [abs(amount) for amount in left] == [Decimal("0.00")]


def test_ranges_go_through_by_their_corners() -> None:
    """Least rent with most empty time, and most rent with least."""
    wide = cottage(monthly_rent="1000 to 1400", vacancy="{low: 5%, high: 10%}")
    assert of("noi", wide, "1") == (Decimal(5600), Decimal(10760))


def test_a_loss_shows_as_a_loss() -> None:
    """F-17: a negative return is shown, not hidden."""
    losing = cottage(operating_expenses="20000")
    assert of("noi", losing, "1") == (Decimal(-4040),)
    assert of("cap_rate", losing, "0.0001") == (Decimal("-0.0202"),)


def test_without_a_loan_there_is_nothing_to_cover() -> None:
    portfolio = make_portfolio()
    assert isinstance(value("debt_coverage.cottage", portfolio), NotApplicable)
    assert of("cash_flow_after_debt", portfolio, "1") == (Decimal(10760),)
    assert of("break_even_occupancy", portfolio, "0.001") == (Decimal("0.310"),)


def test_more_than_all_nights_cannot_be_let() -> None:
    """F-18: above one the figure calls for attention, for no tenant can mend it."""
    assert of("break_even_occupancy", cottage(debt_service="20000")) == (Decimal("1.50"),)


@pytest.mark.parametrize(
    ("name", "answers", "reason"),
    [
        ("cap_rate", {"value": "0"}, "no value is known"),
        ("debt_coverage", {"debt_service": "0"}, "no loan to pay"),
        ("break_even_occupancy", {"monthly_rent": "0"}, "no rent is asked"),
        ("rent_for_zero", {"vacancy": "100%"}, "it is never let"),
    ],
)
def test_what_has_no_value_says_why(name: str, answers: dict[str, str], reason: str) -> None:
    assert value(f"{name}.cottage", cottage(**answers)) == NotComputable(reason)


def test_without_rent_of_this_kind_costs_alone_are_no_income() -> None:
    portfolio = cottage(monthly_rent="{na: true, why: let by the night}")
    assert isinstance(value("noi.cottage", portfolio), NotApplicable)
    assert isinstance(value("cash_flow_after_debt.cottage", portfolio), NotApplicable)


def test_an_unknown_names_all_that_is_missing() -> None:
    unknown = "{unknown: true, need: it, ask: owner}"
    found = figure("debt_coverage.cottage", cottage(monthly_rent=unknown, debt_service=unknown))
    assert isinstance(found.value, Unknown)
    addresses = [m.address for m in found.missing]
    assert addresses == ["properties.cottage.debt_service", "properties.cottage.monthly_rent"]


def test_occupancy_is_of_the_nights_that_could_be_booked() -> None:
    """F-14: 12 of 24; a month of renovation has no occupancy."""
    assert of("occupancy", cottage(nights_available="24", nights_sold="12")) == (Decimal("0.50"),)
    closed = cottage(nights_available="0", nights_sold="0")
    assert value("occupancy.cottage", closed) == NotComputable("no night could be booked")
