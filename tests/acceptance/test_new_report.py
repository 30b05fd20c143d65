"""A report is a page: adding one and changing two takes Markdown and no Python."""

import json
from pathlib import Path

import pytest

from digest.markup import Element, parsed
from portfolio.__main__ import main as portfolio
from tests.acceptance.built import Built, inside, rebuilt
from tests.acceptance.reading import headings, text, tiles
from tests.portfolio_builder import INVENTED
from tests.site_builder import workplace

BOARD = """\
---
id: board
title: Board of friends
order: 15
roles: [ceo]
lens: cfo
answer: runway
tiles: [cash, revenue]
sections: [burn, agenda]
mail:
  subject: "{title} in {month}"
  intro: Dear friends of the boats.
---
{{ first_screen("board") }}

A sentence of our own, between the figures.

{{ body("board") }}

{{ closing("board") }}
"""
CFO = {
    "title: CFO": "title: Purse",
    "  - cash_for_six_months\n": "",
    "  - runway\n": "  - open_deals\n  - runway\n",
    "  - break-even\n  - burn\n": "  - burn\n  - break-even\n",
    "subject: CFO report, {month}": "subject: The purse of {month}\n  intro: Mind the dock.",
    "roles: [cfo]": "roles: [cfo]\nrecipients: [clerk]",
}
CMO = {"title: CMO": "title: Market", "  - visibility\n": "", "order: 40": "order: 5"}
CLERK = """\
people: [{id: clerk, title: clerk}]
recipients: [{id: clerk, person: clerk, address: clerk@example.com, roles: []}]
"""


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site with a ninth report, two changed ones, and a person who holds no seat."""
    place = workplace(tmp_path_factory.mktemp("changed") / "place", INVENTED)
    (place / "docs/reports/board.md").write_text(BOARD, "utf-8")
    (place / "data/portfolio/clerk.yml").write_text(CLERK, "utf-8")
    _edit(place / "docs/reports/cfo.md", CFO)
    _edit(place / "docs/reports/cmo.md", CMO)
    return rebuilt(place)


def _edit(page: Path, replacements: dict[str, str]) -> None:
    content = page.read_text("utf-8")
    for old, new in replacements.items():
        assert old in content
        content = content.replace(old, new)
    page.write_text(content, "utf-8")


def _navigation(built: Built) -> list[str]:
    """What the navigation names, as every page of the site shows it."""
    nav: Element = parsed(built.html("")).xpath("//nav[contains(@class, 'md-nav--primary')]")[0]
    return [text(e) for e in nav.iter("span") if "md-ellipsis" in e.get("class", "")]


def test_a_ninth_report_is_in_the_navigation(changed: Built) -> None:
    """At the place that its order gives it, under its title."""
    order = [name for name in _navigation(changed) if name in ("Market", "CEO", "Board of friends")]
    assert order == ["Market", "CEO", "Board of friends"]


def test_a_ninth_report_is_on_the_home_page(changed: Built) -> None:
    links = {a.get("href"): text(a) for a in changed.article("").iter("a")}
    assert links["reports/board/"] == "Board of friends"


def test_a_ninth_report_shows_what_it_asks_for(changed: Built) -> None:
    """Its tiles, its sections in its order, its own prose, and the figures of its lens."""
    article = changed.article("reports/board")
    assert text(next(article.iter("h1"))).startswith("Board of friends report")
    assert tiles(article) == ["cash", "revenue"]
    assert headings(article)[:2] == ["burn", "agenda"]
    assert "A sentence of our own, between the figures." in text(article)
    assert [f.id for f in changed.view("board").figures] == [
        f.id for f in changed.view("cfo").figures
    ]


def test_a_ninth_report_is_in_the_manifest_and_in_the_mail(changed: Built) -> None:
    """Whoever holds a seat that reads it gets it, with its own words above it."""
    manifest = json.loads((changed.folder / "manifest.json").read_text("utf-8"))
    [entry] = [report for report in manifest["reports"] if report["id"] == "board"]
    assert entry["path"] == "reports/board/index.html"
    body = " ".join(_html(changed, name) for name in changed.mails if name.startswith("owner-"))
    assert "Board of friends report" in body
    assert "Dear friends of the boats." in body


def test_a_changed_report_shows_the_change(changed: Built) -> None:
    """Title, tiles and the order of its sections are those of its front matter."""
    article = changed.article("reports/cfo")
    assert text(next(article.iter("h1"))).startswith("Purse report")
    assert tiles(article)[0] == "open_deals"
    assert "cash_for_six_months" not in tiles(article)
    order = [name for name in headings(article) if name in ("burn", "break-even")]
    assert order == ["burn", "break-even"]
    assert "visibility" not in headings(changed.article("reports/cmo"))


def test_a_changed_report_goes_to_one_more_person_under_its_own_subject(changed: Built) -> None:
    """Somebody without a seat gets just that report."""
    [name] = [name for name in changed.mails if name.startswith("clerk")]
    message = changed.mails[name]
    assert message["To"].addresses[0].addr_spec == "clerk@example.com"
    assert str(message["Subject"]) == "The purse of October 2026"
    assert "Mind the dock." in _html(changed, name)
    assert "Market report" not in _html(changed, name)


def _html(built: Built, name: str) -> str:
    body = built.mails[name].get_body(("html",))
    assert body is not None
    content: str = body.get_content()
    return content


@pytest.mark.parametrize(
    ("right", "wrong", "known"),
    [
        ("  - burn\n", "  - burm\n", "burn"),
        ("  - cash\n", "  - cahs\n", "cash"),
        ("roles: [cfo]", "roles: [cfoo]", "cfo"),
        ("roles: [cfo]", "roles: [cfo]\nrecipients: [ownr]", "owner"),
        ("answer: runway", "answer: runways", "runway"),
        ("id: cfo", "id: cfo\nlens: cliens", "clients"),
        ("sections:", "section:", "sections"),
        ("  subject:", "  subjct:", "subject"),
        ("{month}", "{mnth}", "month"),
    ],
)
def test_a_wrong_name_in_front_matter_is_a_problem_at_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], right: str, wrong: str, known: str
) -> None:
    """With the name that was probably meant."""
    place = workplace(tmp_path / "place", INVENTED)
    page = place / "docs/reports/cfo.md"
    _edit(page, {right: wrong})
    line = page.read_text("utf-8")[: page.read_text("utf-8").index(wrong)].count("\n")
    line += wrong.count("\n", 0, len(wrong.rstrip())) + 1
    with inside(place):
        assert portfolio(["check"]) == 1
    said = capsys.readouterr().out
    assert f"docs/reports/cfo.md:{line}: error: " in said
    assert f"did you mean '{known}'?" in said
