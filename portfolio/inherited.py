"""What a value takes over from above it in its file: where it was taken from, and its currency.

The nearest one wins: on the value itself, then on its record, then at the top of the file. What
was found is remembered on the mapping, since all values of a record share it.
"""

from dataclasses import dataclass
from datetime import date

from portfolio.problem import Problem, error
from portfolio.scalars import (
    MisreadError,
    chosen,
    misread,
    only_keys,
    read_currency,
    read_day,
    read_id,
    read_text,
)
from portfolio.suggestion import among
from portfolio.text import Cite, Mapping, Node, Sequence, Text, shared_by
from portfolio.values import Source

SOURCE_KINDS = ("stated", "declared", "measured", "derived", "assumed")
DEFAULT_CURRENCY = "USD"

_NOTHING_CITED = ("", "", "")
_CONFIDENCES = ("high", "medium", "low")
_CITATION_TEXTS = ("place", "kind", "confidence")
_CITATION_KEYS = frozenset({"ref", "retrieved", *_CITATION_TEXTS})


@dataclass(frozen=True)
class Citation:
    """The document (or person, or system) that a value was taken from, and the place in it."""

    ref: Text
    place: str
    kind: str = "stated"
    retrieved: date | None = None
    confidence: str = ""


def read_citations(node: Node) -> tuple[Citation, ...]:
    """One source or a list of them; a mistake is shown at its own line, and so only once."""
    items = node if isinstance(node, Sequence) and node else [node]
    return tuple(_citation(item) for item in items)


def _citation(node: Node) -> Citation:
    if not isinstance(node, Mapping) or "ref" not in node:
        raise misread(node, "a source is written {ref: …, place: …}", "ref is an id of 'sources'")
    only_keys(node, _CITATION_KEYS)
    try:
        citation = _cited(node)
    except ValueError as wrong:
        raise misread(node, f"source: {wrong}") from wrong
    shared = shared_by(node)
    if shared and citation.ref not in shared.ids["sources"]:
        raise MisreadError(_unlisted(citation.ref, shared.documents))
    return citation


def _cited(node: Mapping) -> Citation:
    texts = {name: read_text(node[name]) for name in _CITATION_TEXTS if name in node}
    return Citation(
        ref=read_id(node["ref"]),
        place=str(texts.get("place", "")),
        kind=str(chosen(texts["kind"], SOURCE_KINDS)) if "kind" in texts else "stated",
        confidence=str(chosen(texts["confidence"], _CONFIDENCES)) if "confidence" in texts else "",
        retrieved=read_day(node["retrieved"]) if "retrieved" in node else None,
    )


def _unlisted(ref: Text, known: tuple[str, ...]) -> Problem:
    return error(ref.at, f"'{ref}' is no id in 'sources'", among(ref, known))


def sources_of(node: Node) -> tuple[Source, ...]:
    """Where a value stands, and what it cites: its own source, or the nearest one above it."""
    holder, line = node.parent if isinstance(node, Text) else node, node.line
    first, *others = cites_of(holder) or (_NOTHING_CITED,)
    if not others:  # nearly always
        return (Source(holder.file, line, *first),)
    return tuple(Source(holder.file, line, *cite) for cite in (first, *others))


def cites_of(holder: Mapping | Sequence) -> tuple[Cite, ...]:
    """What values inside of `holder` cite."""
    if holder.cites is None:
        holder.cites = _found_cites(holder)
    return holder.cites


def _found_cites(holder: Mapping | Sequence) -> tuple[Cite, ...]:
    if isinstance(holder, Mapping) and "source" in holder:
        cited = read_citations(holder["source"])
        return tuple((str(c.ref), c.place, c.kind) for c in cited)
    return cites_of(holder.parent) if holder.parent is not None else ()


def currency_of(node: Node) -> str:
    """The currency that holds here: the value's own, the file's, or the portfolio's.

    An amount in another currency than the portfolio's is refused: it would need a rate.
    """
    holder = node.parent if isinstance(node, Text) else node
    return holder.currency or _found_currency(holder)


def _found_currency(holder: Mapping | Sequence) -> str:
    if isinstance(holder, Mapping) and "currency" in holder:
        holder.currency = stated_currency(holder)
    elif holder.parent is not None:
        holder.currency = currency_of(holder.parent)
    else:
        shared = shared_by(holder)
        holder.currency = shared.currency if shared else DEFAULT_CURRENCY
    return holder.currency


def stated_currency(holder: Mapping) -> str:
    """The currency written in this mapping, which must be the portfolio's."""
    node, shared = holder["currency"], shared_by(holder)
    try:
        stated = read_currency(node)
    except ValueError as wrong:
        raise misread(node, f"currency: {wrong}") from wrong
    if shared and stated != shared.currency:
        message = f"{stated} stands in a portfolio kept in {shared.currency}"
        hint = f"convert the amount to {shared.currency} and say so in its source"
        raise misread(node, message, hint)
    return str(stated)
