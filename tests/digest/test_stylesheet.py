"""The mail's stylesheet keeps to what the inliner and mail clients can be trusted with."""

import re
from pathlib import Path

import pytest

import digest
from digest.inline import inline
from digest.markup import parsed
from digest.pages import page_of
from digest.shell import inlined, mail_html
from digest.simplify import simplify
from tests.digest.built_site import ARTICLE, BASE_URL, page

FOLDER = Path(digest.__file__).parent
RULES = (FOLDER / "mail.css").read_text("utf-8")
MEDIA = (FOLDER / "mail.media.css").read_text("utf-8")
CELLS = "td, th, "
LINED = {".rule", ".quote", ".line", ".decision", ".fact-value", ".first", ".cell", ".num"}
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
AT_MEDIA = re.compile(r"@media ([^{]+)\{((?:[^{}]+\{[^{}]*\})+)\s*\}")


def rules(css: str) -> list[tuple[str, list[str]]]:
    """Selector -> declarations."""
    found = RULE.findall(COMMENT.sub("", css))
    return [
        (selector.strip(), [each.strip() for each in body.split(";") if each.strip()])
        for selector, body in found
    ]


def media() -> dict[str, list[tuple[str, list[str]]]]:
    return {name.strip(): rules(body) for name, body in AT_MEDIA.findall(COMMENT.sub("", MEDIA))}


def complaints(selector: str, declarations: list[str]) -> list[str]:
    """What an inliner or a mail client would drop without a word."""
    flat = all(re.fullmatch(r"\.[a-z-]+", each.strip()) for each in selector.split(","))
    found = [] if flat else [f"{selector}: not a flat class"]
    for each in declarations:
        colours = re.findall(r"#\w+", each)
        if "(" in each or any(not re.fullmatch(r"#[0-9A-F]{6}", colour) for colour in colours):
            found.append(f"{selector}: {each}")
    return found


def test_rules_are_flat_and_plain() -> None:
    """One class per selector, six-digit colours, no functions; all cells have dark lines."""
    in_media = [rule for group in media().values() for rule in group]
    everything = rules(RULES) + [(each.removeprefix(CELLS), said) for each, said in in_media]
    assert len(everything) > 50
    assert [] == [each for rule in everything for each in complaints(*rule)]


@pytest.mark.parametrize(
    ("selector", "declaration"),
    [
        (".a .b", "color: #000000"),
        ("td", "margin: 0"),
        (".a:hover", "margin: 0"),
        (".a", "color: #FFF"),
        (".a", "color: rgb(0, 0, 0)"),
        (".a", "width: calc(1px)"),
        (".a", "color: #00000080"),
        (".a", "color: var(--ink)"),
    ],
)
def test_the_lint_sees_each_kind(selector: str, declaration: str) -> None:
    assert complaints(selector, [declaration])


def test_every_media_rule_is_important() -> None:
    """Inline styles are stronger than a stylesheet: a rule without it would do nothing."""
    assert {"(prefers-color-scheme: dark)", "(max-width: 600px)"} == media().keys()
    weak = [
        (selector, each)
        for group in media().values()
        for selector, declarations in group
        for each in declarations
        if not each.endswith("!important")
    ]
    assert [] == weak


def test_every_colour_has_its_dark_pair() -> None:
    """A class that sets a colour, a background or a border has a rule for dark paper.

    The line of a cell has the rule of all cells.
    """
    dark = {
        name.strip()
        for selector, _ in media()["(prefers-color-scheme: dark)"]
        for name in selector.split(",")
    }
    assert {*CELLS.split(", ")[:2]} <= dark
    coloured = {selector for selector, declarations in rules(RULES) if "#" in "".join(declarations)}
    # The diamond of a medium finding has the same orange on both papers.
    assert {".chip-glyph", *LINED} == coloured - dark


def test_media_rules_keep_their_weight_when_inlined() -> None:
    """The inliner's default would take it away: dark text on dark paper, and no error."""
    css = ".a { color: #1B1F24; } @media (max-width: 600px) { .a { color: #FFFFFF !important; } }"
    html = f'<html><head><style>{css}</style></head><body><p class="a">x</p></body></html>'
    result = inline(html, BASE_URL)
    assert "!important" in result
    assert 'style="color:#1B1F24"' in result


def test_fixed_widths_survive() -> None:
    """Outlook reads the attribute; a width from the stylesheet must not replace it."""
    html = mail_html(title="t", preheader="p", content="c", reason="r", contact="a@example.com")
    tables = parsed(html.encode()).iter("table")
    [shell] = [table for table in tables if "max-width:640px" in table.get("style", "")]
    assert "640" == shell.get("width")
    assert html.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("html", ["", "  ", "<?xml version='1.0'?><p>x</p>", "a\0b", "a\ud800b"])
def test_what_the_inliner_would_garble_is_refused(html: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        inline(html, BASE_URL)


def test_a_page_without_https_is_refused() -> None:
    with pytest.raises(ValueError, match="https"):
        inline("<p>x</p>", "http://reports.example.com/")


def test_every_class_of_a_mail_has_its_rule() -> None:
    """A class without a rule would be an element that looks like nothing."""
    told = simplify(page_of(page(ARTICLE), "reports/cfo/index.html", BASE_URL))
    pieces = [told.opening, told.first_screen, *told.sections]
    used = {
        name
        for piece in pieces
        for each in piece.element.iter()
        for name in each.get("class", "").split()
    }
    known = {selector[1:] for selector, _ in rules(RULES)} | {"hide-sm"}
    assert set() == used - known
    assert len(pieces) == len(inlined((piece.element for piece in pieces), BASE_URL))
