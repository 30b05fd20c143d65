"""What systems cost, which safeguards fail, and how safely systems are changed."""

from collections.abc import Callable
from decimal import Decimal

from portfolio.figures.adding import carried, complete, summed
from portfolio.figures.cash import declared_burn
from portfolio.figures.counting import how_many, of_active
from portfolio.figures.figure import Definition, Limits
from portfolio.model import Portfolio
from portfolio.model.technology import Control, ControlState, Practice
from portfolio.truth import Truth, is_no, is_one_of, is_yes
from portfolio.values import RATIO, Fact, Known, Total, Value, at_corners, divided, measured_in

SEVERITY_WEIGHTS = {"critical": 4, "high": 3, "medium": 2, "low": 1, "info": 0}
"""One step of weight for one step of severity; a mere note weighs nothing."""

_LEAKS = ("secret-in-source", "plaintext-env")


def cloud_spend(portfolio: Portfolio) -> Value | Total:
    """What all services cost a month."""
    return summed((cost.monthly for cost in portfolio.costs), portfolio.currency)


def cloud_saving(portfolio: Portfolio) -> Value | Total:
    """What could be saved a month: savings that are not made yet and that nobody doubts."""
    waiting = (s.amount for s in portfolio.savings if not s.done and s.doubt is None)
    return summed(waiting, portfolio.currency)


def cloud_after_saving(portfolio: Portfolio) -> Value | Total:
    """F-33: cost less the savings that are known, never below nothing."""
    spend = complete(cloud_spend(portfolio))
    return carried(
        cloud_saving(portfolio),
        lambda saving: at_corners(_after, spend, saving, unit=portfolio.currency),
    )


def _after(spend: Decimal, saving: Decimal) -> Decimal:
    return max(Decimal(0), spend - saving)


def saving_share(portfolio: Portfolio) -> Value | Total:
    """F-33: the savings that are known as a share of the cost."""
    spend = complete(cloud_spend(portfolio))
    return carried(cloud_saving(portfolio), lambda saving: _share_of(saving, spend))


def _share_of(part: Value, whole: Value) -> Value:
    return measured_in(divided(part, whole, "nothing is spent"), RATIO)


def cloud_share_of_burn(portfolio: Portfolio) -> Value | Total:
    """Cloud cost as a share of the stated burn."""
    burn = complete(declared_burn(portfolio))
    return carried(cloud_spend(portfolio), lambda spend: _share_of(spend, burn))


def saving_share_of_burn(portfolio: Portfolio) -> Value | Total:
    """The savings that are known as a share of the stated burn."""
    burn = complete(declared_burn(portfolio))
    return carried(cloud_saving(portfolio), lambda saving: _share_of(saving, burn))


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


def practised(answer: Callable[[Practice], Value]) -> Callable[[Portfolio], Value | Total]:
    """How many systems are changed with one of the usual precautions."""

    def compute(portfolio: Portfolio) -> Value | Total:
        stacks = of_active(portfolio, portfolio.stacks)
        return how_many(answer(stack.practice) for stack in stacks)

    return compute


_COST_REPORTS = ("cto", "cfo")
_NONE_OPEN = Limits(attention=Decimal(0), watch=Decimal(0), low_is_bad=False)

DEFINITIONS = (
    Definition(
        "cloud_spend",
        "Cloud cost",
        "what all services cost a month, added up",
        _COST_REPORTS,
        cloud_spend,
        unit="a month",
    ),
    Definition(
        "cloud_saving",
        "Cloud cost to save",
        "savings that are not made yet and that nobody doubts, added up",
        _COST_REPORTS,
        cloud_saving,
        unit="a month",
    ),
    Definition(
        "cloud_after_saving",
        "Cloud cost after saving",
        "cloud cost less what can be saved, never below nothing",
        _COST_REPORTS,
        cloud_after_saving,
        unit="a month",
    ),
    Definition(
        "saving_share",
        "Share to save",
        "what can be saved divided by the cloud cost",
        ("cto",),
        saving_share,
        unit="of cloud cost",
    ),
    Definition(
        "cloud_share_of_burn",
        "Cloud cost in burn",
        "cloud cost divided by the stated burn",
        ("cfo",),
        cloud_share_of_burn,
        unit="of burn",
    ),
    Definition(
        "saving_share_of_burn",
        "Cloud saving in burn",
        "what can be saved divided by the stated burn",
        ("cfo",),
        saving_share_of_burn,
        unit="of burn",
    ),
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
    Definition(
        "stacks_with_ci",
        "Systems with automatic tests",
        "systems in which each change is tested by itself before it goes live",
        ("cto",),
        practised(lambda practice: practice.ci),
    ),
    Definition(
        "stacks_with_staging",
        "Systems with a trial copy",
        "systems whose changes are tried on a copy first",
        ("cto",),
        practised(lambda practice: practice.staging),
    ),
    Definition(
        "stacks_with_rollback",
        "Systems with a way back",
        "systems in which a change can be taken back",
        ("cto",),
        practised(lambda practice: practice.rollback),
    ),
)
