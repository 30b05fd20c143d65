"""The outbox holds this edition's mails, nothing stale, and leaves alone what others put there."""

import json
from pathlib import Path

import pytest

from digest import outbox
from digest.__main__ import main
from digest.errors import MailError
from tests.digest.built_site import ARTICLE, SHORT, built
from tests.digest.data_folder import laid_out


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    laid_out(tmp_path)
    return built(folder, {"ceo": SHORT, "cfo": ARTICLE})


def run(command: str, site: Path, *more: str) -> int:
    folders = {"site": site, "outbox": site.parent / "outbox", "data": site.parent / "data"}
    options = [word for name, folder in folders.items() for word in (f"--{name}", str(folder))]
    return main([command, *options, *more])


def content(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_composing_writes_mails_and_their_preview(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 0 == run("compose", site)
    folder = site.parent / "outbox" / "2026-09"
    names = {"owner-digest.eml", "owner-digest.light.html", "owner-digest.dark.html", "index.html"}
    assert names | {".written.json"} == content(folder).keys()
    assert "1 mail in" in capsys.readouterr().out


def test_composing_twice_changes_no_byte(site: Path) -> None:
    """Nor does making the preview again from the mails."""
    folder = site.parent / "outbox" / "2026-09"
    run("compose", site)
    first = content(folder)
    run("compose", site)
    assert first == content(folder)
    assert 0 == run("preview", site)
    assert first == content(folder)


def test_the_preview_shows_what_would_be_sent(site: Path) -> None:
    """Sandboxed, without a script, with headers, text part and size."""
    run("compose", site)
    page = (site.parent / "outbox/2026-09/index.html").read_text("utf-8")
    assert page.count(" sandbox ") == 2
    assert "<script" not in page
    for words in ("Auto-Submitted", "Cash lasts until", "of 80 KB", "Nothing has been sent"):
        assert words in page


def test_stale_files_of_ours_go_and_those_of_others_stay(tmp_path: Path) -> None:
    outbox.write(tmp_path, {"a.eml": b"a", "b.eml": b"b"})
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    (tmp_path / "c.eml").write_bytes(b"put here by a person")
    outbox.write(tmp_path, {"b.eml": b"B"})
    expected = {"b.eml", "c.eml", "notes.txt", ".written.json"}
    assert expected == content(tmp_path).keys()
    assert b"B" == (tmp_path / "b.eml").read_bytes()


def test_an_edited_record_cannot_reach_out_of_the_folder(tmp_path: Path) -> None:
    """Only names of files in the folder itself are ever removed."""
    folder = tmp_path / "2026-09"
    outside = tmp_path / "precious.eml"
    outside.write_bytes(b"x")
    outbox.write(folder, {"a.eml": b"a"})
    (folder / ".written.json").write_text(json.dumps(["../precious.eml", str(outside), 3]), "utf-8")
    outbox.write(folder, {"a.eml": b"a"})
    assert outside.exists()


@pytest.mark.parametrize("record", ["{", "null", "3"])
def test_a_broken_record_removes_nothing(tmp_path: Path, record: str) -> None:
    (tmp_path / "a.eml").write_bytes(b"a")
    (tmp_path / ".written.json").write_text(record, "utf-8")
    with pytest.raises(MailError, match="nothing is removed"):
        outbox.write(tmp_path, {"b.eml": b"b"})
    assert (tmp_path / "a.eml").exists()


@pytest.mark.parametrize(
    ("command", "more", "complaint"),
    [
        ("compose", ["--edition", "2026-10"], "is the site of 2026-09, not of 2026-10"),
        ("preview", ["--edition", "2026-10"], "holds no mail"),
        ("preview", [], "holds no mail"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    site: Path, capsys: pytest.CaptureFixture[str], command: str, more: list[str], complaint: str
) -> None:
    assert 1 == run(command, site, *more)
    said = capsys.readouterr().err
    assert complaint in said
    assert 1 == len(said.splitlines())


def test_a_folder_that_cannot_be_written_is_one_line(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (site.parent / "outbox").write_text("a file", "utf-8")
    assert 1 == run("compose", site)
    assert "cannot be written" in capsys.readouterr().err


def test_data_with_errors_composes_nothing(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each mistake is its own line, where it stands; no mail is written."""
    laid_out(site.parent, delivery="[{id: mail, sendr: x@example.com}]")
    assert 1 == run("compose", site)
    said = capsys.readouterr().err.splitlines()
    assert len(said) > 1
    assert all("records.yml:" in line and ": error: " in line for line in said)
    assert not (site.parent / "outbox").exists()


def test_data_of_another_month_is_refused(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A site built before the month's numbers came is not mailed after them."""
    laid_out(site.parent, month="2026-10")
    assert 1 == run("compose", site)
    assert "is of 2026-10, the site of 2026-09: build again" in capsys.readouterr().err
