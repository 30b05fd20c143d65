"""What all tests share: system programs that may be missing, golden files, repeatable examples."""

import os
import shutil
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import settings

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)
GOLDEN = Path(__file__).parent / "golden"

# The same examples in every run of CI; on a developer's machine new ones, to find more.
settings.register_profile("ci", derandomize=True, deadline=None, database=None)
settings.register_profile("developer", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "developer")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "needs(*programs): skip, naming it, when a system program is missing"
    )


def pytest_runtest_setup(item: pytest.Item) -> None:
    programs = [name for marker in item.iter_markers("needs") for name in marker.args]
    if missing := [name for name in programs if shutil.which(name) is None]:
        pytest.skip(f"needs {', '.join(missing)}, which is not installed")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return _required((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return _required((yield))


def _required(report: Report) -> Report:
    """With REQUIRE_ALL=1 a test that was skipped has failed: nothing may go unseen."""
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("REQUIRE_ALL") == "1":
        report.outcome = "failed"
        report.longrepr = f"REQUIRE_ALL=1 allows no skip: {report.longrepr}"
    return report


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """`golden(name, text)`: the text equals tests/golden/<name>; UPDATE_GOLDENS=1 writes it."""

    def compare(name: str, actual: str) -> None:
        path = GOLDEN / name
        if os.environ.get("UPDATE_GOLDENS") == "1":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(actual, "utf-8", newline="\n")
        if not path.exists():
            pytest.fail(f"tests/golden/{name} does not exist; make update-goldens writes it")
        expected = path.read_text("utf-8")
        assert expected == actual

    return compare
