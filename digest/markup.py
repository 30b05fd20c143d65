"""HTML trees: the edge's one user of lxml. Everybody else gets and gives these few words."""

import re
from collections.abc import Iterable

from lxml import etree, html
from lxml.html import HtmlElement as Element

__all__ = ["Element", "Part", "classes", "comments_out", "markup", "node", "parsed", "words"]

# Content of an element on its way into another tree.
Part = str | Element

# Not `\s`: a no-break space is content.
_BLANKS = re.compile("[ \t\r\n\f]+")


def parsed(content: bytes) -> Element:
    """The tree of a whole page; raises ValueError for bytes that hold no element."""
    try:
        tree = html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8"))
    except etree.ParserError as error:
        raise ValueError(str(error)) from error
    return tree


def node(tag: str, css: str = "", *parts: Part, **attributes: str) -> Element:
    """A new element; `css` becomes its class unless empty, None of its parts is escaped markup."""
    given = {"class": css} | attributes if css else attributes
    element = html.Element(tag, {name.strip("_"): value for name, value in given.items()})
    for part in parts:
        _append(element, part)
    return element


def _append(element: Element, part: Part) -> None:
    if not isinstance(part, str):
        element.append(part)
    elif len(element):
        element[-1].tail = (element[-1].tail or "") + part
    else:
        element.text = (element.text or "") + part


def classes(element: Element) -> list[str]:
    return element.get("class", "").split()


def comments_out(elements: Iterable[object]) -> Iterable[Element]:
    """The elements among an element's children: no comments, no processing instructions."""
    return (each for each in elements if isinstance(each, Element) and isinstance(each.tag, str))


def words(element: Element) -> str:
    """All text of an element on one line."""
    return blanks_merged(element.text_content()).strip()


def blanks_merged(text: str) -> str:
    """Runs of blanks and line ends as one blank, as a browser shows them."""
    return _BLANKS.sub(" ", text)


def markup(element: Element) -> str:
    """The element as HTML, without the text that follows it."""
    return html.tostring(element, encoding="unicode", with_tail=False)
