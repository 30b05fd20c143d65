"""The built site and the mails on 127.0.0.1, for this machine only."""

import json
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from publish.manifest import NAME as MANIFEST

HERE = "127.0.0.1"
MAILS = "/mails/"


class _Handler(SimpleHTTPRequestHandler):
    """Serves the site, and its mails below /mails/."""

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

    def do_GET(self) -> None:
        """Without its slash, the links of the page of mails would lead nowhere."""
        if self.path != MAILS.rstrip("/"):
            super().do_GET()
            return
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", MAILS)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing: the owner looks at the browser."""


def server(site: Path, mails: Path | None, port: int = 0) -> ThreadingHTTPServer:
    """A server that is bound but not running yet."""
    handler = partial(_Handler, directory=str(site), mails=mails)
    return ThreadingHTTPServer((HERE, port), handler)


def show(site: Path, outbox: Path, say: Callable[[str], None], *, browser: bool) -> None:
    """Serve until interrupted, after saying where."""
    folder = mails_of(site, outbox)
    with server(site, folder) as running:
        address = f"http://{HERE}:{running.server_port}"
        mails = f"; the mails are at {address}{MAILS}" if folder else ""
        say(f"Your site is at {address}/{mails}. Ctrl-C ends it.")
        if browser:
            webbrowser.open(f"{address}/")
        with suppress(KeyboardInterrupt):
            running.serve_forever()


def mails_of(site: Path, outbox: Path) -> Path | None:
    """The mails of the edition that this site shows, once they are composed."""
    edition = json.loads((site / MANIFEST).read_text("utf-8"))["edition"]
    folder = outbox / edition
    return folder if (folder / "index.html").is_file() else None
