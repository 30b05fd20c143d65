"""What must hold of all figures whatever the data: scale, widen, reorder or forget an input."""

import random
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from portfolio.amounts import Observation, Series
from portfolio.figures import Figure, figures
from portfolio.values import (
    Known,
    Missing,
    NotApplicable,
    Number,
    Range,
    Unknown,
    Value,
    is_money,
    number,
)
from tests.figures.changing import addresses, changed, reordered, with_series
from tests.figures.reading import invented, stated

GIVEN = {"invented": invented, "stated": stated}
PORTFOLIOS = pytest.mark.parametrize("name", GIVEN)
_CLOSE = Decimal("1e-20")


def scaled(value: Value, factor: Decimal) -> Value:
    if not isinstance(value, Number) or not is_money(value.unit):
        return value
    low, high = value.low * factor, value.high * factor
    return number(low, high, value.unit, approx=value.approx, sources=value.sources)


@PORTFOLIOS
@given(factor=st.decimals("0.01", "1000", places=2))
@example(factor=Decimal(10))
def test_money_scales_with_money_and_nothing_else_moves(name: str, factor: Decimal) -> None:
    """Another currency with the same prices changes no share, no count and no duration."""
    portfolio = GIVEN[name]()
    before = figures(portfolio)
    after = figures(changed(portfolio, lambda _, value: scaled(value, factor)))
    assert list(before) == list(after)
    for figure_id, old in before.items():
        assert_close(figure_id, scaled(old.value, factor), after[figure_id].value)


def assert_close(name: str, expected: Value, actual: Value) -> None:
    if not isinstance(expected, Number):
        assert expected == actual, name
        return
    assert isinstance(actual, Number), name
    assert expected.unit == actual.unit, name
    for one, other in ((expected.low, actual.low), (expected.high, actual.high)):
        assert one == other or abs(one - other) <= _CLOSE * max(abs(one), abs(other)), name


def widened(value: Value, by: Decimal) -> Value:
    """Both ends further out; a count or an amount that was not negative does not become so."""
    if not isinstance(value, Number):
        return value
    low, high = value.low - min(by, Decimal(1)) * abs(value.low), value.high + by * abs(value.high)
    return number(low, high, value.unit, approx=value.approx, sources=value.sources)


@PORTFOLIOS
@given(data=st.data())
def test_widening_inputs_never_narrows_a_figure(name: str, data: st.DataObject) -> None:
    """Knowing less precisely never gives a more precise answer."""
    portfolio = GIVEN[name]()
    where = data.draw(st.lists(st.sampled_from(addresses(portfolio)), min_size=1, unique=True))
    by = data.draw(st.decimals("0.001", "3", places=3))
    wide = changed(portfolio, lambda at, value: widened(value, by) if at in where else value)
    before, after = figures(portfolio), figures(wide)
    for figure_id, old in before.items():
        assert is_within(old.value, after[figure_id].value), figure_id


def is_within(narrow: Value, wide: Value) -> bool:
    """Whether every number that the first allows is allowed by the second, but for rounding."""
    if not isinstance(narrow, Number):
        return narrow == wide or isinstance(wide, Number)
    if not isinstance(wide, Number):
        return False
    slack = _CLOSE * max((abs(e) for e in (narrow.low, narrow.high) if e.is_finite()), default=0)
    return wide.low - slack <= narrow.low and narrow.high <= wide.high + slack


@PORTFOLIOS
@given(seed=st.integers(0, 1_000_000))
def test_the_order_of_records_is_irrelevant(name: str, seed: int) -> None:
    """Where a record stands in a file changes neither a figure nor its sources."""
    portfolio = GIVEN[name]()
    order = random.Random(seed)  # noqa: S311  # a shuffle, not a secret
    shuffled = reordered(portfolio, lambda records: tuple(order.sample(records, len(records))))
    assert described(figures(portfolio)) == described(figures(shuffled))


def described(found: dict[str, Figure]) -> dict[str, tuple[object, ...]]:
    return {n: (f.value, f.sources, f.missing, f.unknown_count) for n, f in found.items()}


@PORTFOLIOS
@pytest.mark.parametrize("months", [1, 2])
def test_a_later_month_changes_no_figure_of_this_one(name: str, months: int) -> None:
    """What was told of months after the edition is not known to it; only the plan looks ahead."""
    portfolio = GIVEN[name]()
    later = portfolio.edition.plus(months)

    def told_later(_: str, series: Series) -> Series:
        seen = tuple(o for o in series.observations if o.month != later)
        unit = next((o.value.unit for o in seen if isinstance(o.value, Number)), "USD")
        absurd = Observation(later, Known(Decimal(7_777_777), unit))
        return Series(tuple(sorted((*seen, absurd), key=lambda o: o.month)), series.base)

    before, after = figures(portfolio), figures(with_series(portfolio, told_later))
    moved = {i for i, old in before.items() if old.value != after[i].value}
    assert moved <= {"pipeline_coverage"}


MAY_FALL_BACK = {
    "campaign_potential": "what was stated stands in for the rates",
    "revenue_per_recipient": "what was stated stands in for the rates",
    "campaign_in_burn_months": "what was stated stands in for the rates",
    "gross_burn": "the stated burn stands in for a measured one",
    "net_burn": "the stated burn stands in for a measured one",
    "runway": "it is computed from the burn",
    "billing_gap": "the sums stand in for the clients, and the clients for the sums",
    "undated_actions": "it counts what nobody has told",
    "kpi_coverage": "it counts what nobody has told",
}


@PORTFOLIOS
@given(data=st.data())
def test_no_figure_passes_over_an_unknown_in_silence(name: str, data: st.DataObject) -> None:
    """A figure that loses an input is the same as before, or names the input as missing."""
    portfolio = GIVEN[name]()
    at = data.draw(st.sampled_from(addresses(portfolio)))
    gone = Unknown((Missing(at, "what was forgotten", "owner"),))
    forgetful = changed(
        portfolio,
        lambda a, v: gone if a == at and not isinstance(v, Unknown | NotApplicable) else v,
    )
    before, after = figures(portfolio), figures(forgetful)
    for figure_id, old in before.items():
        new = after[figure_id]
        if new.name not in MAY_FALL_BACK:
            named = at in {missing.address for missing in new.missing}
            assert named or new.value == old.value, figure_id


def test_the_exceptions_of_that_test_are_figures() -> None:
    """A name that no longer exists would excuse nothing."""
    names = {f.name for f in figures(invented()).values()}
    assert names >= set(MAY_FALL_BACK)


def test_the_comparison_of_ranges_can_fail() -> None:
    """Guards the two properties above against a comparison that accepts everything."""
    one, two = Known(Decimal(1)), Range(Decimal(1), Decimal(2))
    assert is_within(one, two)
    assert not is_within(two, one)
    with pytest.raises(AssertionError):
        assert_close("x", one, Known(Decimal("1.001")))
