"""What a rule says of one subject, and the finding that comes of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from portfolio.figures import Figures
from portfolio.figures.figure import PORTFOLIO
from portfolio.model import Portfolio
from portfolio.truth import Truth
from portfolio.values import Known, Missing, Range, Source, Value

SEVERITIES = ("critical", "high", "medium", "low", "info")


@dataclass(frozen=True)
class Case:
    """What a rule looks at: the records, the figures, and its own threshold.

    `found` holds what other rules found; only a rule that judges findings gets to see it.
    """

    portfolio: Portfolio
    figures: Figures
    threshold: Decimal | None = None
    found: "tuple[Finding, ...]" = ()

    @property
    def limit(self) -> Decimal:
        """The threshold of a rule that has one."""
        if self.threshold is None:
            raise LookupError("this rule has no threshold")
        return self.threshold

    def name_of(self, subject: str) -> str:
        """A subject's name for sentences; the portfolio itself has none."""
        entities = {str(e.id): str(e.name) for e in self.portfolio.entities}
        return entities.get(subject, "")


@dataclass(frozen=True)
class Outcome:
    """How a rule judged one subject. Only yes and possible become findings.

    `reports` are readers beyond those of the rule, such as those of the record that is judged;
    `name` is what people call a subject that is not a business.
    """

    truth: Truth
    subject: str
    message: str
    evidence: tuple[Source, ...] = ()
    at_stake: Value | None = None
    missing: tuple[Missing, ...] = ()
    severity: str | None = None
    reports: tuple[str, ...] = ()
    name: str = ""


Judge = Callable[[Case], Iterable[Outcome]]


@dataclass(frozen=True)
class Rule:
    """One way in which a business needs attention.

    `title` says it without a subject, for when it holds of several; `judge` decides and words it
    for one subject; its docstring is the rule's documentation. A rule that `judges_findings` has
    its turn when all others are done.
    """

    id: str
    severity: str
    reports: tuple[str, ...]
    title: str
    action: str
    judge: Judge
    threshold: Decimal | None = None
    threshold_meaning: str = ""
    about_data: bool = False
    judges_findings: bool = False


@dataclass(frozen=True)
class Finding:
    """A rule that holds for a subject. The id stays the same over months and rewordings."""

    rule: str
    subject: str
    severity: str
    reports: tuple[str, ...]
    message: str
    title: str
    action: str
    evidence: tuple[Source, ...]
    at_stake: Value | None
    possible: bool
    about_data: bool
    name: str = ""

    @property
    def id(self) -> str:
        return f"{self.rule}/{self.subject}"


@dataclass(frozen=True)
class NotAssessed:
    """A rule that could not be judged, and what is missing for it. Never counts as passed."""

    rule: str
    subject: str
    title: str
    reports: tuple[str, ...]
    missing: tuple[Missing, ...]


@dataclass(frozen=True)
class SetAside:
    """A finding that the owner set aside for a while, with the reason and who approved it."""

    finding: Finding
    reason: str
    by: str
    until: str


def order(finding: Finding) -> tuple[object, ...]:
    """F-40: severity, then money at stake (unknown after known), then id; a total order."""
    stake = finding.at_stake
    known = stake if isinstance(stake, Known | Range) else None
    amount = -known.high if known else Decimal(0)
    return (SEVERITIES.index(finding.severity), known is None, amount, finding.id)


def one_lower(severity: str) -> str:
    """What only may be so is reported one severity lower."""
    return SEVERITIES[min(SEVERITIES.index(severity) + 1, len(SEVERITIES) - 1)]


def subject_of(entity: object) -> str:
    """The entity a record is about, or the portfolio where the source names none."""
    return str(entity) if entity else PORTFOLIO
