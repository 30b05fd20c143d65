"""Lets MkDocs build our site sooner; what it builds stays the same to the byte.

MkDocs calls the functions below by their names; Zensical, which needs none of this, does not.
"""

import gc
import os
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader
from mkdocs_macros import context

KEPT = Path(".cache/templates")
"""Compiled templates, each checked against its source; below the folder of the configuration."""


def on_startup(**_: Any) -> None:
    """A build makes many objects that live to its end: looking through them finds no garbage."""
    gc.disable()
    # Nor do pages show who committed what: finding that out for them takes a dozen processes.
    context.get_git_info = dict


def on_config(config: Any) -> None:
    """Also what a build before this one left behind, while somebody watches the site grow."""
    gc.unfreeze()
    kept = Path(config["config_file_path"]).parent / KEPT
    config["theme"].get_env = partial(_environment, config["theme"].get_env, kept)


def on_post_build(**_: Any) -> None:
    """What the build leaves behind is not looked through either when the program ends."""
    gc.freeze()
    gc.enable()


def on_build_error(**_: Any) -> None:
    gc.enable()


def _environment(make: Callable[[], Environment], kept: Path) -> Environment:
    """The theme's environment with compiled templates from the build before."""
    environment = make()
    assert isinstance(environment.loader, FileSystemLoader)  # noqa: S101  # as MkDocs made it
    environment.loader = _ThemeLoader(environment.loader.searchpath)
    with suppress(OSError):  # where nothing can be written they are compiled each time
        kept.mkdir(parents=True, exist_ok=True)
        environment.bytecode_cache = FileSystemBytecodeCache(str(kept))
    return environment


class _ThemeLoader(FileSystemLoader):
    """Lists a theme's files without its icons: they are many, and MkDocs strikes them off."""

    def list_templates(self) -> list[str]:
        return sorted({name for folder in self.searchpath for name in _visible(Path(folder))})


def _visible(folder: Path) -> set[str]:
    """The files below a folder and not below one whose name starts with a dot."""
    found = set()
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found |= {(Path(place) / name).relative_to(folder).as_posix() for name in names}
    return found
