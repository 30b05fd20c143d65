import os
import re
from pathlib import Path

import pytest

from portfolio.findings import RULES, Rule
from portfolio.findings.finding import SEVERITIES
from portfolio.findings.reference import rules_reference

PAGE = Path(__file__).parents[2] / "docs/dev/rules.md"


def row_of(rule: Rule) -> str:
    [row] = [x for x in PAGE.read_text("utf-8").splitlines() if x.startswith(f"| {rule.id} |")]
    return row


def test_the_page_is_made_of_the_rules() -> None:
    """docs/dev/rules.md says what the table of rules says; make update-goldens writes it."""
    if os.environ.get("UPDATE_GOLDENS") == "1":
        PAGE.write_text(rules_reference(RULES), "utf-8", newline="\n")
    assert rules_reference(RULES) == PAGE.read_text("utf-8")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_is_explained(rule: Rule) -> None:
    """Severity, title, reason and threshold of each rule stand in one row."""
    _, _, severity, _, says, threshold, _ = (cell.strip() for cell in row_of(rule).split("|"))
    assert rule.severity == severity
    assert says.startswith(f"**{rule.title}.**")
    assert len(says) > len(rule.title) + 30, "the rule's docstring says why"
    expected = "" if rule.threshold is None else f"{rule.threshold} {rule.threshold_meaning}"
    assert expected == threshold
    assert bool(rule.threshold_meaning) == (rule.threshold is not None)


def test_rules_are_told_apart() -> None:
    """An id is given once, in the form that an owner writes into the data."""
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))
    assert [] == [i for i in ids if not re.fullmatch(r"[A-Z]{2,3}-\d{2}", i)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_reads_as_a_sentence(rule: Rule) -> None:
    """Titles and actions start with a capital and leave the full stop to the page."""
    assert rule.severity in SEVERITIES
    for words in (rule.title, rule.action):
        assert words[0].isupper()
        assert not words.endswith(".")
