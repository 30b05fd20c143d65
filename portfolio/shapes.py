"""What a field may hold, as JSON Schema: for editors, which complete and underline with it.

Whether a value is good is decided by its reader alone; a shape must never refuse what it takes.
Shapes that many fields share have a name and stand in the schema once.
"""

from typing import Any

Shape = dict[str, Any]

REFERENCE = "x-shape"
"""The key of a placeholder for a shape in SHAPES."""

_DIGITS = r"-?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?"


def named(name: str) -> Shape:
    return {REFERENCE: name}


def one_of(*words: str) -> Shape:
    """A word that looks like a number may stand without quotes."""
    numbers = [{"const": int(word)} for word in words if word.isdigit()]
    return {"anyOf": [{"enum": [*words]}, *numbers]} if numbers else {"enum": [*words]}


def _amount(before: str = "", after: str = "") -> Shape:
    one = f"~? ?{before}{_DIGITS}{after}"
    types = "string" if after else ["number", "string"]
    return {"type": types, "pattern": f"^{one}( to {one})?$"}


def _object(required: tuple[str, ...], **properties: Shape) -> Shape:
    shape: Shape = {"type": "object", "properties": properties, "additionalProperties": False}
    return shape | ({"required": list(required)} if required else {})


def _keys_of_value(plain: Shape) -> dict[str, Shape]:
    ends = {"low": plain, "high": plain, "approx": named("yes_no"), "currency": named("currency")}
    return {"value": plain, **ends, "source": named("source")}


def number(plain: Shape) -> Shape:
    """One number, a range, or why there is none."""
    full = _object((), **_keys_of_value(plain))
    return {"anyOf": [plain, full, named("unknown"), named("not_applicable")]}


def answer(plain: Shape) -> Shape:
    """A worded answer, or why there is none."""
    full = _object(("value",), value=plain, source=named("source"))
    ways = plain.get("anyOf", [plain])
    return {"anyOf": [*ways, full, named("unknown"), named("not_applicable")]}


def monthly(plain: Shape) -> Shape:
    """A list of observations, or why there is none."""
    without = [named("unknown"), named("not_applicable")]
    states = {**_UNKNOWN["properties"], **_NOT_APPLICABLE["properties"]}
    seen = _object(("month",), month=named("month"), **_keys_of_value(plain), **states)
    return {"anyOf": [{"type": "array", "items": {"anyOf": [seen, *without]}}, seen, *without]}


def _meant(shape: Shape, description: str) -> Shape:
    return shape | {"description": description}


_UNKNOWN = _object(
    ("unknown", "need", "ask"),
    unknown={"enum": [True, "yes"]},
    need=_meant(named("text"), "What is needed, in a few words."),
    ask=_meant(named("id"), "The person or role (id) who can answer."),
    since=_meant(named("day"), "Asked since this day."),
    question=_meant(named("text"), "The question as one would ask it."),
    enough=_meant(named("text"), "What form of answer is enough."),
)
_NOT_APPLICABLE = _object(
    ("na",),
    na={"enum": [True, "yes"]},
    why=_meant(named("text"), "Why there can never be a value here."),
)
_CITATION = _object(
    ("ref",),
    ref=_meant(named("id"), "The id of a record in 'sources'."),
    place=_meant(named("text"), "Where in it."),
    kind={"enum": ["stated", "declared", "measured", "derived", "assumed"]},
    confidence={"enum": ["high", "medium", "low"]},
    retrieved=_meant(named("day"), "The day it was looked up."),
)
_MONEY = _amount(before=r"\$?")
_SHARE = _amount(after=" ?%")
_NUMBER = _amount()

SHAPES: dict[str, Shape] = {
    "text": {"type": ["string", "number", "boolean"], "minLength": 1},
    "id": {"type": ["string", "integer"], "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
    "yes_no": {"enum": ["yes", "no", True, False]},
    "day": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    "month": {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"},
    "whole": {"type": ["integer", "string"], "pattern": "^-?[0-9]+$"},
    "decimal": {"type": ["number", "string"], "pattern": f"^{_DIGITS}$"},
    "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
    "mail_address": {"type": "string", "pattern": "^[^@ ]+@[^@ ]+$"},
    "citation": _CITATION,
    "source": {
        "anyOf": [named("citation"), {"type": "array", "items": named("citation"), "minItems": 1}]
    },
    "unknown": _UNKNOWN,
    "not_applicable": _NOT_APPLICABLE,
    "money": number(_MONEY),
    "share": number(_SHARE),
    "number": number(_NUMBER),
    "answer": answer(named("yes_no")),
    "day_value": answer(named("day")),
    "words_value": answer(named("text")),
    "monthly_money": monthly(_MONEY),
    "monthly_share": monthly(_SHARE),
    "monthly_number": monthly(_NUMBER),
}
