"""Channels, listings, campaigns, funnels and the pipeline."""

from typing import Annotated

from portfolio.fields import (
    Answer,
    ChannelRef,
    Count,
    Day,
    DayValue,
    EntityRef,
    Money,
    MonthlyCount,
    MonthText,
    Number,
    SenderRef,
    Share,
    Whole,
    Words,
    WordsValue,
    one_of,
    worded,
)
from portfolio.model.base import Part, Record
from portfolio.text import Text
from portfolio.values import Value


class Channel(Record):
    """A place where customers can find a business."""

    name: Words
    """Its name."""
    kind: Annotated[Text, one_of("ota", "owned", "organic", "social", "email", "referral", "paid")]
    """What sort of place; `ota` is a booking site."""
    sequence: Whole | None = None
    """Its place in the order in which channels are opened; equal numbers open together."""
    gate: WordsValue | None = None
    """What must be true before it is opened."""
    commission: Share | None = None
    """What it keeps of each booking."""
    cost_per_thousand: Money | None = None
    """What a thousand messages cost."""


class Listing(Record):
    """How visible a business is on a channel."""

    entity: EntityRef
    """The business."""
    channel: ChannelRef
    """The channel."""
    state: Annotated[Value, worded("live", "claimed", "draft", "absent")]
    """Live when customers can find it there today."""
    stale: Answer | None = None
    """Whether its text is out of date."""
    rating: Number | None = None
    """The average of its reviews."""


class Sender(Record):
    """An account that sends mail."""

    name: Words
    """What people call it."""
    sandbox: Answer
    """Whether it may only write to verified addresses."""
    daily_quota: Count
    """How many mails a day it may send."""
    region: Words | None = None
    """Where it runs."""


class Drivers(Part):
    """What decides how much a campaign brings."""

    open_rate: Share
    """Of those who get it, how many open it."""
    click_rate: Share
    """Of those who open it, how many click."""
    conversion: Share
    """Of those who click, how many buy."""
    order_value: Money
    """What one of them pays."""


class Campaign(Record):
    """A mailing to many."""

    entity: EntityRef | None = None
    """The business; left out while nobody has said which."""
    channel: ChannelRef
    """How it is sent."""
    sender: SenderRef
    """The account it would be sent from."""
    name: Words
    """What people call it."""
    can_send: Answer
    """Whether everything for sending it is in place."""
    recipients: Count
    """How many contacts there are."""
    consented: Count
    """How many of them agreed to be written to."""
    potential: Money
    """What somebody said it could bring."""
    drivers: Drivers
    """What decides it."""


class Step(Part):
    """One step of a funnel."""

    name: Words
    """The step, such as 'asks for a quote'."""
    state: Annotated[Value, worded("working", "broken", "absent")]
    """Whether customers get through it."""
    instrumented: Answer
    """Whether somebody counts how many do."""
    count: MonthlyCount
    """How many did, each month."""
    obstacle: WordsValue | None = None
    """Where in this step customers get stuck, for one that does not work."""


class Funnel(Record):
    """The way from a stranger to a paying customer."""

    entity: EntityRef
    """The business."""
    steps: tuple[Step, ...]
    """Its steps, first to last."""


class Deal(Part):
    """A possible sale."""

    id: Words
    """A short name for it."""
    value: Money
    """What it would bring."""
    units: Whole = 1
    """How many units are sold with it."""
    probability: Share
    """How likely it is."""
    status: Annotated[Text, one_of("open", "won", "lost")]
    """Open until it is decided."""
    expected: MonthText | None = None
    """The month in which it should close."""
    last_activity: Day | None = None
    """When somebody last worked on it."""


class Pipeline(Record):
    """The open deals of a business, or the statement that there are none."""

    entity: EntityRef | None = None
    """The business; left out when it is said of the whole portfolio."""
    supplied: Answer
    """Whether somebody has said what is in it, even if that is nothing."""
    deals: tuple[Deal, ...] = ()
    """The deals."""


class Site(Record):
    """A public website."""

    entity: EntityRef
    """The business it belongs to."""
    name: Words
    """What people call it."""
    analytics: Answer
    """Whether visits are counted."""
    availability_calendar: Answer
    """Whether customers see which dates are free."""
    stale_texts: tuple[Words, ...] = ()
    """Texts on it that are out of date."""
    send_time_optimised: Answer | None = None
    """Whether its notifications go out when people read them."""
    checked: DayValue | None = None
    """When somebody last looked."""
