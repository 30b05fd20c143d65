"""Which safeguards of systems hold, and which are missing."""

from decimal import Decimal

from portfolio.figures.adding import carried
from portfolio.figures.counting import how_many, of_active
from portfolio.figures.figure import Definition, Limits
from portfolio.model import Portfolio
from portfolio.model.technology import Control, ControlState
from portfolio.truth import Truth, is_no, is_one_of, is_yes
from portfolio.values import RATIO, Fact, Known, Total, Value, divided, measured_in

SEVERITY_WEIGHTS = {"critical": 4, "high": 3, "medium": 2, "low": 1, "info": 0}
"""One step of weight for one step of severity; a mere note weighs nothing."""

_LEAKS = ("secret-in-source", "plaintext-env")


def is_open_gap(state: ControlState, control: Control) -> Value:
    """Whether a safeguard is missing; a leak is closed once its secret is replaced and purged."""
    if not isinstance(state.state, Fact):
        return state.state
    closed = control.kind in _LEAKS and _told(state.rotated) and _told(state.purged)
    failed = is_one_of(state.state, "fail") is Truth.YES
    return Fact(failed and not closed, state.state.sources)


def _told(answer: Value | None) -> bool:
    return answer is not None and is_yes(answer) is Truth.YES


def open_gaps(portfolio: Portfolio) -> Value | Total:
    """Safeguards that are known to be missing."""
    return how_many((gap for gap, _ in _gaps(portfolio)), unit="")


def critical_gaps(portfolio: Portfolio) -> Value | Total:
    """Missing safeguards that the standard, not the source, calls critical."""
    gaps = _gaps(portfolio)
    critical = [gap for gap, severity in gaps if severity == "critical"]
    others = [Fact(False, gap.sources) for gap, _ in gaps if isinstance(gap, Fact)]
    return how_many(critical or others, unit="")


def _gaps(portfolio: Portfolio) -> list[tuple[Value, str]]:
    """For each safeguard of each system whether it is missing, and how bad that would be."""
    controls = {control.id: control for control in portfolio.controls}
    stacks = {stack.id for stack in of_active(portfolio, portfolio.stacks)}
    return [
        (is_open_gap(state, controls[state.control]), str(controls[state.control].severity))
        for state in portfolio.control_states
        if state.stack is None or state.stack in stacks
    ]


def security_score(portfolio: Portfolio) -> Value | Total:
    """F-41: passed over passed and failed safeguards, each by its weight; unknown ones apart."""
    gaps = _gaps(portfolio)
    weights = [SEVERITY_WEIGHTS[w] for gap, w in gaps if isinstance(gap, Fact)]
    missed = sum(SEVERITY_WEIGHTS[w] for gap, w in gaps if is_yes(gap) is Truth.YES)
    weighed = Known(Decimal(sum(weights)))
    return carried(
        how_many((gap for gap, _ in gaps), is_no),
        lambda held: _score(held, weighed.amount - missed, weighed),
    )


def _score(held: Value, passed: Decimal, weighed: Known) -> Value:
    """The score stands on the same sources as the number of safeguards that hold."""
    if not isinstance(held, Known):
        return held
    score = divided(Known(passed, sources=held.sources), weighed, "only notes were checked")
    return measured_in(score, RATIO)


_NONE_OPEN = Limits(attention=Decimal(0), watch=Decimal(0), low_is_bad=False)

DEFINITIONS = (
    Definition(
        "security_score",
        "Safeguards in place",
        "weight of the safeguards that hold divided by the weight of all that were checked; "
        "critical weighs 4, high 3, medium 2, low 1",
        ("cto",),
        security_score,
        unit="by weight",
    ),
    Definition(
        "open_gaps",
        "Open security gaps",
        "safeguards that are known to be missing",
        ("cto",),
        open_gaps,
    ),
    Definition(
        "critical_gaps",
        "Critical security gaps",
        "missing safeguards that the standard calls critical",
        ("cto", "ceo"),
        critical_gaps,
        limits=_NONE_OPEN,
    ),
)
