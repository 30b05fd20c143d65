"""The frame around every mail: 640 px table, preheader, footer; and the inlining of pieces."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from html import escape
from importlib.resources import files
from string import Template

from digest.inline import inline
from digest.markup import Element, markup

# Text holds no "<": what looks like a tag is one.
_TAG = re.compile(r"<[a-z][^<>]*>")
_RULES = re.compile(r"<style.*?</style>", re.DOTALL)
_STYLE = re.compile(r' style="[^"]*"')
_CLASS = re.compile(r' class="([^"]*)"')
_RULE = re.compile(r"^\.([a-z-]+) \{.*\}$", re.MULTILINE)
_SELECTOR = re.compile(r"\.[a-z-]+(?=[ ,])")

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
    rules = _rules_for(body)
    document = f"<html><head><style>{rules}</style></head><body>{_CUT}{body}{_CUT}</body></html>"
    return lean(inline(document, base_url)).split(_CUT)[1:-1]


def lean(html: str) -> str:
    """The same without what nobody reads: blanks in rules, classes whose rules are inlined."""
    short = _RULES.sub(lambda rules: " ".join(rules.group().split()), html)
    return _TAG.sub(lambda tag: _lean(tag.group()), short)


@cache
def _lean(tag: str) -> str:
    short = _STYLE.sub(lambda style: style.group().replace("; ", ";"), tag)
    return _CLASS.sub(_still_read, short)


def _still_read(classes: re.Match[str]) -> str:
    """The classes that a rule for dark paper or for a phone needs."""
    names = [name for name in classes[1].split() if f".{name}" in _reading()]
    return f' class="{" ".join(names)}"' if names else ""


@cache
def _reading() -> frozenset[str]:
    return frozenset(_SELECTOR.findall(_resource("mail.media.css")))


@cache
def _frame() -> Template:
    """The shell, inlined once; its slots are filled afterwards."""
    shell = _resource("shell.html")
    stylesheet = f"{_rules_for(shell)}\n{_resource('mail.media.css')}"
    shell = Template(shell).safe_substitute(stylesheet=stylesheet)
    return Template(lean(inline(shell, "https://reports.example.com/")))


def _rules_for(body: str) -> str:
    """The rules of the classes that occur: the inliner looks for every other one in vain."""
    used = {name for names in _CLASS.findall(body) for name in names.split()}
    return "\n".join(rule for name, rule in _rules() if name in used)


@cache
def _rules() -> tuple[tuple[str, str], ...]:
    """Class and rule, in the order that decides between two of them."""
    return tuple((rule[1], rule[0]) for rule in _RULE.finditer(_resource("mail.css")))


def _resource(name: str) -> str:
    return files("digest").joinpath(name).read_text("utf-8")
