"""What every command does alike, whichever package it belongs to."""

from collections.abc import Callable
from pathlib import Path

import pytest

from digest.__main__ import main as digest
from portfolio.__main__ import main as portfolio
from publish.__main__ import main as publish
from tests.site_builder import ROOT


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        (portfolio, ["schema", "--target"]),
        (publish, ["build", "--sites"]),
        (digest, ["compose", "--outbox", "elsewhere", "--site"]),
    ],
)
def test_a_place_that_cannot_be_used_is_one_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: Callable[[list[str]], int],
    arguments: list[str],
) -> None:
    """A folder inside a file, as a folder where nobody may write: no trace of the program."""
    monkeypatch.chdir(ROOT)
    (tmp_path / "file").write_text("taken")
    assert 1 == command([*arguments, str(tmp_path / "file" / "folder")])
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith(str(tmp_path / "file"))
    assert ": error: " in line


@pytest.mark.parametrize(
    ("command", "arguments"),
    [(portfolio, ["check"]), (publish, ["build"]), (digest, ["compose"])],
)
def test_a_day_that_is_none_is_wrong_usage(
    capsys: pytest.CaptureFixture[str],
    command: Callable[[list[str]], int],
    arguments: list[str],
) -> None:
    """Nor is one on which nobody kept books, or one that is written like a number."""
    for text in ("tomorrow", "20261130", "2026-02-30", "0001-01-01"):
        with pytest.raises(SystemExit) as left:
            command([*arguments, "--as-of", text])
        assert 2 == left.value.code
        assert f"argument --as-of: invalid day value: '{text}'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "name"), [(portfolio, "check"), (publish, "build_site"), (digest, "compose")]
)
def test_leaving_with_ctrl_c_is_no_mistake(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: Callable[[list[str]], int],
    name: str,
) -> None:
    """One word instead of a trace, and the number that shells know it by."""

    def leave(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(f"{command.__module__}.{name}", leave)
    assert 130 == command([name.removesuffix("_site")])
    assert "\nStopped.\n" == capsys.readouterr().err
