"""One site from the pages and the data. The only module besides the macros that knows MkDocs."""

import gc
import logging
import os
import re
import shutil
import tempfile
from pathlib import Path

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.commands.build import build as mkdocs_build  # after the banner is off
from mkdocs.config import load_config  # after the banner is off
from mkdocs.exceptions import MkDocsException  # after the banner is off

from publish.pages import faults  # after the banner is off

PROBLEM = re.compile(r"\S.*:\d+: (error|warning): ")


class BuildError(Exception):
    """The site could not be built; raised here, shown by the entry point."""


def build(config: Path, data: Path, target: Path, as_of: str = "") -> None:
    """Build into `target`, replacing it only when everything is right."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".building-") as scratch:
        made = Path(scratch) / "site"
        _run_mkdocs(config, data, made, as_of)
        if wrong := faults(made):
            raise BuildError("\n".join(wrong))
        _replace(target, made)


def _run_mkdocs(config: Path, data: Path, site: Path, as_of: str) -> None:
    said = _Listener()
    log = logging.getLogger("mkdocs")
    log.setLevel(logging.WARNING)
    log.addHandler(said)
    extra = {"data": str(data.resolve()), "as_of": as_of, "generator": False}
    try:
        settings = load_config(str(config), site_dir=str(site), strict=True)
        settings["extra"].update(extra)
        settings.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(settings)
    except (MkDocsException, SystemExit) as wrong:  # a failing macro ends the process
        raise BuildError("\n".join(said.lines) or str(wrong)) from wrong
    finally:
        log.removeHandler(said)
        gc.enable()  # the site's hooks pause it, and nobody tells them that a macro ended the build


class _Listener(logging.Handler):
    """Keeps what MkDocs warns of, without what it says around a problem that is told already."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        parts = [part.strip() for part in record.getMessage().splitlines() if part.strip()]
        problems = [part for part in parts if PROBLEM.match(part)]
        self.lines += problems or [" ".join(parts)]


def _replace(target: Path, made: Path) -> None:
    """Readers of the folder see the old site or the new one, never a mixture."""
    old = made.parent / "old"
    if target.exists():
        target.rename(old)
    made.rename(target)
    shutil.rmtree(old, ignore_errors=True)
