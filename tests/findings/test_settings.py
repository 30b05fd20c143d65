"""Settings of rules are checked against the rules, or they would be passed over in silence."""

from portfolio.figures import figures
from portfolio.findings.settings import unknown_names
from tests.portfolio_builder import make_portfolio


def texts(rules: str) -> list[str]:
    portfolio = make_portfolio(rules=rules)
    return [problem.text for problem in unknown_names(portfolio, figures(portfolio))]


def test_settings_must_have_an_effect() -> None:
    """A rule that is none, and a threshold where the rule has none."""
    assert [] == texts("- {id: BUR-01, threshold: 9}\n- {id: SEC-01, severity: high}")
    assert ["'BUR-1' is no rule; did you mean 'BUR-01'?"] == texts("- {id: BUR-1}")
    hint = "take 'threshold' out; docs/dev/rules.md says which rules have one"
    assert [f"'SEC-01' has no threshold to set; {hint}"] == texts("- {id: SEC-01, threshold: 4}")
