"""What a value may be: natural signs, and shares of a whole."""

from decimal import Decimal

from portfolio.values import Known
from tests.core.test_reading import STAKE, refusal
from tests.portfolio_builder import make_portfolio, problems_in


def test_prices_have_no_minus() -> None:
    """A cost that is typed as negative would turn every sum it enters."""
    assert refusal("value", "-250") == (
        "'-250' is below zero; prices, costs and revenues have no minus"
    )


def test_an_overdraft_is_a_balance() -> None:
    """A bank account may be below zero."""
    cash = "- {id: box, name: Box, balance: [{month: 2026-10, value: -250}]}"
    assert make_portfolio(cash=cash).cash[0].balance.latest == Known(Decimal(-250), "USD")


def test_a_share_is_part_of_a_whole() -> None:
    """Nobody owns 150% of a business, and no house is empty for more than a year a year."""
    message = "share: '150%' is not a part of a whole; write 0% to 100%"
    assert [f"equity.yml:2: error: {message}"] == problems_in(equity=STAKE.format(value="150%"))
