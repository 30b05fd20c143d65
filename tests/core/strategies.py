"""Values to draw: numbers, ranges and the states without a number, and wider versions of them."""

from decimal import Decimal

from hypothesis import strategies as st

from portfolio.values import (
    Known,
    Missing,
    NotApplicable,
    NotComputable,
    Number,
    Range,
    Source,
    Unknown,
    Value,
    number,
)

sources = st.builds(
    Source,
    file=st.sampled_from(["a.yml", "b.yml"]),
    line=st.integers(1, 9),
    document=st.sampled_from(["", "books"]),
)
decimals = st.decimals(min_value=-10_000, max_value=10_000, places=2)
small = st.decimals(min_value=0, max_value=1, places=2)
missing = st.builds(
    Missing,
    address=st.sampled_from(["cash.a", "cash.b", "burn.c"]),
    need=st.just("it"),
    ask=st.just("me"),
)
unknowns = st.builds(
    Unknown, st.lists(missing, min_size=1, max_size=3).map(lambda m: tuple(sorted(set(m))))
)
absent = st.builds(NotApplicable, st.sampled_from(["no loan", "no dock"]))
broken = st.builds(NotComputable, st.sampled_from(["no sales", "no burn"]))


@st.composite
def numbers(draw: st.DrawFn, unit: str = "", ends: st.SearchStrategy[Decimal] = decimals) -> Number:
    low, high = sorted([draw(ends), draw(ends)])
    cited = tuple(sorted(draw(st.sets(sources, max_size=2))))
    exact = draw(st.booleans())
    return number(low, low if exact else high, unit, approx=draw(st.booleans()), sources=cited)


def values(unit: str = "") -> st.SearchStrategy[Value]:
    """Any state but a worded fact, which takes no part in arithmetic."""
    return st.one_of(numbers(unit), numbers(unit), unknowns, absent, broken)


@st.composite
def wider(draw: st.DrawFn, value: Value, limits: tuple[int, int] = (-20_000, 20_000)) -> Value:
    """The same, or less certain: a number becomes a range, a range a wider one, either unknown."""
    if not isinstance(value, Known | Range) or draw(st.booleans()):
        return value
    if draw(st.integers(0, 9)) == 0:
        return draw(unknowns)
    low = draw(st.decimals(min_value=limits[0], max_value=value.low, places=2))
    high = draw(st.decimals(min_value=value.high, max_value=limits[1], places=2))
    return number(low, high, value.unit, approx=value.approx, sources=value.sources)


def covers(wide: Value, narrow: Value) -> bool:
    """Whether all that `narrow` allows is allowed by `wide` too."""
    if isinstance(wide, Unknown) or isinstance(narrow, NotComputable):
        return True
    if isinstance(wide, Known | Range) and isinstance(narrow, Known | Range):
        return wide.low <= narrow.low and narrow.high <= wide.high
    return wide == narrow
