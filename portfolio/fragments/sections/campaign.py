"""The section on what a mailing to many could bring, and what it still needs."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from portfolio import display
from portfolio.fragments import components as c
from portfolio.fragments.section import Section
from portfolio.fragments.sections.ledger import Field, ledger
from portfolio.fragments.sections.phrases import fact
from portfolio.fragments.view import View
from portfolio.model.market import Campaign, Sender
from portfolio.truth import Truth, is_no
from portfolio.values import Fact, Known, Number, Unknown, Value, missing_of

FACTS = (
    ("revenue_per_recipient", "Brings from each contact", ""),
    ("campaign_in_burn_months", "Would pay for", None),
    ("sending_cost", "Sending costs", None),
    ("sandbox_days", "Sending takes, at today's limit", None),
    ("required_conversion", "Must buy", None),
)


def campaign(view: View) -> Section | None:
    """Each mailing: the stated potential, what follows from it, and whether it can be sent."""
    campaigns = view.portfolio.campaigns
    if not campaigns:
        return None
    told = [
        m for m in campaigns if isinstance(m.potential, Number) or isinstance(m.recipients, Number)
    ]
    missing = missing_of(*(v for m in campaigns for v in (m.recipients, m.consented, m.potential)))
    if not told:
        return Section("What a mailing could bring is not known", missing=missing)
    names = display.listed([str(m.name) for m in told])
    blocks = tuple(block for m in told for block in (*_named(m, told), *_blocks(m, view)))
    title = _title(told[0]) if len(told) == 1 else _title_of_several(told)
    return Section(title, (names, "contacts, potential, what it still needs"), blocks, missing)


def _named(campaign: Campaign, told: Sequence[Campaign]) -> tuple[c.Html, ...]:
    return (c.list_head(str(campaign.name)),) if len(told) > 1 else ()


def _title_of_several(told: Sequence[Campaign]) -> str:
    """The mailing that could bring most."""
    most = max(told, key=lambda m: _most(m.potential))
    if not isinstance(most.potential, Number):
        return f"What {display.counted(len(told), 'mailing')} could bring is not known"
    but = "; not ready yet" if is_no(most.can_send) is Truth.YES else ""
    return f"{most.name} could bring {display.text(most.potential)}{but}"


def _most(potential: Value) -> Decimal:
    return potential.high if isinstance(potential, Number) else Decimal(-1)


def _title(campaign: Campaign) -> str:
    people, money = campaign.recipients, campaign.potential
    if not isinstance(people, Number):
        return f"A mailing could bring {display.text(money)}"
    contacts = f"{display.text(people)} contacts"
    if not isinstance(money, Number):
        return f"{contacts} could be written to"
    but = "; nothing can be sent yet" if is_no(campaign.can_send) is Truth.YES else ""
    return f"{contacts} could bring {display.text(money)}{but}"


def _blocks(campaign: Campaign, view: View) -> Iterator[c.Html]:
    facts = [
        f
        for name, label, unit in FACTS
        for f in fact(view, label, view.figure(name, str(campaign.id)), unit)
    ]
    bar = _bar(campaign)
    if bar:
        yield bar
    if facts:
        yield c.facts(facts)
    yield from _readiness(campaign, view)
    yield from _drivers(campaign, view)


def _bar(campaign: Campaign) -> c.Html | None:
    """The stated range on a scale from nothing to its upper end."""
    money = campaign.potential
    if not isinstance(money, Number) or money.high <= 0:
        return None
    # A mail reads the bar's words in its place, so they and the text make one sentence.
    bar = c.range_bar(float(money.low / money.high), 1.0, display.text(money))
    top = display.text(Known(money.high, money.unit))
    return c.paragraph(c.joined((bar, f" on a scale from zero to {top}")))


def _readiness(campaign: Campaign, view: View) -> Iterator[c.Html]:
    """What has to be true before a mailing goes out, and whether it is."""
    sender = next(s for s in view.portfolio.senders if s.id == campaign.sender)
    steps: tuple[tuple[str, Value], ...] = (
        ("Everything for sending is in place", campaign.can_send),
        ("The account may write to anybody", _opposite(sender)),
        ("We know who agreed to get mail", _is_told(campaign.consented)),
        ("We know how many open, click and buy", _is_told(*_rates(campaign))),
        ("We know what one sale brings", _is_told(campaign.drivers.order_value)),
    )
    yield from ledger(
        view,
        "Ready to send",
        Field("Before it is sent", [label for label, _ in steps]),
        Field("In place", [value for _, value in steps]),
    )
    waiting = missing_of(campaign.consented, *_rates(campaign), campaign.drivers.order_value)
    if waiting:
        yield c.note(f"What is not known yet {view.opens_with(waiting)}.")


def _opposite(sender: Sender) -> Value:
    if isinstance(sender.sandbox, Unknown):
        return sender.sandbox
    return Fact(is_no(sender.sandbox) is Truth.YES, sender.sandbox.sources)


def _rates(campaign: Campaign) -> tuple[Value, ...]:
    rates = campaign.drivers
    return (rates.open_rate, rates.click_rate, rates.conversion)


def _is_told(*values: Value) -> Fact:
    return Fact(not any(isinstance(v, Unknown) for v in values))


def _drivers(campaign: Campaign, view: View) -> Iterator[c.Html]:
    """The rates that decide the result, once somebody has told them."""
    rates = campaign.drivers
    told = (
        ("Open it", rates.open_rate),
        ("Of those, click", rates.click_rate),
        ("Of those, buy", rates.conversion),
        ("What one of them pays", rates.order_value),
    )
    if any(isinstance(value, Number) for _, value in told):
        yield c.facts(c.Fact(label, view.told(value)) for label, value in told)
