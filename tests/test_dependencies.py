"""Every dependency is declared once, explained once, locked with hashes, and used by its owner."""

import re
import tomllib
from importlib.metadata import packages_distributions
from typing import Any

import pytest

from tests.import_contract import OWNERS, ROOT

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
REASONS = (ROOT / "docs/dev/dependencies.md").read_text("utf-8")
DECLARED: dict[str, list[str]] = {
    "Runtime": PROJECT["project"]["dependencies"],
    "Build": PROJECT["build-system"]["requires"],
    "Development": PROJECT["project"]["optional-dependencies"]["dev"],
}
BROUGHT = {
    "botocore": "boto3",
    "cssutils": "premailer",
    "jinja2": "mkdocs",
    "pydantic_core": "pydantic",
}


def names(requirements: list[str]) -> list[str]:
    return [re.split(r"[<>=!~\[; ]", requirement)[0] for requirement in requirements]


def locked(lock: str) -> dict[str, str]:
    """Package -> version of every pin of a lock."""
    return dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / lock).read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("section", DECLARED)
def test_each_dependency_has_its_reason(section: str) -> None:
    """The tables of docs/dev/dependencies.md name what pyproject.toml declares, in order."""
    body = REASONS.split(f"## {section}\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `([^`]+)` \| (.*) \|$", body, re.MULTILINE)
    assert names(DECLARED[section]) == [name for name, _ in rows]
    assert all(len(reason.split()) >= 3 for _, reason in rows)


@pytest.mark.parametrize(
    ("lock", "sections"),
    [
        ("requirements.txt", ["Runtime", "Build"]),
        ("requirements-dev.txt", ["Runtime", "Build", "Development"]),
    ],
)
def test_each_dependency_is_locked_with_hashes(lock: str, sections: list[str]) -> None:
    """A lock pins every declared package, and each pin carries at least one hash."""
    declared = {name.lower() for section in sections for name in names(DECLARED[section])}
    pins = locked(lock)
    assert set() == declared - pins.keys()
    entries = re.split(r"\n(?=[\w.-]+==)", (ROOT / lock).read_text("utf-8"))
    assert len(pins) == sum("--hash=sha256:" in entry for entry in entries)


def test_both_locks_agree() -> None:
    """Whoever develops runs the versions that the owner runs."""
    runtime, development = locked("requirements.txt"), locked("requirements-dev.txt")
    assert runtime == {name: development[name] for name in runtime}


def test_each_library_in_the_contract_is_declared() -> None:
    """No module relies on a package that only another package happens to bring."""
    distributions = packages_distributions()
    declared = {name.lower() for name in names(DECLARED["Runtime"])}
    used = {BROUGHT.get(library, library) for library in OWNERS}
    assert set() == {
        library
        for library in used
        if not declared & {name.lower() for name in distributions.get(library, [])}
    }
