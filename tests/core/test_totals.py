from collections.abc import Callable
from decimal import Context, Decimal
from operator import add, mul, sub, truediv
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from portfolio.values import (
    INFINITY,
    Known,
    Missing,
    NotApplicable,
    NotComputable,
    NoValueError,
    Number,
    Range,
    Source,
    Total,
    Unknown,
    Value,
    at_corners,
    missing_of,
    number,
    total,
)
from tests.core.strategies import (
    numbers,
    small,
    values,
)

Operation = Callable[[Any, Any], Any]
OPERATIONS: list[Operation] = [add, sub, mul, truediv]
D = Decimal
PRECISE = Context(prec=40)
HERE = Source("a.yml", 3, "books", "October", "measured")


def between(value: Number, share: Decimal) -> Decimal:
    """The point that lies this share of the way from the low end to the high one."""
    return value.low + (value.high - value.low) * share


def contains(result: Value, point: Decimal) -> bool:
    assert isinstance(result, Known | Range)
    return result.low <= point <= result.high


@given(st.lists(values("USD"), max_size=6))
def test_a_total_never_hides_a_part(parts: list[Value]) -> None:
    """Known parts are added and counted, unknown ones listed, and only then is it complete."""
    result = total(parts, "USD")
    known = [p for p in parts if isinstance(p, Known | Range)]
    assert len(known) == result.known
    assert sum(not isinstance(p, NotApplicable) for p in parts) == result.applicable
    assert missing_of(*parts) == result.missing
    if known:
        low, high = (sum((k.low for k in known), D(0)), sum((k.high for k in known), D(0)))
        assert number(low, high, "USD", approx=any(k.approx for k in known)) == result.subtotal
    if len(known) < result.applicable:
        assert not isinstance(result.complete, Known | Range)


def test_a_total_with_a_gap_has_a_subtotal_and_is_unknown() -> None:
    gap = Missing("cash.b", "balance", "owner")
    result = total([Known(D(5), "USD"), Unknown((gap,)), NotApplicable("closed")], "USD")
    assert Total(Known(D(5), "USD"), 1, 2, (gap,)) == result
    assert Unknown((gap,)) == result.complete


def test_a_total_with_a_part_that_has_no_value_has_none_either() -> None:
    result = total([Known(D(5), "USD"), NotComputable("no sales")], "USD")
    assert (Known(D(5), "USD"), NotComputable("no sales")) == (result.subtotal, result.complete)


def test_a_total_of_nothing_says_so() -> None:
    assert NotComputable("nothing to add up") == total([], "USD").complete
    assert NotComputable("nothing to add up") == total([NotApplicable("closed")], "USD").complete


@given(numbers(ends=small))
def test_an_input_that_appears_twice_keeps_one_value(a: Number) -> None:
    """A thing less itself is nothing, where chained intervals would leave a wide range."""
    result = at_corners(lambda x: x - x, a)
    assert isinstance(result, Known)
    assert result.amount == 0


@given(numbers(ends=small), numbers(ends=small), small, small)
def test_formulas_at_corners_hold_every_combination(
    a: Number, b: Number, s: Decimal, t: Decimal
) -> None:
    """For formulas that rise or fall with each input."""

    def formula(x: Decimal, y: Decimal) -> Decimal:
        return x * (1 - y) - y

    assert contains(at_corners(formula, a, b), formula(between(a, s), between(b, t)))


def runway(cash: Decimal, burn: Decimal) -> Decimal:
    if burn <= 0:
        raise NoValueError("not burning cash")
    return cash / burn


def test_corners_without_a_value_leave_the_end_open() -> None:
    """Burn from -1 to 2: five months, or never."""
    burn = Range(D(-1), D(2), "USD")
    assert Range(D(5), INFINITY, "months") == at_corners(
        runway, Known(D(10), "USD"), burn, unit="months"
    )


def test_a_formula_without_any_value_says_why() -> None:
    cash, burn = Known(D(10), sources=(HERE,)), Range(D(-2), D(0))
    result = at_corners(runway, cash, burn)
    assert (NotComputable("not burning cash"), (HERE,)) == (result, result.sources)


def test_a_formula_that_meets_an_open_end_is_not_computable() -> None:
    endless = Known(INFINITY)
    assert NotComputable("an input has no end") == at_corners(lambda x, y: x - y, endless, endless)


def test_a_formula_is_blocked_like_any_arithmetic() -> None:
    gap = Unknown((Missing("cash.a", "balance", "owner"),))
    assert gap == at_corners(runway, gap, Known(D(1)))
    assert NotApplicable("no cash") == at_corners(runway, gap, NotApplicable("no cash"))
