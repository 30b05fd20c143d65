"""A built site is read with distrust: what is missing, doubled or changed is one clear line."""

import json
from pathlib import Path
from typing import Any

import pytest

from digest.errors import MailError
from digest.manifest import read_manifest
from digest.pages import page_of, read_page
from tests.digest.built_site import BASE_URL, SHORT, built, page


def test_the_article_of_a_page_is_found(tmp_path: Path) -> None:
    """With the address at which its readers know it."""
    site = built(tmp_path, {"ceo": SHORT})
    [report] = read_manifest(site).reports
    read = read_page(site, report, BASE_URL)
    assert f"{BASE_URL}reports/ceo/" == read.url
    assert "All is well." in read.article.text_content()


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"<html><body><h1>x</h1></body></html>", "has 0 <article> elements"),
        (b"<article><h1>x</h1></article><article></article>", "has 2 <article> elements"),
        (b"<article><p>x</p></article>", "has 0 <h1> elements"),
        (b"<article><h1>x</h1><h1>y</h1></article>", "has 2 <h1> elements"),
        (b"", "is no page"),
        (b"<!-- nothing -->", "is no page"),
    ],
)
def test_a_page_that_is_no_report_is_refused(content: bytes, complaint: str) -> None:
    with pytest.raises(MailError, match=complaint) as caught:
        page_of(content, "reports/x/index.html", BASE_URL)
    assert str(caught.value).startswith("reports/x/index.html: error: ")


def test_a_page_changed_since_the_build_is_refused(tmp_path: Path) -> None:
    """The manifest says which bytes were checked; others are not mailed."""
    site = built(tmp_path, {"ceo": SHORT})
    [report] = read_manifest(site).reports
    (site / report.path).write_bytes(page("<h1>Other</h1>"))
    with pytest.raises(MailError, match="has changed since"):
        read_page(site, report, BASE_URL)


def test_a_missing_page_is_one_line(tmp_path: Path) -> None:
    site = built(tmp_path, {"ceo": SHORT})
    [report] = read_manifest(site).reports
    (site / report.path).unlink()
    with pytest.raises(MailError, match="no such file or directory: build the site again"):
        read_page(site, report, BASE_URL)


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"edition": "2026-13"}, "not a month"),
        ({"edition": 202611}, "edition is missing or of the wrong kind"),
        ({"as_of": "soon"}, "not a date"),
        ({"portfolio": ""}, "portfolio is empty"),
        ({"base_url": "http://reports.example.com/"}, "need https"),
        ({"reports": []}, "lists no report"),
        ({"reports": ["ceo"]}, "an object was expected"),
        ({"reports": None}, "reports is missing"),
    ],
)
def test_a_manifest_that_does_not_fit_is_refused(
    tmp_path: Path, changes: dict[str, Any], complaint: str
) -> None:
    site = built(tmp_path, {"ceo": SHORT}, **changes)
    with pytest.raises(MailError, match=complaint) as caught:
        read_manifest(site)
    assert "manifest.json: error: " in str(caught.value)


@pytest.mark.parametrize("path", ["../secret/index.html", "/etc/index.html", "reports/x.html"])
def test_a_page_outside_the_site_is_refused(tmp_path: Path, path: str) -> None:
    site = built(tmp_path, {"ceo": SHORT})
    record = json.loads((site / "manifest.json").read_text("utf-8"))
    record["reports"][0]["path"] = path
    (site / "manifest.json").write_text(json.dumps(record), "utf-8")
    with pytest.raises(MailError, match="within the site"):
        read_manifest(site)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]", b"null"])
def test_a_broken_manifest_is_one_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "manifest.json").write_bytes(content)
    with pytest.raises(MailError):
        read_manifest(tmp_path)


def test_without_a_site_the_next_step_is_named(tmp_path: Path) -> None:
    with pytest.raises(MailError, match="build the site first"):
        read_manifest(tmp_path)
