"""The states a figure can be in, and the arithmetic between them.

A value is a number, a range, unknown, not applicable or not computable; it carries where it came
from, and so does everything computed from it. Nothing here knows how a value is shown.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_CEILING, Context, Decimal, InvalidOperation
from itertools import product
from typing import ClassVar, NamedTuple

INFINITY = Decimal("Infinity")
RATIO = "%"
PLAIN = ""

_EXACT = Context(prec=34)


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
        return _sum_like(self, other, lambda a, b: (a.low + b.low, a.high + b.high))

    def __sub__(self, other: "Value") -> "Value":
        return _sum_like(self, other, lambda a, b: (a.low - b.high, a.high - b.low))

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
    return len(unit) == 3 and unit.isalpha() and unit.isupper()


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
    for state in (_first_not_applicable, _first_not_computable, _all_missing):
        if (decided := state(found)) is not None:
            return decided
    return None


def _first_not_applicable(values: list[Value]) -> Value | None:
    found = [v for v in values if isinstance(v, NotApplicable)]
    return min(found, key=lambda v: v.why) if found else None


def _first_not_computable(values: list[Value]) -> Value | None:
    found = [v for v in values if isinstance(v, NotComputable)]
    return min(found, key=lambda v: v.reason) if found else None


def _all_missing(values: list[Value]) -> Value | None:
    missing = missing_of(*values)
    return Unknown(missing) if missing else None


def _numbers(values: Iterable[Value]) -> list[Number]:
    numbers = []
    for value in values:
        if not isinstance(value, Known | Range):
            raise TypeError(f"{type(value).__name__} takes no part in arithmetic")
        numbers.append(value)
    return numbers


def _combined(left: Value, right: Value, formula: Callable[[Number, Number], Value]) -> Value:
    decided = blocked_by((left, right))
    if decided is not None:
        return decided
    first, second = _numbers((left, right))
    return formula(first, second)


def _sum_like(
    left: Value, right: Value, ends: Callable[[Number, Number], tuple[Decimal, Decimal]]
) -> Value:
    """Sums leave out what is not applicable: cash flow without a loan is just the income."""
    if isinstance(right, NotApplicable):
        return left
    if isinstance(left, NotApplicable):
        zero = Known(Decimal(0), _unit_of(right))
        return _sum_like(zero, right, ends)

    def formula(a: Number, b: Number) -> Value:
        _same_unit(a, b)
        return _made_of((a, b), *ends(a, b), a.unit)

    return _combined(left, right, formula)


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
    ends = [_EXACT.multiply(x, y) if x and y else Decimal(0) for x, y in _corners(a, b)]
    return _made_of((a, b), min(ends), max(ends), _product_unit(a.unit, b.unit))


def _product_unit(left: str, right: str) -> str:
    if is_money(left) or right in (PLAIN, RATIO):
        return left
    return right if is_money(right) or left in (PLAIN, RATIO) else PLAIN


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
    if b.low < 0 < b.high:
        return -INFINITY, INFINITY
    ends = [_quotient(x, y, b) for x, y in _corners(a, b)]
    return min(ends), max(ends)


def _quotient(x: Decimal, y: Decimal, divisor: Number) -> Decimal:
    if y != 0:
        return Decimal(0) if y.is_infinite() else _EXACT.divide(x, y)
    if x == 0:
        return Decimal(0)
    return INFINITY if (x > 0) == (divisor.high > 0) else -INFINITY


def _quotient_unit(left: str, right: str) -> str:
    return PLAIN if left == right or is_money(right) else left


def _corners(*values: Number) -> list[tuple[Decimal, ...]]:
    return list(product(*({v.low, v.high} for v in values)))


def at_corners(formula: Callable[..., Decimal], *values: Value, unit: str = PLAIN) -> Value:
    """Evaluate a whole formula at every corner of its inputs.

    For formulas that are monotone in each input this is exact where chained intervals would be
    too wide, because an input that appears twice keeps one value. A corner that raises
    NoValueError has no result: all of them make the value not computable, some of them leave it
    without an upper end.
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
    """A sum over parts of which some may be unknown: never a silent sum."""

    subtotal: Value
    known: int
    applicable: int
    missing: tuple[Missing, ...]

    NOTHING: ClassVar[str] = "nothing to add up"

    @property
    def complete(self) -> Value:
        """The sum for further arithmetic: unknown as soon as one part is."""
        return Unknown(self.missing) if self.missing else self.subtotal


def total(values: Iterable[Value], unit: str) -> Total:
    """Add up what is known and count what is not; not applicable parts are left out."""
    parts = [v for v in values if not isinstance(v, NotApplicable)]
    numbers = _numbers(v for v in parts if isinstance(v, Known | Range))
    _same_unit(*numbers, Known(Decimal(0), unit))
    missing = missing_of(*parts)
    if not numbers:
        subtotal: Value = Unknown(missing) if missing else NotComputable(Total.NOTHING)
        return Total(subtotal, 0, len(parts), missing)
    low = sum((v.low for v in numbers), Decimal(0))
    high = sum((v.high for v in numbers), Decimal(0))
    return Total(_made_of(numbers, low, high, unit), len(numbers), len(parts), missing)
