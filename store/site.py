"""Data and pages together: all that a site needs, or every problem that stands in its way."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from portfolio.assessment import Assessment, assess
from portfolio.figures import DEFINITIONS, DERIVED
from portfolio.fragments.answers import ANSWERS
from portfolio.fragments.sections import SECTIONS
from portfolio.problem import Problem
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
        return None, parsed.problems
    assessment = assess(parsed.portfolio)
    names = {definition.name for definition in (*DEFINITIONS, *DERIVED)}
    lenses = {str(r) for role in parsed.portfolio.roles for r in role.reports}
    known = Known(frozenset(SECTIONS), frozenset(names), frozenset(ANSWERS), frozenset(lenses))
    reports, problems = load_reports(docs, known, {str(r.id) for r in parsed.portfolio.roles})
    everything = (*parsed.problems, *problems)
    if any(p.severity == "error" for p in everything):
        return None, everything
    return Site(assessment, reports), everything
