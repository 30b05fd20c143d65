"""Cash, burn, runway and break-even."""

from decimal import Decimal

from portfolio.amounts import Series
from portfolio.calendar import Month
from portfolio.figures.adding import complete, last_told, summed
from portfolio.figures.figure import Definition, DefinitionFor, Limits, alone
from portfolio.model import Portfolio
from portfolio.model.money import BreakEven, Burn
from portfolio.truth import Truth, is_above, is_one_of
from portfolio.values import (
    Known,
    NotApplicable,
    NotComputable,
    NoValueError,
    Number,
    Total,
    Unknown,
    Value,
    at_corners,
    ceiling,
    divided,
    measured_in,
    missing_of,
    total,
)

TRAILING_MONTHS = 3
RUNWAY_GOAL_MONTHS = 6


def cash_balance(portfolio: Portfolio) -> Value | Total:
    """Sum of all accounts at the newest balance of each, in the portfolio's currency."""
    return summed(
        (last_told(account.balance, portfolio) for account in portfolio.cash), portfolio.currency
    )


def complete_cash(portfolio: Portfolio) -> Value:
    """Cash for further arithmetic: unknown as soon as one account is."""
    return complete(cash_balance(portfolio))


def trailing_average(series: Series, portfolio: Portfolio) -> Value:
    """Mean of the last complete months that were observed, at most three; F-03."""
    complete = [
        o.value
        for o in series.until(portfolio.edition)
        if o.month.is_complete(portfolio.as_of) and not isinstance(o.value, NotApplicable)
    ][-TRAILING_MONTHS:]
    if not complete:
        return series.base
    summed = total(complete, portfolio.currency).complete
    return divided(summed, Known(Decimal(len(complete))))


def declared_burn(portfolio: Portfolio) -> Value | Total:
    """What somebody said is spent a month, before anything is measured."""
    return summed((burn.declared for burn in portfolio.burn), portfolio.currency)


def gross_burn(portfolio: Portfolio) -> Value | Total:
    """F-01, averaged by F-03; the declared amount where it is known to be gross."""
    return summed((_gross(burn, portfolio) for burn in portfolio.burn), portfolio.currency)


def net_burn(portfolio: Portfolio) -> Value | Total:
    """F-02, averaged by F-03; the declared amount where it is known to be net."""
    return summed((_net(burn, portfolio) for burn in portfolio.burn), portfolio.currency)


def _gross(burn: Burn, portfolio: Portfolio) -> Value:
    measured = trailing_average(burn.outflow, portfolio)
    return measured if isinstance(measured, Number) else _declared_as("gross", burn, measured)


def _net(burn: Burn, portfolio: Portfolio) -> Value:
    gross = _gross(burn, portfolio)
    net = gross - trailing_average(burn.inflow, portfolio)
    return net if isinstance(net, Number) else _declared_as("net", burn, net)


def _declared_as(basis: str, burn: Burn, measured: Value) -> Value:
    """The declared burn when its basis is the wanted one.

    While nobody has told the basis, its answer is all that is missing: it opens the declared
    amount at once, where measuring would take months.
    """
    told = is_one_of(burn.basis, basis)
    if told is Truth.YES:
        return burn.declared
    if told is Truth.UNKNOWN and isinstance(burn.declared, Number):
        return Unknown(missing_of(burn.basis))
    return measured


def runway_months(portfolio: Portfolio) -> Value:
    """Cash divided by average net burn, in months; F-04."""
    return runway_of(complete_cash(portfolio), complete(net_burn(portfolio)))


def runway_of(cash: Value, burn: Value) -> Value:
    """F-04: no runway while cash grows, none left without cash, open-ended where burn may end."""
    if is_above(burn, 0) is Truth.NO:
        return NotComputable("not burning cash", burn.sources)
    return at_corners(_runway, cash, burn, unit="months")


def _runway(cash: Decimal, burn: Decimal) -> Decimal:
    if cash <= 0:
        return Decimal(0)
    if burn <= 0:
        raise NoValueError("not burning cash")
    return cash / burn


def zero_cash_month(runway: Value, edition: Month) -> tuple[Month, Month] | None:
    """First and last month in which cash may run out; None while the runway has no end."""
    if not isinstance(runway, Number) or not runway.high.is_finite():
        return None
    return edition.plus(int(runway.low)), edition.plus(int(runway.high))


def cash_for_goal(portfolio: Portfolio) -> Value:
    """The cash that six months need if the declared burn is net: runway turned around."""
    return complete(declared_burn(portfolio)) * Known(Decimal(RUNWAY_GOAL_MONTHS))


def break_even_units(plan: BreakEven) -> Value:
    """F-05: whole units a month whose contribution covers the fixed cost."""
    return at_corners(_units, plan.fixed_cost, plan.price, plan.variable_cost, unit=plan.units_name)


def _units(fixed: Decimal, price: Decimal, variable: Decimal) -> Decimal:
    if fixed <= 0:
        return Decimal(0)
    if price <= variable:
        raise NoValueError("no break-even at this price")
    return ceiling(fixed / (price - variable))


def declared_break_even(plan: BreakEven) -> Value:
    """The number of units that somebody stated."""
    return measured_in(plan.declared, plan.units_name)


def implied_contribution(portfolio: Portfolio, plan: BreakEven) -> Value:
    """What each unit would have to leave over if the declared number covered the declared burn."""
    return complete(declared_burn(portfolio)) / plan.declared


_MONEY_REPORTS = ("ceo", "cfo")

DEFINITIONS = (
    Definition(
        "runway",
        "Runway",
        "cash in all accounts divided by the average net burn of the last complete months",
        _MONEY_REPORTS,
        runway_months,
        unit="months",
        limits=Limits(attention=Decimal(6), watch=Decimal(12)),
    ),
    Definition(
        "cash",
        "Cash in bank",
        "sum of the newest balance of each account",
        _MONEY_REPORTS,
        cash_balance,
    ),
    Definition(
        "net_burn",
        "Net burn",
        "money paid out minus money received, averaged over up to three complete months; "
        "the stated burn while nothing is measured and it is known to be net",
        _MONEY_REPORTS,
        net_burn,
        unit="a month",
    ),
    Definition(
        "gross_burn",
        "Gross burn",
        "money paid out, averaged over up to three complete months; "
        "the stated burn while nothing is measured and it is known to be gross",
        _MONEY_REPORTS,
        gross_burn,
        unit="a month",
    ),
    Definition(
        "declared_burn",
        "Stated burn",
        "what was said to be spent a month, before anything is measured",
        _MONEY_REPORTS,
        declared_burn,
        unit="a month",
    ),
    Definition(
        "cash_for_six_months",
        "Cash for six months",
        "stated burn times six, if the stated burn is net",
        _MONEY_REPORTS,
        cash_for_goal,
    ),
    DefinitionFor(
        "break_evens",
        "break_even_units",
        "Computed break-even",
        "fixed cost divided by price less variable cost, rounded up to whole units",
        ("ceo", "cfo", "accounting"),
        alone(break_even_units),
    ),
    DefinitionFor(
        "break_evens",
        "declared_break_even",
        "Stated break-even",
        "the number of units a month that was stated",
        ("ceo", "cfo", "accounting"),
        alone(declared_break_even),
        unit="a month",
    ),
    DefinitionFor(
        "break_evens",
        "implied_contribution",
        "Needed from each unit",
        "stated burn divided by the stated break-even",
        ("cfo",),
        implied_contribution,
        unit="each",
    ),
)
