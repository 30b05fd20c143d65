"""`make open`: the site that was built, with the mails of the same edition."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread

from publish.preview import mails_of, server


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def built(folder: Path) -> tuple[Path, Path]:
    """A site of November, and mails of three months."""
    write(folder / "site/index.html", "the site")
    write(folder / "site/manifest.json", '{"edition": "2026-11"}')
    for month in ("2026-10", "2026-11", "2199-12"):
        write(folder / f"outbox/{month}/index.html", f"mails of {month}")
    return folder / "site", folder / "outbox"


@contextmanager
def connected(site: Path, mails: Path | None) -> Iterator[HTTPConnection]:
    with server(site, mails) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        yield HTTPConnection("127.0.0.1", running.server_port, timeout=10)
        running.shutdown()


def answer(connection: HTTPConnection, path: str) -> tuple[int, str]:
    connection.request("GET", path)
    response = connection.getresponse()
    return response.status, response.getheader("Location") or response.read().decode()


def test_mails_are_those_of_the_site(tmp_path: Path) -> None:
    """Also when a later edition was tried out before."""
    site, outbox = built(tmp_path)
    assert outbox / "2026-11" == mails_of(site, outbox)
    (outbox / "2026-11/index.html").unlink()
    assert mails_of(site, outbox) is None


def test_addresses_lead_to_the_site_and_the_mails(tmp_path: Path) -> None:
    """With and without a slash at the end, and nowhere else."""
    site, outbox = built(tmp_path)
    write(tmp_path / "secret.txt", "secret")
    with connected(site, outbox / "2026-11") as connection:
        assert (200, "the site") == answer(connection, "/")
        assert (200, "mails of 2026-11") == answer(connection, "/mails/")
        assert (301, "/mails/") == answer(connection, "/mails")
        for path in ("/mails/../../secret.txt", "/..%2fsecret.txt", "/mails/..%2f2026-10/"):
            assert 404 == answer(connection, path)[0]
