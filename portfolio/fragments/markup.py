"""Text and ready-made markup: the one place that escapes.

What leaves `text` means the same in an HTML block, in an attribute and in a Markdown heading.
"""

import re
from collections.abc import Iterable

# What HTML, Markdown or Jinja would read as syntax; all three leave its numeric reference alone.
_SYNTAX = re.compile(r"""[&<>"\\`*_{}\[\]#|~]""")
# In an attribute, emphasis, headings and tables cannot begin.
_SYNTAX_IN_QUOTES = re.compile(r"""[&<>"\\`{}\[\]]""")
# A line break or a run of blanks is one blank to a browser; in Markdown it could end the block.
_BLANKS = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029 ]+")
# Control characters mean nothing in HTML, and Python-Markdown marks its own places with two.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


class Html(str):
    """Markup that is already safe; everything else is text and gets escaped."""

    __slots__ = ()

    def __html__(self) -> str:
        """Says to templates that escape by themselves that nothing is left to escape."""
        return self


def plain(content: str) -> str:
    """The text as a browser would show it: one line, single blanks, no control characters."""
    return _BLANKS.sub(" ", _CONTROLS.sub("", content))


def text(content: str) -> Html:
    """Markup that shows `content`: `Html` as it is, any other text escaped."""
    if isinstance(content, Html):
        return content
    return Html(_SYNTAX.sub(_reference, plain(content)))


def _quoted(value: str) -> str:
    return _SYNTAX_IN_QUOTES.sub(_reference, plain(value))


def _reference(match: re.Match[str]) -> str:
    character = match[0]
    return _NAMED.get(character, f"&#{ord(character)};")


def element(tag: str, kind: str, content: str, **attributes: str) -> Html:
    """One element around `content`, of class `kind` unless empty; `aria_label` gives aria-label."""
    given = {"class": kind} | attributes if kind else attributes
    pairs = "".join(
        f' {name.replace("_", "-")}="{_quoted(value)}"' for name, value in given.items()
    )
    return Html(f"<{tag}{pairs}>{text(content)}</{tag}>")


def optional(tag: str, kind: str, content: str) -> Html:
    """The element, or nothing when there is nothing to say."""
    return element(tag, kind, content) if content else Html()


def joined(parts: Iterable[str]) -> Html:
    """Pieces in a row; plain text among them is escaped."""
    return Html("".join(text(part) for part in parts))


def link(address: str, content: str) -> Html:
    """A link inside a sentence or a cell."""
    return element("a", "", content, href=address)


def figure(identifier: str, content: str) -> Html:
    """A figure quoted in a sentence or a cell; its id lets the mail and the tests find it again."""
    return element("span", "figure", content, data_figure=identifier)
