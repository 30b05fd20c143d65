"""All figures of a portfolio: one table of definitions, computed in one pass."""

from portfolio.figures import cash
from portfolio.figures.figure import Definition, DefinitionFor, Figure, Figures, Status
from portfolio.model import Portfolio

DEFINITIONS: tuple[Definition | DefinitionFor, ...] = (*cash.DEFINITIONS,)


def figures(portfolio: Portfolio) -> dict[str, Figure]:
    """Every figure by its id, in the order of the table."""
    return {f.id: f for definition in DEFINITIONS for f in definition.figures(portfolio)}


__all__ = ["DEFINITIONS", "Figure", "Figures", "Status", "figures"]
