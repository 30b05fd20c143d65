"""Measures that have a value of their own each month, and how their lists are read."""

from dataclasses import dataclass, replace
from decimal import Decimal

from portfolio.calendar import Month
from portfolio.inherited import cites_of
from portfolio.problem import Problem, error
from portfolio.quantities import UNTOLD, Quantity, state_of
from portfolio.scalars import MisreadError, misread, months_read, read_month
from portfolio.text import Mapping, Node, Sequence, Text, address
from portfolio.values import Known, NotApplicable, Source, Unknown, Value

_SHAPES = f"write a list of {{month: 2026-11, value: …}}, or {UNTOLD}"
_UNEXPECTED = NotApplicable("nothing was expected for this month")

_PLAIN = len(("month", "value"))


@dataclass(frozen=True, slots=True)
class Observation:
    """What was observed for one month."""

    month: Month
    value: Value


@dataclass(frozen=True, slots=True)
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


class Monthly:
    """Reads a measure that has a value each month: a list of `{month: …, value: …}`."""

    def __init__(self, quantity: Quantity) -> None:
        self.quantity = quantity

    def __call__(self, node: Node) -> Series:
        """All items, or MisreadError with the mistakes of all of them, each at its line."""
        series = _Gathered(node, self.quantity)
        for item in self._not_plain(node, series):
            try:
                series.take(item)
            except MisreadError as wrong:
                series.problems += wrong.problems
            except ValueError as wrong:
                series.problems.append(error(item.at, str(wrong)))
        if series.problems:
            raise MisreadError(*series.problems)
        return series.made()

    @staticmethod
    def _not_plain(node: Node, series: "_Gathered") -> list[Node]:
        if not isinstance(node, Sequence):
            return [node]
        try:
            return series.take_plain(node)
        except MisreadError:  # what they inherit is wrong: each is read by itself and says so
            return list(node)


class _Gathered:
    """The items of one measure as far as they were read."""

    def __init__(self, node: Node, quantity: Quantity) -> None:
        self.node, self.quantity = node, quantity
        self.found: dict[str, Observation] = {}
        self.base: Value | None = None
        self.problems: list[Problem] = []

    def take_plain(self, items: Sequence) -> list[Node]:
        """Take each `{month: 2026-11, value: 7000}`, and return the items that need more care.

        Most values of a portfolio are such: this is the hot path of loading, which takes no
        detour. An item from a month file inherits from there and is none of them.
        """
        unit, is_plain, file = self.quantity.unit_at(items), self.quantity.is_plain, items.file
        (document, place, kind), *more = cites_of(items) or (("", "", ""),)
        if more:
            return list(items)
        others: list[Node] = []
        found, months = self.found, months_read()
        for item in items:
            if type(item) is Mapping and len(item) == _PLAIN and item.parent is items:
                text, name = item.get("value"), item.get("month")
                if type(text) is Text and isinstance(name, Text) and is_plain(text):
                    month = months.get(name)
                    if month is not None and name not in found:
                        source = Source(file, text.line, document, place, kind)
                        value = Known(Decimal(text), unit, False, (source,))
                        found[name] = Observation(month, value)
                        continue
            others.append(item)
        return others

    def take(self, item: Node) -> None:
        if not isinstance(item, Mapping):
            raise ValueError(_SHAPES)
        if "month" not in item:
            self._take_base(item)
            return
        month = read_month(item["month"])
        if str(month) in self.found:
            raise misread(item, f"{month} is given twice", "keep one of the two")
        value = self._named(self.quantity(_without_month(item)), item)
        self.found[str(month)] = Observation(month, value)

    def _take_base(self, item: Mapping) -> None:
        if (state := state_of(item)) is None:
            raise ValueError("a monthly value names its month: {month: 2026-11, value: …}")
        if self.base is not None:
            raise misread(item, "this measure has no value twice over", "keep one of the two")
        self.base = self._named(state, item)

    def _named(self, value: Value, item: Mapping) -> Value:
        """It is the measure that is unknown, not its place in a list."""
        if isinstance(value, Unknown):
            return Unknown(tuple(replace(m, address=self._address(item)) for m in value.missing))
        return value

    def _address(self, item: Mapping) -> str:
        return address(self.node if isinstance(self.node, Sequence) else item)

    def made(self) -> Series:
        if (names := sorted(self.found)) != list(self.found):
            self.found = {name: self.found[name] for name in names}
        return Series(tuple(self.found.values()), self.base or _UNEXPECTED)


def _without_month(item: Mapping) -> Mapping:
    """The value of an observation, standing where the observation stands."""
    rest = Mapping(item.file, item.line)
    rest.update({key: value for key, value in item.items() if key != "month"})
    rest.parent, rest.key, rest.lines = item.parent, item.key, item.lines
    return rest
