"""Whatever an owner writes comes out of the page as written, and each component stays one block."""

import re
from collections.abc import Callable
from html import unescape

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from portfolio.fragments import components as c
from portfolio.fragments.markup import plain

AWKWARD = st.lists(
    st.sampled_from(
        [
            "\n",
            "\n\n",
            "|",
            "{{ x }}",
            "{% x %}",
            "`",
            "```\n",
            "*a*",
            "_b_",
            "**",
            "<b>",
            "</div>",
            "<!--",
            "&amp;",
            "&",
            '"',
            "'",
            "# h",
            "- x",
            "1. y",
            "[a](b)",
            "![a](b)",
            "[TOC]",
            "\\",
            "~~",
            "==",
            "^",
            "{: #a }",
            "{#b}",
            ":smile:",
            "--8<--",
            "$1",
            "    code",
            "\t",
            "\x02",
            "\x03",
            "\u2028",
            "http://example.com",
            "<http://example.com>",
            "word",
            " ",
            "é",
            "–",
        ]
    )
).map("".join)
TEXTS = (st.text() | AWKWARD).map(lambda words: f"a{words}z")

BLOCKS: dict[str, Callable[[str], str]] = {
    "meta": c.meta,
    "answer": c.answer,
    "sub": c.sub,
    "note": c.note,
    "paragraph": c.paragraph,
    "list_head": c.list_head,
    "columns": lambda words: c.columns(c.note(words)),
    "web_only": lambda words: c.web_only(c.note(words)),
    "tiles": lambda words: c.tiles(
        [c.Tile(label=words, figure=words, value=words, unit=words, change=words)]
    ),
    "unknown tile": lambda words: c.tiles([c.UnknownTile(label=words, figure=words, needs=words)]),
    "findings": lambda words: c.findings([c.FindingLine(c.Chip.HIGH, words, words)]),
    "ask_lines": lambda words: c.ask_lines([c.AskLine(words, words)]),
    "decision": lambda words: c.decision(
        c.Decision(
            question=words,
            background=words,
            options=[c.Option(words, words)],
            suggestion=words,
            reason=words,
        )
    ),
    "asks": lambda words: c.asks([c.Ask(words, words, words)]),
    "questions": lambda words: c.questions([c.OpenQuestion(words, words)]),
    "facts": lambda words: c.facts([c.Fact(words, words)]),
    "method_notes": lambda words: c.method_notes([c.MethodNote("note", words, words)]),
    "table": lambda words: c.table(
        words,
        [c.Column(words, words), c.Column(words)],
        [c.Row((words, words)), c.Row((words, c.Unknown(words)))],
    ),
    "waiting": lambda words: c.waiting([c.Waiting(words, words, words)]),
    "bars": lambda words: c.paragraph(
        c.joined(
            (
                c.range_bar(0, 1, words),
                c.bullet(0.5, words),
                c.variance_bar(-1, False, words),
                words,
            )
        )
    ),
    "inline": lambda words: c.paragraph(c.joined((c.figure(words, words), c.link(words, words)))),
    "title": c.title,
    "section": lambda words: c.section(words, "place", words),
    "subsection": lambda words: c.subsection(
        c.joined((c.figure("a_b", words), "!")), "place", words
    ),
}


def rendered(source: str) -> etree._Element:
    """The source through the Markdown of the site, between two ordinary paragraphs."""
    extensions = ["attr_list", "md_in_html", "tables", "toc"]
    page = markdown.markdown(f"before\n\n{source}\n\nafter", extensions=extensions)
    return etree.fromstring(f"<main>{page}</main>", etree.HTMLParser())[0][0]


def shown(element: etree._Element) -> str:
    """The text a browser shows, blanks apart."""
    return re.sub(r"\s", "", "".join(element.itertext()))


@pytest.mark.parametrize("name", BLOCKS)
@given(words=TEXTS)
def test_any_text_survives_the_page(name: str, words: str) -> None:
    """Any text is shown as it is, within one block, never as a macro call or a blank line."""
    source = BLOCKS[name](words)
    assert "\n" not in source
    assert "{{" not in source
    assert "{%" not in source
    assert "{#" not in source
    page = rendered(source)
    before, block, after = page
    assert ["before", "after"] == [shown(before), shown(after)]
    assert re.sub(r"\s", "", plain(words)) in shown(block)


@pytest.mark.parametrize("name", BLOCKS)
@given(words=TEXTS)
def test_text_makes_no_elements(name: str, words: str) -> None:
    """Awkward text and a plain word give the same elements."""

    def tags(text: str) -> list[str]:
        return [str(element.tag) for element in rendered(BLOCKS[name](text)).iter()]

    assert tags("word") == tags(words)


@pytest.mark.parametrize("mark", c.Chip)
def test_chip_has_glyph_and_word(mark: c.Chip) -> None:
    """No status rests on colour alone."""
    glyph, word = (
        rendered(c.paragraph(c.chip(mark)))
        .xpath("string(.//*[contains(@class, 'chip')])")
        .split(" ", 1)
    )
    assert glyph in "■▲◆○●?"
    assert word.lower().replace(" ", "-") == mark


def test_ready_markup_passes() -> None:
    """A chip in a cell stays a chip; the same characters as text do not."""
    source = c.table(
        "t",
        [c.Column("a"), c.Column("b")],
        [c.Row((c.chip(c.Chip.LOW), str(c.chip(c.Chip.LOW)) + ""))],
    )
    assert 1 == len(rendered(source).xpath(".//span[@class='chip chip-low']"))


def test_unknown_cell_reaches_the_end_of_the_row() -> None:
    """The reason of an unknown cell takes the remaining columns."""
    columns = [
        c.Column("Business"),
        c.Column("AC", "USD", numeric=True),
        c.Column("PL"),
        c.Column("Δ"),
    ]
    row = rendered(c.table("t", columns, [c.Row(("Cottage", c.Unknown("needs bookings")))])).xpath(
        ".//tbody/tr"
    )[0]
    assert ["Cottage", "?\u00a0Unknown", "needs bookings"] == [
        "".join(cell.itertext()) for cell in row
    ]
    assert "num unknown" == row[1].get("class")
    assert len(columns) == sum(int(cell.get("colspan", "1")) for cell in row)


@pytest.mark.parametrize(
    "cells", [("a",), ("a", "b", "c"), ("a", "b", c.Unknown("why")), (c.Unknown(),)]
)
def test_row_must_fit_its_columns(cells: tuple[str | c.Unknown, ...]) -> None:
    """A row with too few or too many cells is a mistake of ours, not a crooked table."""
    with pytest.raises(ValueError, match="2 columns"):
        c.table("t", [c.Column("a"), c.Column("b")], [c.Row(cells)])


@given(low=st.floats(0, 1), high=st.floats(0, 1))
def test_range_bar_stays_on_its_scale(low: float, high: float) -> None:
    """A range is drawn within the bar and never vanishes."""
    low, high = sorted((low, high))
    band = rendered(c.paragraph(c.range_bar(low, high, "w"))).xpath(".//rect")[0]
    start, length = float(band.get("x")), float(band.get("width"))
    assert length >= 2
    assert 0 <= start <= start + length <= 106.1


@given(words=TEXTS)
def test_section_names(words: str) -> None:
    """A section gives its id and its short name, whatever stands in it, to the navigation."""
    page = markdown.Markdown(extensions=["attr_list", "toc"])
    page.convert(c.section("Burn *rose* {twice}", "burn", words))
    [token] = page.toc_tokens  # type: ignore[attr-defined]  # set by the toc extension
    name = "".join(unescape(token["name"]).split())
    assert ("burn", "".join(plain(words).split())) == (token["id"], name)
