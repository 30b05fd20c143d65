"""From the article of a built page to the few elements that every mail client shows."""

from dataclasses import dataclass

from digest.markup import Element, Part, node, words
from digest.pages import Page
from digest.simplify.vocabulary import VOCABULARY
from digest.simplify.walk import Walk

_OPENING = frozenset({"title", "meta", "answer"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a report that a mail takes or leaves whole; `id` is its section's on the page."""

    title: str
    element: Element
    id: str = ""


@dataclass(frozen=True, slots=True)
class Simplified:
    """A report in pieces: title to answer, the rest of the first screen, one per section."""

    title: str
    answer: str
    opening: Piece
    first_screen: Piece
    sections: tuple[Piece, ...]


def simplify(page: Page) -> Simplified:
    """The page's article for a mail; MailError names the element that no mail knows."""
    parts = Walk(page, VOCABULARY).inside(page.article)
    blocks = [_block(part) for part in parts if part != " "]
    opening, first, *sections = _divided(blocks)
    return Simplified(
        title=_said(opening, "title"),
        answer=_said(opening, "answer"),
        opening=_piece(opening),
        first_screen=_piece(first),
        sections=tuple(_piece(each) for each in sections),
    )


def _block(part: Part) -> Element:
    return node("p", "text", part) if isinstance(part, str) else part


def _divided(blocks: list[Element]) -> list[list[Element]]:
    """Title to answer, what follows up to the first h2, and then from h2 to h2."""
    end = next(
        (index for index, each in enumerate(blocks) if each.get("class") not in _OPENING),
        len(blocks),
    )
    groups: list[list[Element]] = [blocks[:end], []]
    for each in blocks[end:]:
        if each.tag == "h2":
            groups.append([])
        groups[-1].append(each)
    return groups


def _piece(blocks: list[Element]) -> Piece:
    if not blocks or blocks[0].tag != "h2":
        return Piece("", node("div", "", *blocks))
    identifier = blocks[0].attrib.pop("id", "")
    return Piece(words(blocks[0]), node("div", "", *blocks), identifier)


def _said(blocks: list[Element], css: str) -> str:
    return next((words(each) for each in blocks if each.get("class") == css), "")
