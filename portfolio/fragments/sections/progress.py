"""Sections on what is measured and what is to be done soon."""

from collections.abc import Sequence
from datetime import date, timedelta

from portfolio import display
from portfolio.figures.governance import is_fresh
from portfolio.fragments.markup import Html
from portfolio.fragments.section import Section
from portfolio.fragments.sections.engineering import EFFORT, answers_to
from portfolio.fragments.sections.ledger import Field, ledger
from portfolio.fragments.sections.phrases import be, counted, out_of, seat
from portfolio.fragments.view import View
from portfolio.model.plan import Action, Kpi
from portfolio.values import Fact, NotApplicable, Unknown, Value

AGENDA_DAYS = 30


def missing_kpis(view: View) -> Section | None:
    """Every measure that the owner wants to see: known, out of date, or never told."""
    kpis = [k for k in view.portfolio.kpis if not isinstance(_value(k, view), NotApplicable)]
    if not kpis:
        return None
    told = [k for k in kpis if _is_told(_value(k, view))]
    fresh = sum(_is_fresh(k, view) for k in told)
    title = f"{out_of(fresh, len(kpis), 'measure')} {be(fresh)} known"
    if len(told) > fresh:
        title += f", {display.in_words(len(told) - fresh)} out of date"
    never = [k for k in kpis if k not in told]
    sub = ("All reports", "measures that the owner wants each month")
    return Section(title, sub, (*_known(told, view), *_never_told(never, view)))


def _value(kpi: Kpi, view: View) -> Value | None:
    """What answers the measure: a computed figure where one is named, else what was observed."""
    if kpi.figure:
        found = view.assessment.figures.get(str(kpi.figure))
        return found.value if found else None
    return kpi.observed.latest if kpi.observed else None


def _is_told(value: Value | None) -> bool:
    return value is not None and not isinstance(value, Unknown)


def _is_fresh(kpi: Kpi, view: View) -> bool:
    return kpi.observed is None or bool(kpi.figure) or is_fresh(kpi.observed, view.portfolio)


def _known(kpis: Sequence[Kpi], view: View) -> tuple[Html, ...]:
    if not kpis:
        return ()
    states = ["●\u00a0known" if _is_fresh(k, view) else "◐\u00a0out of date" for k in kpis]
    fields = (
        Field("Measure", [str(k.name) for k in kpis]),
        Field("Newest", [_newest(k, view) for k in kpis], numeric=True),
        Field("Counted in", [str(k.unit) for k in kpis], minor=True),
        Field("State", states),
        Field("Owner", [view.title_of(str(k.owner)) if k.owner else "" for k in kpis], minor=True),
    )
    return ledger(view, "Measures that are known", *fields)


def _newest(kpi: Kpi, view: View) -> str:
    value = _value(kpi, view)
    return display.text(value, "") if value else ""


def _never_told(kpis: Sequence[Kpi], view: View) -> tuple[Html, ...]:
    """Those that nobody has told are a list by reader, not a wall of empty cells."""
    if not kpis:
        return ()
    readers = list(dict.fromkeys(str(r.id) for r in view.portfolio.roles))
    groups = [(r, [str(k.name) for k in kpis if k.reports[:1] == (r,)]) for r in readers]
    seats = [view.title_of(r) for r in readers]
    rest = [str(k.name) for k in kpis if not k.reports or k.reports[0] not in readers]
    lines = [(seat, names) for seat, (_, names) in zip(seats, groups, strict=True) if names]
    lines += [("Others", rest)] if rest else []
    return ledger(
        view,
        "Measures that were never told",
        Field("Wanted by", [display.sentence(seat) for seat, _ in lines]),
        Field("Never told", [", ".join(names) for _, names in lines]),
        Field("Measures", [str(len(names)) for _, names in lines], numeric=True, minor=True),
    )


def agenda(view: View) -> Section | None:
    """What is to be done within thirty days, whoever's report it belongs to."""
    last = view.portfolio.as_of + timedelta(days=AGENDA_DAYS)
    actions = sorted(
        (a for a in view.portfolio.actions if a.status in ("open", "doing") and _is_soon(a, last)),
        key=lambda a: (_day(a) or date.max, str(a.timing or "~")),
    )
    if not actions:
        return None
    fields = (
        Field("Action", [str(a.title) for a in actions]),
        Field("When", [_when(a, view) for a in actions]),
        Field("Owner", [seat(a.owner, view) for a in actions], minor=True),
        Field("Takes", [EFFORT.get(str(a.effort), "") for a in actions], minor=True),
        Field("Closes", [_closes(a, view) for a in actions], "findings", numeric=True, minor=True),
    )
    sub = ("All reports", "open actions", f"to {display.day(last)} and those without a date")
    return Section(_agenda_title(actions, view), sub, ledger(view, "Agenda", *fields))


def _day(action: Action) -> date | None:
    due = action.due
    return due.content if isinstance(due, Fact) and isinstance(due.content, date) else None


def _is_soon(action: Action, last: date) -> bool:
    day = _day(action)
    return day is None or day <= last


def _when(action: Action, view: View) -> str:
    day = _day(action)
    if day is None:
        return display.sentence(str(action.timing or "no date yet"))
    return display.day(day) + (", overdue" if day < view.portfolio.as_of else "")


def _closes(action: Action, view: View) -> str:
    """How many open findings the action answers."""
    count = sum(answers_to(action, f) for f in view.assessment.register.findings)
    return str(count) if count else ""


def _agenda_title(actions: list[Action], view: View) -> str:
    days = [_day(a) for a in actions]
    late = sum(d is not None and d < view.portfolio.as_of for d in days)
    undated = days.count(None)
    title = f"{counted(len(actions), 'action')} for the next {AGENDA_DAYS} days"
    if late:
        return f"{title}, {display.in_words(late)} overdue"
    if not undated:
        return title
    return (
        f"{title}, {'none' if undated == len(days) else display.in_words(undated) + ' not'} dated"
    )
