"""Sections on where customers find the businesses, and which place to open next."""

from collections.abc import Iterable

from portfolio import display
from portfolio.fragments import components as c
from portfolio.fragments.section import Section
from portfolio.fragments.sections.ledger import Field, ledger
from portfolio.fragments.sections.matrix import Matrix
from portfolio.fragments.sections.phrases import be, out_of
from portfolio.fragments.view import View
from portfolio.model.market import Channel, Listing
from portfolio.truth import Truth, is_one_of
from portfolio.values import Fact, NotApplicable, Unknown, Value, missing_of

STATES = {"live": "● live", "claimed": "◐ claimed", "draft": "○ draft", "absent": "✗ absent"}
KINDS = {
    "ota": "booking site",
    "owned": "own site",
    "organic": "search",
    "social": "social network",
    "email": "mail",
    "referral": "referral",
    "paid": "advertising",
}


def visibility(view: View) -> Section | None:
    """Businesses against channels: where customers can find whom today."""
    listings = view.portfolio.listings
    if not listings:
        return None
    whole = _matrix(view)
    told = whole.told
    if not told.rows:
        return Section("Where customers find us is not known", missing=whole.missing)
    live, known = _live(v for v in whole.values.values())
    title = f"{out_of(live, known, 'listing')} {be(live)} live"
    sub = ("Businesses by channel", "where customers can find them", _as_of(view))
    return Section(title, sub, (*_table(told, view), *_not_shown(whole, told, view)), whole.missing)


def _as_of(view: View) -> str:
    return f"as of {display.day(view.portfolio.as_of)}"


def _matrix(view: View) -> Matrix:
    names = {str(ch.id): str(ch.name) for ch in view.portfolio.channels}
    values = {
        (names[str(item.channel)], view.name_of(item.entity)): item.state
        for item in view.portfolio.listings
    }
    entities = [str(e.name) for e in view.portfolio.entities]
    return Matrix(list(names.values()), entities, values)


def _live(states: Iterable[Value | None]) -> tuple[int, int]:
    """How many are live, of how many that somebody has told of."""
    told = [s for s in states if isinstance(s, Fact)]
    return sum(s.content == "live" for s in told), len(told)


def _coverage(states: Iterable[Value | None]) -> str:
    live, known = _live(states)
    return f"{live} of {known}" if known else ""


def _table(matrix: Matrix, view: View) -> tuple[c.Html, ...]:
    fields = [Field("Channel", matrix.rows, total="Live")]
    for name in matrix.columns:
        states = [_state(v) for v in matrix.column(name)]
        fields.append(Field(name, states, total=_coverage(matrix.column(name))))
    margin = [_coverage(matrix.row(name)) for name in matrix.rows]
    whole = _coverage(v for name in matrix.rows for v in matrix.row(name))
    fields.append(Field("Live", margin, numeric=True, total=whole))
    return ledger(view, "Where customers find us", *fields)


def _state(value: Value | None) -> Value | str | None:
    if isinstance(value, Fact):
        return STATES[str(value.content)]
    return "n/a" if isinstance(value, NotApplicable) else value


def _not_shown(whole: Matrix, told: Matrix, view: View) -> tuple[c.Html, ...]:
    """Channels and businesses of which nobody has told anything, in one line."""
    asked = {key for key, value in whole.values.items() if isinstance(value, Unknown)}
    rows = [r for r in whole.rows if r not in told.rows and any(r == row for row, _ in asked)]
    if not whole.missing:
        return ()
    names = f": {display.listed(rows)}" if rows else ""
    return (c.note(f"Not told everywhere yet{names} ({view.opens_with(whole.missing)})."),)


def channel_strategy(view: View) -> Section | None:
    """Each channel: what sort it is, how many businesses it shows, and what it costs."""
    channels = view.portfolio.channels
    if not channels:
        return None
    states = [_states(ch, view.portfolio.listings) for ch in channels]
    fields = (
        Field("Channel", [str(ch.name) for ch in channels]),
        Field("Kind", [KINDS[ch.kind] for ch in channels]),
        Field("Live", [_coverage(s) or None for s in states], "of those told", numeric=True),
        Field("Keeps", [ch.commission for ch in channels], "of a sale", numeric=True),
        Field(
            "A thousand messages",
            [ch.cost_per_thousand for ch in channels],
            view.portfolio.currency,
            numeric=True,
            minor=True,
        ),
    )
    open_ = sum(_live(s)[0] > 0 for s in states)
    title = f"{out_of(open_, len(channels), 'channel')} {be(open_)} in use"
    sub = ("All businesses", "channels: what sort, who is there, what it costs")
    return Section(title, sub, ledger(view, "Channels", *fields))


def _states(channel: Channel, listings: tuple[Listing, ...]) -> list[Value]:
    return [item.state for item in listings if item.channel == channel.id]


def ota_sequence(view: View) -> Section | None:
    """The order in which booking sites are opened, and what must be true before each."""
    planned = sorted(
        (ch for ch in view.portfolio.channels if ch.kind == "ota" and ch.sequence is not None),
        key=lambda ch: (ch.sequence or 0, str(ch.name)),
    )
    if not planned:
        return None
    states = [_states(ch, view.portfolio.listings) for ch in planned]
    fields = (
        Field("Booking site", [f"{ch.sequence}. {ch.name}" for ch in planned]),
        Field("Opens when", [ch.gate for ch in planned]),
        Field("Listed", [_coverage(s) or None for s in states], "live", numeric=True),
        Field("Keeps", [ch.commission for ch in planned], "of a booking", numeric=True),
    )
    missing = missing_of(*(v for ch in planned for v in (ch.gate, ch.commission) if v))
    sub = ("All bookable businesses", "booking sites in the order in which they open")
    blocks = ledger(view, "Booking sites in order", *fields)
    return Section(_sequence_title(planned, view), sub, blocks, missing)


def _sequence_title(planned: list[Channel], view: View) -> str:
    listings = view.portfolio.listings
    closed = [ch for ch in planned if not _live(_states(ch, listings))[0]]
    if not closed:
        return f"All {display.counted(len(planned), 'booking site')} are open"
    first = [str(ch.name) for ch in closed if ch.sequence == closed[0].sequence]
    live = sum(is_one_of(s, "live") is Truth.YES for ch in planned for s in _states(ch, listings))
    verb = "opens" if len(first) == 1 else "open"
    return f"{display.listed(first)} {verb} next; {display.counted(live, 'listing')} live so far"
