"""What is in the repository: the files that are, or are about to be, under version control."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.import_contract import ROOT

CODE = frozenset({".py", ".js", ".mjs", ".css", ".html", ".sh", ".mk", ""})
LOCKS = frozenset({"requirements.txt", "requirements-dev.txt", "package-lock.json"})


@cache
def files() -> tuple[Path, ...]:
    """Paths relative to the root, as git sees them; ignored files are nobody's concern."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout
    paths = (Path(name.decode()) for name in names.split(b"\0") if name)
    return tuple(sorted(path for path in paths if (ROOT / path).is_file()))


@cache
def texts() -> dict[Path, str]:
    """Every readable file with its text; pictures and other binaries are left out."""
    contents = ((path, (ROOT / path).read_bytes()) for path in files())
    return {
        path: content.decode("utf-8", "replace") for path, content in contents if _is_text(content)
    }


def python() -> dict[Path, str]:
    return {path: text for path, text in texts().items() if path.suffix == ".py"}


def function_lengths(source: str) -> Iterator[int]:
    """Lines of each function from `def` to its end, decorators left out."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield (node.end_lineno or node.lineno) - node.lineno + 1


def _is_text(content: bytes) -> bool:
    return b"\0" not in content[:8000]
