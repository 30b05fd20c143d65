"""Open deals and how much of the plan they cover: F-09 and its edges."""

from decimal import Decimal

import pytest

from portfolio.figures.pipeline import coverage_of
from portfolio.model import Portfolio
from portfolio.values import Known, Missing, NotApplicable, NotComputable, Unknown
from tests.figures.reading import ends, figure, invented, value
from tests.portfolio_builder import make_portfolio

NOBODY_SAID = "{unknown: true, need: what is in the pipeline, ask: owner}"
OPEN = "value: 1000, probability: 50%, status: open"
UNPRICED = "value: {unknown: true, need: its value, ask: owner}, probability: 50%, status: open"


def with_deals(*deals: str, supplied: str = "yes") -> Portfolio:
    listed = "".join(f"\n  - {{id: deal-{n}, {deal}}}" for n, deal in enumerate(deals))
    deals_of = f"\n  deals:{listed}" if deals else ""
    return make_portfolio(pipelines=f"- id: whole\n  supplied: {supplied}{deals_of}")


def test_deals_weigh_as_much_as_they_are_likely() -> None:
    """1,600 at 50 %; the club's deal is won and no longer open."""
    assert ends(value("open_deals", invented()), "1") == (Decimal(1),)
    assert ends(value("weighted_pipeline", invented()), "1") == (Decimal(800),)
    assert ends(value("booked_units", invented()), "1") == (Decimal(20),)  # 20 × 50 % + 10


def test_an_empty_pipeline_is_a_zero_that_cites_who_said_so() -> None:
    """Nothing in it is known, and critical; that is not the same as not knowing."""
    empty = with_deals()
    for name in ("open_deals", "weighted_pipeline", "booked_units", "pipeline_coverage"):
        found = figure(name, empty)
        assert ends(found.value) == (Decimal("0.00"),), name
        assert "pipelines.yml" in {source.file for source in found.sources}, name


@pytest.mark.parametrize("supplied", [NOBODY_SAID, "no"])
def test_a_pipeline_of_which_nobody_spoke_is_unknown(supplied: str) -> None:
    found = figure("open_deals", with_deals(supplied=supplied))
    assert isinstance(found.value, Unknown)
    assert [m.address for m in found.missing] == ["pipelines.whole.supplied"]
    assert found.sources


def test_a_deal_of_unknown_value_is_counted_and_not_weighed() -> None:
    portfolio = with_deals(OPEN, UNPRICED)
    assert ends(value("open_deals", portfolio), "1") == (Decimal(2),)
    weighted = figure("weighted_pipeline", portfolio)
    assert ends(weighted.value, "1") == (Decimal(500),)
    assert weighted.unknown_count == 1


def test_the_only_deal_of_unknown_value_is_no_zero() -> None:
    assert isinstance(value("weighted_pipeline", with_deals(UNPRICED)), Unknown)


def test_coverage_is_of_what_the_next_three_months_still_need() -> None:
    """Weighted 800 over the target of November, 2,000, less the 800 that are won."""
    assert ends(value("pipeline_coverage", invented()), "0.001") == (Decimal("0.667"),)


def test_a_deal_after_the_three_months_covers_nothing_in_them() -> None:
    late = with_deals(OPEN + ", expected: 2027-06")
    assert ends(value("weighted_pipeline", late), "1") == (Decimal(500),)
    assert ends(value("pipeline_coverage", late), "1") == (Decimal(0),)


def test_without_a_target_there_is_nothing_to_cover() -> None:
    portfolio = make_portfolio(targets="")
    assert isinstance(value("pipeline_coverage", portfolio), NotApplicable)


def usd(amount: int) -> Known:
    return Known(Decimal(amount), "USD")


def test_coverage_at_the_edges() -> None:
    """F-09: nothing covers nothing of an unknown need; a target that is met needs no cover."""
    unknown = Unknown((Missing("targets.all.revenue", "the target", "owner"),))
    assert coverage_of(usd(0), unknown) == Known(Decimal(0), "×")
    assert coverage_of(usd(5), unknown) == unknown
    assert coverage_of(usd(5), usd(0)) == NotComputable("target met")
    assert coverage_of(usd(5), usd(-3)) == NotComputable("target met")
    assert coverage_of(usd(6), usd(4)) == Known(Decimal("1.5"), "×")
