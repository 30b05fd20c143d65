import pytest

from portfolio.truth import Truth
from tests.findings.judging import judged, messages, not_assessed
from tests.portfolio_builder import make_portfolio

UNKNOWN = "{unknown: true, need: a look, ask: owner}"
CHANNELS = """
- {id: first, name: First Port, kind: ota, sequence: 1}
- {id: second, name: Second Port, kind: ota, sequence: 2}
- {id: also-second, name: Other Port, kind: ota, sequence: 2}
- {id: map, name: the map, kind: organic}
- {id: search, name: search, kind: organic}
- {id: letter, name: Letter, kind: email}
"""
NOWHERE = "{na: true, why: not sold there}"


def listings(entity: str = "kayaks", /, **states: str) -> str:
    rows = ((channel.replace("_", "-"), state) for channel, state in states.items())
    return "\n".join(
        f"- {{id: {entity}-{channel}, entity: {entity}, channel: {channel}, state: {state}}}"
        for channel, state in rows
    )


def said(rule: str, rows: str, sites: str = "") -> list[str]:
    portfolio = make_portfolio(channels=CHANNELS, campaigns="", listings=rows, sites=sites)
    return messages(rule, portfolio)


def truth_of(rule: str, rows: str, subject: str = "kayaks") -> Truth:
    portfolio = make_portfolio(channels=CHANNELS, campaigns="", listings=rows)
    return judged(rule, portfolio)[subject].truth


def test_no_listing_is_live() -> None:
    """A draft is not live; a channel that is none for the business is not counted."""
    rows = listings(first="absent", second="draft", also_second=NOWHERE, letter="live")
    assert [
        (
            "critical | Heron Kayaks | No listing is live on any of two booking sites "
            "it could be on: First Port and Second Port"
        )
    ] == said("OTA-01", rows)


def test_the_only_booking_site() -> None:
    assert [
        (
            "critical | Heron Kayaks | "
            "No listing is live on First Port, the only booking site it could be on"
        )
    ] == said("OTA-01", listings(first="claimed"))


@pytest.mark.parametrize(
    ("states", "truth"),
    [
        ({"first": "live", "second": "absent"}, Truth.NO),
        ({"first": "live", "second": UNKNOWN}, Truth.NO),
        ({"first": "absent", "second": UNKNOWN}, Truth.UNKNOWN),
    ],
)
def test_one_live_listing_is_enough(states: dict[str, str], truth: Truth) -> None:
    """What is unknown leaves it open only as long as none is known to be live."""
    assert truth is truth_of("OTA-01", listings(**states))


def test_a_bookable_business_without_listings_is_not_assessed() -> None:
    portfolio = make_portfolio(listings="")
    assert ["kayaks"] == [n.subject for n in not_assessed("OTA-01", portfolio)]
    assert ["where customers can find it"] == [
        m.need for n in not_assessed("OTA-01", portfolio) for m in n.missing
    ]


def test_booking_sites_matter_to_what_can_be_booked() -> None:
    assert [] == said("OTA-01", listings("gardens", first="absent") + "\n" + listings(first="live"))


@pytest.mark.parametrize(
    ("states", "breaches"),
    [
        ({"first": "absent", "second": "live"}, "Second Port is live before First Port"),
        (
            {"first": "draft", "second": "live", "also_second": "live"},
            "Other Port is live before First Port and Second Port is live before First Port",
        ),
    ],
)
def test_a_site_out_of_turn(states: dict[str, str], breaches: str) -> None:
    assert [f"medium | Heron Kayaks | {breaches}, against the planned order"] == said(
        "OTA-02", listings(**states)
    )


@pytest.mark.parametrize(
    ("states", "truth"),
    [
        ({"first": "live", "second": "live"}, Truth.NO),
        ({"second": "live", "also_second": "absent"}, Truth.NO),
        ({"first": UNKNOWN, "second": "live"}, Truth.UNKNOWN),
        ({"first": UNKNOWN, "second": "absent"}, Truth.NO),
    ],
)
def test_sites_in_order(states: dict[str, str], truth: Truth) -> None:
    """Equal places open together; an unknown matters only before one that is live."""
    assert truth is truth_of("OTA-02", listings(**states))


def test_seen_on_few_channels() -> None:
    """Below a quarter of the channels; what nobody told is said."""
    five = {"first": "absent", "second": "absent", "also_second": "draft", "map": "absent"}
    assert ["high | Heron Kayaks | Customers can find it on none of five channels"] == said(
        "CHN-01", listings(**five, letter="absent")
    )
    assert [
        "high | Heron Kayaks | Customers can find it on one of six channels",
    ] == said("CHN-01", listings(**five, letter="absent", search="live"))


@pytest.mark.parametrize(
    ("states", "truth"),
    [
        ({"first": "live", "second": "absent", "map": "absent", "letter": "absent"}, Truth.NO),
        ({"first": "absent", "second": UNKNOWN}, Truth.UNKNOWN),
    ],
)
def test_a_quarter_of_the_channels_is_enough(states: dict[str, str], truth: Truth) -> None:
    """An unknown channel leaves it open only where it could lift the share over the threshold."""
    assert truth is truth_of("CHN-01", listings(**states))


def test_unknown_channels_that_cannot_help() -> None:
    known = {"first": "absent", "second": "absent", "also_second": "absent", "map": "absent"}
    assert [
        "high | Heron Kayaks | Customers can find it on none of five channels; one is not told"
    ] == said("CHN-01", listings(**known, letter=UNKNOWN))


def test_one_channel_is_no_share() -> None:
    assert [] == said("CHN-01", listings(first="absent"))


def test_a_local_service_that_nobody_nearby_finds() -> None:
    """Only where it is absent is named; other kinds of business do not live nearby."""
    rows = listings("gardens", map="absent", search="live") + "\n" + listings(map="absent")
    assert [
        "high | Elm Gardens | People who search nearby do not find it: it is absent from the map"
    ] == said("CHN-02", rows)


def test_a_local_service_that_is_found() -> None:
    assert Truth.NO is truth_of("CHN-02", listings("gardens", map="live"), "gardens")
    assert Truth.UNKNOWN is truth_of("CHN-02", listings("gardens", map=UNKNOWN), "gardens")
    assert Truth.UNKNOWN is truth_of("CHN-02", listings(map="live"), "gardens")


def test_stale_texts() -> None:
    """Texts of a site and listings whose text is old; a listing nobody sees is not read."""
    sites = (
        "- {id: shop, entity: kayaks, name: heron.example.com, analytics: yes, "
        "availability_calendar: yes, stale_texts: [the price list]}"
    )
    rows = listings(first="live, stale: yes", second="draft, stale: yes", map="live")
    assert [
        (
            "medium | Heron Kayaks | Customers read texts that are out of date: "
            "the price list on heron.example.com and the listing on First Port"
        )
    ] == said("CHN-03", rows, sites=sites)


@pytest.mark.parametrize(("stale", "truth"), [("no", Truth.NO), (UNKNOWN, Truth.UNKNOWN)])
def test_texts_that_hold(stale: str, truth: Truth) -> None:
    assert truth is truth_of("CHN-03", listings(first=f"live, stale: {stale}"))
