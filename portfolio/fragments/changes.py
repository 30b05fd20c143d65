"""The closing section on what changed since the previous edition, as far as a report shows it."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from portfolio import display
from portfolio.editions import Changes, day_of
from portfolio.figures import Figure
from portfolio.findings import Finding, grouped
from portfolio.fragments import components as c
from portfolio.fragments import words
from portfolio.fragments.since import month_of
from portfolio.fragments.view import View
from portfolio.model.plan import Action

FIRST_EDITION = "First edition: changes appear next month."

Line = tuple[str, str]


def changes_section(view: View) -> list[str]:
    """What is new, worse, better and settled; nothing when all is as it was."""
    if view.changes is None:
        return []
    lines = [*_findings(view, view.changes), *_figures(view, view.changes)]
    lines += _actions(view, view.changes)
    if not lines:
        return []
    month = month_of(view.changes)
    columns = (c.Column("Change"), c.Column("What"))
    return [
        c.section(_title(view, view.changes, month), "changes", f"Since {month}"),
        c.sub(f"{view.report.title} report", f"compared with {month}"),
        c.table(f"Changes since {month}", columns, [c.Row(line) for line in lines]),
    ]


def first_edition(view: View) -> list[str]:
    """Said once on a page, so that nobody looks for changes in vain."""
    return [] if view.changes else [c.note(FIRST_EDITION)]


def _title(view: View, changes: Changes, month: str) -> str:
    """`Since October, two findings are new and one is fixed`."""
    found = changes.findings
    counts = (
        (len(grouped(_own(found.new, view))), "new"),
        (len(grouped(_own([p.after for p in found.worse], view))), "worse"),
        (len(grouped(_own([p.after for p in found.better], view))), "better"),
        (len(grouped(_own(found.fixed, view))), "fixed"),
    )
    told = [(count, word) for count, word in counts if count]
    if not told:
        return f"Since {month}, no finding has changed"
    (first, word), *rest = told
    noun = display.counted(first, "finding")
    parts = [f"{noun} {_is(first)} {word}"]
    parts += [f"{display.in_words(n)} {_is(n)} {w}" for n, w in rest]
    return f"Since {month}, {display.listed(parts)}"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _own(findings: Iterable[Finding], view: View) -> list[Finding]:
    return [f for f in findings if view.scope in f.reports and not f.about_data]


def _findings(view: View, changes: Changes) -> Iterator[Line]:
    found = changes.findings
    families: tuple[tuple[str, Sequence[Finding]], ...] = (
        ("New", found.new),
        ("Worse", [p.after for p in found.worse]),
        ("Better", [p.after for p in found.better]),
        ("Fixed", found.fixed),
        ("Cannot be judged any more", found.unjudged),
        ("Set aside", found.set_aside),
    )
    # What is over is named, not worded: the numbers of its sentence were those of the past.
    over = ("Fixed", "Cannot be judged any more", "Set aside")
    for name, findings in families:
        word: Callable[[Sequence[Finding]], str] = (
            _named if name in over else words.finding_sentence
        )
        yield from ((name, word(group)) for group in grouped(_own(findings, view)))


def _named(group: Sequence[Finding]) -> str:
    names = [f.name for f in group if f.name]
    return f"{group[0].title}: {display.listed(names)}" if names else group[0].title


def _figures(view: View, changes: Changes) -> Iterator[Line]:
    own = {f.id for f in view.figures}
    told = [f for f in changes.figures.answered if f.id in own]
    lost = [f for f in changes.figures.lost if f.id in own]
    if told:
        yield "Told", display.listed([_with_value(f, view) for f in told])
    if lost:
        yield "No longer told", display.listed([words.label(f, view) for f in lost])


def _with_value(figure: Figure, view: View) -> str:
    return f"{words.label(figure, view)} {display.text(figure.value, figure.unit or None)}"


def _actions(view: View, changes: Changes) -> Iterator[Line]:
    found = changes.actions
    families = (("Done", found.done), ("New action", found.new), ("Dropped", found.dropped))
    for name, actions in families:
        yield from ((name, str(a.title)) for a in _shown(actions, view))
    for pair in found.slipped:
        before, after = day_of(pair.before), day_of(pair.after)
        if before and after and view.scope in pair.after.reports:
            days = f"{display.day(after)} instead of {display.day(before)}"
            yield "Put off", f"{pair.after.title}: {days}"


def _shown(actions: Iterable[Action], view: View) -> list[Action]:
    return [a for a in actions if view.scope in a.reports]
