"""Builds sites for tests: the repository's pages over some data folder."""

import shutil
from pathlib import Path

from publish.__main__ import main as publish

ROOT = Path(__file__).parent.parent


def workplace(folder: Path, data: Path | None = None) -> Path:
    """A copy of what a build needs, with its own pages and data, to change at will."""
    unwanted = shutil.ignore_patterns("dev", "__pycache__")
    for name in ("docs", "macros"):
        shutil.copytree(ROOT / name, folder / name, ignore=unwanted)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(data or ROOT / "data", folder / "data")
    # MkDocs wants every watched folder to exist.
    (folder / "portfolio").mkdir()
    return folder


def build(folder: Path) -> int:
    """`python -m publish build` in that folder; the working folder must be it."""
    return publish(["build", "--sites", str(folder / "build/sites")])


def page(folder: Path, name: str) -> str:
    return (folder / "build/sites/owner" / name / "index.html").read_text(encoding="utf-8")
