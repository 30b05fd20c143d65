"""Sections on safeguards: what is missing, where, how bad, and what to do."""

from dataclasses import dataclass

from portfolio import display
from portfolio.fragments import components as c
from portfolio.fragments.markup import Html
from portfolio.fragments.section import Section
from portfolio.fragments.sections.ledger import Field, ledger
from portfolio.fragments.sections.phrases import counted, note_on, out_of
from portfolio.fragments.view import View
from portfolio.fragments.words import SEVERITY_CHIPS
from portfolio.model.technology import SEVERITIES, Control, ControlState
from portfolio.truth import Truth, is_one_of
from portfolio.values import Fact, Unknown, missing_of

LEAKS = ("secret-in-source", "plaintext-env")


@dataclass(frozen=True)
class Check:
    """A safeguard and what is known of it in one place."""

    control: Control
    state: ControlState
    where: str

    @property
    def fails(self) -> bool:
        return is_one_of(self.state.state, "fail") is Truth.YES

    @property
    def passes(self) -> bool:
        return is_one_of(self.state.state, "pass") is Truth.YES

    @property
    def is_disputed(self) -> bool:
        """Whether the source calls it more or less severe than the standard does."""
        return self.state.source_severity not in (None, self.control.severity)


def checks(view: View) -> list[Check]:
    """All checks, the open gaps first, the worst of them at the top."""
    controls = {str(control.id): control for control in view.portfolio.controls}
    names = {str(stack.id): str(stack.name) for stack in view.portfolio.stacks}
    made = [
        Check(controls[s.control], s, names.get(str(s.stack), "not said which system"))
        for s in view.portfolio.control_states
    ]
    return sorted(made, key=lambda check: (not check.fails, _rank(check), str(check.state.id)))


def _rank(check: Check) -> int:
    return SEVERITIES.index(check.control.severity)


def security(view: View) -> Section | None:
    """Each gap with the severity that its source gives and the one that a standard gives."""
    made = checks(view)
    if not made:
        return None
    told = [check for check in made if isinstance(check.state.state, Fact)]
    missing = missing_of(*(check.state.state for check in made))
    if not told:
        return Section("No safeguard has been checked", missing=missing)
    blocks = (*_gaps(view, told), *_disputes(told), *_remarks(view, made))
    sub = ("All systems", "safeguards; severity by standard, and as the source calls it")
    return Section(_security_title(told), sub, blocks, missing)


def _gaps(view: View, made: list[Check]) -> tuple[Html, ...]:
    fields = (
        Field("Severity and gap", [_gap(check) for check in made]),
        Field("By source", [_by_source(check) for check in made]),
        Field("Where", [check.where for check in made], minor=True),
        Field("What to do", [str(check.control.remedy) for check in made], minor=True),
    )
    return ledger(view, "Safeguards", *fields)


def _gap(check: Check) -> Html:
    if check.passes:
        return c.marked(c.chip(c.Chip.ON_TRACK), display.sentence(str(check.control.title)))
    mark = c.chip(SEVERITY_CHIPS[check.control.severity])
    return c.marked(mark, display.sentence(str(check.control.gap)))


def _by_source(check: Check) -> str:
    return str(check.state.source_severity or "no word")


def _security_title(told: list[Check]) -> str:
    open_ = [check for check in told if check.fails]
    critical = sum(check.control.severity == "critical" for check in open_)
    if not open_:
        return f"{out_of(len(told), len(told), 'safeguard')} checked and in place"
    title = f"{counted(len(open_), 'gap')} open"
    if not critical:
        return f"{title}, none of them critical"
    verb = "is" if critical == 1 else "are"
    return f"{title}, {display.in_words(critical)} of them {verb} critical"


def _disputes(told: list[Check]) -> tuple[Html, ...]:
    """Both words where source and standard differ, with the standard's name."""
    lines = [
        f"{check.control.gap} is {check.state.source_severity} by its source and "
        f"{check.control.severity} by the standard ({check.control.reference})"
        for check in told
        if check.fails and check.is_disputed
    ]
    return (c.note(f"{display.sentence('; '.join(lines))}."),) if lines else ()


def _remarks(view: View, made: list[Check]) -> tuple[Html, ...]:
    """What more has to be told before a leak counts as closed, and the score."""
    leaks = [check.state for check in made if check.control.kind in LEAKS and check.fails]
    closing = missing_of(*(v for s in leaks for v in (s.rotated, s.purged) if v is not None))
    details = missing_of(*(c.state.detail for c in made if isinstance(c.state.detail, Unknown)))
    return (
        *note_on(view, "A leak is closed once replaced and gone from all history", closing),
        *note_on(view, "What else would be good to know", [m for m in details if m not in closing]),
    )


def endpoints(view: View) -> Section | None:
    """Where systems take orders from other programs, and whether they ask who calls."""
    made = [check for check in checks(view) if check.control.kind == "endpoint-auth"]
    if not made:
        return None
    told = [check for check in made if isinstance(check.state.state, Fact)]
    if not told:
        missing = missing_of(*(check.state.state for check in made))
        return Section("Endpoints have not been checked", missing=missing)
    fields = (
        Field("System", [check.where for check in told]),
        Field("Asks who calls", [Fact(check.passes) for check in told]),
        Field("What is known", [_known(check) for check in told]),
        Field("What to do", [str(check.control.remedy) for check in told], minor=True),
    )
    sub = ("All systems", "endpoints: addresses at which other programs give orders")
    return Section(_endpoints_title(told), sub, ledger(view, "Endpoints", *fields))


def _known(check: Check) -> str:
    detail = check.state.detail
    said = display.text(detail) if isinstance(detail, Fact) else ""
    return said or str(check.control.title if check.passes else check.control.gap)


def _endpoints_title(told: list[Check]) -> str:
    open_ = sum(check.fails for check in told)
    if not open_:
        return "Every endpoint that was checked asks who calls"
    return f"{out_of(open_, len(told), 'endpoint check')} found one open to anybody"
