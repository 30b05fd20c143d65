"""Sections on where customers find the businesses, and which place to open next."""

from collections.abc import Iterable, Sequence

from portfolio import display
from portfolio.fragments import components as c
from portfolio.fragments.section import Section
from portfolio.fragments.sections.cells import NOT_HERE
from portfolio.fragments.sections.ledger import Field, ledger
from portfolio.fragments.sections.matrix import Matrix
from portfolio.fragments.sections.phrases import be, out_of
from portfolio.fragments.view import View
from portfolio.model.market import Channel
from portfolio.truth import Truth, is_no
from portfolio.values import Fact, NotApplicable, Unknown, Value, missing_of

STATES = {
    "live": "●\u00a0live",
    "claimed": "◐\u00a0claimed",
    "draft": "○\u00a0draft",
    "absent": "✗\u00a0absent",
}
KINDS = {
    "owned": "own site",
    "organic": "search",
    "email": "mail",
    "social": "social network",
    "referral": "referral",
    "paid": "advertising",
    "ota": "booking site",
}
"""Kinds of channels in words, those first that cost nothing to be on."""
UNPLANNED = 1_000
"""Stands after every place in the sequence."""


def in_order(view: View) -> list[Channel]:
    """The channels by kind, booking sites in the order in which they open."""
    kinds = list(KINDS)
    return sorted(
        view.portfolio.channels,
        key=lambda ch: (kinds.index(ch.kind), ch.sequence or UNPLANNED, str(ch.name)),
    )


def states_of(channel: Channel, view: View) -> list[Value]:
    return [item.state for item in view.portfolio.listings if item.channel == channel.id]


def live_of(states: Iterable[Value | None]) -> tuple[int, int]:
    """How many are live, of how many that somebody has told of."""
    told = [s for s in states if isinstance(s, Fact)]
    return sum(s.content == "live" for s in told), len(told)


def coverage(states: Iterable[Value | None]) -> str:
    live, known = live_of(states)
    return f"{live} of {known}" if known else ""


def visibility(view: View) -> Section | None:
    """Businesses against channels: where customers can find whom today."""
    if not view.portfolio.listings:
        return None
    whole = _matrix(view)
    told = whole.told
    if not told.rows:
        return Section("Where customers find us is not known", missing=whole.missing)
    live, known = live_of(whole.values.values())
    title = f"{out_of(live, known, 'listing')} {be(live)} live"
    when = f"as of {display.day(view.portfolio.as_of)}"
    sub = ("Businesses by channel", "where customers can find them", when)
    return Section(title, sub, (*_table(told, view), *_not_shown(whole, view)), whole.missing)


def _matrix(view: View) -> Matrix:
    names = {str(ch.id): str(ch.name) for ch in in_order(view)}
    values = {
        (names[str(item.channel)], view.name_of(item.entity)): item.state
        for item in view.portfolio.listings
    }
    entities = [str(e.name) for e in view.portfolio.entities]
    return Matrix(list(names.values()), entities, values)


def _table(matrix: Matrix, view: View) -> tuple[c.Html, ...]:
    fields = [Field("Channel", matrix.rows, total="Live")]
    for name in matrix.columns:
        states = [_state(v) for v in matrix.column(name)]
        fields.append(Field(name, states, total=coverage(matrix.column(name))))
    margin = [coverage(matrix.row(name)) for name in matrix.rows]
    whole = coverage(v for name in matrix.rows for v in matrix.row(name))
    fields.append(Field("Live", margin, numeric=True, total=whole))
    return ledger(view, "Where customers find us", *fields)


def _state(value: Value | None) -> Value | str:
    """Where nobody keeps a listing, none is planned: the channel does not suit the business."""
    if isinstance(value, Fact):
        return STATES[str(value.content)]
    return NOT_HERE if value is None or isinstance(value, NotApplicable) else value


def _not_shown(whole: Matrix, view: View) -> tuple[c.Html, ...]:
    """The channels with an open answer, and what cells without a listing mean."""
    blank = any(_state(v) == NOT_HERE for row in whole.told.rows for v in whole.told.row(row))
    notes = (c.note("n/a: no listing is planned there."),) if blank else ()
    asked = {row for (row, _), value in whole.values.items() if isinstance(value, Unknown)}
    names = display.listed([row for row in whole.rows if row in asked])
    if not names:
        return notes
    return (c.note(f"Not told everywhere: {names} ({view.opens_with(whole.missing)})."), *notes)


def channel_strategy(view: View) -> Section | None:
    """Each channel: what sort it is, how many businesses are there, and what comes next."""
    channels = in_order(view)
    if not channels:
        return None
    states = [states_of(ch, view) for ch in channels]
    fields = (
        Field("Channel", [str(ch.name) for ch in channels]),
        Field("Kind", [KINDS[ch.kind] for ch in channels], minor=True),
        Field("Live", [coverage(s) or None for s in states], "businesses", numeric=True),
        Field("Next", [_next(ch, view) for ch in channels]),
    )
    used = sum(live_of(s)[0] > 0 for s in states)
    title = f"{out_of(used, len(channels), 'channel')} {be(used)} in use"
    sub = ("All businesses", "channels: who is there, and what comes next")
    blocks = (*ledger(view, "Channels", *fields), *_costs(channels))
    return Section(title, sub, blocks)


def _next(channel: Channel, view: View) -> str:
    live, known = live_of(states_of(channel, view))
    if live:
        return "in use" if live == known else "add the others"
    if channel.kind == "ota":
        order = f"opens {display.ordinal(channel.sequence)}" if channel.sequence else ""
        return order or "not in the order yet"
    waiting = [m for m in view.portfolio.campaigns if m.channel == channel.id]
    if any(is_no(m.can_send) is Truth.YES for m in waiting):
        return "mailing cannot be sent yet"
    return "not used yet" if known else "not told yet"


def _costs(channels: list[Channel]) -> tuple[c.Html, ...]:
    costs = [
        f"{ch.name}: {display.text(ch.cost_per_thousand)} for a thousand messages"
        for ch in channels
        if ch.cost_per_thousand is not None and not isinstance(ch.cost_per_thousand, Unknown)
    ]
    return (c.note(f"What it costs: {display.listed(costs)}."),) if costs else ()


def ota_sequence(view: View) -> Section | None:
    """The order in which booking sites are opened, and what must be true before each."""
    sites = [ch for ch in in_order(view) if ch.kind == "ota"]
    planned = [ch for ch in sites if ch.sequence is not None]
    if not planned:
        return None
    states = [states_of(ch, view) for ch in planned]
    fields = (
        Field("Booking site", [f"{ch.sequence}. {ch.name}" for ch in planned]),
        Field("Condition", [ch.gate for ch in planned]),
        Field("Still to list", [_to_list(ch, view) for ch in planned]),
        Field("Listed", [coverage(s) or None for s in states], "businesses", numeric=True),
        Field("Commission", [ch.commission for ch in planned], "of a booking", numeric=True),
    )
    missing = missing_of(*(v for ch in planned for v in (ch.gate, ch.commission) if v))
    sub = ("Bookable businesses", "booking sites in the order in which they open")
    blocks = (*ledger(view, "Booking sites in order", *fields), *_without_place(sites))
    return Section(_sequence_title(planned, view), sub, blocks, missing)


def _to_list(channel: Channel, view: View) -> str:
    """The businesses that are known not to be there."""
    listings = [i for i in view.portfolio.listings if i.channel == channel.id]
    absent = [i for i in listings if isinstance(i.state, Fact) and i.state.content != "live"]
    return display.listed([view.name_of(i.entity) for i in absent])


def _without_place(sites: Sequence[Channel]) -> tuple[c.Html, ...]:
    names = [str(ch.name) for ch in sites if ch.sequence is None]
    return (c.note(f"Named, but not in the order yet: {display.listed(names)}."),) if names else ()


def _sequence_title(planned: list[Channel], view: View) -> str:
    closed = [ch for ch in planned if not live_of(states_of(ch, view))[0]]
    if not closed:
        return f"All {display.counted(len(planned), 'booking site')} are open"
    first = [str(ch.name) for ch in closed if ch.sequence == closed[0].sequence]
    live = len(planned) - len(closed)
    opens = f"{display.listed(first)} {'opens' if len(first) == 1 else 'open'} next"
    return f"{opens}; {out_of(live, len(planned), 'booking site').lower()} {be(live)} in use"
