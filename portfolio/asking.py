"""What to ask for the next month, and the file that the answers become."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from portfolio import display
from portfolio.amounts import Series
from portfolio.assessment import Assessment
from portfolio.calendar import Month
from portfolio.meanings import meanings
from portfolio.model import Part, Portfolio, Record, collection_types
from portfolio.quantities import DONT_KNOW
from portfolio.questions import Question
from portfolio.values import Source, Unknown

MOST_ASKED = 15

_EACH_MONTH = re.compile(r",?( in| of)? each month")
_NAMES = ("name", "category", "title")


@dataclass(frozen=True)
class Prompt:
    """A question of one month, for the values that its answer fills in."""

    text: str
    enough: str
    addresses: tuple[str, ...]
    opens: int


def prompts(assessment: Assessment, month: Month, most: int = MOST_ASKED) -> tuple[Prompt, ...]:
    """The questions of the month, the ones first that most figures wait for.

    A question that was asked once stays open until it is answered; a measure that was observed
    before is asked for again each month, because the figures made of it would grow old.
    """
    due = {prompt.addresses[0]: prompt for prompt in _due(assessment, month)}
    open_ = [_prompt(q, due) for q in assessment.questions if q.addresses]
    asked = {address for prompt in open_ for address in prompt.addresses}
    again = [prompt for address, prompt in due.items() if address not in asked]
    return tuple(sorted([*open_, *again], key=lambda p: (-p.opens, p.text, p.addresses)))[:most]


def _prompt(question: Question, due: Mapping[str, Prompt]) -> Prompt:
    """An open question; one that was answered for earlier months keeps its own words."""
    grown_old = [due[address].opens for address in question.addresses if address in due]
    opens = max([len(question.unlocks), *grown_old])
    return Prompt(question.text, question.enough, question.addresses, opens)


def _due(assessment: Assessment, month: Month) -> Iterator[Prompt]:
    """Measures that were observed, but not in this month."""
    portfolio = assessment.portfolio
    for collection in collection_types():
        for record in getattr(portfolio, collection):
            of_whom = _name_of(record, _business_of(portfolio, record))
            for measure in _measures(record, f"{collection}.{record.id}", of_whom):
                observed = [o for o in measure.series.observations if o.month <= month]
                if observed and observed[-1].month < month:
                    sources = {s for o in observed for s in o.value.sources}
                    yield _asked_again(measure, month, _made_of(assessment, sources))


@dataclass(frozen=True)
class _Measure:
    """A monthly measure of a record or of a part inside it, as its field describes it."""

    address: str
    of_whom: str
    words: str
    series: Series


def _measures(part: Part, address: str, of_whom: str) -> Iterator[_Measure]:
    for name in type(part).model_fields:
        value, here = getattr(part, name), f"{address}.{name}"
        if isinstance(value, Series):
            yield _Measure(here, of_whom, meanings(type(part)).get(name, name), value)
        elif isinstance(value, Part):
            yield from _measures(value, here, of_whom)
        elif isinstance(value, tuple):
            for place, item in enumerate(value):
                if isinstance(item, Part):
                    inner = f"{here}.{getattr(item, 'id', place)}"
                    yield from _measures(item, inner, _joined(of_whom, _name_of(item)))


def _joined(*names: str) -> str:
    return ", ".join(name for name in names if name)


def _name_of(part: Part, otherwise: str = "") -> str:
    """What people call it."""
    names = (getattr(part, name, None) for name in _NAMES)
    return next((str(name) for name in names if name), otherwise)


def _business_of(portfolio: Portfolio, record: Record) -> str:
    entity = getattr(record, "entity", None)
    return str(portfolio.entity(entity).name if entity else portfolio.about_it.name)


def _asked_again(measure: _Measure, month: Month, opens: int) -> Prompt:
    """In the words that the data has for it, or else in those of its field."""
    base = measure.series.base
    if isinstance(base, Unknown) and (asked := base.missing[0]).question:
        return Prompt(asked.question, asked.enough, (measure.address,), opens)
    words = measure.words.rstrip(".").replace("at the end of each month", "at the end of the month")
    words = _EACH_MONTH.sub("", words)
    text = f"{measure.of_whom} in {display.month(month)}: {words[:1].lower()}{words[1:]}?"
    return Prompt(text, "as last time", (measure.address,), opens)


def _made_of(assessment: Assessment, sources: set[Source]) -> int:
    """How many figures were computed from these values."""
    return sum(bool(sources.intersection(f.sources)) for f in assessment.figures.values())


def is_open(answer: str) -> bool:
    """Whether the answer says that nobody knows yet."""
    return answer.strip().lower() in ("", *DONT_KNOW)


def day_of(month: Month, today: date) -> date:
    """The day that the month's numbers speak of: today, or the end of the month nearest to it."""
    return min(max(today, month.first_day), month.last_day)
