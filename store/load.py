"""The data folder -> a portfolio. Reads files and nothing else; all problems at once."""

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from portfolio.calendar import Month
from portfolio.months import MonthFile
from portfolio.parse import Parsed, parse
from portfolio.problem import Problem, error
from portfolio.text import Mapping
from portfolio.values import Source
from store.tree import read_tree

RECORDS = "portfolio"
MONTHS = "months"
COLLECTED = "collected"

_MONTH_FILE = re.compile(r"\d{4}-(0[1-9]|1[0-2])\.yml")


def load(data: Path, as_of: date | None = None, draft: MonthFile | None = None) -> Parsed:
    """Read the data folder; `problems` name files as they are reached from the working folder.

    `draft` is a month file that is not in the folder yet, read as if it were.
    """
    with _without_collector():
        return _load(data, as_of, draft)


def _load(data: Path, as_of: date | None, draft: MonthFile | None) -> Parsed:
    problems: list[Problem] = []
    roots: list[Mapping] = []
    months: list[MonthFile] = [draft] if draft else []
    for path in data_files(data, problems):
        tree, found = read_tree(path.read_bytes(), str(path))
        problems += found
        if tree is None:
            continue
        if path.parent.name == MONTHS:
            months.append(MonthFile(Month.parse(path.stem), tree))
        else:
            roots.append(tree)
    parsed = parse(roots, months, as_of)
    everything = tuple(sorted({*problems, *parsed.problems}))
    blocked = any(p.severity == "error" for p in everything)
    return Parsed(None if blocked else parsed.portfolio, everything)


def data_files(data: Path, problems: list[Problem]) -> list[Path]:
    """Every data file in a stable order; what is no data file is a problem, never skipped."""
    folder = data / RECORDS
    if not folder.is_dir():
        hint = "run 'make new' to lay out an empty portfolio"
        problems.append(error(Source(str(data), 1), f"there is no folder '{RECORDS}' in it", hint))
        return []
    paths = sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.startswith("."))
    wanted = [p for p in paths if _is_data_file(p, problems)]
    if not any(p.parent.name == MONTHS for p in wanted):
        hint = "run 'make month' to write the first one"
        problems.append(error(Source(str(folder / MONTHS), 1), "there is no month file", hint))
    collected = data / COLLECTED
    return wanted + (sorted(collected.rglob("*.yml")) if collected.is_dir() else [])


def _is_data_file(path: Path, problems: list[Problem]) -> bool:
    source = Source(str(path), 1)
    if path.suffix == ".yaml":
        problems.append(error(source, "data files end in .yml", f"rename it to {path.stem}.yml"))
        return False
    if path.suffix != ".yml":
        problems.append(error(source, "not a data file", "move it out of this folder"))
        return False
    if path.parent.name == MONTHS and not _MONTH_FILE.fullmatch(path.name):
        problems.append(error(source, "not named after a month", "name it as 2026-11.yml"))
        return False
    return True


@contextmanager
def _without_collector() -> Iterator[None]:
    """Reading makes many objects and no garbage; the collector would look at them all again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.freeze()  # these two hand all that is new over to the oldest generation, unread
            gc.unfreeze()
            gc.enable()
