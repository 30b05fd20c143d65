"""Cash, burn, runway and break-even: worked examples and edges of F-01 to F-05."""

from decimal import Decimal

import pytest

from portfolio.calendar import Month
from portfolio.figures.cash import runway_of, zero_cash_month
from portfolio.values import INFINITY, Known, NotComputable, Range, Unknown, Value
from tests.figures.reading import ends, figure, value
from tests.portfolio_builder import make_portfolio

MONTHS_OF_OUTFLOW = """
- id: whole
  declared: 9999
  basis: net
  outflow:
  - {month: 2026-07, value: 90000}
  - {month: 2026-08, value: 1000}
  - {month: 2026-09, value: 2000}
  - {month: 2026-10, value: 4500}
  inflow: [{month: 2026-10, value: 500}]
"""


def usd(low: int, high: int | None = None) -> Value:
    if high is None:
        return Known(Decimal(low), "USD")
    return Range(Decimal(low), Decimal(high), "USD")


@pytest.mark.parametrize(
    ("cash", "burn", "expected"),
    [
        (usd(28000), usd(4000), ("7.0",)),
        (usd(21000, 28000), usd(3500, 7000), ("3.0", "8.0")),
        (usd(0), usd(4000), ("0.0",)),
        (usd(-500), usd(4000), ("0.0",)),
    ],
)
def test_runway_is_cash_over_burn_at_the_corners(
    cash: Value, burn: Value, expected: tuple[str, ...]
) -> None:
    """F-04: the shortest runway is the least cash at the highest burn."""
    assert ends(runway_of(cash, burn), "0.1") == tuple(map(Decimal, expected))


def test_there_is_no_runway_while_cash_grows() -> None:
    assert runway_of(usd(100), usd(-50)) == NotComputable("not burning cash")
    assert runway_of(usd(100), usd(0)) == NotComputable("not burning cash")


def test_a_burn_that_may_end_leaves_the_runway_open() -> None:
    """At least so many months, or without end."""
    assert runway_of(usd(1200), usd(-100, 100)) == Range(Decimal(12), INFINITY, "months")


def test_burn_is_averaged_over_the_last_three_complete_months() -> None:
    """F-03: July is too old; (1,000 + 2,000 + 4,500) / 3 - 500."""
    portfolio = make_portfolio(burn=MONTHS_OF_OUTFLOW)
    assert ends(value("net_burn", portfolio)) == (Decimal("2000.00"),)


def test_a_month_that_is_not_over_enters_no_average() -> None:
    """F-03: on 30 October the last three are July to September: 93,000 / 3."""
    early = make_portfolio(burn=MONTHS_OF_OUTFLOW, as_of=Month(2026, 10).last_day.replace(day=30))
    assert ends(value("net_burn", early)) == (Decimal("31000.00"),)


def test_the_basis_alone_opens_the_stated_burn() -> None:
    """Measuring takes months, saying whether the stated burn is net takes a word."""
    unknown = "{unknown: true, need: more, ask: owner}"
    burn = (
        f"[{{id: whole, declared: 7000, basis: {unknown}, outflow: {unknown}, inflow: {unknown}}}]"
    )
    portfolio = make_portfolio(burn=burn)
    found = figure("net_burn", portfolio)
    assert [m.address for m in found.missing] == ["burn.whole.basis"]
    told = make_portfolio(burn=burn, answers={"burn.whole.basis": "net"})
    assert ends(value("net_burn", told)) == (Decimal("7000.00"),)


def test_cash_adds_up_what_is_known_and_counts_the_rest() -> None:
    portfolio = make_portfolio(
        cash="""
- {id: one, name: One, balance: [{month: 2026-09, value: 5}, {month: 2026-10, value: 7}]}
- {id: two, name: Two, balance: {unknown: true, need: its balance, ask: owner}}
"""
    )
    found = figure("cash", portfolio)
    assert ends(found.value) == (Decimal("7.00"),)
    assert found.unknown_count == 1
    assert isinstance(value("runway", portfolio), Unknown), "a sum with a hole is no sum"


@pytest.mark.parametrize(
    ("price", "expected"),
    [
        ("80", ("40",)),  # 2,600 / (80 - 15) = 40
        ("79", ("41",)),  # 40.6, and nobody sells a part of one
        ("{low: 67, high: 80}", ("40", "50")),
    ],
)
def test_break_even_is_a_whole_number_of_units(price: str, expected: tuple[str, ...]) -> None:
    """F-05, by corners for a range."""
    portfolio = make_portfolio(answers={"break_evens.kayaks.price": price})
    found = value("break_even_units.kayaks", portfolio)
    assert ends(found, "1") == tuple(map(Decimal, expected))


def test_no_number_of_units_makes_up_for_a_loss_on_each() -> None:
    portfolio = make_portfolio(answers={"break_evens.kayaks.price": "15"})
    found = value("break_even_units.kayaks", portfolio)
    assert found == NotComputable("no break-even at this price")


def test_without_fixed_cost_nothing_needs_to_be_sold() -> None:
    portfolio = make_portfolio(answers={"break_evens.kayaks.fixed_cost": "0"})
    assert ends(value("break_even_units.kayaks", portfolio), "1") == (Decimal(0),)


def test_the_month_in_which_cash_ends_is_rounded_down() -> None:
    """Six months and a bit from October: cash ends in April, not in May."""
    assert zero_cash_month(Known(Decimal("6.9"), "months"), Month(2026, 10)) == (
        Month(2027, 4),
        Month(2027, 4),
    )
    assert zero_cash_month(NotComputable("not burning cash"), Month(2026, 10)) is None
