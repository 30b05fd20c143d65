"""What changed between two states of the same data, such as two months."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from portfolio import display
from portfolio.assessment import Assessment
from portfolio.calendar import Month
from portfolio.figures import Figure
from portfolio.figures.figure import edition_month
from portfolio.findings import Finding
from portfolio.findings.finding import SEVERITIES
from portfolio.model import Portfolio
from portfolio.model.plan import Action
from portfolio.questions import Question
from portfolio.values import Fact, Known, NotApplicable, Range, Value


@dataclass(frozen=True)
class FigureChange:
    """A figure in both states, and the difference of the two numbers as they are shown.

    `difference` is None where there are not two exact numbers of one kind: ranges, estimates,
    reasons instead of numbers, and sums of which another number of parts is known.
    """

    before: Figure
    after: Figure
    difference: Known | None

    @property
    def moved(self) -> bool:
        """Whether a reader sees another value than before; what rounding hides is no change."""
        return _shown(self.before) != _shown(self.after)


@dataclass(frozen=True)
class FindingChange:
    """A finding of both states."""

    before: Finding
    after: Finding

    @property
    def weight(self) -> int:
        """Above zero when it is more severe now, or as severe with more money at stake."""
        by_severity = SEVERITIES.index(self.before.severity) - SEVERITIES.index(self.after.severity)
        return by_severity or _more(self.before.at_stake, self.after.at_stake)


@dataclass(frozen=True)
class ActionChange:
    """An action of both states."""

    before: Action
    after: Action


@dataclass(frozen=True)
class FigureChanges:
    """Known in both states (`kept`), told since (`answered`), or no longer known (`lost`)."""

    kept: dict[str, FigureChange]
    answered: tuple[Figure, ...]
    lost: tuple[Figure, ...]

    @property
    def moved(self) -> tuple[FigureChange, ...]:
        return tuple(change for change in self.kept.values() if change.moved)


@dataclass(frozen=True)
class FindingChanges:
    """Findings by what became of them.

    A finding is `fixed` when its rule was judged again and no longer holds. What cannot be judged
    any more, or was set aside, is neither fixed nor the same.
    """

    new: tuple[Finding, ...]
    worse: tuple[FindingChange, ...]
    better: tuple[FindingChange, ...]
    same: tuple[FindingChange, ...]
    fixed: tuple[Finding, ...]
    unjudged: tuple[Finding, ...]
    set_aside: tuple[Finding, ...]


@dataclass(frozen=True)
class ActionChanges:
    """`new` and not done yet, `done` since, `slipped` to a later day, `dropped` or gone."""

    new: tuple[Action, ...]
    done: tuple[Action, ...]
    slipped: tuple[ActionChange, ...]
    dropped: tuple[Action, ...]


@dataclass(frozen=True)
class Changes:
    """Everything that differs; `since` is the month of the earlier state."""

    since: Month
    until: Month
    figures: FigureChanges
    findings: FindingChanges
    actions: ActionChanges
    answered: tuple[Question, ...]
    raised: tuple[Question, ...]


def compare(before: Assessment, after: Assessment) -> Changes:
    """Compare two states; figures, findings, actions and questions are the same by their ids."""
    return Changes(
        since=before.portfolio.edition,
        until=after.portfolio.edition,
        figures=_figures(before, after),
        findings=_findings(before, after),
        actions=_actions(before.portfolio.actions, after.portfolio.actions),
        answered=_settled(before.questions, after.questions),
        raised=_settled(after.questions, before.questions),
    )


def _figures(before: Assessment, after: Assessment) -> FigureChanges:
    """A figure that cannot exist in one of the states is not compared."""
    old = {f.id: f for f in before.figures.values() if not isinstance(f.value, NotApplicable)}
    pairs = [(old[f.id], f) for f in after.figures.values() if f.id in old and _exists(f)]
    known = [(a, b) for a, b in pairs if a.is_known and b.is_known]
    return FigureChanges(
        kept={
            b.id: FigureChange(a, b, _difference(a, b))
            for a, b in known
            if not (_is_partial(a, before.portfolio) or _is_partial(b, after.portfolio))
        },
        answered=tuple(b for a, b in pairs if b.is_known and not a.is_known),
        lost=tuple(b for a, b in pairs if a.is_known and not b.is_known),
    )


def _exists(figure: Figure) -> bool:
    return not isinstance(figure.value, NotApplicable)


def _is_partial(figure: Figure, portfolio: Portfolio) -> bool:
    """Whether it counts a month that is not over: never compared with a full one."""
    over = portfolio.edition.is_complete(portfolio.as_of)
    return not over and figure.period == edition_month(portfolio)


def _shown(figure: Figure) -> tuple[str, int]:
    return display.text(figure.value, figure.unit or None), figure.unknown_count


def _difference(before: Figure, after: Figure) -> Known | None:
    old, new = before.value, after.value
    if not isinstance(old, Known) or not isinstance(new, Known) or old.approx or new.approx:
        return None
    if old.unit != new.unit or before.unknown_count != after.unknown_count:
        return None
    return display.difference(old, new)


def _findings(before: Assessment, after: Assessment) -> FindingChanges:
    old = {f.id: f for f in before.register.findings}
    new = {f.id: f for f in after.register.findings}
    pairs = [FindingChange(old[f.id], f) for f in new.values() if f.id in old]
    gone = [f for f in old.values() if f.id not in new]
    aside = {s.finding.id for s in after.register.set_aside}
    unjudged = {f"{n.rule}/{n.subject}" for n in after.register.not_assessed} - aside
    return FindingChanges(
        new=tuple(f for f in new.values() if f.id not in old),
        worse=tuple(p for p in pairs if p.weight > 0),
        better=tuple(p for p in pairs if p.weight < 0),
        same=tuple(p for p in pairs if p.weight == 0),
        fixed=tuple(f for f in gone if f.id not in aside | unjudged),
        unjudged=tuple(f for f in gone if f.id in unjudged),
        set_aside=tuple(f for f in gone if f.id in aside),
    )


def _more(before: Value | None, after: Value | None) -> int:
    """The sign of a visible difference between two amounts; 0 where their ends disagree."""
    if not isinstance(before, Known | Range) or not isinstance(after, Known | Range):
        return 0
    if before.unit != after.unit or display.text(before) == display.text(after):
        return 0
    up = after.low >= before.low and after.high >= before.high
    down = after.low <= before.low and after.high <= before.high
    return int(up) - int(down)


def _actions(before: Iterable[Action], after: Iterable[Action]) -> ActionChanges:
    old = {str(a.id): a for a in before}
    now = {str(a.id): a for a in after}
    pairs = [ActionChange(old[name], a) for name, a in now.items() if name in old]
    added = [a for name, a in now.items() if name not in old]
    gone = [a for name, a in old.items() if name not in now and _is_open(a)]
    return ActionChanges(
        new=tuple(a for a in added if _is_open(a)),
        done=tuple(p.after for p in pairs if p.after.status == "done" != p.before.status),
        slipped=tuple(p for p in pairs if _slipped(p)),
        dropped=(*(p.after for p in pairs if _is_open(p.before) and _is_dropped(p.after)), *gone),
    )


def _is_open(action: Action) -> bool:
    return action.status not in ("done", "dropped")


def _is_dropped(action: Action) -> bool:
    return action.status == "dropped"


def _slipped(pair: ActionChange) -> bool:
    """A day that was there and moved on; the first day of an action is no delay."""
    old, new = day_of(pair.before), day_of(pair.after)
    return _is_open(pair.after) and old is not None and new is not None and old < new


def day_of(action: Action) -> date | None:
    """By when it is to be done, where somebody has said so."""
    due = action.due.content if isinstance(action.due, Fact) else None
    return due if isinstance(due, date) else None


def _settled(before: Iterable[Question], after: Iterable[Question]) -> tuple[Question, ...]:
    """The questions of `before` of which nothing is asked any more."""
    still = {name for question in after for name in _names(question)}
    return tuple(q for q in before if not still.intersection(_names(q)))


def _names(question: Question) -> tuple[str, ...]:
    """A question's wording may change; what its answer fills in does not."""
    return question.addresses or (question.text,)
