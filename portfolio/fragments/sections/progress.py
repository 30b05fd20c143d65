"""Sections on what is measured and what is to be done soon."""

from datetime import date, timedelta

from portfolio import display
from portfolio.fragments.section import Section
from portfolio.fragments.sections.ledger import Field, ledger
from portfolio.fragments.sections.phrases import counted, out_of, seat
from portfolio.fragments.view import View
from portfolio.model.plan import Action, Kpi
from portfolio.values import Fact, Unknown, Value

AGENDA_DAYS = 30
NEVER = "✗ never"
STALE = "◐ out of date"
FRESH = "● known"


def missing_kpis(view: View) -> Section | None:
    """Every measure that the owner wants to see, and whether it was ever told."""
    kpis = view.portfolio.kpis
    if not kpis:
        return None
    states = [_state(kpi, view) for kpi in kpis]
    never = states.count(NEVER)
    title = f"{out_of(len(kpis) - never, len(kpis), 'measure')} known, {_never(never)}"
    fields = (
        Field("Measure", [str(k.name) for k in kpis]),
        Field("Told", states),
        Field("Newest", [_newest(k, view) for k in kpis], numeric=True),
        Field("Counted in", [str(k.unit) for k in kpis], minor=True),
        Field("Owner", [_owner(k, view) for k in kpis], minor=True),
    )
    sub = (
        "All businesses",
        "measures that the owner wants each month",
        "known, out of date or never told",
    )
    return Section(title, sub, ledger(view, "Measures", *fields))


def _never(count: int) -> str:
    return f"{display.in_words(count)} never told" if count else "none never told"


def _value(kpi: Kpi, view: View) -> Value | None:
    """What answers the measure: a computed figure where one is named, else what was observed."""
    if kpi.figure:
        found = view.assessment.figures.get(str(kpi.figure))
        return found.value if found else None
    return kpi.observed.latest if kpi.observed else None


def _state(kpi: Kpi, view: View) -> str:
    value = _value(kpi, view)
    if value is None or isinstance(value, Unknown):
        return NEVER
    return STALE if _is_stale(kpi, view) else FRESH


def _is_stale(kpi: Kpi, view: View) -> bool:
    if kpi.figure or not kpi.observed or not kpi.observed.observations:
        return False
    seen = kpi.observed.observations[-1].month.last_day
    return (view.portfolio.as_of - seen).days > view.portfolio.about_it.staleness_days


def _newest(kpi: Kpi, view: View) -> str:
    value = _value(kpi, view)
    return "" if value is None or isinstance(value, Unknown) else display.text(value)


def _owner(kpi: Kpi, view: View) -> str:
    return view.title_of(str(kpi.owner)) if kpi.owner else ""


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
        Field("Effort", [EFFORT.get(a.effort or "", "") for a in actions], minor=True),
        Field("Closes", [_closes(a, view) for a in actions], "findings", numeric=True, minor=True),
    )
    sub = ("All reports", "open actions", f"to {display.day(last)}, those without a date included")
    return Section(_agenda_title(actions, view), sub, ledger(view, "Agenda", *fields))


EFFORT = {"S": "hours", "M": "days", "L": "weeks"}


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
    answered = {str(closed) for closed in action.closes}
    found = view.assessment.register.findings
    count = sum(f.rule in answered or f.id in answered for f in found)
    return str(count) if count else ""


def _agenda_title(actions: list[Action], view: View) -> str:
    days = [_day(a) for a in actions]
    late = sum(d is not None and d < view.portfolio.as_of for d in days)
    undated = days.count(None)
    title = f"{counted(len(actions), 'action')} for the next {AGENDA_DAYS} days"
    if late:
        return f"{title}, {display.in_words(late)} overdue"
    return f"{title}, {display.in_words(undated)} without a date" if undated else title
