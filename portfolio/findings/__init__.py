"""Your business needs attention: the table of rules, in families, and what they find."""

from portfolio.figures import Figures
from portfolio.findings import (
    books,
    break_even,
    campaigns,
    capital,
    cash,
    clients,
    market,
    operations,
    people,
    pipeline,
    plan,
    policies,
    security,
    statements,
    technology,
)
from portfolio.findings.finding import Finding, NotAssessed, Rule, SetAside
from portfolio.findings.register import Register, grouped, register
from portfolio.model import Portfolio

RULES: tuple[Rule, ...] = (
    *pipeline.RULES,
    *market.RULES,
    *campaigns.RULES,
    *books.RULES,
    *cash.RULES,
    *break_even.RULES,
    *capital.RULES,
    *policies.RULES,
    *people.RULES,
    *security.RULES,
    *technology.RULES,
    *clients.RULES,
    *operations.RULES,
    *plan.RULES,
    *statements.RULES,
)


def findings(portfolio: Portfolio, figures: Figures) -> Register:
    """Everything the rules say of the portfolio."""
    return register(RULES, portfolio, figures)


__all__ = ["RULES", "Finding", "NotAssessed", "Register", "Rule", "SetAside", "findings", "grouped"]
