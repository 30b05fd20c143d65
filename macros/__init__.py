"""The web edge: loads the data once per build and gives pages their macros.

MkDocs and Zensical both call `define_env`. Everything shown is computed in the core; a macro only
names what it wants.
"""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

from macros.mistakes import tell_plainly
from portfolio.fragments import home, methods, page
from portfolio.fragments.markup import text
from portfolio.fragments.sections import SECTIONS
from portfolio.fragments.view import View, view
from portfolio.problem import as_text
from portfolio.suggestion import among
from store.site import Site, load_site

ABOUT = {"About": ["methods.md", "glossary.md"]}
"""The pages that every site has beside its reports."""

PORTFOLIO_MACROS = ("home",)
"""What a page may call that looks at all reports together."""


def define_env(env: Any) -> None:
    """Register the macros; bad data ends the build with every problem on a line of its own."""
    root = Path(env.project_dir)
    site = _load(root / _setting(env, "data", "data"), root / "docs", _setting(env, "as_of", ""))
    # The theme writes the name as it is into the head and the navigation of every page.
    env.conf["site_name"] = text(site.assessment.portfolio.about_it.name)
    pages = [f"reports/{report.id}.md" for report in site.reports]
    env.conf["nav"] = ["index.md", {"Reports": pages}, ABOUT]
    for name, macro in _macros(site).items():
        env.macro(macro, name)
    tell_plainly()


def _setting(env: Any, name: str, default: str) -> str:
    """`extra` in the configuration, or the environment for hosts whose configuration is fixed."""
    given = (env.conf.get("extra") or {}).get(name)
    return str(given or os.environ.get(f"REPORTS_{name.upper()}") or default)


def _load(data: Path, docs: Path, as_of: str) -> Site:
    day = date.fromisoformat(as_of) if as_of else None
    site, problems = load_site(_shortest(data), _shortest(docs), day)
    if site is None:
        lines = "\n".join(as_text(problem) for problem in problems)
        raise PluginError(f"the data cannot be used yet\n{lines}")
    return site


def _shortest(path: Path) -> Path:
    """Paths as they are typed: from the working folder where that is possible."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _macros(site: Site) -> dict[str, Callable[..., str]]:
    """Every macro by its name; see docs/dev/macros.md."""
    changes = site.changes
    views = {str(report.id): view(site.assessment, report, changes) for report in site.reports}

    def of_report(make: Callable[..., str]) -> Callable[..., str]:
        return lambda report, *names: make(_view(views, report), *map(_section, names))

    def of_portfolio(make: Callable[..., str]) -> Callable[..., str]:
        return lambda: make(site.assessment)

    return {
        PORTFOLIO_MACROS[0]: lambda: home.home(site.assessment, tuple(views.values())),
        **{name: of_report(make) for name, make in page.MACROS.items()},
        **{name: of_portfolio(make) for name, make in methods.MACROS.items()},
    }


def _view(views: dict[str, View], report: str) -> View:
    if report not in views:
        raise PluginError(f"no report is called '{report}'; {among(report, views)}")
    return views[report]


def _section(name: str) -> str:
    if name not in SECTIONS:
        raise PluginError(f"no section is called '{name}'; {among(name, SECTIONS)}")
    return name
