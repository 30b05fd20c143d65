"""Trees of located text -> a portfolio, with every problem on the way."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from portfolio.calendar import Month
from portfolio.checks import check
from portfolio.model import Part, Portfolio, collection_types
from portfolio.months import ANSWERS, AS_OF, MonthFile, lay_over
from portfolio.problem import Problem, error, stops
from portfolio.scalars import read_currency, read_day
from portfolio.text import Mapping, Node, Sequence, Text
from portfolio.values import Source, Value

_WORDS_FOR_TYPES = {
    "tuple_type": ("a list is expected here", "put each entry on a line of its own after '- '"),
    "model_type": ("named fields are expected here", "write 'name: value' lines"),
    "model_attributes_type": ("named fields are expected here", "write 'name: value' lines"),
}


@dataclass(frozen=True)
class Parsed:
    """The portfolio, unless an error stands in its way, and all problems in order."""

    portfolio: Portfolio | None
    problems: tuple[Problem, ...]


def parse(
    roots: Iterable[Mapping], months: Iterable[MonthFile], as_of: date | None = None
) -> Parsed:
    """Read all records. `as_of` overrides the newest month file and leaves out later ones."""
    roots, months = list(roots), list(months)
    problems: list[Problem] = []
    day, used = _as_of(months, as_of, problems)
    everything = roots + [m.tree for m in used]
    problems += _spread_currency(everything)
    problems += lay_over(everything, used)
    records = {name: _collection(name, everything, problems) for name in collection_types()}
    problems += _strangers(everything)
    if day is None:
        return Parsed(None, _in_order(problems))
    portfolio = Portfolio.model_construct(
        **{name: tuple(sorted(r, key=lambda x: x.id)) for name, r in records.items()},
        as_of=day,
        edition=Month.of(day),
    )
    problems += check(portfolio, _ids(everything))
    return Parsed(None if stops(problems) else portfolio, _in_order(problems))


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(set(problems)))


def _as_of(
    months: list[MonthFile], override: date | None, problems: list[Problem]
) -> tuple[date | None, list[MonthFile]]:
    days = {file.month: _day_of(file, problems) for file in months}
    if override is not None:
        return override, [m for m in months if m.month <= Month.of(override)]
    newest = max(days, default=None)
    return (days[newest] if newest else None), months


def _day_of(file: MonthFile, problems: list[Problem]) -> date | None:
    node = file.tree.get(AS_OF)
    if node is None:
        hint = f"add 'as_of: {file.month.last_day}', the day its numbers speak of"
        problems.append(error(file.tree.at, f"'{AS_OF}' is missing", hint))
        return None
    try:
        day = read_day(node)
    except ValueError as wrong:
        problems.append(error(node.at, str(wrong)))
        return None
    if Month.of(day) != file.month:
        hint = f"the file is that of {file.month}; correct one of the two"
        problems.append(error(node.at, f"'{AS_OF}' {day} lies in another month", hint))
    return day


def _spread_currency(roots: list[Mapping]) -> list[Problem]:
    """Give every file the portfolio's currency; another currency anywhere is a problem."""
    base = next((c for root in roots for c in _stated_currency(root)), None)
    problems = []
    for root in roots:
        root.currency = base or "USD"
        for other in _currencies(root):
            if other != root.currency:
                message = f"{other} stands in a portfolio kept in {root.currency}"
                hint = f"convert the amount to {root.currency} and say so in its source"
                problems.append(error(other.at, message, hint))
    return problems


def _stated_currency(root: Mapping) -> list[Text]:
    about = root.get("about")
    records = about if isinstance(about, Sequence) else []
    stated = [r.get("currency") for r in records if isinstance(r, Mapping)]
    return [c for c in stated if isinstance(c, Text) and _is_currency(c)]


def _is_currency(text: Text) -> bool:
    try:
        return bool(read_currency(text))
    except ValueError:
        return False


def _currencies(node: Node) -> list[Text]:
    if isinstance(node, Text):
        return []
    children = node.values() if isinstance(node, Mapping) else node
    own = [node["currency"]] if isinstance(node, Mapping) and "currency" in node else []
    found = [c for c in own if isinstance(c, Text) and _is_currency(c)]
    return found + [c for child in children if type(child) is not Text for c in _currencies(child)]


def _strangers(roots: list[Mapping]) -> list[Problem]:
    """Top-level names that no collection has."""
    allowed = [*collection_types(), ANSWERS, AS_OF, "currency", "source"]
    return [_unknown_key(key, allowed) for root in roots for key in root if key not in allowed]


def _unknown_key(key: str, allowed: Iterable[str]) -> Problem:
    close = get_close_matches(key, list(allowed), n=1)
    hint = f"did you mean '{close[0]}'?" if close else f"known are {', '.join(sorted(allowed))}"
    source = key.at if isinstance(key, Text) else Source()
    return error(source, f"'{key}' is not a known name here", hint)


def _collection(name: str, roots: list[Mapping], problems: list[Problem]) -> list[Any]:
    kind = collection_types()[name]
    found = []
    for root in roots:
        node = root.get(name)
        if node is None:
            continue
        if not isinstance(node, Sequence):
            place = root.place_of(name)
            hint = "start each record with '- id: …'"
            problems.append(error(place, f"'{name}' is not a list of records", hint))
            continue
        found += [r for item in node if (r := _record(kind, item, problems)) is not None]
    return found


def _record(kind: type[Part], node: Node, problems: list[Problem]) -> Part | None:
    try:
        return kind.__pydantic_validator__.validate_python(node)
    except ValidationError as wrong:
        problems += [_translated(e, node, kind) for e in wrong.errors(include_url=False)]
        return None


def _translated(wrong: Any, node: Node, kind: type[Part]) -> Problem:
    """A pydantic error as a problem at the line it is about."""
    path = list(wrong["loc"])
    if wrong["type"] == "missing":
        holder, holder_kind = _walk(node, kind, path[:-1])
        return _missing_field(holder, str(path[-1]), holder_kind)
    if wrong["type"] == "extra_forbidden":
        holder, holder_kind = _walk(node, kind, path[:-1])
        key = next(k for k in holder if k == path[-1]) if isinstance(holder, Mapping) else ""
        return _unknown_key(key, holder_kind.model_fields if holder_kind else ())
    place = _line_of(node, path)
    if wrong["type"] == "value_error":
        field = f"{path[-1]}: " if path else ""
        return error(place, f"{field}{wrong['ctx']['error']}")
    message, hint = _WORDS_FOR_TYPES.get(wrong["type"], (wrong["msg"], "see the reference"))
    return error(place, f"{path[-1]}: {message}" if path else message, hint)


def _missing_field(holder: Node, name: str, kind: type[Part] | None) -> Problem:
    field = kind.model_fields.get(name) if kind else None
    hint = f"write it: {field.description}" if field and field.description else "write it"
    if field and _takes_unknown(field.annotation):
        hint += " Or, if nobody knows: {unknown: true, need: …, ask: …}"
    return error(holder.at, f"'{name}' is missing", hint)


def _takes_unknown(annotation: Any) -> bool:
    return annotation is Value or getattr(annotation, "__name__", "") == "Series"


def _walk(
    node: Node, kind: type[Part] | None, path: list[str | int]
) -> tuple[Node, type[Part] | None]:
    for step in path:
        if isinstance(node, Sequence) and isinstance(step, int):
            node = node[step]
        elif isinstance(node, Mapping) and str(step) in node:
            node = node[str(step)]
            kind = _part_type(kind, str(step))
    return node, kind


def _part_type(kind: type[Part] | None, name: str) -> type[Part] | None:
    field = kind.model_fields.get(name) if kind else None
    return next(iter(_part_types(field.annotation)), None) if field else None


def _part_types(annotation: Any) -> list[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return [annotation]
    return [t for a in getattr(annotation, "__args__", ()) for t in _part_types(a)]


def _line_of(node: Node, path: list[str | int]) -> Source:
    """The line of the key that a problem is about; the record's own when there is none."""
    parent, _ = _walk(node, None, path[:-1])
    if path and isinstance(parent, Mapping):
        return parent.place_of(str(path[-1]))
    return _walk(node, None, path)[0].at


def _ids(roots: list[Mapping]) -> dict[str, set[str]]:
    """The ids that are written anywhere, also of records that could not be read."""
    found: dict[str, set[str]] = {name: set() for name in collection_types()}
    for root in roots:
        for name, ids in found.items():
            records = root.get(name)
            for record in records if isinstance(records, Sequence) else ():
                if isinstance(record, Mapping) and isinstance(record.get("id"), Text):
                    ids.add(str(record["id"]))
    return found
