"""All figures of a portfolio: one table of definitions, computed in one pass."""

from collections.abc import Iterable

from portfolio.figures import (
    campaigns,
    cash,
    clients,
    delivery,
    governance,
    market,
    pipeline,
    properties,
    revenue,
    security,
    technology,
)
from portfolio.figures.figure import (
    Definition,
    DefinitionFor,
    DefinitionFrom,
    Figure,
    Figures,
    Status,
)
from portfolio.model import Portfolio
from portfolio.values import NotApplicable

DEFINITIONS: tuple[Definition | DefinitionFor, ...] = (
    *cash.DEFINITIONS,
    *revenue.DEFINITIONS,
    *pipeline.DEFINITIONS,
    *market.DEFINITIONS,
    *campaigns.DEFINITIONS,
    *technology.DEFINITIONS,
    *security.DEFINITIONS,
    *properties.DEFINITIONS,
    *delivery.DEFINITIONS,
    *clients.DEFINITIONS,
    *governance.DEFINITIONS,
)
DERIVED: tuple[DefinitionFrom, ...] = governance.DERIVED
"""Computed last, from the others."""

NAMES: frozenset[str] = frozenset(d.name for d in (*DEFINITIONS, *DERIVED))
"""What a report or a measure may call a figure; followed by a subject, it is an id."""


def figures(portfolio: Portfolio) -> dict[str, Figure]:
    """Every figure by its id, in the order of the table."""
    found = {f.id: f for definition in DEFINITIONS for f in definition.figures(portfolio)}
    return found | {d.name: d.figure(portfolio, found) for d in DERIVED}


def for_report(found: Figures, report: str) -> tuple[Figure, ...]:
    """The figures of a report that can exist here, known or not."""
    return tuple(f for f in _applicable(found.values()) if report in f.reports)


def coverage(found: Figures, report: str) -> tuple[int, int]:
    """F-36: how many figures of a report are known, of how many that can exist here."""
    own = for_report(found, report)
    return sum(f.is_known for f in own), len(own)


def _applicable(found: Iterable[Figure]) -> Iterable[Figure]:
    return (f for f in found if not isinstance(f.value, NotApplicable))


__all__ = [
    "DEFINITIONS",
    "DERIVED",
    "NAMES",
    "Figure",
    "Figures",
    "Status",
    "coverage",
    "figures",
    "for_report",
]
