"""What a section sees: the assessment through one report, with its questions numbered."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from portfolio import display
from portfolio.assessment import Assessment
from portfolio.editions import Changes
from portfolio.figures import Figure
from portfolio.figures.figure import PORTFOLIO
from portfolio.findings import Finding
from portfolio.findings.finding import order
from portfolio.fragments.citing import cited
from portfolio.model import Portfolio
from portfolio.questions import Question, unlocking_most
from portfolio.report import Report
from portfolio.values import Missing, NotApplicable, Source, Unknown, Value

SPARSE_BELOW = 0.45
MOST_NUMBERS = 4


@dataclass(frozen=True)
class View:
    """One report's look at the assessment. `asked` is in the order of the answers' numbers.

    `changes` are those since the previous edition; there are none to speak of in the first. `made`
    holds the sections that were asked for already.
    """

    assessment: Assessment
    report: Report
    asked: tuple[Question, ...]
    opening: tuple[Question, ...]
    changes: Changes | None = None
    made: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def portfolio(self) -> Portfolio:
        return self.assessment.portfolio

    @property
    def scope(self) -> str:
        return self.report.scope

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of this report that can exist here."""
        own = self.assessment.figures_of(self.scope)
        return tuple(f for f in own if not isinstance(f.value, NotApplicable))

    @property
    def known(self) -> tuple[int, int]:
        """How many figures are known, of how many."""
        return sum(f.is_known for f in self.figures), len(self.figures)

    @property
    def is_sparse(self) -> bool:
        """Whether so little is known that the answers wanted come before the figures."""
        known, applicable = self.known
        return bool(self.opening) and known < SPARSE_BELOW * applicable

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.ranked(self.assessment.register.of(self.scope))

    def ranked(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """In the order that matters to this reader."""
        return tuple(sorted(findings, key=self._rank))

    def _rank(self, finding: Finding) -> tuple[object, ...]:
        """F-40; among equals those that are this reader's own to settle come first."""
        *weight, identity = order(finding)
        return *weight, finding.reports[0] != self.scope, identity

    def figure(self, name: str, subject: str = PORTFOLIO) -> Figure | None:
        """A figure by name and subject, or None where it cannot exist."""
        key = name if subject == PORTFOLIO else f"{name}.{subject}"
        found = self.assessment.figures.get(key)
        return None if found is None or isinstance(found.value, NotApplicable) else found

    def named(self, name: str) -> tuple[Figure, ...]:
        return tuple(
            f for f in self.assessment.named(name) if not isinstance(f.value, NotApplicable)
        )

    def answer_numbers(self, missing: Iterable[Missing]) -> list[int]:
        """The numbers of the questions that these unknowns wait for."""
        wanted = {m.address for m in missing}
        return [n for n, q in enumerate(self.asked, 1) if wanted & set(q.addresses)]

    def opens_with(self, missing: Iterable[Missing]) -> str:
        """`opens with answers 1 and 3`: an unknown is named once a page, elsewhere by number."""
        missing = tuple(missing)
        numbers = self.answer_numbers(missing)
        if not numbers:
            return f"needs {display.listed(sorted({m.need for m in missing}))}"
        noun = "answer" if len(numbers) == 1 else "answers"
        named = [str(n) for n in numbers[:MOST_NUMBERS]]
        more = len(numbers) - len(named)
        named += [f"{display.in_words(more)} more"] if more else []
        return f"opens with {noun} {display.listed(named)}"

    def told(self, value: Value, unit: str | None = None) -> str:
        """A value in a sentence or cell; an unknown points to its answer."""
        if isinstance(value, Unknown):
            return f"not told yet ({self.opens_with(value.missing)})"
        return display.text(value, unit)

    def title_of(self, person_or_role: str) -> str:
        return self.portfolio.title_of(person_or_role)

    def name_of(self, entity_id: str | None) -> str:
        """An entity's name; what is said of no entity in particular belongs to all."""
        return str(self.portfolio.entity(entity_id).name) if entity_id else "All businesses"

    def cited(self, sources: Iterable[Source]) -> str:
        """The documents behind something, with the place in each, as a note."""
        return cited(self.portfolio, sources)


def view(assessment: Assessment, report: Report, changes: Changes | None = None) -> View:
    """Number the report's questions: the three that unlock most first, then by what they unlock.

    Questions about a source fill in no value: they stand with the remark that gives rise to them.
    """
    asked = tuple(q for q in assessment.questions_of(report.scope) if q.addresses)
    own = assessment.figures_of(report.scope)
    opening = unlocking_most(asked, own, map(str, report.tiles))
    rest = tuple(q for q in asked if q not in opening)
    return View(assessment, report, (*opening, *rest), opening, changes)
