"""Trees of located text -> a portfolio, with every problem on the way."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any

from portfolio.calendar import Month
from portfolio.checks import check
from portfolio.inherited import DEFAULT_CURRENCY, read_citations, stated_currency
from portfolio.model import Part, Portfolio, collection_types
from portfolio.months import ANSWERS, AS_OF, MonthFile, lay_over
from portfolio.problem import Problem, error, stops
from portfolio.records import read_record, unknown_names
from portfolio.scalars import MisreadError, read_currency, read_day
from portfolio.text import Mapping, Sequence, Shared, Text

_FILE_KEYS = ("currency", "source")


@dataclass(frozen=True)
class Parsed:
    """The portfolio, unless an error stands in its way, and all problems in order."""

    portfolio: Portfolio | None
    problems: tuple[Problem, ...]


def parse(
    roots: Iterable[Mapping], months: Iterable[MonthFile], as_of: date | None = None
) -> Parsed:
    """Read all records. `as_of` overrides the newest month file and leaves out later ones.

    Trees are read once: answers are laid into them, and they remember what values inherit.
    """
    roots, months = list(roots), list(months)
    problems: list[Problem] = []
    day, used = _as_of(months, as_of, problems)
    everything = roots + [m.tree for m in used]
    ids = _ids(everything)
    _share(everything, ids)
    problems += lay_over(everything, used)
    problems += _tops(roots, used)
    records = {name: _collection(name, everything, problems) for name in collection_types()}
    portfolio = _assembled(records, day or date.max)
    problems += check(portfolio, ids)
    complete = day is not None and not stops(problems)
    return Parsed(portfolio if complete else None, tuple(sorted(set(problems))))


def _assembled(records: dict[str, list[Part]], day: date) -> Portfolio:
    by_id: dict[str, Any] = {n: tuple(sorted(r, key=attrgetter("id"))) for n, r in records.items()}
    return Portfolio.model_construct(**by_id, as_of=day, edition=Month.of(day))


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
        problems.append(error(node.at, f"{AS_OF}: {wrong}"))
        return None
    if Month.of(day) != file.month:
        hint = f"this file is that of {file.month}; correct the day or the file's name"
        problems.append(error(node.at, f"'{AS_OF}: {day}' lies in another month", hint))
    return day


def _share(roots: list[Mapping], ids: dict[str, set[str]]) -> None:
    """Tell every file what all of them share, before any value is read."""
    currency = next((c for root in roots for c in _base_currency(root)), DEFAULT_CURRENCY)
    shared = Shared(currency, ids)
    for root in roots:
        root.shared = shared


def _base_currency(root: Mapping) -> Iterator[str]:
    for record in _mappings(root, "about"):
        try:
            yield read_currency(record.get("currency", Text()))
        except ValueError:  # its field says what is wrong
            continue


def _ids(roots: list[Mapping]) -> dict[str, set[str]]:
    """The ids that are written anywhere, also of records that cannot be read."""
    return {
        name: {str(r["id"]) for root in roots for r in _mappings(root, name) if _has_id(r)}
        for name in collection_types()
    }


def _has_id(record: Mapping) -> bool:
    return isinstance(record.get("id"), Text)


def _mappings(root: Mapping, name: str) -> list[Mapping]:
    records = root.get(name)
    items = records if isinstance(records, Sequence) else []
    return [item for item in items if isinstance(item, Mapping)]


def _tops(roots: list[Mapping], months: list[MonthFile]) -> Iterator[Problem]:
    """What is wrong at the top of files: strange names, and what their values would inherit."""
    names = [*collection_types(), *_FILE_KEYS]
    everything = [*roots, *(file.tree for file in months)]
    if everything and not any(root.get("about") for root in everything):
        hint = "add it with one record: '- id: portfolio' and a name"
        yield error(everything[0].at, "no file has 'about'", hint)
    for root in roots:
        for name in (ANSWERS, AS_OF):
            if name in root:
                message = f"'{name}' belongs in a month file"
                yield error(root.place_of(name), message, "move it to months/2026-11.yml")
        yield from unknown_names(root, [*names, ANSWERS, AS_OF])
        yield from _inherited(root)
    for file in months:
        yield from _answers_at_top(file.tree)
        known = [*names, ANSWERS, AS_OF, *(name for name in file.tree if "." in name)]
        yield from unknown_names(file.tree, known)
        yield from _inherited(file.tree)


def _answers_at_top(tree: Mapping) -> Iterator[Problem]:
    for name in tree.names():
        if "." in name:
            hint = f"indent it below '{ANSWERS}:'"
            yield error(name.at, f"'{name}' is no answer where it stands", hint)


def _inherited(root: Mapping) -> Iterator[Problem]:
    try:
        if "source" in root:
            read_citations(root["source"])
        if "currency" in root:
            stated_currency(root)
    except MisreadError as wrong:
        yield from wrong.problems


def _collection(name: str, roots: list[Mapping], problems: list[Problem]) -> list[Part]:
    kind = collection_types()[name]
    found = []
    for root in roots:
        node = root.get(name)
        if isinstance(node, Sequence):
            found += [r for item in node if (r := read_record(kind, item, problems)) is not None]
        elif node is not None:
            hint = "start each record with '- id: …' on a line below it"
            problems.append(error(root.place_of(name), f"'{name}' is not a list of records", hint))
    return found
