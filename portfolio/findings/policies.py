"""Rules on the owner's own rules about money: written down, and kept."""

from collections.abc import Iterator

from portfolio import display
from portfolio.figures import Figure
from portfolio.figures.figure import PORTFOLIO
from portfolio.findings.answers import some_of
from portfolio.findings.finding import Case, Outcome, Rule
from portfolio.findings.subjects import cited
from portfolio.model.money import Policy
from portfolio.truth import Truth, any_of, is_above, is_below
from portfolio.values import Known, Range, Unknown, Value, merged, missing_of


def policy_broken(case: Case) -> Iterator[Outcome]:
    """A rule about money that bends once is no rule; breaking one is a decision to be written."""
    for policy in case.portfolio.policies:
        figure = case.figures.get(str(policy.figure))
        if figure is not None and not policy.waived:
            yield _kept_or_broken(policy, figure)


def _kept_or_broken(policy: Policy, figure: Figure) -> Outcome:
    value = figure.value
    return Outcome(
        truth=any_of(*_breaches(policy, value)),
        subject=str(policy.id),
        message=f"{figure.label} is {display.text(value, figure.unit or None)},"
        f" against the rule: {display.text(policy.text)}",
        evidence=merged(policy.cited, figure.sources),
        missing=missing_of(value),
    )


def _breaches(policy: Policy, value: Value) -> Iterator[Truth]:
    """Below the least or above the most that the rule allows; a clear breach of either counts."""
    if isinstance(policy.at_least, Known | Range):
        yield is_below(value, policy.at_least.low)
    if isinstance(policy.at_most, Known | Range):
        yield is_above(value, policy.at_most.high)


def rule_unwritten(case: Case) -> Iterator[Outcome]:
    """A rule that nobody has written down is broken without anybody noticing."""
    policies = case.portfolio.policies
    untold = [p for p in policies if isinstance(p.text, Unknown)]
    written = some_of(len(untold), len(policies), "financial rule")
    if policies:
        yield Outcome(
            truth=Truth.YES if untold else Truth.NO,
            subject=PORTFOLIO,
            message=f"Nobody has written down {written}",
            evidence=cited(untold or policies),
            missing=missing_of(*(p.text for p in untold)),
        )


RULES = (
    Rule(
        "POL-01",
        "critical",
        ("cfo", "ceo"),
        "A financial rule is broken",
        "Stop what breaks it, or waive the rule in writing with a reason",
        policy_broken,
    ),
    Rule(
        "POL-02",
        "medium",
        ("cfo",),
        "A financial rule is not written down",
        "Write each rule in one sentence that can be checked",
        rule_unwritten,
    ),
)
