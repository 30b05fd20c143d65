"""The home page: its sentence and the list beneath speak of the same findings."""

from portfolio.assessment import assess
from portfolio.fragments.home import home
from tests.fragments.section_reader import view_of
from tests.portfolio_builder import make_portfolio


def test_the_sentence_names_the_first_of_the_list() -> None:
    """In the order of the first reader, who is the one to act."""
    portfolio = make_portfolio()
    page = home(assess(portfolio), [view_of(portfolio, "ceo")])
    sentence = page.partition("The first ")[2].partition("</p>")[0].rstrip(".")
    said = sentence.removeprefix("is this: ").removeprefix("concerns ")
    listed = page.partition("Critical · ")[2].partition('finding-title">')[2].partition("</p>")[0]
    assert listed == said
