import json

from hypothesis import given
from hypothesis import strategies as st

from portfolio.problem import as_github, as_json, as_text, error, stops, unusable, warning
from portfolio.values import Source

HERE = Source("data/a.yml", 7)
PROBLEM = error(HERE, "'cahs' is not a known name here", "did you mean 'cash'?")


def test_text_starts_with_file_and_line() -> None:
    """Editors jump there; a hint follows after a semicolon."""
    expected = "data/a.yml:7: error: 'cahs' is not a known name here; did you mean 'cash'?"
    assert expected == as_text(PROBLEM)
    assert "data/a.yml:7: warning: odd" == as_text(warning(HERE, "odd"))


def test_github_marks_the_line_in_a_pull_request() -> None:
    expected = (
        "::error file=data/a.yml,line=7::'cahs' is not a known name here; did you mean 'cash'?"
    )
    assert expected == as_github(PROBLEM)


def test_github_escapes_what_would_end_its_command() -> None:
    """A file or a message cannot smuggle in another command."""
    problem = warning(Source("a:b,c%.yml", 1), "100%\n::set-env::x")
    assert "::warning file=a%3Ab%2Cc%25.yml,line=1::100%25 ::set-env::x" == as_github(problem)


def test_json_is_a_list_of_records() -> None:
    [record] = json.loads(as_json([PROBLEM]))
    assert {
        "file": "data/a.yml",
        "line": 7,
        "severity": "error",
        "message": "'cahs' is not a known name here",
        "hint": "did you mean 'cash'?",
    } == record
    assert "[]" == as_json([])


@given(st.text(), st.text())
def test_every_problem_is_one_line(message: str, hint: str) -> None:
    """Whatever people typed is quoted without line ends, and not endlessly."""
    text = as_text(error(HERE, message * 50, hint))
    assert 1 == len(f"{text}|".splitlines())
    assert len(text) < 1000


def test_only_errors_stop() -> None:
    assert stops([warning(HERE, "odd"), PROBLEM])
    assert not stops([warning(HERE, "odd")])


def test_what_the_system_refuses_is_one_line_too() -> None:
    """A full disk names no file; a closed folder does."""
    expected = (
        "mine/a.yml:1: error: this cannot be used (Permission denied); check its name and who may"
        " read and write it"
    )
    assert expected == unusable(PermissionError(13, "Permission denied", "mine/a.yml"))
    assert unusable(OSError(28, "No space left on device")).startswith(".:1: error: this cannot")
