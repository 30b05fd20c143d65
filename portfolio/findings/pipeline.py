"""Rules on the way from a stranger to a sale: the pipeline and the funnels."""

from collections.abc import Iterator, Sequence

from portfolio import display
from portfolio.calendar import Month
from portfolio.figures.figure import PORTFOLIO
from portfolio.findings.answers import not_told, quoted, some_of
from portfolio.findings.break_even import DEALS, in_units, needed_units, plans, untold_deals
from portfolio.findings.finding import Case, Outcome, Rule
from portfolio.findings.subjects import by_subject, cited, last_complete_months
from portfolio.model.business import Entity
from portfolio.model.market import Funnel, Pipeline, Step
from portfolio.truth import Truth, all_of, any_of, is_above, is_no, is_one_of, is_zero
from portfolio.values import Number, merged, missing_of


def sells(entity: Entity) -> bool:
    """Whether it wins each sale anew; a property has tenants instead."""
    return entity.model != "rental"


def empty_pipeline(case: Case) -> Iterator[Outcome]:
    """Without an open deal there is no revenue to come, however well everything else works."""
    sellers = {str(e.id) for e in case.portfolio.entities if sells(e) and e.active}
    groups = by_subject(case, case.portfolio.pipelines)
    for subject, pipelines in groups.items():
        if subject in sellers or (subject == PORTFOLIO and sellers):
            yield _open_deals(case, subject, pipelines)
    yield from not_told(case.portfolio, groups, sells, "pipelines", DEALS)


def _open_deals(case: Case, subject: str, pipelines: Sequence[Pipeline]) -> Outcome:
    missing = untold_deals(pipelines)
    if any(d.status == "open" for p in pipelines for d in p.deals):
        truth = Truth.NO
    else:
        truth = Truth.UNKNOWN if missing else Truth.YES
    message = f"The pipeline is empty: no deal is open{_while_needed(case, subject)}"
    return Outcome(truth, subject, message, cited(pipelines), missing=missing)


def _while_needed(case: Case, subject: str) -> str:
    mine = [plan for about, plan in plans(case.portfolio) if about == subject]
    needed = [(plan, needed_units(case, plan)) for plan in mine]
    known = [in_units(need, plan) for plan, need in needed if isinstance(need, Number)]
    units = display.listed(known)
    return f", while {units} a month are needed to break even" if units else ""


def broken_funnel(case: Case) -> Iterator[Outcome]:
    """A step that nobody gets past loses every customer that came before it."""
    [month] = last_complete_months(case.portfolio, 1)
    for subject, funnels in by_subject(case, case.portfolio.funnels).items():
        steps = [pair for funnel in funnels for pair in _pairs(funnel)]
        truths = [_breaks(before, step, month) for before, step in steps]
        broken = [
            quoted(step.name)
            for (_, step), truth in zip(steps, truths, strict=True)
            if truth is Truth.YES
        ]
        yield Outcome(
            truth=any_of(*truths),
            subject=subject,
            message=f"Customers are lost on the way to a sale at {display.listed(broken)}",
            evidence=merged(*(step.state.sources for _, step in steps)),
            missing=missing_of(*(step.state for _, step in steps)),
        )


def _pairs(funnel: Funnel) -> list[tuple[Step | None, Step]]:
    return list(zip((None, *funnel.steps), funnel.steps, strict=False))


def _breaks(before: Step | None, step: Step, month: Month) -> Truth:
    """Said to be broken, or passed by nobody in a month in which some had come so far."""
    if before is None:
        stuck = Truth.NO
    else:
        came, passed = before.count.at(month), step.count.at(month)
        stuck = all_of(is_above(came, 0), is_zero(passed))
    broken = is_one_of(step.state, "broken")
    return broken if stuck in (Truth.UNKNOWN, Truth.NOT_APPLICABLE) else any_of(broken, stuck)


def uncounted_funnel(case: Case) -> Iterator[Outcome]:
    """Where nobody counts, nobody can tell at which step customers give up."""
    for subject, funnels in by_subject(case, case.portfolio.funnels).items():
        answers = [step.instrumented for funnel in funnels for step in funnel.steps]
        uncounted = sum(is_no(answer) is Truth.YES for answer in answers)
        where = (
            "" if uncounted == len(answers) else f" at {some_of(uncounted, len(answers), 'step')}"
        )
        yield Outcome(
            truth=any_of(*map(is_no, answers)),
            subject=subject,
            message=f"Nobody counts the customers{where} on the way to a sale",
            evidence=merged(*(answer.sources for answer in answers)),
            missing=missing_of(*answers),
        )


RULES = (
    Rule(
        "PIP-01",
        "critical",
        ("ceo", "cfo", "cmo"),
        "The pipeline is empty",
        "Win the first five leads this week, by calling and by opening a booking site",
        empty_pipeline,
    ),
    Rule(
        "FUN-01",
        "critical",
        ("ceo", "cmo", "cto"),
        "Customers are lost on the way to a sale",
        "Repair the step, then make a test booking from start to end",
        broken_funnel,
    ),
    Rule(
        "FUN-02",
        "high",
        ("ceo", "cmo", "cto"),
        "Nobody counts the customers on the way to a sale",
        "Count each step, so that the one that loses most can be found",
        uncounted_funnel,
    ),
)
