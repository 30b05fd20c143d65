"""What closes a report hides nothing: neither what is not judged nor what was set aside."""

from lxml import html

from portfolio.fragments.closing import closing_blocks
from tests.fragments.section_reader import view_of
from tests.portfolio_builder import make_portfolio

SETTING = "- {id: UX-01, suppressed: {reason: the site is rebuilt, by: owner, until: 2027-03-31%s}}"


def text_of(report: str, setting: str) -> str:
    blocks = closing_blocks(view_of(make_portfolio(rules=setting), report))
    tree = html.fragment_fromstring("\n".join(blocks), create_parent="div")
    return " ".join(tree.text_content().split())


def test_what_was_set_aside_is_named_to_its_readers() -> None:
    """With the reason, who decided and the last day; readers of other reports need not know."""
    note = (
        "Set aside: Customers cannot see online which dates are free. The site is rebuilt; so"
        " decided by owner, until 31 Mar 2027."
    )
    assert 1 == text_of("cto", SETTING % "").count(note)
    assert note not in text_of("accounting", SETTING % "")
    assert note not in text_of("cto", SETTING % ", subjects: [nobody]")
