"""Rules on targets and on the order in which money is spent."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from portfolio import display
from portfolio.calendar import Month, months_between
from portfolio.findings.answers import quoted, some_names, some_of
from portfolio.findings.finding import Case, Outcome, Rule, subject_of
from portfolio.findings.subjects import cited, is_active, last_complete_months
from portfolio.model import Portfolio, Record
from portfolio.model.money import CapitalItem, CapitalTier, Target
from portfolio.truth import Truth, all_of, any_of, is_above, is_below
from portfolio.values import (
    RATIO,
    Known,
    Missing,
    NoValueError,
    Number,
    Value,
    at_corners,
    merged,
    missing_of,
)


def _targets(portfolio: Portfolio) -> Iterator[tuple[str, str, Target]]:
    """Targets of businesses that go on, with the subject and what people call it."""
    streams = {str(s.id): s for s in portfolio.revenue_streams}
    for target in portfolio.targets:
        stream = streams.get(str(target.stream))
        subject = str(stream.id) if stream else subject_of(target.entity)
        if is_active(portfolio, subject_of(target.entity)):
            yield subject, str(stream.name) if stream else "", target


def target_missed(case: Case) -> Iterator[Outcome]:
    """A month far below plan calls for a reason, and for what is done about it."""
    [month] = last_complete_months(case.portfolio, 1)
    for subject, name, target in _targets(case.portfolio):
        planned = target.revenue.at(month)
        actual = _earned(case.portfolio, target, month)
        change = at_corners(_change, actual, planned, unit=RATIO)
        yield Outcome(
            truth=is_below(change, -case.limit.scaleb(-2)),
            subject=subject,
            message=f"{display.month(month)} brought {display.text(actual)} of the planned"
            f" {display.text(planned)}",
            evidence=change.sources,
            at_stake=planned - actual,
            missing=missing_of(change),
            name=name,
        )


def _change(actual: Decimal, planned: Decimal) -> Decimal:
    if planned <= 0:
        raise NoValueError("no plan")
    return (actual - planned) / planned


def _earned(portfolio: Portfolio, target: Target, month: Month) -> Value:
    """Revenue of the stream, of the business, or of all, whichever the target is for."""
    earned: Value = Known(Decimal(0), portfolio.currency)
    for stream in portfolio.revenue_streams:
        if target.stream in (None, stream.id) and target.entity in (None, stream.entity):
            earned = earned + stream.revenue.at(month)
    return earned


def target_absent(case: Case) -> Iterator[Outcome]:
    """A month without a target cannot be missed, and cannot be steered."""
    for subject, name, target in _targets(case.portfolio):
        horizon = months_between(target.first or case.portfolio.edition, target.last)
        untold = [m for m in horizon if not isinstance(target.revenue.at(m), Number)]
        yield Outcome(
            truth=Truth.YES if untold else Truth.NO,
            subject=subject,
            message=_untargeted(untold, len(horizon)) if untold else "",
            evidence=target.cited,
            missing=missing_of(*(target.revenue.at(m) for m in untold)),
            name=name,
        )


def _untargeted(untold: Sequence[Month], horizon: int) -> str:
    months = some_of(len(untold), horizon, "month")
    return f"No revenue target is set for {months} of the plan: {_span(untold)}"


def _span(months: Sequence[Month]) -> str:
    """`October to December 2026`, or each month where they do not follow one another."""
    first, last = months[0], months[-1]
    if first == last or months_between(first, last) != tuple(months):
        return some_names([display.month(m) for m in months])
    start = display.month_name(first) if first.year == last.year else display.month(first)
    between = "to" if months[2:] else "and"
    return f"{start} {between} {display.month(last)}"


class Planned(NamedTuple):
    """Something that costs money, and what is set aside for it."""

    record: Record
    name: str
    cost: Value
    funded: Value
    reports: tuple[str, ...]


def _planned(portfolio: Portfolio) -> Iterator[Planned]:
    for item in portfolio.capital_items:
        yield Planned(item, str(item.name), item.cost, item.funded, ())
    for m in portfolio.milestones:
        if m.status == "open" and m.cost is not None and m.funded is not None:
            yield Planned(m, str(m.title), m.cost, m.funded, tuple(map(str, m.reports)))


def unfunded(case: Case) -> Iterator[Outcome]:
    """What is planned without the money for it will be late or will take another's money."""
    for plan in _planned(case.portfolio):
        short = plan.cost - plan.funded
        yield Outcome(
            truth=all_of(is_above(plan.cost, 0), is_above(short, 0)),
            subject=str(plan.record.id),
            message=f"{display.text(plan.funded)} of {display.text(plan.cost)} is set aside",
            evidence=merged(plan.record.cited, short.sources),
            at_stake=short,
            missing=missing_of(plan.cost, plan.funded),
            reports=plan.reports,
            name=plan.name,
        )


def out_of_turn(case: Case) -> Iterator[Outcome]:
    """Money that is promised before the step before is done is missing when that step needs it."""
    orders = {t.id: t.order for t in case.portfolio.capital_tiers}
    for item in (i for i in case.portfolio.capital_items if i.committed):
        before = [t for t in case.portfolio.capital_tiers if t.order < orders[item.tier]]
        if before:
            yield _committed(case.portfolio, item, before)


def _committed(portfolio: Portfolio, item: CapitalItem, before: Sequence[CapitalTier]) -> Outcome:
    truths = [_unfinished(portfolio, tier) for tier in before]
    waiting = [
        quoted(t.name)
        for t, truth in zip(before, truths, strict=True)
        if truth in (Truth.YES, Truth.POSSIBLE)
    ]
    return Outcome(
        truth=any_of(*truths),
        subject=str(item.id),
        message=f"{display.text(item.cost)} is promised before {display.listed(waiting)} is done",
        evidence=cited([item, *before]),
        at_stake=item.cost,
        missing=tuple(m for tier in before for m in _unsaid(portfolio, tier)),
        name=str(item.name),
    )


def _items(portfolio: Portfolio, tier: CapitalTier) -> list[CapitalItem]:
    return [i for i in portfolio.capital_items if i.tier == tier.id]


def _unfinished(portfolio: Portfolio, tier: CapitalTier) -> Truth:
    """A tier is done when all that belongs to it is paid for; an empty one says nothing."""
    items = _items(portfolio, tier)
    if not items:
        return Truth.UNKNOWN
    return any_of(*(is_above(i.cost - i.funded, 0) for i in items))


def _unsaid(portfolio: Portfolio, tier: CapitalTier) -> tuple[Missing, ...]:
    items = _items(portfolio, tier)
    if items:
        return missing_of(*(i.cost for i in items), *(i.funded for i in items))
    need = f"what belongs to {quoted(tier.name)}"
    return (Missing(f"capital_tiers.{tier.id}", need, "", source=tier.at),)


RULES = (
    Rule(
        "TGT-01",
        "high",
        ("cfo", "ceo"),
        "Revenue is far below plan",
        "Write down the reason, and what brings the next month back to plan",
        target_missed,
        threshold=Decimal(20),
        threshold_meaning="percent below the month's target, beyond which it fires",
    ),
    Rule(
        "TGT-02",
        "medium",
        ("cfo",),
        "Months of the plan have no revenue target",
        "Set a target for each month of the plan",
        target_absent,
    ),
    Rule(
        "CAP-01",
        "high",
        ("cfo",),
        "Something is planned without the money for it",
        "Fund it, move it or drop it",
        unfunded,
    ),
    Rule(
        "CAP-02",
        "high",
        ("cfo",),
        "Money is promised before its turn",
        "Hold the money until the step before is done",
        out_of_turn,
    ),
)
