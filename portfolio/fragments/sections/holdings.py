"""Sections on what the portfolio owns and who owns the portfolio."""

from collections import defaultdict
from decimal import Decimal

from portfolio import display
from portfolio.fragments import components as c
from portfolio.fragments.markup import Html
from portfolio.fragments.section import Section
from portfolio.fragments.sections.ledger import Field, ledger, lines
from portfolio.fragments.sections.phrases import counted, has, out_of
from portfolio.fragments.view import View
from portfolio.model.business import Asset, EquityStake
from portfolio.values import Fact, Known, Number, Range, Total, Value, total

KINDS_IN_WORDS = {"ip": "rights", "account": "account", "list": "list of contacts"}


def asset_inventory(view: View) -> Section | None:
    """Everything the businesses own, by business."""
    order = [e.id for e in view.portfolio.entities]
    assets = sorted(view.portfolio.assets, key=lambda a: order.index(a.entity))
    if not assets:
        return None
    worth = total((a.value for a in assets if a.value is not None), view.portfolio.currency)
    fields = (
        Field("Asset", [_asset(a) for a in assets]),
        Field("Business", [view.name_of(a.entity) for a in assets]),
        Field("Kind", [KINDS_IN_WORDS.get(a.kind, str(a.kind)) for a in assets], minor=True),
        Field("Condition", [a.condition for a in assets], minor=True),
        Field("Earns money", [_yes_no(a.revenue_bearing) for a in assets]),
        Field("Worth", [a.value for a in assets], view.portfolio.currency, numeric=True),
    )
    return Section(
        _assets_title(len(assets), worth),
        ("All businesses", "what they own", f"as of {display.day(view.portfolio.as_of)}"),
        (*ledger(view, "Assets", *fields), *_nothing_listed(view, assets)),
    )


def _asset(asset: Asset) -> str:
    if asset.size is None or not isinstance(asset.size, Known | Range):
        return str(asset.name)
    return f"{asset.name}, {display.text(asset.size)} entries"


def _yes_no(told: bool | None) -> Value | None:
    return None if told is None else Fact(told)


def _assets_title(count: int, worth: Total) -> str:
    listed = f"{counted(count, 'asset')} listed"
    if not worth.known:
        return f"{listed}, none valued yet"
    amount = display.text(worth.subtotal)
    if worth.known == count:
        return f"{listed}, worth {amount}"
    return f"{listed}; {display.in_words(worth.known)} valued, at {amount}"


def _nothing_listed(view: View, assets: list[Asset]) -> tuple[Html, ...]:
    """Businesses without an asset stand out in an inventory only when it names them."""
    holding = {a.entity for a in assets}
    parents = {view.portfolio.entity(i).parent for i in holding}
    empty = [
        str(e.name)
        for e in view.portfolio.entities
        if e.active and not e.parent and e.id not in holding | parents
    ]
    return (c.note(f"Nothing is listed for {display.listed(empty)}."),) if empty else ()


def equity(view: View) -> Section | None:
    """Who holds what share, and whether it is written down."""
    stakes = view.portfolio.equity
    if not stakes:
        return None
    fields = (
        Field("Holder", [display.sentence(view.title_of(s.holder)) for s in stakes]),
        Field("Business", [_business(s, view) for s in stakes]),
        Field("Share", [s.share for s in stakes], "%", numeric=True),
        Field("Signed agreement", [s.documented for s in stakes]),
        Field("Time to earn it", [s.vesting for s in stakes], minor=True),
        Field("Rule for leaving", [s.buyout for s in stakes], minor=True),
    )
    blocks = (*lines(view, "Shares in the businesses", *fields), *_sums(view))
    return Section(_equity_title(stakes), ("All businesses", "who holds which share"), blocks)


def _business(stake: EquityStake, view: View) -> str:
    return view.name_of(stake.entity) if stake.entity else "not named yet"


def _equity_title(stakes: tuple[EquityStake, ...]) -> str:
    told = [s.documented for s in stakes if isinstance(s.documented, Fact)]
    if not told:
        return f"{counted(len(stakes), 'holding')} named; whether it is in writing is not told"
    signed = sum(t.content is True for t in told)
    return f"{out_of(signed, len(stakes), 'holding')} {has(signed)} a signed agreement"


def _sums(view: View) -> list[Html]:
    """Shares of one business make one whole; what is told and what is left."""
    by_entity: dict[str, list[EquityStake]] = defaultdict(list)
    for stake in view.portfolio.equity:
        if stake.entity:
            by_entity[str(stake.entity)].append(stake)
    return [
        c.note(_sum_sentence(view.name_of(entity), [s.share for s in stakes]))
        for entity, stakes in by_entity.items()
        if all(isinstance(s.share, Number) for s in stakes)
    ]


def _sum_sentence(name: str, shares: list[Value]) -> str:
    whole = total(shares, "%").complete
    told = f"{name}: the shares told add up to {display.text(whole)}"
    rest = Known(Decimal(1), "%") - whole
    if not isinstance(rest, Known | Range) or rest.low == rest.high == 0:
        return f"{told}."
    if rest.high < 0:
        return f"{told}, more than the whole."
    return f"{told}; {display.text(rest)} is not listed."
