"""The commands people type: each is explained, an old Python is refused in plain words."""

import re
import subprocess
from pathlib import Path

from tests.import_contract import ROOT

MAKEFILE = ROOT / "Makefile"
NEWER_THAN_3_81 = re.compile(
    r"\.ONESHELL|\.RECIPEPREFIX|::=|&:|\$\((?:file|guile|intcmp|let) |^undefine |^\w+\s*!=",
    re.MULTILINE,
)


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["make", "-f", str(MAKEFILE), *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_make_alone_explains_every_command(tmp_path: Path) -> None:
    """`make` lists what it can do, needs nothing for that and changes nothing."""
    [declared] = re.findall(r"^\.PHONY: (.*)$", MAKEFILE.read_text("utf-8"), re.MULTILINE)
    shown = make(tmp_path)
    assert 0 == shown.returncode
    explained = re.findall(r"^  make (\S+)", shown.stdout, re.MULTILINE)
    assert sorted(set(declared.split()) - {"help"}) == sorted(explained)
    assert [] == list(tmp_path.iterdir())


def test_an_old_python_is_refused_in_one_line(tmp_path: Path) -> None:
    """The line says what is needed and how to name another Python; nothing is left behind."""
    old = tmp_path / "old-python"
    old.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    old.chmod(0o755)
    shown = make(tmp_path, f"PYTHON={old}", ".venv/.python")
    expected = "This needs Python 3.11 or newer; say which one: make PYTHON=python3.12"
    assert expected == shown.stderr.splitlines()[0]
    assert 0 != shown.returncode
    assert not (tmp_path / ".venv").exists()


def test_the_makefile_is_for_make_3_81_too() -> None:
    """The make of macOS is from 2006; what came later is not used."""
    assert [] == NEWER_THAN_3_81.findall(MAKEFILE.read_text("utf-8"))
    assert NEWER_THAN_3_81.search("NAME ::= value")
