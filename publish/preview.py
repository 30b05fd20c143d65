"""The built site and the mails on 127.0.0.1, for this machine only."""

import webbrowser
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HERE = "127.0.0.1"
MAILS = "/mails/"


class _Handler(SimpleHTTPRequestHandler):
    """Serves the site, and the newest mails below /mails/."""

    def __init__(self, *args: object, mails: Path | None, **kwargs: object) -> None:
        self.mails = mails
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on untouched

    def translate_path(self, path: str) -> str:
        if self.mails is None or not path.startswith(MAILS):
            return super().translate_path(path)
        site, self.directory = self.directory, str(self.mails)
        try:
            return super().translate_path(path.removeprefix(MAILS.rstrip("/")))
        finally:
            self.directory = site

    def log_message(self, *_: object) -> None:
        """Say nothing: the owner looks at the browser."""


def server(site: Path, mails: Path | None, port: int = 0) -> ThreadingHTTPServer:
    """A server that is bound but not running yet."""
    handler = partial(_Handler, directory=str(site), mails=mails)
    return ThreadingHTTPServer((HERE, port), handler)


def show(site: Path, outbox: Path, say: Callable[[str], None], *, browser: bool) -> None:
    """Serve until interrupted, after saying where."""
    with server(site, newest(outbox)) as running:
        address = f"http://{HERE}:{running.server_port}"
        mails = f"; the mails are at {address}{MAILS}" if newest(outbox) else ""
        say(f"Your site is at {address}/{mails}. Ctrl-C ends it.")
        if browser:
            webbrowser.open(f"{address}/")
        with suppress(KeyboardInterrupt):
            running.serve_forever()


def newest(outbox: Path) -> Path | None:
    """The mails of the latest edition that was composed."""
    folders = sorted(p.parent for p in outbox.glob("*/index.html"))
    return folders[-1] if folders else None
