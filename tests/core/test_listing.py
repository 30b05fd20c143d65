"""The whole listing for a portfolio that has every mistake once."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from portfolio.problem import Problem, as_github, as_json, as_text
from store.load import load
from store.tree import read_tree
from tests.import_contract import ROOT

BROKEN = Path("tests/data/broken")


@pytest.fixture
def problems(monkeypatch: pytest.MonkeyPatch) -> tuple[Problem, ...]:
    monkeypatch.chdir(ROOT)
    loaded = load(BROKEN)
    assert loaded.portfolio is None
    return loaded.problems


def test_every_mistake_is_listed(
    problems: tuple[Problem, ...], golden: Callable[[str, str], None]
) -> None:
    """All at once, in the order of files and lines, each with what to do."""
    golden("broken.txt", "".join(f"{as_text(problem)}\n" for problem in problems))


def test_every_broken_file_is_listed(problems: tuple[Problem, ...]) -> None:
    """And the good one is not."""
    files = {path.as_posix() for path in BROKEN.rglob("*") if path.is_file()}
    assert files - {(BROKEN / "portfolio" / "good.yml").as_posix()} == {
        problem.source.file for problem in problems
    }


def test_every_problem_stands_in_its_file(problems: tuple[Problem, ...]) -> None:
    """An editor that jumps there finds the line."""
    for problem in problems:
        lines = Path(problem.source.file).read_bytes().splitlines()
        assert 1 <= problem.source.line <= max(len(lines), 1)


def test_the_listing_is_in_order_and_without_repetition(problems: tuple[Problem, ...]) -> None:
    assert sorted(set(problems)) == list(problems)


def test_every_problem_says_what_to_do(problems: tuple[Problem, ...]) -> None:
    """In a hint, after a semicolon, or because the message names what is allowed."""
    told = (
        "write",
        ";",
        "is not one of",
        "yes nor no",
        "names its",
        "is not a",
        "between",
        "mail address",
    )
    assert [] == [p for p in problems if not p.hint and not any(w in p.message for w in told)]


def test_the_same_listing_for_programs(problems: tuple[Problem, ...]) -> None:
    """JSON for scripts, workflow commands for pull requests."""
    records = json.loads(as_json(problems))
    assert len(problems) == len(records)
    [boat] = [r for r in records if "'nmae'" in r["message"]]
    assert {
        "file": "tests/data/broken/portfolio/records.yml",
        "line": 5,
        "severity": "error",
        "message": "'nmae' is not a known name here",
        "hint": "did you mean 'name'?",
    } == boat
    [boat] = [line for line in map(as_github, problems) if "'nmae'" in line]
    assert (
        "::error file=tests/data/broken/portfolio/records.yml,line=5"
        "::'nmae' is not a known name here; did you mean 'name'?"
    ) == boat


def test_percent_signs_survive_in_pull_requests(problems: tuple[Problem, ...]) -> None:
    [line] = [as_github(p) for p in problems if p.message.startswith("share:")]
    assert line.endswith("::share: '15' is not a percentage; write it with its sign, as 12.5%25")


def test_the_good_file_alone_is_good() -> None:
    """Otherwise its own mistakes would hide among the others."""
    path = ROOT / BROKEN / "portfolio" / "good.yml"
    tree, found = read_tree(path.read_bytes(), "good.yml")
    assert tree is not None
    assert [] == found
