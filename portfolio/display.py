"""Values, months and days as the owner reads them. Rounds once, half up, and only here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from babel.numbers import format_decimal, get_currency_symbol

from portfolio.calendar import Month
from portfolio.values import (
    INFINITY,
    PLAIN,
    RATIO,
    Fact,
    Known,
    NotApplicable,
    NotComputable,
    Range,
    Unknown,
    Value,
    is_money,
)

LOCALE = "en_US"
MINUS = "\u2212"
EN_DASH = "\u2013"
ABOUT = "\u2248\u202f"
NOT_TOLD = "Not told yet"

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_COUNTS = "no one two three four five six seven eight nine ten eleven twelve".split()
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
).split()
_ONE_DECIMAL_UNITS = ("months", "days each", "×")
_SMALL_MONEY = Decimal(100)


@dataclass(frozen=True, slots=True)
class Shown:
    """A value in two pieces: the number with its sign, and the unit that may wrap under it."""

    number: str
    unit: str = ""

    def __str__(self) -> str:
        return f"{self.number} {self.unit}" if self.unit else self.number


def shown(value: Value, unit: str | None = None) -> Shown:
    """How a value reads; `unit` replaces the value's own noun (`charters`, `a month`)."""
    if isinstance(value, Known | Range):
        return Shown(_number(value), _noun(value.unit) if unit is None else unit)
    if isinstance(value, Fact):
        return Shown(fact(value.content))
    if isinstance(value, Unknown):
        return Shown(NOT_TOLD)
    if isinstance(value, NotApplicable):
        return Shown("n/a")
    return Shown(value.reason if isinstance(value, NotComputable) else str(value))


def text(value: Value, unit: str | None = None) -> str:
    return str(shown(value, unit))


def fact(content: str | bool | date) -> str:
    """A worded answer: yes, no, a day, or the words themselves."""
    if isinstance(content, bool):
        return "yes" if content else "no"
    return day(content) if isinstance(content, date) else str(content)


def _number(value: Known | Range) -> str:
    about = ABOUT if value.approx else ""
    places = _places(value)
    if value.low == -INFINITY and value.high == INFINITY:
        return "anything"
    if value.high == INFINITY:
        return f"{about}{_amount(value.low, value.unit, places)} or more"
    if value.low == -INFINITY:
        return f"{about}{_amount(value.high, value.unit, places)} or less"
    low, high = (_amount(end, value.unit, places) for end in (value.low, value.high))
    if low == high:
        return about + low
    return about + _span(low, high, value)


def _span(low: str, high: str, value: Known | Range) -> str:
    """Two ends with the unit once; a sign on either end needs words between them."""
    if value.low < 0:
        return f"{low} to {high}"
    if is_money(value.unit):
        return f"{low}{EN_DASH}{high.removeprefix(symbol(value.unit))}"
    return f"{low.removesuffix('%')}{EN_DASH}{high}"


@cache
def _amount(amount: Decimal, unit: str, places: int) -> str:
    scaled = amount.scaleb(2) if unit == RATIO else amount
    rounded = scaled.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    pattern = "#,##0" + ("." + "0" * places if places else "")
    digits = format_decimal(abs(rounded), format=pattern, locale=LOCALE, decimal_quantization=False)
    sign = MINUS if rounded < 0 else ""
    if is_money(unit):
        return f"{sign}{symbol(unit)}{digits}"
    return f"{sign}{digits}{'%' if unit == RATIO else ''}"


def _places(value: Known | Range) -> int:
    """One precision for both ends: cents only below 100, a tenth where the unit is fine."""
    ends = [end for end in (value.low, value.high) if end.is_finite()]
    if is_money(value.unit):
        whole = all(end == end.to_integral_value() for end in ends)
        return 0 if whole or any(abs(end) >= _SMALL_MONEY for end in ends) else 2
    if value.unit == RATIO:
        return _share_places([end.scaleb(2) for end in ends])
    if all(end == end.to_integral_value() for end in ends):
        return 0
    return 1


def _share_places(ends: list[Decimal]) -> int:
    if all(end == end.to_integral_value() for end in ends):
        return 0
    return 2 if any(abs(end) < 1 for end in ends) else 1


def _noun(unit: str) -> str:
    return "" if is_money(unit) or unit in (PLAIN, RATIO) else unit


@cache
def symbol(currency: str) -> str:
    return get_currency_symbol(currency, locale=LOCALE)


def signed(value: Value) -> str:
    """A difference; always with its sign."""
    if not isinstance(value, Known):
        return text(value)
    if value.amount == 0:
        return "±0"
    return text(value) if value.amount < 0 else f"+{text(value)}"


def difference(before: Known, after: Known) -> Known:
    """What a reader would get who subtracts the two numbers as they are shown."""
    return Known(_as_shown(after) - _as_shown(before), after.unit)


def _as_shown(value: Known) -> Decimal:
    """Rounded as on the page; its exponent says to how many places."""
    places = _places(value) + (2 if value.unit == RATIO else 0)
    return value.amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def change(by: Known) -> str:
    """A `difference` without its noun: `+$900`, `\u22121.0`, `+3.1 points` of a share, `±0`."""
    if by.amount == 0:
        return "±0"
    share = by.unit == RATIO
    amount = abs(by.amount.scaleb(2) if share else by.amount)
    exponent = amount.as_tuple().exponent
    places = max(-exponent, 0) if isinstance(exponent, int) else 0
    number = _amount(amount, "" if share else by.unit, places)
    return f"{'+' if by.amount > 0 else MINUS}{number}{' points' if share else ''}"


def month(when: Month) -> str:
    return f"{_MONTHS[when.number - 1]} {when.year}"


def month_name(when: Month) -> str:
    return _MONTHS[when.number - 1]


def months(first: Month, last: Month) -> str:
    """`March to April 2027`, `December 2026 to March 2027`, `March 2027` when both are the same."""
    if first == last:
        return month(last)
    start = month_name(first) if first.year == last.year else month(first)
    return f"{start} to {month(last)}"


def day(when: date) -> str:
    return f"{when.day} {_MONTHS[when.month - 1][:3]} {when.year}"


def day_text(iso: str) -> str:
    """A day that is kept as `2026-11-30`."""
    return day(date.fromisoformat(iso))


def counted(number: int, singular: str, plural: str = "", *, digits: bool = False) -> str:
    """`three charters`, `1 charter` with `digits`; words stop at twelve."""
    noun = singular if number == 1 else plural or f"{singular}s"
    return f"{number if digits else in_words(number)} {noun}"


def in_words(number: int) -> str:
    return _COUNTS[number] if 0 <= number < len(_COUNTS) else f"{number:,}"


def ordinal(number: int) -> str:
    if 0 <= number < len(_ORDINALS):
        return _ORDINALS[number]
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number % 100 // 10 != 1 else "th"
    return f"{number}{ending}"


def listed(items: Sequence[str], last: str = "and") -> str:
    """`a, b and c`."""
    if not items[1:]:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def sentence(words: str) -> str:
    """With a capital at its start, whatever stood there."""
    return words[:1].upper() + words[1:]
