"""A figure: one number of a report with everything a reader may ask about it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar

from portfolio import display
from portfolio.figures.counting import of_active
from portfolio.model import Portfolio, Record
from portfolio.values import Known, Missing, NotApplicable, Range, Source, Total, Unknown, Value

PORTFOLIO = "portfolio"


class Status(Enum):
    """How a figure stands, where a limit says so."""

    ATTENTION = "attention"
    WATCH = "watch"
    ON_TRACK = "on track"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Limits:
    """Where a figure calls for attention; `low_is_bad` says on which side."""

    attention: Decimal
    watch: Decimal
    low_is_bad: bool = True

    def status(self, value: Known | Range) -> Status:
        """Judged at the end of the range that is worse."""
        if self.low_is_bad:
            worst, attention, watch = value.low, self.attention, self.watch
        else:
            worst, attention, watch = -value.high, -self.attention, -self.watch
        if worst < attention:
            return Status.ATTENTION
        return Status.WATCH if worst < watch else Status.ON_TRACK


@dataclass(frozen=True)
class Figure:
    """One number of a report.

    `id` is the name, followed by the subject where there is one for each: `noi.cottage`. Of a
    total, `unknown_count` parts have no number yet; `unknown_parts` is all that is missing for
    them, which may be several things for one part.
    """

    name: str
    label: str
    value: Value
    unit: str
    formula: str
    reports: tuple[str, ...]
    period: str
    subject: str = PORTFOLIO
    unknown_parts: tuple[Missing, ...] = ()
    unknown_count: int = 0
    limits: Limits | None = field(default=None, compare=False)

    @property
    def id(self) -> str:
        return self.name if self.subject == PORTFOLIO else f"{self.name}.{self.subject}"

    @property
    def sources(self) -> tuple[Source, ...]:
        return self.value.sources

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What nobody has told yet and this figure waits for."""
        return self.value.missing if isinstance(self.value, Unknown) else self.unknown_parts

    @property
    def is_known(self) -> bool:
        """Whether the figure can be shown, with a number or with the reason why it has none."""
        return not isinstance(self.value, Unknown | NotApplicable)

    @property
    def status(self) -> Status | None:
        if isinstance(self.value, Unknown):
            return Status.UNKNOWN
        if self.limits is None or not isinstance(self.value, Known | Range):
            return None
        return self.limits.status(self.value)


Figures = Mapping[str, Figure]
Result = Value | Total
R = TypeVar("R", bound=Record)


def newest(portfolio: Portfolio) -> str:
    """The period of a figure that holds on the day of the data: `as of 31 Oct 2026`."""
    return f"as of {display.day(portfolio.as_of)}"


def edition_month(portfolio: Portfolio) -> str:
    """The period of a figure that speaks of the edition's month, and how far that month is."""
    month = display.month(portfolio.edition)
    if portfolio.edition.is_complete(portfolio.as_of):
        return month
    return f"{month}, first {portfolio.as_of.day} of {portfolio.edition.days} days"


@dataclass(frozen=True)
class Definition:
    """A figure of the whole portfolio: how it is called, explained and computed."""

    name: str
    label: str
    formula: str
    reports: tuple[str, ...]
    compute: Callable[[Portfolio], Result]
    unit: str = ""
    period: Callable[[Portfolio], str] = newest
    limits: Limits | None = None

    def figures(self, portfolio: Portfolio) -> Iterable[Figure]:
        yield _figure(self, portfolio, PORTFOLIO, self.compute(portfolio))


@dataclass(frozen=True)
class DefinitionFor:
    """A figure that exists once for each record of a collection.

    The subject is the record's entity; it is the record's id where there is no entity, where
    several records share one, or where `by_id` says so. Businesses given up have no figures.
    """

    collection: str
    name: str
    label: str
    formula: str
    reports: tuple[str, ...]
    compute: Callable[[Portfolio, Any], Result]
    unit: str = ""
    period: Callable[[Portfolio], str] = newest
    limits: Limits | None = None
    by_id: bool = False

    def figures(self, portfolio: Portfolio) -> Iterable[Figure]:
        for subject, record in self._subjects(portfolio):
            yield _figure(self, portfolio, subject, self.compute(portfolio, record))

    def _subjects(self, portfolio: Portfolio) -> Iterable[tuple[str, Record]]:
        records = of_active(portfolio, getattr(portfolio, self.collection))
        names = [str(getattr(record, "entity", None) or record.id) for record in records]
        taken = Counter(names)
        for name, record in zip(names, records, strict=True):
            yield (str(record.id) if self.by_id or taken[name] > 1 else name), record


@dataclass(frozen=True)
class DefinitionFrom:
    """A figure of the whole portfolio that is computed from the figures before it."""

    name: str
    label: str
    formula: str
    reports: tuple[str, ...]
    compute: Callable[[Portfolio, Figures], Result]
    unit: str = ""
    period: Callable[[Portfolio], str] = newest
    limits: Limits | None = None

    def figure(self, portfolio: Portfolio, others: Figures) -> Figure:
        return _figure(self, portfolio, PORTFOLIO, self.compute(portfolio, others))


def alone(compute: Callable[[R], Result]) -> Callable[[Portfolio, R], Result]:
    """For a figure that follows from its record alone, whatever else the portfolio holds."""
    return lambda _portfolio, record: compute(record)


def _figure(
    definition: Definition | DefinitionFor | DefinitionFrom,
    portfolio: Portfolio,
    subject: str,
    result: Result,
) -> Figure:
    return Figure(
        name=definition.name,
        label=definition.label,
        value=result.subtotal if isinstance(result, Total) else result,
        unit=definition.unit,
        formula=definition.formula,
        reports=definition.reports,
        period=definition.period(portfolio),
        subject=subject,
        unknown_parts=result.missing if isinstance(result, Total) else (),
        unknown_count=_without_number(result),
        limits=definition.limits,
    )


def _without_number(result: Result) -> int:
    """How many parts of a total have no number yet; none when the figure itself has none."""
    if not isinstance(result, Total) or isinstance(result.subtotal, Unknown):
        return 0
    return result.applicable - result.known
