"""What the site's build says about itself: `manifest.json` beside the pages."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any, NoReturn

from digest.errors import MailError

NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Report:
    """One report page: where it is in the site, its hash, and how it wants to be mailed.

    `web_only` are the ids of the sections that stay out of mails.
    """

    id: str
    title: str
    path: str
    sha256: str
    roles: tuple[str, ...]
    subject: str
    intro: str
    recipients: tuple[str, ...]
    web_only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """One build of one audience's site; `reports` are those that go out in mails."""

    edition: str
    as_of: date
    portfolio: str
    fictional: bool
    commit: str | None
    base_url: str
    reports: tuple[Report, ...]


def read_manifest(site: Path) -> Manifest:
    """The manifest of a built site; MailError when it is missing or does not fit this schema."""
    file = site / NAME
    try:
        record = json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        raise MailError(str(file), "not found: build the site first") from None
    except (OSError, ValueError) as error:
        raise MailError(str(file), f"cannot be read: {error}") from error
    return _Reader(str(file), record).manifest()


@dataclass(frozen=True, slots=True)
class _Reader:
    place: str
    record: Any

    def manifest(self) -> Manifest:
        return Manifest(
            edition=self._edition(),
            as_of=self._as_of(),
            portfolio=self._text("portfolio"),
            fictional=self._get("fictional", bool, default=False),
            commit=self._get("commit", str | None, default=None),
            base_url=self._base_url(),
            reports=self._reports(),
        )

    def _reports(self) -> tuple[Report, ...]:
        readers = [_Reader(self.place, each) for each in self._get("reports", list)]
        reports = tuple(reader.report() for reader in readers if not reader.unsent())
        if not reports:
            self._refuse("lists no report for mails")
        if len({each.id for each in reports}) < len(reports):
            self._refuse("lists a report twice")
        return reports

    def unsent(self) -> bool:
        stays: bool = self._get("unsent", bool, default=False)
        return stays

    def report(self) -> Report:
        mail = _Reader(self.place, self._get("mail", dict, default={}))
        title = self._text("title")
        return Report(
            id=self._text("id"),
            title=title,
            path=self._path(),
            sha256=self._text("sha256"),
            roles=self._texts("roles"),
            subject=mail._get("subject", str | None, default=None) or title,
            intro=mail._get("intro", str | None, default=None) or "",
            recipients=self._texts("recipients"),
            web_only=self._texts("web_only"),
        )

    def _edition(self) -> str:
        edition = self._text("edition")
        try:
            date.fromisoformat(f"{edition}-01")
        except ValueError:
            self._refuse(f'edition is "{edition}", not a month such as 2026-11')
        return edition

    def _as_of(self) -> date:
        written = self._text("as_of")
        try:
            return date.fromisoformat(written)
        except ValueError:
            self._refuse(f'as_of is "{written}", not a date such as 2026-11-21')

    def _path(self) -> str:
        path = self._text("path")
        pure = PurePosixPath(path)
        if pure.is_absolute() or ".." in pure.parts or pure.name != "index.html":
            self._refuse(f'"{path}" is no index.html within the site')
        return path

    def _base_url(self) -> str:
        url = self._text("base_url")
        if not url.startswith("https://"):
            self._refuse(f'base_url is "{url}"; links in a mail need https')
        return url if url.endswith("/") else f"{url}/"

    def _texts(self, name: str) -> tuple[str, ...]:
        values = self._get(name, list, default=[])
        if not all(isinstance(value, str) for value in values):
            self._refuse(f"{name} must be a list of texts")
        return tuple(values)

    def _text(self, name: str) -> str:
        value: str = self._get(name, str)
        return value or self._refuse(f"{name} is empty")

    def _get(self, name: str, kind: Any, **default: Any) -> Any:
        if not isinstance(self.record, dict):
            self._refuse("an object was expected")
        value = self.record.get(name, default.get("default"))
        if not isinstance(value, kind):
            self._refuse(f"{name} is missing or of the wrong kind")
        return value

    def _refuse(self, message: str) -> NoReturn:
        raise MailError(self.place, message)
