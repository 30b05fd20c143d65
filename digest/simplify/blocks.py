"""Handlers for elements that become one element, or none, of the mail."""

from collections.abc import Iterable

from digest.markup import Element, Part, classes, node, words
from digest.simplify.walk import Handler, Walk

# Where many cells of a kind stand in one table, what they share is said once.
_SHARED = {"line": "lines"}


def kept(tag: str, css: str = "") -> Handler:
    """The same content in an element of the mail; nothing when there is no content."""

    def handle(element: Element, walk: Walk) -> list[Part]:
        parts = _trimmed(walk.inside(element))
        return [node(tag, css, *parts)] if parts else []

    return handle


def boxed(css: str) -> Handler:
    """A block with lines or padding: mail clients agree on those for table cells alone."""

    def handle(element: Element, walk: Walk) -> list[Part]:
        return [box(css, *walk.inside(element))]

    return handle


def box(css: str, *parts: Part) -> Element:
    return layout(node("tr", "", node("td", css, *_unblanked(parts))), css=_SHARED.get(css, ""))


def layout(*rows: Element, css: str = "") -> Element:
    """A table for the eye only; what all its cells share, such as a size, is its own."""
    sizes = {"width": "100%", "cellpadding": "0", "cellspacing": "0"}
    return node("table", css, *rows, role="presentation", **sizes)


def stacked(element: Element, walk: Walk) -> list[Part]:
    """A list of boxes as one table, a row each; with anything else in it, as it comes."""
    parts = _unblanked(walk.inside(element))
    tables = [part for part in parts if not isinstance(part, str) and part.tag == "table"]
    if len(tables) < len(parts):
        return parts
    if not tables:
        return []
    rows = (row for table in tables for row in table.findall("tr"))
    return [layout(*rows, css=tables[0].get("class", ""))]


def unwrapped(element: Element, walk: Walk) -> list[Part]:
    return walk.inside(element)


def dropped(_element: Element, _walk: Walk) -> list[Part]:
    return []


def spoken(element: Element, walk: Walk) -> list[Part]:
    """A drawing becomes its words."""
    label = element.get("aria-label", "").strip()
    if label:
        return [node("span", "unit", f" {label}")]
    if element.get("aria-hidden") == "true":
        return []
    raise walk.error(element, "is a drawing without words (aria-label)")


def section_title(element: Element, walk: Walk) -> list[Part]:
    """Keeps its id for a while: the front matter of a report names sections by it."""
    title = node("h2", "section", *_trimmed(walk.inside(element)))
    title.set("id", element.get("id", ""))
    return [title]


def line_break(_element: Element, _walk: Walk) -> list[Part]:
    return [node("br")]


def rule(_element: Element, _walk: Walk) -> list[Part]:
    return [box("rule")]


def anchor(element: Element, walk: Walk) -> list[Part]:
    """A link with its whole address; a mere target for links keeps its content only."""
    address = element.get("href")
    if address is None:
        return walk.inside(element)
    return [node("a", "link", *walk.inside(element), href=walk.link(element, address))]


_CHIPS = {
    "chip-critical": "chip-bad",
    "chip-high": "chip-bad",
    "chip-low": "chip-quiet",
    "chip-unknown": "chip-quiet",
}


def chip(element: Element, _walk: Walk) -> list[Part]:
    """Glyph and word, coloured; the orange of a medium one is too pale for its word."""
    look = classes(element)[-1]
    glyph, _, word = words(element).partition(" ")
    mark: Part = node("span", "chip-glyph", glyph) if look == "chip-medium" else glyph
    return [node("span", _CHIPS.get(look, look), mark, f" {word}")]


def unit(element: Element, walk: Walk) -> list[Part]:
    """A column's unit stands beneath its name."""
    return [node("br"), node("span", "th-unit", *walk.inside(element))]


def preformatted(element: Element, _walk: Walk) -> list[Part]:
    return [node("pre", "code", element.text_content())]


def _trimmed(parts: list[Part]) -> list[Part]:
    if parts and isinstance(parts[0], str):
        parts[0] = parts[0].lstrip(" ")
    if parts and isinstance(parts[-1], str):
        parts[-1] = parts[-1].rstrip(" ")
    return [part for part in parts if part != ""]


def _unblanked(parts: Iterable[Part]) -> list[Part]:
    """Between blocks a blank is only a byte."""
    return [part for part in parts if part != " "]
