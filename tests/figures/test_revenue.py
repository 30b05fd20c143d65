"""Revenue against plan, and how well it is recorded."""

from datetime import date
from decimal import Decimal

import pytest

from portfolio.values import NotApplicable, NotComputable
from tests.figures.reading import ends, figure, invented, unit, value
from tests.portfolio_builder import make_portfolio


def test_revenue_adds_up_the_streams_and_counts_the_unknown_one() -> None:
    found = figure("revenue", invented())
    assert ends(found.value, "1") == (Decimal(4160),)
    assert (found.unknown_count, len(found.missing)) == (1, 1)


def test_the_gap_compares_only_what_has_a_target() -> None:
    """F-34: kayaks earned 4,160 of 4,500; the gardens have no target and stay out."""
    assert ends(value("revenue_gap", invented()), "1") == (Decimal(-340),)
    assert figure("revenue_gap", invented()).unknown_count == 0


def test_a_target_of_one_stream_is_compared_with_that_stream() -> None:
    """Kayak hire earned 4,160 of 60; that hedge care is unknown does not matter to it."""
    found = figure("revenue_gap", make_portfolio(targets=HIRE))
    assert ends(found.value, "1") == (Decimal(4100),)
    assert found.unknown_count == 0


def test_a_target_of_all_waits_for_every_stream() -> None:
    found = figure("revenue_gap", make_portfolio(targets=ALL))
    assert [m.address for m in found.missing] == ["revenue_streams.hedge-care.revenue"]


def test_a_month_that_is_not_over_is_not_compared_with_a_whole_one() -> None:
    early = make_portfolio(as_of=date(2026, 10, 21))
    assert value("revenue_gap", early) == NotComputable("the month is not over")
    assert figure("revenue_gap", early).sources


TARGET = "{{id: {id}, {scope}last: 2026-12, revenue: [{{month: 2026-10, value: {amount}}}]}}"


def target(id_: str, amount: int, scope: str = "") -> str:
    return "- " + TARGET.format(id=id_, scope=scope, amount=amount)


KAYAKS = target("kayaks", 100, "entity: kayaks, ")
HIRE = target("hire", 60, "entity: kayaks, stream: kayak-hire, ")
GARDENS = target("gardens", 30, "entity: gardens, ")
ALL = target("all", 125)


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        ((KAYAKS,), 100),
        ((KAYAKS, GARDENS), 130),
        ((KAYAKS, HIRE), 100),
        ((HIRE, GARDENS), 90),
        ((ALL, KAYAKS, HIRE, GARDENS), 125),
    ],
)
def test_a_target_within_another_is_not_counted_twice(
    targets: tuple[str, ...], expected: int
) -> None:
    portfolio = make_portfolio(targets="\n".join(targets))
    assert ends(value("revenue_target", portfolio), "1") == (Decimal(expected),)


@pytest.mark.parametrize("bounds", ["last: 2026-09", "first: 2026-11, last: 2026-12"])
def test_a_target_of_other_months_is_no_target_of_this_one(bounds: str) -> None:
    plan = f"[{{id: old, {bounds}, revenue: [{{month: 2026-10, value: 5}}]}}]"
    found = value("revenue_target", make_portfolio(targets=plan))
    assert isinstance(found, NotApplicable)


def test_streams_are_counted_by_what_is_told_of_them() -> None:
    """A stream with a step that nobody has settled is not one without rules: that is unknown."""
    assert unit(value("tracked_streams", invented())) == "of 2"
    assert ends(value("tracked_streams", invented()), "1") == (Decimal(1),)
    assert ends(value("untracked_streams", invented()), "1") == (Decimal(1),)
    policies = figure("streams_with_policy", invented())
    assert ends(policies.value, "1") == (Decimal(1),)
    assert [m.address for m in policies.missing] == [
        "revenue_streams.hedge-care.recognition.timing"
    ]


def test_units_of_different_kinds_are_not_added_up() -> None:
    """Two rentals and three visits are not five of anything."""
    portfolio = invented()
    streams = tuple(s.model_copy(update={"entity": "kayaks"}) for s in portfolio.revenue_streams)
    mixed = portfolio.model_copy(update={"revenue_streams": streams})
    assert figure("units_sold.kayaks", mixed).sources
    assert value("units_sold.kayaks", mixed) == NotComputable("its streams count different things")
    assert ends(value("units_sold.kayaks", portfolio), "1") == (Decimal(52),)
