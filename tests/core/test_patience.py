"""Files made to exhaust the machine, or to bury the owner in messages."""

import time
from collections.abc import Iterator

import pytest

from store.tree import MAX_BYTES
from tests.core.test_fuzz import FILES, MONTH_FILE, outcome

PATIENCE = 15
"""So many times the reading of a harmless file of the same size; quadratic work takes more."""


def filled(start: str, line: str) -> bytes:
    """A file of nearly the largest size: numbered repetitions of a line."""
    return "".join(_lines(start, line)).encode()


def _lines(start: str, line: str) -> Iterator[str]:
    size, n = len(start), 0
    yield start
    while (size := size + len(line.format(n=n, next=n + 1))) < MAX_BYTES:
        yield line.format(n=n, next=n + 1)
        n += 1


COST = "- {{id: c{n}, vendor: V, service: S, monthly: "


@pytest.fixture(scope="module")
def harmless() -> float:
    """Seconds for a file of the largest size in which nothing is wrong."""
    return _seconds({"a.yml": filled("costs:\n", COST + "7}}\n")})[0]


def _seconds(files: dict[str, bytes]) -> tuple[float, int]:
    start = time.process_time()
    problems = outcome({**FILES, **files}).problems
    return time.process_time() - start, len(problems)


@pytest.mark.parametrize(
    ("start", "line"),
    [
        ("", "name-{n}: 1\n"),
        ("policies:\n- id: a\n  text: b\n", "  name-{n}: 1\n"),
        ("policies:\n", "- {{id: a{n}, txt: b}}\n"),
        ("policies:\n", "- {{id: a, text: b}}\n"),
        ("", "policies: []\n"),
        ("assets:\n", "- {{id: a{n}, entity: e{n}x, kind: vessel, name: B}}\n"),
        ("entities:\n", "- {{id: e{n}, name: N, kind: brand, model: events, parent: e{next}}}\n"),
        ("costs:\n", COST + "{{value: 7, source: {{ref: x{n}}}}}}}\n"),
        ("costs:\n", COST + "{{unknown: true, need: n, ask: x{n}}}}}\n"),
        ("source: {ref: nope}\ncosts:\n", COST + "7}}\n"),
        ("expenses:\n- id: a\n  category: c\n  amount:\n", "  - {{month: x{n}, value: 1}}\n"),
        ("a: ", "[],"),
    ],
)
def test_no_file_takes_long(harmless: float, start: str, line: str) -> None:
    seconds, problems = _seconds({"a.yml": filled(start, line)})
    assert problems > 0
    assert seconds < PATIENCE * harmless


@pytest.mark.parametrize("record", ["operating", "operatin"])
def test_no_month_file_takes_long(harmless: float, record: str) -> None:
    answers = filled("as_of: 2026-10-31\nanswers:\n", f"  cash.{record}.b{{n}}: 1\n")
    seconds, problems = _seconds({MONTH_FILE: answers})
    assert 21 == problems
    assert seconds < PATIENCE * harmless
