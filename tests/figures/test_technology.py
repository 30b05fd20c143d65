"""Cloud cost and saving (F-33), and how systems are changed."""

from decimal import Decimal

from portfolio.model import Portfolio
from portfolio.values import NotApplicable, NotComputable, Unknown
from tests.figures.reading import ends, figure, invented, value
from tests.portfolio_builder import make_portfolio

COSTS = "[{id: all, vendor: Host, service: all, monthly: {low: 50, high: 84}}]"


def with_savings(*savings: str, costs: str = COSTS) -> Portfolio:
    listed = "\n".join(
        f"- {{id: saving-{n}, name: Saving, vendor: Host, {saving}}}"
        for n, saving in enumerate(savings)
    )
    return make_portfolio(costs=costs, savings=listed)


def test_what_remains_after_saving() -> None:
    """F-33: least cost less most saving, and the other way round."""
    portfolio = with_savings("amount: 10 to 20", "amount: 5")
    assert ends(value("cloud_saving", portfolio), "1") == (Decimal(15), Decimal(25))
    assert ends(value("cloud_after_saving", portfolio), "1") == (Decimal(25), Decimal(69))
    share = value("saving_share", portfolio)
    assert ends(share, "0.001") == (Decimal("0.179"), Decimal("0.500"))


def test_nobody_is_paid_for_saving_more_than_the_cost() -> None:
    """F-33: below nothing there is nothing."""
    portfolio = with_savings("amount: 60")
    assert ends(value("cloud_after_saving", portfolio), "1") == (Decimal(0), Decimal(24))


def test_savings_made_or_doubted_are_not_to_come() -> None:
    portfolio = with_savings("amount: 25", "amount: 9, done: yes", "amount: 9, doubt: it is free")
    assert ends(value("cloud_saving", portfolio), "1") == (Decimal(25),)


def test_a_saving_of_unknown_amount_is_counted_beside_the_known_ones() -> None:
    portfolio = with_savings("amount: 25", "amount: {unknown: true, need: how much, ask: owner}")
    for name in ("cloud_saving", "cloud_after_saving", "saving_share", "saving_share_of_burn"):
        found = figure(name, portfolio)
        assert not isinstance(found.value, Unknown), name
        assert found.unknown_count == 1, name


def test_of_a_free_service_nothing_can_be_saved() -> None:
    free = "[{id: all, vendor: Host, service: all, monthly: 0}]"
    portfolio = with_savings("amount: 5", costs=free)
    assert value("saving_share", portfolio) == NotComputable("nothing is spent")


def test_practices_are_counted_over_all_systems() -> None:
    assert ends(value("stacks_with_ci", invented()), "1") == (Decimal(0),)
    assert ends(value("stacks_with_rollback", invented()), "1") == (Decimal(1),)
    assert isinstance(value("stacks_with_staging", _without_systems()), NotApplicable)


def _without_systems() -> Portfolio:
    return make_portfolio(stacks="", control_states="")
