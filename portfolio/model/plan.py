"""What is measured, what is to be done, and how findings are judged."""

from typing import Annotated

from portfolio.fields import (
    Day,
    DayValue,
    Money,
    MonthlyNumber,
    Number,
    Plain,
    Share,
    Words,
    WordsValue,
    one_of,
)
from portfolio.model.base import Part, Record
from portfolio.model.technology import SEVERITIES
from portfolio.text import Text


class Kpi(Record):
    """A measure that the owner wants to see each month."""

    name: Words
    """What it is called."""
    definition: Words
    """How it is counted."""
    unit: Words
    """What it is counted in."""
    reports: tuple[Words, ...]
    """The reports it belongs to."""
    figure: Words | None = None
    """The figure (id) that answers it, when it is computed from other data."""
    owner: Words | None = None
    """The person or role (id) who answers for it."""
    target: Number | None = None
    """What it should be."""
    observed: MonthlyNumber | None = None
    """What it was each month."""


class Action(Record):
    """Something somebody does."""

    title: Words
    """What is done."""
    reports: tuple[Words, ...]
    """The reports it belongs to."""
    owner: WordsValue
    """Who does it."""
    due: DayValue
    """By when."""
    timing: Words | None = None
    """When, in the source's words, while there is no date."""
    status: Annotated[Text, one_of("open", "doing", "done", "dropped")] = Text("open")
    """How far it is."""
    effort: Annotated[Text, one_of("S", "M", "L")] | None = None
    """Small is hours, medium is days, large is weeks."""
    closes: tuple[Words, ...] = ()
    """The findings it answers: a rule such as SEC-01, or a rule and a subject, SEC-01/portfolio."""


class Milestone(Record):
    """A state to be reached by a day."""

    title: Words
    """What is true once it is reached."""
    reports: tuple[Words, ...]
    """The reports it belongs to."""
    condition: WordsValue
    """How one can tell."""
    owner: WordsValue
    """Who answers for it."""
    due: DayValue
    """By when."""
    horizon: Words | None = None
    """The horizon in the source's words, such as '30 days' or 'Q1 2027'."""
    cost: Money | None = None
    """What it costs."""
    funded: Money | None = None
    """What is set aside for it."""
    progress: Share | None = None
    """How much is done."""
    status: Annotated[Text, one_of("open", "done", "dropped")] = Text("open")
    """How far it is."""


class Option(Part):
    """One way to decide."""

    text: Words
    """What is done."""
    cost: Money | None = None
    """What it costs."""


class Decision(Record):
    """Something only one person can decide."""

    question: Words
    """What is to be decided."""
    background: Words
    """What one has to know, in at most three sentences."""
    reports: tuple[Words, ...]
    """The reports it is asked in."""
    options: tuple[Option, ...]
    """The ways to decide."""
    recommendation: Words | None = None
    """The option we suggest, and why."""
    decider: Words
    """The person or role (id) who decides."""
    by: DayValue | None = None
    """By when."""
    cost_of_waiting: Words | None = None
    """What it costs not to decide."""
    decided: Words | None = None
    """What was decided."""


class Suppression(Part):
    """Why a finding is not shown among the others for a while."""

    reason: Words
    """Why."""
    by: Words
    """Who approved it."""
    until: Day
    """The last day it holds."""
    subjects: tuple[Words, ...] = ()
    """The subjects it holds for; all when left out."""


class RuleSetting(Record):
    """How the owner wants one rule to judge. The id is the rule's."""

    id: Words
    """The rule, such as BUR-01."""
    severity: Annotated[Text, one_of(*SEVERITIES)] | None = None
    """How bad a finding of this rule is."""
    threshold: Plain | None = None
    """Where the rule starts to fire, in the unit its documentation gives."""
    suppressed: Suppression | None = None
    """Filled in to set its findings aside."""
