"""The portfolios that tests of figures look at, and single figures of them."""

from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

from portfolio.figures import Figure, figures
from portfolio.model import Portfolio
from portfolio.values import Known, Range, Value
from tests.portfolio_builder import make_portfolio

STATED = Path(__file__).parent / "stated.yml"


@cache
def invented() -> Portfolio:
    """Almost everything is told."""
    return make_portfolio()


@cache
def stated() -> Portfolio:
    """What the documents state, under other names; almost everything is unknown."""
    return make_portfolio(STATED.read_text("utf-8"))


def figure(figure_id: str, portfolio: Portfolio) -> Figure:
    return figures(portfolio)[figure_id]


def value(figure_id: str, portfolio: Portfolio) -> Value:
    return figure(figure_id, portfolio).value


def ends(of: Value, places: str = "0.01") -> tuple[Decimal, ...]:
    """The number, or both ends of the range, rounded half up as a reader would see it."""
    assert isinstance(of, Known | Range), of
    step = Decimal(places)
    amounts = dict.fromkeys((of.low, of.high))
    return tuple(amount.quantize(step, ROUND_HALF_UP) for amount in amounts)


def unit(of: Value) -> str:
    """The words behind a number, such as `of 5`."""
    assert isinstance(of, Known | Range), of
    return of.unit
