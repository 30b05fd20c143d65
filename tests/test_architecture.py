"""The import contract holds for the product, and the walk that checks it sees every breach."""

from graphlib import CycleError, TopologicalSorter

import pytest

from tests.import_contract import PACKAGES, ROOT, import_graph, sources, violations


def test_every_module_keeps_the_contract() -> None:
    """Imports point downwards, each library has one owner, and the core is pure."""
    assert "" == "\n".join(violations(sources()))


def test_no_module_imports_itself_in_a_circle() -> None:
    """Modules of one room may import each other, but never in a circle."""
    try:
        TopologicalSorter(import_graph(sources())).prepare()
    except CycleError as found:
        pytest.fail(" -> ".join(found.args[1]))


def test_the_walk_reaches_every_package() -> None:
    """A package in the tree is a package of the contract: none escapes the walk."""
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests", "bench"}
    assert packages <= set(PACKAGES)
    assert packages == {name for name in sources() if "." not in name}


@pytest.mark.parametrize(
    ("module", "source", "complaint"),
    [
        ("portfolio.model", "from portfolio.figures import Figure", "portfolio.figures"),
        ("portfolio.model", "from portfolio import figures", "portfolio.figures"),
        ("portfolio.model", "from . import figures", "portfolio.figures"),
        ("portfolio.model.people", "from ..figures import x", "portfolio.figures"),
        ("portfolio.parse", "import portfolio.figures", "portfolio.figures"),
        ("portfolio.checks", "import portfolio.findings.cash", "portfolio.findings"),
        ("portfolio.fragments.page", "from store.load import load", "store"),
        ("store.load", "import rendering", "rendering"),
        ("digest.compose", "from publish.build import build", "publish"),
        ("digest.__main__", "from publish.build import build", "publish"),
        ("store.load", "from digest.compose import compose", "digest"),
        ("digest.compose", "from digest.__main__ import main", "entry point"),
        ("portfolio.values", "import portfolio.novelty", "portfolio.novelty has no room"),
        (
            "portfolio.values",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import portfolio.model",
            "portfolio.model",
        ),
        ("portfolio.values", "def later():\n    import portfolio.model", "portfolio.model"),
    ],
)
def test_an_import_up_or_sideways_is_reported(module: str, source: str, complaint: str) -> None:
    """Also when it is relative, inside a function, or only for the type checker."""
    known = {"portfolio.figures": "", "portfolio.model": "", module: source}
    [found] = violations(known)
    assert found.startswith(f"{module}:")
    assert complaint in found


@pytest.mark.parametrize(
    ("module", "source", "complaint"),
    [
        ("store.load", "import mkdocs", "mkdocs belongs to macros, macros.mistakes, publish.build"),
        ("macros.tables", "from mkdocs.exceptions import PluginError", "mkdocs belongs to"),
        ("digest.compose", "from premailer import Premailer", "premailer belongs to"),
        ("store.months", "import yaml", "yaml belongs to store.tree"),
        ("digest.compose", "import boto3", "boto3 belongs to"),
        ("portfolio.figures.cash", "import pydantic", "pydantic belongs to"),
        ("store.load", "import pandas", "pandas has no owner"),
    ],
)
def test_a_library_outside_its_room_is_reported(module: str, source: str, complaint: str) -> None:
    """A library is named by its owner alone; one without an owner is not used."""
    [found] = violations({module: source})
    assert complaint in found


@pytest.mark.parametrize(
    "source",
    [
        "import os",
        "import os.path",
        "from os import environ",
        "from pathlib import Path",
        "import logging",
        "import random",
        "import time",
        "import subprocess",
        "import urllib.request",
        "text = open('x').read()",
        "print('x')",
        "show = print",
        "from datetime import datetime\nwhen = datetime.now()",
        "import datetime\nwhen = datetime.date.today()",
        "seen = 0\ndef count():\n    global seen\n    seen += 1",
    ],
)
def test_impurity_in_the_core_is_reported(source: str) -> None:
    """No file, environment, clock, log, chance or state between calls; edges may have them."""
    assert 1 == len(violations({"portfolio.values": source}))
    assert [] == violations({"store.load": source})


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("portfolio.figures.cash", "from portfolio.figures.figure import Figure"),
        ("portfolio.fragments.page", "from portfolio.values import Known"),
        ("store.load", "from portfolio.parse import parse"),
        ("digest.__main__", "from digest.compose import compose\nprint('done')"),
        ("macros", "from mkdocs.exceptions import PluginError"),
        ("portfolio.model.people", "from pydantic import BaseModel"),
        ("portfolio.links", "from urllib.parse import quote"),
    ],
)
def test_what_the_contract_allows_passes(module: str, source: str) -> None:
    """Downwards, within a room, and a library at its owner."""
    assert [] == violations({module: source})


def test_a_circle_is_found() -> None:
    """Two modules of one room that import each other make the topological sort fail."""
    circle = {"store.a": "import store.b", "store.b": "from store import a"}
    with pytest.raises(CycleError):
        TopologicalSorter(import_graph(circle)).prepare()
