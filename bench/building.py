"""Building the site against MkDocs-Material alone with the macros' output pasted in."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from bench import capture
from bench.measure import Comparison, compare, report

LIMIT = 1.3
ROUNDS = 7
CONFIG = "mkdocs.yml"


def comparisons() -> Iterator[Comparison]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = paste(folder)
        ours, theirs = compare(side(folder, "ours"), side(folder, "theirs"), ROUNDS)
    yield Comparison(f"build {pages} pages : the same pages pasted in", ours, theirs, LIMIT)


def paste(folder: Path) -> int:
    """Lays out sources in which every macro call is replaced by what it gave; counts the pages."""
    shutil.copytree("docs", folder / "docs")
    environment = {**os.environ, capture.FOLDER: str(folder / "docs")}
    command = [sys.executable, "-m", *side(folder, "capture")]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return len(list((folder / "capture").rglob("index.html")))


def side(folder: Path, name: str) -> tuple[str, ...]:
    return ("bench.building", str(folder), name)


def main(folder: Path, name: str) -> None:
    """The whole process counts, as for somebody who waits for `mkdocs build`."""
    settings = {"ours": plain, "theirs": pasted, "capture": captured}[name]
    site = folder / name
    config = load_config(CONFIG, site_dir=str(site), **settings(folder))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    report(None, sum(file.stat().st_size for file in site.rglob("*.html")))


def plain(_: Path) -> dict[str, Any]:
    return {}


def captured(_: Path) -> dict[str, Any]:
    return {"hooks": [capture.__file__]}


def pasted(folder: Path) -> dict[str, Any]:
    plugins = yaml.safe_load(Path(CONFIG).read_text("utf-8"))["plugins"]
    kept = [each for each in plugins if not (isinstance(each, dict) and "macros" in each)]
    return {"docs_dir": str(folder / "docs"), "plugins": kept, "hooks": []}


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
