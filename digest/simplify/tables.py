"""Handler for data tables: the same cells, and a word about the rows that did not fit."""

from collections.abc import Sequence

from digest.markup import Element, Part, classes, comments_out, node
from digest.simplify.walk import Walk

MOST_ROWS = 25


def ledger(element: Element, walk: Walk) -> list[Part]:
    """A table of at most MOST_ROWS rows and its totals."""
    _demand_rows(element, walk)
    heads = [each for each in element.iter("tr") if _within(each, "thead")]
    rows = [each for each in element.iter("tr") if not _within(each, "thead")]
    shown, hidden = _cut(rows)
    body = [_row(each, walk) for each in shown]
    if hidden:
        after = sum("total" not in classes(each) for each in shown)
        body.insert(after, _more(hidden, _width([*heads, *rows]), walk))
    captions = [node("p", "list-head", *walk.inside(each)) for each in element.iter("caption")]
    sizes = {"width": "100%", "cellpadding": "0", "cellspacing": "0"}
    parts = [node("tr", "", *_cells(each, walk), valign="top") for each in heads]
    return [*captions, node("table", "ledger", *parts, *body, **sizes)]


def _demand_rows(element: Element, walk: Walk) -> None:
    known = {"thead", "tbody", "tfoot", "tr", "caption"}
    for child in comments_out(element):
        if child.tag not in known:
            raise walk.error(child, "does not belong in a table of a mail")
    for inner in list(element.iter("table"))[1:]:
        raise walk.error(inner, "is a table within a table")


def _within(row: Element, tag: str) -> bool:
    parent = row.getparent()
    return parent is not None and parent.tag == tag


def _cut(rows: Sequence[Element]) -> tuple[list[Element], int]:
    """The rows to show, totals always last, and how many are hidden."""
    totals = [row for row in rows if "total" in classes(row)]
    plain = [row for row in rows if "total" not in classes(row)]
    if len(plain) <= MOST_ROWS:
        return list(rows), 0
    return [*plain[:MOST_ROWS], *totals], len(plain) - MOST_ROWS


def _row(row: Element, walk: Walk) -> Element:
    return node("tr", "", *_cells(row, walk), valign="top")


def _cells(row: Element, walk: Walk) -> list[Element]:
    total = "total" in classes(row)
    return [_cell(index, each, total, walk) for index, each in enumerate(comments_out(row))]


def _cell(index: int, cell: Element, total: bool, walk: Walk) -> Element:
    if cell.tag not in {"th", "td"}:
        raise walk.error(cell, "is no cell of a table")
    names = [_look(index, cell)]
    names += ["hide-sm"] if "hide-sm" in classes(cell) else []
    names += ["quiet"] if {"unknown", "unknown-reason"} & {*classes(cell)} else []
    names += ["total"] if total else []
    given = {name: cell.get(name, "") for name in ("colspan", "rowspan") if cell.get(name)}
    given |= {"align": "right"} if names[0].endswith("num") else {}
    tag = str(cell.tag)
    if cell.get("scope") == "row":  # a th would have to be told not to be bold and centred
        tag, given["role"] = "td", "rowheader"
    elif cell.get("scope"):
        given["scope"] = cell.get("scope", "")
    return node(tag, " ".join(names), *walk.inside(cell), **given)


def _look(index: int, cell: Element) -> str:
    numeric = "num" in classes(cell) or "right" in cell.get("style", "")
    kind = "num" if numeric else "first" if index == 0 else "cell"
    return f"head-{kind}" if cell.get("scope") != "row" and cell.tag == "th" else kind


def _width(rows: Sequence[Element]) -> int:
    return max(sum(_span(cell) for cell in comments_out(row)) for row in rows)


def _span(cell: Element) -> int:
    written = cell.get("colspan", "1")
    return int(written) if written.isdecimal() else 1


def _more(hidden: int, width: int, walk: Walk) -> Element:
    rows = "row" if hidden == 1 else "rows"
    link = node("a", "link", "on the site", href=walk.page.url)
    return node(
        "tr", "", node("td", "more", f"… and {hidden} more {rows} ", link, colspan=str(width))
    )
