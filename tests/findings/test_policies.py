"""Rules on the owner's own rules about money."""

import pytest

from portfolio.truth import Truth
from tests.findings.judging import judged, messages
from tests.portfolio_builder import make_portfolio

CASH = """\
- id: reserve
  text: Keep $10,000 in the bank
  figure: cash
  at_least: 10000
"""


@pytest.mark.parametrize(
    ("balance", "truth"),
    [
        ("10000", Truth.NO),
        ("9999", Truth.YES),
        ("{low: 8000, high: 12000}", Truth.POSSIBLE),
        ("{unknown: true, need: the balance, ask: owner}", Truth.UNKNOWN),
    ],
)
def test_a_rule_with_a_least_amount(balance: str, truth: Truth) -> None:
    """It is broken below its amount, and a range that only reaches below may break it."""
    cash = f"- {{id: box, name: Cash box, balance: [{{month: 2026-10, value: {balance}}}]}}"
    if not balance.isdigit():
        cash = f"- {{id: box, name: Cash box, balance: [{{month: 2026-10, {balance[1:]}]}}"
    if "unknown" in balance:
        cash = f"- {{id: box, name: Cash box, balance: {balance}}}"
    assert judged("POL-01", make_portfolio(cash=cash, policies=CASH))["reserve"].truth is truth


def test_the_sentence_names_figure_and_rule() -> None:
    """The owner reads which rule it was, in its own words."""
    cash = "- {id: box, name: Cash box, balance: [{month: 2026-10, value: 7}]}"
    assert messages("POL-01", make_portfolio(cash=cash, policies=CASH)) == [
        "critical | Cash in bank is $7, against the rule: Keep $10,000 in the bank"
    ]


def test_a_waived_rule_is_not_judged() -> None:
    """What was allowed in writing is no finding."""
    cash = "- {id: box, name: Cash box, balance: [{month: 2026-10, value: 7}]}"
    waived = f"{CASH}  waived: agreed by the owner until March\n"
    assert judged("POL-01", make_portfolio(cash=cash, policies=waived)) == {}
