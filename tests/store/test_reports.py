"""Front matter: what is wrong with a page is said before it is built, all of it at once."""

from pathlib import Path

from portfolio.problem import as_text
from portfolio.report import Known
from store.reports import load_reports

KNOWN = Known(
    sections=frozenset({"burn", "agenda"}),
    figures=frozenset({"cash", "revenue"}),
    answers=frozenset({"runway"}),
    lenses=frozenset({"cfo"}),
    roles=frozenset({"cfo"}),
    readers=frozenset({"owner"}),
)
PAGE = """\
---
id: purse
title: Purse
roles: [cfo]
sections: [burn, agenda]
---
"""


def listing(docs: Path) -> list[str]:
    _, problems = load_reports(docs, KNOWN)
    return [as_text(p).removeprefix(f"{docs}/reports") for p in problems]


def page(folder: Path, text: str) -> Path:
    (folder / "reports").mkdir()
    (folder / "reports" / "purse.md").write_bytes(text.encode())
    return folder


def test_a_mistake_hides_no_other(tmp_path: Path) -> None:
    """Names are checked although the page is no report yet."""
    text = """\
---
id: purse
title: [Purse]
roles: cfo
sections: [burn, burn, fish]
tiles: [cash, gold]
order: last
mail: {subject: "{colour}"}
---
"""
    assert [
        (
            "/purse.md:3: error: title: write one piece of text here, not several lines or a list;"
            " see 'Add a report' in the README"
        ),
        "/purse.md:4: error: 'roles' is not a list; write roles: [...]",
        "/purse.md:5: error: 'burn' stands twice in 'sections'; keep one of the two",
        "/purse.md:5: error: 'fish' is not known in 'sections'; known are agenda, burn",
        "/purse.md:6: error: 'gold' is not known in 'tiles'; known are cash, revenue",
        "/purse.md:7: error: order: 'last' is not a whole number; see 'Add a report' in the README",
        "/purse.md:8: error: '{colour}' is not known in 'subject'; known are month, title",
    ] == listing(page(tmp_path, text))


def test_a_page_may_come_from_any_editor(tmp_path: Path) -> None:
    """With the mark and the line ends that some of them write."""
    assert [] == listing(page(tmp_path, "\ufeff" + PAGE.replace("\n", "\r\n")))


def test_no_report_at_all_is_a_wrong_folder(tmp_path: Path) -> None:
    """Not a site of nothing."""
    hint = "run this in the folder that holds 'mkdocs.yml' and 'docs'"
    assert [f":1: error: there is no report here; {hint}"] == listing(tmp_path)
