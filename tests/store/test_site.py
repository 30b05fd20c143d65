"""A site knows the state before: the data as of the end of the month file before the newest."""

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from portfolio.__main__ import main as portfolio
from portfolio.problem import as_text
from store.site import Site, load_site
from tests.portfolio_builder import INVENTED

DOCS = Path(__file__).parents[2] / "docs"


def folder(place: Path, **months: str) -> Path:
    """The invented portfolio with month files: `m2026_11="as_of: …"`."""
    data = place / "data"
    shutil.copytree(INVENTED, data)
    for name, text in months.items():
        path = data / "portfolio/months" / f"{name[1:].replace('_', '-')}.yml"
        path.write_text(text, encoding="utf-8")
    return data


def loaded(data: Path, as_of: date | None = None) -> tuple[Site, list[str]]:
    site, problems = load_site(data, DOCS, as_of)
    assert site is not None, "\n".join(map(as_text, problems))
    return site, [as_text(p) for p in problems]


NOVEMBER = "as_of: 2026-11-30\nanswers:\n  cash.operating.balance: 27000\n"


def test_one_month_file_is_the_first_edition(tmp_path: Path) -> None:
    """There is nothing before it."""
    site, _ = loaded(folder(tmp_path))
    assert site.previous is None
    assert site.changes is None


def test_the_state_before_is_that_of_the_month_file_before(tmp_path: Path) -> None:
    """As of the last day of its month, without what was told later; months may be missing."""
    site, _ = loaded(folder(tmp_path, m2026_12=NOVEMBER.replace("-11-30", "-12-20")))
    assert site.previous is not None
    assert date(2026, 10, 31) == site.previous.portfolio.as_of
    assert site.changes is not None
    assert "2026-10" == str(site.changes.since)
    assert -1000 == getattr(site.changes.figures.kept["cash"].difference, "amount", None)


def test_a_build_of_an_earlier_day_compares_with_what_was_before_it(tmp_path: Path) -> None:
    """A later month file exists, and plays no part."""
    data = folder(tmp_path, m2026_11=NOVEMBER, m2026_12=NOVEMBER.replace("-11-30", "-12-20"))
    site, _ = loaded(data, date(2026, 11, 30))
    assert site.changes is not None
    assert "2026-10" == str(site.changes.since)


def test_a_state_before_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    """An account of a business that only November's file introduces: nothing is compared."""
    pier = "entities:\n- {id: pier, name: Pier, kind: company, model: charter}\n"
    data = folder(tmp_path, m2026_11=NOVEMBER + pier)
    account = "cash:\n- {id: till, name: Till, entity: pier, balance: []}\n"
    (data / "portfolio/till.yml").write_text(account, encoding="utf-8")
    site, problems = loaded(data)
    assert site.changes is None
    [said] = [p for p in problems if "nothing is compared" in p]
    assert "months/2026-10.yml:1: warning: the data as it was in 2026-10 cannot be read" in said
    assert "'pier'" in said


def test_the_export_holds_the_changes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By id, with the difference; null in the first edition."""
    data = folder(tmp_path, m2026_11=NOVEMBER)
    changes = exported(data, capsys)["changes"]
    assert "2026-10" == changes["since"]
    [cash] = [moved for moved in changes["figures"]["moved"] if moved["id"] == "cash"]
    assert "28000" == cash["before"]["amount"]
    assert "-1000" == cash["difference"]["amount"]
    (data / "portfolio/months/2026-11.yml").unlink()
    assert exported(data, capsys)["changes"] is None


def exported(data: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    assert portfolio(["export", "--data", str(data)]) == 0
    record: dict[str, Any] = json.loads(capsys.readouterr().out)
    return record
