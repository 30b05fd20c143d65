"""Cash, burn, revenue, break-even, targets, books and capital."""

from typing import Annotated

from portfolio.fields import (
    Answer,
    Count,
    EntityRef,
    Money,
    MonthlyBalance,
    MonthlyCount,
    MonthlyMoney,
    MonthText,
    Number,
    StreamRef,
    TierRef,
    Whole,
    Words,
    WordsValue,
    YesNo,
    one_of,
    worded,
)
from portfolio.model.base import Part, Record
from portfolio.text import Text
from portfolio.values import Value


class CashAccount(Record):
    """A bank account or cash box."""

    name: Words
    """What people call it."""
    entity: EntityRef | None = None
    """The business it belongs to; left out for an account of the whole portfolio."""
    balance: MonthlyBalance
    """What is in it at the end of each month."""


class Burn(Record):
    """What the portfolio (or one business) spends a month."""

    entity: EntityRef | None = None
    """The business; left out for the whole portfolio."""
    declared: Money
    """What somebody said it spends a month; used until outflows are known."""
    basis: Annotated[Value, worded("gross", "net")]
    """Gross is all money going out; net is what remains of it after money coming in."""
    outflow: MonthlyMoney
    """Money paid out for running the business, without owner's draws, loans and one-offs."""
    inflow: MonthlyMoney
    """Money received from customers."""


class Recognition(Part):
    """How a stream becomes revenue: the five steps of ASC 606."""

    contract: WordsValue
    """What counts as a contract with the customer."""
    obligations: WordsValue
    """What is promised in it."""
    price: WordsValue
    """How the price is determined."""
    allocation: WordsValue
    """How the price is split over the promises."""
    timing: Annotated[Value, worded("point", "over-time")]
    """Whether revenue counts at one point in time or over time."""


class RevenueStream(Record):
    """One way in which a business earns money."""

    entity: EntityRef
    """The business that earns it."""
    name: Words
    """What people call it."""
    unit: Words
    """What is sold, in the singular, such as 'charter'."""
    units_name: Words
    """The same in the plural."""
    has_price_list: Answer
    """Whether it is settled how and at what price it is sold."""
    tracked: Answer
    """Whether some system records this revenue as it comes in."""
    recognition: Recognition
    """How it becomes revenue in the books."""
    price: Money
    """What a customer pays for one."""
    variable_cost: Money
    """What one more of them costs."""
    units: MonthlyCount
    """How many were sold in each month."""
    revenue: MonthlyMoney
    """What was earned in each month."""


class BreakEven(Record):
    """How many units must be sold so that nothing is lost."""

    entity: EntityRef | None = None
    """The business; left out while nobody has said which."""
    entity_question: WordsValue | None = None
    """Which business it is, while that is unknown."""
    unit: Words
    """What is sold, in the singular."""
    units_name: Words
    """The same in the plural."""
    declared: Count
    """The number that somebody stated, a month."""
    fixed_cost: Money
    """What must be earned each month before anything remains."""
    price: Money
    """What a customer pays for one."""
    variable_cost: Money
    """What one more of them costs."""


class Target(Record):
    """What is planned for each month of a period."""

    entity: EntityRef | None = None
    """The business; left out for the whole portfolio."""
    stream: StreamRef | None = None
    """The stream, when the plan is that fine."""
    first: MonthText | None = None
    """The first month that needs a target; left out for the month of the edition."""
    last: MonthText
    """The last month that needs a target."""
    revenue: MonthlyMoney
    """The planned revenue of each month."""


class LedgerAccount(Record):
    """A line of the chart of accounts."""

    number: Words
    """Its number."""
    name: Words
    """Its name."""
    type: Annotated[
        Text, one_of("asset", "liability", "equity", "revenue", "cost", "expense", "other")
    ]
    """The part of the books it belongs to."""
    present: Answer
    """Whether the books have it."""


class Books(Record):
    """Which system keeps what for a business."""

    entity: EntityRef | None = None
    """The business; left out when it is said of the whole portfolio."""
    ledger: Answer
    """Whether an accounting system exists."""
    bank_feed: Answer
    """Whether bank movements arrive in it by themselves."""
    invoicing: Answer
    """Whether invoices are written in a system."""
    receipts: Answer
    """Whether receipts are kept with their entries."""


class Expense(Record):
    """A kind of cost and what was spent on it."""

    entity: EntityRef | None = None
    """The business; left out for the whole portfolio."""
    category: Words
    """What the money was spent on."""
    amount: MonthlyMoney
    """What was spent in each month."""


class CapitalTier(Record):
    """A step of the order in which money is put to work."""

    name: Words
    """What belongs to it."""
    order: Whole
    """Its place; a tier opens when the one before is done."""
    gate: WordsValue
    """What must be true before the next tier opens."""


class CapitalItem(Record):
    """Something money could be spent on."""

    tier: TierRef
    """The tier it belongs to."""
    name: Words
    """What it is."""
    cost: Money
    """What it costs."""
    benefit: Money
    """What it brings each month."""
    funded: Money
    """What is set aside for it."""
    committed: YesNo = False
    """Whether the money is promised already."""


class Policy(Record):
    """A rule about money that is not to be broken."""

    text: WordsValue
    """The rule in one sentence."""
    figure: Words | None = None
    """The figure (id) that the rule limits."""
    at_least: Number | None = None
    """The least that the figure may be."""
    at_most: Number | None = None
    """The most that the figure may be."""
    waived: Words | None = None
    """Why the rule does not hold for now, and who allowed it."""
