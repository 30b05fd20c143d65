"""Missing programs are named, nothing is skipped unseen, golden files compare."""

from pathlib import Path

import pytest

CONFTEST = Path(__file__).with_name("conftest.py")

NEEDY = """
import pytest

@pytest.mark.needs("python3", "no-such-program")
def test_needy():
    raise AssertionError("ran without its program")
"""
SATISFIED = """
import pytest

@pytest.mark.needs("python3")
def test_satisfied():
    pass
"""
GOLDEN = """
def test_golden(golden):
    golden("greeting.txt", "new\\n")
"""


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """An empty project with this project's conftest."""
    pytester.makeconftest(CONFTEST.read_text("utf-8"))
    for name in ("REQUIRE_ALL", "UPDATE_GOLDENS"):
        monkeypatch.delenv(name, raising=False)
    return pytester


def test_a_missing_program_skips_and_is_named(project: pytest.Pytester) -> None:
    """Only the programs that are missing are named."""
    project.makepyfile(NEEDY)
    result = project.runpytest_inprocess("-rs")
    result.assert_outcomes(skipped=1)
    result.stdout.fnmatch_lines(["*needs no-such-program, which is not installed"])


@pytest.mark.parametrize(
    "source",
    [NEEDY, "import pytest\npytest.importorskip('no_such_module')"],
    ids=["test", "whole file"],
)
def test_require_all_turns_every_skip_into_a_failure(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, source: str
) -> None:
    """The run fails and says why, whether a test or a whole file would have been skipped."""
    monkeypatch.setenv("REQUIRE_ALL", "1")
    project.makepyfile(source)
    result = project.runpytest_inprocess()
    assert result.ret != pytest.ExitCode.OK
    result.stdout.fnmatch_lines(["*REQUIRE_ALL=1 allows no skip:*no?such?*"])


def test_a_program_that_is_there_lets_the_test_run(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    """REQUIRE_ALL changes nothing for a test that runs."""
    monkeypatch.setenv("REQUIRE_ALL", "1")
    project.makepyfile(SATISFIED)
    project.runpytest_inprocess().assert_outcomes(passed=1)


def test_a_golden_differs_until_it_is_updated(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing or different file fails; UPDATE_GOLDENS=1 writes it, and then it passes."""
    project.makepyfile(GOLDEN)
    project.runpytest_inprocess().assert_outcomes(failed=1)
    monkeypatch.setenv("UPDATE_GOLDENS", "1")
    project.runpytest_inprocess().assert_outcomes(passed=1)
    monkeypatch.delenv("UPDATE_GOLDENS")
    project.runpytest_inprocess().assert_outcomes(passed=1)
    (project.path / "golden/greeting.txt").write_text("old\n", "utf-8")
    project.runpytest_inprocess().assert_outcomes(failed=1)
