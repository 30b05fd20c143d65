"""One report as a letter: simplified, inlined once, in pieces that mails for any reader share."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from digest.manifest import Report
from digest.markup import Element, node
from digest.pages import Page
from digest.shell import inlined
from digest.simplify import Piece, Simplified, simplify
from digest.simplify.blocks import layout
from digest.text import as_text


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece that is ready for a mail, in both of its forms."""

    title: str
    html: str
    text: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A report ready for mails; `opening` is its title to its answer."""

    report: Report
    url: str
    title: str
    answer: str
    opening: Passage
    first_screen: Passage
    sections: tuple[Passage, ...]
    closing: Passage

    @property
    def whole(self) -> tuple[Passage, ...]:
        return (self.opening, self.first_screen, *self.sections, self.closing)


def letters(pages: Mapping[Report, Page], base_url: str) -> dict[str, Letter]:
    """Report id -> letter; MailError when a page holds what no mail can show."""
    drafts = [_draft(report, page) for report, page in pages.items()]
    ready = iter(passages([piece for draft in drafts for piece in draft.pieces], base_url))
    return {draft.report.id: draft.finished(ready) for draft in drafts}


@dataclass(frozen=True, slots=True)
class _Draft:
    report: Report
    url: str
    told: Simplified
    pieces: tuple[Piece, ...]

    def finished(self, ready: Iterator[Passage]) -> Letter:
        """Takes as many of the passages as the draft has pieces."""
        opening, first, *sections, closing = islice(ready, len(self.pieces))
        return Letter(
            report=self.report,
            url=self.url,
            title=self.told.title,
            answer=self.told.answer,
            opening=opening,
            first_screen=first,
            sections=tuple(sections),
            closing=closing,
        )


def _draft(report: Report, page: Page) -> _Draft:
    told = simplify(page)
    _introduce(told, report.intro)
    closing = Piece("", button(f"Open the {report.title} report", page.url))
    sections = (piece for piece in told.sections if piece.id not in report.web_only)
    pieces = (told.opening, told.first_screen, *sections, closing)
    return _Draft(report, page.url, told, pieces)


def passages(pieces: Sequence[Piece], base_url: str) -> list[Passage]:
    """Both forms of each piece, inlined in one pass."""
    markups = inlined((piece.element for piece in pieces), base_url)
    return [
        Passage(piece.title, html, as_text(piece.element))
        for piece, html in zip(pieces, markups, strict=True)
    ]


def button(label: str, address: str) -> Element:
    """One dark button; as text its label and its address."""
    link = node("a", "button", label, href=address)
    cell = node("td", "button-cell", link, bgcolor="#1B1F24")
    sizes = {"cellpadding": "0", "cellspacing": "0"}
    inner = node("table", "", node("tr", "", cell), role="presentation", **sizes)
    return node("div", "", layout(node("tr", "", node("td", "button-space", inner))))


def _introduce(told: Simplified, intro: str) -> None:
    """The report's own words to its readers, before the answer."""
    if not intro:
        return
    opening = told.opening.element
    place = next(
        (index for index, each in enumerate(opening) if each.get("class") == "answer"),
        len(opening),
    )
    opening.insert(place, node("p", "intro", intro))
