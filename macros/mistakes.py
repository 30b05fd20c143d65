"""A macro that fails on a page is a problem like any other: one line with its page and line."""

import re
import traceback
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs_macros.errors import format_error

from portfolio.problem import as_text, error
from portfolio.values import Source

HELP = "see docs/dev/macros.md"
_TEMPLATE = "<template>"
# How Python names a function that was called with the wrong arguments: ours have no better name.
_CALL = re.compile(r"^\S*<locals>\S*\(\) ")


def tell_plainly() -> None:
    """Have MkDocs say such mistakes in our words; its own show the inside of the program."""
    for kind in (*format_error.registry, Exception):
        format_error.register(kind, told)


def told(wrong: Exception, markdown: str, page: Any) -> str:
    """The mistake as a line of its own; `markdown` is the page without its front matter."""
    path = Path(page.file.abs_src_path)
    above = path.read_text("utf-8").count("\n") - markdown.count("\n")
    place = Source(str(_shortest(path)), above + _line(wrong))
    hint = "" if isinstance(wrong, PluginError) else HELP
    return f"a page cannot be made\n{as_text(error(place, _reason(wrong), hint))}"


def _line(wrong: Exception) -> int:
    """Where in the template it went wrong; its first line when nobody can say."""
    if line := getattr(wrong, "lineno", None):  # a template that cannot be read
        return int(line)
    frames = traceback.extract_tb(wrong.__traceback__)
    return next((f.lineno for f in frames if f.filename == _TEMPLATE and f.lineno), 1)


def _reason(wrong: Exception) -> str:
    """The message in one line; a bare name such as that of a KeyError needs its kind."""
    words = _CALL.sub("a macro is called wrongly: ", " ".join(str(wrong).split()))
    return words if " " in words else f"{type(wrong).__name__}: {words}"


def _shortest(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
