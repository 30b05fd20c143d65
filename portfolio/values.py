"""The states a figure can be in, and the arithmetic between them.

A value is a number, a range, unknown, not applicable or not computable; it carries where it came
from, and so does everything computed from it. Nothing here knows how a value is shown.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_CEILING, Context, Decimal, InvalidOperation, localcontext
from itertools import product
from typing import ClassVar, NamedTuple

INFINITY = Decimal("Infinity")
RATIO = "%"
PLAIN = ""

# Not the ambient precision, which any library may change. Sums are exact, so order never matters.
_QUOTIENTS = Context(prec=40)
_SUMS = Context(prec=160)


class UnitMismatchError(ValueError):
    """Two amounts of different units, such as two currencies, were added or compared."""


class NoValueError(ValueError):
    """Raised inside a formula for inputs that give no result; its text is the reason shown."""


class Source(NamedTuple):
    """Where a value stands (file and line) and where it was taken from (document and place)."""

    file: str = ""
    line: int = 0
    document: str = ""
    place: str = ""
    kind: str = ""

    @property
    def is_cited(self) -> bool:
        return bool(self.document)


@dataclass(frozen=True, slots=True, order=True)
class Missing:
    """One thing nobody has supplied yet: what is needed, of whom it was asked, since when."""

    address: str
    need: str
    ask: str
    since: str = ""
    question: str = ""
    enough: str = ""
    source: Source = field(default=Source(), compare=False)


def merged(*groups: Iterable[Source]) -> tuple[Source, ...]:
    """All sources once, in a stable order."""
    return tuple(sorted({source for group in groups for source in group}))


class Value:
    """Base of all states; `+ - * /` follow interval arithmetic and pass unknowns on."""

    __slots__ = ()
    sources: tuple[Source, ...]

    def __add__(self, other: "Value") -> "Value":
        return _sum_like(self, other, _added)

    def __sub__(self, other: "Value") -> "Value":
        return _sum_like(self, other, _subtracted)

    def __mul__(self, other: "Value") -> "Value":
        return _combined(self, other, _multiplied)

    def __truediv__(self, other: "Value") -> "Value":
        return divided(self, other)


@dataclass(frozen=True, slots=True)
class Known(Value):
    """One number. `unit` is an ISO currency code, `%` for a share, or a noun such as `months`."""

    amount: Decimal
    unit: str = PLAIN
    approx: bool = False
    sources: tuple[Source, ...] = field(default=(), compare=False)

    @property
    def low(self) -> Decimal:
        return self.amount

    @property
    def high(self) -> Decimal:
        return self.amount


@dataclass(frozen=True, slots=True)
class Range(Value):
    """Somewhere from `low` to `high`; an end may be infinite ("or never")."""

    low: Decimal
    high: Decimal
    unit: str = PLAIN
    approx: bool = False
    sources: tuple[Source, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError(f"low {self.low} is above high {self.high}")


@dataclass(frozen=True, slots=True)
class Fact(Value):
    """A known answer that is not a number: yes or no, a word, a date."""

    content: str | bool | date
    sources: tuple[Source, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Unknown(Value):
    """Should exist, nobody has supplied it. Carries everything that is missing for it."""

    missing: tuple[Missing, ...]

    @property
    def sources(self) -> tuple[Source, ...]:  # type: ignore[override]  # computed from what is missing
        return merged(m.source for m in self.missing)


@dataclass(frozen=True, slots=True)
class NotApplicable(Value):
    """Can never exist here, such as the loan of a house without one."""

    why: str
    sources: tuple[Source, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class NotComputable(Value):
    """The inputs are known but the formula has no value for them; `reason` is shown."""

    reason: str
    sources: tuple[Source, ...] = field(default=(), compare=False)


Number = Known | Range


def is_money(unit: str) -> bool:
    return len(unit) == len("USD") and unit.isalpha() and unit.isupper()


def number(
    low: Decimal,
    high: Decimal | None = None,
    unit: str = PLAIN,
    *,
    approx: bool = False,
    sources: tuple[Source, ...] = (),
) -> Number:
    """A Known when both ends agree, otherwise a Range."""
    if high is None or low == high:
        return Known(low, unit, approx, sources)
    return Range(low, high, unit, approx, sources)


def count(items: Iterable[object], unit: str, sources: Iterable[Source]) -> Known:
    """How many items there are, with where they (or the empty list) stand."""
    return Known(Decimal(len(list(items))), unit, sources=merged(sources))


def measured_in(value: Value, unit: str) -> Value:
    """The same number under another unit, such as a quotient of two amounts read as months."""
    return replace(value, unit=unit) if isinstance(value, Known | Range) else value


def missing_of(*values: Value) -> tuple[Missing, ...]:
    """Everything that is missing in any of the values, once each, in a stable order."""
    return tuple(sorted({m for v in values if isinstance(v, Unknown) for m in v.missing}))


def blocked_by(values: Iterable[Value]) -> Value | None:
    """The state that decides a formula before any arithmetic, or None when all are numbers.

    Not applicable outranks not computable, which outranks unknown, so order never matters.
    """
    found = list(values)
    for state in (NotApplicable, NotComputable):
        if decided := [v for v in found if isinstance(v, state)]:
            return min(decided, key=_reason)
    missing = missing_of(*found)
    return Unknown(missing) if missing else None


def _reason(value: Value) -> tuple[str, tuple[Source, ...]]:
    return getattr(value, "why", "") or getattr(value, "reason", ""), value.sources


def _numbers(values: Iterable[Value]) -> list[Number]:
    return [_number(value) for value in values]


def _number(value: Value) -> Number:
    if isinstance(value, Known | Range):
        return value
    raise TypeError(f"{type(value).__name__} takes no part in arithmetic")


def _combined(left: Value, right: Value, formula: Callable[[Number, Number], Value]) -> Value:
    return blocked_by((left, right)) or formula(_number(left), _number(right))


def _sum_like(
    left: Value, right: Value, ends: Callable[[Number, Number], tuple[Decimal, Decimal]]
) -> Value:
    """Sums leave out what is not applicable: cash flow without a loan is just the income."""
    absent = isinstance(left, NotApplicable), isinstance(right, NotApplicable)
    if absent == (False, True):
        return left
    if absent == (True, False):
        left = Known(Decimal(0), _unit_of(right))

    def formula(a: Number, b: Number) -> Value:
        _same_unit(a, b)
        return _made_of((a, b), *ends(a, b), a.unit)

    return _combined(left, right, formula)


def _added(a: Number, b: Number) -> tuple[Decimal, Decimal]:
    return _SUMS.add(a.low, b.low), _SUMS.add(a.high, b.high)


def _subtracted(a: Number, b: Number) -> tuple[Decimal, Decimal]:
    return _SUMS.subtract(a.low, b.high), _SUMS.subtract(a.high, b.low)


def _unit_of(value: Value) -> str:
    return value.unit if isinstance(value, Known | Range) else PLAIN


def _same_unit(*values: Number) -> None:
    units = sorted({v.unit for v in values})
    if len(units) > 1:
        raise UnitMismatchError(
            f"cannot combine {' and '.join(u or 'plain numbers' for u in units)}"
        )


def _made_of(inputs: Iterable[Number], low: Decimal, high: Decimal, unit: str) -> Number:
    inputs = tuple(inputs)
    return number(
        low,
        high,
        unit,
        approx=any(v.approx for v in inputs),
        sources=merged(*(v.sources for v in inputs)),
    )


def _multiplied(a: Number, b: Number) -> Value:
    if is_money(a.unit) and is_money(b.unit):
        raise UnitMismatchError(f"cannot multiply {a.unit} by {b.unit}")
    ends = [_QUOTIENTS.multiply(x, y) if x and y else Decimal(0) for x, y in _corners(a, b)]
    return _made_of((a, b), min(ends), max(ends), _product_unit(a.unit, b.unit))


def _product_unit(left: str, right: str) -> str:
    """Money stays money, a share of anything is that thing, and a number of times changes none."""
    if is_money(left) or is_money(right):
        return left if is_money(left) else right
    if RATIO in (left, right):
        return right if left == RATIO else left
    return left or right if PLAIN in (left, right) else PLAIN


def divided(left: Value, right: Value, when_zero: str = "division by zero") -> Value:
    """`left / right`; a divisor that is exactly zero has no value and says `when_zero`.

    A divisor interval that touches zero leaves the result without an end on that side.
    """

    def formula(a: Number, b: Number) -> Value:
        if b.low == b.high == 0:
            return NotComputable(when_zero, merged(a.sources, b.sources))
        return _made_of((a, b), *_quotient_ends(a, b), _quotient_unit(a.unit, b.unit))

    return _combined(left, right, formula)


def _quotient_ends(a: Number, b: Number) -> tuple[Decimal, Decimal]:
    if b.low < 0 < b.high and not a.low == a.high == 0:
        return -INFINITY, INFINITY
    ends = [_quotient(x, y, b) for x, y in _corners(a, b)]
    return min(ends), max(ends)


def _quotient(x: Decimal, y: Decimal, divisor: Number) -> Decimal:
    """One corner; at a divisor of zero, the limit from the side on which the divisor lies."""
    if x == 0 or y.is_infinite():
        return Decimal(0)
    if y != 0:
        return _QUOTIENTS.divide(x, y)
    return INFINITY if (x > 0) == (divisor.high > 0) else -INFINITY


def _quotient_unit(left: str, right: str) -> str:
    return PLAIN if left == right or is_money(right) else left


def _corners(*values: Number) -> list[tuple[Decimal, ...]]:
    return list(product(*({v.low, v.high} for v in values)))


def at_corners(formula: Callable[..., Decimal], *values: Value, unit: str = PLAIN) -> Value:
    """Evaluate a whole formula at every corner of its inputs.

    Exact for formulas that are monotone in each input, where chained intervals are too wide when
    an input appears twice. A corner that raises NoValueError has no result: all of them make the
    value not computable, some of them leave it without an upper end.
    """
    decided = blocked_by(values)
    if decided is not None:
        return decided
    inputs = _numbers(values)
    results, reasons = _evaluated(formula, _corners(*inputs))
    sources = merged(*(v.sources for v in inputs))
    if not results:
        return NotComputable(min(reasons), sources)
    return _made_of(inputs, min(results), INFINITY if reasons else max(results), unit)


def _evaluated(
    formula: Callable[..., Decimal], corners: list[tuple[Decimal, ...]]
) -> tuple[list[Decimal], list[str]]:
    results, reasons = [], []
    for corner in corners:
        try:
            with localcontext(_QUOTIENTS):
                results.append(formula(*corner))
        except NoValueError as reason:
            reasons.append(str(reason))
        except InvalidOperation:
            reasons.append("an input has no end")
    return results, reasons


def ceiling(amount: Decimal) -> Decimal:
    """Round up to a whole unit, as one cannot sell a part of one."""
    return amount.to_integral_value(ROUND_CEILING) if amount.is_finite() else amount


@dataclass(frozen=True, slots=True)
class Total:
    """A sum over parts of which some may be unknown: never a silent sum.

    `known` of the `applicable` parts are numbers; `missing` says what the others wait for, and
    `uncomputable` is the first part that has no value, if there is one.
    """

    subtotal: Value
    known: int
    applicable: int
    missing: tuple[Missing, ...]
    uncomputable: Value | None = None

    NOTHING: ClassVar[str] = "nothing to add up"

    @property
    def complete(self) -> Value:
        """The sum for further arithmetic: no number as soon as one part is none."""
        if self.uncomputable:
            return self.uncomputable
        return Unknown(self.missing) if self.missing else self.subtotal


def total(values: Iterable[Value], unit: str) -> Total:
    """Add up what is known and count what is not; not applicable parts are left out."""
    parts = [v for v in values if not isinstance(v, NotApplicable)]
    numbers = _numbers(v for v in parts if not isinstance(v, Unknown | NotComputable))
    _same_unit(*numbers, Known(Decimal(0), unit))
    missing = missing_of(*parts)
    broken = blocked_by(v for v in parts if isinstance(v, NotComputable))
    if numbers:
        subtotal: Value = _made_of(numbers, *_summed(numbers), unit)
    else:
        subtotal = broken or (Unknown(missing) if missing else NotComputable(Total.NOTHING))
    return Total(subtotal, len(numbers), len(parts), missing, broken)


def _summed(numbers: list[Number]) -> tuple[Decimal, Decimal]:
    low = high = Decimal(0)
    for each in numbers:
        low, high = _SUMS.add(low, each.low), _SUMS.add(high, each.high)
    return low, high
