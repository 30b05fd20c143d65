"""What changed since the previous edition, in the few words that tiles and findings hold."""

from collections.abc import Sequence

from portfolio import display
from portfolio.calendar import Month, months_between
from portfolio.editions import Changes, FigureChange
from portfolio.figures import Figure
from portfolio.findings import Finding
from portfolio.fragments import components as c
from portfolio.fragments.view import View
from portfolio.values import Known, Range

NEW, WORSE, BETTER = "New", "Worse", "Better"

_TWELVE_MONTHS = 12


def month_of(changes: Changes) -> str:
    """`October`; with its year when that is more than a year ago."""
    return _named(changes.since, changes.until)


def _named(since: Month, until: Month) -> str:
    steps = len(months_between(since, until)) - 1
    return display.month(since) if steps >= _TWELVE_MONTHS else display.month_name(since)


def change_of(figure: Figure, view: View) -> c.Html:
    """`+$900 since October`, `was $1,200–1,500 in October`; nothing where nothing compares."""
    change = view.changes.figures.kept.get(figure.id) if view.changes else None
    if view.changes is None or change is None:
        return c.Html()
    month = month_of(view.changes)
    if change.difference is not None:
        return c.joined([c.strong(_toned(change, change.difference)), f" since {month}"])
    if change.moved:
        return c.text(f"was {_text(change.before)} in {month}")
    is_number = isinstance(figure.value, Known | Range)
    return c.joined([c.strong("±0"), f" since {month}"]) if is_number else c.Html()


def _text(figure: Figure) -> str:
    """With the parts that nobody had told then: a sum of fewer parts is another sum."""
    text = display.text(figure.value, figure.unit or None)
    return f"{text} + {figure.unknown_count} unknown" if figure.unknown_count else text


def _toned(change: FigureChange, by: Known) -> str:
    """Coloured where the figure has limits, which say on which side it is bad."""
    words = display.change(by)
    limits = change.after.limits
    if limits is None or by.amount == 0:
        return words
    return c.toned(words, good=(by.amount > 0) == limits.low_is_bad)


def mark_of(group: Sequence[Finding], view: View) -> str:
    """`New`, `Worse` or `Better`; `2 of 3 new` where it holds for some of the subjects only."""
    marks = [marked for finding in group if (marked := _mark(finding, view))]
    if len(set(marks)) == 1 and len(marks) == len(group):
        return marks[0]
    counts = [(marks.count(m), m.lower()) for m in (NEW, WORSE, BETTER) if m in marks]
    return ", ".join(f"{count} of {len(group)} {word}" for count, word in counts)


def _mark(finding: Finding, view: View) -> str:
    return marks(view.changes).get(finding.id, "") if view.changes else ""


def marks(changes: Changes) -> dict[str, str]:
    """The mark of each finding that is not as it was, by its id."""
    found = changes.findings
    return {
        **{f.id: NEW for f in found.new},
        **{p.after.id: WORSE for p in found.worse},
        **{p.after.id: BETTER for p in found.better},
    }
