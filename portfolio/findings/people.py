"""Rules on owners of the businesses, on people who leave, and on things nobody answers for."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from portfolio import display
from portfolio.figures.figure import PORTFOLIO
from portfolio.findings.answers import some_names
from portfolio.findings.finding import Case, Outcome, Rule
from portfolio.findings.subjects import by_subject, cited, days_from
from portfolio.model import Portfolio
from portfolio.model.business import EquityStake, Function, Person, Transition
from portfolio.model.plan import Action, Kpi, Milestone
from portfolio.truth import Truth, any_of, is_below, is_no
from portfolio.values import Fact, Known, Unknown, Value, missing_of

_NOBODY = ("nobody", "no one", "none")


def undocumented_equity(case: Case) -> Iterator[Outcome]:
    """A share that stands on no paper is decided in court, at the worst moment."""
    for subject, stakes in by_subject(case, case.portfolio.equity).items():
        lacking = [s for s in stakes if _lacks(s)]
        values = [v for s in stakes for v in (s.share, s.documented, s.vesting, s.buyout)]
        yield Outcome(
            truth=any_of(*map(_undocumented, stakes)),
            subject=subject,
            message="; ".join(_stake(case.portfolio, s) for s in lacking),
            evidence=cited(lacking or stakes),
            missing=missing_of(*values),
        )


def _undocumented(stake: EquityStake) -> Truth:
    """A size that nobody can tell is not on paper either."""
    size = Truth.YES if isinstance(stake.share, Unknown) else Truth.NO
    return any_of(size, is_no(stake.documented), is_no(stake.vesting), is_no(stake.buyout))


def _lacks(stake: EquityStake) -> list[str]:
    answers = (
        (isinstance(stake.share, Unknown), "a documented size"),
        (is_no(stake.documented) is Truth.YES, "a signed agreement"),
        (is_no(stake.vesting) is Truth.YES, "a vesting schedule"),
        (is_no(stake.buyout) is Truth.YES, "terms for leaving"),
    )
    return [words for lacks, words in answers if lacks]


def _stake(portfolio: Portfolio, stake: EquityStake) -> str:
    size = f" ({display.text(stake.share)})" if not isinstance(stake.share, Unknown) else ""
    lacks = display.listed(_lacks(stake), last="and")
    return f"The share of the {portfolio.title_of(stake.holder)}{size} lacks {lacks}"


def leaving(case: Case) -> Iterator[Outcome]:
    """Who leaves takes along what only they can do, unless somebody has learned it by then."""
    for person in case.portfolio.people:
        if person.active and person.transition is not None:
            yield _handover(case, person, person.transition)


def _handover(case: Case, person: Person, transition: Transition) -> Outcome:
    alone = [f for f in person.functions if f.critical and not _has_name(f.backup)]
    days_left = days_from(transition.last_day, case.portfolio.as_of) * Known(Decimal(-1))
    near = is_below(days_left, case.limit) is not Truth.NO
    return Outcome(
        truth=any_of(
            _nobody_named(transition.successor),
            is_below(transition.handover, 1),
            *(_nobody_named(f.backup) for f in alone),
        ),
        subject=str(person.id),
        message=_leaves(transition, alone),
        evidence=person.cited,
        missing=missing_of(transition.last_day, transition.successor, transition.handover),
        severity="critical" if near else "high",
        name=display.sentence(str(person.title)),
    )


def _has_name(value: Value | None) -> bool:
    return isinstance(value, Fact) and str(value.content).lower() not in _NOBODY


def _nobody_named(value: Value | None) -> Truth:
    """As long as nobody can name who takes over, there is nobody."""
    return Truth.NO if _has_name(value) else Truth.YES


def _leaves(transition: Transition, alone: Sequence[Function]) -> str:
    parts = [_handed_over(transition.handover)]
    if not _has_name(transition.successor):
        parts.append("no successor is named")
    if alone:
        tasks = display.counted(len(alone), "critical task")
        verb = "has" if len(alone) == 1 else "have"
        parts.append(f"{tasks} {verb} no backup ({some_names([f.name for f in alone])})")
    return f"Leaves {_last_day(transition.last_day)}; {display.listed(parts)}"


def _last_day(day: Value) -> str:
    return f"on {display.text(day)}" if isinstance(day, Fact) else "on a day that is not told"


def _handed_over(share: Value) -> str:
    if isinstance(share, Unknown):
        return "how much is handed over is not told"
    return f"{display.text(share)} is handed over"


def unowned(case: Case) -> Iterator[Outcome]:
    """What nobody answers for does not get done."""
    owned = _owned_things(case.portfolio)
    gone = {str(p.id) for p in case.portfolio.people if not p.active}
    lacking = [thing for thing in owned if _ownerless(thing, gone)]
    if owned:
        yield Outcome(
            truth=Truth.YES if lacking else Truth.NO,
            subject=PORTFOLIO,
            message=_unanswered(lacking),
            evidence=cited(lacking or owned),
        )


Owned = Action | Milestone | Kpi
_FEW = 3


def _unanswered(lacking: Sequence[Owned]) -> str:
    """How many of each kind; a few are named, too."""
    kinds = ((Action, "action"), (Milestone, "milestone"), (Kpi, "measure"))
    counts = [(sum(isinstance(x, kind) for x in lacking), noun) for kind, noun in kinds]
    which = display.listed([display.counted(number, noun) for number, noun in counts if number])
    names = f": {some_names(map(_title, lacking))}" if len(lacking) <= _FEW else ""
    return f"Nobody answers for {which}{names}"


def _owned_things(portfolio: Portfolio) -> list[Owned]:
    planned: list[Action | Milestone] = [*portfolio.actions, *portfolio.milestones]
    return [*(p for p in planned if is_open(p)), *portfolio.kpis]


def is_open(planned: Action | Milestone) -> bool:
    return planned.status in ("open", "doing")


def readers(records: Sequence[Owned]) -> tuple[str, ...]:
    """The reports that any of the records belongs to."""
    return tuple(sorted({str(report) for r in records for report in r.reports}))


def _title(thing: Owned) -> str:
    return str(thing.name if isinstance(thing, Kpi) else thing.title)


def _ownerless(thing: Owned, gone: set[str]) -> bool:
    owner = thing.owner
    name = owner.content if isinstance(owner, Fact) else owner
    return name is None or isinstance(name, Value) or str(name) in gone


RULES = (
    Rule(
        "EQT-01",
        "critical",
        ("ceo", "accounting"),
        "A share of the business is not on paper",
        "Have a lawyer write down the size, the vesting and what happens when the holder leaves",
        undocumented_equity,
    ),
    Rule(
        "PEO-01",
        "critical",
        ("ceo",),
        "Somebody is leaving before the handover is done",
        "Agree on a successor and a handover plan with a date for each task",
        leaving,
        threshold=Decimal(30),
        threshold_meaning="days before the last day within which it is critical, otherwise high",
    ),
    Rule(
        "PEO-03",
        "medium",
        ("ceo",),
        "Nobody answers for something that is planned or measured",
        "Give each of them one owner",
        unowned,
    ),
)
