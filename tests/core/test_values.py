from collections.abc import Callable
from dataclasses import FrozenInstanceError
from decimal import Context, Decimal
from operator import add, mul, sub, truediv
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.values import (
    INFINITY,
    RATIO,
    Fact,
    Known,
    Missing,
    NotApplicable,
    NotComputable,
    Number,
    Range,
    Source,
    UnitMismatchError,
    Unknown,
    Value,
    blocked_by,
    ceiling,
    count,
    is_money,
    measured_in,
    merged,
    missing_of,
    number,
    total,
)
from tests.core.strategies import (
    absent,
    broken,
    decimals,
    numbers,
    sources,
    unknowns,
)

Operation = Callable[[Any, Any], Any]
OPERATIONS: list[Operation] = [add, sub, mul, truediv]
D = Decimal
PRECISE = Context(prec=40)
HERE = Source("a.yml", 3, "books", "October", "measured")


# ---- states --------------------------------------------------------------------------


@given(unknowns, st.one_of(numbers(), unknowns))
@pytest.mark.parametrize("operation", OPERATIONS)
def test_unknown_passes_on_with_all_that_is_missing(
    operation: Operation, a: Unknown, b: Value
) -> None:
    """Once each, sorted, whichever operand lacks it."""
    expected = Unknown(tuple(sorted({*a.missing, *(b.missing if isinstance(b, Unknown) else ())})))
    assert expected == operation(a, b) == operation(b, a)


@given(broken, st.one_of(numbers(), unknowns, broken))
@pytest.mark.parametrize("operation", OPERATIONS)
def test_what_cannot_be_computed_keeps_its_reason(
    operation: Operation, a: NotComputable, b: Value
) -> None:
    reasons = {a.reason, *([b.reason] if isinstance(b, NotComputable) else [])}
    assert NotComputable(min(reasons)) == operation(a, b) == operation(b, a)


@given(absent, st.one_of(numbers(), unknowns, broken))
def test_not_applicable_is_left_out_of_sums(a: NotApplicable, b: Value) -> None:
    """A cash flow without a loan is the income, and without an income it is minus the loan."""
    assert b == a + b == b + a == b - a
    if isinstance(b, Known | Range):
        assert (-b.high, -b.low) == ((a - b).low, (a - b).high)  # type: ignore[attr-defined]  # it is a number here


@given(absent, st.one_of(numbers(), unknowns, broken, absent))
@pytest.mark.parametrize("operation", [mul, truediv])
def test_not_applicable_decides_products(operation: Operation, a: NotApplicable, b: Value) -> None:
    reasons = {a.why, *([b.why] if isinstance(b, NotApplicable) else [])}
    assert NotApplicable(min(reasons)) == operation(a, b) == operation(b, a)


@given(absent, absent)
def test_a_sum_of_nothing_applicable_is_not_applicable(a: NotApplicable, b: NotApplicable) -> None:
    assert NotApplicable(min(a.why, b.why)) == a + b == b + a == a - b


def test_blocking_states_have_ranks() -> None:
    """Not applicable, then not computable, then unknown; numbers block nothing."""
    gap = Unknown((Missing("cash.a", "balance", "owner"),))
    none, never = NotApplicable("no loan"), NotComputable("no sales")
    assert none == blocked_by([gap, never, none])
    assert never == blocked_by([gap, never, Known(D(1))])
    assert gap == blocked_by([Known(D(1)), gap])
    assert blocked_by([Known(D(1)), Range(D(1), D(2))]) is None
    assert blocked_by([]) is None


@pytest.mark.parametrize("operation", OPERATIONS)
def test_words_take_no_part_in_arithmetic(operation: Operation) -> None:
    with pytest.raises(TypeError, match="Fact takes no part in arithmetic"):
        operation(Fact("net"), Known(D(1)))


def test_words_take_no_part_in_totals() -> None:
    with pytest.raises(TypeError, match="Fact takes no part in arithmetic"):
        total([Known(D(1), "USD"), Fact("net")], "USD")


# ---- units ---------------------------------------------------------------------------


@pytest.mark.parametrize("operation", [add, sub])
def test_different_units_are_never_added(operation: Operation) -> None:
    with pytest.raises(UnitMismatchError, match="cannot combine EUR and USD"):
        operation(Known(D(1), "USD"), Known(D(1), "EUR"))
    with pytest.raises(UnitMismatchError, match="cannot combine plain numbers and USD"):
        operation(Known(D(1), "USD"), Known(D(1)))


def test_different_units_are_never_totalled() -> None:
    with pytest.raises(UnitMismatchError, match="cannot combine EUR and USD"):
        total([Known(D(1), "EUR")], "USD")


def test_money_is_not_multiplied_by_money() -> None:
    with pytest.raises(UnitMismatchError, match="cannot multiply USD by USD"):
        Known(D(2), "USD") * Known(D(2), "USD")


@pytest.mark.parametrize(
    ("left", "right", "product", "quotient"),
    [
        ("USD", "", "USD", "USD"),
        ("USD", "%", "USD", "USD"),
        ("USD", "nights", "USD", "USD"),
        ("nights", "%", "nights", "nights"),
        ("", "%", "", ""),
        ("%", "%", "%", ""),
        ("nights", "nights", "", ""),
        ("nights", "", "nights", "nights"),
        ("nights", "days", "", "nights"),
    ],
)
def test_units_follow_the_formula(left: str, right: str, product: str, quotient: str) -> None:
    a, b = Known(D(6), left), Known(D(3), right)
    assert (Known(D(18), product), Known(D(2), quotient)) == (a * b, a / b)


def test_a_quotient_of_money_has_no_unit() -> None:
    """Cash by burn is a number, which the formula may call months."""
    months = Known(D(6), "USD") / Known(D(3), "USD")
    assert Known(D(2)) == months
    assert Known(D(2), "months") == measured_in(months, "months")
    assert NotApplicable("no cash") == measured_in(NotApplicable("no cash"), "months")


@pytest.mark.parametrize(
    ("unit", "money"), [("USD", True), ("usd", False), ("%", False), ("NIGHTS", False), ("", False)]
)
def test_money_is_told_by_its_code(unit: str, money: bool) -> None:
    assert money == is_money(unit)


# ---- origin --------------------------------------------------------------------------


@given(numbers(), numbers())
@pytest.mark.parametrize("operation", [add, sub, mul])
def test_results_cite_what_their_inputs_cite(operation: Operation, a: Number, b: Number) -> None:
    """All sources once, in a stable order; one rough input makes a rough result."""
    result = operation(a, b)
    assert tuple(sorted({*a.sources, *b.sources})) == result.sources
    assert (a.approx or b.approx) == result.approx


@given(st.lists(st.lists(sources, max_size=3), max_size=3))
def test_merged_sources_have_one_order(groups: list[list[Source]]) -> None:
    assert merged(*groups) == merged(*reversed(groups))


def test_an_unknown_cites_where_it_is_written() -> None:
    gap = Missing("cash.a", "balance", "owner", source=HERE)
    assert (HERE,) == Unknown((gap,)).sources
    assert (gap,) == missing_of(Known(D(1)), Unknown((gap,)), Unknown((gap,)))


def test_where_a_value_stands_does_not_change_what_it_is() -> None:
    assert Known(D(1), "USD", sources=(HERE,)) == Known(D(1), "USD")


def test_a_source_is_cited_when_it_names_a_document() -> None:
    assert HERE.is_cited
    assert not Source("a.yml", 3).is_cited


# ---- values themselves ---------------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        Known(D(1)),
        Range(D(1), D(2)),
        Fact("net"),
        Unknown(()),
        NotApplicable("no loan"),
        NotComputable("no sales"),
        total([], "USD"),
    ],
)
def test_values_never_change(value: object) -> None:
    """Frozen, and therefore good as keys."""
    name = next(iter(type(value).__dataclass_fields__))  # type: ignore[attr-defined]  # all of them are dataclasses
    with pytest.raises(FrozenInstanceError):
        setattr(value, name, None)
    assert hash(value) == hash(value)


def test_a_range_has_its_ends_in_order() -> None:
    with pytest.raises(ValueError, match="low 3 is above high 2"):
        Range(D(3), D(2))


@given(decimals, decimals)
def test_equal_ends_are_one_number(a: Decimal, b: Decimal) -> None:
    low, high = sorted((a, b))
    assert isinstance(number(low, high), Known if a == b else Range)
    assert number(low) == number(low, low)


def test_sums_are_decimal() -> None:
    """A tenth and two tenths are three tenths."""
    assert Known(D("0.3"), "USD") == Known(D("0.1"), "USD") + Known(D("0.2"), "USD")


def test_a_count_cites_what_it_counted() -> None:
    assert Known(D(2), "deals") == count(["a", "b"], "deals", [HERE, HERE])
    assert (HERE,) == count([], "deals", [HERE]).sources


@pytest.mark.parametrize(("amount", "whole"), [("7.01", "8"), ("7", "7"), ("-1.5", "-1")])
def test_nobody_sells_a_part_of_a_unit(amount: str, whole: str) -> None:
    assert D(whole) == ceiling(D(amount))
    assert INFINITY == ceiling(INFINITY)


def test_a_share_of_a_number_of_things_is_a_number_of_things() -> None:
    assert Known(D("12.0")) == Known(D("0.05"), RATIO) * Known(D(240))
