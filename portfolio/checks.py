"""Your data is wrong: one small function for each way in which records do not fit together."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Any

from portfolio.amounts import Series
from portfolio.fields import RefTo, classes_in
from portfolio.model import Part, Portfolio, Record, collection_types
from portfolio.model.business import Recipient
from portfolio.problem import Problem, error
from portfolio.suggestion import among
from portfolio.text import Text
from portfolio.values import Value

Ids = Mapping[str, AbstractSet[str]]
Check = Callable[[Portfolio, Ids], Iterator[Problem]]

_PEOPLE_FIELDS = ("ask", "decider", "owner")
_SINGLE = ("about", "delivery")


def check(portfolio: Portfolio, ids: Ids) -> list[Problem]:
    """All problems of all checks. `ids` also holds those of records that could not be read."""
    return [problem for one in CHECKS for problem in one(portfolio, ids)]


def _single_records(portfolio: Portfolio, _: Ids) -> Iterator[Problem]:
    """What holds for the whole portfolio is said in one record, or nobody knew which counts."""
    for name in _SINGLE:
        records = _as_written(getattr(portfolio, name))
        for extra in records[1:]:
            hint = f"the first is in {_place(records[0].id)}; keep one"
            yield error(extra.at, f"'{name}' has a second record", hint)


def _unique_ids(portfolio: Portfolio, _: Ids) -> Iterator[Problem]:
    """Two records of one kind with one id would hide each other."""
    for name in collection_types():
        first: dict[str, Record] = {}
        for record in _as_written(getattr(portfolio, name)):
            before = first.setdefault(record.id, record)
            if before is not record:
                hint = f"it is that of {_place(before.id)}; choose another id"
                yield error(record.at, f"'{record.id}' is taken in '{name}'", hint)


def _as_written(records: Iterable[Record]) -> list[Record]:
    return sorted(records, key=lambda record: record.at)


def _references(portfolio: Portfolio, ids: Ids) -> Iterator[Problem]:
    """A name that points to nothing would drop its record from every page."""
    known = {name: sorted(found) for name, found in ids.items()}
    for part in all_parts(portfolio):
        for name, collection in _reference_fields(type(part)):
            for text in _texts(getattr(part, name)):
                if text not in ids[collection]:
                    message = f"'{text}' is no id in '{collection}'"
                    yield error(text.at, message, among(text, known[collection]))


def _people(portfolio: Portfolio, ids: Ids) -> Iterator[Problem]:
    """A question or task of nobody is never answered or done."""
    known = ids["people"] | ids["roles"]
    named = sorted(known)
    for part in all_parts(portfolio):
        for name in _people_fields(type(part)):
            text = getattr(part, name)
            if isinstance(text, Text) and text not in known:
                yield error(text.at, f"'{text}' is no person and no role", among(text, named))


def _parents(portfolio: Portfolio, _: Ids) -> Iterator[Problem]:
    """A business that is part of itself would never be counted, or never stop being counted."""
    parents = {str(e.id): str(e.parent) for e in portfolio.entities if e.parent}
    circling = _circling(parents)
    for entity in portfolio.entities:
        if entity.parent and entity.id in circling:
            hint = "name the business it belongs to, or take 'parent' out"
            yield error(entity.parent.at, f"'{entity.id}' is a part of itself", hint)


def _circling(parents: Mapping[str, str]) -> set[str]:
    """All that are met again on the way up from them."""
    done: set[str] = set()
    circling: set[str] = set()
    for start in parents:
        way: dict[str, int] = {}
        here = start
        while here in parents and here not in done and here not in way:
            way[here] = len(way)
            here = parents[here]
        if here in way:
            circling.update(list(way)[way[here] :])
        done.update(way)
    return circling


def _mailboxes(portfolio: Portfolio, _: Ids) -> Iterator[Problem]:
    """Each person has one mailbox, and each mailbox one reader: mails are not for others' eyes."""
    mailboxes: dict[str, Recipient] = {}
    people: dict[str, Recipient] = {}
    for record in sorted(portfolio.recipients, key=lambda r: r.at):
        reader = mailboxes.setdefault(record.address.lower(), record)
        if reader.person != record.person:
            hint = f"that is in {_place(reader.address)}; give each person a mailbox of their own"
            message = f"'{record.address}' is the address of '{reader.person}' already"
            yield error(record.address.at, message, hint)
        other = people.setdefault(record.person, record)
        if other.address.lower() != record.address.lower():
            hint = f"the one in {_place(other.address)}; keep one"
            yield error(record.address.at, f"'{record.person}' has a mailbox already", hint)
    yield from _copies(portfolio, frozenset(mailboxes))


def _copies(portfolio: Portfolio, mailboxes: AbstractSet[str]) -> Iterator[Problem]:
    for delivery in portfolio.delivery:
        copy = delivery.audit_bcc
        if copy and copy.lower() in mailboxes:
            hint = "choose a mailbox that is no reader's, or that reader gets each mail twice"
            yield error(copy.at, f"'{copy}' is also a recipient", hint)


def _place(text: Text) -> str:
    return f"{text.file}, line {text.line}"


CHECKS: tuple[Check, ...] = (
    _single_records,
    _unique_ids,
    _references,
    _people,
    _parents,
    _mailboxes,
)


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
    return tuple(name for name, field in kind.model_fields.items() if classes_in(field, Part))


@cache
def _people_fields(kind: type[Part]) -> tuple[str, ...]:
    return tuple(name for name in _PEOPLE_FIELDS if name in kind.model_fields)


@cache
def value_fields(kind: type[Part]) -> tuple[str, ...]:
    fields = kind.model_fields.items()
    return tuple(n for n, f in fields if classes_in(f, Value, Series))


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
