"""One node -> one record, or what is wrong with it at the lines where it is wrong."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from portfolio.amounts import Series
from portfolio.fields import classes_in
from portfolio.meanings import meanings
from portfolio.model import Part
from portfolio.problem import MOST_SHOWN, Problem, error, summed_up
from portfolio.quantities import UNTOLD
from portfolio.scalars import MisreadError
from portfolio.suggestion import among
from portfolio.text import Mapping, Node, Sequence, Text
from portfolio.values import Source, Value

_SHARED = "anchors (&), aliases (*) and merges (<<) are not used in data files"
_WORDS_FOR_TYPES = {
    "tuple_type": ("a list is expected here", "put each entry on a line of its own after '- '"),
    "model_type": ("named fields are expected here", "write 'name: value' lines"),
    "model_attributes_type": ("named fields are expected here", "write 'name: value' lines"),
}


def read_record(kind: type[Part], node: Node, problems: list[Problem]) -> Part | None:
    """The record, or None with its mistakes added to `problems`."""
    try:
        return kind.model_validate(node)
    except ValidationError as wrong:
        errors = wrong.errors(include_url=False, include_input=False)
        problems += [p for e in errors[:MOST_SHOWN] for p in _translated(e, node, kind)]
        if len(errors) > MOST_SHOWN:
            problems.append(summed_up(node.at, len(errors) - MOST_SHOWN, "mistakes in this record"))
        return None


def unknown_names(node: Mapping, allowed: Iterable[str]) -> Iterator[Problem]:
    """The keys of a mapping that have no meaning in it."""
    known = frozenset(allowed)
    strange = [key for key in node.names() if key not in known]
    for key in islice(strange, MOST_SHOWN):
        yield _unknown_key(key, known)
    if len(strange) > MOST_SHOWN:
        yield summed_up(node.at, len(strange) - MOST_SHOWN, "unknown names in this file")


def _unknown_key(key: Text, allowed: Iterable[str]) -> Problem:
    if key == "<<":
        return error(key.at, _SHARED, "write the fields out")
    return error(key.at, f"'{key}' is not a known name here", among(key, sorted(allowed)))


@dataclass(frozen=True)
class _Place:
    """A node of a record, with the record type that its fields follow, if it has one."""

    node: Node
    kind: type[Part] | None

    def inside(self, path: Iterable[str | int]) -> "_Place":
        """As far down the path as there are nodes."""
        node, kind = self.node, self.kind
        for step in path:
            if isinstance(node, Sequence) and isinstance(step, int):
                node = node[step]
            elif isinstance(node, Mapping) and str(step) in node:
                field = kind.model_fields.get(str(step)) if kind else None
                node, kind = node[str(step)], next(iter(classes_in(field, Part)), None)
        return _Place(node, kind)


def _translated(wrong: ErrorDetails, node: Node, kind: type[Part]) -> list[Problem]:
    """A pydantic error as problems at the lines they are about."""
    *way, last = wrong["loc"] or ("",)
    holder = _Place(node, kind).inside(way)
    if wrong["type"] == "missing":
        return [_missing_field(holder, str(last))]
    here = _line_of(holder, last)
    if wrong["type"] == "extra_forbidden" and isinstance(holder.node, Mapping) and holder.kind:
        keys = (key for key in holder.node.names() if key == last)
        return [_unknown_key(key, holder.kind.model_fields) for key in keys]
    reason = wrong.get("ctx", {}).get("error")
    if isinstance(reason, MisreadError):
        return list(reason.problems)
    name = f"{last}: " if isinstance(last, str) and last else ""
    if reason is not None:
        return [error(here, f"{name}{reason}")]
    message, hint = _WORDS_FOR_TYPES.get(wrong["type"], (wrong["msg"], "see the reference"))
    return [error(here, name + message, hint)]


def _missing_field(holder: _Place, name: str) -> Problem:
    field = holder.kind.model_fields.get(name) if holder.kind else None
    meaning = meanings(holder.kind).get(name) if holder.kind else None
    hint = f"write it: {meaning}" if meaning else "write it"
    if classes_in(field, Value, Series):
        hint += f" Or, if nobody knows: {UNTOLD}"
    return error(holder.node.at, f"'{name}' is missing", hint)


def _line_of(holder: _Place, last: str | int) -> Source:
    """The line of the key that a problem is about; the record's own when there is none.

    An answer that a month file gives stands in that file and not where the key is.
    """
    if isinstance(holder.node, Mapping):
        value = holder.node.get(str(last))
        elsewhere = value is not None and value.file != holder.node.file
        return value.at if value is not None and elsewhere else holder.node.place_of(str(last))
    return holder.inside([last]).node.at
