"""The delivery service: F-25, F-26 and F-28."""

from decimal import Decimal

from portfolio.model import Portfolio
from portfolio.values import NotComputable, Unknown
from tests.figures.reading import ends, figure, invented, unit, value
from tests.portfolio_builder import make_portfolio


def hauling(**answers: str) -> Portfolio:
    return make_portfolio(
        answers={f"delivery_services.hauling.{name}": text for name, text in answers.items()}
    )


def of(name: str, portfolio: Portfolio, places: str = "0.01") -> tuple[Decimal, ...]:
    return ends(value(f"{name}.hauling", portfolio), places)


def test_a_day_leaves_what_it_brings_less_what_it_costs() -> None:
    """F-26: 450 - 280 = 170; six days leave 1,020."""
    assert of("contribution_per_day", invented()) == (Decimal("170.00"),)
    assert of("monthly_contribution", invented()) == (Decimal("1020.00"),)


def test_a_day_at_a_loss_shows_as_a_loss() -> None:
    assert of("contribution_per_day", hauling(cost_per_day="500")) == (Decimal("-50.00"),)


def test_quotes_won_are_a_share_of_those_decided() -> None:
    """F-25: three of five; an open quote is neither."""
    assert of("win_rate", invented()) == (Decimal("0.60"),)


def test_a_range_of_quotes_keeps_won_and_decided_together() -> None:
    """F-25: three to six won beside two lost, 3 / 5 to 6 / 8 and not 3 / 8 to 6 / 5."""
    assert of("win_rate", hauling(quotes_won="3 to 6")) == (Decimal("0.60"), Decimal("0.75"))


def test_without_a_decided_quote_nothing_was_won_or_lost() -> None:
    portfolio = hauling(quotes_won="0", quotes_lost="0")
    assert value("win_rate.hauling", portfolio) == NotComputable("no quote was decided")


def test_trips_on_time_are_a_share_of_those_that_ended() -> None:
    """F-28."""
    assert of("on_time_share", invented(), "0.001") == (Decimal("0.667"),)
    portfolio = hauling(trips="0", on_time="0")
    assert value("on_time_share.hauling", portfolio) == NotComputable("no trip ended")


def test_what_the_service_has_of_what_it_needs() -> None:
    found = value("capabilities_in_place.hauling", invented())
    assert ends(found, "1") == (Decimal(1),)
    assert unit(found) == "of 2"


def test_what_nobody_logs_is_unknown() -> None:
    unknown = "{unknown: true, need: days under way, ask: owner}"
    found = figure("monthly_contribution.hauling", hauling(trip_days=unknown))
    assert isinstance(found.value, Unknown)
    assert [m.address for m in found.missing] == ["delivery_services.hauling.trip_days"]
