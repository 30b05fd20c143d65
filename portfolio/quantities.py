"""How one value is read: a number, a range, a worded answer, unknown or not applicable."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from portfolio.inherited import currency_of, sources_of
from portfolio.scalars import amount, chosen, misread, only_keys, read_day, read_text, read_yes_no
from portfolio.suggestion import among
from portfolio.text import Mapping, Node, Sequence, Text, address, shared_by
from portfolio.values import Fact, Known, Missing, NotApplicable, Source, Unknown, Value, number

DONT_KNOW = ("unknown", "don't know", "don’t know", "dont know", "?")
"""What a month file may hold instead of an answer."""

MONEY = "money"
"""The unit of a quantity that takes the currency of its place."""

PLAIN_NUMBER = r"[0-9]{1,15}(\.[0-9]{1,6})?"
PLAIN_COUNT = r"[0-9]{1,15}"
NONE_PLAIN = r"(?!)"

UNTOLD = "{unknown: true, need: …, ask: …}"
_NUMBER_SHAPES = f"write one number, {{low: …, high: …}}, {{value: …}} or {UNTOLD}"
_WORDED_SHAPES = f"write one answer, {{value: …, source: …}} or {UNTOLD}"

_OR_UNTOLD = f"write a value, or {UNTOLD}"

_VALUE_KEYS = frozenset({"value", "low", "high", "approx", "currency", "source"})
_WORDED_KEYS = frozenset({"value", "source"})
_UNKNOWN_KEYS = frozenset({"unknown", "need", "ask", "since", "question", "enough"})
_NOT_APPLICABLE_KEYS = frozenset({"na", "why"})


def state_of(node: Mapping) -> Value | None:
    """An explicit unknown or not applicable, or None when the mapping holds something else."""
    if "unknown" in node:
        return _unknown(node)
    if "na" in node:
        return _not_applicable(node)
    return None


def _not_applicable(node: Mapping) -> NotApplicable:
    only_keys(node, _NOT_APPLICABLE_KEYS)
    _only_yes(node, "na")
    why = str(read_text(node["why"])) if "why" in node else "does not exist here"
    return NotApplicable(why, (Source(node.file, node.line),))


def _unknown(node: Mapping) -> Unknown:
    only_keys(node, _UNKNOWN_KEYS)
    _only_yes(node, "unknown")
    for name in ("need", "ask"):
        if name not in node:
            raise ValueError(f"an unknown says what is needed and whom to ask; add '{name}'")
    words = {name: _word(node, name) for name in node if name != "unknown"}
    if "since" in words:
        read_day(node["since"])
    _askable(node["ask"])
    return Unknown((Missing(address(node), **words, source=node.at),))


def _word(node: Mapping, name: str) -> str:
    try:
        return str(read_text(node[name]))
    except ValueError as wrong:
        raise misread(node[name], f"{name}: {wrong}") from wrong


def _only_yes(node: Mapping, name: str) -> None:
    if not read_yes_no(node[name]):
        raise ValueError(f"'{name}' is only ever true; write the value itself instead")


def _askable(ask: Node) -> None:
    """A question that is asked of nobody is never answered."""
    shared = shared_by(ask)
    if shared and not any(ask in shared.ids[name] for name in ("people", "roles")):
        raise misread(ask, f"'{ask}' is no person and no role", among(str(ask), shared.answerers))


def balance_amount(text: str) -> Decimal:
    """As a plain number, which an overdraft puts below zero; a dollar sign is forgiven."""
    return amount(text.removeprefix("$"))


def money_amount(text: str) -> Decimal:
    """A price, cost or revenue: each has its natural sign, so none is below zero."""
    money = balance_amount(text)
    if money < 0:
        raise ValueError(f"'{text}' is below zero; prices, costs and revenues have no minus")
    return money


def share_amount(text: str) -> Decimal:
    """`12.5%` as 0.125; a bare number could mean either and is refused."""
    if not text.endswith("%"):
        raise ValueError(f"'{text}' is not a percentage; write it with its sign, as 12.5%")
    share = amount(text[:-1].rstrip()).scaleb(-2)
    if not 0 <= share <= 1:
        raise ValueError(f"'{text}' is not a part of a whole; write 0% to 100%")
    return share


def count_amount(text: str) -> Decimal:
    """A number of things: whole, and never below zero."""
    counted = amount(text)
    if counted != counted.to_integral_value() or counted < 0:
        raise ValueError(f"'{text}' is not a number of things; write 0, 1, 2 and so on")
    return counted


def refuse_placeholder(text: Text) -> None:
    """Words that people write for want of a value have a form that says what is needed."""
    if (word := text.lower()) in DONT_KNOW or word == "tbd":
        raise ValueError(f"'{text}' does not say what is needed; write {UNTOLD}")
    if word in ("n/a", "not applicable"):
        raise ValueError(f"'{text}' does not say why; write {{na: true, why: …}}")


class Quantity:
    """Reads a number, a range (`1200 to 1500`, `{low, high}`) or an explicit state."""

    def __init__(self, unit: str, read: Callable[[str], Decimal], plain: str) -> None:
        """`plain` is how most numbers are written, for which `Decimal` needs no help."""
        self.unit, self.read, self.is_money = unit, read, unit == MONEY
        self.is_plain = re.compile(plain).fullmatch

    def unit_at(self, node: Node) -> str:
        return currency_of(node) if self.is_money else self.unit

    def __call__(self, node: Node) -> Value:
        if isinstance(node, Text):
            return self._from_text(node, node)
        if isinstance(node, Mapping):
            return state_of(node) or self._from_mapping(node)
        raise ValueError(_NUMBER_SHAPES)

    def _from_text(self, node: Node, text: Node, approx: bool = False) -> Value:
        """One number or `low to high`."""
        written = read_text(text, _OR_UNTOLD)
        if " to " in written:
            low, _, high = written.partition(" to ")
            return self._between(node, low, high, approx)
        about = written.startswith("~")
        figure = written[1:].strip() if about else written
        number_read = self._amount(figure, written)
        return Known(number_read, self.unit_at(node), about or approx, sources_of(node))

    def _amount(self, figure: str, written: Text) -> Decimal:
        try:
            return self.read(figure)
        except ValueError:
            refuse_placeholder(written)
            raise

    def _from_mapping(self, node: Mapping) -> Value:
        only_keys(node, _VALUE_KEYS)
        approx = "approx" in node and read_yes_no(node["approx"])
        if "value" in node:
            if "low" in node or "high" in node:
                raise ValueError("write either 'value', or 'low' and 'high'")
            return self._from_text(node, node["value"], approx)
        if "low" not in node or "high" not in node:
            raise ValueError(_NUMBER_SHAPES)
        return self._between(node, read_text(node["low"]), read_text(node["high"]), approx)

    def _between(self, node: Node, low: str, high: str, approx: bool) -> Value:
        about = approx or "~" in low or "~" in high
        bottom, top = (self.read(end.strip().removeprefix("~").strip()) for end in (low, high))
        if bottom > top:
            raise ValueError(f"low {low} is above high {high}; swap them")
        return number(bottom, top, self.unit_at(node), approx=about, sources=sources_of(node))


class Worded:
    """Reads a known answer that is not a number, or an explicit state."""

    def __init__(self, read: Callable[[Node], str | bool | date]) -> None:
        self.read = read

    def __call__(self, node: Node) -> Value:
        if isinstance(node, Sequence):
            raise ValueError(_WORDED_SHAPES)
        if isinstance(node, Text):
            return self._fact(node, node)
        if (state := state_of(node)) is not None:
            return state
        only_keys(node, _WORDED_KEYS)
        if "value" not in node:
            raise ValueError(_WORDED_SHAPES)
        return self._fact(node, node["value"])

    def _fact(self, node: Node, written: Node) -> Value:
        refuse_placeholder(read_text(written, _OR_UNTOLD))
        return Fact(self.read(written), sources_of(node))


class OneOf:
    """Reads one of a few words."""

    def __init__(self, *words: str) -> None:
        self.words = words

    def __call__(self, node: Node) -> Text:
        return chosen(read_text(node), self.words)
