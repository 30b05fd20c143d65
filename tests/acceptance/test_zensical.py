"""The site builds with Zensical too, from the same mkdocs.yml and the same macros."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from digest.markup import Element
from tests.acceptance.built import OUTSIDE, Built, article_of
from tests.acceptance.reading import figures, headings, text
from tests.site_builder import workplace


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real portfolio's site as Zensical builds it."""
    place = workplace(tmp_path_factory.mktemp("zensical") / "place")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(OUTSIDE)}
    command = [sys.executable, "-m", "zensical", "build", "--strict"]
    ended = subprocess.run(
        command, cwd=place, env=environment, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return place / "site"


def _article(site: Path, page: str) -> Element:
    return article_of((site / page / "index.html").read_bytes())


def test_it_shows_the_same_figures(site: Path, real: Built) -> None:
    """Each page has the figures of the page that MkDocs builds, in the same words."""
    for page in real.pages:
        assert figures(_article(site, page)) == figures(real.article(page)), page
    assert figures(_article(site, "reports/ceo"))


def test_it_has_the_same_sections_and_words(site: Path, real: Built) -> None:
    """So nothing of a page is lost on the way, nor left as template syntax."""
    for page in real.pages:
        built = _article(site, page)
        assert headings(built) == headings(real.article(page)), page
        assert _words(built) == _words(real.article(page)), page


def test_no_template_syntax_is_left(site: Path) -> None:
    left = [p.name for p in site.rglob("*.html") if "{{" in p.read_text("utf-8")]
    assert left == []


def _words(article: Element) -> list[str]:
    """Without the marks that headings carry for links."""
    return [word for word in text(article).split() if word != "¶"]
