"""The references say exactly what the code can do."""

import os
from pathlib import Path

from macros import PORTFOLIO_MACROS
from portfolio.fragments import methods, page
from portfolio.fragments.sections import SECTIONS
from portfolio.reference import fields_reference, front_matter_reference

DEV = Path(__file__).parent.parent / "docs/dev"
MACROS = (DEV / "macros.md").read_text(encoding="utf-8")


def test_every_field_stands_in_the_reference() -> None:
    """docs/dev/fields.md is what the records' own descriptions say."""
    path = DEV / "fields.md"
    if os.environ.get("UPDATE_GOLDENS"):
        path.write_text(fields_reference(), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == fields_reference()


def test_every_macro_stands_in_the_reference() -> None:
    """A macro that nobody can find is not used."""
    names = {*PORTFOLIO_MACROS, *page.MACROS, *methods.MACROS}
    assert {name for name in names if f"`{name}(" not in MACROS} == set()


def test_every_name_of_the_front_matter_stands_in_the_reference() -> None:
    """The table of front matter is the one that the report's own fields give."""
    assert front_matter_reference() in MACROS


def test_every_section_stands_in_the_reference() -> None:
    """A section that is not listed could not be put on another page."""
    assert {name for name in SECTIONS if f"`{name}`" not in MACROS} == set()
