"""The types of a record's fields. Each hands the node as it stands in the file to its reader,
which decides what `no`, `010` or `7,000.10` means there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from portfolio import amounts, scalars
from portfolio.amounts import Series
from portfolio.calendar import Month
from portfolio.scalars import Citation
from portfolio.text import Node, Text
from portfolio.values import PLAIN, RATIO, Value

_TEXT_SCHEMA = {"type": ["string", "number", "boolean"]}
_NUMBER_SCHEMA = {"type": ["number", "string"]}
_PERCENT_SCHEMA = {"type": "string", "pattern": "%$"}
_BOOLEAN_SCHEMA = {"type": "boolean"}
_DAY_SCHEMA = {"type": "string", "format": "date"}


@dataclass(frozen=True)
class Reader:
    """Tells pydantic to read a field with `read`, and editors what it may hold."""

    read: Callable[[Node], Any]
    schema: dict[str, Any]

    def __get_pydantic_core_schema__(self, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(
        self, _: CoreSchema, __: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return dict(self.schema)

    def __hash__(self) -> int:
        return id(self)


@dataclass(frozen=True)
class RefTo:
    """Marks a field whose text must be the id of a record in the named collection."""

    collection: str


UNKNOWN_SCHEMA = {
    "type": "object",
    "properties": {
        "unknown": {"const": True},
        "need": {"type": "string", "description": "What is needed, in a few words."},
        "ask": {"type": "string", "description": "The person (id) who can answer."},
        "since": _DAY_SCHEMA | {"description": "Asked since this day."},
        "question": {"type": "string", "description": "The question as one would ask it."},
        "enough": {"type": "string", "description": "What form of answer is enough."},
    },
    "required": ["unknown", "need", "ask"],
    "additionalProperties": False,
}
NOT_APPLICABLE_SCHEMA = {
    "type": "object",
    "properties": {"na": {"const": True}, "why": {"type": "string"}},
    "required": ["na"],
    "additionalProperties": False,
}


def _value(read: Callable[[Node], Value], plain: dict[str, Any], *, ends: bool = False) -> Reader:
    properties: dict[str, Any] = {"value": plain, "source": {}, "currency": {"type": "string"}}
    if ends:
        properties |= {"low": plain, "high": plain, "approx": _BOOLEAN_SCHEMA}
    full = {"type": "object", "properties": properties, "additionalProperties": False}
    return Reader(read, {"anyOf": [plain, full, UNKNOWN_SCHEMA, NOT_APPLICABLE_SCHEMA]})


_MONEY = amounts.Quantity("money", amounts.money_amount)
_COUNT = amounts.Quantity(PLAIN, amounts.count_amount)
_SHARE = amounts.Quantity(RATIO, amounts.share_amount)
_NUMBER = amounts.Quantity(PLAIN, amounts.plain_amount)


def _monthly(quantity: amounts.Quantity) -> Reader:
    return Reader(amounts.Monthly(quantity), {"type": ["array", "object"]})


def one_of(*words: str) -> Reader:
    """A field that takes one of a few words."""
    return Reader(amounts.OneOf(*words), {"enum": list(words)})


def worded(*words: str) -> Reader:
    """One of a few words, or unknown."""
    return _value(amounts.Worded(amounts.OneOf(*words)), {"enum": list(words)})


Words = Annotated[Text, Reader(scalars.read_text, _TEXT_SCHEMA)]
Id = Annotated[Text, Reader(scalars.read_id, {"type": "string"})]
YesNo = Annotated[bool, Reader(scalars.read_yes_no, _BOOLEAN_SCHEMA)]
Day = Annotated[date, Reader(scalars.read_day, _DAY_SCHEMA)]
MonthText = Annotated[Month, Reader(scalars.read_month, {"type": "string"})]
Whole = Annotated[int, Reader(scalars.read_whole, {"type": "integer"})]
Plain = Annotated[Decimal, Reader(scalars.read_decimal, _NUMBER_SCHEMA)]
Currency = Annotated[Text, Reader(scalars.read_currency, {"type": "string"})]
Citations = Annotated[
    tuple[Citation, ...], Reader(scalars.read_citations, {"type": ["object", "array"]})
]

Money = Annotated[Value, _value(_MONEY, _NUMBER_SCHEMA, ends=True)]
Share = Annotated[Value, _value(_SHARE, _PERCENT_SCHEMA, ends=True)]
Count = Annotated[Value, _value(_COUNT, _NUMBER_SCHEMA, ends=True)]
Number = Annotated[Value, _value(_NUMBER, _NUMBER_SCHEMA, ends=True)]
Answer = Annotated[Value, _value(amounts.Worded(scalars.read_yes_no), _BOOLEAN_SCHEMA)]
DayValue = Annotated[Value, _value(amounts.Worded(scalars.read_day), _DAY_SCHEMA)]
WordsValue = Annotated[Value, _value(amounts.Worded(scalars.read_text), _TEXT_SCHEMA)]
MonthlyMoney = Annotated[Series, _monthly(_MONEY)]
MonthlyCount = Annotated[Series, _monthly(_COUNT)]
MonthlyShare = Annotated[Series, _monthly(_SHARE)]
MonthlyNumber = Annotated[Series, _monthly(_NUMBER)]

SourceRef = Annotated[Text, Reader(scalars.read_id, {"type": "string"}), RefTo("sources")]
EntityRef = Annotated[Text, Reader(scalars.read_id, {"type": "string"}), RefTo("entities")]
PersonRef = Annotated[Text, Reader(scalars.read_id, {"type": "string"}), RefTo("people")]
RoleRef = Annotated[Text, Reader(scalars.read_id, {"type": "string"}), RefTo("roles")]
ChannelRef = Annotated[Text, Reader(scalars.read_id, {"type": "string"}), RefTo("channels")]
StackRef = Annotated[Text, Reader(scalars.read_id, {"type": "string"}), RefTo("stacks")]
ControlRef = Annotated[Text, Reader(scalars.read_id, {"type": "string"}), RefTo("controls")]
ClientRef = Annotated[Text, Reader(scalars.read_id, {"type": "string"}), RefTo("clients")]
StreamRef = Annotated[Text, Reader(scalars.read_id, {"type": "string"}), RefTo("revenue_streams")]
SenderRef = Annotated[Text, Reader(scalars.read_id, {"type": "string"}), RefTo("senders")]
TierRef = Annotated[Text, Reader(scalars.read_id, {"type": "string"}), RefTo("capital_tiers")]
PartnerRef = Annotated[Text, Reader(scalars.read_id, {"type": "string"}), RefTo("partners")]
