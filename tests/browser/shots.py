"""Pictures of every page of a built site, to look at.

python -m tests.browser.shots <built site> <folder for the pictures>
"""

import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

WIDTHS = {"desktop": 1280, "phone": 375}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the base class's
        """Say nothing: a picture per page is report enough."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The site on 127.0.0.1, at the address given."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def browser() -> Iterator[Browser]:
    """The system's Chromium, without a screen and without its own errands on the network."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        try:
            yield chromium
        finally:
            chromium.close()


def pages(site: Path) -> list[str]:
    """The addresses of the site's pages, relative to it."""
    return sorted(
        path.relative_to(site).as_posix().removesuffix("index.html")
        for path in site.rglob("index.html")
    )


def shoot(chromium: Browser, address: str, page: str, out: Path) -> Iterator[Path]:
    """One page at each width and in each scheme."""
    name = page.strip("/").replace("/", "-") or "home"
    for device, width in WIDTHS.items():
        for scheme in SCHEMES:
            target = out / f"{name}-{device}-{scheme}.png"
            view = chromium.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
            view.goto(address + page)
            view.screenshot(path=target, full_page=True)
            wide = view.evaluate("document.documentElement.scrollWidth")
            view.close()
            if wide > width:
                sys.stdout.write(f"{target.name}: {wide} px wide, {width} would fit\n")
            yield target


def main(site: Path, out: Path) -> None:
    """All pages of `site`, as pictures in `out`."""
    out.mkdir(parents=True, exist_ok=True)
    with served(site) as address, browser() as chromium:
        for page in pages(site):
            for picture in shoot(chromium, address, page, out):
                sys.stdout.write(f"{picture}\n")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("Usage: python -m tests.browser.shots <built site> <folder for the pictures>")
    main(Path(sys.argv[1]), Path(sys.argv[2]))
