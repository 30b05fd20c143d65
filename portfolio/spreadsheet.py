"""Answers as a spreadsheet keeps them: a table of address, question and answer.

Spreadsheets write the same table in many ways: with a byte order mark, semicolons or tabs, quotes
around numbers, spaces or apostrophes between thousands, a comma before the decimals. What could
be read in two ways is not guessed.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from portfolio.problem import Problem, error
from portfolio.values import Source

COLUMNS = ("address", "question", "answer")

_DELIMITERS = ",;\t"
_NUMBER = re.compile(r"(?P<before>[~$€£\s]*)(?P<digits>-?\d[\d.,'’\s]*?)(?P<after>\s*%?)")
_DECIMAL_COMMA = re.compile(r"-?(\d{1,3}(\.\d{3})+|\d+),(\d{1,2}|\d{4,})")
_MILLIONS = re.compile(r"-?\d{1,3}(\.\d{3}){2,}")
_ONE_DOT = re.compile(r"-?\d{1,3}\.\d{3}")


class Answer(NamedTuple):
    """What somebody answered to a question, for all the values that it fills in."""

    addresses: tuple[str, ...]
    text: str
    question: str = ""
    source: Source = Source()


def written(rows: Iterable[tuple[Sequence[str], str]]) -> str:
    """The table to fill in, from (addresses, question) rows; spreadsheets open it as it is."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(COLUMNS)
    table.writerows((" ".join(addresses), question, "") for addresses, question in rows)
    return text.getvalue()


def answers_in(text: str, file: str) -> tuple[list[Answer], list[Problem]]:
    """Every row that has an answer, and what is wrong with the others; `file` names them."""
    text = text.removeprefix("\ufeff")
    delimiter = _delimiter(text)
    try:
        rows = [row for row in _rows(text, delimiter) if any(cell.strip() for cell in row[1])]
    except csv.Error as wrong:
        hint = "see whether each quotation mark has its other, or save it as CSV again"
        return [], [error(Source(file, 1), f"not a table ({wrong})", hint)]
    if rows and rows[0][1][0].lower().startswith("sep="):
        rows = rows[1:]
    return _read(rows, file, delimiter)


def _delimiter(text: str) -> str:
    """The one that the head of the table uses most."""
    head = next((line for line in text.splitlines() if "address" in line.lower()), "")
    return max(_DELIMITERS, key=head.count)


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line on which it starts; a quoted cell may run over several lines."""
    table = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    for row in table:
        yield line, row
        line = table.line_num + 1


def _read(
    rows: list[tuple[int, list[str]]], file: str, delimiter: str
) -> tuple[list[Answer], list[Problem]]:
    line, head = rows[0] if rows else (1, [])
    names = [cell.strip().lower() for cell in head]
    if absent := [name for name in ("address", "answer") if name not in names]:
        hint = f"its first row names the columns: {', '.join(COLUMNS)}"
        return [], [error(Source(file, line), f"there is no column '{absent[0]}'", hint)]
    if twice := [name for name in ("address", "answer") if names.count(name) > 1]:
        message = f"there are two columns '{twice[0]}'"
        return [], [error(Source(file, line), message, "keep one of the two")]
    answers, problems = [], []
    for at, row in rows[1:]:
        if any(cell.strip() for cell in row[len(names) :]):
            message = "there are more cells here than columns"
            hint = f"put quotation marks around a cell that holds a '{delimiter}'"
            problems.append(error(Source(file, at), message, hint))
            continue
        cells = dict(zip(names, (cell.strip() for cell in row), strict=False))
        if not cells.get("answer"):
            continue
        try:
            answers.append(_answer(cells, Source(file, at), delimiter))
        except ValueError as wrong:
            problems.append(error(Source(file, at), str(wrong)))
    return answers, problems + _repeated(answers)


def _answer(cells: dict[str, str], source: Source, delimiter: str) -> Answer:
    addresses = tuple(cells["address"].split())
    if not addresses:
        raise ValueError("the answer has no address; take the row from a fresh template")
    text = as_typed(cells["answer"], decimal_comma=delimiter == ";")
    return Answer(addresses, text, cells.get("question", ""), source)


def _repeated(answers: list[Answer]) -> list[Problem]:
    """A value with two answers: nobody can tell which one is meant."""
    first: dict[str, int] = {}
    problems = []
    for answer in answers:
        for address in answer.addresses:
            line = first.setdefault(address, answer.source.line)
            if line != answer.source.line:
                message = f"'{address}' has an answer in line {line} already"
                problems.append(error(answer.source, message, "keep one of the two"))
    return problems


def as_typed(cell: str, *, decimal_comma: bool = False) -> str:
    """A cell as an owner would type it: `1 234,5 %` becomes `1234.5%`, words stay as they are.

    `decimal_comma` says that the table comes from a place that writes `7000,50`; there `7.000`
    could be seven or seven thousand, and raises ValueError.
    """
    text = cell.strip().removeprefix("'")
    text = text[1:-1].strip() if len(text) > 1 and text[0] == text[-1] == '"' else text
    low, separator, high = text.partition(" to ")
    ends = [_number(end, decimal_comma) for end in ((low, high) if separator else (text,))]
    return separator.join(ends)


def _number(text: str, decimal_comma: bool) -> str:
    found = _NUMBER.fullmatch(text.strip())
    if not found:
        return text.strip()
    digits = re.sub(r"(?<=\d)['’\s](?=\d{3})", "", found["digits"])
    before = "".join(found["before"].split()).replace("$", "")
    return f"{before}{_with_point(digits, decimal_comma)}{found['after'].strip()}"


def _with_point(digits: str, decimal_comma: bool) -> str:
    if _DECIMAL_COMMA.fullmatch(digits):
        return digits.replace(".", "").replace(",", ".")
    if _MILLIONS.fullmatch(digits):
        return digits.replace(".", "")
    if decimal_comma and _ONE_DOT.fullmatch(digits):
        whole = digits.replace(".", "")
        raise ValueError(f"'{digits}' could be read in two ways; write {whole} or {digits}0")
    return digits
