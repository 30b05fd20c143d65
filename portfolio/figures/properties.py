"""What a rented property earns, and what that is to its value and its loan."""

from decimal import Decimal

from portfolio.figures.adding import less
from portfolio.figures.figure import DefinitionFor, Limits, alone, edition_month
from portfolio.model import Portfolio
from portfolio.model.operations import Property
from portfolio.values import (
    RATIO,
    Known,
    Value,
    divided,
    measured_in,
)

SAFE_DEBT_COVERAGE = Decimal("1.25")

_MONTHS = Known(Decimal(12))
_WHOLE = Known(Decimal(1), RATIO)


def gross_rent(place: Property) -> Value:
    """Rent of twelve full months."""
    return place.monthly_rent * _MONTHS


def effective_income(place: Property) -> Value:
    """F-16: gross rent of the time in which it is let."""
    return gross_rent(place) * (_WHOLE - place.vacancy)


def noi(place: Property) -> Value:
    """F-16: net operating income, before any loan; negative when it costs more than it brings."""
    return less(effective_income(place), place.operating_expenses)


def cap_rate(place: Property) -> Value:
    """F-17: net operating income over the value; negative income shows as it is."""
    return measured_in(divided(noi(place), place.value, "no value is known"), RATIO)


def cash_flow_after_debt(place: Property) -> Value:
    """F-18: what remains of net operating income after the loan; all of it without one."""
    return less(noi(place), place.debt_service)


def debt_coverage(place: Property) -> Value:
    """F-17, DSCR: net operating income over a year's loan payments."""
    return measured_in(divided(noi(place), place.debt_service, "no loan to pay"), "×")


def break_even_occupancy(place: Property) -> Value:
    """F-18: the share of the gross rent that pays costs and loan; above 1 none can."""
    needed = place.operating_expenses + place.debt_service
    return measured_in(divided(needed, gross_rent(place), "no rent is asked"), RATIO)


def rent_for_zero(place: Property) -> Value:
    """The monthly rent at which nothing is left and nothing is lost; F-18 solved for the rent."""
    needed = place.operating_expenses + place.debt_service
    let = (_WHOLE - place.vacancy) * _MONTHS
    return divided(needed, let, "it is never let")


def occupancy(portfolio: Portfolio, place: Property) -> Value:
    """F-14: nights sold over nights that could be booked, in the edition's month."""
    available = place.nights_available.at(portfolio.edition)
    sold = place.nights_sold.at(portfolio.edition)
    return measured_in(divided(sold, available, "no night could be booked"), RATIO)


_RENTAL = ("rental",)
_RENTAL_AND_MONEY = ("rental", "cfo")

DEFINITIONS = (
    DefinitionFor(
        "properties",
        "gross_rent",
        "Rent of a full year",
        "monthly rent × 12",
        _RENTAL,
        alone(gross_rent),
        unit="a year",
    ),
    DefinitionFor(
        "properties",
        "effective_income",
        "Rent less empty time",
        "rent of a full year × share of the year in which it is let",
        _RENTAL,
        alone(effective_income),
        unit="a year",
    ),
    DefinitionFor(
        "properties",
        "noi",
        "Income before the loan",
        "rent less empty time less operating expenses",
        _RENTAL_AND_MONEY,
        alone(noi),
        unit="a year",
        limits=Limits(attention=Decimal(0), watch=Decimal(0)),
    ),
    DefinitionFor(
        "properties",
        "cap_rate",
        "Return on value",
        "income before the loan divided by what the property would sell for",
        _RENTAL,
        alone(cap_rate),
        unit="a year",
    ),
    DefinitionFor(
        "properties",
        "cash_flow_after_debt",
        "Cash left after the loan",
        "income before the loan less interest and repayment",
        _RENTAL_AND_MONEY,
        alone(cash_flow_after_debt),
        unit="a year",
    ),
    DefinitionFor(
        "properties",
        "debt_coverage",
        "Loan covered by income",
        "income before the loan divided by a year's interest and repayment",
        _RENTAL_AND_MONEY,
        alone(debt_coverage),
        limits=Limits(attention=SAFE_DEBT_COVERAGE, watch=SAFE_DEBT_COVERAGE),
    ),
    DefinitionFor(
        "properties",
        "break_even_occupancy",
        "Occupancy to break even",
        "operating expenses and loan divided by the rent of a full year",
        _RENTAL,
        alone(break_even_occupancy),
        unit="of the year",
        limits=Limits(attention=Decimal(1), watch=Decimal(1), low_is_bad=False),
    ),
    DefinitionFor(
        "properties",
        "occupancy",
        "Nights booked",
        "nights sold divided by nights that could be booked",
        _RENTAL,
        occupancy,
        unit="of nights",
        period=edition_month,
    ),
    DefinitionFor(
        "properties",
        "rent_for_zero",
        "Rent to break even",
        "operating expenses and loan divided by the months in which it is let",
        _RENTAL,
        alone(rent_for_zero),
        unit="a month",
    ),
)
