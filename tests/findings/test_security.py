import pytest

from portfolio.truth import Truth
from tests.findings.judging import found, judged, messages, not_assessed
from tests.portfolio_builder import make_portfolio

KINDS = {
    "SEC-01": "secret-in-source",
    "SEC-02": "plaintext-env",
    "SEC-03": "endpoint-auth",
    "SEC-04": "waf",
}


def control(kind: str, severity: str = "critical") -> str:
    return (
        f"- {{id: guard, title: no gap, gap: an open gap, kind: {kind}, severity: {severity}, "
        "reference: a standard, remedy: Close it}"
    )


def state(state: str = "fail", more: str = "", stack: str = "booking") -> str:
    """One line of `control_states`; `more` adds fields."""
    system = f", stack: {stack}" if stack else ""
    return f"- {{id: s-{stack or 'all'}, control: guard{system}, state: {state}{more}}}"


@pytest.mark.parametrize(("rule", "kind"), KINDS.items())
def test_a_failed_safeguard_of_its_kind_fires(rule: str, kind: str) -> None:
    """Each rule judges the safeguards of one kind and leaves the others alone."""
    portfolio = make_portfolio(controls=control(kind), control_states=state())
    assert ["critical | Heron Kayaks | An open gap (Booking site)"] == messages(rule, portfolio)
    assert not any(messages(other, portfolio) for other in KINDS if other != rule)


@pytest.mark.parametrize(("rule", "kind"), KINDS.items())
def test_a_safeguard_that_holds_is_clear(rule: str, kind: str) -> None:
    portfolio = make_portfolio(controls=control(kind), control_states=state("pass"))
    assert Truth.NO is judged(rule, portfolio)["kayaks"].truth


@pytest.mark.parametrize(("rule", "kind"), KINDS.items())
def test_a_safeguard_nobody_checked_is_not_assessed(rule: str, kind: str) -> None:
    """Not checked is never passed: it is listed with what is needed."""
    unchecked = state("{unknown: true, need: a look at it, ask: owner}")
    portfolio = make_portfolio(controls=control(kind), control_states=unchecked)
    assert ["a look at it"] == [m.need for n in not_assessed(rule, portfolio) for m in n.missing]
    assert [] == messages(rule, portfolio)


def test_the_catalogue_decides_the_severity_and_the_source_is_quoted() -> None:
    """Two words for one gap: both are shown, the assessed one ranks."""
    portfolio = make_portfolio(
        controls=control("waf", "medium"), control_states=state(more=", source_severity: critical")
    )
    assert [
        "medium | Heron Kayaks | An open gap (Booking site; critical per source, medium assessed)"
    ] == messages("SEC-04", portfolio)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (", rotated: yes, purged: no", ["replaced but still in the history"]),
        (", rotated: no, purged: yes", ["gone from the history but not replaced"]),
        (
            ", rotated: {unknown: true, need: if replaced, ask: owner}, purged: yes",
            ["gone from the history but not replaced"],
        ),
        (", rotated: yes, purged: yes", []),
    ],
)
def test_a_leaked_secret_is_closed_only_when_replaced_and_purged(
    more: str, expected: list[str]
) -> None:
    """A replaced key in the history tells an attacker where to look; a purged one may be copied."""
    portfolio = make_portfolio(
        controls=control("secret-in-source"), control_states=state(more=more)
    )
    assert expected == [f.message.rpartition(", ")[2] for f in found("SEC-01", portfolio)]


def test_replacing_closes_leaks_only() -> None:
    """An open endpoint stays open whatever was replaced."""
    closed = state(more=", rotated: yes, purged: yes")
    portfolio = make_portfolio(controls=control("endpoint-auth"), control_states=closed)
    assert Truth.YES is judged("SEC-03", portfolio)["kayaks"].truth


def test_a_key_of_unknown_mode_is_assessed_as_live() -> None:
    """What is not known about a gap never softens it."""
    detail = ", detail: {unknown: true, need: whether the key is live, ask: owner}"
    portfolio = make_portfolio(
        controls=control("secret-in-source"), control_states=state(more=detail)
    )
    (message,) = (f.message for f in found("SEC-01", portfolio))
    assert "; whether the key is live is not told, so the worst is assumed" in message


def test_a_known_detail_is_added() -> None:
    portfolio = make_portfolio(
        controls=control("secret-in-source"), control_states=state(more=", detail: a live key")
    )
    expected = ["critical | Heron Kayaks | An open gap (Booking site), a live key"]
    assert expected == messages("SEC-01", portfolio)


def test_a_gap_without_a_system_is_about_the_portfolio() -> None:
    """The source does not say which system, so no business is blamed."""
    portfolio = make_portfolio(controls=control("waf"), control_states=state(stack=""))
    assert ["portfolio"] == [f.subject for f in found("SEC-04", portfolio)]
    assert ["critical | An open gap"] == messages("SEC-04", portfolio)


def test_several_gaps_of_a_business_are_one_finding() -> None:
    """Two systems of one business do not fill the page twice."""
    stacks = "\n".join(
        f"- {{id: {name}, entity: kayaks, name: {name}, purpose: p, sign_in: none, "
        "practice: {ci: no, staging: no, rollback: no}}"
        for name in ("booking", "shop")
    )
    states = f"{state()}\n{state(stack='shop')}"
    portfolio = make_portfolio(
        stacks=stacks, controls=control("waf", "medium"), control_states=states
    )
    assert ["medium | Heron Kayaks | An open gap (booking); An open gap (shop)"] == messages(
        "SEC-04", portfolio
    )


def test_the_evidence_is_the_line_of_the_failed_check() -> None:
    portfolio = make_portfolio(controls=control("waf"), control_states=state())
    assert [("control_states.yml", 2)] == [
        (s.file, s.line) for f in found("SEC-04", portfolio) for s in f.evidence
    ]
