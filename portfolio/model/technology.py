"""Systems, their security, what they cost and how they are changed."""

from typing import Annotated

from portfolio.fields import (
    Answer,
    ControlRef,
    Count,
    DayValue,
    EntityRef,
    Money,
    StackRef,
    Words,
    WordsValue,
    YesNo,
    one_of,
    worded,
)
from portfolio.model.base import Part, Record
from portfolio.text import Text
from portfolio.values import Value

SEVERITIES = ("critical", "high", "medium", "low", "info")


class Component(Part):
    """A building block of a system."""

    name: Words
    """What it does."""
    service: Words
    """What it is made with, such as 'DynamoDB'."""


class Practice(Part):
    """How a system is changed safely."""

    ci: Answer
    """Whether each change is tested by itself."""
    staging: Answer
    """Whether changes are tried on a copy first."""
    rollback: Answer
    """Whether a change can be taken back."""


class Stack(Record):
    """A system that a business runs on."""

    entity: EntityRef
    """The business."""
    name: Words
    """What people call it."""
    purpose: Words
    """What it is for."""
    sign_in: WordsValue
    """How people sign in to it."""
    components: tuple[Component, ...] = ()
    """What it is built of."""
    capabilities: tuple[Words, ...] = ()
    """What it can do beyond its purpose."""
    practice: Practice
    """How it is changed."""


class Control(Record):
    """A safeguard that systems should have."""

    title: Words
    """The safeguard, such as 'no keys in source code'."""
    gap: Words
    """What it is called when it is missing, in a few words."""
    kind: Annotated[
        Text,
        one_of(
            "secret-in-source", "plaintext-env", "endpoint-auth", "waf", "mfa", "backup", "other"
        ),
    ]
    """What sort of safeguard; decides which rule judges it."""
    severity: Annotated[Text, one_of(*SEVERITIES)]
    """How bad it is when missing, by the standard named in `reference`."""
    reference: Words
    """The standard behind the severity."""
    remedy: Words
    """What to do when it is missing."""


class ControlState(Record):
    """Whether a safeguard holds for one system, or for the portfolio."""

    control: ControlRef
    """The safeguard."""
    stack: StackRef | None = None
    """The system; left out when the source does not say which."""
    state: Annotated[Value, worded("pass", "fail")]
    """Pass when somebody has seen it hold."""
    source_severity: Annotated[Text, one_of(*SEVERITIES)] | None = None
    """How bad the source calls it."""
    detail: WordsValue | None = None
    """What is known beyond that, such as whether a key is live."""
    rotated: Answer | None = None
    """For a leaked secret: whether it was replaced."""
    purged: Answer | None = None
    """For a leaked secret: whether it was removed from all history."""
    found: DayValue | None = None
    """When it was found."""


class Cost(Record):
    """What a service costs a month."""

    vendor: Words
    """Who is paid."""
    service: Words
    """For what."""
    entity: EntityRef | None = None
    """The business that uses it; left out when shared."""
    monthly: Money
    """What it costs a month."""


class Saving(Record):
    """A way to spend less."""

    name: Words
    """What to do."""
    vendor: Words
    """Whose bill gets smaller."""
    amount: Money
    """What it saves a month."""
    done: YesNo = False
    """Whether it has been done."""
    unused_resource: YesNo = False
    """Yes when it is about something nobody uses."""
    count: Count | None = None
    """How many of them, for unused things."""
    doubt: Words | None = None
    """Why the saving may not exist."""
    opened: DayValue | None = None
    """When it was found."""
