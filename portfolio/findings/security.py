"""Rules on safeguards that are missing."""

from collections.abc import Iterator

from portfolio import display
from portfolio.findings.finding import SEVERITIES, Case, Judge, Outcome, Rule
from portfolio.findings.subjects import by_subject, cited, holding
from portfolio.model import Portfolio
from portfolio.model.technology import Control, ControlState
from portfolio.truth import Truth, any_of, is_one_of, is_yes
from portfolio.values import Fact, Unknown, Value, missing_of

_LEAKS = ("secret-in-source", "plaintext-env")


def safeguard_missing(kind: str, why: str) -> Judge:
    """A rule that fires where a safeguard of this kind fails.

    It is judged as severe as the catalogue of safeguards says, whatever the source calls it.
    """

    def judge(case: Case) -> Iterator[Outcome]:
        controls = {str(c.id): c for c in case.portfolio.controls if c.kind == kind}
        states = [s for s in case.portfolio.control_states if s.control in controls]
        groups = by_subject(case, states, lambda s: _business_of(case.portfolio, s))
        for subject, group in groups.items():
            yield _open_gaps(case, subject, group, controls)

    judge.__doc__ = why
    return judge


def _business_of(portfolio: Portfolio, state: ControlState) -> object:
    return next((s.entity for s in portfolio.stacks if s.id == state.stack), None)


def _open_gaps(
    case: Case, subject: str, states: tuple[ControlState, ...], controls: dict[str, Control]
) -> Outcome:
    def fails(state: ControlState) -> Truth:
        return _fails(state, controls[state.control])

    failing = holding(states, fails)
    severities = {str(controls[s.control].severity) for s in failing}
    return Outcome(
        truth=any_of(*map(fails, states)),
        subject=subject,
        message="; ".join(_gap(case, s, controls[s.control]) for s in failing),
        evidence=cited(failing or states),
        missing=missing_of(*(s.state for s in states)),
        severity=min(severities, key=SEVERITIES.index, default=None),
    )


def _fails(state: ControlState, control: Control) -> Truth:
    """A leak stays open until the secret is replaced and gone from all history."""
    failed = is_one_of(state.state, "fail")
    closed = control.kind in _LEAKS and _is_told(state.rotated) and _is_told(state.purged)
    return Truth.NO if failed is Truth.YES and closed else failed


def _is_told(answer: Value | None) -> bool:
    return answer is not None and is_yes(answer) is Truth.YES


def _gap(case: Case, state: ControlState, control: Control) -> str:
    systems = [str(s.name) for s in case.portfolio.stacks if s.id == state.stack]
    remarks = "; ".join([*systems, *_two_severities(state, control)])
    where = f" ({remarks})" if remarks else ""
    return f"{display.sentence(control.gap)}{where}{_half_closed(state)}{_detail(state, control)}"


def _half_closed(state: ControlState) -> str:
    if _is_told(state.rotated):
        return ", replaced but still in the history"
    return ", gone from the history but not replaced" if _is_told(state.purged) else ""


def _detail(state: ControlState, control: Control) -> str:
    """What more is known; a key of which nobody says whether it is live counts as live."""
    if isinstance(state.detail, Unknown) and control.kind in _LEAKS:
        return f"; {state.detail.missing[0].need} is not told, so the worst is assumed"
    return f", {display.text(state.detail)}" if isinstance(state.detail, Fact) else ""


def _two_severities(state: ControlState, control: Control) -> list[str]:
    if state.source_severity in (None, control.severity):
        return []
    return [f"{state.source_severity} per source, {control.severity} assessed"]


RULES = (
    Rule(
        "SEC-01",
        "critical",
        ("cto", "ceo"),
        "Secret keys stand in source code",
        "Replace the keys, move them to a secrets store and remove them from the history",
        safeguard_missing(
            "secret-in-source",
            "Whoever reads the code can use the key; it stays open until the key is replaced and "
            "gone from all history.",
        ),
    ),
    Rule(
        "SEC-02",
        "critical",
        ("cto", "ceo"),
        "Passwords stand in plain files that others can read",
        "Replace every secret in the files, keep them out of the repository and purge its history",
        safeguard_missing(
            "plaintext-env",
            "A settings file in a repository hands every password in it to each copy; it stays "
            "open until all are replaced and gone from all history.",
        ),
    ),
    Rule(
        "SEC-03",
        "high",
        ("cto",),
        "Endpoints answer anybody",
        "Ask for a token at each endpoint and validate what it is sent",
        safeguard_missing(
            "endpoint-auth",
            "An endpoint without sign-in lets strangers read or change what customers entrusted.",
        ),
    ),
    Rule(
        "SEC-04",
        "medium",
        ("cto",),
        "Sites run without a web application firewall",
        "Attach a web application firewall to each public distribution",
        safeguard_missing(
            "waf",
            "A firewall before a site turns away the common attacks; it is a second line, which "
            "is why standards rate its absence lower than an open door.",
        ),
    ),
)
