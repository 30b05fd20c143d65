"""Who gets which mails, and what gives way when a mail would be too long."""

from dataclasses import replace
from pathlib import Path

import pytest

from digest.compose import encoded_size
from digest.edition import messages
from digest.errors import MailError
from digest.letters import letters
from digest.manifest import Manifest, read_manifest
from digest.pages import read_page
from digest.plan import Desk, Mail, mails
from digest.settings import Delivery, Kind, Recipient, demand_routes
from tests.digest.built_site import ARTICLE, SHORT, built

DELIVERY = Delivery("reports@example.com", "office@example.com", "reports.example.com")
TWO = {"ceo": SHORT, "cfo": ARTICLE}


def desk(folder: Path, articles: dict[str, str], budget: int = 80_000) -> Desk:
    site = built(folder, articles)
    manifest = read_manifest(site)
    pages = {each: read_page(site, each, manifest.base_url) for each in manifest.reports}
    return Desk(manifest, DELIVERY, letters(pages, manifest.base_url), budget)


def reader(*reports: str, delivery: Kind = "digest") -> Recipient:
    return Recipient("zoe", "zoe@example.com", "CFO", reports, delivery)


def names(made: list[Mail]) -> list[str]:
    return [mail.name for mail in made]


def long_report(sections: int) -> str:
    parts = "".join(f"<h2>Section {n}</h2><p>{'word ' * 200}</p>" for n in range(sections))
    return f'<h1>Long report</h1><p class="answer">It is long.</p>{parts}'


def test_reports_that_fit_come_as_one_digest(tmp_path: Path) -> None:
    """The cover with each answer, then each report whole, in the reader's order."""
    [mail] = mails(desk(tmp_path, TWO), reader("cfo", "ceo"))
    assert "digest" == mail.name
    answer = "Cash lasts until February to April 2027"
    assert f"Harbor Example Holdings, September 2026: {answer}" == mail.subject
    places = [mail.text.index(words) for words in ("2 reports", "Cash lasts", "Waiting for you")]
    assert places == sorted(places)
    assert mail.text.rindex("Short report, September 2026") > mail.text.index("Waiting for you")


def test_one_report_needs_no_cover(tmp_path: Path) -> None:
    [mail] = mails(desk(tmp_path, TWO), reader("cfo"))
    assert "CFO report, September 2026" == mail.subject
    assert 1 == mail.text.count("Cash lasts until February")


def test_reports_that_do_not_fit_follow_their_cover(tmp_path: Path) -> None:
    """The digest has every answer; every report comes whole in a mail of its own."""
    made = mails(desk(tmp_path, TWO, budget=20_000), reader("ceo", "cfo"))
    assert ["digest", "ceo", "cfo"] == names(made)
    assert "Cash lasts until February" in made[0].text
    assert "What matters most" not in made[0].text
    assert "What matters most" in made[2].text
    assert "Waiting for you" in made[2].text


@pytest.mark.parametrize(("budget", "screens"), [(26_000, True), (9_000, False)])
def test_a_summary_too_long_for_first_screens_keeps_the_answers(
    tmp_path: Path, budget: int, screens: bool
) -> None:
    two = desk(tmp_path, TWO, budget=budget)
    [summary] = mails(two, reader("ceo", "cfo", delivery="summary"))
    assert "Cash lasts until February" in summary.text
    assert screens == ("What matters most" in summary.text)


@pytest.mark.parametrize(
    ("delivery", "expected"),
    [("digest", ["digest"]), ("each", ["ceo", "cfo"]), ("summary", ["digest"])],
)
def test_a_reader_chooses(tmp_path: Path, delivery: Kind, expected: list[str]) -> None:
    made = mails(desk(tmp_path, TWO), reader("ceo", "cfo", delivery=delivery))
    assert expected == names(made)
    assert ("Waiting for you" in "".join(mail.text for mail in made)) == (delivery != "summary")


@pytest.mark.parametrize("budget", [9_000, 12_000, 20_000])
def test_a_report_too_long_is_cut_between_sections(tmp_path: Path, budget: int) -> None:
    """It fits, and says what it left out and where that is."""
    [mail] = mails(desk(tmp_path, {"cfo": long_report(20)}, budget), reader("cfo"))
    assert encoded_size(mail.html) <= budget
    assert "Left out here because this mail would be too long" in mail.text
    told = [number for number in range(20) if f"Section {number}\n---" in mail.text]
    assert told == list(range(len(told)))
    assert f"Section {len(told)}; Section {len(told) + 1}" in mail.text
    assert "Open the CFO report: https://reports.example.com/reports/cfo/" in mail.text


def test_a_report_that_fits_leaves_nothing_out(tmp_path: Path) -> None:
    [mail] = mails(desk(tmp_path, {"cfo": long_report(20)}), reader("cfo"))
    assert "Left out here" not in mail.text
    assert "Section 19\n---" in mail.text


def test_the_introduction_of_a_report_comes_before_its_answer(tmp_path: Path) -> None:
    ready = desk(tmp_path, TWO)
    site = tmp_path
    report = replace(ready.manifest.reports[1], intro="A word from the editor & more.")
    page = read_page(site, report, ready.manifest.base_url)
    made = letters({report: page}, ready.manifest.base_url)["cfo"]
    assert made.opening.text.index("A word from the editor & more.") < made.opening.text.index(
        "Cash lasts"
    )


def test_the_subject_is_filled_in(tmp_path: Path) -> None:
    """Month and title where the front matter leaves places for them."""
    ready = desk(tmp_path, {"cfo": SHORT})
    report = replace(ready.letters["cfo"].report, subject="{title} report of {month}")
    named = {"cfo": replace(ready.letters["cfo"], report=report)}
    [mail] = mails(replace(ready, letters=named), reader("cfo"))
    assert "CFO report of September 2026" == mail.subject


def test_sections_that_are_web_only_stay_out(tmp_path: Path) -> None:
    """Named by their id in the front matter; the sections around them stay."""
    ready = desk(tmp_path, TWO)
    report = replace(ready.manifest.reports[1], web_only=("plan",))
    page = read_page(tmp_path, report, ready.manifest.base_url)
    made = letters({report: page}, ready.manifest.base_url)["cfo"]
    assert ["Two decisions need you", "Waiting for you"] == [each.title for each in made.sections]


def test_nobody_gets_what_is_not_theirs(tmp_path: Path) -> None:
    """Neither words nor address of a report outside the reader's own."""
    [mail] = mails(desk(tmp_path, TWO), reader("ceo"))
    assert "reports/cfo" not in mail.html + mail.text
    assert "Cash lasts" not in mail.html + mail.text


def test_words_of_people_are_escaped(tmp_path: Path) -> None:
    """Also words that look like the places that the shell fills."""
    ready = desk(tmp_path, {"cfo": SHORT})
    strange = replace(reader("cfo"), title="<b>$content</b> & co")
    [mail] = mails(ready, strange)
    assert "&lt;b&gt;$content&lt;/b&gt; &amp; co" in mail.html


def test_mails_hold_nothing_that_clients_refuse_or_that_tracks(tmp_path: Path) -> None:
    [mail] = mails(desk(tmp_path, TWO), reader("ceo", "cfo"))
    for word in ("var(", "<script", "<form", "<input", "data:", "<img", "<svg", 'class="md-'):
        assert word not in mail.html
    assert 'href="/' not in mail.html
    assert 'href="#' not in mail.html
    assert 'href="..' not in mail.html


@pytest.mark.parametrize(
    ("readers", "bcc", "complaint"),
    [
        ([reader()], "", "gets no report"),
        ([reader("xyz")], "", "gets xyz, but this site has ceo, cfo"),
        ([reader("ceo"), replace(reader("cfo"), person="ann")], "", "same address as zoe"),
        ([reader("ceo")], "Zoe@example.com", "would get two copies"),
        ([replace(reader("ceo"), address="zoë@example.com")], "", "no address to mail to"),
    ],
)
def test_wrong_routes_are_refused_before_anything_is_made(
    readers: list[Recipient], bcc: str, complaint: str
) -> None:
    with pytest.raises(MailError, match=complaint):
        demand_routes(tuple(readers), replace(DELIVERY, audit_bcc=bcc), ("ceo", "cfo"))


def test_an_edition_is_every_readers_mails(tmp_path: Path) -> None:
    """Named after person and mail; composed twice they are the same bytes."""
    site = built(tmp_path, TWO)
    manifest: Manifest = read_manifest(site)
    people = [reader("cfo"), Recipient("ann", "ann@example.com", "CEO", ("ceo", "cfo"), "each")]
    first = messages(site, manifest, DELIVERY, people)
    assert ["zoe-digest", "ann-ceo", "ann-cfo"] == list(first)
    second = messages(site, manifest, DELIVERY, people)
    assert {name: bytes(each) for name, each in first.items()} == {
        name: bytes(each) for name, each in second.items()
    }
