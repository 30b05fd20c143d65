"""Sections on safeguards: what is missing, where, how bad, and what to do."""

from dataclasses import dataclass

from portfolio import display
from portfolio.fragments import components as c
from portfolio.fragments.markup import Html
from portfolio.fragments.section import Section
from portfolio.fragments.sections.ledger import Field, ledger
from portfolio.fragments.sections.phrases import counted, out_of
from portfolio.fragments.view import View
from portfolio.fragments.words import SEVERITY_CHIPS
from portfolio.model.technology import SEVERITIES, Control, ControlState
from portfolio.truth import Truth, is_one_of
from portfolio.values import Fact, missing_of

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
        Check(controls[s.control], s, names.get(str(s.stack), ""))
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
    blocks = (*_gaps(view, told), *_nowhere(told), *_disputes(told), *_leaks(view, made))
    sub = ("All systems", "safeguards; severity by standard, and as the source calls it")
    return Section(_security_title(told), sub, blocks, missing)


def _gaps(view: View, made: list[Check]) -> tuple[Html, ...]:
    fields = (
        Field("Severity and gap", [_gap(check) for check in made]),
        Field("By source", [_by_source(check) for check in made]),
        Field("Where", _places(made), minor=True),
        Field("What to do", [_remedy(check) for check in made], minor=True),
    )
    return ledger(view, "Safeguards", *fields)


def _remedy(check: Check) -> str:
    return "" if check.passes else str(check.control.remedy)


def _places(made: list[Check]) -> list[str]:
    """Where each one is; nothing at all while no source says so of any."""
    if not any(check.where for check in made):
        return [""] * len(made)
    return [check.where or "not said" for check in made]


def _nowhere(made: list[Check]) -> tuple[Html, ...]:
    if any(check.where for check in made):
        return ()
    return (c.note("No source says which of the systems is meant."),)


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
    if len(open_) == 1:
        return f"One {'critical ' if critical else ''}security gap is open"
    number = display.in_words(critical) if critical else "none"
    return f"{counted(len(open_), 'security gap')} are open, {number} of them critical"


def _disputes(told: list[Check]) -> tuple[Html, ...]:
    """Both words where source and standard differ, with the standard's name."""
    lines = [
        f"{check.control.gap}: {check.state.source_severity} by its source, "
        f"{check.control.severity} by the standard ({check.control.reference})"
        for check in told
        if check.fails and check.is_disputed
    ]
    return (c.note(f"{display.sentence('; '.join(lines))}."),) if lines else ()


def _leaks(view: View, made: list[Check]) -> tuple[Html, ...]:
    """What has to be told before a leak counts as closed."""
    leaks = [check.state for check in made if check.control.kind in LEAKS and check.fails]
    missing = missing_of(*(v for s in leaks for v in (s.rotated, s.purged) if v is not None))
    if not missing:
        return ()
    words = "Whether leaked keys were replaced and are gone from all history"
    return (c.note(f"{words} {view.opens_with(missing)}."),)


def endpoints(view: View) -> Section | None:
    """Which endpoints give orders to whom; folded until somebody has listed them."""
    made = [check for check in checks(view) if check.control.kind == "endpoint-auth"]
    if not made:
        return None
    listed = [check for check in made if isinstance(check.state.detail, Fact)]
    if not listed:
        details = [check.state.detail for check in made if check.state.detail is not None]
        missing = missing_of(*details, *(check.state.state for check in made))
        return Section("Endpoints are not listed yet", missing=missing) if missing else None
    fields = (
        Field("What is known", [check.state.detail for check in listed]),
        Field("Asks who calls", [Fact(check.passes) for check in listed]),
        Field("Where", _places(listed), minor=True),
        Field("What to do", [str(check.control.remedy) for check in listed], minor=True),
    )
    sub = ("All systems", "endpoints: addresses at which other programs give orders")
    return Section(_endpoints_title(listed), sub, ledger(view, "Endpoints", *fields))


def _endpoints_title(listed: list[Check]) -> str:
    open_ = sum(check.fails for check in listed)
    if not open_:
        return "Every endpoint that was checked asks who calls"
    return f"{counted(open_, 'check')} found endpoints that answer anybody"
