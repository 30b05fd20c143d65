"""The businesses, what they own, who runs them, and what the sources say about them."""

from typing import Annotated

from portfolio.fields import (
    Answer,
    Citations,
    Count,
    Currency,
    Day,
    DayValue,
    EmailAddress,
    EntityRef,
    Money,
    PersonRef,
    RoleRef,
    Share,
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


class About(Record):
    """The portfolio as a whole."""

    name: Words
    """Its name, as it stands on pages and in the subject of mails."""
    currency: Currency | None = None
    """The currency of all books, as USD; USD when left out."""
    staleness_days: Whole = 45
    """A monthly figure older than this counts as stale."""
    fictional: YesNo = False
    """Yes for an invented portfolio; every page and mail then says so."""
    cadence: WordsValue | None = None
    """How often the reports go out."""


class SourceDocument(Record):
    """A document, ledger, export or person that values are taken from."""

    title: Words
    """Its title, as a reader would look for it."""
    short: Words | None = None
    """A short name for it, used in notes."""
    kind: Annotated[Text, one_of("document", "ledger", "export", "person", "web")]
    """What sort of source it is."""
    date: DayValue | None = None
    """The day it was written."""
    note: Words | None = None
    """What to know about it, such as where its text breaks off."""


class Entity(Record):
    """A business, brand, property or service of the portfolio."""

    name: Words
    """Its name as readers know it."""
    kind: Annotated[Text, one_of("company", "brand", "property", "service", "portfolio")]
    """Company for a business of its own, the other words for what belongs to one."""
    model: Annotated[
        Text,
        one_of("charter", "events", "local-service", "client-services", "rental", "delivery"),
    ]
    """How it earns money; decides which rules and figures apply to it."""
    parent: EntityRef | None = None
    """The business it is a part of."""
    purpose: Words | None = None
    """What it does, in a few words."""
    bookable: YesNo = False
    """Yes when customers book it for a date, so that booking sites and a calendar matter."""
    active: YesNo = True
    """No once it has been given up."""
    legal_form: WordsValue | None = None
    """Its legal form, such as LLC."""
    tax_form: (
        Annotated[Value, worded("schedule-c", "schedule-e", "1065", "1120-s", "1120")] | None
    ) = None
    """The form on which its income is reported."""


class Asset(Record):
    """Something the portfolio owns."""

    entity: EntityRef
    """The business that owns or uses it."""
    kind: Annotated[
        Text,
        one_of("vessel", "domain", "site", "list", "equipment", "ip", "account", "property"),
    ]
    """What sort of thing it is."""
    name: Words
    """What people call it."""
    value: Money | None = None
    """What it is worth."""
    condition: WordsValue | None = None
    """The state it is in."""
    size: Count | None = None
    """How many, for a list of contacts or users."""
    revenue_bearing: YesNo | None = None
    """Whether money is earned with it."""


class Function(Part):
    """A task of a person that the business depends on."""

    name: Words
    """The task, such as 'payroll'."""
    critical: YesNo = True
    """Whether the business stops without it."""
    backup: WordsValue | None = None
    """Who else can do it."""


class Transition(Part):
    """A person's way out of (or into) their tasks."""

    last_day: DayValue
    """The last day of work."""
    handover: Share
    """How much of the handover is done."""
    successor: WordsValue
    """Who takes over."""


class Person(Record):
    """Somebody who answers for something. Known here by role, not by name."""

    title: Words
    """The role as readers know it, such as 'owner'."""
    active: YesNo = True
    """No once the person has left."""
    functions: tuple[Function, ...] = ()
    """The tasks that depend on this person."""
    transition: Transition | None = None
    """Filled in while the person is leaving or changing tasks."""


class EquityStake(Record):
    """A share of a business that somebody holds."""

    entity: EntityRef | None = None
    """The business; left out while nobody has said which."""
    holder: PersonRef
    """Who holds it."""
    share: Share
    """How much of the business."""
    documented: Answer
    """Whether a signed agreement says so."""
    vesting: Answer
    """Whether the share is earned over time."""
    buyout: Answer
    """Whether it is settled what happens when the holder leaves."""


class Statement(Part):
    """What one source says about a fact."""

    says: Words
    """The statement in a few words of our own."""
    source: Citations
    """Where it is said."""


class Contradiction(Record):
    """A fact on which sources disagree; stays open until somebody decides."""

    title: Words
    """What the disagreement is about."""
    statements: tuple[Statement, ...]
    """What each source says."""
    question: Words
    """What the owner has to decide."""
    reports: tuple[Words, ...] = ()
    """The reports whose readers need to know."""
    ask: Words
    """The person or role (id) who can decide."""
    resolved: Words | None = None
    """What was decided, once it was."""


class DeclaredCount(Record):
    """A number of things that a source states, beside those it names."""

    singular: Words
    """One of the things, such as 'shortfall'."""
    plural: Words
    """Several of them."""
    declared: Whole
    """How many the source says there are."""
    named: tuple[Words, ...] = ()
    """Those it names."""
    same_as: (
        Annotated[
            Text,
            one_of(
                *("critical-findings", "unobserved-measures", "security-gaps"),
                *("actions", "milestones", "policies"),
            ),
        ]
        | None
    ) = None
    """What of this portfolio is the same sort of thing, so that it can be counted here too."""
    ask: Words
    """The person or role (id) who can name the others."""
    since: Day | None = None
    """Asked since this day."""
    reports: tuple[Words, ...]
    """The reports that these things belong to."""


class Role(Record):
    """A seat in the portfolio, and the reports its holder reads."""

    title: Words
    """The seat's name, such as 'CFO'."""
    reports: tuple[Words, ...]
    """The ids of the reports."""


class Recipient(Record):
    """Where a person's mail goes."""

    person: PersonRef
    """Who it is."""
    address: EmailAddress
    """The mail address: one, without a name before it."""
    roles: tuple[RoleRef, ...]
    """The seats the person holds."""
    reports: tuple[Words, ...] = ()
    """Reports beyond those of the roles."""
    paused: YesNo = False
    """Yes to send this person nothing for now."""


class Delivery(Record):
    """How mails and links are addressed."""

    base_url: Words
    """The address of the private site."""
    sender: EmailAddress
    """The address that mails come from."""
    reply_to: EmailAddress | None = None
    """Where answers go."""
    audit_bcc: EmailAddress | None = None
    """A mailbox that gets a blind copy of each mail."""
