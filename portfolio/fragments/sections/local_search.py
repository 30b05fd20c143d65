"""The section on being found by people nearby who look for a service."""

from portfolio import display
from portfolio.fragments import components as c
from portfolio.fragments.section import Section
from portfolio.fragments.sections.channels import STATES
from portfolio.fragments.sections.ledger import Field, ledger, lines
from portfolio.fragments.sections.phrases import be, out_of
from portfolio.fragments.view import View
from portfolio.model.business import Entity
from portfolio.values import Fact, Unknown, Value, missing_of

FACTORS = (
    ("Relevance", "Does it offer what was asked for?", "Name every service on the profile"),
    ("Distance", "Does it come to where the customer is?", "State the area it serves"),
    ("Prominence", "Do others speak of it?", "Ask each customer for a review"),
)
"""What a map search weighs, in the words of its operator, and the first step for each."""


def local_search(view: View) -> Section | None:
    """Where local services stand in local search, and the first step on each factor."""
    services = [e for e in view.portfolio.entities if e.active and e.model == "local-service"]
    if not services:
        return None
    states = [_found(e, view) for e in services]
    told = [s for s in states if isinstance(s, Fact)]
    found = sum(s.content == "live" for s in told)
    names = display.listed([str(e.name) for e in services])
    if told:
        title = f"{out_of(found, len(told), 'local service')} {be(found)} found in local search"
    else:
        title = "Three first steps for being found nearby"
    sub = (names, "searches for a service nearby", "what the search weighs, first step")
    blocks = (*_standing(services, states, view), *_steps(view))
    return Section(title, sub, blocks, missing_of(*(s for s in states if s)))


def _found(entity: Entity, view: View) -> Value | None:
    """The state of the business in search, from its listings on search channels."""
    search = {ch.id for ch in view.portfolio.channels if ch.kind == "organic"}
    own = [i for i in view.portfolio.listings if i.entity == entity.id and i.channel in search]
    told = [i.state for i in own if isinstance(i.state, Fact)]
    live = [s for s in told if s.content == "live"]
    return next(iter((*live, *told, *(i.state for i in own))), None)


def _standing(services: list[Entity], states: list[Value | None], view: View) -> tuple[c.Html, ...]:
    sites = [next((s for s in view.portfolio.sites if s.entity == e.id), None) for e in services]
    funnels = [
        next((f for f in view.portfolio.funnels if f.entity == e.id), None) for e in services
    ]
    fields = (
        Field("Service", [str(e.name) for e in services]),
        Field("In local search", [_worded(s) for s in states]),
        Field("Website counts visits", [s.analytics if s else None for s in sites]),
        Field(
            "Enquiries counted",
            [f.steps[0].instrumented if f and f.steps else None for f in funnels],
        ),
    )
    return lines(view, "Local search", *fields)


def _worded(state: Value | None) -> Value | str | None:
    if isinstance(state, Fact):
        return STATES[str(state.content)]
    return state if isinstance(state, Unknown) else None


def _steps(view: View) -> tuple[c.Html, ...]:
    return ledger(
        view,
        "Steps to be found nearby",
        Field("What the search weighs", [name for name, _, _ in FACTORS]),
        Field("It asks", [asks for _, asks, _ in FACTORS], minor=True),
        Field("First step", [step for _, _, step in FACTORS]),
    )
