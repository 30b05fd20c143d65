"""Whatever the data says stands on the page as text, in the theme's own places as well."""

from pathlib import Path

import pytest
from lxml import html

from publish.pages import faults
from tests.portfolio_builder import INVENTED
from tests.site_builder import build, page, workplace

STRANGE = 'Sails & "Sons" {{ 7*7 }} {# x #} <script>alert(1)</script> <!-- | `a` *b*'


def named(folder: Path, name: str) -> Path:
    """A workplace whose portfolio has that name."""
    place = workplace(folder, INVENTED)
    file = place / "data/portfolio/portfolio.yml"
    text = file.read_text("utf-8")
    assert 1 == text.count("name: Lakeside Group,")
    file.write_text(text.replace("name: Lakeside Group,", f"name: '{name}',"), encoding="utf-8")
    return place


def test_a_portfolio_may_have_any_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is shown as it was written, in the title too, and nothing of it is carried out."""
    monkeypatch.chdir(named(tmp_path / "place", STRANGE))
    assert 0 == build(Path.cwd())
    source = page(Path.cwd(), "reports/cfo")
    tree = html.document_fromstring(source)
    assert STRANGE in str(tree.findtext(".//title"))
    assert {STRANGE} == {link.get("title") for link in tree.find_class("md-logo")}
    assert {STRANGE} == {link.get("aria-label") for link in tree.find_class("md-logo")}
    assert "<script>alert" not in source
    assert 1 == len(tree.findall(".//article"))


@pytest.mark.parametrize("left", ["{{ body('cfo') }}", "{% if x %}", "{# note #}"])
def test_what_the_host_left_over_is_a_fault(tmp_path: Path, left: str) -> None:
    """The same signs are let through where they are text that was escaped."""
    written = "<nav>{{ }}</nav><article><p>&#123;&#123; 7 &#125;&#125; Traceback</p>{}</article>"
    (tmp_path / "index.html").write_text(written.replace("{}", ""), encoding="utf-8")
    assert [] == faults(tmp_path)
    (tmp_path / "index.html").write_text(written.replace("{}", left), encoding="utf-8")
    assert [f"index.html: '{left[:2]}' is left on the page; its macro did not run"] == faults(
        tmp_path
    )
