"""The sections of a report on a service that moves yachts for others."""

from portfolio import display
from portfolio.figures.counting import of_active
from portfolio.fragments import components as c
from portfolio.fragments.markup import Html
from portfolio.fragments.section import Section, SectionKind
from portfolio.fragments.sections.customers import acquisition, partners
from portfolio.fragments.sections.known import (
    Row,
    from_documents,
    identity,
    is_told,
    origins,
    takings,
    told_facts,
)
from portfolio.fragments.sections.ledger import Field, ledger
from portfolio.fragments.sections.phrases import be, fact, month_so_far, out_of
from portfolio.fragments.sections.trips import trip_planner
from portfolio.fragments.view import View
from portfolio.model.operations import Capability, DeliveryService
from portfolio.truth import Truth, is_yes
from portfolio.values import Fact, merged, missing_of

LONGEST_IN_TITLE = 60


def service_lines(view: View) -> Section | None:
    """What is offered and what is known of the service today."""
    services = of_active(view.portfolio, view.portfolio.delivery_services)
    if not services:
        return None
    facts = [f for service in services for f in _facts(service, view)]
    missing = missing_of(*(v for s in services for _, v in _offer(s) if v is not None))
    sub = (
        display.listed([view.name_of(service.entity) for service in services]),
        "what has been told so far",
    )
    said = merged(*(origins(view, service.entity, _offer(service)) for service in services))
    blocks = (c.facts(facts), *from_documents(view, said))
    return Section(_offer_title(services), sub, blocks, missing)


def _offer(service: DeliveryService) -> tuple[Row, ...]:
    return (
        ("What it offers", service.service_lines),
        ("Price of a day under way", service.day_rate),
        ("Cost of a day under way", service.cost_per_day),
        ("Crew who could leave today", service.crew_available),
    )


def _facts(service: DeliveryService, view: View) -> list[c.Fact]:
    known = told_facts(_offer(service), view)
    return [*identity(view, service.entity), *known, *takings(view, service.entity)]


def _offer_title(services: tuple[DeliveryService, ...]) -> str:
    told = [s.service_lines for s in services if isinstance(s.service_lines, Fact)]
    offers = display.listed([display.text(value) for value in told])
    if not told:
        return "What we know today; the offer itself is to come"
    return (
        f"On offer: {offers}"
        if len(offers) < LONGEST_IN_TITLE
        else "What it offers, in its own words"
    )


def operational_metrics(view: View) -> Section | None:
    """Days under way, what a day leaves, quotes won, arrivals on time."""
    names = (
        ("contribution_per_day", "Each day leaves"),
        ("trip_days", "Days under way"),
        ("monthly_contribution", "The month leaves"),
        ("win_rate", "Quotes that became trips"),
        ("on_time_share", "Arrived as agreed"),
    )
    figures = [(label, figure) for name, label in names for figure in view.named(name)]
    if not figures:
        return None
    facts = [f for label, figure in figures for f in fact(view, label, figure)]
    missing = tuple(m for _, figure in figures for m in figure.missing)
    if not facts:
        return Section("How the trips go", missing=missing)
    sub = ("Trips and quotes", month_so_far(view.portfolio))
    return Section(_metrics_title(view), sub, (c.facts(facts),), missing)


def _metrics_title(view: View) -> str:
    known = [f for f in view.named("contribution_per_day") if f.is_known]
    if not known:
        return "Part of how the trips go is told"
    return f"Each day under way leaves {display.listed([display.text(f.value) for f in known])}"


def logistics(view: View) -> Section | None:
    """What a trip needs: what is in place, and which papers end when."""
    needs, papers = (
        of_active(view.portfolio, view.portfolio.capabilities),
        of_active(view.portfolio, view.portfolio.credentials),
    )
    if not needs and not papers:
        return None
    missing = missing_of(*(n.in_place for n in needs), *(p.expires for p in papers))
    told = [n for n in needs if is_told(n.in_place)]
    dated = [p for p in papers if is_told(p.expires)]
    if not told and not dated:
        return Section("What a trip needs", missing=missing)
    blocks: tuple[Html, ...] = ()
    if told:
        heads = Field("What a trip needs", [display.sentence(str(n.name)) for n in needs])
        blocks += ledger(
            view, "What a trip needs", heads, Field("In place", [n.in_place for n in needs])
        )
    if dated:
        heads = Field("Paper", [str(p.name) for p in papers])
        blocks += ledger(view, "Papers", heads, Field("Ends", [p.expires for p in papers]))
    return Section(_needs_title(needs), ("What a trip needs, and its papers",), blocks, missing)


def _needs_title(needs: tuple[Capability, ...]) -> str:
    in_place = sum(is_yes(n.in_place) is Truth.YES for n in needs)
    if not needs:
        return "Papers and the days they end"
    return f"{out_of(in_place, len(needs), 'need')} of a trip {be(in_place)} in place"


KINDS = (
    SectionKind("service-lines", "What we know", service_lines),
    SectionKind("trip-planner", "Days under way", trip_planner),
    SectionKind("operational-metrics", "How the trips go", operational_metrics),
    SectionKind("acquisition", "How customers come", acquisition),
    SectionKind("logistics", "What a trip needs", logistics),
    SectionKind("partners", "Who sends work", partners),
)
