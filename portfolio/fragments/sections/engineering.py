"""Sections on the systems, how they are changed, and what is planned for them."""

from portfolio import display
from portfolio.figures.counting import of_active
from portfolio.findings import Finding
from portfolio.fragments import components as c
from portfolio.fragments.markup import Html
from portfolio.fragments.section import Section
from portfolio.fragments.sections.ledger import Field, ledger
from portfolio.fragments.sections.phrases import counted, has, note_on, out_of, seat
from portfolio.fragments.view import View
from portfolio.fragments.words import SEVERITY_CHIPS
from portfolio.model.plan import Action
from portfolio.model.technology import SEVERITIES, Practice, Stack
from portfolio.truth import Truth, is_yes
from portfolio.values import Fact, Value, missing_of

EFFORT = {"S": "hours", "M": "days", "L": "weeks"}
NO_BREAK = "\u00a0"
URGENT = ("critical", "high")


def stacks(view: View) -> Section | None:
    """System by system: what it is for, what it is built of, how people sign in."""
    systems = tuple(
        sorted(
            of_active(view.portfolio, view.portfolio.stacks), key=lambda stack: not stack.components
        )
    )
    if not systems:
        return None
    fields = (
        Field("System", [str(s.name) for s in systems]),
        Field("What it is for", [_purpose(s) for s in systems]),
        Field("Built of", [_parts(s) for s in systems], minor=True),
        Field("Sign-in", [s.sign_in for s in systems]),
    )
    return Section(
        _stacks_title(systems),
        ("All businesses", "systems, their parts and how people sign in"),
        (*ledger(view, "Systems", *fields), *_sign_in(view, systems)),
        missing_of(*(s.sign_in for s in systems)),
    )


def _sign_in(view: View, systems: tuple[Stack, ...]) -> tuple[Html, ...]:
    missing = missing_of(*(s.sign_in for s in systems))
    all_unknown = not any(isinstance(s.sign_in, Fact) for s in systems)
    return () if all_unknown else note_on(view, "sign-in of the other systems", missing)


def _purpose(stack: Stack) -> str:
    beyond = display.listed([str(item) for item in stack.capabilities])
    return f"{stack.purpose}; also {beyond}" if beyond else str(stack.purpose)


def _parts(stack: Stack) -> str:
    parts = [f"{part.name} ({part.service})" for part in stack.components]
    return display.sentence(display.listed(parts)) if parts else "not described"


def _stacks_title(systems: tuple[Stack, ...]) -> str:
    described = sum(bool(s.components) for s in systems)
    if described == len(systems):
        return f"{counted(len(systems), 'system')}, all described part by part"
    whose = "their" if described > 1 else "its"
    count = out_of(described, len(systems), "system")
    return f"{count} {has(described)} {whose} parts written down"


def dev_practice(view: View) -> Section | None:
    """System by system: is a change tested, tried on a copy, and can it be taken back."""
    systems = of_active(view.portfolio, view.portfolio.stacks)
    steps = _told_steps(systems)
    if not systems:
        return None
    missing = missing_of(*(v for s in systems for v in _answers(s.practice)))
    if not steps:
        return Section("How changes are made is not known", missing=missing)
    fields = (
        Field("System", [str(s.name) for s in systems]),
        Field("Tested by itself", [s.practice.ci for s in systems]),
        Field("Tried on a copy", [s.practice.staging for s in systems]),
        Field("Can be taken back", [s.practice.rollback for s in systems]),
    )
    sub = ("All systems", "what happens to a change before and after customers meet it")
    return Section(_practice_title(systems), sub, ledger(view, "Safe changes", *fields), missing)


def _answers(practice: Practice) -> tuple[Value, ...]:
    return (practice.ci, practice.staging, practice.rollback)


def _told_steps(systems: tuple[Stack, ...]) -> list[Value]:
    return [v for s in systems for v in _answers(s.practice) if isinstance(v, Fact)]


def _practice_title(systems: tuple[Stack, ...]) -> str:
    """Systems with all three precautions; when none has any, that is what matters."""
    has_all = sum(all(is_yes(v) is Truth.YES for v in _answers(s.practice)) for s in systems)
    if any(is_yes(v) is Truth.YES for v in _told_steps(systems)):
        count = out_of(has_all, len(systems), "system")
        return f"{count} {has(has_all)} tests, a copy and a way back"
    return f"{out_of(0, len(systems), 'system')} has tests, a copy or a way back"


def engineering_actions(view: View) -> Section | None:
    """What is planned, what it would close, and which urgent findings nobody has planned for."""
    actions = _planned(view)
    if not actions:
        return None
    fields = (
        Field("Action", [str(a.title) for a in actions]),
        Field("When", [_when(a) for a in actions]),
        Field("Owner", [seat(a.owner, view) for a in actions], minor=True),
        Field("Takes", [EFFORT.get(str(a.effort), "") for a in actions], minor=True),
        Field("Closes", [_closes(a, view) for a in actions], minor=True),
    )
    left = _unplanned(actions, view)
    return Section(
        _actions_title(actions, left),
        (f"Actions of the {view.report.title} report", "in the order they are planned"),
        (*ledger(view, "Engineering actions", *fields), *_left_out(left)),
    )


def _planned(view: View) -> list[Action]:
    """Open actions of this report: by day, then by the words for it, the worst finding first."""
    own = [a for a in view.portfolio.actions if view.scope in a.reports]
    return sorted(
        (a for a in own if a.status in ("open", "doing")),
        key=lambda a: (*_turn(a), _rank(a, view), str(a.id)),
    )


def _turn(action: Action) -> tuple[bool, str]:
    """Dated actions first, by their day."""
    if isinstance(action.due, Fact):
        return False, str(action.due.content)
    return True, _when(action)


def _rank(action: Action, view: View) -> int:
    found = view.assessment.register.findings
    ranks = [SEVERITIES.index(f.severity) for f in found if answers_to(action, f)]
    return min(ranks, default=len(SEVERITIES))


def _when(action: Action) -> str:
    if isinstance(action.due, Fact):
        return display.text(action.due)
    return display.sentence(str(action.timing or "no date yet")).replace(" ", NO_BREAK)


def answers_to(action: Action, finding: Finding) -> bool:
    """By its rule, or by the rule and subject of this one."""
    return finding.rule in action.closes or finding.id in action.closes


def _closes(action: Action, view: View) -> Html:
    """The open findings that the action answers, by their titles."""
    found = [f for f in view.assessment.register.findings if answers_to(action, f)]
    titles = list(dict.fromkeys(f.title for f in found))
    if not titles:
        return c.text("no open finding")
    severity = found[0].severity
    return c.marked(c.chip(SEVERITY_CHIPS[severity]), "; ".join(titles))


def _unplanned(actions: list[Action], view: View) -> list[Finding]:
    """Urgent findings of this report that no action answers, each rule once."""
    urgent = [f for f in view.findings if f.severity in URGENT]
    left = [f for f in urgent if not any(answers_to(a, f) for a in actions)]
    return list({f.rule: f for f in left}.values())


def _actions_title(actions: list[Action], left: list[Finding]) -> str:
    planned = f"{counted(len(actions), 'action')} planned"
    if not left:
        return f"{planned}; every urgent finding has one"
    verb = "has" if len(left) == 1 else "have"
    return f"{planned}; {display.counted(len(left), 'urgent finding')} {verb} none"


def _left_out(left: list[Finding]) -> tuple[Html, ...]:
    if not left:
        return ()
    titles = display.listed([f.title[:1].lower() + f.title[1:] for f in left])
    return (c.note(f"Urgent and without an action: {titles}."),)
