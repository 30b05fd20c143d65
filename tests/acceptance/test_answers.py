"""The three answers that a page with little known asks for make it show what it could not."""

from pathlib import Path

import pytest

from portfolio.calendar import Month
from tests.acceptance.answering import answer
from tests.acceptance.built import Built, rebuilt
from tests.acceptance.reading import figures, tiles, unknown_tiles, with_class
from tests.site_builder import workplace


@pytest.mark.parametrize("report", ["rental", "delivery", "clients"])
def test_three_answers_bring_figures_to_the_first_screen(
    tmp_path: Path, real: Built, report: str
) -> None:
    """Given in the next month's file, they become tiles with numbers that were not there before."""
    place = workplace(tmp_path / "place")
    opening = real.view(report).opening
    month = Month.parse(real.export["edition"]).plus(1)
    answer(place, str(month), (address for q in opening for address in q.addresses))
    after = rebuilt(place)
    page = f"reports/{report}"
    new = {*_known(after, page)} - {*_known(real, page)}
    assert new
    assert new <= {name for question in opening for name in question.unlocks}
    assert all(figures(after.article(page))[name] for name in new)
    asked = {question.text for question in after.view(report).asked}
    assert asked.isdisjoint(question.text for question in opening)


def _known(built: Built, page: str) -> list[str]:
    article = built.article(page)
    return [name for name in tiles(article) if name not in unknown_tiles(article)]


@pytest.mark.parametrize("report", ["rental", "delivery", "clients"])
def test_the_page_promises_what_the_answers_bring(real: Built, report: str) -> None:
    """Under each question stands what the page shows then."""
    promises = with_class(real.article(f"reports/{report}"), "ask-then")
    assert len(promises) == len(real.view(report).opening)
