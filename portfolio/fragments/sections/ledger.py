"""A table that shows what is known: a column nobody can fill yet becomes a word in a note."""

from collections.abc import Sequence
from dataclasses import dataclass

from portfolio import display
from portfolio.fragments import components as c
from portfolio.fragments.markup import Html
from portfolio.fragments.sections.cells import Cell, cell, is_told
from portfolio.fragments.view import View
from portfolio.values import Missing, Value, missing_of


@dataclass(frozen=True)
class Field:
    """One column with the values under it, a row each. `total` stands in the last row."""

    head: str
    values: Sequence[Value | str | None]
    unit: str = ""
    numeric: bool = False
    minor: bool = False
    total: str = ""

    @property
    def is_told(self) -> bool:
        return any(map(is_told, self.values))

    @property
    def missing(self) -> tuple[Missing, ...]:
        return missing_of(*(v for v in self.values if isinstance(v, Value)))

    @property
    def column(self) -> c.Column:
        return c.Column(self.head, self.unit, self.numeric, self.minor)


def ledger(view: View, name: str, *fields: Field) -> tuple[Html, ...]:
    """The table, and a note on the columns that nobody can fill yet.

    The first field names the rows and always stays.
    """
    shown = [f for f in fields if f is fields[0] or f.is_told]
    rows = [
        c.Row(tuple(map(cell, values))) for values in zip(*(f.values for f in shown), strict=True)
    ]
    if any(f.total for f in shown):
        rows.append(c.Row(tuple(f.total for f in shown), total=True))
    table = c.table(name, [f.column for f in shown], rows)
    return (table, *untold(view, [f for f in fields[1:] if not f.is_told]))


def lines(view: View, name: str, *fields: Field) -> tuple[Html, ...]:
    """A table, or facts where it would have one row only; nothing where nothing is known."""
    told = [f for f in fields[1:] if f.is_told]
    if not told:
        return ()
    if len(fields[0].values) > 1:
        return ledger(view, name, *fields)
    facts = c.facts(c.Fact(f.head, _in_words(cell(f.values[0]))) for f in (fields[0], *told))
    return (facts, *untold(view, [f for f in fields[1:] if f not in told]))


def _in_words(shown: Cell) -> str:
    return shown if isinstance(shown, str) else f"? {shown.word}"


def untold(view: View, fields: Sequence[Field]) -> tuple[Html, ...]:
    """`Not told yet: price and cost (opens with answers 3 and 5).`; silent on what nobody asks."""
    asked = [f for f in fields if f.missing]
    if not asked:
        return ()
    heads = display.listed([f.head[:1].lower() + f.head[1:] for f in asked])
    missing = [m for f in asked for m in f.missing]
    return (c.note(f"Not told yet: {heads} ({view.opens_with(missing)})."),)
