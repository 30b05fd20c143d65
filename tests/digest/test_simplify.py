"""What becomes of each element of a page, and that nothing unknown slips into a mail."""

from collections.abc import Iterator
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import MailError
from digest.letters import passages
from digest.markup import Element, markup
from digest.pages import page_of
from digest.simplify import Piece, Simplified, simplify
from digest.text import as_text
from tests.digest.built_site import ARTICLE, BASE_URL, page

PATH = "reports/cfo/index.html"
HEAD = "<h1>CFO report</h1>"
# What an author can type: no halves of characters, no control characters.
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), max_size=60)


def simplified(article: str) -> Simplified:
    return simplify(page_of(page(article), PATH, BASE_URL))


def pieces(told: Simplified) -> Iterator[Piece]:
    yield from (told.opening, told.first_screen, *told.sections)


def html(article: str) -> str:
    return "".join(markup(piece.element) for piece in pieces(simplified(HEAD + article)))


def elements(article: str) -> list[Element]:
    return [each for piece in pieces(simplified(article)) for each in piece.element.iter()]


def test_a_report_comes_apart_at_its_answer_and_its_sections() -> None:
    """Title to answer, first screen, and one piece per h2 with its title."""
    told = simplified(ARTICLE)
    assert "CFO report, September 2026¶" not in told.title
    assert told.title == "CFO report, September 2026"
    assert told.answer.startswith("Cash lasts until February to April 2027.")
    assert [piece.title for piece in told.sections] == [
        "Two decisions need you",
        "September missed the plan by $4,210, the widest gap this year",
        "Waiting for you",
    ]


def test_no_trace_of_the_site_is_left() -> None:
    """Only elements that mail clients show; no ids, no data, no roles of the site."""
    tags = {str(each.tag) for each in elements(ARTICLE)}
    assert not tags & {"svg", "script", "form", "input", "button", "nav", "dl", "style"}
    names = {name for each in elements(ARTICLE) for name in each.attrib}
    assert (
        not {name for name in names if name.startswith(("data-", "aria-", "on"))} | {"id"} & names
    )


def test_every_link_is_whole_and_safe() -> None:
    """Relative links and anchors lead to the site; addresses of other kinds stay."""
    links = [each.get("href", "") for each in elements(ARTICLE) if each.tag == "a"]
    assert f"{BASE_URL}reports/cfo/#decisions" in links
    assert f"{BASE_URL}methods/#revenue" in links
    assert "mailto:reports@example.com" in links
    assert all(link.startswith(("https:", "mailto:")) for link in links)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "http://example.com/",
        "ftp://example.com/",
        "file:///x",
        " JavaScript:alert(1)",
        "java\tscript:x",
    ],
)
def test_an_unsafe_link_is_an_error_with_its_place(address: str) -> None:
    """Scripts, data and unencrypted addresses never reach a reader."""
    with pytest.raises(MailError, match=rf"^{PATH}:\d+: error: <a> a mail cannot link to"):
        simplified(f'{HEAD}<p><a href="{escape(address)}">x</a></p>')


@pytest.mark.parametrize(
    ("article", "complaint"),
    [
        ("<marquee>x</marquee>", "<marquee> is an element that no mail knows"),
        ('<p class="novel">x</p>', 'the class "novel", which no mail knows'),
        ('<p class="note novel">x</p>', 'the class "novel"'),
        ('<img src="x.png" alt="x">', "<img> is an element that no mail knows"),
        ("<svg><path/></svg>", "<svg> is a drawing without words"),
        ('<table><tr><td><table class="ledger"></table></td></tr></table>', "within a table"),
        ("<dl><dd>x</dd><dt>y</dt></dl>", "must be one dt before each dd"),
        ("<dl><dt>x</dt></dl>", "stands alone in its list"),
        ('<div class="tiles"><p>x</p></div>', "is no tile"),
        ("<table><tr><td>1</td></tr><colgroup></colgroup></table>", "does not belong in a table"),
    ],
)
def test_an_element_that_no_mail_knows_is_an_error(article: str, complaint: str) -> None:
    """It names the page, the line and the element, so that the author finds it."""
    with pytest.raises(MailError) as caught:
        simplified(HEAD + article)
    assert caught.value.place.startswith(PATH + ":")
    assert complaint in str(caught.value)


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ('<span class="chip chip-critical">■ Critical</span>', "chip-bad"),
        ('<span class="chip chip-good">● On track</span>', "chip-good"),
        ('<p class="mail-only">Only here</p>', "Only here"),
        ('<span class="bar" role="img" aria-label="3 of 4"><svg></svg></span>', "3 of 4"),
        ('<table><tr><th>AC<span class="th-unit">USD</span></th></tr></table>', "USD"),
    ],
)
def test_status_and_drawings_keep_their_words(article: str, expected: str) -> None:
    """Colour and shape are never the only carrier."""
    assert expected in html(article)


def test_web_only_parts_are_left_out() -> None:
    assert "secret of the web" not in html('<div class="web-only"><p>secret of the web</p></div>')


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 7])
def test_tiles_stand_two_by_two_under_the_lead(count: int) -> None:
    """The lead fills a row; an odd last one does too."""
    tile = '<div class="tile{}"><p class="tile-label">L</p></div>'
    tiles = tile.format(" lead") + tile.format("") * (count - 1)
    told = simplified(f'{HEAD}<div class="tiles tiles-{count}">{tiles}</div>')
    rows = [len(row) for row in told.first_screen.element.iter("tr")]
    pairs = (count - 1) // 2
    assert rows == [1] + [2] * pairs + [1] * ((count - 1) % 2)


def test_a_long_table_says_what_it_leaves_out() -> None:
    """25 rows and the total, and the number of the others with a link to them."""
    rows = "<tr><td>a</td><td>b</td></tr>" * 42
    table = f'<table class="ledger">{rows}<tr class="total"><td>T</td><td>1</td></tr></table>'
    told = simplified(HEAD + table)
    shown = list(told.first_screen.element.iter("tr"))
    assert 25 + 1 + 1 == len(shown)
    assert "… and 17 more rows on the site" == as_text(shown[25])
    assert "T" in shown[26].text_content()


def test_a_table_that_fits_says_nothing() -> None:
    assert "more row" not in html("<table>" + "<tr><td>a</td></tr>" * 25 + "</table>")


@given(WORDS, WORDS)
def test_any_words_in_a_cell_survive_both_forms(name: str, value: str) -> None:
    """Markup, quotes, pipes and foreign scripts in the data stay words."""
    cells = f'<td>{escape(name)}</td><td class="num">{escape(value)}</td>'
    told = simplified(f'{HEAD}<table class="ledger"><tr>{cells}</tr></table>')
    [passage] = passages([told.first_screen], BASE_URL)
    shown = told.first_screen.element.text_content()
    assert "".join((name + value).split()) == "".join(shown.split())
    assert "<script" not in passage.html
    assert "".join(shown.split()) in "".join(passage.text.split())
