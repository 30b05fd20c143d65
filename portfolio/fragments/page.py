"""The anatomy of a report: first screen, sections, and what closes every report."""

from collections.abc import Sequence

from portfolio import display
from portfolio.figures import Figure
from portfolio.findings import grouped
from portfolio.fragments import components as c
from portfolio.fragments import words
from portfolio.fragments.answers import answer
from portfolio.fragments.markup import Html
from portfolio.fragments.section import Section, SectionKind, rendered
from portfolio.fragments.sections import SECTIONS
from portfolio.fragments.view import View
from portfolio.model.plan import Decision
from portfolio.values import Fact

MOST_TILES = 7
MOST_UNKNOWN_TILES = 2
MOST_FINDINGS_FIRST = 3
MOST_QUESTIONS = 12


def first_screen(view: View) -> str:
    """Title, what is known, the answer, the tiles, what matters most and what is to be decided."""
    about = view.portfolio.about_it
    known, applicable = view.known
    blocks = [
        c.title(f"{view.report.title} report, {display.month(view.portfolio.edition)}"),
        c.meta(
            str(about.name),
            "fictional" if about.fictional else "",
            f"as of {display.day(view.portfolio.as_of)}",
            f"{known} of {applicable} figures known" if applicable else "",
        ),
        c.answer(answer(view)),
    ]
    if view.is_sparse:
        blocks.append(c.asks(words.ask(q, view) for q in view.opening))
    blocks += [tiles(view), _what_matters(view)]
    return _page(blocks)


def tiles(view: View) -> Html:
    """The figures of the first screen: known ones first, at most two unknown."""
    chosen = [f for name in view.report.tiles for f in view.named(str(name))]
    known = [f for f in chosen if f.is_known][:MOST_TILES]
    room = min(MOST_UNKNOWN_TILES, MOST_TILES - len(known))
    unknown = [] if view.is_sparse else [f for f in chosen if not f.is_known][:room]
    shown: list[Figure] = [*known, *unknown]
    return c.tiles([words.tile(f, view) for f in shown]) if shown else Html()


def _what_matters(view: View) -> Html:
    groups = grouped(view.findings)
    top = groups[:MOST_FINDINGS_FIRST]
    of_all = f"{len(top)} of {len(groups)}" if len(groups) > len(top) else str(len(groups))
    findings = [c.list_head(f"What matters most · {of_all}"), _top_findings(top, view)]
    decisions = open_decisions(view)
    asked = [c.list_head(f"Decisions asked · {len(decisions)}"), _decisions_in_short(decisions)]
    if not decisions:
        return c.joined(findings)
    return c.columns(c.joined(findings), c.joined(asked))


def _top_findings(groups: Sequence[Sequence[object]], view: View) -> Html:
    if not groups:
        return c.note("No finding is open.")
    return c.findings(words.finding_line(group, view) for group in groups)  # type: ignore[arg-type]  # groups of findings


def _decisions_in_short(decisions: Sequence[Decision]) -> Html:
    return c.ask_lines(c.AskLine(str(d.question), _by_when(d)) for d in decisions)


def _by_when(decision: Decision) -> str:
    notes = [str(decision.recommendation or "")]
    if decision.by is not None and isinstance(decision.by, Fact):
        notes.insert(0, f"by {display.text(decision.by)}")
    return " · ".join(n for n in notes if n)


def open_decisions(view: View) -> list[Decision]:
    decisions = view.portfolio.decisions
    return [d for d in decisions if view.scope in d.reports and not d.decided]


def sections(view: View) -> str:
    """The report's sections in the order of its front matter; those with nothing to show fold."""
    return _page(section(view, str(name)) for name in view.report.sections)


def section(view: View, name: str) -> str:
    """One section, or nothing while it is folded."""
    kind = SECTIONS[name]
    made = kind.make(view)
    if made is None or not made.blocks:
        return ""
    return rendered(kind, made, web_only=name in view.report.web_only)


def folded(view: View) -> list[tuple[SectionKind, Section]]:
    """The sections that wait for answers."""
    made = [(SECTIONS[str(n)], SECTIONS[str(n)].make(view)) for n in view.report.sections]
    return [(kind, s) for kind, s in made if s is not None and not s.blocks]


def closing(view: View) -> str:
    """All findings, actions, open questions and how the figures are made."""
    return _page(
        [
            *_decisions(view),
            *_register(view),
            *_actions(view),
            *_waiting(view),
            *_about_the_data(view),
            *_methods(view),
        ]
    )


def _decisions(view: View) -> list[str]:
    decisions = open_decisions(view)
    if not decisions:
        return []
    count = display.sentence(display.counted(len(decisions), "decision"))
    verb = "needs" if len(decisions) == 1 else "need"
    return [
        c.section(f"{count} {verb} an answer", "decisions", "Decisions asked"),
        *(c.decision(_decision(d)) for d in decisions),
    ]


def _decision(decision: Decision) -> c.Decision:
    letters = "ABCDEFGH"
    options = [
        c.Option(letter, _option(o.text, o.cost))
        for letter, o in zip(letters, decision.options, strict=False)
    ]
    reason = [_by_when(decision), str(decision.cost_of_waiting or "")]
    return c.Decision(
        question=str(decision.question),
        background=str(decision.background),
        options=options,
        suggestion="We suggest:" if decision.recommendation else "",
        reason=" · ".join(r for r in reason if r),
    )


def _option(text: str, cost: object) -> str:
    return f"{text}, {display.text(cost)}" if cost is not None else str(text)  # type: ignore[arg-type]  # a Value


def _register(view: View) -> list[str]:
    groups = grouped(view.findings)
    if not groups:
        return []
    kinds = [g[0].severity for g in groups]
    counts = [f"{display.in_words(kinds.count(s))} {s}" for s in dict.fromkeys(kinds)]
    title = display.sentence(f"{display.listed(counts)}, {display.in_words(len(groups))} in all")
    rows = [_register_row(g, view) for g in groups]
    columns = (
        c.Column("Severity and finding"),
        c.Column("At stake", view.portfolio.currency, numeric=True),
        c.Column("What to do", minor=True),
    )
    return [
        c.section(title, "findings", "All findings"),
        c.sub(
            f"Findings for the {view.report.title} report",
            "sorted by severity, then money at stake",
        ),
        c.table("All findings", columns, rows),
        *_not_assessed(view),
    ]


def _register_row(group: Sequence[object], view: View) -> c.Row:
    line = words.finding_line(group, view)  # type: ignore[arg-type]  # a group of findings
    first = group[0]
    stake = words.stake_of(group).removesuffix(" at stake")  # type: ignore[arg-type]  # a group of findings
    return c.Row((c.marked(line.severity, line.sentence), stake or "no amount", first.action))  # type: ignore[attr-defined]  # a finding


def _not_assessed(view: View) -> list[str]:
    """What could not be judged is said, since it never counts as passed."""
    unknown = [n for n in view.assessment.register.not_assessed if view.scope in n.reports]
    if not unknown:
        return []
    titles = list(dict.fromkeys(n.title[:1].lower() + n.title[1:] for n in unknown))
    noun = display.counted(len(titles), "check")
    return [c.note(f"Not judged yet, for want of an answer: {noun} ({display.listed(titles)}).")]


def _actions(view: View) -> list[str]:
    actions = [
        a for a in view.portfolio.actions if view.scope in a.reports and a.status != "dropped"
    ]
    if not actions:
        return []
    done = sum(a.status == "done" for a in actions)
    count = display.sentence(display.counted(len(actions), "action"))
    title = f"{count} planned, {display.in_words(done) if done else 'none'} done"
    columns = (
        c.Column("Action"),
        c.Column("Due"),
        c.Column("Owner", minor=True),
        c.Column("Status", minor=True),
    )
    rows = [c.Row((str(a.title), _due(a, view), _owner(a, view), str(a.status))) for a in actions]
    return [
        c.section(title, "actions", "Actions"),
        c.sub("What is to be done, by whom and when"),
        c.table("Actions", columns, rows),
    ]


def _due(action: object, view: View) -> str:
    due = action.due  # type: ignore[attr-defined]  # an action
    if isinstance(due, Fact):
        return display.text(due)
    return str(action.timing or "no date yet")  # type: ignore[attr-defined]  # an action


def _owner(action: object, view: View) -> str:
    owner = action.owner  # type: ignore[attr-defined]  # an action
    return view.title_of(str(owner.content)) if isinstance(owner, Fact) else "nobody yet"


def _waiting(view: View) -> list[str]:
    """Open questions, and the sections that open with their answers."""
    asked = view.asked
    if not asked:
        return []
    shown = asked[len(view.opening) if view.is_sparse else 0 : MOST_QUESTIONS]
    first = len(view.opening) + 1 if view.is_sparse else 1
    blocks = [
        c.section(_waiting_title(view), "waiting", "Waiting for you"),
        c.sub("What nobody has told yet", "the answers first that open most"),
    ]
    if shown:
        lines = [c.OpenQuestion(q.text, words.question_note(q, view)) for q in shown]
        blocks.append(c.questions(lines, first))
    rest = asked[MOST_QUESTIONS:]
    if rest:
        needs = display.listed(list(dict.fromkeys(q.need for q in rest)))
        blocks.append(c.note(f"Also open, {len(rest)} more: {needs}."))
    closed = folded(view)
    if closed:
        blocks.append(c.waiting([_waiting_line(kind, s, view) for kind, s in closed]))
    return list(map(str, blocks))


def _waiting_title(view: View) -> str:
    opened = {i for q in view.asked for i in q.unlocks} & {f.id for f in view.figures}
    asked = display.sentence(display.counted(len(view.asked), "answer"))
    verb = "helps" if len(view.asked) == 1 else "help"
    if not opened:
        return f"{asked} {'is' if len(view.asked) == 1 else 'are'} still open"
    return f"{asked} {verb} {display.counted(len(opened), 'figure')} along"


def _waiting_line(kind: SectionKind, made: Section, view: View) -> c.Waiting:
    opens = view.opens_with(made.missing).removeprefix("opens with ")
    asked = list(dict.fromkeys(view.title_of(m.ask) for m in made.missing))
    return c.Waiting(kind.short, opens, display.listed(asked))


def _about_the_data(view: View) -> list[str]:
    """Findings about the data stand apart: they are questions to the owner, not to the business."""
    found = view.assessment.register.about_data(view.scope)
    if not found:
        return []
    count = display.sentence(display.counted(len(found), "remark"))
    return [
        c.section(f"{count} on the data itself", "data", "On the data"),
        c.findings(words.finding_line([f], view) for f in found),
    ]


def _methods(view: View) -> list[str]:
    """How each figure is made: formula in words and sources, or what it waits for."""
    figures = view.figures
    if not figures:
        return []
    notes = [
        c.MethodNote(f"method-{f.id.replace('.', '-')}", f"{f.label}.", _method(f, view))
        for f in figures
    ]
    return [
        c.section("How these figures are made", "method", "Method notes"),
        c.method_notes(notes),
    ]


def _method(figure: Figure, view: View) -> str:
    cited = view.cited(figure.sources)
    formula = f"{display.sentence(figure.formula)}."
    if not figure.is_known:
        return f"{formula} {display.sentence(view.opens_with(figure.missing))}."
    source = f" From {cited}." if cited else ""
    return f"{formula} {display.text(figure.value, figure.unit or None)}.{source}"


def _page(blocks: object) -> str:
    return "\n\n".join(str(b) for b in blocks if b)  # type: ignore[attr-defined]  # an iterable of blocks


MACROS = {
    "first_screen": first_screen,
    "sections": sections,
    "section": section,
    "closing": closing,
}
"""What a report's page may call, each with the report's id first."""
