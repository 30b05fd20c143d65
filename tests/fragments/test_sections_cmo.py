"""What the sections of the CMO's report say of channels, mailings and milestones."""

from tests.fragments.section_reader import column, facts_of, prose_of, section_of, table_of
from tests.portfolio_builder import make_portfolio

UNKNOWN = "{unknown: true, need: something, ask: owner}"
LISTINGS = f"""
- {{id: a, entity: kayaks, channel: paddle-portal, state: live}}
- {{id: b, entity: kayaks, channel: post, state: absent}}
- {{id: c, entity: gardens, channel: post, state: draft}}
- {{id: d, entity: studio, channel: post, state: {UNKNOWN}}}
"""


def test_visibility_counts_along_both_margins() -> None:
    """One live of three told; who keeps no listing somewhere is not counted as absent there."""
    section = section_of("visibility", make_portfolio(listings=LISTINGS), "cmo")
    assert section.title == "One of three listings is live"
    assert table_of(section) == [
        ["Channel", "Elm Gardens", "Heron Kayaks", "Live"],
        ["Newsletter", "○ draft", "✗ absent", "0 of 2"],
        ["Paddle Portal", "n/a", "● live", "1 of 1"],
        ["Live", "0 of 1", "1 of 2", "1 of 3"],
    ]


def test_a_business_of_which_nothing_is_told_has_no_column() -> None:
    """Its open answer is a note instead of a column of unknown cells."""
    section = section_of("visibility", make_portfolio(listings=LISTINGS), "cmo")
    assert "Copper Studio" not in table_of(section)[0]
    assert prose_of(section)[0].startswith("Not told everywhere: Newsletter")


def test_the_next_booking_site_is_the_first_that_is_not_in_use() -> None:
    """The order is the data's; a site without a place in it is named apart."""
    channels = f"""
- {{id: paddle-portal, name: Paddle Portal, kind: ota, sequence: 1, commission: 12%}}
- {{id: lake-book, name: Lake Book, kind: ota, sequence: 2, commission: {UNKNOWN}}}
- {{id: boat-net, name: Boat Net, kind: ota}}
- {{id: post, name: Newsletter, kind: email, cost_per_thousand: 0.40}}
"""
    portfolio = make_portfolio(channels=channels, listings=LISTINGS)
    section = section_of("ota-sequence", portfolio, "cmo")
    assert section.title == "Lake Book opens next; one of two booking sites is in use"
    assert column(table_of(section), "Booking site") == ["1. Paddle Portal", "2. Lake Book"]
    assert column(table_of(section), "Commission") == ["12%", "? Unknown"]
    assert prose_of(section) == ["Named, but not in the order yet: Boat Net."]


def test_channels_say_what_comes_next() -> None:
    """A mailing that cannot be sent holds its channel up."""
    section = section_of("channel-strategy", make_portfolio(listings=LISTINGS), "cmo")
    assert section.title == "One of two channels is in use"
    assert column(table_of(section), "Next") == ["mailing cannot be sent yet", "in use"]
    assert prose_of(section) == ["What it costs: Newsletter: $0.40 for a thousand messages."]


def test_a_mailing_says_what_it_could_bring_and_what_it_lacks() -> None:
    """The stated potential, and each thing that must be true before it goes out."""
    section = section_of("campaign", make_portfolio(), "cmo")
    assert section.title == "240 contacts could bring $900–1,500; nothing can be sent yet"
    assert column(table_of(section), "In place") == ["✗ no", "✗ no", "✗ no", "● yes", "● yes"]
    assert facts_of(section)["Open it"] == "30%"


def test_local_services_are_judged_by_their_search_channels() -> None:
    """Absent from search, with the first step for each thing that a search weighs."""
    channels = "- {id: maps, name: Maps, kind: organic}"
    listings = "- {id: a, entity: gardens, channel: maps, state: absent}"
    portfolio = make_portfolio(channels=channels, listings=listings, campaigns="")
    section = section_of("local-search", portfolio, "cmo")
    assert section.title == "No local service is found in local search"
    assert facts_of(section)["In local search"] == "✗ absent"
    assert column(table_of(section), "What the search weighs") == [
        "Relevance",
        "Distance",
        "Prominence",
    ]


def test_milestones_that_nobody_described_fold() -> None:
    """Thirty, sixty and ninety days without a condition or a day are one line, not three rows."""
    rest = f"reports: [cmo], owner: owner, condition: {UNKNOWN}, due: {UNKNOWN}"
    each = (f"{{id: m{n}, title: First {n}, horizon: {n} days, {rest}}}" for n in (30, 60, 90))
    milestones = f"[{', '.join(each)}]"
    section = section_of("marketing-milestones", make_portfolio(milestones=milestones), "cmo")
    assert section.blocks == ()
    assert section.missing


def test_milestones_stand_in_the_order_of_their_days() -> None:
    """Those without a day come last, under their horizon."""
    milestones = f"""
- id: b
  title: Later
  reports: [cmo]
  condition: c
  owner: owner
  due: {UNKNOWN}
  horizon: 90 days
- {{id: a, title: Sooner, reports: [cmo], condition: c, owner: owner, due: 2026-11-30}}
"""
    section = section_of("marketing-milestones", make_portfolio(milestones=milestones), "cmo")
    assert section.title == "Two milestones, none reached"
    assert column(table_of(section), "By") == ["30 Nov 2026", "90 days"]
