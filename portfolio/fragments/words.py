"""Findings, figures and questions as the finished words that components draw."""

from collections.abc import Sequence

from portfolio import display
from portfolio.figures import Figure, Status
from portfolio.findings import Finding
from portfolio.fragments import components as c
from portfolio.fragments.since import change_of, mark_of
from portfolio.fragments.view import View
from portfolio.model.plan import Decision
from portfolio.questions import Question
from portfolio.values import Fact, Known, NotComputable, Range

MOST_NAMED = 4

STATUS_CHIPS = {
    Status.ATTENTION: c.Chip.ATTENTION,
    Status.WATCH: c.Chip.WATCH,
    Status.ON_TRACK: c.Chip.ON_TRACK,
    Status.UNKNOWN: c.Chip.UNKNOWN,
}
SEVERITY_CHIPS = {
    "critical": c.Chip.CRITICAL,
    "high": c.Chip.HIGH,
    "medium": c.Chip.MEDIUM,
    "low": c.Chip.LOW,
    "info": c.Chip.LOW,
}


def tile(figure: Figure, view: View, *, lead: bool = False) -> c.Tile | c.UnknownTile:
    """A figure of the first screen."""
    name = label(figure, view)
    if not figure.is_known:
        needs = display.sentence(view.opens_with(figure.missing))
        return c.UnknownTile(label=name, figure=figure.id, needs=needs, lead=lead)
    shown = display.shown(figure.value, figure.unit or None)
    return c.Tile(
        label=name,
        figure=figure.id,
        value=shown.number,
        unit=shown.unit,
        change=_change(figure, view),
        status=STATUS_CHIPS[figure.status] if figure.status else None,
        lead=lead,
        worded=isinstance(figure.value, NotComputable),
    )


def label(figure: Figure, view: View) -> str:
    """The label, with the subject when the page shows the figure for several."""
    several = len(view.named(figure.name)) > 1
    names = {str(m.id): str(m.name) for m in view.portfolio.campaigns}
    names |= {str(e.id): str(e.name) for e in view.portfolio.entities}
    return (
        f"{figure.label}, {names.get(figure.subject, figure.subject)}" if several else figure.label
    )


def _change(figure: Figure, view: View) -> c.Html:
    """The change since the previous edition, and the parts that are unknown."""
    parts = (change_of(figure, view), _so_far(figure, view), _parts(figure, view))
    lines = [line for line in parts if line]
    return c.Html(" · ".join(c.text(line) for line in lines))


def _so_far(figure: Figure, view: View) -> str:
    """`first 18 of 31 days`: a month that is not over is no whole month."""
    month = display.month(view.portfolio.edition)
    start = f"{month}, "
    return figure.period.removeprefix(start) if figure.period.startswith(start) else ""


def _parts(figure: Figure, view: View) -> str:
    """`+ 2 unknown`: a total never hides the parts that nobody has told."""
    count = figure.unknown_count
    return f"+ {count} unknown, {view.opens_with(figure.unknown_parts)}" if count else ""


def finding_sentence(group: Sequence[Finding]) -> str:
    """One finding's message, or the rule's title with all subjects that it holds for."""
    first = group[0]
    if len(group) == 1:
        return f"{first.name}: {first.message}" if first.name else first.message
    names = [f.name or f.subject for f in group]
    return f"{first.title}: {display.listed(names)}"


def finding_line(group: Sequence[Finding], view: View) -> c.FindingLine:
    first = group[0]
    notes = [mark_of(group, view), owner_of(first, view), stake_of(group), first.action]
    return c.FindingLine(
        SEVERITY_CHIPS[first.severity],
        finding_sentence(group),
        " · ".join(note for note in notes if note),
    )


def owner_of(finding: Finding, view: View) -> str:
    """The first seat that reads the finding: its holder is the one to act."""
    for lens in finding.reports:
        for role in view.portfolio.roles:
            if lens in role.reports and role.id == lens:
                return display.sentence(str(role.title))
    return ""


def stake_of(group: Sequence[Finding]) -> str:
    stake = next((f.at_stake for f in group if isinstance(f.at_stake, Known | Range)), None)
    return f"{display.text(stake)} at stake" if stake else ""


def by_when(decision: Decision) -> str:
    """`by 15 Oct 2026 · we suggest A`."""
    day = f"by {display.text(decision.by)}" if isinstance(decision.by, Fact) else ""
    advice = f"we suggest {decision.recommendation}" if decision.recommendation else ""
    return " · ".join(note for note in (day, advice) if note)


def question_note(question: Question, view: View) -> str:
    """`owner · asked since 21 Nov 2026 · unlocks 3 figures: runway, net burn and cash`."""
    labels = _labels(question, view)
    unlocks = ""
    if labels:
        count = display.counted(len(labels), "figure", digits=True)
        unlocks = f"unlocks {count}: {display.listed(labels)}"
    notes = [_asked(question, view), _since(question), unlocks, question.enough]
    return " · ".join(note for note in notes if note)


def _labels(question: Question, view: View) -> list[str]:
    """The figures of this report that wait for the answer, each label once."""
    own = {f.id: f for f in view.figures}
    labels = [own[i].label.lower() for i in question.unlocks if i in own]
    return list(dict.fromkeys(labels))


def _asked(question: Question, view: View) -> str:
    return display.sentence(view.title_of(question.ask))


def _since(question: Question) -> str:
    return f"asked since {display.day_text(question.since)}" if question.since else ""


def ask(question: Question, view: View) -> c.Ask:
    """One of the three answers that a page with little known opens with."""
    labels = _labels(question, view)
    shown, more = labels[:MOST_NAMED], len(labels) - MOST_NAMED
    shown += [f"{display.in_words(more)} more"] if more > 0 else []
    then = f"Then this page shows {display.listed(shown)}" if labels else ""
    count = display.counted(len(labels), "figure", digits=True)
    notes = [f"Helps {count}", _asked(question, view), question.enough]
    return c.Ask(question.text, then + "." if then else "", " · ".join(n for n in notes if n))
