"""The standards of CONTRIBUTING.md that a program can see."""

import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from tests import repository

LONGEST_FILE = 400
LONG_FUNCTION = 30
SHORT_FUNCTION = 10
DATA = frozenset({"data", "examples", "golden"})
SHAPELESS = frozenset({"util", "utils", "helper", "helpers", "common", "manager", "misc"})

# Written as patterns that do not match themselves.
FOREIGN = re.compile(
    r"/[w]ork/|/[r]oot/|/[o]pt/pypi|/[h]ome/\w|\.\./[s]hared"
    r"|[p]ypi\.org|[p]ythonhosted\.org|registry\.[n]pmjs|deb\.[d]ebian\.org|[-]-index-url \w"
)
ADDRESS = re.compile(r"[\w.+-]+@((?:[\w-]+\.)+[a-z]{2,})\b", re.IGNORECASE)
INVENTED = re.compile(r"(?:[\w-]+\.)*example\.com", re.IGNORECASE)
EXCUSE = re.compile(r"#\s*(noqa|type:\s*ignore|pyright:|pragma:|fmt:\s*off|ruff:\s*noqa)")
REASONED = re.compile(
    r"#\s*(?:noqa:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|type:\s*ignore\[[a-z, -]+\])"
    r"(?:\s*#\s*(?:noqa:\s*[A-Z]+\d+|type:\s*ignore\[[a-z, -]+\]))?\s*[-–:#]+\s*\w+(?:\W+\w+){2}"
)


def code() -> dict[Path, str]:
    return {path: text for path, text in repository.texts().items() if _is_code(path)}


def _is_code(path: Path) -> bool:
    return path.suffix in repository.CODE and not DATA & set(path.parts)


def test_no_file_is_too_long_to_read() -> None:
    """400 lines at most; most are near 150."""
    lengths = {str(path): len(text.splitlines()) for path, text in code().items()}
    assert {} == {path: lines for path, lines in lengths.items() if lines > LONGEST_FILE}


@pytest.mark.parametrize("tests", [False, True], ids=["product", "tests"])
def test_functions_are_short(tests: bool) -> None:
    """Nine of ten are under 30 lines, and most are at most 10."""
    lengths = [
        length
        for path, source in repository.python().items()
        if (path.parts[0] == "tests") == tests
        for length in repository.function_lengths(source)
    ]
    short = sum(length < LONG_FUNCTION for length in lengths)
    assert short >= 0.9 * len(lengths)
    assert median(lengths) <= SHORT_FUNCTION


def test_every_module_has_a_subject() -> None:
    """A module is named after what it knows, not after its being of use."""
    shapeless = [
        str(path)
        for path in repository.python()
        if SHAPELESS & {*path.with_suffix("").parts, *path.stem.split("_")}
    ]
    assert [] == shapeless


def test_no_file_knows_the_place_where_it_was_written() -> None:
    """No path of one machine and no address of a package registry."""
    assert [] == list(_matches(FOREIGN))


def test_addresses_are_invented() -> None:
    """Only example.com appears: a real address comes from the environment of its owner."""
    assert [] == [
        (path, line, address)
        for path, line, address in _matches(ADDRESS)
        if not INVENTED.fullmatch(address.partition("@")[2])
    ]


def test_every_excuse_gives_its_code_and_reason() -> None:
    """`noqa` and `type: ignore` name the rule and say on the same line why it does not apply."""
    unexplained = [
        f"{path}:{line}: {comment}"
        for path, source in repository.python().items()
        for line, comment in _comments(source)
        if EXCUSE.search(comment) and not REASONED.search(comment)
    ]
    assert [] == unexplained


@pytest.mark.parametrize(
    "comment",
    [
        "# noqa: S603 - the command is fixed",
        "# noqa: S603, S607 - the command is fixed",
        "# type: ignore[attr-defined]  # premailer publishes no types",
        "# type: ignore[no-untyped-call]  # noqa: S320 - the library publishes no types",
    ],
)
def test_a_reasoned_excuse_is_accepted(comment: str) -> None:
    """The forms that ruff and mypy read, followed by at least three words."""
    assert EXCUSE.search(comment)
    assert REASONED.search(comment)


@pytest.mark.parametrize(
    "comment",
    [
        "# noqa",
        "# noqa: S603",
        "# noqa: S603 - no",
        "# noqa - because it is safe here",
        "# type: ignore",
        "# type: ignore[misc]",
        "# type: ignore  # because it is safe here",
    ],
)
def test_a_bare_excuse_is_reported(comment: str) -> None:
    """No code, no reason, or no real reason."""
    assert EXCUSE.search(comment)
    assert not REASONED.search(comment)


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("cd /work" + "/main", True),
        ("https://pypi" + ".org/simple", True),
        ("see .." + "/shared/design", True),
        ("a framework/library", False),
        ("teamwork/plan", False),
    ],
)
def test_a_foreign_place_is_seen(text: str, foreign: bool) -> None:
    """The pattern finds each kind and leaves ordinary words alone."""
    assert foreign == bool(FOREIGN.search(text))


def test_a_real_address_is_seen() -> None:
    """An address elsewhere is found; an action's version and a decorator are no address."""
    text = "mail someone@" + "gmail.com, uses: actions/checkout@v4.1 @pytest.mark a@b.example.com"
    found = [match.group(1) for match in ADDRESS.finditer(text)]
    assert ["gmail" + ".com", "b.example.com"] == found


def _matches(pattern: re.Pattern[str]) -> Iterator[tuple[str, int, str]]:
    for path, text in repository.texts().items():
        for match in pattern.finditer(text):
            yield str(path), text.count("\n", 0, match.start()) + 1, match.group()


def _comments(source: str) -> Iterator[tuple[int, str]]:
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string
