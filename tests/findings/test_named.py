"""What the documents behind the data name is found in the data, by the rules alone."""

from pathlib import Path

import pytest

from portfolio.figures import figures
from portfolio.findings import Register, findings
from portfolio.model import Portfolio
from store.load import load

DATA = Path(__file__).parents[2] / "data"

NAMED_SHORTFALLS = {
    "PIP-01": "empty pipeline",
    "FUN-01": "broken funnel",
    "OTA-01": "no listing on a booking site",
    "REV-01": "untracked revenue",
    "EQT-01": "undocumented equity",
    "BIL-01": "billing model gap",
    "PEO-01": "transition risk",
}


@pytest.fixture(scope="module")
def portfolio() -> Portfolio:
    found = load(DATA).portfolio
    assert found is not None
    return found


@pytest.fixture(scope="module")
def register(portfolio: Portfolio) -> Register:
    return findings(portfolio, figures(portfolio))


@pytest.mark.parametrize("rule", NAMED_SHORTFALLS, ids=lambda rule: NAMED_SHORTFALLS[rule])
def test_a_named_shortfall_is_critical(rule: str, register: Register) -> None:
    """Each of them stands among the critical findings of the CEO, with its evidence."""
    critical = [f for f in register.of("ceo") if f.severity == "critical" and f.rule == rule]
    assert critical
    assert all(source.is_cited for finding in critical for source in finding.evidence)


def test_more_is_critical_than_is_named(register: Register) -> None:
    """The computed number of critical findings comes out of the facts, not out of a document."""
    critical = {f.rule for f in register.of("ceo") if f.severity == "critical"}
    assert set(NAMED_SHORTFALLS) < critical
    assert {"BEP-01", "ACC-01"} <= critical


def test_every_count_that_differs_is_one_finding(portfolio: Portfolio, register: Register) -> None:
    """So that each becomes one question."""
    differing = {c.id for c in portfolio.declared_counts if c.declared != len(c.named)}
    assert differing == {f.subject for f in register.findings if f.rule == "DAT-01"}


def test_what_cannot_be_assessed_says_what_is_missing(register: Register) -> None:
    assert [] == [(n.rule, n.subject) for n in register.not_assessed if not n.missing]


def test_every_finding_is_a_sentence(register: Register) -> None:
    """With a capital, without a full stop, and with something to do about it."""
    for finding in register.findings:
        assert finding.message[0].isupper() or not finding.message[0].isalpha()
        assert not finding.message.endswith((".", ":", " "))
        assert "None" not in finding.message
        assert finding.action
        assert finding.reports
