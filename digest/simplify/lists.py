"""Handlers for groups: tiles, questions, options, facts."""

from collections.abc import Iterator, Sequence

from digest.markup import Element, Part, classes, comments_out, node
from digest.simplify.blocks import layout
from digest.simplify.walk import Walk

_ABREAST = 2


def tiles(element: Element, walk: Walk) -> list[Part]:
    """The lead across, the others two by two: as wide as a phone allows."""
    rows = [node("tr", "", *cells) for cells in _tile_rows(list(comments_out(element)), walk)]
    return [layout(*rows)] if rows else []


def _tile_rows(items: Sequence[Element], walk: Walk) -> Iterator[list[Element]]:
    waiting: list[Element] = []
    for item in items:
        if "tile" not in classes(item):
            raise walk.error(item, "is no tile")
        if "lead" in classes(item):
            yield [_tile("tile-lead", item, walk, colspan="2")]
            continue
        waiting.append(item)
        if len(waiting) == _ABREAST:
            yield [_tile("tile", each, walk) for each in waiting]
            waiting.clear()
    if waiting:
        yield [_tile("tile", waiting[0], walk, colspan="2")]


def _tile(css: str, item: Element, walk: Walk, **attributes: str) -> Element:
    lead = css == "tile-lead"
    parts = [part for part in walk.inside(item) if part != " "]
    for part in parts:
        if lead and not isinstance(part, str) and part.get("class") == "tile-value":
            part.set("class", "tile-value-lead")
    return node("td", css, *parts, valign="top", **({} if lead else {"width": "50%"}), **attributes)


def question(element: Element, walk: Walk) -> list[Part]:
    """Its number in a column of its own."""
    number, *body = comments_out(element)
    left = node("td", "question-number", *walk.inside(number), valign="top", width="24")
    parts = [part for each in body for part in walk.convert(each) if part != " "]
    return [layout(node("tr", "", left, node("td", "line", *parts)), css="lines")]


def options(element: Element, walk: Walk) -> list[Part]:
    """Each way to decide as one line, its letter in front."""
    return [
        node("p", "option", node("strong", "", *walk.inside(name)), " ", *walk.inside(value))
        for name, value in _pairs(element, walk)
    ]


def facts(element: Element, walk: Walk) -> list[Part]:
    """Names left, values right."""
    rows = [
        node(
            "tr",
            "",
            node("td", "fact-name", *walk.inside(name), valign="top", width="40%"),
            node("td", "fact-value", *walk.inside(value), valign="top"),
        )
        for name, value in _pairs(element, walk)
    ]
    return [layout(*rows, css="facts")] if rows else []


def _pairs(element: Element, walk: Walk) -> Iterator[tuple[Element, Element]]:
    terms = list(element.iter("dt", "dd"))
    for name, value in zip(terms[::2], terms[1::2], strict=False):
        if (name.tag, value.tag) != ("dt", "dd"):
            raise walk.error(name, "must be one dt before each dd")
        yield name, value
    if len(terms) % 2:
        raise walk.error(terms[-1], "stands alone in its list")
