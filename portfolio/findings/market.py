"""Rules on where customers can find a business, and on mailings to them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from portfolio import display
from portfolio.findings.answers import not_told, some_names
from portfolio.findings.finding import Case, Outcome, Rule
from portfolio.findings.subjects import by_subject, cited
from portfolio.model import Portfolio
from portfolio.model.business import Entity
from portfolio.model.market import Channel, Listing
from portfolio.truth import Truth, all_of, any_of, is_below, is_one_of, is_yes
from portfolio.values import NotApplicable, Unknown, missing_of, number

_NEED = "where customers can find it"


def _live(listing: Listing) -> Truth:
    return is_one_of(listing.state, "live")


def _not_live(listing: Listing) -> Truth:
    return is_one_of(listing.state, "claimed", "draft", "absent")


def _on(portfolio: Portfolio, listings: Sequence[Listing], kind: str) -> list[Listing]:
    """Those on channels of one kind that can exist, in the order in which they are opened."""
    channels = {c.id for c in portfolio.channels if c.kind == kind}
    applicable = [x for x in listings if not isinstance(x.state, NotApplicable)]
    found = [x for x in applicable if x.channel in channels]
    return sorted(found, key=lambda x: _place(_channel(portfolio, x)))


def _place(channel: Channel) -> tuple[bool, int]:
    """The order in which channels are opened; those without a place come last."""
    return channel.sequence is None, channel.sequence or 0


def _channel(portfolio: Portfolio, listing: Listing) -> Channel:
    return next(c for c in portfolio.channels if c.id == listing.channel)


def _names(portfolio: Portfolio, listings: Sequence[Listing], most: int = 5) -> str:
    return some_names([_channel(portfolio, x).name for x in listings], most)


def _listings(case: Case, kind: str) -> dict[str, list[Listing]]:
    groups = by_subject(case, case.portfolio.listings).items()
    of_kind = {subject: _on(case.portfolio, group, kind) for subject, group in groups}
    return {subject: found for subject, found in of_kind.items() if found}


def no_booking_site(case: Case) -> Iterator[Outcome]:
    """Who can be booked for a date and stands on no booking site is not found by most guests."""
    listings = _listings(case, "ota")
    bookable = {str(e.id) for e in case.portfolio.entities if e.bookable}
    for subject in sorted(bookable & set(listings)):
        sites = listings[subject]
        yield Outcome(
            truth=all_of(*map(_not_live, sites)),
            subject=subject,
            message=_nowhere(case.portfolio, sites),
            evidence=cited(sites),
            missing=missing_of(*(x.state for x in sites)),
        )
    if any(c.kind == "ota" for c in case.portfolio.channels):
        yield from not_told(case.portfolio, listings, _bookable, "listings", _NEED)


def _bookable(entity: Entity) -> bool:
    return entity.bookable


def _nowhere(portfolio: Portfolio, sites: Sequence[Listing]) -> str:
    names = _names(portfolio, sites)
    if len(sites) == 1:
        return f"No listing is live on {names}, the only booking site it could be on"
    count = display.counted(len(sites), "booking site")
    return f"No listing is live on any of {count} it could be on: {names}"


def broken_sequence(case: Case) -> Iterator[Outcome]:
    """The order of the booking sites was chosen for a reason; skipping one loses that reason."""
    for subject, sites in _listings(case, "ota").items():
        pairs = list(_in_sequence(case.portfolio, sites))
        truths = [all_of(_live(later), _not_live(earlier)) for earlier, later in pairs]
        breaches = [
            f"{_names(case.portfolio, [later])} is live before {_names(case.portfolio, [earlier])}"
            for (earlier, later), truth in zip(pairs, truths, strict=True)
            if truth is Truth.YES
        ]
        yield Outcome(
            truth=any_of(*truths),
            subject=subject,
            message=f"{display.listed(breaches)}, against the planned order",
            evidence=cited(sites),
            missing=missing_of(*(x.state for x in sites)),
        )


def _in_sequence(
    portfolio: Portfolio, sites: Sequence[Listing]
) -> Iterator[tuple[Listing, Listing]]:
    """Each two of which the first is to be opened before the second."""
    placed = [(c.sequence, x) for x in sites if (c := _channel(portfolio, x)).sequence is not None]
    for place, earlier in placed:
        yield from ((earlier, x) for other, x in placed if place < other)


def seen_on_few(case: Case) -> Iterator[Outcome]:
    """Each channel without the business is a way on which customers do not meet it."""
    for subject, group in by_subject(case, case.portfolio.listings).items():
        listings = [x for x in group if not isinstance(x.state, NotApplicable)]
        if len(listings) > 1:  # one channel is a yes or no, not a share
            yield _coverage(case, subject, listings)


def _coverage(case: Case, subject: str, listings: Sequence[Listing]) -> Outcome:
    live = sum(_live(x) is Truth.YES for x in listings)
    untold = sum(isinstance(x.state, Unknown) for x in listings)
    low, high = (Decimal(100 * n) / len(listings) for n in (live, live + untold))
    truth = is_below(number(low, high), case.limit)
    return Outcome(
        truth=Truth.UNKNOWN if truth is Truth.POSSIBLE else truth,
        subject=subject,
        message=_seen(live, untold, len(listings)),
        evidence=cited(listings),
        missing=missing_of(*(x.state for x in listings)),
    )


def _seen(live: int, untold: int, everything: int) -> str:
    channels = display.counted(everything, "channel")
    found = display.in_words(live) if live else "none"
    words = f"Customers can find it on {found} of {channels}"
    verb = "is" if untold == 1 else "are"
    return f"{words}; {display.in_words(untold)} {verb} not told" if untold else words


def unseen_nearby(case: Case) -> Iterator[Outcome]:
    """A local service lives from people who search for one nearby."""
    listings = _listings(case, "organic")
    local = {str(e.id) for e in case.portfolio.entities if _is_local(e)}
    for subject in sorted(local & set(listings)):
        group = listings[subject]
        absent = [x for x in group if _not_live(x) is Truth.YES]
        yield Outcome(
            truth=any_of(*map(_not_live, group)),
            subject=subject,
            message=f"People who search nearby do not find it: {_missing_on(case, absent)}",
            evidence=cited(absent or group),
            missing=missing_of(*(x.state for x in group)),
        )
    yield from not_told(case.portfolio, listings, _is_local, "listings", _NEED)


def _is_local(entity: Entity) -> bool:
    return entity.model == "local-service"


def _missing_on(case: Case, absent: Sequence[Listing]) -> str:
    return f"it is absent from {_names(case.portfolio, absent)}"


def stale_texts(case: Case) -> Iterator[Outcome]:
    """Who reads an old price or an old offer asks for what is no longer sold, or leaves."""
    listings = by_subject(case, case.portfolio.listings)
    sites = by_subject(case, case.portfolio.sites)
    for subject in sorted({*listings, *sites}):
        judged = listings.get(subject, ())
        old = [x for x in judged if _is_stale(x) is Truth.YES]
        texts = [f"{t} on {s.name}" for s in sites.get(subject, ()) for t in s.stale_texts]
        texts += [f"the listing on {_names(case.portfolio, [x])}" for x in old]
        outdated = [s for s in sites.get(subject, ()) if s.stale_texts]
        yield Outcome(
            truth=Truth.YES if texts else any_of(*map(_is_stale, judged)),
            subject=subject,
            message=f"Customers read texts that are out of date: {some_names(texts, 5)}",
            evidence=cited([*outdated, *old]),
            missing=missing_of(*(x.stale for x in judged if x.stale is not None)),
        )


def _is_stale(listing: Listing) -> Truth:
    if listing.stale is None:
        return Truth.NOT_APPLICABLE
    return all_of(_live(listing), is_yes(listing.stale))


RULES = (
    Rule(
        "OTA-01",
        "critical",
        ("ceo", "cmo"),
        "No listing is live on a booking site",
        "Open the first booking site of the planned order",
        no_booking_site,
    ),
    Rule(
        "OTA-02",
        "medium",
        ("cmo",),
        "Booking sites are opened out of order",
        "Finish the earlier site first, or change the order",
        broken_sequence,
    ),
    Rule(
        "CHN-01",
        "high",
        ("cmo",),
        "Customers can find it on few channels",
        "Open the next channel",
        seen_on_few,
        threshold=Decimal(25),
        threshold_meaning="percent of the channels it could be on, below which it fires",
    ),
    Rule(
        "CHN-02",
        "high",
        ("cmo",),
        "People who search nearby do not find it",
        "Open a business profile, list the services and the area served, and ask for reviews",
        unseen_nearby,
    ),
    Rule(
        "CHN-03",
        "medium",
        ("cmo",),
        "Customers read texts that are out of date",
        "Rewrite the texts, and note the day",
        stale_texts,
    ),
)
