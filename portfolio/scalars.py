"""How one piece of text is read: words, ids, days, months, numbers, and the source of a value.

Every reader takes the node as it stands in the file and raises ValueError with what to write.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from portfolio.calendar import Month
from portfolio.text import Mapping, Node, Sequence, Text, lineage
from portfolio.values import Source

AMOUNT = re.compile(r"-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?")
SOURCE_KINDS = ("stated", "declared", "measured", "derived", "assumed")
UNSAID = "nothing is written here; write a value, or {unknown: true, need: …, ask: …}"

_IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_YES_NO = {"yes": True, "true": True, "no": False, "false": False}
_CITATION_KEYS = {"ref", "place", "kind", "retrieved", "confidence"}


def read_text(node: Node) -> Text:
    """One piece of text; an empty one or a null is refused, because it says nothing."""
    if not isinstance(node, Text):
        raise ValueError("write one piece of text here, not a list or mapping")
    if not node or node.isspace() or node in ("null", "~"):
        raise ValueError(UNSAID)
    return node


def read_id(node: Node) -> Text:
    text = read_text(node)
    if not _IDENTIFIER.fullmatch(text):
        raise ValueError(f"'{text}' is not an id; use small letters, digits and single dashes")
    return text


def read_yes_no(node: Node) -> bool:
    text = read_text(node)
    if text.lower() not in _YES_NO:
        raise ValueError(f"'{text}' is neither yes nor no")
    return _YES_NO[text.lower()]


def read_day(node: Node) -> date:
    text = read_text(node)
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise ValueError(f"'{text}' is not a day of the calendar, as 2026-11-30 is") from wrong


def read_month(node: Node) -> Month:
    return Month.parse(read_text(node))


def read_whole(node: Node) -> int:
    text = read_text(node)
    if not re.fullmatch(r"-?\d{1,15}", text):
        raise ValueError(f"'{text}' is not a whole number")
    return int(text)


def read_decimal(node: Node) -> Decimal:
    text = read_text(node)
    if not AMOUNT.fullmatch(text):
        raise ValueError(f"'{text}' is not a number; write it as 7000 or 7,000.50")
    return Decimal(text.replace(",", ""))


def read_currency(node: Node) -> Text:
    text = read_text(node)
    if not re.fullmatch(r"[A-Z]{3}", text):
        raise ValueError(f"'{text}' is not a currency code such as USD")
    return text


def chosen(text: Text, words: tuple[str, ...]) -> Text:
    """The text, when it is one of the words that are allowed here."""
    if text not in words:
        raise ValueError(f"'{text}' is not one of {', '.join(words)}")
    return text


def only_keys(node: Mapping, allowed: set[str]) -> None:
    """Refuse a mapping with a key that has no meaning here."""
    for key in node:
        if key not in allowed:
            names = ", ".join(sorted(allowed))
            raise ValueError(f"'{key}' does not belong here; allowed are {names}")


@dataclass(frozen=True)
class Citation:
    """The document (or person, or system) that a value was taken from, and the place in it."""

    ref: Text
    place: str
    kind: str = "stated"
    retrieved: date | None = None


def read_citations(node: Node) -> tuple[Citation, ...]:
    """One source or a list of them."""
    items = node if isinstance(node, Sequence) else [node]
    return tuple(_citation(item) for item in items)


def _citation(node: Node) -> Citation:
    if not isinstance(node, Mapping) or "ref" not in node:
        raise ValueError("a source is written {ref: doc-a, place: where in it}")
    only_keys(node, _CITATION_KEYS)
    return Citation(
        ref=read_id(node["ref"]),
        place=read_text(node["place"]) if "place" in node else "",
        kind=chosen(read_text(node["kind"]), SOURCE_KINDS) if "kind" in node else "stated",
        retrieved=read_day(node["retrieved"]) if "retrieved" in node else None,
    )


def sources_of(node: Node) -> tuple[Source, ...]:
    """Where a value stands and what it cites: its own source, or the nearest one above it."""
    for mapping in lineage(node):
        if "source" in mapping:
            cited = read_citations(mapping["source"])
            return tuple(Source(node.file, node.line, c.ref, c.place, c.kind) for c in cited)
    return (Source(node.file, node.line),)


def currency_of(node: Node) -> str:
    """The currency that holds here: the value's own, the file's, or the portfolio's."""
    inherited = ""
    for mapping in lineage(node):
        if "currency" in mapping:
            return read_currency(mapping["currency"])
        inherited = mapping.currency or inherited
    return inherited or "USD"
