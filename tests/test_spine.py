"""One fact, all the way: a line of YAML, a figure, a finding, a page, a mail, a problem."""

import json
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from digest.__main__ import main as digest
from portfolio.__main__ import main as portfolio
from tests.portfolio_builder import INVENTED
from tests.site_builder import build, page, workplace

BALANCE = "cash.operating.balance: "


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = workplace(tmp_path / "place", INVENTED)
    monkeypatch.chdir(folder)
    return folder


def _answer(place: Path, line: str) -> tuple[Path, int]:
    """The month file with that answer alone, and the answer's line."""
    month = max((place / "data/portfolio/months").glob("*.yml"))
    month.write_text(f"as_of: {month.stem}-28\nanswers:\n  {line}\n", encoding="utf-8")
    return month.relative_to(place), 3


def _exported(capsys: pytest.CaptureFixture[str]) -> dict[str, list[dict[str, object]]]:
    capsys.readouterr()
    assert portfolio(["export"]) == 0
    exported: dict[str, list[dict[str, object]]] = json.loads(capsys.readouterr().out)
    return exported


def test_a_number_walks_from_its_line_to_the_inbox(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The balance of the month file is the cash on the page and in the mail, with its line."""
    month, line = _answer(place, f"{BALANCE}61,234")

    figures = {str(f["id"]): f for f in _exported(capsys)["figures"]}
    assert {"file": str(month), "line": line} in figures["cash"]["sources"]  # type: ignore[operator]  # a list in JSON

    assert build(place) == 0
    assert "$61,234" in page(place, "reports/cfo")

    assert digest(["compose"]) == 0
    mails = [
        message_from_bytes(path.read_bytes(), policy=default)
        for path in sorted((place / "outbox").rglob("*.eml"))
    ]
    bodies = [m.get_body(("html",)).get_content() for m in mails]  # type: ignore[union-attr]  # every mail has one
    assert any("$61,234" in body for body in bodies)


def test_a_mistake_in_that_line_stops_everything_and_says_where(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same line, mistyped, is one problem for check, build and nothing is half-written."""
    month, line = _answer(place, f"{BALANCE}lots")
    where = f"{month}:{line}: error: "

    assert portfolio(["check"]) == 1
    assert where in capsys.readouterr().out
    assert build(place) == 1
    assert where in capsys.readouterr().err
    assert not (place / "build/sites/owner").exists()
