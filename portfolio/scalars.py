"""How one piece of text is read: words, ids, days, months, numbers, yes and no.

Every reader takes the node as it stands in the file and raises ValueError with what to write, or
MisreadError when the mistake stands on a line of its own.
"""

import re
from collections.abc import Collection
from collections.abc import Set as AbstractSet
from datetime import date
from decimal import Decimal
from functools import cache

from portfolio.calendar import EARLIEST_YEAR, LATEST_YEAR, Month
from portfolio.problem import Problem, error
from portfolio.suggestion import among
from portfolio.text import Mapping, Node, Text

_AMOUNT = re.compile(r"-?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?")
_MOST_DIGITS = 24
_WHOLE = re.compile(r"-?[0-9]{1,15}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CURRENCY = re.compile(r"[A-Z]{3}")
_IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_YES_NO = {"yes": True, "true": True, "no": False, "false": False}
_NULLS = frozenset({"null", "Null", "NULL", "~"})


class MisreadError(ValueError):
    """Mistakes with places of their own, below or above the field that is being read.

    Raised by readers; caught where records are read, which shows its problems.
    """

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(problem.text for problem in problems))
        self.problems = problems


def misread(node: Node, message: str, hint: str = "") -> MisreadError:
    return MisreadError(error(node.at, message, hint))


def read_text(node: Node, instead: str = "write it") -> Text:
    """One piece of text; an empty one or a null is refused, because it says nothing."""
    if not isinstance(node, Text):
        raise ValueError("write one piece of text here, not several lines or a list")
    if not node or node in _NULLS or node.isspace():
        raise ValueError(f"nothing is written here; {instead}")
    return node


def read_id(node: Node) -> Text:
    text = read_text(node)
    if not _IDENTIFIER.fullmatch(text):
        raise ValueError(f"'{text}' is not an id; use small letters, digits and single dashes")
    return text


def read_yes_no(node: Node) -> bool:
    text = read_text(node)
    if text.lower() not in _YES_NO:
        raise ValueError(f"'{text}' is neither yes nor no")
    return _YES_NO[text.lower()]


def read_day(node: Node) -> date:
    text = read_text(node)
    if not _DAY.fullmatch(text):
        raise ValueError(f"'{text}' is not a day; write it as 2026-11-30")
    try:
        day = date.fromisoformat(text)
    except ValueError as wrong:
        raise ValueError(f"'{text}' is not a day of the calendar") from wrong
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise ValueError(f"'{text}' is not between {EARLIEST_YEAR} and {LATEST_YEAR}")
    return day


def read_month(node: Node) -> Month:
    text = read_text(node)
    known = months_read()
    if text not in known:
        known[str(text)] = Month.parse(text)  # plain text: a node would keep its whole file alive
    return known[text]


@cache
def months_read() -> dict[str, Month]:
    """The months that were read before, a few dozen: looking one up is quicker than reading it."""
    return {}


def read_whole(node: Node) -> int:
    text = read_text(node)
    if not _WHOLE.fullmatch(text):
        raise ValueError(f"'{text}' is not a whole number")
    return int(text)


def amount(text: str) -> Decimal:
    """`1200`, `1,200.50`, `-12`; at most 24 digits, so that sums of amounts stay exact."""
    if not _AMOUNT.fullmatch(text):
        raise ValueError(f"'{text}' is not a number; write it as 1200, 1,200.50 or 1200 to 1500")
    if len(text) > _MOST_DIGITS:
        raise ValueError(f"'{text[:_MOST_DIGITS]}…' has more digits than any amount; check it")
    return Decimal(text.replace(",", ""))


def read_decimal(node: Node) -> Decimal:
    return amount(read_text(node))


def read_currency(node: Node) -> Text:
    text = read_text(node)
    if not _CURRENCY.fullmatch(text):
        raise ValueError(f"'{text}' is not a currency code such as USD")
    return text


def chosen(text: Text, words: Collection[str]) -> Text:
    """The text, when it is one of the words that are allowed here."""
    if text not in words:
        raise ValueError(f"'{text}' is not one of {', '.join(words)}")
    return text


def only_keys(node: Mapping, allowed: AbstractSet[str]) -> None:
    """Refuse a mapping with a key that has no meaning here."""
    if node.keys() <= allowed:
        return
    for key in node.names():
        if key not in allowed:
            raise misread(key, f"'{key}' does not belong here", among(key, sorted(allowed)))
