from pathlib import Path

import pytest

from portfolio.figures import figures
from portfolio.findings import RULES
from portfolio.findings.finding import Case
from portfolio.findings.register import register
from portfolio.model import Portfolio
from store.load import load
from tests.portfolio_builder import INVENTED

REAL = Path(__file__).parent.parent.parent / "data"


def portfolio_in(folder: Path) -> Portfolio:
    portfolio = load(folder).portfolio
    assert portfolio is not None
    return portfolio


@pytest.mark.parametrize("folder", [REAL, INVENTED], ids=["real", "invented"])
def test_a_rule_judges_each_subject_once(folder: Path) -> None:
    """A finding's id is rule and subject; two with one id could not be told apart next month."""
    portfolio = portfolio_in(folder)
    computed = figures(portfolio)
    found = register(RULES, portfolio, computed).findings
    outcomes = [
        f"{rule.id}/{outcome.subject}"
        for rule in RULES
        for outcome in rule.judge(Case(portfolio, computed, rule.threshold, found))
    ]
    assert len(outcomes) > len(RULES) / 2
    assert sorted(set(outcomes)) == sorted(outcomes)
