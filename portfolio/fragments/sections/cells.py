"""What stands in one cell of a section's table."""

from portfolio import display
from portfolio.fragments import components as c
from portfolio.values import Fact, NotApplicable, Unknown, Value, is_money

# A mark and its word never part: no-break spaces.
YES = "●\u00a0yes"
NO = "✗\u00a0no"
NOT_HERE = "n/a"

Cell = str | c.Unknown


def cell(value: Value | str | None, unit: str = "") -> Cell:
    """A value without its unit, which stands in the column's head; yes and no with their marks."""
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, Unknown):
        return c.Unknown()
    if isinstance(value, Fact) and isinstance(value.content, bool):
        return YES if value.content else NO
    shown = display.text(value, unit)
    return _without_symbol(shown, value)


def _without_symbol(shown: str, value: Value) -> str:
    unit = getattr(value, "unit", "")
    return shown.replace(display.symbol(unit), "") if is_money(unit) else shown


def is_told(value: Value | str | None) -> bool:
    """Whether a cell has something to show; that something cannot exist is nothing by itself."""
    if isinstance(value, str):
        return value not in ("", NOT_HERE)
    return not isinstance(value, Unknown | NotApplicable | None)
