"""Reads a report's built page: the article that a browser shows is what the mail tells."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from digest.errors import MailError
from digest.manifest import Report
from digest.markup import Element, parsed


@dataclass(frozen=True, slots=True)
class Page:
    """A built page: `path` within the site, `url` as its readers know it."""

    path: str
    url: str
    article: Element


def read_page(site: Path, report: Report, base_url: str) -> Page:
    """The report's page; MailError when it is missing or not the page that the manifest names."""
    content = _content(site / report.path)
    if hashlib.sha256(content).hexdigest() != report.sha256:
        raise MailError(report.path, "has changed since the site was built: build it again")
    return page_of(content, report.path, base_url)


def page_of(content: bytes, path: str, base_url: str) -> Page:
    """The page in these bytes; it must have exactly one article and one h1 in it."""
    article = _only("article", _tree(content, path), path)
    _only("h1", article, path)
    return Page(path, urljoin(base_url, path.removesuffix("index.html")), article)


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise MailError(str(file), f"{reason}: build the site again") from error


def _tree(content: bytes, path: str) -> Element:
    try:
        return parsed(content)
    except ValueError as error:
        raise MailError(path, f"is no page: {error}") from error


def _only(tag: str, tree: Element, path: str) -> Element:
    found = list(tree.iter(tag))
    if len(found) != 1:
        raise MailError(path, f"has {len(found)} <{tag}> elements; a report page has exactly one")
    return found[0]
