"""Rules made of a yes-or-no answer about each record, and the words their messages share."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TypeVar

from portfolio import display
from portfolio.figures.figure import PORTFOLIO
from portfolio.findings.finding import Case, Judge, Outcome
from portfolio.findings.subjects import by_subject, holding, is_active
from portfolio.model import Portfolio, Record
from portfolio.model.business import Entity
from portfolio.truth import Truth, any_of, is_no
from portfolio.values import Missing, Value, merged, missing_of

R = TypeVar("R", bound=Record)

Words = Callable[[Sequence[R], Sequence[R]], str]
"""The message, from the records of which it is so and from all that were judged."""


def said_no(
    records: Callable[[Portfolio], Iterable[R]],
    answer: Callable[[R], Value],
    words: Words[R],
    why: str,
) -> Judge:
    """A rule that fires for each business where the answer for one of its records is no."""

    def judge(case: Case) -> Iterator[Outcome]:
        groups = by_subject(case, records(case.portfolio), lambda r: getattr(r, "entity", None))
        for subject, group in groups.items():
            yield judged(subject, group, lambda r: is_no(answer(r)), answer, words)

    judge.__doc__ = why
    return judge


def judged(
    subject: str,
    group: Sequence[R],
    truth: Callable[[R], Truth],
    answer: Callable[[R], Value],
    words: Words[R],
) -> Outcome:
    """Whether it is so of any record of the group."""
    affected = holding(group, truth)
    return Outcome(
        truth=any_of(*map(truth, group)),
        subject=subject,
        message=words(affected, group) if affected else "",
        evidence=merged(*(answer(r).sources for r in affected or group)),
        missing=missing_of(*map(answer, group)),
    )


def not_told(
    portfolio: Portfolio,
    told: Collection[str],
    applies: Callable[[Entity], bool],
    collection: str,
    need: str,
) -> Iterator[Outcome]:
    """Businesses that nobody has said anything about: they could not be assessed.

    What is said of the whole portfolio, or of the business a service belongs to, holds for it too.
    """
    for entity in portfolio.entities:
        subject = str(entity.id)
        covered = {PORTFOLIO, subject, str(entity.parent)} & set(told)
        if applies(entity) and is_active(portfolio, subject) and not covered:
            missing = Missing(f"{collection}.{subject}", need, "", source=entity.at)
            yield Outcome(Truth.UNKNOWN, subject, "", entity.cited, missing=(missing,))


def some_of(affected: int, everything: int, singular: str, plural: str = "") -> str:
    """`two of three sites`, `any of the three sites`, `the only site`; for sentences that deny."""
    counted = display.counted(everything, singular, plural)
    if affected < everything:
        return f"{display.in_words(affected)} of {counted}"
    words = {1: f"the only {singular}", _PAIR: f"either of the {counted}"}
    return words.get(everything, f"any of the {counted}")


_PAIR = 2


def some_names(names: Iterable[object], most: int = 3) -> str:
    """`A, B, C and two more`."""
    texts = [str(name) for name in names]
    rest = len(texts) - most
    return display.listed([*texts[:most], f"{display.in_words(rest)} more"] if rest > 0 else texts)


def quoted(name: object) -> str:
    return f"“{name}”"
