"""What holds for every section, whatever portfolio it is made from."""

from pathlib import Path

import pytest

from portfolio.fragments.section import Section
from portfolio.fragments.sections import SECTIONS
from portfolio.model import Portfolio
from store.load import load
from tests.fragments.section_reader import notes_of, tables_of, view_of
from tests.portfolio_builder import make_portfolio

REPORTS = ("ceo", "cto", "cfo", "cmo", "accounting", "rental", "delivery", "clients")
LONGEST_TITLE = 12


def _own() -> Portfolio:
    """The repository's portfolio, of which little is known."""
    parsed = load(Path(__file__).parents[2] / "data")
    assert parsed.portfolio is not None
    return parsed.portfolio


PORTFOLIOS = {"much known": make_portfolio, "little known": _own}


@pytest.fixture(params=PORTFOLIOS, scope="module")
def made(request: pytest.FixtureRequest) -> list[tuple[str, Section]]:
    """All sections of all reports of a portfolio, by name."""
    portfolio = PORTFOLIOS[request.param]()
    found = []
    for report in REPORTS:
        look = view_of(portfolio, report)
        found += [(name, s) for name, kind in SECTIONS.items() if (s := kind.make(look))]
    assert found
    return found


def test_titles_are_short_statements(made: list[tuple[str, Section]]) -> None:
    """At most twelve words, a capital or figure first, no full stop."""
    wrong = [
        (name, s.title)
        for name, s in made
        if len(s.title.replace("\u202f", "").split()) > LONGEST_TITLE
        or s.title[0].islower()
        or s.title.endswith(".")
    ]
    assert [] == wrong


def test_a_section_shows_something_or_says_what_it_waits_for(
    made: list[tuple[str, Section]],
) -> None:
    """Otherwise its line under "Waiting for you" would be empty."""
    assert [] == [name for name, s in made if not s.blocks and not s.missing]


def test_a_section_with_blocks_describes_them(made: list[tuple[str, Section]]) -> None:
    """Who, what and when stand beneath the title."""
    assert [] == [name for name, s in made if s.blocks and not all(s.sub or ("",))]


def test_no_table_has_a_column_of_unknowns(made: list[tuple[str, Section]]) -> None:
    """A column that nobody can fill is dropped and named in a note."""
    wrong = []
    for name, section in made:
        for table in tables_of(section):
            columns = list(
                zip(*(row for row in table[1:] if len(row) == len(table[0])), strict=True)
            )
            wrong += [(name, c) for c in columns if set(c) == {"? Unknown"}]
    assert [] == wrong


def test_notes_are_sentences(made: list[tuple[str, Section]]) -> None:
    """Each note ends with a full stop and says nothing of Python's None."""
    notes = [(name, note) for name, s in made for note in notes_of(s)]
    assert [] == [(name, n) for name, n in notes if not n.endswith(".") or "None " in n[1:]]
