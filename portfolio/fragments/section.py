"""A section of a report: a title that says what follows from its figures, and its blocks."""

from collections.abc import Callable
from dataclasses import dataclass

from portfolio.fragments import components as c
from portfolio.fragments.markup import Html
from portfolio.fragments.view import View
from portfolio.values import Missing


@dataclass(frozen=True)
class Section:
    """`title` is a computed sentence, `sub` the dry description beneath it.

    A section without blocks has nothing to show yet: it folds to one line under "Waiting for you"
    that says which answers open it. One that can never exist here is None instead.
    """

    title: str
    sub: tuple[str, ...] = ()
    blocks: tuple[Html, ...] = ()
    missing: tuple[Missing, ...] = ()


@dataclass(frozen=True)
class SectionKind:
    """A row of the table of sections: its id, its short name, and how it is made.

    It `spares` the report those closing parts that it shows already: `actions`, `not assessed`.
    """

    id: str
    short: str
    make: Callable[[View], Section | None]
    spares: tuple[str, ...] = ()


def made(kind: SectionKind, view: View) -> Section | None:
    """The section for this reader; made once, though the body and the closing both ask for it."""
    if kind.id not in view.made:
        view.made[kind.id] = kind.make(view)
    section: Section | None = view.made[kind.id]
    return section


def rendered(kind: SectionKind, section: Section, *, web_only: bool = False) -> str:
    """Heading, description and blocks as Markdown and HTML."""
    heading = c.section(section.title, kind.id, kind.short)
    blocks = [c.sub(*section.sub)] if section.sub else []
    blocks += section.blocks
    if web_only:
        blocks = [c.web_only(block) for block in blocks]
    return "\n\n".join([heading, *blocks])
