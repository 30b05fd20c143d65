"""The references say exactly what the code can do; `make update-goldens` renews them."""

import os
from pathlib import Path

import pytest

from macros import PORTFOLIO_MACROS
from portfolio.fragments import methods, page
from portfolio.fragments.reference import pages_reference
from portfolio.fragments.sections import SECTIONS
from portfolio.reference import fields_reference
from portfolio.report import Report

DEV = Path(__file__).parent.parent / "docs/dev"


@pytest.mark.parametrize(
    ("name", "written"), [("fields.md", fields_reference()), ("macros.md", pages_reference())]
)
def test_the_references_are_what_the_code_says(name: str, written: str) -> None:
    """Fields, macros, front matter, sections and figures stand in the docs, each with its words."""
    path = DEV / name
    if os.environ.get("UPDATE_GOLDENS") == "1":
        path.write_text(written, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == written


def test_each_entry_of_the_references_says_something() -> None:
    """A name without an explanation helps nobody."""
    lines = (fields_reference() + pages_reference()).splitlines()
    assert [line for line in lines if line.startswith("| `") and "|  |" in line[:-5]] == []


def test_no_macro_is_hidden_by_the_front_matter() -> None:
    """The host lets a name of the front matter replace a macro of the same name."""
    macros = {*PORTFOLIO_MACROS, *page.MACROS, *methods.MACROS}
    assert macros & set(Report.model_fields) == set()


def test_every_section_is_on_a_page() -> None:
    """A section that no report shows is one that nobody misses."""
    pages = "".join(p.read_text(encoding="utf-8") for p in (DEV.parent / "reports").glob("*.md"))
    assert [name for name in SECTIONS if name not in pages] == []
