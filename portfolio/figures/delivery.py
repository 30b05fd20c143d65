"""What the delivery of yachts brings, how often it is won, and what it can rely on."""

from decimal import Decimal

from portfolio.figures.adding import less
from portfolio.figures.counting import how_many
from portfolio.figures.figure import DefinitionFor, alone, edition_month
from portfolio.model import Portfolio
from portfolio.model.operations import DeliveryService
from portfolio.values import (
    RATIO,
    NoValueError,
    Total,
    Value,
    at_corners,
    divided,
    measured_in,
)


def contribution_per_day(service: DeliveryService) -> Value:
    """F-26: what a day under way leaves after crew, fuel and travel; negative at a loss."""
    return less(service.day_rate, service.cost_per_day)


def trip_days(portfolio: Portfolio, service: DeliveryService) -> Value:
    """Days under way in the edition's month."""
    return service.trip_days.at(portfolio.edition)


def monthly_contribution(portfolio: Portfolio, service: DeliveryService) -> Value:
    """F-26 over all days under way in the edition's month."""
    return contribution_per_day(service) * trip_days(portfolio, service)


def win_rate(portfolio: Portfolio, service: DeliveryService) -> Value:
    """F-25: quotes won of all that were decided in the edition's month."""
    won = service.quotes_won.at(portfolio.edition)
    lost = service.quotes_lost.at(portfolio.edition)
    return at_corners(_won_share, won, lost, unit=RATIO)


def _won_share(won: Decimal, lost: Decimal) -> Decimal:
    if won + lost == 0:
        raise NoValueError("no quote was decided")
    return won / (won + lost)


def on_time_share(portfolio: Portfolio, service: DeliveryService) -> Value:
    """F-28: trips that arrived within the agreed days of all that ended in the edition's month."""
    ended = service.trips.at(portfolio.edition)
    return measured_in(
        divided(service.on_time.at(portfolio.edition), ended, "no trip ended"), RATIO
    )


def open_enquiries(service: DeliveryService) -> Value:
    return service.open_enquiries


def active_partners(service: DeliveryService) -> Value:
    return service.active_partners


def capabilities_in_place(portfolio: Portfolio, service: DeliveryService) -> Value | Total:
    """What the service needs in order to work, and has."""
    needed = [c for c in portfolio.capabilities if c.entity == service.entity]
    return how_many(capability.in_place for capability in needed)


_DELIVERY = ("delivery",)

DEFINITIONS = (
    DefinitionFor(
        "delivery_services",
        "contribution_per_day",
        "Margin per day under way",
        "day rate less crew, fuel and travel of a day under way",
        _DELIVERY,
        alone(contribution_per_day),
        unit="a day",
    ),
    DefinitionFor(
        "delivery_services",
        "trip_days",
        "Days under way",
        "days under way in the month",
        _DELIVERY,
        trip_days,
        unit="days",
        period=edition_month,
    ),
    DefinitionFor(
        "delivery_services",
        "monthly_contribution",
        "Margin of the month",
        "what is left of each day × days under way",
        (*_DELIVERY, "cfo"),
        monthly_contribution,
        period=edition_month,
    ),
    DefinitionFor(
        "delivery_services",
        "win_rate",
        "Quotes won",
        "quotes won divided by quotes won and lost",
        _DELIVERY,
        win_rate,
        unit="of quotes decided",
        period=edition_month,
    ),
    DefinitionFor(
        "delivery_services",
        "on_time_share",
        "Arrived on time",
        "trips that arrived within the agreed days divided by trips that ended",
        _DELIVERY,
        on_time_share,
        unit="of trips",
        period=edition_month,
    ),
    DefinitionFor(
        "delivery_services",
        "open_enquiries",
        "Enquiries to answer",
        "enquiries that wait for an answer",
        _DELIVERY,
        alone(open_enquiries),
    ),
    DefinitionFor(
        "delivery_services",
        "active_partners",
        "Active partners",
        "partners who sent work in the last quarter",
        _DELIVERY,
        alone(active_partners),
    ),
    DefinitionFor(
        "delivery_services",
        "capabilities_in_place",
        "Needs of a trip in place",
        "things that the service needs in order to work and has",
        _DELIVERY,
        capabilities_in_place,
    ),
)
