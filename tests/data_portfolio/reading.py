"""The real portfolio, and what stands at an address in it."""

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from portfolio.amounts import Series
from portfolio.model import Portfolio, Record
from portfolio.model.technology import Component
from portfolio.values import Fact, Known, Range, Unknown, Value
from store.load import load
from tests.import_contract import ROOT

DATA = ROOT / "data"


@cache
def portfolio() -> Portfolio:
    parsed = load(DATA)
    assert parsed.portfolio is not None, parsed.problems
    return parsed.portfolio


class Told(NamedTuple):
    """What stands at an address, as one would write it, and the documents behind it."""

    text: str
    documents: frozenset[str]


def told(address: str) -> Told:
    """`burn.portfolio.declared` -> `~7000 to 9000`; a step into a list is its number from 0."""
    collection, record_id, *path = address.split(".")
    record = next(r for r in getattr(portfolio(), collection) if r.id == record_id)
    found: Any = record
    citing: Any = record
    for step in path:
        found = found[int(step)] if step.isdigit() else getattr(found, step)
        citing = found if getattr(found, "source", ()) else citing
    return Told(_text(found), frozenset(_documents(found, citing)))


def _documents(found: Any, citing: Any) -> Iterable[str]:
    """A value cites for itself; anything else is cited by the nearest record or part around it."""
    if isinstance(found, Known | Range | Fact):
        return (s.document for s in found.sources)
    return (str(c.ref) for c in citing.source)


def _text(found: Any) -> str:
    if isinstance(found, Known | Range):
        ends = [f"{end:f}" for end in dict.fromkeys((found.low, found.high))]
        return ("~" if found.approx else "") + " to ".join(ends)
    if isinstance(found, tuple):
        return ", ".join(map(_text, found))
    if isinstance(found, bool):
        return "yes" if found else "no"
    return str(_inner(found))


def _inner(found: Any) -> Any:
    """What a holder of something else holds, as text or as a plain value."""
    match found:
        case Fact():
            return _text(found.content)
        case Series():
            return _text(found.base)
        case Unknown():
            return "unknown"
        case Component():
            return found.service
        case Record():
            return found.id
        case _:
            assert not isinstance(found, Value)
            return found
