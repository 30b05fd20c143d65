"""What is wrong with the data itself: values that are collected and shown all at once."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from portfolio.values import Source

Severity = Literal["error", "warning"]

MOST_SHOWN = 20
"""More mistakes of one kind in one place than anybody made one by one are summed up."""

_LONGEST = 300


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: where it stands, what is wrong, and what to do about it."""

    source: Source
    severity: Severity
    message: str
    hint: str = ""

    @property
    def text(self) -> str:
        return f"{self.message}; {self.hint}" if self.hint else self.message


def error(source: Source, message: str, hint: str = "") -> Problem:
    return Problem(source, "error", _one_line(message), _one_line(hint))


def warning(source: Source, message: str, hint: str = "") -> Problem:
    return Problem(source, "warning", _one_line(message), _one_line(hint))


def summed_up(place: Source, count: int, what: str) -> Problem:
    return error(place, f"there are {count} more {what}", "mend the first ones and look again")


def _one_line(text: str) -> str:
    """Messages quote what people typed: whole paragraphs, line ends, or bytes of a broken file."""
    printable = "".join(letter if letter.isprintable() else " " for letter in text)
    return printable if len(printable) <= _LONGEST else f"{printable[:_LONGEST]}…"


def stops(problems: Iterable[Problem]) -> bool:
    """Whether anything may be built at all."""
    return any(problem.severity == "error" for problem in problems)


def unusable(wrong: OSError) -> str:
    """A file or folder that the system refuses, as one line like that of any other problem."""
    message = f"this cannot be used ({wrong.strerror or wrong})"
    place = Source(str(wrong.filename or "."), 1)
    return as_text(error(place, message, "check its name and who may read and write it"))


def as_text(problem: Problem) -> str:
    """`file:line: severity: message; what to do`, the form that editors jump to."""
    return f"{problem.source.file}:{problem.source.line}: {problem.severity}: {problem.text}"


def as_github(problem: Problem) -> str:
    """A workflow command that marks the line in a pull request."""
    place = f"file={_property(problem.source.file)},line={problem.source.line}"
    return f"::{problem.severity} {place}::{_data(problem.text)}"


def as_json(problems: Iterable[Problem]) -> str:
    """All problems as one JSON list, in order."""
    return json.dumps([as_record(problem) for problem in problems], indent=2, ensure_ascii=False)


def as_record(problem: Problem) -> dict[str, str | int]:
    return {
        "file": problem.source.file,
        "line": problem.source.line,
        "severity": problem.severity,
        "message": problem.message,
        "hint": problem.hint,
    }


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
