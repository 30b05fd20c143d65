"""Your data is wrong: one small function for each way in which records do not fit together."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from portfolio.amounts import Series
from portfolio.fields import RefTo
from portfolio.model import Part, Portfolio, Record, collection_types
from portfolio.problem import Problem, error
from portfolio.scalars import Citation
from portfolio.text import Text
from portfolio.values import Source, Unknown, Value

Ids = Mapping[str, set[str]]
Check = Callable[[Portfolio, Ids], Iterator[Problem]]


def check(portfolio: Portfolio, ids: Ids) -> list[Problem]:
    """All problems of all checks. `ids` also holds those of records that could not be read."""
    return [problem for one in CHECKS for problem in one(portfolio, ids)]


def _one_portfolio(portfolio: Portfolio, ids: Ids) -> Iterator[Problem]:
    """The name, currency and limits of the portfolio stand in exactly one record."""
    if not ids["about"]:
        yield error(Source("data", 1), "no file has 'about'", "add '- id: portfolio' with a name")
    for extra in portfolio.about[1:]:
        yield error(extra.at, "'about' stands twice", "keep one record under 'about'")


def _unique_ids(portfolio: Portfolio, ids: Ids) -> Iterator[Problem]:
    """Two records of one kind with one id would hide each other."""
    for name in collection_types():
        records: tuple[Record, ...] = getattr(portfolio, name)
        counts = Counter(r.id for r in records)
        for record in sorted((r for r in records if counts[r.id] > 1), key=lambda r: r.at):
            first = min(r.at for r in records if r.id == record.id)
            if record.at != first:
                where = f"{first.file}:{first.line}"
                yield error(
                    record.at, f"'{record.id}' is taken", f"{where} has it; choose another id"
                )


def _references(portfolio: Portfolio, ids: Ids) -> Iterator[Problem]:
    """A name that points to nothing would drop its record from every page."""
    for part in all_parts(portfolio):
        for name, collection in _reference_fields(type(part)):
            for text in _texts(getattr(part, name)):
                if text not in ids[collection]:
                    yield _dangling(text, f"'{text}' is no id in '{collection}'", ids[collection])


def _citations(portfolio: Portfolio, ids: Ids) -> Iterator[Problem]:
    """A figure whose document is not listed cannot be followed to its origin."""
    for part in all_parts(portfolio):
        for citation in part.source:
            yield from _known_document(citation, ids)
        for name in value_fields(type(part)):
            yield from _known_documents(getattr(part, name), ids)


def _known_document(citation: Citation, ids: Ids) -> Iterator[Problem]:
    if citation.ref not in ids["sources"]:
        message = f"'{citation.ref}' is no id in 'sources'"
        yield _dangling(citation.ref, message, ids["sources"])


def _known_documents(value: Any, ids: Ids) -> Iterator[Problem]:
    for single in values_in(value):
        for source in () if isinstance(single, Unknown) else single.sources:
            if source.document and source.document not in ids["sources"]:
                yield error(source, f"'{source.document}' is no id in 'sources'", "add the source")


def _askable(portfolio: Portfolio, ids: Ids) -> Iterator[Problem]:
    """A question that is asked of nobody is never answered."""
    known = ids["people"] | ids["roles"]
    for part in all_parts(portfolio):
        for name in value_fields(type(part)):
            for value in values_in(getattr(part, name)):
                for missing in value.missing if isinstance(value, Unknown) else ():
                    if missing.ask not in known:
                        message = f"'{missing.ask}' is no person and no role"
                        yield _dangling(missing, message, known)
        for name in ("ask", "decider"):
            asked = getattr(part, name, None)
            if isinstance(asked, Text) and asked not in known:
                yield _dangling(asked, f"'{asked}' is no person and no role", known)


CHECKS: tuple[Check, ...] = (_one_portfolio, _unique_ids, _references, _citations, _askable)


def _dangling(place: Any, message: str, known: set[str]) -> Problem:
    source = place.at if isinstance(place, Text) else place.source
    names = ", ".join(sorted(known)[:8]) or "none yet"
    return error(source, message, f"known are {names}")


def all_parts(portfolio: Portfolio) -> Iterator[Part]:
    for name in collection_types():
        for record in getattr(portfolio, name):
            yield from _parts(record)


def _parts(part: Part) -> Iterator[Part]:
    yield part
    for name in _part_fields(type(part)):
        inner = getattr(part, name)
        for item in inner if isinstance(inner, tuple) else (inner,):
            if isinstance(item, Part):
                yield from _parts(item)


@cache
def _part_fields(kind: type[Part]) -> tuple[str, ...]:
    return tuple(n for n, f in kind.model_fields.items() if _mentions(f.annotation, Part))


@cache
def value_fields(kind: type[Part]) -> tuple[str, ...]:
    fields = kind.model_fields.items()
    return tuple(n for n, f in fields if _mentions(f.annotation, Value, Series))


def _mentions(annotation: Any, *kinds: type) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, kinds):
        return True
    return any(_mentions(a, *kinds) for a in getattr(annotation, "__args__", ()))


@cache
def _reference_fields(kind: type[Part]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, marker.collection)
        for name, field in kind.model_fields.items()
        for marker in (*field.metadata, *_markers(field.annotation))
        if isinstance(marker, RefTo)
    )


def _markers(annotation: Any) -> list[object]:
    own = list(getattr(annotation, "__metadata__", ()))
    return own + [m for a in getattr(annotation, "__args__", ()) for m in _markers(a)]


def _texts(value: Any) -> Iterator[Text]:
    for item in value if isinstance(value, tuple) else (value,):
        if isinstance(item, Text):
            yield item


def values_in(value: Any) -> Iterator[Value]:
    if isinstance(value, Series):
        yield value.base
        yield from (o.value for o in value.observations)
    elif isinstance(value, Value):
        yield value
