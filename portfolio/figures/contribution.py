"""Which contribution per unit makes a number of units break even."""

from decimal import Decimal

from portfolio.values import INFINITY, Known, Number, Value, at_corners, ceiling


def contribution_for(units: Decimal, burn: Decimal) -> tuple[Decimal, Decimal]:
    """From (included) and to (excluded): what each whole unit may leave so that exactly `units`
    of them cover `burn`. Less needs one more unit, more needs one unit less.
    """
    most = burn / (units - 1) if units > 1 else INFINITY
    return burn / units, most


def holds_at_both_ends(units: Decimal, burn: Number) -> bool:
    """Whether one contribution per unit gives the same number of units at both ends of the burn."""
    # Multiplied out, since a quotient would be rounded: high / units < low / (units - 1).
    return burn.high * (units - 1) < burn.low * units


def units_for(contribution: Decimal, burn: Number, unit: str) -> Value:
    """F-05: whole units whose contribution covers the burn."""
    return at_corners(
        lambda fixed, each: ceiling(fixed / each), burn, Known(contribution), unit=unit
    )
