"""Sections on the order in which money is put to work, and on rules about money."""

from portfolio import display
from portfolio.fragments import components as c
from portfolio.fragments.markup import Html
from portfolio.fragments.section import Section
from portfolio.fragments.sections.ledger import Field, ledger, untold
from portfolio.fragments.sections.phrases import counted
from portfolio.fragments.view import View
from portfolio.model.money import CapitalItem, CapitalTier
from portfolio.values import Fact, Value, divided, measured_in, missing_of, total


def capital(view: View) -> Section | None:
    """The steps of spending with what opens each of them, and what belongs to them."""
    tiers = sorted(view.portfolio.capital_tiers, key=lambda t: t.order)
    if not tiers:
        return None
    items = [i for t in tiers for i in view.portfolio.capital_items if i.tier == t.id]
    sub = ("All businesses", "the order in which money is put to work")
    return Section(
        _title(tiers, items, view), sub, (*_steps(tiers, items, view), *_items(items, view))
    )


def _title(tiers: list[CapitalTier], items: list[CapitalItem], view: View) -> str:
    steps = f"{counted(len(tiers), 'step')} of spending"
    if not items:
        return f"{steps}, no item named in any yet"
    cost = total((i.cost for i in items), view.portfolio.currency)
    funded = total((i.funded for i in items), view.portfolio.currency)
    if not cost.known or not funded.known:
        return f"{steps}, {display.counted(len(items), 'item')} named"
    return f"{steps}: {display.text(funded.subtotal)} of {display.text(cost.subtotal)} set aside"


def _steps(tiers: list[CapitalTier], items: list[CapitalItem], view: View) -> tuple[Html, ...]:
    """A table once there is something to say of a step; until then just their order."""
    gates = Field("Condition for the next", [t.gate for t in tiers])
    if not items and not gates.is_told:
        order = c.facts(c.Fact(f"Step {n}", str(t.name)) for n, t in enumerate(tiers, 1))
        return (order, *untold(view, [gates]))
    count = [sum(i.tier == t.id for i in items) for t in tiers]
    names = Field("Step", [f"{n}. {t.name}" for n, t in enumerate(tiers, 1)])
    number = Field("Items", [str(n) if items else "" for n in count], numeric=True)
    return ledger(view, "Steps of spending", names, gates, number)


def _items(items: list[CapitalItem], view: View) -> tuple[Html, ...]:
    if not items:
        return ()
    currency = view.portfolio.currency
    fields = (
        Field("Item", [str(i.name) for i in items]),
        Field("Cost", [i.cost for i in items], currency, numeric=True),
        Field("Set aside", [i.funded for i in items], currency, numeric=True),
        Field(
            "Brings", [i.benefit for i in items], f"{currency} a month", numeric=True, minor=True
        ),
        Field("Pays back in", [_payback(i) for i in items], "months", numeric=True, minor=True),
    )
    return ledger(view, "Items of spending", *fields)


def _payback(item: CapitalItem) -> Value | str:
    """Months until what it brings has covered what it costs; F-42."""
    months = divided(item.cost, item.benefit, "never")
    return measured_in(months, "") if not missing_of(months) else months


def policies(view: View) -> Section | None:
    """Rules about money that are not to be broken."""
    told = [p.text for p in view.portfolio.policies if isinstance(p.text, Fact)]
    missing = missing_of(*(p.text for p in view.portfolio.policies))
    if not view.portfolio.policies:
        return None
    if not told:
        return Section("No rule about money is told yet", missing=missing)
    count = len(view.portfolio.policies)
    rest = count - len(told)
    title = f"{counted(count, 'rule')} about money"
    title += f", {display.in_words(rest)} not told yet" if rest else " hold in every month"
    rules = c.facts(c.Fact(f"Rule {n}", str(t.content)) for n, t in enumerate(told, 1))
    note = (c.note(f"The rest {view.opens_with(missing)}."),) if rest else ()
    return Section(title, ("All businesses", "rules not to be broken"), (rules, *note))
