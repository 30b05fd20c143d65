"""The rental, the delivery service and the client portfolio."""

from typing import Annotated

from portfolio.fields import (
    Answer,
    Count,
    DayValue,
    EntityRef,
    Money,
    MonthlyCount,
    MonthlyMoney,
    MonthlyNumber,
    Share,
    Words,
    WordsValue,
    YesNo,
    one_of,
    worded,
)
from portfolio.model.base import Part, Record
from portfolio.text import Text
from portfolio.values import Value


class Comparable(Part):
    """A similar property on the market."""

    name: Words
    """Which one."""
    monthly_rent: Money
    """What it asks a month."""
    seen: DayValue
    """When that was looked up."""


class Property(Record):
    """A property that is rented out."""

    entity: EntityRef
    """The business record of the property."""
    location: WordsValue
    """City and state."""
    mode: Annotated[Value, worded("long-term", "mid-term", "short-stay")]
    """How it is let."""
    bedrooms: Count
    """How many bedrooms it has."""
    monthly_rent: Money
    """What a full month brings."""
    vacancy: Share
    """The share of the year in which it stands empty."""
    operating_expenses: Money
    """Tax, insurance, repairs and the like in a year, without the loan."""
    debt_service: Money
    """Interest and repayment of the loan in a year."""
    value: Money
    """What it would sell for."""
    nights_available: MonthlyCount
    """Nights a guest could have booked, each month (short stays)."""
    nights_sold: MonthlyCount
    """Nights booked, each month (short stays)."""
    permit: Answer
    """Whether the permits for this way of letting are in hand."""
    insurance_until: DayValue
    """The day the insurance ends."""
    comparables: tuple[Comparable, ...] = ()
    """Similar properties."""
    vendors: WordsValue | None = None
    """Who cleans, repairs and looks after it."""


class DeliveryService(Record):
    """A service that moves yachts for others."""

    entity: EntityRef
    """The business."""
    day_rate: Money
    """What a customer pays for a day under way."""
    cost_per_day: Money
    """Crew, fuel and travel for a day under way."""
    trip_days: MonthlyCount
    """Days under way in each month."""
    quotes_won: MonthlyCount
    """Quotes that became trips, each month."""
    quotes_lost: MonthlyCount
    """Quotes that did not, each month."""
    open_enquiries: Count
    """Enquiries that wait for an answer."""
    on_time: MonthlyCount
    """Trips that arrived within the agreed days, each month."""
    trips: MonthlyCount
    """Trips that ended, each month."""
    crew_available: Count
    """How many people could leave on a trip."""
    active_partners: Count
    """Partners who sent work in the last quarter."""
    partner_target: Count | None = None
    """How many partners the plan wants."""
    service_lines: WordsValue
    """What is offered, where, and for which vessels."""


class Capability(Record):
    """Something a service needs in order to work."""

    entity: EntityRef
    """The business."""
    name: Words
    """What it is, such as 'safety kit'."""
    in_place: Answer
    """Whether it exists."""


class Partner(Record):
    """A firm that sends work or helps with it."""

    entity: EntityRef
    """The business it works with."""
    kind: Annotated[Text, one_of("broker", "yard", "insurer", "marina", "transporter", "other")]
    """What it does."""
    name: Words
    """Its name, or how people call it."""
    active: YesNo
    """Whether work came from it lately."""
    agreement: Answer
    """Whether terms are written down."""
    last_contact: DayValue
    """When somebody last spoke to it."""


class Credential(Record):
    """A licence or an insurance that must not run out."""

    entity: EntityRef
    """The business that needs it."""
    name: Words
    """What it is."""
    expires: DayValue
    """The day it ends."""


class ClientBook(Record):
    """The clients of a business taken together."""

    entity: EntityRef
    """The business."""
    billing_model: Answer
    """Whether it is settled how clients are billed."""
    billing_integration: Answer
    """Whether the client system writes invoices."""
    clients: Count
    """How many clients there are."""
    signed_contracts: Count
    """How many of them have a signed contract."""
    contracted: MonthlyMoney
    """What contracts entitle us to, each month."""
    billed: MonthlyMoney
    """What was invoiced, each month."""
    collected: MonthlyMoney
    """What was paid, each month."""
    receivables: MonthlyMoney
    """What clients owe at the end of each month."""
    overdue_60: MonthlyMoney
    """The part of it that is more than 60 days late."""
    hours: MonthlyNumber
    """Hours worked for clients, each month."""
    loaded_rate: Money
    """What an hour of work costs us."""
    direct_cost: MonthlyMoney
    """Hosting and other costs of clients, each month."""


class Client(Record):
    """One client. Use an alias where the name is confidential."""

    entity: EntityRef
    """The business that serves it."""
    name: Words
    """Its name or alias."""
    active: YesNo = True
    """No once it has left."""
    billing_model: Annotated[Value, worded("retainer", "fixed", "hourly", "usage", "none")]
    """How it is billed."""
    contract: Answer
    """Whether a contract is signed."""
    entitlement: MonthlyMoney
    """What the contract entitles us to, each month."""
    billed: MonthlyMoney
    """What it was invoiced, each month."""
    collected: MonthlyMoney
    """What it paid, each month."""
    cost: MonthlyMoney
    """What serving it cost, hours included."""
