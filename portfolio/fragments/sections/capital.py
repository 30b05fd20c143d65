"""Sections on the order in which money is put to work, and on rules about money."""

from collections.abc import Mapping

from portfolio import display
from portfolio.findings import Finding
from portfolio.fragments import components as c
from portfolio.fragments.markup import Html
from portfolio.fragments.section import Section
from portfolio.fragments.sections.ledger import Field, ledger, untold
from portfolio.fragments.sections.phrases import be, counted, out_of
from portfolio.fragments.view import View
from portfolio.model.money import CapitalItem, CapitalTier, Policy
from portfolio.values import Fact, Number, Value, divided, measured_in, missing_of, total


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
    note = (c.note(f"The rest {view.opens_with(missing)}."),) if missing else ()
    sub = ("All businesses", "rules not to be broken")
    return Section(_policies_title(view, len(told)), sub, (*_rules(view), *note))


def _policies_title(view: View, told: int) -> str:
    """What is broken comes first, then what nobody has told."""
    count = len(view.portfolio.policies)
    found = _breaches(view).values()
    broken = sum(not finding.possible for finding in found)
    if broken:
        return f"{out_of(broken, count, 'rule')} about money {be(broken)} broken"
    if found:
        return f"{out_of(len(found), count, 'rule')} about money may be broken"
    rest = f", {display.in_words(count - told)} not told yet" if told < count else ""
    return f"{counted(count, 'rule')} about money{rest}"


def _breaches(view: View) -> dict[str, Finding]:
    """Broken rules by the policy's id; a breach that was set aside is one as well."""
    register = view.assessment.register
    found = (*register.findings, *(aside.finding for aside in register.set_aside))
    return {finding.subject: finding for finding in found if finding.rule == "POL-01"}


def _rules(view: View) -> tuple[Html, ...]:
    """Each rule with the figure it limits and whether it is kept; just its text without one."""
    told = [p for p in view.portfolio.policies if isinstance(p.text, Fact)]
    if not any(p.figure for p in told):
        return (c.facts(c.Fact(f"Rule {n}", display.text(p.text)) for n, p in enumerate(told, 1)),)
    breaches = _breaches(view)
    columns = (c.Column("Rule"), c.Column("Now", numeric=True), c.Column("Kept"))
    rows = [c.Row((display.text(p.text), _now(p, view), _kept(p, breaches, view))) for p in told]
    return (c.table("Rules about money", columns, rows),)


def _now(policy: Policy, view: View) -> str:
    figure = view.assessment.figures.get(str(policy.figure))
    return view.told(figure.value, figure.unit or None) if figure else ""


def _kept(policy: Policy, breaches: Mapping[str, Finding], view: View) -> str:
    figure = view.assessment.figures.get(str(policy.figure))
    if policy.waived:
        return f"waived: {policy.waived}"
    if (breach := breaches.get(str(policy.id))) is not None:
        return "perhaps not" if breach.possible else "✗\u00a0broken"
    return "●\u00a0yes" if figure and isinstance(figure.value, Number) else "not judged"
