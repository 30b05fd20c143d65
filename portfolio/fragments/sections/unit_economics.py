"""Sections on what one sale leaves over, and on when its money arrives."""

from portfolio import display
from portfolio.fragments import components as c
from portfolio.fragments.section import Section
from portfolio.fragments.sections.ledger import Field, ledger
from portfolio.fragments.sections.phrases import fact
from portfolio.fragments.view import View
from portfolio.model.money import RevenueStream
from portfolio.values import RATIO, Number, Value, measured_in, missing_of


def unit_economics(view: View) -> Section | None:
    """What one unit of each stream brings, costs and leaves over."""
    streams = view.portfolio.revenue_streams
    days = [f for f in view.assessment.named("contribution_per_day") if isinstance(f.value, Number)]
    told = [
        s for s in streams if isinstance(s.price, Number) or isinstance(s.variable_cost, Number)
    ]
    missing = missing_of(*(v for s in streams for v in (s.price, s.variable_cost)))
    if not streams and not days:
        return None
    if not told and not days:
        return Section("What one sale leaves is not known", missing=missing)
    blocks = _streams(told, view) if told else ()
    facts = [f for d in days for f in fact(view, f"A day of {view.name_of(d.subject)}", d)]
    left_out = [s for s in streams if s not in told]
    notes = (c.note(_left_out(left_out, view)),) if left_out else ()
    sub = ("All businesses", f"one sale of each kind, {view.portfolio.currency}")
    parts = (*blocks, *((c.facts(facts),) if facts else ()), *notes)
    return Section(_title(told), sub, parts, missing)


def _streams(streams: list[RevenueStream], view: View) -> tuple[c.Html, ...]:
    currency = view.portfolio.currency
    left = [s.price - s.variable_cost for s in streams]
    fields = (
        Field("Sale", [f"{display.sentence(s.unit)}, {view.name_of(s.entity)}" for s in streams]),
        Field("Price", [s.price for s in streams], currency, numeric=True),
        Field("Cost of one more", [s.variable_cost for s in streams], currency, numeric=True),
        Field("Leaves", left, currency, numeric=True),
        Field("Of the price", [_share(s) for s in streams], "%", numeric=True, minor=True),
    )
    return ledger(view, "What one sale leaves", *fields)


def _share(stream: RevenueStream) -> Value:
    return measured_in((stream.price - stream.variable_cost) / stream.price, RATIO)


def _title(streams: list[RevenueStream]) -> str:
    for stream in streams:
        left = stream.price - stream.variable_cost
        if isinstance(left, Number):
            whole = display.text(stream.price)
            return f"One {stream.unit} leaves {display.text(left)} of its {whole}"
    return "Prices are known, costs of one more sale are not"


def _left_out(streams: list[RevenueStream], view: View) -> str:
    names = display.listed([str(s.name) for s in streams])
    missing = missing_of(*(v for s in streams for v in (s.price, s.variable_cost)))
    return f"Not shown: {names} ({view.opens_with(missing)})."


def cash_timing(view: View) -> Section | None:
    """When the money of a sale arrives: days until customers pay, and what is late."""
    labels = (
        ("days_sales_outstanding", "Days until clients pay"),
        ("uncollected", "Billed and not paid"),
        ("overdue_60", "More than 60 days late"),
        ("collection_rate", "Paid of what was billed"),
    )
    figures = [(f, label) for name, label in labels for f in view.assessment.named(name)]
    if not figures:
        return None
    facts = [
        part
        for figure, label in figures
        for part in fact(view, f"{label}, {view.name_of(figure.subject)}", figure)
    ]
    missing = tuple(sorted({m for figure, _ in figures for m in figure.missing}))
    if not facts:
        return Section("When money arrives is not known", missing=missing)
    first, label = next((figure, label) for figure, label in figures if figure.is_known)
    title = f"{label}: {display.text(first.value, first.unit or None)}"
    return Section(title, ("Businesses that bill", "from sale to payment"), (c.facts(facts),))
