"""How many of some things are so, when of some of them nobody has told."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from portfolio.model import Portfolio, Record
from portfolio.truth import Truth, is_yes
from portfolio.values import (
    RATIO,
    Known,
    NotApplicable,
    Total,
    Unknown,
    Value,
    count,
    measured_in,
    merged,
    missing_of,
)

R = TypeVar("R", bound=Record)
NOTHING_KEPT = "nothing of the kind is kept"


def of_active(portfolio: Portfolio, records: Iterable[R]) -> tuple[R, ...]:
    """Without the records of businesses that were given up."""
    gone = {e.id for e in portfolio.entities if not e.active}
    return tuple(r for r in records if _business(r) not in gone)


def _business(record: Any) -> object:
    return getattr(record, "entity", record.id)


def how_many(
    answers: Iterable[Value],
    is_so: Callable[[Value], Truth] = is_yes,
    unit: str | None = None,
) -> Value | Total:
    """How many answers are so, `of 5` that apply unless `unit` says otherwise.

    Those that nobody has told are parts of the total that are missing; when nobody has told any,
    the number itself is unknown. Without answers that apply it is not applicable.
    """
    applicable = [a for a in answers if not isinstance(a, NotApplicable)]
    told = [a for a in applicable if not isinstance(a, Unknown)]
    missing = missing_of(*applicable)
    if not applicable:
        return NotApplicable(NOTHING_KEPT)
    if not told:
        return Unknown(missing)
    so = [a for a in told if is_so(a) is Truth.YES]
    noun = f"of {len(applicable)}" if unit is None else unit
    number = count(so, noun, merged(*(a.sources for a in told)))
    return Total(number, len(told), len(applicable), missing)


def share(answers: Iterable[Value], is_so: Callable[[Value], Truth] = is_yes) -> Value | Total:
    """The share of answers that are so in all that apply; what nobody has told is not so."""
    found = how_many(answers, is_so)
    if not isinstance(found, Total):
        return found
    part = measured_in(found.subtotal, RATIO) / Known(Decimal(found.applicable))
    return Total(part, found.known, found.applicable, found.missing)


def number_of(counted: Sequence[Record], among: Sequence[Record], unit: str = "") -> Value:
    """How many records there are; when there are none, those looked through say so."""
    if not among:
        return NotApplicable(NOTHING_KEPT)
    return count(counted, unit, merged(*(r.cited for r in counted or among)))
