"""The second edition of a portfolio: its pages and mails say what changed, in the same numbers."""

import shutil

import pytest

from digest.letters import letters
from digest.manifest import read_manifest
from digest.markup import parsed
from digest.pages import page_of, read_page
from tests.acceptance.built import Built, built
from tests.acceptance.reading import text
from tests.digest.numbers import missing, page_text
from tests.portfolio_builder import INVENTED

NOVEMBER = """\
as_of: 2026-11-30
answers:
  cash.operating.balance: 27000
  campaigns.spring.consented: 120
  client_books.studio.overdue_60: 0
  actions.winter-rates.due: 2026-12-20
"""


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The invented portfolio a month later."""
    place = tmp_path_factory.mktemp("second")
    shutil.copytree(INVENTED, place / "data")
    (place / "data/portfolio/months/2026-11.yml").write_text(NOVEMBER, encoding="utf-8")
    return built(place / "place", place / "data")


def said(site: Built, report: str) -> str:
    return " ".join(text(site.article(f"reports/{report}")).split())


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        ("cfo", "−$1,000 since October"),
        ("cmo", "Agreed to get mail 120 people"),
        ("ceo", "Publish the winter rates: 20 Dec 2026 instead of 15 Nov 2026"),
    ],
)
def test_a_page_says_what_changed(second: Built, report: str, expected: str) -> None:
    """A moved figure on its tile; an answer and a delay at the end."""
    assert expected in said(second, report)


def test_the_first_edition_says_so_on_every_report(invented: Built, second: Built) -> None:
    """And the second does not."""
    note = "First edition: changes appear next month."
    reports = [str(report.id) for report in invented.site.reports]
    assert {1} == {said(invented, report).count(note) for report in reports}
    assert {0} == {said(second, report).count(note) for report in reports}


def test_the_mails_say_the_same_numbers(second: Built) -> None:
    """Changes among them: as often as the page, and none besides."""
    manifest = read_manifest(second.folder)
    pages = {r: read_page(second.folder, r, manifest.base_url) for r in manifest.reports}
    for report, letter in letters(pages, manifest.base_url).items():
        path = f"reports/{report}/index.html"
        page = page_of(second.html(f"reports/{report}"), path, "https://example.com/")
        content = "".join(passage.html for passage in letter.whole)
        mailed = text(parsed(f"<html><body>{content}</body></html>".encode()))
        shown = page_text(page.article)
        assert (missing(shown, mailed), missing(mailed, shown)) == ({}, {}), report
