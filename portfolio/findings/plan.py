"""Rules on measures, milestones and actions."""

from collections.abc import Iterator, Sequence

from portfolio import display
from portfolio.figures.figure import PORTFOLIO
from portfolio.findings.answers import some_names, some_of
from portfolio.findings.finding import Case, Finding, Outcome, Rule
from portfolio.findings.people import is_open, readers
from portfolio.findings.subjects import cited, days_from, holding
from portfolio.model.plan import Action, Kpi, Milestone
from portfolio.truth import Truth, any_of, is_above
from portfolio.values import NotApplicable, Unknown, Value, missing_of


def never_observed(case: Case) -> Iterator[Outcome]:
    """A measure that was never taken cannot warn."""
    applicable = [k for k in case.portfolio.kpis if _applies(case, k)]
    never = [k for k in applicable if not _observed(case, k)]
    of_all = some_of(len(never), len(applicable), "measure")
    if applicable:
        yield Outcome(
            truth=Truth.YES if never else Truth.NO,
            subject=PORTFOLIO,
            message=f"Nobody has ever observed {of_all}: {some_names([k.name for k in never])}",
            evidence=cited(never or applicable),
        )


def _values(case: Case, kpi: Kpi) -> list[Value]:
    figure = case.figures.get(str(kpi.figure))
    observations = kpi.observed.observations if kpi.observed else ()
    base = [kpi.observed.base] if kpi.observed and not observations else []
    return [*([figure.value] if figure else []), *(o.value for o in observations), *base]


def _applies(case: Case, kpi: Kpi) -> bool:
    values = _values(case, kpi)
    return not values or not all(isinstance(v, NotApplicable) for v in values)


def _observed(case: Case, kpi: Kpi) -> bool:
    return any(not isinstance(v, Unknown | NotApplicable) for v in _values(case, kpi))


def milestone_overdue(case: Case) -> Iterator[Outcome]:
    """A date that passed silently says that dates do not count."""
    for milestone in case.portfolio.milestones:
        if is_open(milestone):
            late = days_from(milestone.due, case.portfolio.as_of)
            yield Outcome(
                truth=is_above(late, 0),
                subject=str(milestone.id),
                message=f"It was due on {display.text(milestone.due)}, {_days(late)} ago",
                evidence=milestone.cited,
                missing=missing_of(late),
                reports=readers([milestone]),
                name=str(milestone.title),
            )


def _days(late: Value) -> str:
    days = display.text(late)
    return "1 day" if days == "1 days" else days


def milestone_untestable(case: Case) -> Iterator[Outcome]:
    """A milestone without a condition, a day or an owner can be neither reached nor missed."""
    milestones = [m for m in case.portfolio.milestones if is_open(m)]
    vague = [m for m in milestones if _unsaid(m)]
    lacks = {name for m in vague for name in _unsaid(m)}
    of_all = some_of(len(vague), len(milestones), "open milestone")
    if milestones:
        yield Outcome(
            truth=Truth.YES if vague else Truth.NO,
            subject=PORTFOLIO,
            message=f"Nobody can test {of_all}, for want of"
            f" {display.listed([n for n in _TESTS if n in lacks], last='or')}:"
            f" {some_names([m.title for m in vague])}",
            evidence=cited(vague or milestones),
            missing=missing_of(*(v for m in vague for v in (m.condition, m.due, m.owner))),
        )


_TESTS = ("a condition", "a day", "an owner")


def _unsaid(milestone: Milestone) -> list[str]:
    answers = (milestone.condition, milestone.due, milestone.owner)
    return [n for n, v in zip(_TESTS, answers, strict=True) if isinstance(v, Unknown)]


def undone(case: Case) -> Iterator[Outcome]:
    """A finding that nobody acts on comes back next month, and so does a date that has passed."""
    actions = [a for a in case.portfolio.actions if is_open(a)]
    overdue = holding(actions, lambda a: is_above(days_from(a.due, case.portfolio.as_of), 0))
    unanswered = [f for f in case.found if f.severity == "critical" and not _answered(f, actions)]
    late = Truth.YES if unanswered else any_of(*(_late(case, a) for a in actions))
    parts = [*_overdue(overdue), *_unanswered(unanswered)]
    yield Outcome(
        truth=late,
        subject=PORTFOLIO,
        message=display.sentence("; ".join(parts)),
        evidence=cited(overdue),
        missing=missing_of(*(a.due for a in actions)),
    )


def _late(case: Case, action: Action) -> Truth:
    return is_above(days_from(action.due, case.portfolio.as_of), 0)


def _answered(finding: Finding, actions: Sequence[Action]) -> bool:
    return any({finding.rule, finding.id} & set(a.closes) for a in actions)


def _overdue(actions: Sequence[Action]) -> Iterator[str]:
    if actions:
        verb = "is" if len(actions) == 1 else "are"
        titles = some_names([a.title for a in actions])
        yield f"{display.counted(len(actions), 'action')} {verb} overdue: {titles}"


def _unanswered(findings: Sequence[Finding]) -> Iterator[str]:
    """Findings of one rule count once, as they are shown once."""
    titles = list(dict.fromkeys(f.title for f in findings))
    if titles:
        count = display.counted(len(titles), "critical finding")
        yield f"no open action answers {count}: {some_names(map(_inside_a_sentence, titles))}"


def _inside_a_sentence(title: str) -> str:
    return title[:1].lower() + title[1:]


RULES = (
    Rule(
        "KPI-01",
        "medium",
        ("ceo",),
        "Measures were never observed",
        "Observe each of them once this month, or strike it off the list",
        never_observed,
    ),
    Rule(
        "MIL-01",
        "high",
        (),
        "A milestone is overdue",
        "Set a new day with its owner, or drop it",
        milestone_overdue,
    ),
    Rule(
        "MIL-02",
        "medium",
        ("ceo",),
        "Milestones have no condition, day or owner",
        "Write for each how one can tell, by when, and who answers for it",
        milestone_untestable,
    ),
    Rule(
        "ACT-01",
        "medium",
        ("ceo",),
        "Actions are overdue, or critical findings have none",
        "Open one action for each critical finding, with an owner and a day",
        undone,
        judges_findings=True,
    ),
)
