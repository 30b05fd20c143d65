"""The same pages and the same code make the reports of any portfolio: none is written into them."""

from pathlib import Path

import pytest

from tests.acceptance.built import Built
from tests.acceptance.traces import amounts, names, questions, standing_in
from tests.digest.numbers import mail_text
from tests.import_contract import ROOT

ROOMS = ("portfolio", "store", "macros", "publish", "digest", "collect", "rendering")
KINDS = {".py", ".css", ".html", ".js", ".yml", ".md"}
ALSO_A_WORD = {"empty pipeline", "local search", "local-search", "no web application firewall"}
"""Names of the data that are also what a rule, a section or a standard calls such a thing."""


def _product() -> list[Path]:
    """What is the same for every portfolio: code, templates, styles and the pages' own texts."""
    code = [p for room in ROOMS for p in (ROOT / room).rglob("*") if p.suffix in KINDS]
    pages = [
        p for folder in ("", "reports", "assets") for p in (ROOT / "docs" / folder).glob("*.*")
    ]
    return [*code, *pages, ROOT / "mkdocs.yml"]


@pytest.fixture(scope="session")
def traces(real: Built) -> frozenset[str]:
    assessment = real.site.assessment
    found = names(assessment.portfolio) | questions(assessment) | amounts(assessment)
    assert {"QueenofSanDiego", "sailo", "3,676", "$7,000–9,000"} <= found
    return frozenset(found)


def test_the_product_names_nothing_of_the_data(traces: frozenset[str]) -> None:
    """No business, document, channel, question or figure stands in code or in a page's source."""
    found = {
        str(path.relative_to(ROOT)): strangers
        for path in _product()
        if (strangers := {*standing_in(path.read_text("utf-8"), traces)} - _ordinary(traces))
    }
    assert found == {}


def _ordinary(traces: frozenset[str]) -> set[str]:
    return {trace for trace in traces if trace.lower() in ALSO_A_WORD}


def test_another_portfolio_shows_nothing_of_the_first(
    traces: frozenset[str], invented: Built
) -> None:
    """Its pages, its search index and its mails hold none of the first one's names and figures."""
    own = names(invented.site.assessment.portfolio) | amounts(invented.site.assessment)
    strange = traces - own - _ordinary(traces)
    written = [p for p in invented.folder.rglob("*") if p.suffix in {".html", ".json", ".xml"}]
    assert len(written) > len(invented.pages)
    texts = {p.name: p.read_text("utf-8") for p in written}
    for name, message in invented.mails.items():
        texts[name] = " ".join(
            (mail_text(message, "html"), mail_text(message, "plain"), str(message["Subject"]))
        )
    assert {name: f for name, text in texts.items() if (f := [*standing_in(text, strange)])} == {}


def test_the_search_for_traces_finds_them(traces: frozenset[str], real: Built) -> None:
    """On the first portfolio's own pages it finds plenty: it is no search that cannot find."""
    text = real.html("reports/ceo").decode()
    assert len([*standing_in(text, traces)]) > len(real.reports)
