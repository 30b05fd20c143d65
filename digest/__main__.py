"""`python -m digest compose|preview`: this edition's mails as files, and a page to look at them."""

import argparse
import os
import sys
from pathlib import Path

from digest import outbox, readers
from digest.edition import messages
from digest.errors import MailError
from digest.manifest import Manifest, read_manifest
from digest.preview import PAGE, preview
from digest.settings import environment_of, overridden, readdressed
from digest.wording import counted, month
from portfolio.calendar import day
from portfolio.model import Portfolio
from portfolio.problem import as_text, unusable
from store.load import load

STOPPED = 130  # as shells say it of Ctrl-C


class ProblemsError(Exception):
    """The data has errors; its text is one line for each."""


def main(arguments: list[str] | None = None) -> int:
    """0 done, 1 the site or the settings say no, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    try:
        said: str = options.command(options)
    except (MailError, ProblemsError) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as wrong:
        print(unusable(wrong), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return STOPPED
    print(said)
    return 0


def compose(options: argparse.Namespace) -> str:
    manifest = _manifest(options)
    portfolio = _portfolio(options, manifest)
    environment = environment_of(os.environ)
    delivery = overridden(readers.delivery(portfolio, manifest), environment)
    everybody = readdressed(readers.recipients(portfolio, manifest), manifest, environment)
    made = messages(options.site, manifest, delivery, everybody)
    folder = options.outbox / manifest.edition
    mails = {f"{name}.eml": bytes(message) for name, message in made.items()}
    outbox.write(folder, mails | preview(_title(manifest.edition), mails))
    return f"{counted(len(made), 'mail')} in {folder}; look at {folder / PAGE}"


def show(options: argparse.Namespace) -> str:
    folder = options.outbox / (options.edition or _manifest(options).edition)
    mails = outbox.mails(folder)
    outbox.write(folder, mails | preview(_title(folder.name), mails))
    return str(folder / PAGE)


def _manifest(options: argparse.Namespace) -> Manifest:
    manifest = read_manifest(options.site)
    if options.edition not in (None, manifest.edition):
        raise MailError(
            str(options.site), f"is the site of {manifest.edition}, not of {options.edition}"
        )
    return manifest


def _portfolio(options: argparse.Namespace, manifest: Manifest) -> Portfolio:
    parsed = load(options.data, options.as_of)
    if parsed.portfolio is None:
        raise ProblemsError("\n".join(as_text(each) for each in parsed.problems))
    if str(parsed.portfolio.edition) != manifest.edition:
        message = f"is of {parsed.portfolio.edition}, the site of {manifest.edition}: build again"
        raise MailError(str(options.data), message)
    return parsed.portfolio


def _title(edition: str) -> str:
    return f"Mails of {month(edition)}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m digest", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="compose | preview")
    for name, command, says in (
        ("compose", compose, "write this edition's mails, and the page to look at them"),
        ("preview", show, "make that page again from the mails in the outbox"),
    ):
        sub = commands.add_parser(name, help=says, description=says)
        sub.set_defaults(command=command)
        _add_folders(sub)
        sub.add_argument("--edition", metavar="YYYY-MM", help="refuse any other edition")
        sub.add_argument("--as-of", type=day, metavar="DATE", help="read the data as of this day")
    return parser


def _add_folders(parser: argparse.ArgumentParser) -> None:
    for name, folder, holds in (
        ("--data", "data", "who gets mail"),
        ("--site", "build/sites/owner", "the built site"),
        ("--outbox", "outbox", "where mails are written"),
    ):
        says = f"{holds} (default: %(default)s)"
        parser.add_argument(name, type=Path, default=Path(folder), metavar="DIR", help=says)


if __name__ == "__main__":
    sys.exit(main())
