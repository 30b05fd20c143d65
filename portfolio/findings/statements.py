"""Rules on the data itself: counts that do not add up, sources that disagree, missing sources."""

from collections.abc import Iterator

from portfolio import display
from portfolio.checks import all_parts, value_fields, values_in
from portfolio.figures.figure import PORTFOLIO
from portfolio.findings.answers import quoted
from portfolio.findings.finding import Case, Outcome, Rule
from portfolio.model import Portfolio
from portfolio.model.business import Contradiction, DeclaredCount
from portfolio.truth import Truth
from portfolio.values import Number, merged


def miscounted(case: Case) -> Iterator[Outcome]:
    """Where a source counts more things than it names, somebody knows of things we do not."""
    for count in case.portfolio.declared_counts:
        yield Outcome(
            truth=Truth.YES if count.declared != len(count.named) else Truth.NO,
            subject=str(count.id),
            message=_counts(count),
            evidence=count.cited,
            reports=tuple(map(str, count.reports)),
        )


def _counts(count: DeclaredCount) -> str:
    stated = display.counted(count.declared, str(count.singular), str(count.plural))
    verb = "is" if count.declared == 1 else "are"
    named = display.in_words(len(count.named)) if count.named else "none"
    return f"{display.sentence(stated)} {verb} stated, {named} {_verb(len(count.named))} named"


def _verb(number: int) -> str:
    return "are" if number > 1 else "is"


def contradicted(case: Case) -> Iterator[Outcome]:
    """Of two statements that contradict each other at most one can be planned with."""
    for conflict in case.portfolio.contradictions:
        yield Outcome(
            truth=Truth.NO if conflict.resolved else Truth.YES,
            subject=str(conflict.id),
            message=f"The sources disagree about {conflict.title}: {_said(conflict)}",
            evidence=conflict.cited,
            reports=tuple(map(str, conflict.reports)),
        )


def _said(conflict: Contradiction) -> str:
    return display.listed([quoted(s.says) for s in conflict.statements], last="or")


def unsourced(case: Case) -> Iterator[Outcome]:
    """A number that names no source can be neither checked nor corrected."""
    numbers = _numbers(case.portfolio)
    bare = [n for n in numbers if not any(s.is_cited for s in n.sources)]
    verb = "names" if len(bare) == 1 else "name"
    count = f"{display.in_words(len(bare))} of {display.counted(len(numbers), 'number')}"
    if numbers:
        yield Outcome(
            truth=Truth.YES if bare else Truth.NO,
            subject=PORTFOLIO,
            message=f"{display.sentence(count)} {verb} no source",
            evidence=merged(*(n.sources for n in bare)),
            reports=_all_reports(case.portfolio),
        )


def _numbers(portfolio: Portfolio) -> list[Number]:
    return [
        value
        for part in all_parts(portfolio)
        for name in value_fields(type(part))
        for value in values_in(getattr(part, name))
        if isinstance(value, Number)
    ]


def _all_reports(portfolio: Portfolio) -> tuple[str, ...]:
    return tuple(sorted({str(r) for role in portfolio.roles for r in role.reports}))


RULES = (
    Rule(
        "DAT-01",
        "medium",
        (),
        "A source counts other things than it names",
        "Name the others, or correct the count",
        miscounted,
        about_data=True,
    ),
    Rule(
        "DAT-02",
        "high",
        (),
        "Sources contradict each other",
        "Decide which statement holds, and write it down",
        contradicted,
        about_data=True,
    ),
    Rule(
        "DAT-03",
        "low",
        (),
        "Numbers name no source",
        "Name the document, the export or the person that each number comes from",
        unsourced,
        about_data=True,
    ),
)
