"""What the page on how reports are made says, told from the code and the data."""

import pytest
from lxml import html

from portfolio.assessment import assess
from portfolio.figures import NAMES
from portfolio.findings import RULES
from portfolio.fragments import methods
from portfolio.model import Portfolio
from tests.portfolio_builder import make_portfolio


def rows_of(block: str) -> list[list[str]]:
    """The cells of a table, its head first."""
    tree = html.fragment_fromstring(block, create_parent="div")
    return [[c.text_content().strip() for c in tr.iter("th", "td")] for tr in tree.iter("tr")]


def text_of(block: str) -> str:
    return html.fragment_fromstring(block, create_parent="div").text_content()


@pytest.mark.parametrize("name", methods.MACROS)
def test_every_macro_answers_for_an_empty_portfolio(name: str) -> None:
    """A first edition has no sources, no counts and no figures; the page says so."""
    assert methods.MACROS[name](assess(make_portfolio("entities: []")))


def test_every_rule_is_listed_with_its_reason_and_outcome() -> None:
    """The table cannot lag behind the rules: it is made of them."""
    rows = rows_of(methods.rules_table(assess(make_portfolio())))[1:]
    assert sorted(row[2] for row in rows) == sorted(rule.id for rule in RULES)
    assert all(row[1] and row[3] for row in rows)


def test_a_rule_that_waits_is_not_said_to_have_found_nothing() -> None:
    """Unknown inputs show as waiting, never as passed."""
    cash = "{unknown: true, need: the balance, ask: owner}"
    told = assess(make_portfolio(answers={"cash.operating.balance": cash}))
    waiting = {n.rule for n in told.register.not_assessed}
    rows = {row[2]: row[3] for row in rows_of(methods.rules_table(told))[1:]}
    assert waiting
    assert all("waiting for answers" in rows[rule] for rule in waiting)


def test_every_figure_has_its_formula_once() -> None:
    assessment = assess(make_portfolio())
    rows = rows_of(methods.figures_table(assessment))[1:]
    assert len(rows) == len({f.name for f in assessment.figures.values()})
    assert {f.name for f in assessment.figures.values()} <= NAMES
    assert all(formula for _, formula in rows)


def test_counts_show_what_is_stated_beside_what_is_named() -> None:
    """Three repairs stated, two named; the question itself stands on the report."""
    rows = rows_of(methods.counts_table(assess(make_portfolio())))
    assert rows[1][:3] == ["Repairs", "3", "2"]


def test_both_statements_stand_until_one_is_decided() -> None:
    block = text_of(methods.contradictions(assess(make_portfolio())))
    assert "The books (October): 300 a month" in block
    assert "What do you pay for the dock?" in block


DECIDED = """
- id: dock-fee
  title: the fee for the dock
  statements: [{says: 300 a month, source: {ref: books}}, {says: none, source: {ref: interview}}]
  question: What do you pay for the dock?
  ask: owner
  resolved: nothing is paid since May
"""


def test_a_decided_contradiction_says_what_was_decided() -> None:
    block = text_of(methods.contradictions(assess(make_portfolio(contradictions=DECIDED))))
    assert "Decided: nothing is paid since May" in block
    assert "What do you pay" not in block


def test_sources_that_carry_most_stand_first() -> None:
    rows = rows_of(methods.sources_list(assess(make_portfolio())))[1:]
    carried = [int(row[2]) for row in rows]
    assert carried == sorted(carried, reverse=True)
    assert carried[0] > 0


def undated() -> Portfolio:
    return make_portfolio("entities: []\nsources: [{id: talk, title: A talk, kind: person}]")


def test_a_date_nobody_has_told_takes_no_column() -> None:
    assert rows_of(methods.sources_list(assess(undated())))[0] == [
        "Source",
        "Figuresthat rest on it",
        "To know",
    ]
