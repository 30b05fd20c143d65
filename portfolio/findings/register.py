"""Runs the table of rules and sorts what they say."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from portfolio.figures import Figures
from portfolio.findings.finding import (
    Case,
    Finding,
    NotAssessed,
    Outcome,
    Rule,
    SetAside,
    one_lower,
    order,
)
from portfolio.model import Portfolio
from portfolio.model.plan import RuleSetting, Suppression
from portfolio.truth import Truth


@dataclass(frozen=True)
class Register:
    """All findings in order, what could not be assessed, and what was set aside."""

    findings: tuple[Finding, ...]
    not_assessed: tuple[NotAssessed, ...]
    set_aside: tuple[SetAside, ...]

    def of(self, report: str) -> tuple[Finding, ...]:
        """A report's findings about the business."""
        return tuple(f for f in self.findings if report in f.reports and not f.about_data)

    def about_data(self, report: str) -> tuple[Finding, ...]:
        """A report's findings about the data itself; they never rank beside the others."""
        return tuple(f for f in self.findings if report in f.reports and f.about_data)


def register(rules: Iterable[Rule], portfolio: Portfolio, figures: Figures) -> Register:
    """Judge every rule; the owner's settings come from the portfolio's own records."""
    session = _Session(portfolio, figures)
    for rule in sorted(rules, key=lambda r: r.judges_findings):
        session.judge(rule)
    found = tuple(sorted(session.found, key=order))
    return Register(found, tuple(session.not_assessed), tuple(session.set_aside))


class _Session:
    """Collects what rules say, one after the other."""

    def __init__(self, portfolio: Portfolio, figures: Figures) -> None:
        self.portfolio, self.figures = portfolio, figures
        self.settings = {str(s.id): s for s in portfolio.rules}
        self.found: list[Finding] = []
        self.not_assessed: list[NotAssessed] = []
        self.set_aside: list[SetAside] = []

    def judge(self, rule: Rule) -> None:
        setting = self.settings.get(rule.id)
        seen = tuple(sorted(self.found, key=order)) if rule.judges_findings else ()
        case = Case(self.portfolio, self.figures, _threshold(rule, setting), seen)
        for outcome in rule.judge(case):
            if outcome.truth is Truth.UNKNOWN:
                self.not_assessed.append(_not_assessed(rule, outcome))
            elif outcome.truth in (Truth.YES, Truth.POSSIBLE):
                self._file(_finding(rule, outcome, setting, case), setting)

    def _file(self, finding: Finding, setting: RuleSetting | None) -> None:
        suppression = _suppression(finding, setting, self.portfolio)
        if suppression:
            self.set_aside.append(_set_aside(finding, suppression))
        else:
            self.found.append(finding)


def _threshold(rule: Rule, setting: RuleSetting | None) -> Decimal | None:
    return setting.threshold if setting and setting.threshold is not None else rule.threshold


def _finding(rule: Rule, outcome: Outcome, setting: RuleSetting | None, case: Case) -> Finding:
    severity = str(setting.severity) if setting and setting.severity else ""
    severity = severity or outcome.severity or rule.severity
    possible = outcome.truth is Truth.POSSIBLE
    return Finding(
        rule=rule.id,
        subject=outcome.subject,
        severity=one_lower(severity) if possible else severity,
        reports=_readers(rule, outcome),
        message=f"Possibly: {outcome.message}" if possible else outcome.message,
        title=rule.title,
        action=rule.action,
        evidence=outcome.evidence,
        at_stake=outcome.at_stake,
        possible=possible,
        about_data=rule.about_data,
        name=outcome.name or case.name_of(outcome.subject),
    )


def _readers(rule: Rule, outcome: Outcome) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*rule.reports, *outcome.reports)))


def _not_assessed(rule: Rule, outcome: Outcome) -> NotAssessed:
    readers = _readers(rule, outcome)
    return NotAssessed(rule.id, outcome.subject, rule.title, readers, outcome.missing)


def _suppression(
    finding: Finding, setting: RuleSetting | None, portfolio: Portfolio
) -> Suppression | None:
    chosen = setting.suppressed if setting else None
    if chosen is None or chosen.until < portfolio.as_of:
        return None
    return chosen if not chosen.subjects or finding.subject in chosen.subjects else None


def _set_aside(finding: Finding, why: Suppression) -> SetAside:
    return SetAside(finding, str(why.reason), str(why.by), str(why.until))


def grouped(findings: Iterable[Finding]) -> list[tuple[Finding, ...]]:
    """Findings of one rule and severity together, in the order of their first."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.rule, finding.severity), []).append(finding)
    return [tuple(group) for group in groups.values()]
