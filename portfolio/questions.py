"""What nobody has told yet: unknowns grouped by the question that settles them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from operator import itemgetter

from portfolio import display
from portfolio.amounts import Series
from portfolio.calendar import Month
from portfolio.checks import all_parts, value_fields, values_in
from portfolio.figures import Figure, Figures
from portfolio.findings import Register
from portfolio.model import Portfolio
from portfolio.model.business import Contradiction, DeclaredCount
from portfolio.values import Missing, Source, Unknown, Value

FIRST_SCREEN_WEIGHT = 3
MOST_CONSIDERED = 10


@dataclass(frozen=True)
class Question:
    """One thing to ask one person, and the figures that wait for the answer.

    `addresses` are the values that the answer fills in; there are none when the answer corrects
    what the sources say rather than a figure.
    """

    text: str
    ask: str
    since: str
    enough: str
    need: str
    addresses: tuple[str, ...]
    unlocks: tuple[str, ...]
    reports: tuple[str, ...]
    sources: tuple[Source, ...]

    @property
    def id(self) -> str:
        return self.addresses[0] if self.addresses else self.text


def questions(portfolio: Portfolio, figures: Figures, register: Register) -> tuple[Question, ...]:
    """All open questions, the ones first that unlock most figures; a stable order."""
    told = _from_unknowns(portfolio, figures, register)
    named = {q.text for q in told}
    counts = [q for q in map(_of_count, _miscounted(portfolio)) if q.text not in named]
    asked = [*told, *counts, *map(_of_conflict, _open(portfolio))]
    return tuple(sorted(asked, key=lambda q: (-len(q.unlocks), q.since, q.text, q.id)))


def all_missing(portfolio: Portfolio) -> tuple[Missing, ...]:
    """Every explicit unknown of the data, once."""
    found = {
        missing
        for part in all_parts(portfolio)
        for name in value_fields(type(part))
        for value in _open_values(getattr(part, name), portfolio.edition)
        if isinstance(value, Unknown)
        for missing in value.missing
    }
    return tuple(sorted(found))


def _open_values(value: object, edition: Month) -> Iterable[Value]:
    """What a field still asks: a measure that has its number of this month asks nothing."""
    return [value.at(edition)] if isinstance(value, Series) else values_in(value)


def _from_unknowns(portfolio: Portfolio, figures: Figures, register: Register) -> list[Question]:
    groups: dict[tuple[str, str], list[Missing]] = defaultdict(list)
    for missing in all_missing(portfolio):
        groups[missing.question or missing.need, missing.ask].append(missing)
    return [_grouped(group, portfolio, figures, register) for group in groups.values()]


def _grouped(
    group: Sequence[Missing], portfolio: Portfolio, figures: Figures, register: Register
) -> Question:
    first = group[0]
    addresses = {m.address for m in group}
    waiting = [f for f in figures.values() if addresses & {m.address for m in f.missing}]
    return Question(
        text=first.question or f"{display.sentence(first.need)}?",
        ask=first.ask,
        since=min((m.since for m in group if m.since), default=""),
        enough=first.enough,
        need=first.need,
        addresses=tuple(m.address for m in group),
        unlocks=tuple(f.id for f in waiting),
        reports=_readers(waiting, addresses, first.ask, portfolio, register),
        sources=tuple(m.source for m in group),
    )


def _readers(
    waiting: list[Figure], addresses: set[str], ask: str, portfolio: Portfolio, register: Register
) -> tuple[str, ...]:
    """The reports of its figures and rules; of the person asked where it has neither."""
    reports = {r for figure in waiting for r in figure.reports}
    reports |= {
        r
        for n in register.not_assessed
        if addresses & {m.address for m in n.missing}
        for r in n.reports
    }
    return tuple(sorted(reports)) or reports_of(ask, portfolio)


def reports_of(person_or_role: str, portfolio: Portfolio) -> tuple[str, ...]:
    """The reports of a role, or of the roles of a person."""
    seats = {person_or_role}
    seats |= {str(s) for r in portfolio.recipients if r.person == person_or_role for s in r.roles}
    return tuple(
        sorted({str(r) for role in portfolio.roles if role.id in seats for r in role.reports})
    )


def on_sources(portfolio: Portfolio) -> dict[str, Question]:
    """What to ask about a source itself, by the id of the count or contradiction in question."""
    counts = {str(count.id): _of_count(count) for count in _miscounted(portfolio)}
    return counts | {str(conflict.id): _of_conflict(conflict) for conflict in _open(portfolio)}


def _miscounted(portfolio: Portfolio) -> list[DeclaredCount]:
    return [c for c in portfolio.declared_counts if c.declared > len(c.named)]


def _of_count(count: DeclaredCount) -> Question:
    return Question(
        text=count_question(count),
        ask=str(count.ask),
        since=str(count.since or ""),
        enough="a list of names will do",
        need=str(count.plural),
        addresses=(),
        unlocks=(),
        reports=tuple(str(r) for r in count.reports),
        sources=count.cited,
    )


def count_question(count: DeclaredCount) -> str:
    """`You counted eight shortfalls and named seven; which is the eighth?`"""
    declared, named = count.declared, len(count.named)
    start = f"You counted {display.in_words(declared)} {count.plural}"
    if not named:
        return f"{start} and named none; which are they?"
    absent = [display.ordinal(n) for n in range(named + 1, declared + 1)]
    verb = "is" if len(absent) == 1 else "are"
    which = display.listed([f"the {a}" for a in absent])
    return f"{start} and named {display.in_words(named)}; which {verb} {which}?"


def _open(portfolio: Portfolio) -> list[Contradiction]:
    return [c for c in portfolio.contradictions if not c.resolved]


def _of_conflict(conflict: Contradiction) -> Question:
    return Question(
        text=str(conflict.question),
        ask=str(conflict.ask),
        since="",
        enough="",
        need=str(conflict.title),
        addresses=(),
        unlocks=(),
        reports=tuple(str(r) for r in conflict.reports),
        sources=conflict.cited,
    )


def of_report(asked: Iterable[Question], report: str) -> tuple[Question, ...]:
    return tuple(q for q in asked if report in q.reports)


def unlocking_most(
    asked: Sequence[Question], figures: Iterable[Figure], first_screen: Iterable[str], most: int = 3
) -> tuple[Question, ...]:
    """The few questions whose answers together make most figures known.

    Figures of the first screen count threefold; among equals the set that helps more figures
    along wins, then the order of `asked`. Every combination of the most promising is tried, since
    two answers may be worth nothing without a third.
    """
    first = set(first_screen)
    waiting = [
        ({m.address for m in f.missing}, FIRST_SCREEN_WEIGHT if f.name in first else 1)
        for f in figures
        if f.missing
    ]

    promises = [(_promise(q, waiting), q) for q in asked]
    useful = sorted((pair for pair in promises if pair[0]), key=itemgetter(0), reverse=True)

    def worth(chosen: tuple[tuple[Fraction, Question], ...]) -> tuple[int, Fraction]:
        told = {address for _, q in chosen for address in q.addresses}
        opened = sum(weight for needed, weight in waiting if needed <= told)
        return opened, sum((promise for promise, _ in chosen), Fraction())

    considered = useful[:MOST_CONSIDERED]
    chosen = max(combinations(considered, min(most, len(considered))), key=worth)
    return tuple(question for _, question in chosen)


def _promise(question: Question, waiting: Sequence[tuple[set[str], int]]) -> Fraction:
    """The question's part in each figure that waits for it."""
    told = set(question.addresses)
    return sum((Fraction(w, len(needed)) for needed, w in waiting if needed & told), Fraction())
