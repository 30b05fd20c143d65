"""Channels, listings, sites and funnels: F-20 and what is counted."""

from decimal import Decimal

from portfolio.model import Portfolio
from portfolio.values import NotApplicable, Unknown
from tests.figures.reading import ends, figure, invented, unit, value
from tests.portfolio_builder import make_portfolio

CHANNELS = """
- {id: north, name: North, kind: ota}
- {id: south, name: South, kind: ota}
- {id: own, name: Own site, kind: owned}
"""
UNKNOWN = "{unknown: true, need: whether it is listed, ask: owner}"


def with_listings(**states: str) -> Portfolio:
    """Listings of the kayaks, `north="live"`."""
    listings = "\n".join(
        f"- {{id: on-{channel}, entity: kayaks, channel: {channel}, state: {state}}}"
        for channel, state in states.items()
    )
    return make_portfolio(
        channels=f"{CHANNELS}- {{id: post, name: Post, kind: email}}", listings=listings
    )


def test_coverage_counts_the_unknown_as_a_place_to_be_found() -> None:
    """F-20: one of four; what does not suit a business is no place for it."""
    portfolio = with_listings(own="live", north="draft", south="absent", post=UNKNOWN)
    found = figure("channel_coverage.kayaks", portfolio)
    assert ends(found.value) == (Decimal("0.25"),)
    assert found.unknown_count == 1
    apart = with_listings(own="live", north="{na: true, why: no cars}")
    assert ends(value("channel_coverage.kayaks", apart)) == (Decimal("1.00"),)


def test_coverage_of_all_businesses_is_over_all_places() -> None:
    portfolio = make_portfolio(
        listings="""
- {id: one, entity: kayaks, channel: paddle-portal, state: live}
- {id: two, entity: gardens, channel: post, state: absent}
- {id: three, entity: studio, channel: post, state: claimed}
"""
    )
    assert ends(value("channel_coverage", portfolio), "0.001") == (Decimal("0.333"),)


def test_nothing_but_unknown_places_is_an_unknown_coverage() -> None:
    portfolio = with_listings(own=UNKNOWN)
    assert isinstance(value("channel_coverage", portfolio), Unknown)
    assert isinstance(value("channel_coverage.gardens", portfolio), NotApplicable)


def test_a_booking_site_is_unused_until_one_listing_is_live_there() -> None:
    portfolio = with_listings(north="live", south="claimed", own="live")
    assert ends(value("live_ota_listings", portfolio), "1") == (Decimal(1),)
    assert unit(value("live_ota_listings", portfolio)) == "of 2"
    assert ends(value("ota_candidates", portfolio), "1") == (Decimal(1),)


def test_a_booking_site_on_which_nobody_looked_may_be_in_use() -> None:
    portfolio = with_listings(north=UNKNOWN, south="absent")
    found = figure("ota_candidates", portfolio)
    assert ends(found.value, "1") == (Decimal(1),)
    assert found.unknown_count == 1


def test_a_booking_site_without_any_listing_is_unused() -> None:
    portfolio = make_portfolio(channels=CHANNELS, listings="", campaigns="")
    assert ends(value("ota_candidates", portfolio), "1") == (Decimal(2),)
    assert isinstance(value("live_ota_listings", portfolio), NotApplicable)


def test_sites_and_sales_steps_that_somebody_counts() -> None:
    """One site of one; one step of three, over both funnels."""
    assert ends(value("sites_with_analytics", invented()), "1") == (Decimal(1),)
    steps = value("funnel_steps_instrumented", invented())
    assert ends(steps, "1") == (Decimal(1),)
    assert unit(steps) == "of 3"
