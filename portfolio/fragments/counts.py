"""What the sources count, beside what they name and what is counted here."""

from collections.abc import Callable

from portfolio import display
from portfolio.assessment import Assessment
from portfolio.findings import grouped
from portfolio.fragments import components as c
from portfolio.fragments.citing import cited
from portfolio.model.business import DeclaredCount
from portfolio.model.plan import Action, Kpi, Milestone
from portfolio.values import Fact

NOT_COUNTED = "–"


def counts_table(assessment: Assessment) -> str:
    """Every count that a source states; what it does not name is a question to the owner."""
    counts = assessment.portfolio.declared_counts
    if not counts:
        return c.note("No source states a number of things without naming them.")
    columns = (
        c.Column("What"),
        c.Column("Stated", numeric=True),
        c.Column("Named", numeric=True),
        c.Column("Counted here", numeric=True),
        c.Column("Where", minor=True),
    )
    rows = [_row(count, assessment) for count in counts]
    return c.table("Counts of the sources", columns, rows)


def _row(count: DeclaredCount, assessment: Assessment) -> c.Row:
    numbers = (str(count.declared), str(len(count.named)), counted_here(count, assessment))
    where = cited(assessment.portfolio, count.cited)
    return c.Row((display.sentence(str(count.plural)), *numbers, where))


def counted_here(count: DeclaredCount, assessment: Assessment) -> str:
    """How many of the same sort this portfolio has today, by its own records and rules."""
    if count.same_as is None:
        return NOT_COUNTED
    return str(_COUNTERS[count.same_as](assessment, {str(r) for r in count.reports}))


def _critical_findings(assessment: Assessment, reports: set[str]) -> int:
    """Findings of one rule count once, as they stand in one line."""
    found = [f for report in sorted(reports) for f in assessment.register.of(report)]
    return sum(group[0].severity == "critical" for group in grouped(dict.fromkeys(found)))


def _unobserved(assessment: Assessment, reports: set[str]) -> int:
    kpis = [k for k in assessment.portfolio.kpis if reports & set(k.reports)]
    return sum(not _is_observed(kpi, assessment) for kpi in kpis)


def _is_observed(kpi: Kpi, assessment: Assessment) -> bool:
    figure = assessment.figures.get(str(kpi.figure)) if kpi.figure else None
    seen = kpi.observed is not None and bool(kpi.observed.observations)
    return seen or (figure is not None and figure.is_known)


def _gaps(assessment: Assessment, reports: set[str]) -> int:  # noqa: ARG001  # gaps belong to no report
    return sum(
        isinstance(state.state, Fact) and state.state.content == "fail"
        for state in assessment.portfolio.control_states
    )


def _planned(records: tuple[Action | Milestone, ...], reports: set[str]) -> int:
    return sum(bool(reports & set(r.reports)) and r.status != "dropped" for r in records)


_COUNTERS: dict[str, Callable[[Assessment, set[str]], int]] = {
    "critical-findings": _critical_findings,
    "unobserved-measures": _unobserved,
    "security-gaps": _gaps,
    "actions": lambda assessment, reports: _planned(assessment.portfolio.actions, reports),
    "milestones": lambda assessment, reports: _planned(assessment.portfolio.milestones, reports),
    "policies": lambda assessment, _: sum(
        isinstance(policy.text, Fact) for policy in assessment.portfolio.policies
    ),
}
