"""Writes the file of a month, after reading it together with everything else."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from portfolio import display
from portfolio.asking import is_open
from portfolio.calendar import Month
from portfolio.model import Portfolio
from portfolio.months import ANSWERS, AS_OF, MonthFile
from portfolio.problem import Problem
from portfolio.spreadsheet import Answer
from store.load import MONTHS, RECORDS, load
from store.scalar import scalar
from store.tree import read_tree
from store.writing import write_new, write_over

SCHEMA = Path("schema") / "month.schema.json"


@dataclass(frozen=True)
class Draft:
    """The file of a month that is about to be written.

    `told_by` is the id of the source that its answers cite; there may be none.
    """

    data: Path
    month: Month
    as_of: date
    told_by: str = ""

    @property
    def path(self) -> Path:
        return self.data / RECORDS / MONTHS / f"{self.month}.yml"


def teller(portfolio: Portfolio) -> str:
    """The source that answers cite: the one person among the sources, where there is one."""
    persons = [str(s.id) for s in portfolio.sources if s.kind == "person"]
    return persons[0] if len(persons) == 1 else ""


def problems_with(draft: Draft, answers: Sequence[Answer]) -> list[Problem]:
    """What would be wrong with the data if these answers were in the month's file."""
    tree, problems = read_tree(text_of(draft, answers).encode(), str(draft.path))
    if tree is None:
        return problems
    return list(load(draft.data, draft=MonthFile(draft.month, tree)).problems)


def is_unanswered(path: Path) -> bool:
    """Whether a month's file stands there in which nobody has written anything yet."""
    if not path.is_file():
        return False
    tree, _ = read_tree(path.read_bytes(), str(path))
    said = set(tree) - {AS_OF, "source", "currency"} if tree is not None else set()
    return tree is not None and said <= {ANSWERS} and not tree.get(ANSWERS)


def write(draft: Draft, answers: Sequence[Answer]) -> Path:
    """Write the month's file, whole or not at all.

    Raises FileExistsError, unless the file that stands there waits for its first answer.
    """
    put = write_over if is_unanswered(draft.path) else write_new
    put(draft.path, text_of(draft, answers).encode())
    return draft.path


def text_of(draft: Draft, answers: Sequence[Answer]) -> str:
    """The month's file: one line for each value, under the question that it answers."""
    lines = [line for answer in answers for line in _lines(answer)]
    place = display.month(draft.month)
    source = [f"source: {{ref: {draft.told_by}, place: {place}}}"] if draft.told_by else []
    schema = Path(os.path.relpath(SCHEMA, draft.path.parent)).as_posix()
    top = [
        f"# yaml-language-server: $schema={schema}",
        f"# Answers for {place}. A line that says 'unknown' leaves its question open.",
        "",
        f"{AS_OF}: {draft.as_of}",
        *source,
        f"{ANSWERS}:" if lines else f"{ANSWERS}: {{}}",
    ]
    return "\n".join([*top, *lines]) + "\n"


def _lines(answer: Answer) -> list[str]:
    text = "unknown" if is_open(answer.text) else scalar(answer.text)
    question = " ".join(answer.question.split())
    note = [f"  # {question}"] if question.isprintable() and question else []
    return note + [f"  {scalar(address)}: {text}" for address in answer.addresses]
