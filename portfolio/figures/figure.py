"""A figure: one number of a report with everything a reader may ask about it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import Any

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

    `id` is the name, followed by the subject where there is one for each: `noi.cottage`.
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
        return not isinstance(self.value, Unknown | NotApplicable)

    @property
    def status(self) -> Status | None:
        if isinstance(self.value, Unknown):
            return Status.UNKNOWN
        if self.limits is None or not isinstance(self.value, Known | Range):
            return None
        return self.limits.status(self.value)


Figures = Mapping[str, Figure]


@dataclass(frozen=True)
class Definition:
    """A figure of the whole portfolio: how it is called, explained and computed."""

    name: str
    label: str
    formula: str
    reports: tuple[str, ...]
    compute: Callable[[Portfolio], Value | Total]
    unit: str = ""
    period: Callable[[Portfolio], str] = lambda portfolio: f"as of {portfolio.as_of}"
    limits: Limits | None = None

    def figures(self, portfolio: Portfolio) -> Iterable[Figure]:
        yield _figure(self, portfolio, PORTFOLIO, self.compute(portfolio))


@dataclass(frozen=True)
class DefinitionFor:
    """A figure that exists once for each record of a collection.

    The subject is the record's entity where it has one, otherwise its id.
    """

    collection: str
    name: str
    label: str
    formula: str
    reports: tuple[str, ...]
    compute: Callable[[Portfolio, Any], Value | Total]
    unit: str = ""
    period: Callable[[Portfolio], str] = lambda portfolio: f"as of {portfolio.as_of}"
    limits: Limits | None = None

    def figures(self, portfolio: Portfolio) -> Iterable[Figure]:
        records: tuple[Record, ...] = getattr(portfolio, self.collection)
        for record in records:
            subject = getattr(record, "entity", None) or record.id
            yield _figure(self, portfolio, str(subject), self.compute(portfolio, record))


def _figure(
    definition: Definition | DefinitionFor, portfolio: Portfolio, subject: str, value: Value | Total
) -> Figure:
    partial = value if isinstance(value, Total) else None
    return Figure(
        name=definition.name,
        label=definition.label,
        value=partial.subtotal if partial else value,  # type: ignore[arg-type]  # a Total is handled in the same expression
        unit=definition.unit,
        formula=definition.formula,
        reports=definition.reports,
        period=definition.period(portfolio),
        subject=subject,
        unknown_parts=partial.missing if partial else (),
        limits=definition.limits,
    )


def edition_month(portfolio: Portfolio) -> str:
    """The period of a figure that speaks of the edition's month."""
    return str(portfolio.edition)
