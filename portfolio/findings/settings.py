"""Names in the data that only the tables of figures and rules can know."""

from collections.abc import Collection, Iterator
from difflib import get_close_matches

from portfolio.figures import NAMES, Figures
from portfolio.findings import RULES
from portfolio.model import Portfolio
from portfolio.problem import Problem, error
from portfolio.text import Text


def unknown_names(portfolio: Portfolio, figures: Figures) -> list[Problem]:
    """Settings of rules that do not exist, and figures that nobody computes."""
    known = {*NAMES, *figures}
    named = [*(k.figure for k in portfolio.kpis), *(p.figure for p in portfolio.policies)]
    strangers = [_stranger(n, "figure", known) for n in named if n is not None and n not in known]
    return [*_rules(portfolio), *strangers]


def _rules(portfolio: Portfolio) -> Iterator[Problem]:
    rules = {rule.id: rule for rule in RULES}
    for setting in portfolio.rules:
        rule = rules.get(str(setting.id))
        if rule is None:
            yield _stranger(setting.id, "rule", rules.keys())
        elif setting.threshold is not None and rule.threshold is None:
            hint = "take 'threshold' out; docs/dev/rules.md says which rules have one"
            yield error(setting.id.at, f"'{rule.id}' has no threshold to set", hint)


def _stranger(name: Text, kind: str, known: Collection[str]) -> Problem:
    close = get_close_matches(name, sorted(known), n=1)
    hint = f"did you mean '{close[0]}'?" if close else f"docs/dev lists every {kind}"
    return error(name.at, f"'{name}' is no {kind}", hint)
