"""Rules on break-even: whether enough is booked, and whether the stated number holds."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from portfolio import display
from portfolio.findings.finding import Case, Outcome, Rule, subject_of
from portfolio.findings.subjects import is_active, needs
from portfolio.model import Portfolio
from portfolio.model.market import Deal, Pipeline
from portfolio.model.money import BreakEven
from portfolio.truth import Truth, any_of, is_above, is_below, is_yes, is_zero
from portfolio.values import (
    Known,
    Missing,
    NotComputable,
    Number,
    Unknown,
    Value,
    measured_in,
    merged,
    missing_of,
)

DEALS = "the list of open deals"


def plans(portfolio: Portfolio) -> Iterator[tuple[str, BreakEven]]:
    """Break-evens of businesses that go on, each with whom it is about."""
    for plan in portfolio.break_evens:
        subject = subject_of(plan.entity)
        if is_active(portfolio, subject):
            yield subject, plan


def _figure(case: Case, name: str, plan: BreakEven) -> Value:
    return case.figures[f"{name}.{plan.entity or plan.id}"].value


def computed_units(case: Case, plan: BreakEven) -> Value:
    return _figure(case, "break_even_units", plan)


def needed_units(case: Case, plan: BreakEven) -> Value:
    """The computed break-even, and the stated one while none can be computed."""
    computed = computed_units(case, plan)
    return computed if isinstance(computed, Number) else measured_in(plan.declared, plan.units_name)


def in_units(value: Value, plan: BreakEven) -> str:
    """`6 charters`, `1 charter`."""
    one = isinstance(value, Known) and value.amount == 1
    return display.text(value, str(plan.unit if one else plan.units_name))


def units_short(case: Case) -> Iterator[Outcome]:
    """Months in which less is sold than break-even needs are paid for out of cash."""
    for subject, plan in plans(case.portfolio):
        need = needed_units(case, plan)
        have = _sold(case.portfolio, plan)
        gap = need - measured_in(have, plan.units_name)
        yield Outcome(
            truth=is_above(gap, 0),
            subject=subject,
            message=_short(case, plan, need, have),
            evidence=merged(need.sources, have.sources, plan.cited),
            at_stake=gap * (plan.price - plan.variable_cost),
            missing=missing_of(gap),
        )


def _short(case: Case, plan: BreakEven, need: Value, have: Value) -> str:
    computed = isinstance(computed_units(case, plan), Number)
    stated = "" if computed else ", as stated"
    sold = "none" if is_zero(have) is Truth.YES else display.text(have, "")
    return (
        f"It takes {in_units(need, plan)} a month to break even{stated}, "
        f"and {sold} can be counted on for {_next_month(case.portfolio)}"
    )


def _next_month(portfolio: Portfolio) -> str:
    return display.month(portfolio.edition.plus(1))


def _sold(portfolio: Portfolio, plan: BreakEven) -> Value:
    """Units of the next full month: those won, and open ones by how likely they are."""
    pipelines = _pipelines_of(portfolio, plan)
    untold = untold_deals(pipelines)
    if untold or not pipelines:
        return Unknown(untold or (Missing(f"pipelines.{plan.entity or plan.id}", DEALS, ""),))
    sources = merged(*(p.cited for p in pipelines))
    units: Value = Known(Decimal(0), sources=sources)
    for deal in (d for p in pipelines for d in p.deals if _falls_in_next(d, portfolio)):
        units = units + _expected(deal)
    return units


def _pipelines_of(portfolio: Portfolio, plan: BreakEven) -> list[Pipeline]:
    """Those of the same business; what is said of the whole portfolio holds for each."""
    if plan.entity is None:
        return list(portfolio.pipelines)
    own = [p for p in portfolio.pipelines if p.entity == plan.entity]
    return own or [p for p in portfolio.pipelines if p.entity is None]


def untold_deals(pipelines: Iterable[Pipeline]) -> tuple[Missing, ...]:
    """What is missing until somebody has said that the deals listed are all there are."""
    untold = [p for p in pipelines if is_yes(p.supplied) is not Truth.YES]
    needs_list = (Missing(f"pipelines.{p.id}.supplied", DEALS, "", source=p.at) for p in untold)
    return missing_of(*(p.supplied for p in untold)) or tuple(needs_list)


def _falls_in_next(deal: Deal, portfolio: Portfolio) -> bool:
    """A deal without a month may close in any; it is counted rather than dropped."""
    return deal.status != "lost" and deal.expected in (None, portfolio.edition.plus(1))


def _expected(deal: Deal) -> Value:
    units = Known(Decimal(deal.units))
    return units if deal.status == "won" else units * measured_in(deal.probability, "")


def stated_break_even_fails(case: Case) -> Iterator[Outcome]:
    """A break-even that nobody can recompute is a hope, not a plan."""
    for subject, plan in plans(case.portfolio):
        computed = computed_units(case, plan)
        yield Outcome(
            truth=_disagrees(plan.declared, computed),
            subject=subject,
            message=_disagreement(case, plan, computed),
            evidence=merged(plan.declared.sources, computed.sources),
            missing=missing_of(plan.declared, computed),
        )


def _disagrees(declared: Value, computed: Value) -> Truth:
    """A stated number holds as long as the computed range has room for it."""
    if not isinstance(declared, Number):
        return is_above(declared, 0)
    if not isinstance(computed, Number):
        return Truth.YES
    apart = declared - measured_in(computed, declared.unit)
    outside = any_of(is_below(apart, 0), is_above(apart, 0))
    return Truth.NO if outside is Truth.POSSIBLE else outside


def _disagreement(case: Case, plan: BreakEven, computed: Value) -> str:
    stated = f"{in_units(plan.declared, plan)} a month"
    if isinstance(computed, Number):
        return f"{stated} were stated as break-even, {in_units(computed, plan)} are computed"
    if isinstance(computed, NotComputable):
        return f"{stated} were stated as break-even, but there is {computed.reason}"
    return (
        f"The stated break-even of {stated} cannot be checked without {needs(computed)}"
        f"{_implied(case, plan)}"
    )


def _implied(case: Case, plan: BreakEven) -> str:
    implied = _figure(case, "implied_contribution", plan)
    if not isinstance(implied, Number):
        return ""
    return f"; it holds only if each {plan.unit} leaves {display.text(implied)}"


RULES = (
    Rule(
        "BEP-01",
        "critical",
        ("cfo", "ceo", "accounting"),
        "Less is booked than break-even needs",
        "Agree how the gap is closed: more bookings, a higher price or lower fixed cost",
        units_short,
    ),
    Rule(
        "BEP-03",
        "medium",
        ("cfo",),
        "The stated break-even does not hold or cannot be checked",
        "Tell the price and the cost of one unit, and compute break-even from them",
        stated_break_even_fails,
    ),
)
