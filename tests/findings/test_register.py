"""How rules become findings, whatever the rule: settings, order, groups."""

from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.figures import figures
from portfolio.findings import RULES, Finding, grouped
from portfolio.findings.finding import SEVERITIES, Case, Outcome, Rule, order
from portfolio.findings.register import Register, register
from portfolio.model import Portfolio
from portfolio.truth import Truth
from portfolio.values import Known, Missing
from tests.findings.judging import messages, rule_of
from tests.portfolio_builder import make_portfolio

CASH = "cash: [{id: box, name: Box, balance: [{month: 2026-10, value: 8}]}]\n"
BURN = "burn: [{id: all, declared: 1, basis: net, outflow: [], inflow: []}]\n"


def with_cash(settings: str) -> Portfolio:
    """Eight months of runway, and what the owner says of the rules."""
    return make_portfolio(f"{CASH}{BURN}rules: [{settings}]")


def rule(judge: Callable[[Case], Iterator[Outcome]], **more: object) -> Rule:
    made: dict[str, object] = {"id": "AAA-01", "severity": "high", "reports": ("ceo",)}
    made |= {"title": "Something is wrong", "action": "Mend it", "judge": judge} | more
    return Rule(**made)  # type: ignore[arg-type]  # the fields are those of Rule


def says(*outcomes: Outcome) -> Callable[[Case], Iterator[Outcome]]:
    return lambda _case: iter(outcomes)


def judged(*rules: Rule, settings: str = "") -> Register:
    portfolio = with_cash(settings)
    return register(rules, portfolio, figures(portfolio))


def test_a_threshold_of_the_owner() -> None:
    """It holds instead of the rule's own, for firing as for staying silent."""
    assert ["medium | Cash lasts 8 months, until June 2027"] == messages("BUR-01", with_cash(""))
    assert [] == messages("BUR-01", with_cash("{id: BUR-01, threshold: 8}"))
    assert 1 == len(messages("BUR-01", with_cash("{id: BUR-01, threshold: 8.5}")))


def test_a_severity_of_the_owner() -> None:
    """It outranks the rule's own and the one that the rule chose for the subject."""
    portfolio = with_cash("{id: BUR-01, severity: low}")
    assert ["low | Cash lasts 8 months, until June 2027"] == messages("BUR-01", portfolio)


def suppressed(until: str, more: str = "") -> str:
    why = f"reason: A loan is agreed, by: owner, until: {until}{more}"
    return f"{{id: BUR-01, suppressed: {{{why}}}}}"


@pytest.mark.parametrize(
    "setting",
    [
        suppressed("2026-10-31"),
        suppressed("2027-01-01", ", subjects: [portfolio]"),
        suppressed("2027-01-01", ", subjects: [kayaks, portfolio]"),
    ],
)
def test_a_finding_that_is_set_aside(setting: str) -> None:
    """It stays in sight, with the reason, who approved it and until when."""
    found = judged(rule_of("BUR-01"), settings=setting)
    assert () == found.findings
    [aside] = found.set_aside
    assert ("A loan is agreed", "owner") == (aside.reason, aside.by)
    assert "BUR-01/portfolio" == aside.finding.id


@pytest.mark.parametrize(
    "setting",
    [suppressed("2026-10-30"), suppressed("2027-01-01", ", subjects: [kayaks]")],
)
def test_a_finding_that_is_no_longer_set_aside(setting: str) -> None:
    """The day has passed, or it is about somebody else."""
    found = judged(rule_of("BUR-01"), settings=setting)
    assert (1, ()) == (len(found.findings), found.set_aside)


@pytest.mark.parametrize(
    ("truth", "found", "unknown"),
    [
        (Truth.YES, ["high"], 0),
        (Truth.POSSIBLE, ["medium"], 0),
        (Truth.NO, [], 0),
        (Truth.UNKNOWN, [], 1),
        (Truth.NOT_APPLICABLE, [], 0),
    ],
)
def test_what_becomes_a_finding(truth: Truth, found: list[str], unknown: int) -> None:
    """What may be so is one severity lower; what is unknown is listed and never passes."""
    missing = (Missing("a.b.c", "a look", "owner"),)
    result = judged(rule(says(Outcome(truth, "portfolio", "It is so", missing=missing))))
    assert found == [f.severity for f in result.findings]
    assert [missing] * unknown == [n.missing for n in result.not_assessed]


def test_what_may_be_so_says_so() -> None:
    [finding] = judged(rule(says(Outcome(Truth.POSSIBLE, "portfolio", "It is so")))).findings
    assert ("Possibly: It is so", True) == (finding.message, finding.possible)


def test_readers_of_the_rule_and_of_the_record() -> None:
    """Both see it, each once, also what could not be assessed."""
    outcomes = [
        Outcome(truth, truth.value, "It is so", reports=("cto", "ceo"))
        for truth in (Truth.YES, Truth.UNKNOWN)
    ]
    result = judged(rule(says(*outcomes)))
    assert ("ceo", "cto") == result.findings[0].reports == result.not_assessed[0].reports
    assert result.findings == result.of("cto")
    assert () == result.of("cfo")


def test_the_name_of_a_subject() -> None:
    """What people call it: that of the business, or the one the rule gives."""
    outcomes = [Outcome(Truth.YES, s, "", name=n) for s, n in (("kayaks", ""), ("x", "The X"))]
    portfolio = make_portfolio()
    result = register([rule(says(*outcomes))], portfolio, figures(portfolio))
    assert ["Heron Kayaks", "The X"] == [f.name for f in result.findings]


def test_findings_on_the_data_stand_apart() -> None:
    result = judged(rule(says(Outcome(Truth.YES, "portfolio", "")), about_data=True))
    assert () == result.of("ceo")
    assert result.findings == result.about_data("ceo")


def test_a_rule_on_findings_comes_last() -> None:
    """It sees all the others, wherever it stands; they see none."""
    seen: list[int] = []

    def looks(case: Case) -> Iterator[Outcome]:
        seen.append(len(case.found))
        yield Outcome(Truth.YES, "portfolio", "")

    first, last = rule(looks), rule(looks, id="BBB-01", judges_findings=True)
    judged(last, first)
    assert [0, 1] == seen


def test_the_limit_of_a_rule_without_one() -> None:
    """A rule that asks for a threshold it does not have is a mistake in the rule."""
    with pytest.raises(LookupError):
        _ = Case(make_portfolio(), {}).limit


def finding(severity: str, stake: int | None, subject: str = "x", rule_id: str = "A") -> Finding:
    at_stake = None if stake is None else Known(Decimal(stake), "USD")
    texts = "", "", ""
    return Finding(rule_id, subject, severity, (), *texts, (), at_stake, False, False)


def test_worst_and_dearest_first() -> None:
    """Severity, then money at stake, what is unknown after what is known; then the id."""
    worst = [
        finding("critical", None),
        finding("high", 900),
        finding("high", 20),
        finding("high", None, "a"),
        finding("high", None, "b"),
        finding("info", 5000),
    ]
    assert worst == sorted([*worst[3:], *worst[:3]], key=order)


@given(st.lists(st.tuples(st.sampled_from(SEVERITIES), st.integers(0, 3), st.sampled_from("abc"))))
def test_the_order_is_total(rows: list[tuple[str, int, str]]) -> None:
    """However the findings come, they are shown in one order."""
    found = list({finding(severity, stake, subject) for severity, stake, subject in rows})
    backwards = found[::-1]
    assert sorted(found, key=order) == sorted(backwards, key=order)


def test_findings_of_one_rule_stand_together() -> None:
    """As long as they are equally bad; groups stand in the order of their first."""
    rows = [
        finding("critical", None, "x", "B"),
        finding("critical", None, "y", "A"),
        finding("critical", None, "z", "B"),
        finding("high", None, "u", "B"),
    ]
    assert [["x", "z"], ["y"], ["u"]] == [[f.subject for f in group] for group in grouped(rows)]


def test_the_order_of_records_changes_nothing() -> None:
    """The register is the same for the same data, and its ids are unique."""
    portfolio = make_portfolio()
    first = register(RULES, portfolio, figures(portfolio))
    again = register(reversed(RULES), make_portfolio(), figures(portfolio))
    assert first.findings == again.findings
    ids = [f.id for f in first.findings]
    assert len(ids) == len(set(ids))
