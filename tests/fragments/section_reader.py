"""Reads what a section of an invented portfolio says, as its reader would see it."""

from collections.abc import Sequence

from lxml import html

from portfolio.assessment import assess
from portfolio.fragments.section import Section
from portfolio.fragments.sections import SECTIONS
from portfolio.fragments.view import View, view
from portfolio.model import Portfolio
from portfolio.report import Report
from portfolio.text import Text


def view_of(portfolio: Portfolio, report: str) -> View:
    """A look at the portfolio through a report that needs nothing but its id."""
    made = Report.model_construct(id=Text(report), title=Text(report), roles=(), order=1)
    return view(assess(portfolio), made)


def section_of(name: str, portfolio: Portfolio, report: str = "ceo") -> Section:
    """The section; fails where it cannot exist."""
    made = SECTIONS[name].make(view_of(portfolio, report))
    assert made is not None
    return made


def tables_of(section: Section) -> list[list[list[str]]]:
    """The cells of the section's tables, row by row, the head first."""
    tables = [t for block in section.blocks for t in _parsed(block).iter("table")]
    return [[_cells(row) for row in table.iter("tr")] for table in tables]


def table_of(section: Section, which: int = 0) -> list[list[str]]:
    """One of the section's tables."""
    return tables_of(section)[which]


def _cells(row: html.HtmlElement) -> list[str]:
    return [_plain(cell.text_content()) for cell in row.iter("th", "td")]


def facts_of(section: Section) -> dict[str, str]:
    """The section's facts by their names."""
    pairs = [f for b in section.blocks for f in _parsed(b).find_class("fact")]
    return {_plain(p[0].text_content()): _plain(p[1].text_content()) for p in pairs}


def prose_of(section: Section) -> list[str]:
    """Paragraphs and notes."""
    return [_plain(p.text_content()) for b in section.blocks for p in _parsed(b).iter("p")]


def notes_of(section: Section) -> list[str]:
    """The small remarks beneath its tables and lists."""
    notes = [n for block in section.blocks for n in _parsed(block).find_class("note")]
    return [_plain(note.text_content()) for note in notes]


def column(table: Sequence[Sequence[str]], head: str) -> list[str]:
    """What stands under a head, whose unit may follow it."""
    index = next(i for i, cell in enumerate(table[0]) if cell.startswith(head))
    return [row[index] for row in table[1:]]


def _parsed(block: str) -> html.HtmlElement:
    return html.fragment_fromstring(str(block), create_parent="div")


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ").strip()
