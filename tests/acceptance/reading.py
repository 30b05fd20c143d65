"""What stands on a page: its figures, tiles, headings and questions, as a reader sees them."""

from collections import defaultdict

from digest.markup import Element, blanks_merged, classes

FIGURE = "data-figure"


def text(element: Element) -> str:
    """All its words on one line, neighbours apart."""
    return blanks_merged(" ".join(element.itertext())).strip()


def with_class(article: Element, name: str) -> list[Element]:
    return [e for e in article.iter() if isinstance(e.tag, str) and name in classes(e)]


def figures(article: Element) -> dict[str, set[str]]:
    """Figure id -> everything that the page shows for it; a tile's unit belongs to its value."""
    shown = defaultdict(set)
    for element in article.xpath(f"//*[@{FIGURE}]"):
        unit = [text(e) for e in element.itersiblings() if "unit" in classes(e)]
        shown[element.get(FIGURE, "")].add(" ".join([text(element), *unit]))
    return dict(shown)


def tiles(article: Element) -> list[str]:
    """The figures of the first screen's tiles."""
    return [e.get(FIGURE, "") for tile in with_class(article, "tile") for e in _shown(tile)]


def unknown_tiles(article: Element) -> list[str]:
    return [e.get(FIGURE, "") for e in with_class(article, "tile-unknown")]


def _shown(element: Element) -> list[Element]:
    found: list[Element] = element.xpath(f".//*[@{FIGURE}]")
    return found


def headings(article: Element) -> list[str]:
    """The ids of its sections, in order."""
    return [e.get("id", "") for e in article.iter("h2")]


def first_screen(article: Element) -> list[Element]:
    """Everything above the first section."""
    blocks = list(article)
    first = next((n for n, block in enumerate(blocks) if block.tag == "h2"), len(blocks))
    return blocks[:first]


def section(article: Element, name: str) -> list[Element]:
    """What stands under a section's heading, or nothing when the page has no such section."""
    blocks = list(article)
    starts = [n for n, block in enumerate(blocks) if block.tag == "h2"]
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
        if blocks[start].get("id") == name:
            return blocks[start + 1 : end]
    return []


def texts(blocks: list[Element]) -> str:
    return " ".join(map(text, blocks))


def all_with_class(blocks: list[Element], name: str) -> list[Element]:
    return [e for block in blocks for e in with_class(block, name)]


def rows(article: Element, name: str) -> list[list[str]]:
    """The rows of the tables in a section, cell by cell, each head first."""
    tables = [table for block in section(article, name) for table in block.iter("table")]
    return [[text(cell) for cell in row] for table in tables for row in table.iter("tr")]
