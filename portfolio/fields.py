"""The types of a record's fields. Each hands the node as it stands in the file to its reader,
which decides what `no`, `010` or `7,000.10` means there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, core_schema

from portfolio import amounts, inherited, mailbox, quantities, scalars, shapes
from portfolio.amounts import Series
from portfolio.calendar import Month
from portfolio.inherited import Citation
from portfolio.quantities import Quantity
from portfolio.text import Node, Text
from portfolio.values import PLAIN, RATIO, Value

T = TypeVar("T")


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


def classes_in(annotation: Any, *kinds: type[T]) -> list[type[T]]:
    """The classes of these kinds that a field's type is made of: `tuple[Step, ...]` has Step."""
    here = annotation.annotation if isinstance(annotation, FieldInfo) else annotation
    if isinstance(here, type) and issubclass(here, kinds):
        return [here]
    return [found for inner in getattr(here, "__args__", ()) for found in classes_in(inner, *kinds)]


@dataclass(frozen=True)
class RefTo:
    """Marks a field whose text must be the id of a record in the named collection."""

    collection: str


_MONEY = Quantity(quantities.MONEY, quantities.money_amount, quantities.PLAIN_NUMBER)
_BALANCE = Quantity(quantities.MONEY, quantities.balance_amount, quantities.PLAIN_NUMBER)
_COUNT = Quantity(PLAIN, quantities.count_amount, quantities.PLAIN_COUNT)
_SHARE = Quantity(RATIO, quantities.share_amount, quantities.NONE_PLAIN)
_NUMBER = Quantity(PLAIN, scalars.amount, quantities.PLAIN_NUMBER)


def one_of(*words: str) -> Reader:
    """A field that takes one of a few words."""
    return Reader(quantities.OneOf(*words), shapes.one_of(*words))


def worded(*words: str) -> Reader:
    """One of a few words, or unknown."""
    read = quantities.Worded(quantities.OneOf(*words))
    return Reader(read, shapes.answer(shapes.one_of(*words)))


def _named(read: Callable[[Node], Any], shape: str) -> Reader:
    return Reader(read, shapes.named(shape))


Words = Annotated[Text, _named(scalars.read_text, "text")]
Id = Annotated[Text, _named(scalars.read_id, "id")]
YesNo = Annotated[bool, _named(scalars.read_yes_no, "yes_no")]
Day = Annotated[date, _named(scalars.read_day, "day")]
MonthText = Annotated[Month, _named(scalars.read_month, "month")]
Whole = Annotated[int, _named(scalars.read_whole, "whole")]
Plain = Annotated[Decimal, _named(scalars.read_decimal, "decimal")]
Currency = Annotated[Text, _named(scalars.read_currency, "currency")]
EmailAddress = Annotated[Text, _named(mailbox.read_address, "mail_address")]
Citations = Annotated[tuple[Citation, ...], _named(inherited.read_citations, "source")]

Money = Annotated[Value, _named(_MONEY, "money")]
Share = Annotated[Value, _named(_SHARE, "share")]
Count = Annotated[Value, _named(_COUNT, "number")]
Number = Annotated[Value, _named(_NUMBER, "number")]
Answer = Annotated[Value, _named(quantities.Worded(scalars.read_yes_no), "answer")]
DayValue = Annotated[Value, _named(quantities.Worded(scalars.read_day), "day_value")]
WordsValue = Annotated[Value, _named(quantities.Worded(scalars.read_text), "words_value")]
MonthlyMoney = Annotated[Series, _named(amounts.Monthly(_MONEY), "monthly_money")]
MonthlyBalance = Annotated[Series, _named(amounts.Monthly(_BALANCE), "monthly_money")]
MonthlyCount = Annotated[Series, _named(amounts.Monthly(_COUNT), "monthly_number")]
MonthlyShare = Annotated[Series, _named(amounts.Monthly(_SHARE), "monthly_share")]
MonthlyNumber = Annotated[Series, _named(amounts.Monthly(_NUMBER), "monthly_number")]

_ID = _named(scalars.read_id, "id")
SourceRef = Annotated[Text, _ID, RefTo("sources")]
EntityRef = Annotated[Text, _ID, RefTo("entities")]
PersonRef = Annotated[Text, _ID, RefTo("people")]
RoleRef = Annotated[Text, _ID, RefTo("roles")]
ChannelRef = Annotated[Text, _ID, RefTo("channels")]
StackRef = Annotated[Text, _ID, RefTo("stacks")]
ControlRef = Annotated[Text, _ID, RefTo("controls")]
ClientRef = Annotated[Text, _ID, RefTo("clients")]
StreamRef = Annotated[Text, _ID, RefTo("revenue_streams")]
SenderRef = Annotated[Text, _ID, RefTo("senders")]
TierRef = Annotated[Text, _ID, RefTo("capital_tiers")]
PartnerRef = Annotated[Text, _ID, RefTo("partners")]
