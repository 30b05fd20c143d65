"""`python -m publish build|open`: the site as files, and in the browser."""

import argparse
import sys
from functools import partial
from pathlib import Path

from portfolio.calendar import day
from portfolio.problem import as_text, unusable
from publish.build import BuildError, build
from publish.manifest import NAME as MANIFEST
from publish.manifest import write_manifest
from publish.preview import show
from store.history import current_commit
from store.site import load_site

OWNER = "owner"
SITES = Path("build/sites")
STOPPED = 130  # as shells say it of Ctrl-C


def main(arguments: list[str] | None = None) -> int:
    """0 done, 1 the data or the pages say no, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.command(options)
    except OSError as wrong:
        print(unusable(wrong), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return STOPPED
    return code


def build_site(options: argparse.Namespace) -> int:
    """Check the data, build the owner's site, and say in its manifest what it holds."""
    site, problems = load_site(options.data, Path("docs"), options.as_of)
    for problem in problems:
        print(as_text(problem), file=sys.stderr)
    if site is None:
        return 1
    target = options.sites / OWNER
    try:
        build(Path("mkdocs.yml"), options.data, target, str(options.as_of or ""))
    except BuildError as wrong:
        print(wrong, file=sys.stderr)
        return 1
    commit = current_commit(Path.cwd())
    write_manifest(target, site.assessment.portfolio, site.reports, commit)
    print(f"{len(site.reports)} reports in {target}")
    return 0


def open_site(options: argparse.Namespace) -> int:
    """Show the owner's site and the mails on this machine until Ctrl-C."""
    site = options.sites / OWNER
    if not (site / MANIFEST).is_file():
        print("nothing is built yet; run 'make reports' first", file=sys.stderr)
        return 1
    show(site, options.outbox, partial(print, flush=True), browser=options.browser)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m publish", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="build | open")
    for name, command, says in (
        ("build", build_site, "build the owner's site"),
        ("open", open_site, "show the site and the mails in the browser"),
    ):
        sub = commands.add_parser(name, help=says, description=says)
        sub.set_defaults(command=command)
        sub.add_argument("--data", type=Path, default=Path("data"), help="the data folder")
        sub.add_argument("--sites", type=Path, default=SITES, help="where sites are built")
        sub.add_argument("--outbox", type=Path, default=Path("outbox"), help="where mails are")
        sub.add_argument("--as-of", type=day, help="read the data as of this day, as 2026-11-30")
        sub.add_argument("--no-browser", dest="browser", action="store_false", help="only serve")
    return parser


if __name__ == "__main__":
    sys.exit(main())
