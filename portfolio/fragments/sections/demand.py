"""Sections on whether somebody buys: revenue by stream, open deals, the path to a sale."""

from portfolio import display
from portfolio.fragments import components as c
from portfolio.fragments.markup import Html
from portfolio.fragments.section import Section
from portfolio.fragments.sections.cells import NOT_HERE
from portfolio.fragments.sections.ledger import Field, ledger, lines
from portfolio.fragments.sections.phrases import be, counted, fact, month_so_far, out_of
from portfolio.fragments.view import View
from portfolio.model.market import Funnel, Pipeline
from portfolio.model.money import RevenueStream
from portfolio.truth import Truth, is_one_of, is_yes
from portfolio.values import Fact, Known, NotApplicable, Unknown, Value


def revenue_gaps(view: View) -> Section | None:
    """Each way of earning money: is it recorded, has it a price, what is planned and earned."""
    streams = view.portfolio.revenue_streams
    if not streams:
        return None
    tracked = sum(is_yes(s.tracked) is Truth.YES for s in streams)
    title = f"{out_of(tracked, len(streams), 'revenue stream')} {be(tracked)} tracked"
    sub = (
        "All businesses",
        f"revenue streams, {view.portfolio.currency}",
        month_so_far(view.portfolio),
    )
    return Section(title, sub, (*_streams(view, streams), *_totals(view)))


def _streams(view: View, streams: tuple[RevenueStream, ...]) -> tuple[Html, ...]:
    month, currency = view.portfolio.edition, view.portfolio.currency
    planned = [_target(s, view) for s in streams]
    earned = [s.revenue.at(month) for s in streams]
    gaps = [_difference(e, p) for e, p in zip(earned, planned, strict=True)]
    gap = Field("Difference", gaps, currency, numeric=True)
    # A month that is not over is never set against the plan of a whole one.
    is_over = month.is_complete(view.portfolio.as_of)
    fields = (
        Field("Stream", [f"{s.name}, {view.name_of(s.entity)}" for s in streams]),
        Field("Tracked", [s.tracked for s in streams]),
        Field("Price list", [s.has_price_list for s in streams]),
        Field("Revenue", earned, currency, numeric=True),
        Field("Target", planned, currency, numeric=True),
        *([gap] if is_over else []),
    )
    return ledger(view, "Revenue streams", *fields)


def _target(stream: RevenueStream, view: View) -> Value | None:
    """The plan of the stream, or of its business where that is as fine as it gets."""
    targets = view.portfolio.targets
    own = [t for t in targets if t.stream == stream.id]
    own += [t for t in targets if t.stream is None and t.entity == stream.entity]
    return own[0].revenue.at(view.portfolio.edition) if own else None


def _difference(earned: Value, planned: Value | None) -> Value | None:
    if planned is None or isinstance(planned, NotApplicable):
        return planned
    return earned - planned


def _totals(view: View) -> tuple[Html, ...]:
    names = (("revenue", "Earned"), ("revenue_target", "Planned"), ("revenue_gap", "Below plan"))
    facts = [f for name, label in names for f in fact(view, label, view.figure(name))]
    return (c.facts(facts),) if facts else ()


def market_validation(view: View) -> Section | None:
    """Whether the market answers: open deals and the path to a sale of each business."""
    if not view.portfolio.pipelines and not view.portfolio.funnels:
        return None
    deals, worth = view.figure("open_deals"), view.figure("weighted_pipeline")
    facts = (*fact(view, "Open deals", deals), *fact(view, "Worth, by their chances", worth))
    blocks = (*((c.facts(facts),) if facts else ()), *_businesses(view))
    sub = ("All businesses", "open deals, and whether strangers can become customers")
    missing = deals.missing if deals else ()
    return Section(_market_title(view), sub, blocks, missing)


def _businesses(view: View) -> tuple[Html, ...]:
    """One line for each business of which deals or the path to a sale are told."""
    entities = [e for e in view.portfolio.entities if e.active]
    own = [next((p for p in view.portfolio.pipelines if p.entity == e.id), None) for e in entities]
    paths = [next((f for f in view.portfolio.funnels if f.entity == e.id), None) for e in entities]
    told = [n for n in range(len(entities)) if own[n] or paths[n]]
    fields = (
        Field("Business", [str(entities[n].name) for n in told]),
        Field("Open deals", [_deals(own[n]) for n in told], numeric=True),
        Field("Path to a sale", [_path(paths[n]) for n in told]),
        Field("Steps counted", [_counted_steps(paths[n]) for n in told], minor=True),
    )
    return lines(view, "Market", *fields)


def _deals(pipeline: Pipeline | None) -> Value | str | None:
    if pipeline is None:
        return NOT_HERE
    if is_yes(pipeline.supplied) is not Truth.YES:
        return pipeline.supplied if isinstance(pipeline.supplied, Unknown) else None
    return str(sum(d.status == "open" for d in pipeline.deals))


def _path(funnel: Funnel | None) -> Value | str | None:
    """The first step where customers are lost, or that all work."""
    if funnel is None:
        return None
    for word in ("broken", "absent"):
        lost = next((s for s in funnel.steps if is_one_of(s.state, word) is Truth.YES), None)
        if lost:
            return f"✗\u00a0{word}: {lost.name}"
    untold = [s.state for s in funnel.steps if isinstance(s.state, Unknown)]
    return untold[0] if untold else "●\u00a0working"


def _counted_steps(funnel: Funnel | None) -> Value | str | None:
    if funnel is None:
        return None
    told = [s.instrumented for s in funnel.steps]
    if not any(isinstance(t, Fact) for t in told):
        return told[0] if told else None
    return f"{sum(is_yes(t) is Truth.YES for t in told)} of {len(told)}"


def _market_title(view: View) -> str:
    """`No open deals, and one path to a sale is broken`."""
    broken = sum(str(_path(f)).startswith("✗") for f in view.portfolio.funnels)
    deals = view.figure("open_deals")
    if deals is None or not isinstance(deals.value, Known):
        title = "Open deals are not told yet"
    else:
        title = counted(int(deals.value.amount), "open deal")
    if not broken:
        return title
    return f"{title}, and {display.counted(broken, 'path')} to a sale {be(broken)} broken"
