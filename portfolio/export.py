"""Everything computed, as plain records for JSON: nothing that is on a page is missing here."""

from collections.abc import Iterable
from typing import Any

from portfolio.assessment import Assessment
from portfolio.editions import Changes, FigureChange
from portfolio.figures import Figure
from portfolio.findings import Finding
from portfolio.model.plan import Action
from portfolio.problem import Problem, as_record
from portfolio.questions import Question
from portfolio.values import (
    Fact,
    Known,
    NotApplicable,
    NotComputable,
    Range,
    Source,
    Unknown,
    Value,
)


def export(
    assessment: Assessment | None, problems: Iterable[Problem], changes: Changes | None = None
) -> dict[str, Any]:
    """One record with figures, findings, actions, unknowns, changes and problems.

    Figures and findings are absent, not empty, when the data cannot be used; `changes` is null in
    the first edition.
    """
    found: dict[str, Any] = {"problems": [as_record(p) for p in problems]}
    if assessment is None:
        return found
    return {
        "edition": str(assessment.portfolio.edition),
        "as_of": str(assessment.portfolio.as_of),
        "figures": [_figure(f) for f in assessment.figures.values()],
        "findings": [_finding(f) for f in assessment.register.findings],
        "actions": [_action(a) for a in assessment.portfolio.actions],
        "unknowns": [_question(q) for q in assessment.questions],
        "changes": _changes(changes) if changes else None,
        **found,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "id": figure.id,
        "label": figure.label,
        "value": value_record(figure.value),
        "unit": getattr(figure.value, "unit", "") or figure.unit,
        "words_for_unit": figure.unit,
        "period": figure.period,
        "formula": figure.formula,
        "subject": figure.subject,
        "reports": list(figure.reports),
        "unknown_parts": figure.unknown_count,
        "sources": sources_record(figure.sources),
    }


def value_record(value: Value) -> dict[str, Any]:
    """A value with its state; amounts as text, so that no digit is lost."""
    if isinstance(value, Known):
        return {"state": "known", "amount": format(value.amount, "f"), "approx": value.approx}
    if isinstance(value, Range):
        ends = {"low": format(value.low, "f"), "high": format(value.high, "f")}
        return {"state": "range", **ends, "approx": value.approx}
    if isinstance(value, Fact):
        return {"state": "known", "content": str(value.content)}
    if isinstance(value, Unknown):
        return {"state": "unknown", "missing": [m.address for m in value.missing]}
    if isinstance(value, NotApplicable):
        return {"state": "not_applicable", "reason": value.why}
    assert isinstance(value, NotComputable)  # noqa: S101  # the states above are all others
    return {"state": "not_computable", "reason": value.reason}


def sources_record(sources: Iterable[Source]) -> list[dict[str, Any]]:
    """Each place in the data, and each document behind it."""
    records: list[dict[str, Any]] = []
    for source in sources:
        if source.file:
            records.append({"file": source.file, "line": source.line})
        if source.document:
            records.append({"document": source.document, "place": source.place})
    return [record for n, record in enumerate(records) if record not in records[:n]]


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "severity": finding.severity,
        "subject": finding.subject,
        "reports": list(finding.reports),
        "message": finding.message,
        "possible": finding.possible,
        "about_data": finding.about_data,
        "action": finding.action,
        "at_stake": value_record(finding.at_stake) if finding.at_stake else None,
        "sources": sources_record(finding.evidence),
    }


def _action(action: Action) -> dict[str, Any]:
    return {
        "id": str(action.id),
        "title": str(action.title),
        "status": str(action.status),
        "owner": value_record(action.owner),
        "due": value_record(action.due),
        "closes": [str(finding) for finding in action.closes],
        "sources": sources_record(action.cited),
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "question": question.text,
        "need": question.need,
        "ask": question.ask,
        "since": question.since,
        "addresses": list(question.addresses),
        "unlocks": list(question.unlocks),
        "reports": list(question.reports),
        "sources": sources_record(question.sources),
    }


def _changes(changes: Changes) -> dict[str, Any]:
    """By id; what an id stands for is in the lists of figures, findings and actions."""
    findings, actions = changes.findings, changes.actions
    return {
        "since": str(changes.since),
        "figures": {
            "moved": [_moved(change) for change in changes.figures.moved],
            "answered": [f.id for f in changes.figures.answered],
            "lost": [f.id for f in changes.figures.lost],
        },
        "findings": {
            "new": [f.id for f in findings.new],
            "worse": [pair.after.id for pair in findings.worse],
            "better": [pair.after.id for pair in findings.better],
            "same": [pair.after.id for pair in findings.same],
            "fixed": [_finding(f) for f in findings.fixed],
            "unjudged": [_finding(f) for f in findings.unjudged],
            "set_aside": [_finding(f) for f in findings.set_aside],
        },
        "actions": {
            "new": [str(a.id) for a in actions.new],
            "done": [str(a.id) for a in actions.done],
            "slipped": [str(pair.after.id) for pair in actions.slipped],
            "dropped": [_action(a) for a in actions.dropped],
        },
        "questions": {
            "answered": [_question(q) for q in changes.answered],
            "raised": [q.id for q in changes.raised],
        },
    }


def _moved(change: FigureChange) -> dict[str, Any]:
    return {
        "id": change.after.id,
        "before": value_record(change.before.value),
        "difference": value_record(change.difference) if change.difference else None,
    }
