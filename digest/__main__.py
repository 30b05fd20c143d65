"""`python -m digest compose|preview`: this edition's mails as files, and a page to look at them."""

import argparse
import os
import sys
from pathlib import Path

from digest import outbox
from digest.edition import messages
from digest.errors import MailError
from digest.manifest import Manifest, read_manifest
from digest.preview import PAGE, preview
from digest.settings import (
    Delivery,
    Recipient,
    environment_of,
    overridden,
    readdressed,
)
from digest.wording import counted, month


def main(arguments: list[str] | None = None) -> int:
    """0 done, 1 the site or the settings say no, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    try:
        said: str = options.command(options)
    except MailError as error:
        print(error, file=sys.stderr)
        return 1
    print(said)
    return 0


def compose(options: argparse.Namespace) -> str:
    manifest = _manifest(options)
    environment = environment_of(os.environ)
    delivery = overridden(_delivery(), environment)
    reader = readdressed(_default_recipient(manifest), environment)
    made = messages(options.site, manifest, delivery, [reader])
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


def _delivery() -> Delivery:
    return Delivery("reports@example.com", "reports@example.com", "reports.example.com")


def _default_recipient(manifest: Manifest) -> Recipient:
    reports = tuple(report.id for report in manifest.reports)
    return Recipient("owner", "owner@example.com", "the owner", reports)


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
        sub.add_argument(
            "--site",
            type=Path,
            default=Path("build/sites/owner"),
            metavar="DIR",
            help="the built site (default: %(default)s)",
        )
        sub.add_argument(
            "--outbox",
            type=Path,
            default=Path("outbox"),
            metavar="DIR",
            help="where mails are written (default: %(default)s)",
        )
        sub.add_argument("--edition", metavar="YYYY-MM", help="refuse any other edition")
    return parser


if __name__ == "__main__":
    sys.exit(main())
