"""One broken line, and every command that reads the data stops, says where, and leaves no mess."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.acceptance.built import OUTSIDE, Built
from tests.import_contract import ROOT
from tests.portfolio_builder import INVENTED
from tests.site_builder import workplace

MONTH = "data/portfolio/months/2026-10.yml"
BROKEN = f"{MONTH}:3: error: 'lots' is not a number"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A workplace whose month file has a mistake in its third line."""
    folder = workplace(tmp_path / "place", INVENTED)
    lines = ["as_of: 2026-10-31", "answers:", "  cash.operating.balance: lots", ""]
    (folder / MONTH).write_text("\n".join(lines), "utf-8")
    return folder


def run(place: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """The command as somebody types it, in that folder."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(OUTSIDE)}
    return subprocess.run(
        command, cwd=place, env=environment, capture_output=True, text=True, check=False
    )


def module(place: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run(place, sys.executable, "-m", *arguments)


def make(place: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`make` with this Python in place of one that it would set up first."""
    (place / ".venv").symlink_to(sys.prefix)
    return run(place, "make", "-f", str(ROOT / "Makefile"), "-o", ".venv/.runtime", *arguments)


def strict_build(place: Path) -> subprocess.CompletedProcess[str]:
    return module(place, "mkdocs", "build", "--strict")


COMMANDS: dict[str, Callable[[Path], subprocess.CompletedProcess[str]]] = {
    "check": lambda place: module(place, "portfolio", "check"),
    "publish build": lambda place: module(place, "publish", "build"),
    "make reports": lambda place: make(place, "reports"),
    "mkdocs build --strict": strict_build,
}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_the_same_line(place: Path, name: str) -> None:
    """File and line, what is wrong and what to write; no trace of the program, nothing built."""
    ended = COMMANDS[name](place)
    said = ended.stdout + ended.stderr
    # GNU make itself ends with 2 when a recipe ended with 1, as its last line says.
    assert (ended.returncode, "Error 1" in said) == ((2, True) if "make" in name else (1, False))
    assert sum(line.startswith(BROKEN) for line in said.splitlines()) == 1, said
    assert "Traceback" not in said
    assert "site-packages" not in said
    assert not (place / "outbox").exists()
    assert [p for p in (place / "build").rglob("*") if p.is_file()] == []
    assert not list((place / "site").rglob("*.html"))


def test_programs_get_the_problem_as_a_record(place: Path) -> None:
    """From `check` as a list, and in the export, which then holds no figures."""
    checked = module(place, "portfolio", "check", "--format", "json")
    exported = module(place, "portfolio", "export")
    assert (checked.returncode, exported.returncode) == (1, 1)
    [problem] = json.loads(checked.stdout)
    assert (problem["file"], problem["line"], problem["severity"]) == (MONTH, 3, "error")
    assert json.loads(exported.stdout) == {"problems": [problem]}


def test_github_gets_an_annotation(place: Path) -> None:
    checked = module(place, "portfolio", "check", "--format", "github")
    assert checked.returncode == 1
    assert checked.stdout.startswith(f"::error file={MONTH},line=3::")
    assert len(checked.stdout.splitlines()) == 1


def test_mistakes_in_data_and_in_pages_are_told_together(place: Path) -> None:
    """One run shows everything that is to be mended."""
    page = place / "docs/reports/cfo.md"
    page.write_text(page.read_text("utf-8").replace("  - burn\n", "  - burm\n"), "utf-8")
    said = module(place, "publish", "build").stderr.splitlines()
    assert [line.split(":")[0] for line in said] == [MONTH, "docs/reports/cfo.md"]


WRONG_CALLS = {
    '{{ first_screen("nobody") }}': "no report is called 'nobody'; known are accounting",
    '{{ section("cfo", "burm") }}': "no section is called 'burm'; did you mean 'burn'?",
    "{{ a_macro_of_nobody() }}": "'a_macro_of_nobody' is undefined; see docs/dev/macros.md",
    "{{ first_screen() }}": "a macro is called wrongly: missing 1 required",
    "{{ first_screen(": "unexpected 'end of template'",
}


@pytest.mark.parametrize("call", WRONG_CALLS)
def test_a_mistake_in_a_macro_is_one_line(tmp_path: Path, invented: Built, call: str) -> None:
    """Of the same form as any problem; the site that was there before stays as it was."""
    place = shutil.copytree(invented.place, tmp_path / "place")
    before = _files(place / "build")
    line = _add_line(place / "docs/reports/cfo.md", call)
    ended = module(place, "publish", "build")
    assert ended.returncode == 1
    [said] = ended.stderr.splitlines()
    assert said.startswith(f"docs/reports/cfo.md:{line}: error: {WRONG_CALLS[call]}")
    assert _files(place / "build") == before


def test_mkdocs_alone_tells_a_mistake_in_a_macro_in_the_same_words(place: Path) -> None:
    (place / MONTH).write_text("as_of: 2026-10-31\n", "utf-8")
    line = _add_line(place / "docs/reports/cfo.md", "{{ nothing() }}")
    ended = strict_build(place)
    assert ended.returncode != 0
    assert (
        f"docs/reports/cfo.md:{line}: error: 'nothing' is undefined"
        in ended.stderr.splitlines()[-1]
    )
    assert "Traceback" not in ended.stderr


def _add_line(page: Path, text: str) -> int:
    """Append a line to a page; its number."""
    content = f"{page.read_text('utf-8')}\n{text}\n"
    page.write_text(content, "utf-8")
    return content.count("\n")


def _files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
