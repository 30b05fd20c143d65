"""Data and pages together: all that a site needs, or every problem that stands in its way."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from portfolio.assessment import Assessment, assess
from portfolio.calendar import Month
from portfolio.editions import Changes, compare
from portfolio.figures import DEFINITIONS, DERIVED
from portfolio.findings.settings import unknown_names
from portfolio.fragments.answers import ANSWERS
from portfolio.fragments.sections import SECTIONS
from portfolio.model import Portfolio
from portfolio.problem import Problem, stops, warning
from portfolio.report import Known, Report
from portfolio.values import Source
from store.load import MONTHS, RECORDS, load
from store.reports import load_reports


@dataclass(frozen=True)
class Site:
    """The computed state of the data, that of the month file before, and the reports.

    There is no `previous` in the first edition.
    """

    assessment: Assessment
    previous: Assessment | None
    reports: tuple[Report, ...]

    @property
    def changes(self) -> Changes | None:
        """What changed since the previous state; None in the first edition."""
        return compare(self.previous, self.assessment) if self.previous else None


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
    if stops(everything):
        return None, everything
    previous, remarks = _previous(data, parsed.portfolio.edition)
    return Site(assessment, previous, reports), (*everything, *remarks)


def _previous(data: Path, edition: Month) -> tuple[Assessment | None, tuple[Problem, ...]]:
    """The data as of the last day of the month file before; a warning where it cannot be read."""
    files = {Month.parse(path.stem): path for path in (data / RECORDS / MONTHS).glob("*.yml")}
    month = max((m for m in files if m < edition), default=None)
    if month is None:
        return None, ()
    parsed = load(data, month.last_day)
    if parsed.portfolio is not None:
        return assess(parsed.portfolio), ()
    first = next(p for p in parsed.problems if p.severity == "error")
    message = f"the data as it was in {month} cannot be read, so nothing is compared with it"
    remark = warning(Source(files[month].as_posix(), 1), message, f"there, {first.message}")
    return None, (remark,)


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
