"""Lays the answers of month files over the records, before anything is read.

A month file names a value by its address (`cash.operating.balance`) and gives it. A monthly
measure gains an observation of that month; anything else is replaced from then on. Because this
happens to the text, an answer is read by the same field, with its own file and line.
"""

from collections.abc import Callable, Iterable
from collections.abc import Mapping as Lookup
from dataclasses import dataclass
from functools import partial

from portfolio.amounts import Series
from portfolio.calendar import Month
from portfolio.fields import classes_in
from portfolio.model import Part, collection_types
from portfolio.problem import MOST_SHOWN, Problem, error, summed_up
from portfolio.quantities import DONT_KNOW
from portfolio.suggestion import nearest
from portfolio.text import Mapping, Node, Sequence, Text, name_in

ANSWERS = "answers"
AS_OF = "as_of"

_AN_ADDRESS = "name it as collection.id.field, such as 'cash.operating.balance'"

Index = Lookup[tuple[str, str], Mapping]


@dataclass(frozen=True)
class MonthFile:
    """One `months/YYYY-MM.yml`, read but not understood."""

    month: Month
    tree: Mapping


@dataclass(frozen=True)
class Answer:
    """One line of a month file."""

    key: Text
    node: Node
    month: Month


def lay_over(roots: Iterable[Mapping], months: Iterable[MonthFile]) -> list[Problem]:
    """Put every answer in its place, oldest month first; returns what has no place."""
    index = _records(roots)
    problems: list[Problem] = []
    for file in sorted(months, key=lambda m: m.month):
        answers = file.tree.get(ANSWERS)
        if isinstance(answers, Mapping):
            answers.key = ""  # the address of an answer is its own name
            laid = (_lay(index, Answer(k, answers[k], file.month)) for k in answers.names())
            astray = [wrong for wrong in laid if wrong is not None]
            problems += [wrong() for wrong in astray[:MOST_SHOWN]]
            if more := astray[MOST_SHOWN:]:
                problems.append(summed_up(answers.at, len(more), "answers to nothing"))
        elif answers is not None:
            hint = "write one line for each, as 'cash.operating.balance: 1200', or {} for none"
            problems.append(error(answers.at, "'answers' names no values", hint))
    return problems


def _records(roots: Iterable[Mapping]) -> Index:
    found: dict[tuple[str, str], Mapping] = {}
    for root in roots:
        for collection in collection_types().keys() & root.keys():
            records = root[collection]
            for record in records if isinstance(records, Sequence) else ():
                if isinstance(record, Mapping):
                    found.setdefault((collection, record.key), record)
    return found


def _lay(index: Index, answer: Answer) -> Callable[[], Problem] | None:
    """Follow the address; an answer that nobody knows leaves the record as it is.

    What is wrong with the address is told on request: finding what was meant takes its time.
    """
    collection, _, rest = answer.key.partition(".")
    record_id, _, path = rest.partition(".")
    record = index.get((collection, record_id))
    if record is None or not path:
        return partial(_no_record, answer, index, path)
    *way, name = path.split(".")
    holder, kind = _followed(record, collection_types()[collection], way)
    if holder is None or kind is None or name == "id" or name not in kind.model_fields:
        return partial(_no_field, answer, holder, kind, record)
    if not (isinstance(answer.node, Text) and answer.node.lower() in DONT_KNOW):
        _put(holder, name, answer, monthly=bool(classes_in(kind.model_fields[name], Series)))
    return None


def _followed(
    record: Mapping, kind: type[Part], way: Iterable[str]
) -> tuple[Mapping | None, type[Part] | None]:
    """The group of fields at the end of the way, and its type; a list is entered by id or place."""
    here: Node | None = record
    inner: type[Part] | None = kind
    for name in way:
        if isinstance(here, Mapping):
            field = inner.model_fields.get(name) if inner else None
            here, inner = here.get(name), next(iter(classes_in(field, Part)), None)
        elif isinstance(here, Sequence):
            here = next((n for n in here if _name(here, n) == name), None)
    return (here if isinstance(here, Mapping) else None), inner


def _name(parent: Sequence, node: Node) -> str:
    return "" if isinstance(node, Text) else name_in(parent, node)


def _put(holder: Mapping, name: str, answer: Answer, *, monthly: bool) -> None:
    if not isinstance(answer.node, Text):
        answer.node.key = answer.key
    holder[name] = _with_observation(holder, name, answer) if monthly else answer.node


def _with_observation(holder: Mapping, name: str, answer: Answer) -> Sequence:
    """The observations so far, with that of the answer's month in place of an older one."""
    observation = _observation(answer)
    before = holder.get(name)
    series = Sequence(holder.file, holder.line)
    series.parent, series.key = holder, name
    kept = before if isinstance(before, Sequence) else [] if before is None else [before]
    series.extend(item for item in kept if _month_of(item) != observation["month"])
    series.append(observation)
    return series


def _month_of(item: Node) -> Node | None:
    return item.get("month") if isinstance(item, Mapping) else None


def _observation(answer: Answer) -> Mapping:
    """`1200` or `{low: …}` as an observation of the file's month, unless it names another."""
    item = Mapping(answer.key.file, answer.key.line)
    item.parent = answer.node.parent
    month = Text(str(answer.month))
    month.line, month.parent = answer.key.line, item
    item["month"] = month
    item.update(answer.node if isinstance(answer.node, Mapping) else {"value": answer.node})
    return item


def _no_record(answer: Answer, index: Index, path: str) -> Problem:
    close = nearest(answer.key, (f"{'.'.join(pair)}.{path}" for pair in index)) if path else ""
    return _nothing_there(answer, close)


def _no_field(
    answer: Answer, holder: Mapping | None, kind: type[Part] | None, record: Mapping
) -> Problem:
    if holder is None and kind is not None:
        hint = f"write the group of fields in {record.file}, line {record.line}, first"
        return error(answer.key.at, f"'{answer.key}' lies in a group that is not there", hint)
    above, _, name = answer.key.rpartition(".")
    close = nearest(name, kind.model_fields.keys() - {"id"}) if kind else ""
    return _nothing_there(answer, f"{above}.{close}" if close else "")


def _nothing_there(answer: Answer, close: str) -> Problem:
    hint = f"did you mean '{close}'?" if close else _AN_ADDRESS
    return error(answer.key.at, f"'{answer.key}' names no value of the portfolio", hint)
