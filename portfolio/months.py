"""Lays the answers of month files over the records, before anything is read.

A month file names a value by its address (`cash.operating.balance`) and gives it. A monthly
measure gains an observation of that month; anything else is replaced from then on. Because this
happens to the text, an answer is read by the same field, with its own file and line.
"""

from collections.abc import Iterable
from collections.abc import Mapping as Lookup
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from portfolio.amounts import DONT_KNOW
from portfolio.calendar import Month
from portfolio.model import Part, collection_types
from portfolio.problem import Problem, error
from portfolio.text import Mapping, Node, Sequence, Text
from portfolio.values import Source

ANSWERS = "answers"
AS_OF = "as_of"


@dataclass(frozen=True)
class MonthFile:
    """One `months/YYYY-MM.yml`, read but not understood."""

    month: Month
    tree: Mapping


def lay_over(roots: Iterable[Mapping], months: Iterable[MonthFile]) -> list[Problem]:
    """Put every answer in its place, oldest month first; returns what has no place."""
    index = _records(roots)
    problems: list[Problem] = []
    for file in sorted(months, key=lambda m: m.month):
        answers = file.tree.get(ANSWERS)
        if answers is None:
            continue
        if not isinstance(answers, Mapping):
            hint = "write one line for each, as 'cash.operating.balance: 7000'"
            problems.append(error(answers.at, "'answers' names no values", hint))
            continue
        for key, node in answers.items():
            assert isinstance(key, Text)  # keys of a tree are always located text
            problems += _lay(index, key, node, file.month)
    return problems


def _records(roots: Iterable[Mapping]) -> dict[tuple[str, str], Mapping]:
    found: dict[tuple[str, str], Mapping] = {}
    for root in roots:
        for collection in collection_types():
            records = root.get(collection)
            for record in records if isinstance(records, Sequence) else ():
                if isinstance(record, Mapping):
                    found.setdefault((collection, record.key), record)
    return found


def _lay(
    index: Lookup[tuple[str, str], Mapping], key: Text, node: Node, month: Month
) -> list[Problem]:
    if isinstance(node, Text) and node.lower() in DONT_KNOW:
        return []
    collection, _, rest = key.partition(".")
    record_id, _, path = rest.partition(".")
    record = index.get((collection, record_id))
    if record is None or not path:
        return [_nothing_there(key, (".".join(pair) for pair in index))]
    return _lay_in(record, collection_types()[collection], path.split("."), key, node, month)


def _lay_in(
    record: Mapping, kind: type[Part], path: list[str], key: Text, node: Node, month: Month
) -> list[Problem]:
    holder: Node = record
    here: type[Part] | None = kind
    for name in path[:-1]:
        holder, here = _inside(holder, name), _part(here, name)
        if holder is None:
            return [_nothing_there(key, ())]
    if not isinstance(holder, Mapping) or here is None or path[-1] not in here.model_fields:
        names = here.model_fields if here else ()
        return [_nothing_there(key, (".".join([*key.split(".")[:-1], n]) for n in names))]
    if _is_monthly(here, path[-1]):
        _add_observation(holder, path[-1], node, month, key.at)
    else:
        holder[_existing(holder, path[-1], key)] = node
    return []


def _inside(holder: Node, name: str) -> Any:
    if isinstance(holder, Mapping):
        return holder.get(name)
    if isinstance(holder, Sequence):
        return next((n for n in holder if not isinstance(n, Text) and n.key == name), None)
    return None


def _part(kind: type[Part] | None, name: str) -> type[Part] | None:
    """The record type behind a field; a step into a list keeps the type of its items."""
    if kind is None or name not in kind.model_fields:
        return kind
    return next((k for k in _types_in(kind.model_fields[name].annotation)), None)


def _types_in(annotation: Any) -> list[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return [annotation]
    return [t for a in getattr(annotation, "__args__", ()) for t in _types_in(a)]


def _is_monthly(kind: type[Part], name: str) -> bool:
    annotation = kind.model_fields[name].annotation
    return getattr(annotation, "__name__", "") == "Series" or "Series" in str(annotation)


def _existing(holder: Mapping, name: str, key: Text) -> str:
    return next((k for k in holder if k == name), key.placed_as(name))


def _add_observation(holder: Mapping, name: str, node: Node, month: Month, at: Source) -> None:
    slot = next((k for k in holder if k == name), name)
    before = holder.get(name)
    series = Sequence(holder.file, holder.line)
    series.parent, series.key = holder, name
    series.extend(before if isinstance(before, Sequence) else [before] if before else [])
    series.append(_observation(node, month, at))
    holder[slot] = series


def _observation(node: Node, month: Month, at: Source) -> Mapping:
    item = Mapping(at.file, at.line)
    item.parent = node.parent
    if isinstance(node, Mapping):
        item.update(node)
    else:
        item["value"] = node
    label = Text(str(month))
    label.line, label.parent = at.line, item
    item["month"] = label
    return item


def _nothing_there(key: Text, names: Iterable[str]) -> Problem:
    close = get_close_matches(key, list(names), n=1)
    hint = f"did you mean '{close[0]}'?" if close else "name it as collection.id.field"
    return error(key.at, f"'{key}' names no value of the portfolio", hint)
