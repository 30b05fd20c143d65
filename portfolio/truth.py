"""Three-valued answers about values: rules on ranges are true, false or only possible."""

from decimal import Decimal
from enum import Enum

from portfolio.values import Fact, Known, NotApplicable, NotComputable, Range, Unknown, Value


class Truth(Enum):
    """What can be said of a condition when its inputs may be ranges or unknown."""

    YES = "yes"
    POSSIBLE = "possible"
    NO = "no"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not applicable"


_WITHOUT_NUMBER: tuple[tuple[type[Value], Truth], ...] = (
    (Unknown, Truth.UNKNOWN),
    (NotApplicable, Truth.NOT_APPLICABLE),
    (NotComputable, Truth.NOT_APPLICABLE),
)


def is_below(value: Value, limit: Decimal | int) -> Truth:
    """Whether the value is below `limit`: on the whole range, on a part of it, or nowhere."""
    if isinstance(value, Known | Range):
        return _judged(value.high < limit, value.low < limit)
    return _without_number(value)


def is_above(value: Value, limit: Decimal | int) -> Truth:
    """Whether the value is above `limit`."""
    if isinstance(value, Known | Range):
        return _judged(value.low > limit, value.high > limit)
    return _without_number(value)


def is_zero(value: Value) -> Truth:
    if isinstance(value, Known | Range):
        return _judged(value.low == value.high == 0, value.low <= 0 <= value.high)
    return _without_number(value)


def is_yes(value: Value) -> Truth:
    """Whether a yes-or-no answer is yes."""
    if isinstance(value, Fact):
        return Truth.YES if value.content is True else Truth.NO
    return _without_number(value)


def is_no(value: Value) -> Truth:
    """Whether a yes-or-no answer is no."""
    if isinstance(value, Fact):
        return Truth.YES if value.content is False else Truth.NO
    return _without_number(value)


def is_one_of(value: Value, *words: str) -> Truth:
    """Whether a worded answer is one of `words`."""
    if isinstance(value, Fact):
        return Truth.YES if value.content in words else Truth.NO
    return _without_number(value)


def all_of(*answers: Truth) -> Truth:
    """Both conditions together; one clear no settles it whatever the others are."""
    return _weakest(answers, (Truth.NO, Truth.NOT_APPLICABLE, Truth.UNKNOWN, Truth.POSSIBLE))


def any_of(*answers: Truth) -> Truth:
    """Either condition; one clear yes settles it whatever the others are."""
    order = (Truth.YES, Truth.POSSIBLE, Truth.UNKNOWN, Truth.NO, Truth.NOT_APPLICABLE)
    return next((truth for truth in order if truth in answers), Truth.NO)


def _weakest(answers: tuple[Truth, ...], order: tuple[Truth, ...]) -> Truth:
    return next((truth for truth in order if truth in answers), Truth.YES)


def _judged(everywhere: bool, somewhere: bool) -> Truth:
    return Truth.YES if everywhere else Truth.POSSIBLE if somewhere else Truth.NO


def _without_number(value: Value) -> Truth:
    for state, truth in _WITHOUT_NUMBER:
        if isinstance(value, state):
            return truth
    raise TypeError(f"{type(value).__name__} cannot be compared")
