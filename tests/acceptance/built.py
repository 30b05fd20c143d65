"""A portfolio's site and mails, built the way its owner builds them, once for many tests."""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager, redirect_stdout
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from digest.__main__ import main as digest
from digest.markup import Element, parsed
from portfolio.__main__ import main as portfolio
from portfolio.fragments.view import View, view
from publish.__main__ import main as publish
from store.site import Site, load_site
from tests.site_builder import workplace

OUTSIDE = ("REPORTS_", "SES_", "REPOS_ENV")
"""Settings of the developer's own shell that would change what is built."""


@dataclass(frozen=True)
class Built:
    """What stands in a workplace after `make reports`, and what it was computed from."""

    place: Path
    site: Site
    export: dict[str, Any]
    articles: dict[str, Element] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        return self.place / "build/sites/owner"

    @property
    def reports(self) -> tuple[str, ...]:
        return tuple(str(report.id) for report in self.site.reports)

    @property
    def pages(self) -> tuple[str, ...]:
        """Every page by its address: "" is the home page."""
        return ("", "methods", "glossary", *(f"reports/{name}" for name in self.reports))

    @property
    def mails(self) -> Mapping[str, EmailMessage]:
        return {path.stem: read(path) for path in sorted((self.place / "outbox").rglob("*.eml"))}

    def html(self, page: str) -> bytes:
        return (self.folder / page / "index.html").read_bytes()

    def article(self, page: str) -> Element:
        """What readers of a page see; the same tree each time, so leave it as it is."""
        if page not in self.articles:
            self.articles[page] = article_of(self.html(page))
        return self.articles[page]

    def view(self, report: str) -> View:
        report_of = next(r for r in self.site.reports if r.id == report)
        return view(self.site.assessment, report_of, self.site.changes)


def read(path: Path) -> EmailMessage:
    message = message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def article_of(content: bytes) -> Element:
    [article] = parsed(content).iter("article")
    return article


def built(place: Path, data: Path | None = None) -> Built:
    """The site and mails of a data folder (the real one when none is named), in `place`."""
    return rebuilt(workplace(place, data))


def rebuilt(place: Path) -> Built:
    """The same for a workplace that stands already, perhaps changed since."""
    with inside(place):
        said = StringIO()
        with redirect_stdout(said):
            assert publish(["build"]) == 0
            assert digest(["compose"]) == 0
        site, _ = load_site(Path("data"), Path("docs"))
        assert site is not None
        return Built(place, site, exported())


def exported() -> dict[str, Any]:
    said = StringIO()
    with redirect_stdout(said):
        assert portfolio(["export"]) == 0
    record: dict[str, Any] = json.loads(said.getvalue())
    return record


@contextmanager
def inside(place: Path) -> Iterator[None]:
    """In that folder, without what the developer's shell says about mails."""
    with pytest.MonkeyPatch.context() as patch, chdir(place):
        for name in [n for n in os.environ if n.startswith(OUTSIDE)]:
            patch.delenv(name)
        yield
