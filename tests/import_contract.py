"""The import contract as tables, and the walk over syntax trees that finds its violations.

A package that is not in the tables is a violation too: a new room is decided here first.
"""

import ast
import sys
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("portfolio", "store", "rendering", "macros", "publish", "digest", "collect")

# From the top down. A room may import the rooms of the rows below its own and what is inside
# itself: never up, never sideways. A room is a module or a package with all that it holds.
ROWS: tuple[tuple[str, ...], ...] = (
    ("macros", "publish", "digest", "collect", "__main__"),
    ("store", "rendering"),
    ("portfolio.fragments", "portfolio.asking", "portfolio.export"),
    ("portfolio.editions",),
    ("portfolio.assessment", "portfolio.charts", "portfolio.reference"),
    ("portfolio.questions",),
    ("portfolio.findings",),
    (
        "portfolio.figures",
        "portfolio.parse",
        "portfolio.schema",
        "portfolio.audience",
        "portfolio.links",
    ),
    (
        "portfolio.checks",
        "portfolio.months",
        "portfolio.records",
        "portfolio.report",
        "portfolio.starter",
    ),
    ("portfolio.model",),
    ("portfolio.fields", "portfolio.meanings"),
    ("portfolio.amounts",),
    ("portfolio.quantities",),
    ("portfolio.inherited", "portfolio.mailbox"),
    ("portfolio.scalars",),
    ("portfolio.text", "portfolio.display", "portfolio.suggestion", "portfolio.shapes"),
    ("portfolio.spreadsheet",),
    ("portfolio.truth", "portfolio.problem"),
    ("portfolio.values",),
    ("portfolio.calendar",),
    ("portfolio",),
)

# Each library is named in one place, so that it can be understood, or replaced, in one place.
OWNERS: Mapping[str, frozenset[str]] = {
    "babel": frozenset({"portfolio.display"}),
    "boto3": frozenset({"digest.ses"}),
    "botocore": frozenset({"digest.ses"}),
    "cssutils": frozenset({"digest.inline"}),
    "email_validator": frozenset({"digest.settings", "portfolio.mailbox"}),
    "inscriptis": frozenset({"digest.text"}),
    "jinja2": frozenset({"macros.speed"}),
    "lxml": frozenset({"digest.markup"}),
    "mkdocs": frozenset({"macros", "macros.mistakes", "publish.build"}),
    "mkdocs_macros": frozenset({"macros.mistakes", "macros.speed"}),
    "premailer": frozenset({"digest.inline"}),
    "pydantic": frozenset(
        {"portfolio.fields", "portfolio.model.*", "portfolio.records", "portfolio.report"}
    ),
    "pydantic_core": frozenset({"portfolio.fields", "portfolio.records"}),
    "yaml": frozenset({"store.tree"}),
}

# The core gives the same output for the same input. Whatever could make it look at a file, the
# environment, the clock or the network is absent from this list.
PURE_LIBRARY = frozenset(
    "abc ast base64 bisect calendar collections contextlib copy csv dataclasses datetime decimal"
    " difflib enum fractions functools graphlib hashlib heapq hmac html inspect io itertools json"
    " math operator re statistics string textwrap types typing unicodedata urllib.parse".split()
)
IMPURE_NAMES = frozenset({"open", "print", "input", "exec", "eval", "breakpoint", "__import__"})
CLOCK_METHODS = frozenset({"now", "today", "utcnow", "fromtimestamp"})


@dataclass(frozen=True)
class Imported:
    """One imported module, as written in the code, at its line."""

    module: str
    line: int


def name_of(path: Path) -> str:
    """`store/load.py` -> `store.load`, `store/__init__.py` -> `store`."""
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def sources(root: Path = ROOT) -> dict[str, str]:
    """Module name -> source text of every module of the product."""
    paths = (path for package in PACKAGES for path in sorted((root / package).rglob("*.py")))
    return {name_of(path.relative_to(root)): path.read_text("utf-8") for path in paths}


def violations(modules: Mapping[str, str]) -> list[str]:
    """Every breach of the contract in these modules, as `module:line: what is wrong`."""
    found: list[str] = []
    for module, source in modules.items():
        tree = ast.parse(source)
        imports = list(imported(tree, module, modules))
        found += [f"{module}:{line}: {what}" for line, what in _import_breaches(module, imports)]
        if is_core(module):
            found += [f"{module}:{line}: {what}" for line, what in _impurities(tree)]
    return list(dict.fromkeys(found))


def is_core(module: str) -> bool:
    return _top(module) == "portfolio" and not _is_entry_point(module)


def imported(tree: ast.AST, importer: str, known: Collection[str]) -> Iterator[Imported]:
    """All imports of a tree, at any depth and so under TYPE_CHECKING too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (Imported(alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(node, importer)
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                yield Imported(inner if inner in known else base, node.lineno)


def import_graph(modules: Mapping[str, str]) -> Mapping[str, set[str]]:
    """Who imports whom among these modules: input for a topological sort."""
    return {
        module: {each.module for each in imported(ast.parse(source), module, modules)}
        & (modules.keys() - {module})
        for module, source in modules.items()
    }


def _top(module: str) -> str:
    return module.partition(".")[0]


def _absolute(node: ast.ImportFrom, importer: str) -> str:
    if not node.level:
        return node.module or ""
    parent = importer.rsplit(".", node.level)[0]
    return f"{parent}.{node.module}" if node.module else parent


def _import_breaches(module: str, imports: list[Imported]) -> Iterator[tuple[int, str]]:
    for each in imports:
        top = _top(each.module)
        if top in PACKAGES:
            breach = _breach_of_rows(module, each.module)
        elif top in sys.stdlib_module_names:
            breach = _breach_of_purity(module, each.module)
        else:
            breach = _breach_of_ownership(module, top)
        if breach:
            yield each.line, breach


def _breach_of_rows(importer: str, target: str) -> str:
    if _is_entry_point(target):
        return f"imports {target}, an entry point, which nobody may import"
    own, other = _room(importer), _room(target)
    if own is None or other is None:
        return f"{importer if own is None else target} has no room in ROWS"
    if own == other or _row(own) < _row(other):
        return ""
    if own == "__main__" and other == _top(importer):
        return ""
    return f"{own} may not import {other}, which is not below it"


def _breach_of_purity(importer: str, target: str) -> str:
    allowed = {target, _top(target)} & PURE_LIBRARY
    return f"the core may not import {target}" if is_core(importer) and not allowed else ""


def _breach_of_ownership(importer: str, library: str) -> str:
    owners = OWNERS.get(library)
    if owners is None:
        return f"{library} has no owner in OWNERS"
    if any(_owns(owner, importer) for owner in owners):
        return ""
    return f"{library} belongs to {', '.join(sorted(owners))}"


def _owns(owner: str, module: str) -> bool:
    if owner.endswith(".*"):
        return f"{module}.".startswith(owner[:-1])
    return owner == module


def _is_entry_point(module: str) -> bool:
    return module.endswith("__main__")


def _room(module: str) -> str | None:
    if _is_entry_point(module):
        return "__main__"
    depth = 2 if is_core(module) else 1
    room = ".".join(module.split(".")[:depth])
    return room if any(room in row for row in ROWS) else None


def _row(room: str) -> int:
    return next(index for index, row in enumerate(ROWS) if room in row)


def _impurities(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Global):
            yield node.lineno, "the core keeps no state between calls (global)"
        elif isinstance(node, ast.Name) and node.id in IMPURE_NAMES:
            yield node.lineno, f"the core may not use {node.id}"
        elif isinstance(node, ast.Attribute) and node.attr in CLOCK_METHODS:
            yield node.lineno, f"the core may not read the clock (.{node.attr})"
