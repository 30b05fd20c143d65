"""Rules on mailings: whether they can be sent, and what is known of what they would bring."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from portfolio import display
from portfolio.findings.answers import quoted
from portfolio.findings.finding import Case, Judge, Outcome, Rule, subject_of
from portfolio.findings.subjects import is_active, needs
from portfolio.model.market import Campaign, Drivers, Sender
from portfolio.truth import Truth, all_of, any_of, is_above, is_no, is_yes
from portfolio.values import Known, Number, Range, Value, merged, missing_of

Judged = tuple[Truth, str, tuple[Value, ...]]
"""Whether it is so of a campaign, the message, and the values that decided it."""


def of_each_campaign(judged: Callable[[Case, Campaign], Judged]) -> Judge:
    """A rule that looks at one campaign after the other."""

    def judge(case: Case) -> Iterator[Outcome]:
        for campaign in case.portfolio.campaigns:
            if is_active(case.portfolio, subject_of(campaign.entity)):
                truth, message, values = judged(case, campaign)
                yield Outcome(
                    truth=truth,
                    subject=str(campaign.id),
                    message=message,
                    evidence=merged(*(v.sources for v in values)),
                    at_stake=campaign.potential,
                    missing=missing_of(*values),
                    name=str(campaign.name),
                )

    judge.__doc__ = judged.__doc__
    return judge


def _unsendable(_: Case, campaign: Campaign) -> Judged:
    """Contacts that nobody can write to are worth nothing."""
    contacts, sendable, potential = campaign.recipients, campaign.can_send, campaign.potential
    worth = f", which could bring {display.text(potential)}" if _is_number(potential) else ""
    message = f"There is no way yet to write to {display.text(contacts)} contacts{worth}"
    return all_of(is_above(contacts, 0), is_no(sendable)), message, (contacts, sendable)


def _is_number(value: Value) -> bool:
    return isinstance(value, Number)


def _over_quota(case: Case, campaign: Campaign) -> Judged:
    """An account that may send little, or only to addresses it knows, stops the mailing."""
    sender = next(s for s in case.portfolio.senders if s.id == campaign.sender)
    contacts = campaign.recipients
    over = is_above(contacts - sender.daily_quota, 0)
    truth = all_of(is_above(contacts, 0), any_of(is_yes(sender.sandbox), over))
    limits = display.listed(list(_limits(sender, over)))
    reach = f"{quoted(sender.name)} cannot reach {display.text(contacts)} contacts"
    message = f"The sender {reach}: it sends {limits}"
    return truth, message, (contacts, sender.sandbox, sender.daily_quota)


def _limits(sender: Sender, over: Truth) -> Iterator[str]:
    if over in (Truth.YES, Truth.POSSIBLE):
        yield f"{display.text(sender.daily_quota)} mails a day"
    if is_yes(sender.sandbox) is Truth.YES:
        yield "only to verified addresses"


def _wide_potential(case: Case, campaign: Campaign) -> Judged:
    """A wide range that nothing explains cannot be planned with."""
    potential, drivers = campaign.potential, _drivers(campaign.drivers)
    undriven = Truth.YES if missing_of(*drivers) else Truth.NO
    wide = is_above(_width(potential), case.limit)
    parts = [_spread(potential)] if wide is Truth.YES else []
    parts += [f"nobody has told {needs(*drivers)}"] if undriven is Truth.YES else []
    worth = display.text(potential) if _is_number(potential) else "What it could bring"
    message = f"{worth} cannot be planned with: {display.listed(parts)}"
    return any_of(wide, undriven), message, (potential, *drivers)


def _drivers(drivers: Drivers) -> tuple[Value, ...]:
    return drivers.open_rate, drivers.click_rate, drivers.conversion, drivers.order_value


def _width(potential: Value) -> Value:
    """How many times its lower end the upper end is."""
    if isinstance(potential, Range):
        low, high = potential.low, potential.high
        times = high / low if low > 0 else Decimal("Infinity")
        return Known(times, sources=potential.sources)
    return Known(Decimal(1)) if isinstance(potential, Known) else potential


def _spread(potential: Value) -> str:
    width = _width(potential)
    times = f"{display.text(width)} times" if _is_finite(width) else "no multiple of"
    return f"the upper end is {times} the lower"


def _is_finite(value: Value) -> bool:
    return isinstance(value, Known) and value.amount.is_finite()


RULES = (
    Rule(
        "CMP-01",
        "high",
        ("cmo", "ceo"),
        "Contacts cannot be written to",
        "Set up a sender and a first mailing, beginning with those who agreed to get mail",
        of_each_campaign(_unsendable),
    ),
    Rule(
        "CMP-02",
        "high",
        ("cmo", "cto"),
        "The sending account stops the mailing",
        "Ask the mail provider for production access and a higher quota",
        of_each_campaign(_over_quota),
    ),
    Rule(
        "CMP-04",
        "medium",
        ("cmo",),
        "What a mailing could bring is too uncertain to plan with",
        "Write to a few hundred contacts first, and measure who opens, clicks and buys",
        of_each_campaign(_wide_potential),
        threshold=Decimal(3),
        threshold_meaning="times the lower end of the range, above which it fires",
    ),
)
