"""The data folder -> a portfolio. Reads files and nothing else; all problems at once."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from portfolio.calendar import Month
from portfolio.months import MonthFile
from portfolio.parse import Parsed, parse
from portfolio.problem import Problem, error, stops
from portfolio.text import Mapping
from portfolio.values import Source
from store.tree import MAX_BYTES, read_tree

RECORDS = "portfolio"
MONTHS = "months"
COLLECTED = "collected"


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
    paths = data_files(data, problems, needs_month=not (draft or as_of))
    for path in paths:
        tree, found = _read(path)
        problems += found
        if tree is not None and _is_month_file(path, data):
            months.append(MonthFile(Month.parse(path.stem), tree))
        elif tree is not None:
            roots.append(tree)
    parsed = parse(roots, months, as_of)
    everything = tuple(sorted({*problems, *parsed.problems}))
    return Parsed(None if stops(everything) else parsed.portfolio, everything)


def _read(path: Path) -> tuple[Mapping | None, list[Problem]]:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as wrong:
        message = f"the file cannot be read ({wrong.strerror})"
        return None, [error(_source(path), message, "check who may read it")]
    return read_tree(content, path.as_posix())


def data_files(data: Path, problems: list[Problem], *, needs_month: bool = True) -> list[Path]:
    """Every data file in a stable order; what is no data file is a problem, never skipped."""
    folder = data / RECORDS
    if not folder.is_dir():
        message = f"there is no folder '{RECORDS}' in it"
        problems.append(error(_source(data), message, "run 'make new' to lay out a portfolio"))
        return []
    paths = _files(folder, problems)
    if not paths and not problems:
        hint = "run 'make new' to lay out a portfolio"
        problems.append(error(_source(folder), "the folder is empty", hint))
        return []
    wanted = [path for path in paths if _is_data_file(path, data, problems)]
    if needs_month and not any(_is_month_file(path, data) for path in paths):
        hint = "run 'make month' to write the first one"
        problems.append(error(_source(folder / MONTHS), "there is no month file", hint))
    return wanted + [path for path in _files(data / COLLECTED, problems) if path.suffix == ".yml"]


def _files(folder: Path, problems: list[Problem]) -> list[Path]:
    """All files but those that programs hide, such as `.DS_Store` or a folder `.git`."""
    found: list[Path] = []
    for here, folders, names in os.walk(folder, onerror=lambda w: problems.extend(_closed(w))):
        folders[:] = [name for name in folders if name[0] != "."]
        found += [Path(here, name) for name in names if name[0] != "."]
    return sorted(found)


def _closed(wrong: OSError) -> Iterator[Problem]:
    """A folder that nobody may look into; one that is not there has nothing to read."""
    if not isinstance(wrong, FileNotFoundError):
        message = f"the folder cannot be read ({wrong.strerror})"
        yield error(_source(Path(wrong.filename)), message, "check who may read it")


def _is_month_file(path: Path, data: Path) -> bool:
    return path.parent == data / RECORDS / MONTHS


def _is_data_file(path: Path, data: Path, problems: list[Problem]) -> bool:
    mistake = _mistake_in_name(path, is_month=_is_month_file(path, data))
    if mistake:
        problems.append(error(_source(path), *mistake))
    return not mistake


def _mistake_in_name(path: Path, *, is_month: bool) -> tuple[str, str] | None:
    """What is wrong with the name of a file, and what to do."""
    if path.suffix.lower() in (".yaml", ".yml") and path.suffix != ".yml":
        return "data files end in .yml", f"rename it to {path.stem}.yml"
    if path.suffix != ".yml":
        return "this is not a data file", "move it out of this folder"
    try:
        if is_month:
            Month.parse(path.stem)
    except ValueError:
        return "the file is not named after a month", "name it as 2026-11.yml"
    return None


def _source(path: Path) -> Source:
    """A file or folder as such; separators are those of the documentation on every system."""
    return Source(path.as_posix(), 1)


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
