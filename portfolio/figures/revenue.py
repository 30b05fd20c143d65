"""Revenue, its targets, and how well it is recorded."""

from portfolio.calendar import Month
from portfolio.figures.adding import complete, summed
from portfolio.figures.counting import NOTHING_KEPT, how_many, of_active
from portfolio.figures.figure import Definition, DefinitionFor, edition_month
from portfolio.model import Portfolio
from portfolio.model.business import Entity
from portfolio.model.money import RevenueStream, Target
from portfolio.truth import is_no
from portfolio.values import (
    Fact,
    NotApplicable,
    NotComputable,
    Number,
    Total,
    Unknown,
    Value,
    measured_in,
    merged,
    missing_of,
)


def revenue(portfolio: Portfolio) -> Value | Total:
    """What all streams earned in the edition's month."""
    return _earned(portfolio.revenue_streams, portfolio)


def _earned(streams: tuple[RevenueStream, ...], portfolio: Portfolio) -> Value | Total:
    return summed((s.revenue.at(portfolio.edition) for s in streams), portfolio.currency)


def revenue_target(portfolio: Portfolio) -> Value | Total:
    """What was planned for the edition's month."""
    month = portfolio.edition
    return summed((t.revenue.at(month) for t in targets_of(portfolio, month)), portfolio.currency)


def targets_of(portfolio: Portfolio, month: Month) -> tuple[Target, ...]:
    """The targets that plan for a month; one within another that does so is not counted twice."""
    planned = [t for t in portfolio.targets if (t.first or portfolio.edition) <= month <= t.last]
    return tuple(t for t in planned if not any(_is_within(t, other) for other in planned))


def _is_within(target: Target, other: Target) -> bool:
    """A stream is a part of its business, a business a part of the portfolio."""
    if other.stream is not None:
        return False
    if other.entity is None:
        return target.entity is not None or target.stream is not None
    return target.entity == other.entity and target.stream is not None


def revenue_gap(portfolio: Portfolio) -> Value | Total:
    """F-34: revenue of what has a target, less that target; only for a month that is over."""
    month = portfolio.edition
    gap = summed(
        (
            complete(_earned(_streams_of(portfolio, t), portfolio)) - t.revenue.at(month)
            for t in targets_of(portfolio, month)
            if not isinstance(t.revenue.at(month), NotApplicable)
        ),
        portfolio.currency,
    )
    known = isinstance(gap.subtotal if isinstance(gap, Total) else gap, Number)
    if known and not month.is_complete(portfolio.as_of):
        return NotComputable("the month is not over", complete(gap).sources)
    return gap


def _streams_of(portfolio: Portfolio, target: Target) -> tuple[RevenueStream, ...]:
    """The streams that a target plans for."""
    streams = portfolio.revenue_streams
    if target.stream is not None:
        return tuple(s for s in streams if s.id == target.stream)
    return tuple(s for s in streams if target.entity in (None, s.entity))


def tracked_streams(portfolio: Portfolio) -> Value | Total:
    """Streams whose revenue some system records as it comes in."""
    return how_many(s.tracked for s in of_active(portfolio, portfolio.revenue_streams))


def untracked_streams(portfolio: Portfolio) -> Value | Total:
    """Streams whose revenue no system records."""
    streams = of_active(portfolio, portfolio.revenue_streams)
    return how_many((s.tracked for s in streams), is_no)


def streams_with_policy(portfolio: Portfolio) -> Value | Total:
    """Streams for which all five steps from contract to revenue are settled."""
    return how_many(_policy(s) for s in of_active(portfolio, portfolio.revenue_streams))


def _policy(stream: RevenueStream) -> Value:
    steps = stream.recognition
    told = (steps.contract, steps.obligations, steps.price, steps.allocation, steps.timing)
    if all(isinstance(step, NotApplicable) for step in told):
        return NotApplicable("other rules hold for this stream", merged(*(v.sources for v in told)))
    missing = missing_of(*told)
    return Unknown(missing) if missing else Fact(True, merged(*(v.sources for v in told)))


def units_sold(portfolio: Portfolio, entity: Entity) -> Value | Total:
    """What a business sold in the edition's month, where all its streams count the same thing."""
    streams = [s for s in portfolio.revenue_streams if s.entity == entity.id]
    names = {s.units_name for s in streams}
    if not streams:
        return NotApplicable(NOTHING_KEPT)
    if len(names) > 1:
        sources = merged(*(s.cited for s in streams))
        return NotComputable("its streams count different things", sources)
    unit = str(streams[0].units_name)
    return summed((measured_in(s.units.at(portfolio.edition), unit) for s in streams), unit)


_MONEY_REPORTS = ("ceo", "cfo", "accounting")

DEFINITIONS = (
    Definition(
        "revenue",
        "Revenue",
        "what all streams earned in the month",
        _MONEY_REPORTS,
        revenue,
        period=edition_month,
    ),
    Definition(
        "revenue_target",
        "Revenue planned",
        "sum of the targets for the month",
        ("ceo", "cfo"),
        revenue_target,
        period=edition_month,
    ),
    Definition(
        "revenue_gap",
        "Revenue against plan",
        "revenue of everything that has a target, less that target, once the month is over",
        ("ceo", "cfo"),
        revenue_gap,
        period=edition_month,
    ),
    Definition(
        "tracked_streams",
        "Revenue streams recorded",
        "streams whose revenue some system records as it comes in",
        ("ceo", "accounting"),
        tracked_streams,
    ),
    Definition(
        "untracked_streams",
        "Revenue streams not recorded",
        "streams whose revenue no system records",
        ("accounting",),
        untracked_streams,
    ),
    Definition(
        "streams_with_policy",
        "Streams with revenue rules",
        "streams for which contract, promises, price, its split and the day of earning are settled",
        ("accounting",),
        streams_with_policy,
    ),
    DefinitionFor(
        "entities",
        "units_sold",
        "Units sold",
        "what was sold in the month, counted in units",
        ("ceo", "cfo"),
        units_sold,
        period=edition_month,
    ),
)
