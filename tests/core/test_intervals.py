from collections.abc import Callable
from decimal import Context, Decimal, localcontext
from operator import add, mul, sub, truediv
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from portfolio.values import (
    INFINITY,
    Known,
    NotComputable,
    Number,
    Range,
    Source,
    Value,
    at_corners,
    divided,
    number,
    total,
)
from tests.core.strategies import (
    covers,
    numbers,
    small,
    values,
    wider,
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


@given(numbers(), numbers(), small, small)
@pytest.mark.parametrize("operation", [add, sub, mul])
def test_results_hold_every_combination_of_inputs(
    operation: Operation, a: Number, b: Number, s: Decimal, t: Decimal
) -> None:
    """Whatever the inputs really are, the outcome lies in the computed interval."""
    assert contains(operation(a, b), operation(between(a, s), between(b, t)))


@given(numbers(), numbers())
@pytest.mark.parametrize("operation", [add, sub, mul])
def test_both_ends_are_reached(operation: Operation, a: Number, b: Number) -> None:
    """The interval is no wider than it must be: brute force over the corners gives its ends."""
    corners = [operation(x, y) for x in (a.low, a.high) for y in (b.low, b.high)]
    result = operation(a, b)
    assert (min(corners), max(corners)) == (result.low, result.high)


@given(numbers(), numbers(), small, small)
def test_quotients_hold_every_combination_of_inputs(
    a: Number, b: Number, s: Decimal, t: Decimal
) -> None:
    """Also when the divisor's interval touches or spans zero."""
    divisor = between(b, t)
    assume(divisor != 0)
    assert contains(a / b, PRECISE.divide(between(a, s), divisor))


@given(numbers(), numbers())
def test_ends_of_quotients_are_reached(a: Number, b: Number) -> None:
    assume(b.low > 0 or b.high < 0)
    corners = [PRECISE.divide(x, y) for x in (a.low, a.high) for y in (b.low, b.high)]
    result = a / b
    assert isinstance(result, Known | Range)
    assert (min(corners), max(corners)) == (result.low, result.high)


@pytest.mark.parametrize(
    ("dividend", "divisor", "low", "high"),
    [
        (("6", "6"), ("0", "3"), "2", "Infinity"),
        (("6", "9"), ("0", "3"), "2", "Infinity"),
        (("-6", "-6"), ("0", "3"), "-Infinity", "-2"),
        (("6", "6"), ("-3", "0"), "-Infinity", "-2"),
        (("-6", "6"), ("0", "3"), "-Infinity", "Infinity"),
        (("6", "6"), ("-3", "3"), "-Infinity", "Infinity"),
        (("0", "6"), ("0", "3"), "0", "Infinity"),
        (("0", "0"), ("-3", "3"), "0", "0"),
        (("0", "0"), ("0", "3"), "0", "0"),
        (("2", "Infinity"), ("2", "4"), "0.5", "Infinity"),
        (("2", "4"), ("2", "Infinity"), "0", "2"),
        (("2", "Infinity"), ("2", "Infinity"), "0", "Infinity"),
    ],
)
def test_a_divisor_that_touches_zero_leaves_an_end_open(
    dividend: tuple[str, str], divisor: tuple[str, str], low: str, high: str
) -> None:
    """On the side where the quotient grows without limit, and only there."""
    top, bottom = (number(D(ends[0]), D(ends[1])) for ends in (dividend, divisor))
    assert number(D(low), D(high)) == top / bottom


def test_division_by_exactly_zero_has_a_reason_instead_of_a_value() -> None:
    result = divided(Known(D(5), sources=(HERE,)), Known(D(0)), "no sales")
    assert NotComputable("no sales") == result
    assert (HERE,) == result.sources
    assert NotComputable("division by zero") == Known(D(5)) / Known(D(0))


def test_an_open_end_times_zero_is_zero() -> None:
    """Nothing sold earns nothing, however long it could go on."""
    assert Known(D(0)) == Known(D(0)) * Range(D(1), INFINITY)
    assert Range(D(0), INFINITY) == Range(D(0), D(2)) * Range(D(1), INFINITY)


@given(values(), values(), st.data())
@pytest.mark.parametrize("operation", OPERATIONS)
def test_widening_an_input_never_narrows_the_result(
    operation: Operation, a: Value, b: Value, data: st.DataObject
) -> None:
    """Known, range, wider range, unknown: knowing less never makes a figure look surer."""
    less, least = data.draw(wider(a)), data.draw(wider(b))
    assert covers(operation(less, least), operation(a, b))


@given(st.lists(values("USD"), max_size=5), st.data())
def test_widening_a_part_never_narrows_a_total(parts: list[Value], data: st.DataObject) -> None:
    less = [data.draw(wider(part)) for part in parts]
    assert covers(total(less, "USD").complete, total(parts, "USD").complete)


@given(numbers(ends=small), numbers(ends=small), st.data())
def test_widening_an_input_never_narrows_a_formula_at_corners(
    a: Number, b: Number, data: st.DataObject
) -> None:
    def formula(x: Decimal, y: Decimal) -> Decimal:
        return x * (1 - y)

    less, least = (data.draw(wider(v, limits=(0, 1))) for v in (a, b))
    assert covers(at_corners(formula, less, least), at_corners(formula, a, b))


@given(values(), values())
@pytest.mark.parametrize("operation", [add, mul])
def test_operands_can_change_places(operation: Operation, a: Value, b: Value) -> None:
    """With their sources and what is missing, not only their numbers."""
    one, other = operation(a, b), operation(b, a)
    assert (one, one.sources) == (other, other.sources)


@given(st.sampled_from(["", "%", "USD", "nights"]), st.sampled_from(["", "%", "nights"]))
def test_units_of_products_do_not_depend_on_order(left: str, right: str) -> None:
    a, b = Known(D(2), left), Known(D(3), right)
    assert a * b == b * a


@given(st.lists(values("USD"), max_size=6), st.randoms(use_true_random=False))
def test_parts_of_a_total_can_change_places(parts: list[Value], random: Any) -> None:
    shuffled = list(parts)
    random.shuffle(shuffled)
    one, other = total(parts, "USD"), total(shuffled, "USD")
    assert (one, one.subtotal.sources) == (other, other.subtotal.sources)


@given(st.lists(numbers(), min_size=2, max_size=5), numbers(ends=st.sampled_from([D(3), D(7)])))
def test_sums_of_quotients_do_not_depend_on_order(parts: list[Number], divisor: Number) -> None:
    """Though a third has no end of digits, adding thirds is exact."""
    thirds = [part / divisor for part in parts]
    forth, back = thirds[0], thirds[-1]
    for part in thirds[1:]:
        forth = forth + part
    for part in reversed(thirds[:-1]):
        back = back + part
    assert forth == back == total(thirds, "").complete


@given(numbers(), numbers())
@pytest.mark.parametrize("operation", OPERATIONS)
def test_results_do_not_depend_on_the_precision_around_them(
    operation: Operation, a: Number, b: Number
) -> None:
    """A library that changes the decimal context changes no figure."""
    expected = operation(a, b)
    with localcontext(Context(prec=3)):
        assert expected == operation(a, b)
