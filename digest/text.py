"""The plain-text part: the same words, for readers and programs that show no HTML."""

from copy import deepcopy
from functools import cache

from inscriptis.css_profiles import STRICT_CSS_PROFILE
from inscriptis.html_engine import Inscriptis
from inscriptis.html_properties import Display
from inscriptis.model.config import ParserConfig
from inscriptis.model.html_element import HtmlElement

from digest.markup import Element, node, words

# What layout becomes: a cell is a paragraph, its lines stand close.
_UNFOLDED = {"table": "div", "tr": "div", "td": "section", "p": "div"}
# Names and numbers that stand on one line with what follows them.
_AFTER = {"fact-name": ": ", "question-number": ". "}


def as_text(element: Element) -> str:
    """The element's text, data tables as columns, lines without blanks at their ends."""
    tree = deepcopy(element)
    _unfold_layout(tree)
    _underline(tree)
    _spell_addresses(tree)
    written: str = Inscriptis(node("html", "", node("body", "", tree)), _settings()).get_text()
    return _tidy(written)


def _unfold_layout(tree: Element) -> None:
    """Tables for the eye become blocks, or their cells would be aligned into columns."""
    for table in tree.iter("table"):
        if table.get("role") == "presentation":
            leaders = [cell for cell in table.iter("td") if cell.get("class") in _AFTER]
            for part in table.iter(*_UNFOLDED):
                part.tag = _UNFOLDED[str(part.tag)]
            for cell in leaders:
                _join(cell)


def _join(name: Element) -> None:
    """A name, and the cell after it or that cell's first line, become one line."""
    value, row = name.getnext(), name.getparent()
    if value is None or row is None:
        return
    name.tail = _AFTER[name.get("class", "")]
    for part in (name, value, *value[:1]):
        part.tag = "span"
    row.tag = "section" if len(value) > 1 else "div"


def _underline(tree: Element) -> None:
    for tag, stroke in (("h1", "="), ("h2", "-")):
        for heading in tree.iter(tag):
            heading.extend([node("br"), node("span", "", stroke * len(words(heading)))])


def _spell_addresses(tree: Element) -> None:
    """The links that lead to a report; those within a sentence stay on the page."""
    for link in tree.iter("a"):
        parent = link.getparent()
        if parent is not None and parent.get("class") in {"button-cell", "cover-title"}:
            link.tail = f": {link.get('href')}"


@cache
def _settings() -> ParserConfig:
    # No margin below: inscriptis would hand it down to every line inside.
    cell = HtmlElement(display=Display.block, margin_before=1)
    return ParserConfig(css=STRICT_CSS_PROFILE | {"section": cell}, display_links=False)


def _tidy(written: str) -> str:
    """No blanks at line ends, never more than one empty line."""
    lines: list[str] = []
    for line in written.splitlines():
        kept = line.rstrip()
        if kept or (lines and lines[-1]):
            lines.append(kept)
    return "\n".join(lines).strip("\n")
