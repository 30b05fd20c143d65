"""The section that plans a trip: days under way by distance and speed."""

from decimal import ROUND_HALF_UP, Decimal

from portfolio import display
from portfolio.figures.counting import of_active
from portfolio.fragments import components as c
from portfolio.fragments.markup import Html
from portfolio.fragments.section import Section
from portfolio.fragments.sections.ledger import Field, ledger
from portfolio.fragments.sections.phrases import quoted
from portfolio.fragments.view import View
from portfolio.values import Known, Number, Value

MILES = (100, 250, 500, 1000)
KNOTS = (5, 6, 7, 8)
USUAL_KNOTS = 6
LONG_TRIP = 1000
HOURS = 24
BY_DAY_ONLY = "Sailing by day only, twelve hours of 24, doubles the days."


def planned_days(miles: int, knots: int, hours: int = HOURS) -> Decimal:
    """F-27 without standby: nautical miles by knots times the hours under way each day."""
    return Decimal(miles) / (knots * hours)


def trip_planner(view: View) -> Section | None:
    """Days at sea for common distances: the number that every quote and crew list starts with."""
    if not of_active(view.portfolio, view.portfolio.delivery_services):
        return None
    speeds = [
        Field(f"{knots} knots", [_days(miles, knots) for miles in MILES], "days", numeric=True)
        for knots in KNOTS
    ]
    distances = Field("Distance", [f"{miles:,}" for miles in MILES], "nautical miles")
    long_trip = _days(LONG_TRIP, USUAL_KNOTS)
    speed = display.counted(USUAL_KNOTS, "knot")
    title = f"At {speed}, {LONG_TRIP:,} nautical miles take {long_trip} days"
    sub = ("Any yacht", "days under way, day and night", "without reserve for weather")
    blocks = (*ledger(view, "Days under way", distances, *speeds), *_worth(view))
    return Section(title, sub, blocks)


def _days(miles: int, knots: int) -> str:
    return str(planned_days(miles, knots).quantize(Decimal("0.1"), ROUND_HALF_UP))


def _worth(view: View) -> tuple[Html, ...]:
    """What the days bring, once a day's price and cost are told."""
    return tuple(_brings(view, f.value, quoted(f)) for f in view.named("contribution_per_day")) or (
        c.note(BY_DAY_ONLY),
    )


def _brings(view: View, per_day: Value, figure: Html) -> Html:
    if not isinstance(per_day, Number):
        missing = getattr(per_day, "missing", ())
        return c.note(f"{BY_DAY_ONLY} What a trip leaves over {view.opens_with(missing)}.")
    days = Known(planned_days(LONG_TRIP, USUAL_KNOTS))
    trip = display.text(per_day * days)
    return c.note(
        c.joined((BY_DAY_ONLY, " At ", figure, f", the longest of these trips leaves {trip}."))
    )
