"""Open deals, what they are worth, and how much of the plan they cover."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from portfolio.calendar import Month, months_between
from portfolio.figures.adding import carried, complete, less, summed
from portfolio.figures.figure import Definition, Limits
from portfolio.figures.revenue import targets_of
from portfolio.model import Portfolio
from portfolio.model.market import Deal, Pipeline
from portfolio.truth import Truth, is_above, is_yes
from portfolio.values import (
    Known,
    Missing,
    NotComputable,
    Number,
    Total,
    Unknown,
    Value,
    divided,
    measured_in,
    merged,
)

HORIZON_MONTHS = 3
COVERAGE_WANTED = Decimal(3)


def open_deals(portfolio: Portfolio) -> Value | Total:
    """How many deals are undecided; none is a number too, once somebody has said so."""
    return _over_deals(portfolio, _one, _is_open, "")


def weighted_pipeline(portfolio: Portfolio) -> Value | Total:
    """F-09: value times probability of the open deals; one without a value is left to be told."""
    return _over_deals(portfolio, _weighted, _is_open, portfolio.currency)


def booked_units(portfolio: Portfolio) -> Value | Total:
    """Units of the deals that are won, and of the open ones times their probability."""
    return _over_deals(portfolio, _units, lambda deal: deal.status != "lost", "")


def _over_deals(
    portfolio: Portfolio,
    worth: Callable[[Deal], Value],
    counts: Callable[[Deal], bool],
    unit: str,
) -> Value | Total:
    """The sum over the deals that count; zero on the word of who supplied an empty pipeline."""

    def parts(pipeline: Pipeline) -> Iterator[Value]:
        nothing = _nothing(pipeline, unit)
        deals = [d for d in pipeline.deals if counts(d)]
        if isinstance(nothing, Known) and deals:
            yield from (nothing + worth(d) for d in deals)
        else:
            yield nothing

    return summed((part for p in portfolio.pipelines for part in parts(p)), unit)


def _nothing(pipeline: Pipeline, unit: str) -> Value:
    """Zero, from where the pipeline stands; unknown while nobody has said what is in it."""
    supplied = is_yes(pipeline.supplied)
    if supplied is Truth.YES:
        sources = merged(pipeline.supplied.sources, pipeline.cited)
        return Known(Decimal(0), unit, sources=sources)
    if supplied is Truth.NO:
        address = f"pipelines.{pipeline.id}.supplied"
        return Unknown((Missing(address, "what is in the pipeline", "", source=pipeline.at),))
    return pipeline.supplied


def _is_open(deal: Deal) -> bool:
    return deal.status == "open"


def _one(_deal: Deal) -> Value:
    return Known(Decimal(1))


def _weighted(deal: Deal) -> Value:
    return deal.value * deal.probability


def _units(deal: Deal) -> Value:
    units = Known(Decimal(deal.units))
    return units if deal.status == "won" else units * deal.probability


def pipeline_coverage(portfolio: Portfolio) -> Value | Total:
    """F-09: weighted open deals over what the next three months' targets still need.

    A deal without an expected month counts. An empty pipeline covers nothing, whatever is needed.
    """
    months = months_between(portfolio.edition.plus(1), portfolio.edition.plus(HORIZON_MONTHS))
    weighted = _over_deals(
        portfolio, _weighted, lambda d: _is_open(d) and _is_expected(d, months), portfolio.currency
    )
    needed = _still_needed(portfolio, months)
    return carried(weighted, lambda value: coverage_of(value, needed))


def coverage_of(weighted: Value, needed: Value) -> Value:
    """`weighted / needed`; nothing over an unknown need is nothing; no need left has no value."""
    if isinstance(needed, Unknown) and isinstance(weighted, Known) and not weighted.amount:
        covered = Known(Decimal(0), sources=merged(weighted.sources, needed.sources))
        return measured_in(covered, "×")
    if isinstance(needed, Number) and is_above(needed, 0) is Truth.NO:
        return NotComputable("target met", merged(weighted.sources, needed.sources))
    return measured_in(divided(weighted, needed), "×")


def _still_needed(portfolio: Portfolio, months: tuple[Month, ...]) -> Value:
    """The targets of the months less the deals that are won for them."""
    planned = summed(
        (t.revenue.at(month) for month in months for t in targets_of(portfolio, month)),
        portfolio.currency,
    )
    won = _over_deals(
        portfolio,
        lambda deal: deal.value,
        lambda d: d.status == "won" and _is_expected(d, months),
        portfolio.currency,
    )
    return less(complete(planned), complete(won))


def _is_expected(deal: Deal, months: tuple[Month, ...]) -> bool:
    return deal.expected is None or deal.expected in months


_SALES_REPORTS = ("ceo", "cfo", "cmo")
_ONE = Decimal(1)

DEFINITIONS = (
    Definition(
        "open_deals",
        "Open deals",
        "deals that are neither won nor lost",
        _SALES_REPORTS,
        open_deals,
        limits=Limits(attention=_ONE, watch=_ONE),
    ),
    Definition(
        "weighted_pipeline",
        "Weighted deals",
        "value of each open deal times its probability, added up",
        _SALES_REPORTS,
        weighted_pipeline,
    ),
    Definition(
        "booked_units",
        "Units booked",
        "units of the deals that are won, and of open deals times their probability",
        ("ceo", "cfo"),
        booked_units,
        unit="units",
    ),
    Definition(
        "pipeline_coverage",
        "Plan covered by deals",
        "weighted open deals of the next three months divided by what their targets still need",
        ("ceo", "cfo"),
        pipeline_coverage,
        limits=Limits(attention=COVERAGE_WANTED, watch=COVERAGE_WANTED),
    ),
)
