"""The real portfolio's mails say what its pages say, to whom the data says, in the same bytes."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from digest.letters import Letter, letters
from digest.manifest import read_manifest
from digest.markup import parsed
from digest.pages import page_of, read_page
from tests.acceptance.built import Built, built, rebuilt
from tests.acceptance.reading import text
from tests.digest.numbers import mail_text, missing, numbers, page_text
from tests.site_builder import workplace

REPORTS = "ceo cto accounting cmo cfo rental delivery clients".split()
SECOND = """\
recipients:
  - {id: second, person: person-equity-holder, address: second@example.com, roles: [cto]}
"""
LEFT_OUT = "Left out here because this mail would be too long"


@pytest.fixture(scope="session")
def told(real: Built) -> dict[str, Letter]:
    """Each report as a letter, before anybody's mail is cut to size."""
    manifest = read_manifest(real.folder)
    pages = {r: read_page(real.folder, r, manifest.base_url) for r in manifest.reports}
    return letters(pages, manifest.base_url)


def _page(real: Built, report: str) -> str:
    """The page's words without what is for the web only."""
    path = f"reports/{report}/index.html"
    return page_text(page_of(real.html(f"reports/{report}"), path, "https://example.com/").article)


@pytest.mark.parametrize("report", REPORTS)
def test_a_letter_has_the_numbers_of_its_page(
    real: Built, told: dict[str, Letter], report: str
) -> None:
    """As often as the page says them, with sign, currency and unit; none is added to them."""
    said = _page(real, report)
    mailed = _words("".join(passage.html for passage in told[report].whole))
    assert numbers(said)
    assert (missing(said, mailed), missing(mailed, said)) == ({}, {})


@pytest.mark.parametrize("report", REPORTS)
def test_a_letter_in_plain_text_has_them_too(
    real: Built, told: dict[str, Letter], report: str
) -> None:
    plain = "\n".join(passage.text for passage in told[report].whole)
    assert missing(_page(real, report), plain) == {}


@pytest.mark.parametrize("report", REPORTS)
def test_the_mail_is_the_letter_or_says_what_it_left_out(
    real: Built, told: dict[str, Letter], report: str
) -> None:
    """Each section of the page stands in the owner's mail, or is named where it was cut."""
    mailed = mail_text(_mail(real, report), "html")
    whole, _, left = mailed.partition(LEFT_OUT)
    for part in (p for p in told[report].whole if p.title):
        assert _plain(_words(part.html)) in whole or _plain(part.title) in left, part.title


def _words(content: str) -> str:
    return text(parsed(f"<html><body>{content}</body></html>".encode()))


def _plain(words: str) -> str:
    """Every blank the same, as in the mail's text."""
    return " ".join(words.split())


def _mail(built: Built, report: str) -> EmailMessage:
    [message] = [m for name, m in built.mails.items() if name.endswith(f"-{report}")]
    return message


def test_the_owner_gets_every_report(real: Built, told: dict[str, Letter]) -> None:
    """The one recipient of the data, at an example address, with all eight in full or by name."""
    assert {m["To"].addresses[0].addr_spec for m in real.mails.values()} == {"owner@example.com"}
    said = " ".join(mail_text(message, "html") for message in real.mails.values())
    assert sorted(told) == sorted(REPORTS)
    assert [letter.title for letter in told.values() if letter.title not in said] == []


def test_the_same_data_gives_the_same_bytes(real: Built, tmp_path: Path) -> None:
    """Built again from the beginning, in another folder: every mail and its preview."""
    again = built(tmp_path / "elsewhere/place")
    assert _bytes(real) == _bytes(again)


def _bytes(built: Built) -> dict[str, bytes]:
    outbox = built.place / "outbox"
    return {str(p.relative_to(outbox)): p.read_bytes() for p in outbox.rglob("*") if p.is_file()}


def test_whoever_holds_one_role_gets_its_report_alone(
    tmp_path: Path, told: dict[str, Letter]
) -> None:
    """One mail with that report in it, while the owner still gets all of them."""
    place = workplace(tmp_path / "place")
    (place / "data/portfolio/access/second.yml").write_text(SECOND, "utf-8")
    after = rebuilt(place)
    [message] = [m for m in after.mails.values() if m["To"].addresses[0].username == "second"]
    said = mail_text(message, "html")
    assert [name for name, letter in told.items() if letter.title in said] == ["cto"]
    assert {name for name in after.mails if name.startswith("person-owner")} == {*after.mails} - {
        "person-equity-holder-digest"
    }
