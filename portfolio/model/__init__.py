"""The records of a portfolio. Each field says in business words what to write in it."""

from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict

from portfolio.calendar import Month
from portfolio.model.base import Part, Record
from portfolio.model.business import (
    About,
    Asset,
    Contradiction,
    DeclaredCount,
    Delivery,
    Entity,
    EquityStake,
    Person,
    Recipient,
    Role,
    SourceDocument,
)
from portfolio.model.market import Campaign, Channel, Funnel, Listing, Pipeline, Sender, Site
from portfolio.model.money import (
    Books,
    BreakEven,
    Burn,
    CapitalItem,
    CapitalTier,
    CashAccount,
    Expense,
    LedgerAccount,
    Policy,
    RevenueStream,
    Target,
)
from portfolio.model.operations import (
    Capability,
    Client,
    ClientBook,
    Credential,
    DeliveryService,
    Partner,
    Property,
)
from portfolio.model.plan import Action, Decision, Kpi, Milestone, RuleSetting
from portfolio.model.technology import Control, ControlState, Cost, Saving, Stack


class Records(BaseModel):
    """All collections. A data file holds any of them; records of one kind may stand in any file."""

    # Records are read one by one: only the JSON Schema needs them all as one type.
    model_config = ConfigDict(
        frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True
    )

    about: tuple[About, ...] = ()
    sources: tuple[SourceDocument, ...] = ()
    entities: tuple[Entity, ...] = ()
    assets: tuple[Asset, ...] = ()
    people: tuple[Person, ...] = ()
    equity: tuple[EquityStake, ...] = ()
    cash: tuple[CashAccount, ...] = ()
    burn: tuple[Burn, ...] = ()
    revenue_streams: tuple[RevenueStream, ...] = ()
    break_evens: tuple[BreakEven, ...] = ()
    targets: tuple[Target, ...] = ()
    accounts: tuple[LedgerAccount, ...] = ()
    books: tuple[Books, ...] = ()
    expenses: tuple[Expense, ...] = ()
    capital_tiers: tuple[CapitalTier, ...] = ()
    capital_items: tuple[CapitalItem, ...] = ()
    policies: tuple[Policy, ...] = ()
    channels: tuple[Channel, ...] = ()
    listings: tuple[Listing, ...] = ()
    senders: tuple[Sender, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    funnels: tuple[Funnel, ...] = ()
    pipelines: tuple[Pipeline, ...] = ()
    sites: tuple[Site, ...] = ()
    stacks: tuple[Stack, ...] = ()
    controls: tuple[Control, ...] = ()
    control_states: tuple[ControlState, ...] = ()
    costs: tuple[Cost, ...] = ()
    savings: tuple[Saving, ...] = ()
    properties: tuple[Property, ...] = ()
    delivery_services: tuple[DeliveryService, ...] = ()
    capabilities: tuple[Capability, ...] = ()
    partners: tuple[Partner, ...] = ()
    credentials: tuple[Credential, ...] = ()
    client_books: tuple[ClientBook, ...] = ()
    clients: tuple[Client, ...] = ()
    kpis: tuple[Kpi, ...] = ()
    actions: tuple[Action, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    decisions: tuple[Decision, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    declared_counts: tuple[DeclaredCount, ...] = ()
    rules: tuple[RuleSetting, ...] = ()
    roles: tuple[Role, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    delivery: tuple[Delivery, ...] = ()


class Portfolio(Records):
    """Everything people have told, as it stood on `as_of`."""

    as_of: date
    """The day the newest month file speaks of."""
    edition: Month
    """The month of the edition."""

    @property
    def about_it(self) -> About:
        """The portfolio's own record; checks make sure that there is exactly one."""
        return self.about[0]

    @property
    def currency(self) -> str:
        return str(self.about_it.currency or "USD")

    def entity(self, entity_id: str) -> Entity:
        return next(e for e in self.entities if e.id == entity_id)

    def title_of(self, person_or_role: str) -> str:
        """The title of a person or role, for 'asked of' and 'owner'."""
        seats: list[Person | Role] = [*self.people, *self.roles]
        return next((str(s.title) for s in seats if s.id == person_or_role), person_or_role)


def collection_types() -> dict[str, type[Part]]:
    """The record type of each collection, by the collection's name."""
    fields: dict[str, Any] = {name: f.annotation for name, f in Records.model_fields.items()}
    return {name: annotation.__args__[0] for name, annotation in fields.items()}


__all__ = ["Part", "Portfolio", "Record", "Records", "collection_types"]
