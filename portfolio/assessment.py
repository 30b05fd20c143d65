"""Everything computed from one state of the data: what pages, mails and the export show."""

from dataclasses import dataclass

from portfolio.figures import Figure, figures
from portfolio.findings import Register, findings
from portfolio.model import Portfolio
from portfolio.questions import Question, of_report, questions


@dataclass(frozen=True)
class Assessment:
    """A portfolio with its figures, findings and open questions."""

    portfolio: Portfolio
    figures: dict[str, Figure]
    register: Register
    questions: tuple[Question, ...]

    def figures_of(self, report: str) -> tuple[Figure, ...]:
        return tuple(f for f in self.figures.values() if report in f.reports)

    def named(self, name: str) -> tuple[Figure, ...]:
        """The figure of that name, or one for each subject that has it."""
        return tuple(f for f in self.figures.values() if f.name == name)

    def questions_of(self, report: str) -> tuple[Question, ...]:
        return of_report(self.questions, report)


def assess(portfolio: Portfolio) -> Assessment:
    """Compute everything once; the same data always gives the same assessment."""
    computed = figures(portfolio)
    register = findings(portfolio, computed)
    return Assessment(portfolio, computed, register, questions(portfolio, computed, register))
