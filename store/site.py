"""Data and pages together: all that a site needs, or every problem that stands in its way."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from portfolio.assessment import Assessment, assess
from portfolio.figures import DEFINITIONS, DERIVED
from portfolio.findings.settings import unknown_names
from portfolio.fragments.answers import ANSWERS
from portfolio.fragments.sections import SECTIONS
from portfolio.problem import Problem, stops
from portfolio.report import Known, Report
from store.load import load
from store.reports import load_reports


@dataclass(frozen=True)
class Site:
    """The computed state of the data and the reports that show it."""

    assessment: Assessment
    reports: tuple[Report, ...]


def load_site(
    data: Path, docs: Path, as_of: date | None = None
) -> tuple[Site | None, tuple[Problem, ...]]:
    """Read data and front matter; a site only when nothing is wrong with either."""
    parsed = load(data, as_of)
    if parsed.portfolio is None:
        return None, (*parsed.problems, *load_reports(docs, _known(), None)[1])
    assessment = assess(parsed.portfolio)
    roles = parsed.portfolio.roles
    lenses = frozenset(str(report) for role in roles for report in role.reports)
    reports, problems = load_reports(docs, _known(lenses), {str(role.id) for role in roles})
    strangers = unknown_names(parsed.portfolio, assessment.figures)
    everything = (*parsed.problems, *strangers, *problems)
    return None if stops(everything) else Site(assessment, reports), everything


def _known(lenses: frozenset[str] | None = None) -> Known:
    """What a front matter may name; without data nobody knows the lenses."""
    figures = frozenset(definition.name for definition in (*DEFINITIONS, *DERIVED))
    return Known(frozenset(SECTIONS), figures, frozenset(ANSWERS), lenses)
