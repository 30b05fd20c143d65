"""Every page of the real site keeps the promises that all reports share."""

from collections import Counter

import pytest

from portfolio import display
from portfolio.fragments.sections import SECTIONS
from portfolio.questions import Question, on_sources
from publish.pages import LEFT_OVER
from tests.acceptance.built import Built
from tests.acceptance.reading import (
    FIGURE,
    all_with_class,
    figures,
    first_screen,
    headings,
    section,
    text,
    texts,
    tiles,
    unknown_tiles,
    with_class,
)

REPORTS = "ceo cto accounting cmo cfo rental delivery clients".split()
PAGES = ("", "methods", "glossary", *(f"reports/{report}" for report in REPORTS))
CLOSING = ("decisions", "findings", "actions", "waiting", "data", "method")
MOST_TILES = 7
MOST_UNKNOWN = 2
SPARSE = ("rental", "delivery", "clients")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_one_title_and_no_leftovers(real: Built, page: str) -> None:
    """One h1, and no template syntax or error message anywhere in the HTML."""
    assert len(list(real.article(page).iter("h1"))) == 1
    said = text(real.article(page))
    assert [sign for sign in LEFT_OVER if sign in said] == []
    assert b"{{" not in real.html(page)
    assert b"{%" not in real.html(page)


@pytest.mark.parametrize("report", REPORTS)
def test_a_report_begins_with_title_state_and_answer(real: Built, report: str) -> None:
    """Title, what is known of what, one computed sentence; then tiles or the answers wanted."""
    blocks = first_screen(real.article(f"reports/{report}"))
    assert [b.tag for b in blocks[:3]] == ["h1", "p", "p"]
    assert [b.get("class") for b in blocks[1:3]] == ["meta", "answer"]
    assert "figures known" in text(blocks[1])
    assert text(blocks[2]).endswith((".", "?"))
    kinds = [(b.get("class") or "").split(" ")[0] for b in blocks[3:]]
    order = [kind for kind in kinds if kind in ("asks", "tiles")]
    assert order == sorted(order)
    assert order


@pytest.mark.parametrize("report", REPORTS)
def test_sections_follow_the_front_matter_and_then_what_closes_every_report(
    real: Built, report: str
) -> None:
    """In that order, none twice; a section without a heading is one line under the open answers."""
    view = real.view(report)
    wanted = [str(name) for name in view.report.sections]
    shown = headings(real.article(f"reports/{report}"))
    assert [name for name in shown if name not in CLOSING] == [n for n in wanted if n in shown]
    assert [name for name in shown if name in CLOSING] == [n for n in CLOSING if n in shown]
    assert shown == [name for name in [*wanted, *CLOSING] if name in shown]
    assert shown[-1] == "method"
    waiting = texts(section(real.article(f"reports/{report}"), "waiting"))
    folded = [name for name in wanted if name not in shown]
    assert [name for name in folded if SECTIONS[name].short not in waiting] == []


@pytest.mark.parametrize("page", PAGES)
def test_a_first_screen_has_few_tiles_and_hardly_an_unknown_one(real: Built, page: str) -> None:
    article = real.article(page)
    assert len(with_class(article, "tile")) <= MOST_TILES
    assert len(unknown_tiles(article)) <= MOST_UNKNOWN
    shown = tiles(article)
    assert len(shown) == len(with_class(article, "tile"))
    assert shown[len(shown) - len(unknown_tiles(article)) :] == unknown_tiles(article)


@pytest.mark.parametrize("report", REPORTS)
def test_an_unknown_is_named_once(real: Built, report: str) -> None:
    """Each open question of a report is asked in full or named by its need, and only once."""
    article = real.article(f"reports/{report}")
    said = text(article)
    view = real.view(report)
    in_full = Counter(
        {q.text: said.count(q.text) for q in (*view.asked, *_about_sources(real, report))}
    )
    assert {question: n for question, n in in_full.items() if n > 1} == {}
    waiting = texts(section(article, "waiting"))
    unnamed = [
        (number, q.text)
        for number, q in enumerate(view.asked, 1)
        if not in_full[q.text] and f"{number} {q.need}" not in waiting
    ]
    assert unnamed == []


def _about_sources(real: Built, report: str) -> list[Question]:
    asked = on_sources(real.site.assessment.portfolio).values()
    return [question for question in asked if report in question.reports]


@pytest.mark.parametrize("page", PAGES)
def test_a_figure_reads_as_it_was_computed(real: Built, page: str) -> None:
    """With its unit or without, and therefore the same on every page."""
    computed = real.site.assessment.figures
    for name, shown in figures(real.article(page)).items():
        figure = computed[name]
        forms = display.shown(figure.value, figure.unit or None)
        assert shown <= {str(forms), forms.number}, name


def test_pages_share_figures(real: Built) -> None:
    """So that the promise above says something: most figures of tiles stand on several pages."""
    count = Counter(name for page in real.pages for name in figures(real.article(page)))
    assert sum(n > 1 for n in count.values()) > len(real.reports)


@pytest.mark.parametrize("page", PAGES)
def test_every_figure_shown_can_be_followed(real: Built, page: str) -> None:
    """A value in a tile or in a list of facts carries the id of its figure."""
    article = real.article(page)
    values = [*with_class(article, "value"), *with_class(article, "figure")]
    assert [text(value) for value in values if FIGURE not in value.attrib] == []


def test_a_number_without_a_source_is_none(real: Built) -> None:
    """Each exported figure with a number names the file and the line that it comes from."""
    lines: dict[str, list[str]] = {}
    for figure in real.export["figures"]:
        if figure["value"]["state"] not in ("known", "range"):
            continue
        places = [source for source in figure["sources"] if "file" in source]
        assert places, figure["id"]
        for place in places:
            file = lines.setdefault(place["file"], _lines(real, place["file"]))
            assert file[place["line"] - 1].strip(), (figure["id"], place)


def _lines(real: Built, file: str) -> list[str]:
    return (real.place / file).read_text("utf-8").splitlines()


def test_the_export_has_the_promised_shape(real: Built) -> None:
    """The record that other programs read: these keys at least, and lists of records."""
    promised = {
        "figures": {"id", "value", "unit", "period", "sources"},
        "findings": {"id", "rule", "severity", "subject", "reports", "message"},
        "actions": {"id"},
        "unknowns": {"question", "ask", "unlocks"},
    }
    assert real.export["problems"] == []
    for name, keys in promised.items():
        assert real.export[name], name
        assert all(keys <= record.keys() for record in real.export[name]), name
    shapes = {frozenset(s) for f in real.export["figures"] for s in f["sources"]}
    assert shapes == {frozenset({"file", "line"}), frozenset({"document", "place"})}


def test_everything_on_a_page_is_in_the_export(real: Built) -> None:
    exported = {figure["id"] for figure in real.export["figures"]}
    shown = {name for page in real.pages for name in figures(real.article(page))}
    assert shown <= exported


@pytest.mark.parametrize("report", SPARSE)
def test_a_page_with_little_known_opens_with_three_questions(real: Built, report: str) -> None:
    """In place of empty tiles: what to ask, whom, and what the page shows then."""
    article = real.article(f"reports/{report}")
    asked = all_with_class(first_screen(article), "ask-question")
    questions = [question.text for question in real.view(report).opening]
    assert len(asked) == len(questions) == 3
    assert all(question in text(shown) for shown, question in zip(asked, questions, strict=True))
    assert unknown_tiles(article) == []


@pytest.mark.parametrize("report", SPARSE)
def test_a_page_with_little_known_is_worth_reading(real: Built, report: str) -> None:
    """At least two sections say something before any answer is given."""
    assert len([h for h in headings(real.article(f"reports/{report}")) if h not in CLOSING]) >= 2
