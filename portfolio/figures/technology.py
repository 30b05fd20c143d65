"""What systems cost, and how safely they are changed."""

from collections.abc import Callable
from decimal import Decimal

from portfolio.figures.adding import carried, complete, summed
from portfolio.figures.cash import declared_burn
from portfolio.figures.counting import how_many, of_active
from portfolio.figures.figure import Definition
from portfolio.model import Portfolio
from portfolio.model.technology import Practice
from portfolio.values import RATIO, Total, Value, at_corners, divided, measured_in


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


def practised(answer: Callable[[Practice], Value]) -> Callable[[Portfolio], Value | Total]:
    """How many systems are changed with one of the usual precautions."""

    def compute(portfolio: Portfolio) -> Value | Total:
        stacks = of_active(portfolio, portfolio.stacks)
        return how_many(answer(stack.practice) for stack in stacks)

    return compute


_COST_REPORTS = ("cto", "cfo")

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
