"""Sums of values of which some may be unknown, and what goes on being computed from them."""

from collections.abc import Callable, Iterable

from portfolio.amounts import Series
from portfolio.figures.counting import NOTHING_KEPT
from portfolio.model import Portfolio
from portfolio.values import NotApplicable, NotComputable, Total, Value, total


def summed(values: Iterable[Value], unit: str) -> Value | Total:
    """The sum of the parts that apply: not applicable without any, never a silent zero.

    A part without a value stops the sum and gives it its reason.
    """
    parts = [v for v in values if not isinstance(v, NotApplicable)]
    stopped = [v for v in parts if isinstance(v, NotComputable)]
    if stopped:
        return min(stopped, key=lambda v: v.reason)
    return total(parts, unit) if parts else NotApplicable(NOTHING_KEPT)


def last_told(series: Series, portfolio: Portfolio) -> Value:
    """What was told last up to the edition's month, such as a balance; else why nothing was."""
    told = series.until(portfolio.edition)
    return told[-1].value if told else series.base


def complete(value: Value | Total) -> Value:
    """For further arithmetic: unknown as soon as one part is."""
    return value.complete if isinstance(value, Total) else value


def less(income: Value, *costs: Value) -> Value:
    """Income less its costs; a cost that does not exist is none, but costs alone are no income."""
    for cost in costs:
        income = income if isinstance(income, NotApplicable) else income - cost
    return income


def carried(value: Value | Total, formula: Callable[[Value], Value]) -> Value | Total:
    """A formula of what is known of a total; what is missing of the total stays missing."""
    if not isinstance(value, Total):
        return formula(value)
    return Total(formula(value.subtotal), value.known, value.applicable, value.missing)
