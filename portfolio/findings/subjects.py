"""Whom a rule speaks of, and over which months: what rules of several families share."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from portfolio import display
from portfolio.calendar import Month, months_between
from portfolio.checks import value_fields, values_in
from portfolio.findings.finding import Case, subject_of
from portfolio.model import Portfolio, Record
from portfolio.truth import Truth
from portfolio.values import Fact, Known, Source, Unknown, Value, merged, missing_of

R = TypeVar("R", bound=Record)


def _entity(record: Any) -> object:
    return record.entity


def by_subject(
    case: Case, records: Iterable[R], entity: Callable[[R], object] = _entity
) -> dict[str, tuple[R, ...]]:
    """Records by the business they are about; those of a business given up are left out."""
    groups: dict[str, tuple[R, ...]] = {}
    for record in records:
        subject = subject_of(entity(record))
        if is_active(case.portfolio, subject):
            groups[subject] = (*groups.get(subject, ()), record)
    return groups


def each(case: Case, records: Iterable[R]) -> Iterator[tuple[str, R]]:
    """Records of which a business has one, with the business; none of a business given up."""
    for subject, group in by_subject(case, records).items():
        for record in group:
            yield subject, record


def is_active(portfolio: Portfolio, subject: str) -> bool:
    """Whether anything can be done about the subject: not for a business that was given up."""
    return all(e.active for e in portfolio.entities if e.id == subject)


def holding(records: Iterable[R], truth: Callable[[R], Truth]) -> list[R]:
    """The records for which something is so, or may be."""
    return [r for r in records if truth(r) in (Truth.YES, Truth.POSSIBLE)]


def cited(records: Iterable[Record]) -> tuple[Source, ...]:
    """Where the records were taken from: their own sources, or those of what is told in them."""
    return merged(*(_origins(record) for record in records))


def _origins(record: Record) -> Iterable[Source]:
    fields = value_fields(type(record))
    values = [value for name in fields for value in values_in(getattr(record, name))]
    told = {s for v in values if not isinstance(v, Unknown) for s in v.sources if s.is_cited}
    return record.cited if record.source or not told else told


def days_from(day: Value, as_of: date) -> Value:
    """Days from a known day to `as_of`, negative when it lies ahead; else why there are none."""
    if isinstance(day, Fact) and isinstance(day.content, date):
        return Known(Decimal((as_of - day.content).days), "days", sources=day.sources)
    return day


def last_complete_months(portfolio: Portfolio, count: int) -> tuple[Month, ...]:
    """The newest months that lie wholly behind the day of the data, oldest first."""
    edition = portfolio.edition
    last = edition if edition.is_complete(portfolio.as_of) else edition.plus(-1)
    return months_between(last.plus(1 - count), last)


def needs(*values: Value) -> str:
    """What is missing for the values, as one would list it in a sentence."""
    return display.listed(sorted({m.need for m in missing_of(*values)}))
