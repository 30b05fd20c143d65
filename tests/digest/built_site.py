"""A small built site for tests: Material pages with an article, and the manifest beside them."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ARTICLE = (HERE / "article.html").read_text("utf-8")
SHORT = '<h1>Short report, September 2026</h1><p class="answer">All is well.</p>'
BASE_URL = "https://reports.example.com/"


def page(article: str = ARTICLE) -> bytes:
    """A page as Material builds it, around this article."""
    skeleton = (HERE / "material.html").read_text("utf-8")
    return skeleton.replace("@article@", article).encode()


def built(folder: Path, articles: Mapping[str, str] | None = None, **changes: Any) -> Path:
    """A site with one page per report id; `changes` replace entries of the manifest."""
    pages = articles if articles is not None else {"cfo": ARTICLE}
    reports = [_report(folder, identifier, text) for identifier, text in pages.items()]
    (folder / "manifest.json").write_text(json.dumps(manifest(reports) | changes), "utf-8")
    return folder


def manifest(reports: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "edition": "2026-09",
        "as_of": "2026-09-30",
        "portfolio": "Harbor Example Holdings",
        "fictional": True,
        "commit": None,
        "base_url": BASE_URL,
        "reports": reports,
    }


def _report(folder: Path, identifier: str, article: str) -> dict[str, Any]:
    path = f"reports/{identifier}/index.html"
    content = page(article)
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(content)
    return {
        "id": identifier,
        "title": identifier.upper(),
        "path": path,
        "sha256": hashlib.sha256(content).hexdigest(),
        "roles": [identifier],
        "mail": {"subject": f"{identifier.upper()} report, September 2026", "intro": ""},
        "recipients": [],
    }
