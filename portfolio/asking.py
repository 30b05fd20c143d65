"""What to ask for the next month, and the file that the answers become."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from portfolio import display
from portfolio.amounts import Series
from portfolio.assessment import Assessment
from portfolio.calendar import Month
from portfolio.model import Part, Record, collection_types
from portfolio.quantities import DONT_KNOW
from portfolio.values import Source

MOST_ASKED = 15

_EACH_MONTH = re.compile(r",? (of|in|at the end of)? ?each month")


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
    open_ = [
        Prompt(q.text, q.enough, q.addresses, len(q.unlocks))
        for q in assessment.questions
        if q.addresses
    ]
    asked = {address for prompt in open_ for address in prompt.addresses}
    due = [p for p in _due(assessment, month) if not asked.issuperset(p.addresses)]
    return tuple(sorted([*open_, *due], key=lambda p: (-p.opens, p.text, p.addresses)))[:most]


def _due(assessment: Assessment, month: Month) -> Iterator[Prompt]:
    """Measures that were observed, but not in this month."""
    for address, record, measure, words in _measures(assessment):
        observed = [o for o in measure.observations if o.month <= month]
        if observed and observed[-1].month < month:
            yield Prompt(
                text=_asked_again(record, words, month),
                enough="as last time",
                addresses=(address,),
                opens=_made_of(assessment, {s for o in observed for s in o.value.sources}),
            )


def _made_of(assessment: Assessment, sources: set[Source]) -> int:
    return sum(bool(sources.intersection(f.sources)) for f in assessment.figures.values())


def _measures(assessment: Assessment) -> Iterator[tuple[str, Record, Series, str]]:
    for collection in collection_types():
        for record in getattr(assessment.portfolio, collection):
            for address, measure, words in _measures_in(record, f"{collection}.{record.id}"):
                yield address, record, measure, words


def _measures_in(part: Part, address: str) -> Iterator[tuple[str, Series, str]]:
    """The monthly measures of a record and of the parts inside it."""
    for name, field in type(part).model_fields.items():
        value, here = getattr(part, name), f"{address}.{name}"
        if isinstance(value, Series):
            yield here, value, field.description or name
        elif isinstance(value, Part):
            yield from _measures_in(value, here)
        elif isinstance(value, tuple):
            for place, item in enumerate(value):
                if isinstance(item, Part):
                    yield from _measures_in(item, f"{here}.{getattr(item, 'id', place)}")


def _asked_again(record: Record, words: str, month: Month) -> str:
    name = getattr(record, "name", record.id)
    measure = _EACH_MONTH.sub("", words).rstrip(".")
    return f"{name} in {display.month(month)}: {measure[:1].lower()}{measure[1:]}?"


def is_open(answer: str) -> bool:
    """Whether the answer says that nobody knows yet."""
    return answer.strip().lower() in ("", *DONT_KNOW)


def day_of(month: Month, today: date) -> date:
    """The day that the month's numbers speak of: today, or the end of the month nearest to it."""
    return min(max(today, month.first_day), month.last_day)
