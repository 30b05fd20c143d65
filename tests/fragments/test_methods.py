"""What the page on how reports are made says, told from the code and the data."""

import pytest
from lxml import html

from portfolio.assessment import assess
from portfolio.figures import NAMES
from portfolio.findings import RULES, grouped
from portfolio.fragments import methods
from portfolio.fragments.counts import counts_table
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


def counts_of(**fields: str) -> list[str]:
    """The row of a count with these fields, in the portfolio as it is otherwise."""
    count = "{id: x, singular: thing, plural: things, declared: 9, ask: owner, "
    told = ", ".join(f"{name}: {value}" for name, value in fields.items())
    portfolio = make_portfolio(declared_counts=f"- {count}{told}}}")
    return rows_of(counts_table(assess(portfolio)))[1]


def test_counts_show_what_is_stated_beside_what_is_named() -> None:
    """Three repairs stated, two named; the question itself stands on the report."""
    rows = rows_of(counts_table(assess(make_portfolio())))
    assert rows[1][:4] == ["Repairs", "3", "2", "–"]


@pytest.mark.parametrize(
    ("same_as", "report", "counted"),
    [
        ("security-gaps", "cto", "1"),
        ("actions", "ceo", "1"),
        ("actions", "cto", "0"),
        ("milestones", "accounting", "1"),
        ("policies", "cfo", "1"),
        ("unobserved-measures", "cmo", "0"),
    ],
)
def test_a_count_stands_beside_what_is_counted_here(
    same_as: str, report: str, counted: str
) -> None:
    """Stated nine, but counted from the records; the two are never mixed."""
    row = counts_of(same_as=same_as, reports=f"[{report}]")
    assert row[:4] == ["Things", "9", "0", counted]


def test_critical_findings_of_one_rule_count_once() -> None:
    """Two businesses whose pipeline is empty are one line on the page, and one here."""
    assessment = assess(make_portfolio())
    lines = [g for g in grouped(assessment.register.of("ceo")) if g[0].severity == "critical"]
    assert counts_of(same_as="critical-findings", reports="[ceo]")[3] == str(len(lines))


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
