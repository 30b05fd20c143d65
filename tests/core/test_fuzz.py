"""Whatever stands in a data file, the outcome is a portfolio or problems with their places."""

import re
from collections.abc import Iterable

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from portfolio.assessment import assess
from portfolio.calendar import Month
from portfolio.model import collection_types
from portfolio.months import MonthFile
from portfolio.parse import Parsed, parse
from portfolio.problem import Problem
from portfolio.text import Mapping
from store.tree import read_tree
from tests.portfolio_builder import INVENTED, MONTH

FILES = {path.name: path.read_bytes() for path in sorted(INVENTED.rglob("*.yml"))}
MONTH_FILE = f"{MONTH}.yml"
FIELDS = sorted({f for kind in collection_types().values() for f in kind.model_fields})
NAMES = [
    *collection_types(),
    *FIELDS,
    "answers",
    "as_of",
    "currency",
    "value",
    "low",
    "high",
    "need",
]
NAMES += ["unknown", "na", "ask", "ref", "month", "<<", "cash.operating.balance", "people.owner."]
SCALARS = ["yes", "no", "7", "7,000", "-1.5", "~25", "7 to 9", "9 to 7", "50%", "$7", "2026-10"]
SCALARS += ["2026-10-31", "2026-02-30", "9999-12", "null", "~", "", " ", "owner", "kayaks", "books"]
SCALARS += ["unknown", "n/a", "USD", "EUR", "x@example.com", "1" * 400, "é", "\u2028", "a: b", "0"]

scalars = st.sampled_from(SCALARS) | st.text(max_size=8)
nodes = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4)
    ),
    max_leaves=12,
)
records = st.lists(st.dictionaries(st.sampled_from(NAMES), nodes, max_size=6) | nodes, max_size=3)
roots = st.dictionaries(st.sampled_from([*collection_types(), *NAMES]), records | nodes, max_size=5)


def outcome(files: dict[str, bytes]) -> Parsed:
    """All problems of a folder with these files."""
    problems: list[Problem] = []
    roots: list[Mapping] = []
    months: list[MonthFile] = []
    for name, content in files.items():
        tree, found = read_tree(content, name)
        problems += found
        if tree is not None and name == MONTH_FILE:
            months.append(MonthFile(Month.parse(MONTH), tree))
        elif tree is not None:
            roots.append(tree)
    parsed = parse(roots, months)
    return Parsed(parsed.portfolio, (*problems, *parsed.problems))


def check(files: dict[str, bytes]) -> None:
    parsed = outcome(files)
    assert parsed.problems or parsed.portfolio or MONTH_FILE not in files
    check_places(parsed.problems, files)
    if parsed.portfolio and not parsed.problems:
        assess(parsed.portfolio)


def check_places(problems: Iterable[Problem], files: dict[str, bytes]) -> None:
    """Each in a line that its file has, and in one line of words."""
    lines = {name: len(re.split(rb"\r\n|\r|\n", content)) for name, content in files.items()}
    for problem in problems:
        assert 1 <= problem.source.line <= lines[problem.source.file], problem
        assert problem.message.strip()
        assert problem.text.isprintable(), problem


@given(st.binary(max_size=200))
@example(b"\xef\xbb\xbf")
@example(b"a: \xed\xa0\x80")
@example(b"\r\ra: \x85\r")
def test_any_bytes(content: bytes) -> None:
    check({MONTH_FILE: content})


@given(st.text(alphabet="a:-[]{}&*!|>'\"#%@`?,\n\t \r\u2028é0~<=", max_size=60))
@example("? ")
@example("a: |\n")
@example("{[")
@example(": :")
def test_any_text_that_looks_like_yaml(text: str) -> None:
    check({MONTH_FILE: text.encode()})


@given(roots)
def test_any_structure(root: object) -> None:
    """Of the names and words that data files have, nested in any way."""
    text = yaml.safe_dump(root, allow_unicode=True).encode()
    check({"a.yml": text, MONTH_FILE: FILES[MONTH_FILE]})
    check({**FILES, "a.yml": text})


@given(roots, st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=9), nodes, max_size=4))
def test_any_month_file(root: dict[str, object], answers: dict[str, object]) -> None:
    content = yaml.safe_dump({**root, "as_of": "2026-10-31", "answers": answers})
    check({**FILES, MONTH_FILE: content.encode()})


@st.composite
def mutated(draw: st.DrawFn) -> dict[str, bytes]:
    """The invented portfolio with a few slips of the finger in one of its files."""
    name = draw(st.sampled_from(sorted(FILES)))
    lines = FILES[name].decode().splitlines()
    for _ in range(draw(st.integers(1, 3))):
        lines = draw(slips(lines)) or [""]
    return {**FILES, name: "\n".join(lines).encode()}


@st.composite
def slips(draw: st.DrawFn, lines: list[str]) -> list[str]:
    at = draw(st.integers(0, len(lines) - 1))
    line = lines[at]
    column = draw(st.integers(0, len(line)))
    word = draw(scalars).replace("\\", "/")  # a pattern's replacement gives it a meaning
    changed = draw(
        st.sampled_from(
            [
                [],
                [line, line],
                [f" {line}"],
                [line[1:]],
                [f"{line[:column]}{word}{line[column:]}"],
                [line[:column], line[column:]],
                [re.sub(r": .*", f": {word}", line)],
                [re.sub(r"[\w.%]+(?=[,}\]]|$)", word, line)],
                [re.sub(r"\w+:", f"{draw(st.sampled_from(NAMES))}:", line, count=1)],
                [draw(st.sampled_from(lines))],
            ]
        )
    )
    return [*lines[:at], *changed, *lines[at + 1 :]]


@settings(max_examples=300)
@given(mutated())
def test_slips_of_the_finger(files: dict[str, bytes]) -> None:
    """Lines lost, doubled, moved, words misplaced: never more than a list of problems."""
    check(files)


@given(st.integers(0, 5000), st.sampled_from(sorted(FILES)))
def test_a_file_that_breaks_off(length: int, name: str) -> None:
    check({**FILES, name: FILES[name][:length]})
