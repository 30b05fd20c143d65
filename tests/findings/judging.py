"""What one rule says of a portfolio: the outcome of each subject, and the findings shown."""

from portfolio.figures import figures
from portfolio.findings import RULES, Finding, NotAssessed
from portfolio.findings.finding import Case, Outcome, Rule
from portfolio.findings.register import register
from portfolio.model import Portfolio


def rule_of(rule_id: str) -> Rule:
    return next(rule for rule in RULES if rule.id == rule_id)


def judged(rule_id: str, portfolio: Portfolio) -> dict[str, Outcome]:
    """The rule's outcome for each subject, clear and unknown ones included."""
    rule = rule_of(rule_id)
    outcomes = list(rule.judge(Case(portfolio, figures(portfolio), rule.threshold)))
    by_subject = {outcome.subject: outcome for outcome in outcomes}
    assert len(outcomes) == len(by_subject), "a rule judges each subject once"
    return by_subject


def found(rule_id: str, portfolio: Portfolio) -> list[Finding]:
    return list(register([rule_of(rule_id)], portfolio, figures(portfolio)).findings)


def messages(rule_id: str, portfolio: Portfolio) -> list[str]:
    """Severity and sentence of each finding, as a page shows them."""
    shown = ((f.severity, f.name, f.message) for f in found(rule_id, portfolio))
    return [" | ".join(part for part in parts if part) for parts in shown]


def not_assessed(rule_id: str, portfolio: Portfolio) -> list[NotAssessed]:
    return list(register([rule_of(rule_id)], portfolio, figures(portfolio)).not_assessed)
