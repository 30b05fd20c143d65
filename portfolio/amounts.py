"""How a value is read: a number, a range, an explicit unknown or not applicable, a monthly series."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from portfolio.calendar import Month
from portfolio.scalars import (
    AMOUNT,
    chosen,
    currency_of,
    only_keys,
    read_day,
    read_month,
    read_text,
    read_yes_no,
    sources_of,
)
from portfolio.text import Mapping, Node, Sequence, Text, address
from portfolio.values import Fact, Missing, NotApplicable, Source, Unknown, Value, number

DONT_KNOW = ("unknown", "don't know", "?")
"""What a month file may hold instead of an answer."""

_VALUE_KEYS = {"value", "low", "high", "approx", "currency", "source"}
_UNKNOWN_KEYS = {"unknown", "need", "ask", "since", "question", "enough"}
_NOT_APPLICABLE_KEYS = {"na", "why"}

Amount = Callable[[str], Decimal]


@dataclass(frozen=True)
class Observation:
    """What was observed for one month."""

    month: Month
    value: Value


@dataclass(frozen=True)
class Series:
    """A measure that has a value of its own each month; `base` stands for months without one."""

    observations: tuple[Observation, ...]
    base: Value

    def at(self, month: Month) -> Value:
        """The value of that month, or why there is none."""
        return next((o.value for o in self.observations if o.month == month), self.base)

    def until(self, month: Month) -> tuple[Observation, ...]:
        return tuple(o for o in self.observations if o.month <= month)

    @property
    def latest(self) -> Value:
        """The newest value there is, or why there is none."""
        return self.observations[-1].value if self.observations else self.base


def state_of(node: Mapping) -> Value | None:
    """An explicit unknown or not applicable, or None when the mapping holds something else."""
    if "unknown" in node:
        return _unknown(node)
    if "na" in node:
        only_keys(node, _NOT_APPLICABLE_KEYS)
        why = read_text(node["why"]) if "why" in node else "does not exist here"
        return NotApplicable(why, (Source(node.file, node.line),))
    return None


def _unknown(node: Mapping) -> Unknown:
    only_keys(node, _UNKNOWN_KEYS)
    for name in ("need", "ask"):
        if name not in node:
            raise ValueError(f"an unknown says what is needed and whom to ask; add '{name}'")
    words = {name: str(read_text(node[name])) for name in node if name != "unknown"}
    if "since" in words:
        read_day(node["since"])
    return Unknown((Missing(address(node), **words, source=node.at),))


def plain_amount(text: str) -> Decimal:
    """`7000`, `7,000.50`."""
    if not AMOUNT.fullmatch(text):
        raise ValueError(f"'{text}' is not a number; write it as 7000, 7,000.50 or 7000 to 9000")
    return Decimal(text.replace(",", ""))


def money_amount(text: str) -> Decimal:
    """As a plain number; a dollar sign before it is forgiven."""
    return plain_amount(text.removeprefix("$"))


def share_amount(text: str) -> Decimal:
    """`12.5%` as 0.125; a bare number could mean either and is refused."""
    if not text.endswith("%"):
        raise ValueError(f"'{text}' is not a percentage; write it with its sign, as 12.5%")
    return plain_amount(text[:-1].rstrip()).scaleb(-2)


def count_amount(text: str) -> Decimal:
    amount = plain_amount(text)
    if amount != amount.to_integral_value():
        raise ValueError(f"'{text}' is not a whole number")
    return amount


class Quantity:
    """Reads a number, a range (`7000 to 9000`, `{low, high}`) or an explicit state."""

    def __init__(self, unit: str, amount: Amount) -> None:
        self.unit, self.amount = unit, amount

    def __call__(self, node: Node) -> Value:
        if isinstance(node, Text):
            low, _, high = read_text(node).partition(" to ")
            return self._made(node, low, high or low)
        if isinstance(node, Mapping):
            return state_of(node) or self._from_mapping(node)
        raise ValueError("write one value here, not a list")

    def _from_mapping(self, node: Mapping) -> Value:
        only_keys(node, _VALUE_KEYS)
        approx = "approx" in node and read_yes_no(node["approx"])
        if "value" in node:
            low, _, high = read_text(node["value"]).partition(" to ")
            return self._made(node, low, high or low, approx)
        if "low" not in node or "high" not in node:
            shapes = "{low: …, high: …}, {value: …} or {unknown: true, need: …, ask: …}"
            raise ValueError(f"write {shapes}")
        return self._made(node, read_text(node["low"]), read_text(node["high"]), approx)

    def _made(self, node: Node, low: str, high: str, approx: bool = False) -> Value:
        bottom, top = (self.amount(end.strip().lstrip("~").strip()) for end in (low, high))
        if bottom > top:
            raise ValueError(f"low {low} is above high {high}; swap them")
        unit = currency_of(node) if self.unit == "money" else self.unit
        about = approx or low.startswith("~")
        return number(bottom, top, unit, approx=about, sources=sources_of(node))


class Worded:
    """Reads a known answer that is not a number, or an explicit state."""

    def __init__(self, read: Callable[[Node], str | bool | date]) -> None:
        self.read = read

    def __call__(self, node: Node) -> Value:
        if not isinstance(node, Mapping):
            return Fact(self.read(node), sources_of(node))
        state = state_of(node)
        if state is not None:
            return state
        only_keys(node, {"value", "source"})
        if "value" not in node:
            raise ValueError("write {value: …, source: …} or {unknown: true, need: …, ask: …}")
        return Fact(self.read(node["value"]), sources_of(node))


class OneOf:
    """Reads one of a few words."""

    def __init__(self, *words: str) -> None:
        self.words = words

    def __call__(self, node: Node) -> Text:
        return chosen(read_text(node), self.words)


class Monthly:
    """Reads a measure that has a value each month: a list of `{month: …, value: …}`."""

    def __init__(self, quantity: Quantity) -> None:
        self.quantity = quantity

    def __call__(self, node: Node) -> Series:
        items = node if isinstance(node, Sequence) else [node]
        base: Value = NotApplicable("nothing was expected for this month")
        observations = []
        for item in items:
            if not isinstance(item, Mapping):
                raise ValueError(
                    "write a list of {month: 2026-11, value: …}, or {unknown: true, …}"
                )
            if "month" in item:
                observations.append(self._observation(item))
            else:
                base = self._base(item, node)
        return Series(tuple(sorted(observations, key=lambda o: o.month)), base)

    @staticmethod
    def _base(item: Mapping, node: Node) -> Value:
        state = state_of(item)
        if state is None:
            raise ValueError("a monthly value names its month: {month: 2026-11, value: …}")
        if isinstance(state, Unknown):  # it is the measure that is unknown, not its place in a list
            return Unknown((replace(state.missing[0], address=measure_address(item, node)),))
        return state

    def _observation(self, item: Mapping) -> Observation:
        month = read_month(item["month"])
        return Observation(month, self.quantity(without_month(item)))


def measure_address(item: Mapping, node: Node) -> str:
    return address(item if item is node or item.parent is not node else node)


def without_month(item: Mapping) -> Mapping:
    """The value of an observation, standing where the observation stands."""
    rest = Mapping(item.file, item.line)
    rest.update({key: value for key, value in item.items() if key != "month"})
    rest.parent, rest.key = item.parent, item.key
    return rest
