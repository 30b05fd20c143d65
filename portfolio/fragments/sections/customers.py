"""Sections on where a service's customers come from: enquiries, channels, partners."""

from portfolio import display
from portfolio.figures.counting import of_active
from portfolio.fragments import components as c
from portfolio.fragments.markup import Html
from portfolio.fragments.section import Section
from portfolio.fragments.sections.known import is_told
from portfolio.fragments.sections.ledger import Field, ledger
from portfolio.fragments.sections.phrases import fact, has, out_of
from portfolio.fragments.view import View
from portfolio.model.operations import Partner
from portfolio.truth import Truth, is_yes
from portfolio.values import Fact


def acquisition(view: View) -> Section | None:
    """How customers come: enquiries, and where the service can be found."""
    services = of_active(view.portfolio, view.portfolio.delivery_services)
    if not services:
        return None
    figures = [("Enquiries that wait", f) for f in view.named("open_enquiries")]
    facts = [f for label, figure in figures for f in fact(view, label, figure)]
    missing = tuple(m for _, figure in figures for m in figure.missing)
    listings = _listings(view)
    if not facts and not listings:
        return Section("How customers come", missing=missing)
    blocks = (c.facts(facts),) if facts else ()
    return Section(_customers_title(view), ("How customers come",), (*blocks, *listings), missing)


def _listings(view: View) -> tuple[Html, ...]:
    """The channels of which somebody has said whether the service is on them."""
    own = {
        service.entity for service in of_active(view.portfolio, view.portfolio.delivery_services)
    }
    names = {str(channel.id): str(channel.name) for channel in view.portfolio.channels}
    told = [x for x in view.portfolio.listings if x.entity in own and is_told(x.state)]
    if not told:
        return ()
    channels = Field("Channel", [names.get(str(x.channel), str(x.channel)) for x in told])
    return ledger(view, "Channels", channels, Field("State", [x.state for x in told]))


def _customers_title(view: View) -> str:
    waiting = [f for f in view.named("open_enquiries") if f.is_known]
    if not waiting:
        return "Part of how customers come is told"
    number = display.listed([display.text(f.value, "") for f in waiting])
    return f"Enquiries that wait for an answer: {number}"


def partners(view: View) -> Section | None:
    """Firms that send work: who they are, what is agreed, when somebody last spoke to them."""
    services, listed = (
        of_active(view.portfolio, view.portfolio.delivery_services),
        of_active(view.portfolio, view.portfolio.partners),
    )
    if not services and not listed:
        return None
    figures = view.named("active_partners")
    facts = [f for figure in figures for f in fact(view, "Sent work lately", figure)]
    missing = tuple(m for figure in figures for m in figure.missing)
    if not listed and not facts:
        return Section("Who sends work", missing=missing)
    blocks = (c.facts(facts),) if facts else ()
    return Section(
        _partners_title(listed),
        ("Firms that send work",),
        (*blocks, *_partners(view, listed)),
        missing,
    )


def _partners(view: View, listed: tuple[Partner, ...]) -> tuple[Html, ...]:
    if not listed:
        return ()
    fields = (
        Field("Partner", [str(p.name) for p in listed]),
        Field("Kind", [str(p.kind) for p in listed], minor=True),
        Field("Sends work", [Fact(p.active) for p in listed]),
        Field("Terms written", [p.agreement for p in listed]),
        Field("Last contact", [p.last_contact for p in listed]),
    )
    return ledger(view, "Partners", *fields)


def _partners_title(listed: tuple[Partner, ...]) -> str:
    if not listed:
        return "Partners are counted, not named yet"
    agreed = sum(is_yes(p.agreement) is Truth.YES for p in listed)
    return f"{out_of(agreed, len(listed), 'partner')} {has(agreed)} written terms"
