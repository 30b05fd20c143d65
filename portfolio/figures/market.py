"""Where customers find the businesses: channels, listings, sites and funnels."""

from decimal import Decimal

from portfolio.figures.counting import how_many, of_active, share
from portfolio.figures.figure import Definition, DefinitionFor, Limits
from portfolio.model import Portfolio
from portfolio.model.business import Entity
from portfolio.model.market import Channel, Listing
from portfolio.truth import Truth, any_of, is_one_of
from portfolio.values import (
    Fact,
    Total,
    Unknown,
    Value,
    merged,
    missing_of,
)

COVERAGE_WANTED = Decimal("0.25")


def channel_coverage(portfolio: Portfolio) -> Value | Total:
    """F-20 over all businesses: the share of places to be found in which they are found."""
    return _coverage(of_active(portfolio, portfolio.listings))


def channel_coverage_of(portfolio: Portfolio, entity: Entity) -> Value | Total:
    """F-20 of one business."""
    return _coverage(tuple(r for r in portfolio.listings if r.entity == entity.id))


def _coverage(listings: tuple[Listing, ...]) -> Value | Total:
    return share((listing.state for listing in listings), _is_live)


def _is_live(state: Value) -> Truth:
    return is_one_of(state, "live")


def live_ota_listings(portfolio: Portfolio) -> Value | Total:
    """Listings on booking sites that customers can find."""
    sites = {channel.id for channel in _booking_sites(portfolio)}
    listings = of_active(portfolio, portfolio.listings)
    return how_many((r.state for r in listings if r.channel in sites), _is_live)


def _booking_sites(portfolio: Portfolio) -> list[Channel]:
    return [channel for channel in portfolio.channels if channel.kind == "ota"]


def ota_candidates(portfolio: Portfolio) -> Value | Total:
    """Booking sites on which no business has a live listing."""
    return how_many(
        (_is_unused(channel, portfolio) for channel in _booking_sites(portfolio)), unit=""
    )


def _is_unused(channel: Channel, portfolio: Portfolio) -> Value:
    """Whether no listing is live there; nobody can tell while one may be."""
    listings = of_active(portfolio, portfolio.listings)
    states = [r.state for r in listings if r.channel == channel.id]
    live = any_of(*map(_is_live, states))
    if live is Truth.UNKNOWN:
        return Unknown(missing_of(*states))
    return Fact(live is not Truth.YES, merged(channel.cited, *(s.sources for s in states)))


def sites_with_analytics(portfolio: Portfolio) -> Value | Total:
    """Websites whose visits are counted."""
    return how_many(site.analytics for site in of_active(portfolio, portfolio.sites))


def funnel_steps_instrumented(portfolio: Portfolio) -> Value | Total:
    """Steps from stranger to customer at which somebody counts how many get through."""
    funnels = of_active(portfolio, portfolio.funnels)
    return how_many(step.instrumented for funnel in funnels for step in funnel.steps)


_VISIBLE = Limits(attention=COVERAGE_WANTED, watch=COVERAGE_WANTED)

DEFINITIONS = (
    Definition(
        "channel_coverage",
        "Found by customers",
        "places where a business is live divided by all places that suit it",
        ("cmo",),
        channel_coverage,
        unit="of all places",
        limits=_VISIBLE,
    ),
    DefinitionFor(
        "entities",
        "channel_coverage",
        "Found by customers",
        "places where the business is live divided by all places that suit it",
        ("cmo",),
        channel_coverage_of,
        unit="of all places",
        limits=_VISIBLE,
    ),
    Definition(
        "live_ota_listings",
        "Live on booking sites",
        "listings on booking sites that customers can find today",
        ("ceo", "cmo"),
        live_ota_listings,
        limits=Limits(attention=Decimal(1), watch=Decimal(1)),
    ),
    Definition(
        "ota_candidates",
        "Booking sites not used",
        "booking sites on which no business has a live listing",
        ("cmo",),
        ota_candidates,
    ),
    Definition(
        "sites_with_analytics",
        "Websites that count visits",
        "websites whose visits are counted",
        ("cto", "cmo"),
        sites_with_analytics,
    ),
    Definition(
        "funnel_steps_instrumented",
        "Sales steps counted",
        "steps from stranger to customer at which somebody counts how many get through",
        ("cmo", "cto"),
        funnel_steps_instrumented,
    ),
)
