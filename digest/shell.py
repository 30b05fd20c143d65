"""The frame around every mail: 640 px table, preheader, footer; and the inlining of pieces."""

from collections.abc import Iterable, Mapping
from functools import cache
from html import escape
from importlib.resources import files
from string import Template

from digest.inline import inline
from digest.markup import Element, markup

# Comments of an article never reach the mail, so this one marks our own places only.
_CUT = "<!--cut-->"


def mail_html(*, title: str, preheader: str, content: str, reason: str, contact: str) -> str:
    """A whole mail: `content` is inlined markup, the other texts are escaped here."""
    texts = {"title": title, "preheader": preheader, "reason": reason, "contact": contact}
    slots: Mapping[str, str] = {name: escape(text) for name, text in texts.items()}
    return _frame().substitute(slots, content=content)


def inlined(pieces: Iterable[Element], base_url: str) -> list[str]:
    """Markup of each piece with the mail's styles written into it.

    One pass over many pieces is much faster than one pass over each: reading the stylesheet takes
    longer than writing it into a page.
    """
    body = _CUT.join(markup(each) for each in pieces)
    document = f"<html><head><style>{_rules()}</style></head><body>{_CUT}{body}{_CUT}</body></html>"
    return inline(document, base_url).split(_CUT)[1:-1]


@cache
def _frame() -> Template:
    """The shell, inlined once; its slots are filled afterwards."""
    stylesheet = f"{_rules()}\n{_resource('mail.media.css')}"
    shell = Template(_resource("shell.html")).safe_substitute(stylesheet=stylesheet)
    return Template(inline(shell, "https://reports.example.com/"))


@cache
def _rules() -> str:
    return _resource("mail.css")


def _resource(name: str) -> str:
    return files("digest").joinpath(name).read_text("utf-8")
