"""Data and pages together: all that a site needs, or every problem that stands in its way."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from portfolio.assessment import Assessment, assess
from portfolio.figures import DEFINITIONS, DERIVED
from portfolio.findings.settings import unknown_names
from portfolio.fragments.answers import ANSWERS
from portfolio.fragments.sections import SECTIONS
from portfolio.model import Portfolio
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
        return None, (*parsed.problems, *load_reports(docs, _KNOWN)[1])
    assessment = assess(parsed.portfolio)
    reports, problems = load_reports(docs, _known(parsed.portfolio))
    strangers = unknown_names(parsed.portfolio, assessment.figures)
    everything = (*parsed.problems, *strangers, *problems)
    return None if stops(everything) else Site(assessment, reports), everything


def _known(portfolio: Portfolio) -> Known:
    """What a front matter may name, with the names that only the data can tell."""
    return replace(
        _KNOWN,
        lenses=frozenset(str(report) for role in portfolio.roles for report in role.reports),
        roles=frozenset(str(role.id) for role in portfolio.roles),
        readers=frozenset(str(recipient.person) for recipient in portfolio.recipients),
    )


_KNOWN = Known(
    sections=frozenset(SECTIONS),
    figures=frozenset(definition.name for definition in (*DEFINITIONS, *DERIVED)),
    answers=frozenset(ANSWERS),
)
