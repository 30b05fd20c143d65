"""One person's mails, warm, against premailer on the same whole pages with the theme's CSS."""

import logging
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import cssutils
from premailer import Premailer

from bench.measure import Comparison, compare, report
from digest.edition import messages
from digest.manifest import Manifest, read_manifest
from digest.settings import Delivery, Recipient
from publish.__main__ import OWNER

TIME_LIMIT = 0.02
SIZE_LIMIT = 0.2
ROUNDS = 3
STYLESHEET = re.compile(r'<link[^>]+rel="?stylesheet"?[^>]*>')
TARGET = re.compile(r'href="?([^"\s>]+)')


def comparisons() -> Iterator[Comparison]:
    """On the site as the data stands, built for this."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "publish", "build", "--sites", folder]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        site = Path(folder) / OWNER
        side = ("bench.mailing", str(site))
        ours, theirs = compare((*side, "ours"), (*side, "theirs"), ROUNDS)
        count = len(read_manifest(site).reports)
    subject = f"one person's mails of {count} reports : premailer on the whole pages"
    yield Comparison(subject, ours, theirs, TIME_LIMIT, SIZE_LIMIT)


def main(site: Path, name: str) -> None:
    """Once to warm up, once to measure."""
    work = {"ours": ours, "theirs": theirs}[name](site, read_manifest(site))
    work()
    start = time.perf_counter()
    size = work()
    report(time.perf_counter() - start, size)


def ours(site: Path, manifest: Manifest) -> Callable[[], int]:
    """Composes the mails; their HTML in bytes."""
    delivery = Delivery("reports@example.com", "reports@example.com", "reports.example.com")
    reports = tuple(each.id for each in manifest.reports)
    owner = Recipient("owner", "owner@example.com", "the owner", reports)

    def work() -> int:
        made = messages(site, manifest, delivery, [owner]).values()
        bodies = (message.get_body(("html",)) for message in made)
        return sum(len(body.get_content().encode()) for body in bodies if body)

    return work


def theirs(site: Path, manifest: Manifest) -> Callable[[], int]:
    """Inlines each report's page, its stylesheets put into it first."""
    cssutils.log.setLevel(logging.CRITICAL)
    pages = [with_styles(site / each.path) for each in manifest.reports]
    return lambda: sum(len(whole_page(page).encode()) for page in pages)


def whole_page(page: str) -> str:
    inlined: str = Premailer(
        page,
        base_url="https://reports.example.com/",
        allow_network=False,
        disable_validation=True,
        cssutils_logging_level=logging.CRITICAL,
    ).transform(pretty_print=False)
    return inlined


def with_styles(page: Path) -> str:
    """The page with the stylesheets that it links to written into it."""

    def styles(link: re.Match[str]) -> str:
        [target] = TARGET.findall(link.group())
        return f"<style>{(page.parent / target).read_text('utf-8')}</style>"

    return STYLESHEET.sub(styles, page.read_text("utf-8"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
