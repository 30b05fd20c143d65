"""Tables: rules only, text left, numerals right, what is unknown said in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from portfolio.fragments.markup import Html, element, joined, optional


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `minor` columns are the ones that a phone and a mail leave out."""

    head: str
    unit: str = ""
    numeric: bool = False
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Unknown:
    """A cell nobody can fill yet; a `reason` takes the rest of the row."""

    reason: str = ""
    word: str = "Unknown"


@dataclass(frozen=True, slots=True)
class Row:
    """One row, a cell per column; only an `Unknown` with a reason may end it early."""

    cells: Sequence[str | Unknown]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Waiting:
    """A section with nothing known yet, folded to one line."""

    section: str
    opens_with: str
    asked: str


def table(name: str, columns: Sequence[Column], rows: Iterable[Row]) -> Html:
    """The table whole, in a region that scrolls by itself; a screen reader announces `name`."""
    head = element("thead", "", element("tr", "", joined(map(_head, columns))))
    body = element("tbody", "", joined(_row(columns, row) for row in rows))
    ledger = element("table", "ledger", joined((head, body)))
    return element("div", "table-scroll", ledger, role="region", aria_label=name, tabindex="0")


def marked(mark: Html, sentence: str) -> Html:
    """A chip and its sentence in one cell."""
    return element("span", "marked", joined((mark, " ", element("span", "marked-text", sentence))))


def toned(difference: str, *, good: bool) -> Html:
    """A difference in the colour of good or bad; its sign says the same without the colour."""
    return element("span", "good" if good else "bad", difference)


def waiting(items: Iterable[Waiting]) -> Html:
    """Sections that wait for an answer, one line each."""
    columns = (Column("Section"), Column("Opens with"), Column("From", minor=True))
    return table("Sections waiting for an answer", columns, (_waiting(item) for item in items))


def _waiting(item: Waiting) -> Row:
    return Row((item.section, item.opens_with, item.asked))


def _head(column: Column) -> Html:
    content = joined((column.head, optional("span", "th-unit", column.unit)))
    return element("th", _kind(column), content, scope="col")


def _row(columns: Sequence[Column], row: Row) -> Html:
    _demand_fit(columns, row)
    cells = (
        _cell(index, column, row, len(columns))
        for index, column in enumerate(columns[: len(row.cells)])
    )
    return element("tr", "total" if row.total else "", joined(cells))


def _demand_fit(columns: Sequence[Column], row: Row) -> None:
    early = any(isinstance(cell, Unknown) and cell.reason for cell in row.cells[-1:])
    if len(row.cells) != len(columns) and not (early and len(row.cells) < len(columns)):
        raise ValueError(
            f"{len(columns)} columns, but a row with {len(row.cells)} cells: {row.cells}"
        )


def _cell(index: int, column: Column, row: Row, width: int) -> Html:
    cell = row.cells[index]
    if isinstance(cell, Unknown):
        return _unknown(column, cell, width - index - 1)
    if index == 0:
        return element("th", _kind(column), cell, scope="row")
    return element("td", _kind(column), cell)


def _unknown(column: Column, cell: Unknown, left: int) -> Html:
    kind = f"{_kind(column)} unknown".strip()
    if not cell.reason:
        return element("td", kind, f"?\u00a0{cell.word}")
    if not left:
        return element("td", kind, joined((f"?\u00a0{cell.word} · ", cell.reason)))
    mark = element("td", kind, f"?\u00a0{cell.word}")
    return joined((mark, element("td", "unknown-reason", cell.reason, colspan=str(left))))


def _kind(column: Column) -> str:
    return " ".join(name for name, on in (("num", column.numeric), ("hide-sm", column.minor)) if on)
