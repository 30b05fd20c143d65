"""What closes every report: decisions, findings, actions, open questions and method notes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from portfolio import display
from portfolio.figures import Figure
from portfolio.findings import Finding, grouped
from portfolio.fragments import components as c
from portfolio.fragments import words
from portfolio.fragments.changes import changes_section, first_edition
from portfolio.fragments.section import Section, SectionKind, made
from portfolio.fragments.sections import SECTIONS
from portfolio.fragments.since import mark_of
from portfolio.fragments.view import View
from portfolio.model.plan import Action, Decision
from portfolio.questions import Question, on_sources
from portfolio.values import Fact

MOST_FINDINGS_FIRST = 3
MOST_QUESTIONS = 12
_LETTERS = "ABCDEFGH"


def closing_blocks(view: View) -> list[str]:
    """All closing sections that have something to say, in order."""
    parts = (
        _decisions,
        changes_section,
        _register,
        _actions,
        _waiting,
        _about_the_data,
        _methods,
        first_edition,
    )
    return [block for part in parts for block in part(view)]


def open_decisions(view: View) -> list[Decision]:
    """The decisions that this report asks for."""
    decisions = view.portfolio.decisions
    return [d for d in decisions if view.scope in d.reports and not d.decided]


def _decisions(view: View) -> list[str]:
    decisions = open_decisions(view)
    if not decisions:
        return []
    count = display.sentence(display.counted(len(decisions), "decision"))
    verb = "needs" if len(decisions) == 1 else "need"
    heading = c.section(f"{count} {verb} an answer", "decisions", "Decisions asked")
    return [heading, *(c.decision(_decision(d)) for d in decisions)]


def _decision(decision: Decision) -> c.Decision:
    pairs = zip(_LETTERS, decision.options, strict=False)
    return c.Decision(
        question=str(decision.question),
        background=str(decision.background),
        options=[
            c.Option(letter, f"{o.text}, {display.text(o.cost)}" if o.cost else str(o.text))
            for letter, o in pairs
        ],
        suggestion="We suggest" if decision.recommendation else "",
        reason=_reason(decision),
    )


def _reason(decision: Decision) -> str:
    """What we suggest and why, by when to decide, and what waiting costs, as sentences."""
    day = f"Decide by {display.text(decision.by)}" if isinstance(decision.by, Fact) else ""
    waiting = f"Waiting costs: {decision.cost_of_waiting}" if decision.cost_of_waiting else ""
    parts = (str(decision.recommendation or ""), day, waiting)
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def _register(view: View) -> list[str]:
    groups = grouped(view.findings)
    if len(groups) <= MOST_FINDINGS_FIRST:  # the first screen shows them all
        return [*_set_aside(view), *_not_assessed(view)]
    return [
        c.section(_register_title(groups), "findings", "All findings"),
        c.sub(f"{view.report.title} report", "sorted by severity, then by money at stake"),
        _register_table(groups, view),
        *_set_aside(view),
        *_not_assessed(view),
    ]


def _register_table(groups: Sequence[Sequence[Finding]], view: View) -> str:
    """The columns of money and of changes stand only where there is one."""
    stakes = [words.stake_of(group).removesuffix(" at stake") for group in groups]
    marks = [mark_of(group, view) for group in groups]
    money = [c.Column("At stake", view.portfolio.currency, numeric=True)] if any(stakes) else []
    change = [c.Column("Change", minor=True)] if any(marks) else []
    columns = [
        c.Column("Severity and finding"),
        *money,
        *change,
        c.Column("What to do", minor=True),
    ]
    rows = [
        c.Row(
            (
                _marked(group, view),
                *([stake or "–"] if money else []),
                *([mark or "–"] if change else []),
                group[0].action,
            )
        )
        for group, stake, mark in zip(groups, stakes, marks, strict=True)
    ]
    return c.table("All findings", columns, rows)


def _marked(group: Sequence[Finding], view: View) -> c.Html:
    line = words.finding_line(group, view)
    return c.marked(c.chip(line.severity), line.sentence)


def _register_title(groups: Sequence[Sequence[Finding]]) -> str:
    severities = [group[0].severity for group in groups]
    counts = [f"{display.in_words(severities.count(s))} {s}" for s in dict.fromkeys(severities)]
    if len(counts) == 1:
        noun = "finding" if len(groups) == 1 else "findings"
        return display.sentence(f"{counts[0]} {noun}")
    return display.sentence(f"{display.listed(counts)}, {display.in_words(len(groups))} in all")


def _set_aside(view: View) -> list[str]:
    """What the owner chose not to see is named, with who chose it, why and for how long."""
    notes = {
        f"{s.finding.title}. {display.sentence(s.reason)}; so decided by {s.by},"
        f" until {display.day(date.fromisoformat(s.until))}."
        for s in view.assessment.register.set_aside
        if view.scope in s.finding.reports
    }
    return [c.note(f"Set aside: {note}") for note in sorted(notes)]


def _not_assessed(view: View) -> list[str]:
    """What could not be judged is said, since it never counts as passed."""
    unknown = [n for n in view.assessment.register.not_assessed if view.scope in n.reports]
    if not unknown or _is_spared("not assessed", view):
        return []
    titles = list(dict.fromkeys(n.title[:1].lower() + n.title[1:] for n in unknown))
    count = display.counted(len(titles), "check")
    return [c.note(f"Not judged yet, for want of answers: {count} ({'; '.join(titles)}).")]


def _actions(view: View) -> list[str]:
    planned = view.portfolio.actions
    actions = [a for a in planned if view.scope in a.reports and a.status != "dropped"]
    if not actions or _is_spared("actions", view):
        return []
    done = sum(a.status == "done" for a in actions)
    count = display.sentence(display.counted(len(actions), "action"))
    columns = (
        c.Column("Action"),
        c.Column("When"),
        c.Column("Owner", minor=True),
        c.Column("Status", minor=True),
    )
    rows = [c.Row((str(a.title), _when(a), _owner(a, view), str(a.status))) for a in actions]
    title = f"{count} planned, {display.in_words(done) if done else 'none'} done"
    return [c.section(title, "actions", "Actions"), c.table("Actions", columns, rows)]


def _is_spared(part: str, view: View) -> bool:
    """Whether a section of the report already shows this closing part."""
    return any(part in SECTIONS[str(name)].spares for name in view.report.sections)


def _when(action: Action) -> str:
    if isinstance(action.due, Fact):
        return display.text(action.due)
    return str(action.timing or "no date yet")


def _owner(action: Action, view: View) -> str:
    owner = action.owner
    return view.title_of(str(owner.content)) if isinstance(owner, Fact) else "nobody yet"


def _waiting(view: View) -> list[str]:
    """Open questions, and the sections that open with their answers."""
    if not view.asked:
        return []
    first = len(view.opening) if view.is_sparse else 0
    shown, rest = view.asked[first:MOST_QUESTIONS], view.asked[MOST_QUESTIONS:]
    lines = [c.OpenQuestion(q.text, words.question_note(q, view)) for q in shown]
    closed = [_waiting_line(kind, section, view) for kind, section in folded(view)]
    return [
        c.section(_waiting_title(view), "waiting", "Waiting for you"),
        c.sub("What nobody has told yet", "the answers first that open most"),
        c.questions(lines, first + 1) if lines else "",
        _also_open(rest, view),
        c.waiting(closed) if closed else "",
    ]


def _also_open(questions: Sequence[Question], view: View) -> str:
    """What else is wanted of whom, under the numbers by which the page refers to it."""
    elsewhere = {q.text for q in on_sources(view.portfolio).values()}
    wanted: dict[str, list[str]] = {}
    for number, question in enumerate(questions, MOST_QUESTIONS + 1):
        if question.text not in elsewhere:
            asked = display.sentence(view.title_of(question.ask))
            wanted.setdefault(asked, []).append(f"{number} {question.need}")
    rows = [c.Row((asked, "; ".join(needs))) for asked, needs in wanted.items()]
    return c.table("Also open", (c.Column("From"), c.Column("Also open")), rows) if rows else ""


def folded(view: View) -> list[tuple[SectionKind, Section]]:
    """The sections that wait for answers."""
    kinds = [SECTIONS[str(name)] for name in view.report.sections]
    sections = [(kind, made(kind, view)) for kind in kinds]
    return [(kind, section) for kind, section in sections if section and not section.blocks]


def _waiting_title(view: View) -> str:
    waiting = {i for q in view.asked for i in q.unlocks} & {f.id for f in view.figures}
    asked = display.sentence(display.counted(len(view.asked), "answer"))
    one = len(view.asked) == 1
    if not waiting:
        return f"{asked} {'is' if one else 'are'} still open"
    return f"{asked} {'helps' if one else 'help'} {display.counted(len(waiting), 'figure')} along"


def _waiting_line(kind: SectionKind, section: Section, view: View) -> c.Waiting:
    opens = view.opens_with(section.missing).removeprefix("opens with ")
    asked = list(dict.fromkeys(view.title_of(m.ask) for m in section.missing))
    return c.Waiting(kind.short, opens, display.listed(asked))


def _about_the_data(view: View) -> list[str]:
    """Findings about the data stand apart: they are remarks on the sources, not the business."""
    found = view.assessment.register.about_data(view.scope)
    if not found:
        return []
    count = display.sentence(display.counted(len(found), "remark"))
    return [
        c.section(f"{count} on the data itself", "data", "On the data"),
        c.findings(_remark(f, view) for f in found),
    ]


def _remark(finding: Finding, view: View) -> c.FindingLine:
    """With the question that settles it, unless that is in full among the answers wanted."""
    line = words.finding_line([finding], view)
    question = on_sources(view.portfolio).get(finding.subject)
    if question is None:
        return line
    number = next((n for n, q in enumerate(view.asked, 1) if q.text == question.text), 0)
    if 0 < number <= MOST_QUESTIONS:
        return line
    notes = [f"answer {number}" if number else "", view.title_of(question.ask), question.text]
    return replace(line, note=display.sentence(" · ".join(note for note in notes if note)))


def _methods(view: View) -> list[str]:
    """How each figure is made: formula in words and sources, or what it waits for."""
    if not view.figures:
        return []
    notes = [
        c.MethodNote(_anchor(f), f"{words.label(f, view)}.", _method(f, view)) for f in view.figures
    ]
    heading = c.section("How these figures are made", "method", "Method notes")
    return [heading, c.method_notes(notes)]


def _anchor(figure: Figure) -> str:
    return f"method-{figure.id.replace('.', '-')}"


def _method(figure: Figure, view: View) -> str:
    formula = f"{display.sentence(figure.formula)}."
    if not figure.is_known:
        return f"{formula} {display.sentence(view.opens_with(figure.missing))}."
    cited = view.cited(figure.sources)
    source = f" From {cited}." if cited else ""
    return f"{formula} {display.text(figure.value, figure.unit or None)}.{source}"
