"""What a built site holds, for the mail edge: edition, reports, files and their hashes."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from portfolio.model import Portfolio
from portfolio.report import Report

NAME = "manifest.json"


def write_manifest(
    site: Path, portfolio: Portfolio, reports: Iterable[Report], commit: str | None
) -> None:
    """Write `manifest.json` beside the pages."""
    record = manifest(site, portfolio, reports, commit)
    text = json.dumps(record, indent=2, ensure_ascii=False, sort_keys=True)
    (site / NAME).write_text(f"{text}\n", encoding="utf-8")


def manifest(
    site: Path, portfolio: Portfolio, reports: Iterable[Report], commit: str | None
) -> dict[str, Any]:
    delivery = portfolio.delivery[0] if portfolio.delivery else None
    return {
        "edition": str(portfolio.edition),
        "as_of": str(portfolio.as_of),
        "portfolio": str(portfolio.about_it.name),
        "fictional": portfolio.about_it.fictional,
        "commit": commit,
        "base_url": str(delivery.base_url) if delivery else None,
        "reports": [_report(site, report) for report in reports],
    }


def _report(site: Path, report: Report) -> dict[str, Any]:
    path = f"reports/{report.id}/index.html"
    mail = report.mail
    return {
        "id": str(report.id),
        "title": str(report.title),
        "path": path,
        "sha256": hashlib.sha256((site / path).read_bytes()).hexdigest(),
        "roles": [str(role) for role in report.roles],
        "recipients": [str(person) for person in report.recipients],
        "web_only": [str(section) for section in report.web_only],
        "unsent": report.unsent,
        "mail": {
            "subject": str(mail.subject) if mail else "",
            "intro": str(mail.intro) if mail and mail.intro else "",
        },
    }
