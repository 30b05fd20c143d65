"""What any rent comes to in a year: read while nothing of a property is known."""

from decimal import Decimal

from portfolio import display
from portfolio.fragments import components as c
from portfolio.fragments.markup import Html
from portfolio.fragments.section import Section
from portfolio.fragments.sections.ledger import Field, ledger
from portfolio.fragments.view import View
from portfolio.model.operations import Property
from portfolio.values import RATIO, Known, Missing, Value, missing_of

MONTHS = 12
WEEKS = 52
MONTHLY_RENT = Decimal(100)
WEEKS_EMPTY = (0, 2, 4, 8, 13)
USUAL_COSTS = Decimal("0.4")
COST_SHARES = (Decimal("0.3"), Decimal("0.4"), Decimal("0.5"))


def inputs(place: Property) -> tuple[Value, ...]:
    """What the income statement of a property is made of."""
    return (place.monthly_rent, place.vacancy, place.operating_expenses, place.debt_service)


def left_of_rent(weeks_empty: int, cost_share: Decimal) -> Decimal:
    """F-16 of a rent of 100 a month: a year's rent without the empty weeks, less running costs.

    Costs are a share of a full year's rent, as tax and insurance fall due in empty weeks too.
    """
    full = MONTHLY_RENT * MONTHS
    return full * (WEEKS - weeks_empty) / WEEKS - full * cost_share


def rent_scale(view: View, places: tuple[Property, ...]) -> Section:
    """What each hundred of monthly rent leaves, by the weeks without a tenant and the costs."""
    currency = view.portfolio.currency
    rent, year = (display.text(Known(a, currency)) for a in (MONTHLY_RENT, MONTHLY_RENT * MONTHS))
    missing = missing_of(*(v for place in places for v in inputs(place)))
    fields = (
        Field("Empty", [_weeks(w) for w in WEEKS_EMPTY]),
        _column("Rent received", Decimal(0), view),
        *(_column(f"At {_percent(s)} costs", s, view) for s in COST_SHARES),
    )
    return Section(
        f"Each {rent} of monthly rent is at most {year} a year",
        (f"Any property, for each {rent} of monthly rent", "by the weeks without a tenant"),
        (*ledger(view, "Rent by weeks empty", *fields), *_notes(view, missing)),
        missing,
    )


def _column(head: str, cost_share: Decimal, view: View) -> Field:
    currency = view.portfolio.currency
    amounts = [left_of_rent(weeks, cost_share) for weeks in WEEKS_EMPTY]
    values = [Known(amount, currency) for amount in amounts]
    minor = cost_share not in (0, USUAL_COSTS)
    return Field(head, values, currency, numeric=True, minor=minor)


def _percent(share: Decimal) -> str:
    return display.text(Known(share, RATIO))


def _notes(view: View, missing: tuple[Missing, ...]) -> tuple[Html, ...]:
    meaning = c.note(
        "Costs are a share of a full year's rent. What they leave is the income before the loan; a "
        "loan is paid from it."
    )
    if not missing:
        return (meaning,)
    own = f"A statement of its own takes the place of this table; it {view.opens_with(missing)}."
    return (meaning, c.note(own))


def _weeks(count: int) -> str:
    return display.counted(count, "week", digits=True)
