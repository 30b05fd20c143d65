"""What would show that a text was written with one portfolio in mind: its names and its words."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from portfolio import display
from portfolio.assessment import Assessment
from portfolio.model import Portfolio
from portfolio.values import Known, Range

SHORTEST = 4
MANY_DIGITS = 3
COLLECTIONS = (
    "about entities sources people channels listings senders campaigns funnels sites stacks"
    " savings actions decisions contradictions declared_counts client_books partners"
    " revenue_streams"
).split()
"""The collections whose records have names of their own, beside general measures and accounts."""
WORDED = ("id", "name", "title", "short", "question", "purpose")

ORDINARY = frozenset(
    "accounting answers businesses charters clients critical-gaps delivery email owner portfolio"
    " rental reports website".split()
) | {"client portfolio", "rental property", "rent", "the portfolio", "yacht delivery"}
"""Words of any portfolio, of the reports' own names, or of nobody's in particular."""


def names(portfolio: Portfolio) -> set[str]:
    """Ids, names and titles of records, and what the counts of the sources name."""
    found = {
        str(getattr(record, field))
        for collection in COLLECTIONS
        for record in getattr(portfolio, collection)
        for field in WORDED
        if getattr(record, field, None)
    }
    found |= {str(name) for count in portfolio.declared_counts for name in count.named}
    return {name for name in found if len(name) >= SHORTEST and name.lower() not in ORDINARY}


def questions(assessment: Assessment) -> set[str]:
    """What its people are asked, in full."""
    return {question.text for question in assessment.questions}


def amounts(assessment: Assessment) -> set[str]:
    """Its figures as shown and as typed, where no other portfolio has the same by chance."""
    known = [f.value for f in assessment.figures.values() if isinstance(f.value, Known | Range)]
    shown = {display.shown(value).number.removeprefix(display.ABOUT) for value in known}
    typed = {" to ".join(dict.fromkeys((f"{v.low:f}", f"{v.high:f}"))) for v in known}
    return {text for text in shown | typed if len(re.findall(r"\d", text)) >= MANY_DIGITS}


def standing_in(text: str, phrases: Iterable[str]) -> Iterator[str]:
    """The phrases that stand in the text as whole words, whatever their case."""
    plain = " ".join(text.lower().split())
    for phrase in sorted(phrases):
        if " ".join(phrase.lower().split()) in plain and _whole(phrase).search(plain):
            yield phrase


@cache
def _whole(phrase: str) -> re.Pattern[str]:
    words = re.escape(" ".join(phrase.lower().split()))
    return re.compile(rf"(?<![\w$.,-]){words}(?![\w-]|[.,]\d)")
