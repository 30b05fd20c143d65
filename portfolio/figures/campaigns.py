"""Mailings: whom they reach, what they could bring, what sending takes."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from portfolio.figures.adding import complete, summed
from portfolio.figures.cash import declared_burn
from portfolio.figures.figure import Definition, DefinitionFor, alone
from portfolio.model import Portfolio
from portfolio.model.market import Campaign
from portfolio.truth import Truth, is_no, is_zero
from portfolio.values import (
    RATIO,
    Known,
    NotApplicable,
    NoValueError,
    Number,
    Total,
    Unknown,
    Value,
    at_corners,
    ceiling,
    divided,
    measured_in,
    missing_of,
)

_THOUSAND = Known(Decimal(1000))
_NOBODY = "nobody to write to"


def contacts(portfolio: Portfolio) -> Value | Total:
    """Whom mailings can reach: the largest mailing of each business and channel, added up."""
    return summed(_lists(portfolio, lambda campaign: campaign.recipients), "")


def consented_contacts(portfolio: Portfolio) -> Value | Total:
    """How many of them agreed to get mail."""
    return summed(_lists(portfolio, lambda campaign: campaign.consented), "")


def _lists(portfolio: Portfolio, size: Callable[[Campaign], Value]) -> Iterator[Value]:
    """Mailings of one business over one channel go to the same people, who count once."""
    lists: dict[tuple[str, str], list[Value]] = {}
    for campaign in portfolio.campaigns:
        key = str(campaign.entity), str(campaign.channel)
        lists.setdefault(key, []).append(size(campaign))
    for sizes in lists.values():
        yield at_corners(_largest, *sizes)


def _largest(*sizes: Decimal) -> Decimal:
    return max(sizes)


def campaign_potential(portfolio: Portfolio, campaign: Campaign) -> Value:
    """F-21: contacts times what each brings; the declared amount while a rate is unknown."""
    if is_zero(campaign.recipients) is Truth.YES:
        return measured_in(campaign.recipients, portfolio.currency)
    computed = campaign.recipients * _brought_by_each(campaign)
    return computed if isinstance(computed, Number) else campaign.potential


def _brought_by_each(campaign: Campaign) -> Value:
    """Opened × clicked × bought × order value."""
    rates = campaign.drivers
    return rates.open_rate * rates.click_rate * rates.conversion * rates.order_value


def revenue_per_recipient(campaign: Campaign) -> Value:
    """F-21 for one contact; from the rates themselves where they are known, so it stays narrow."""
    computed = _brought_by_each(campaign)
    if isinstance(computed, Number):
        return computed
    return divided(campaign.potential, campaign.recipients, _NOBODY)


def campaign_in_burn_months(portfolio: Portfolio, campaign: Campaign) -> Value:
    """For how many months of the stated burn the potential would pay."""
    potential = campaign_potential(portfolio, campaign)
    months = divided(potential, complete(declared_burn(portfolio)), "nothing is spent")
    return measured_in(months, "months")


def sandbox_days(portfolio: Portfolio, campaign: Campaign) -> Value:
    """Whole days that sending takes while the account may send only its daily number."""
    sender = next(s for s in portfolio.senders if s.id == campaign.sender)
    if is_no(sender.sandbox) is Truth.YES:
        return NotApplicable("the account may write to anybody", sender.sandbox.sources)
    if isinstance(sender.sandbox, Unknown):
        return Unknown(missing_of(sender.sandbox, campaign.recipients, sender.daily_quota))
    return at_corners(_days, campaign.recipients, sender.daily_quota, unit="days")


def _days(recipients: Decimal, quota: Decimal) -> Decimal:
    if quota <= 0:
        raise NoValueError("the account may send nothing")
    return ceiling(recipients / quota)


def sending_cost(portfolio: Portfolio, campaign: Campaign) -> Value:
    """What the channel asks for a message to every contact."""
    channel = next(c for c in portfolio.channels if c.id == campaign.channel)
    if channel.cost_per_thousand is None:
        return NotApplicable("the channel asks nothing for a message")
    return campaign.recipients * channel.cost_per_thousand / _THOUSAND


def required_conversion(campaign: Campaign) -> Value:
    """F-21 turned around: the share of contacts who must buy for the stated amount to come in."""
    everybody = campaign.recipients * campaign.drivers.order_value
    return measured_in(divided(campaign.potential, everybody, _NOBODY), RATIO)


DEFINITIONS = (
    Definition(
        "contacts",
        "Contacts",
        "the largest mailing of each business over each channel, added up",
        ("cmo",),
        contacts,
        unit="people",
    ),
    Definition(
        "consented_contacts",
        "Agreed to get mail",
        "contacts who agreed to be written to",
        ("cmo",),
        consented_contacts,
        unit="people",
    ),
    DefinitionFor(
        "campaigns",
        "campaign_potential",
        "Mailing potential",
        "contacts × share who open × share who click × share who buy × order value; "
        "the stated amount while one of these is unknown",
        ("cmo", "ceo"),
        campaign_potential,
        by_id=True,
    ),
    DefinitionFor(
        "campaigns",
        "revenue_per_recipient",
        "Potential per contact",
        "what the mailing could bring divided by its contacts",
        ("cmo",),
        alone(revenue_per_recipient),
        unit="each",
        by_id=True,
    ),
    DefinitionFor(
        "campaigns",
        "campaign_in_burn_months",
        "Burn covered by the mailing",
        "what the mailing could bring divided by the stated burn",
        ("cmo", "cfo"),
        campaign_in_burn_months,
        unit="months of burn",
        by_id=True,
    ),
    DefinitionFor(
        "campaigns",
        "sandbox_days",
        "Days to send the mailing",
        "contacts divided by the mails that the restricted account may send a day, rounded up",
        ("cmo", "cto"),
        sandbox_days,
        unit="days",
        by_id=True,
    ),
    DefinitionFor(
        "campaigns",
        "sending_cost",
        "Cost of sending",
        "contacts × price of a thousand messages ÷ 1,000",
        ("cmo",),
        sending_cost,
        by_id=True,
    ),
    DefinitionFor(
        "campaigns",
        "required_conversion",
        "Contacts who must buy",
        "stated amount divided by contacts × order value",
        ("cmo",),
        alone(required_conversion),
        unit="of contacts",
        by_id=True,
    ),
)
