"""One field of one record, as an owner may write it."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from portfolio.amounts import Series
from portfolio.calendar import Month
from portfolio.values import (
    Fact,
    Known,
    Missing,
    NotApplicable,
    Range,
    Source,
    Unknown,
    Value,
)
from tests.portfolio_builder import make_portfolio, problems_in

D = Decimal
ASSET = """\
- id: boat
  entity: kayaks
  kind: vessel
  name: Boat
  {field}: {value}
"""
BOOK = "- {{id: x, category: Fuel, amount: {value}}}"


def read(field: str, value: str) -> Any:
    """What a field of an asset reads as."""
    [asset] = make_portfolio(assets=ASSET.format(field=field, value=value)).assets
    return getattr(asset, field)


def refusal(field: str, value: str) -> str:
    [problem] = problems_in(assets=ASSET.format(field=field, value=value))
    start = f"assets.yml:6: error: {field}: "
    assert problem.startswith(start)
    return problem.removeprefix(start)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7000", Known(D(7000), "USD")),
        ("7000.10", Known(D("7000.10"), "USD")),
        ("7,000", Known(D(7000), "USD")),
        ("$7,000.50", Known(D("7000.50"), "USD")),
        ("010", Known(D(10), "USD")),
        ("'7000'", Known(D(7000), "USD")),
        ("~25", Known(D(25), "USD", approx=True)),
        ("~ 25", Known(D(25), "USD", approx=True)),
        ("~$25", Known(D(25), "USD", approx=True)),
        ("7000 to 9000", Range(D(7000), D(9000), "USD")),
        ("$7,000 to $9,000", Range(D(7000), D(9000), "USD")),
        ("~7000 to 9000", Range(D(7000), D(9000), "USD", approx=True)),
        ("7000 to 7000", Known(D(7000), "USD")),
        ("{low: 7000, high: 9000}", Range(D(7000), D(9000), "USD")),
        ("{low: 7000, high: 9000, approx: yes}", Range(D(7000), D(9000), "USD", approx=True)),
        ("{value: 7000}", Known(D(7000), "USD")),
        ("{value: 7000 to 9000}", Range(D(7000), D(9000), "USD")),
        ("{value: ~7000, currency: USD}", Known(D(7000), "USD", approx=True)),
        ("{na: true}", NotApplicable("does not exist here")),
        ("{na: yes, why: sold}", NotApplicable("sold")),
    ],
)
def test_money(text: str, value: Value) -> None:
    """Nothing that is typed is lost: no octal numbers, no cents by way of floats."""
    found = read("value", text)
    assert value == found
    if isinstance(value, Known):
        assert str(value.amount) == str(found.amount)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("7.000,50", "'7.000,50' is not a number; write it as 1200, 1,200.50 or 1200 to 1500"),
        ("7000-9000", "'7000-9000' is not a number; write it as 1200, 1,200.50 or 1200 to 1500"),
        ("7000–9000", "'7000–9000' is not a number; write it as 1200, 1,200.50 or 1200 to 1500"),
        ("70,00", "'70,00' is not a number; write it as 1200, 1,200.50 or 1200 to 1500"),
        ("1e3", "'1e3' is not a number; write it as 1200, 1,200.50 or 1200 to 1500"),
        ("NaN", "'NaN' is not a number; write it as 1200, 1,200.50 or 1200 to 1500"),
        (".5", "'.5' is not a number; write it as 1200, 1,200.50 or 1200 to 1500"),
        ("1_000", "'1_000' is not a number; write it as 1200, 1,200.50 or 1200 to 1500"),
        ("seven", "'seven' is not a number; write it as 1200, 1,200.50 or 1200 to 1500"),
        ("€70", "'€70' is not a number; write it as 1200, 1,200.50 or 1200 to 1500"),
        ("7000 to", "'7000 to' is not a number; write it as 1200, 1,200.50 or 1200 to 1500"),
        ("1" * 25, "'" + "1" * 24 + "…' has more digits than any amount; check it"),
        ("9000 to 7000", "low 9000 is above high 7000; swap them"),
        ("{low: 9000, high: 7000}", "low 9000 is above high 7000; swap them"),
        (
            "{low: 9000}",
            "write one number, {low: …, high: …}, {value: …} or {unknown: true, need: …, ask: …}",
        ),
        (
            "[1, 2]",
            "write one number, {low: …, high: …}, {value: …} or {unknown: true, need: …, ask: …}",
        ),
        ("{value: 1, low: 0, high: 2}", "write either 'value', or 'low' and 'high'"),
        (
            "",
            "nothing is written here; write a value, or {unknown: true, need: …, ask: …}",
        ),
        (
            "null",
            "nothing is written here; write a value, or {unknown: true, need: …, ask: …}",
        ),
        ("~", "nothing is written here; write a value, or {unknown: true, need: …, ask: …}"),
        ("''", "nothing is written here; write a value, or {unknown: true, need: …, ask: …}"),
        (
            "unknown",
            "'unknown' does not say what is needed; write {unknown: true, need: …, ask: …}",
        ),
        ("'?'", "'?' does not say what is needed; write {unknown: true, need: …, ask: …}"),
        ("TBD", "'TBD' does not say what is needed; write {unknown: true, need: …, ask: …}"),
        ("n/a", "'n/a' does not say why; write {na: true, why: …}"),
        (
            "{unknown: true, ask: owner}",
            "an unknown says what is needed and whom to ask; add 'need'",
        ),
        ("{unknown: true, need: it}", "an unknown says what is needed and whom to ask; add 'ask'"),
        (
            "{unknown: no, need: it, ask: owner}",
            "'unknown' is only ever true; write the value itself instead",
        ),
        ("{na: no}", "'na' is only ever true; write the value itself instead"),
        (
            "{unknown: true, need: it, ask: owner, since: 2026-02-30}",
            "'2026-02-30' is not a day of the calendar",
        ),
        ("{value: 7, approx: perhaps}", "'perhaps' is neither yes nor no"),
    ],
)
def test_what_is_no_money(text: str, message: str) -> None:
    """One sentence that says what to write instead."""
    assert message == refusal("value", text)


def test_an_unknown_says_all_it_is_asked_with() -> None:
    asked = (
        "{unknown: true, need: the price, ask: owner, since: 2026-10-01,"
        " question: What did it cost?, enough: a photo}"
    )
    expected = Missing(
        "assets.boat.value", "the price", "owner", "2026-10-01", "What did it cost?", "a photo"
    )
    found = read("value", asked)
    assert Unknown((expected,)) == found
    assert (Source("assets.yml", 6),) == found.sources


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("{unknown: true, need: it, ask: nobody}", "'nobody' is no person and no role; known are"),
        ("{unknown: true, need: it, ask: ownr}", "'ownr' is no person and no role; did you mean"),
        ("{unknown: true, need: '', ask: owner}", "need: nothing is written here; write it"),
        ("{unknown: true, need: it, ask: [owner]}", "ask: write one piece of text here, not"),
        (
            "{unknown: true, nead: it, ask: owner}",
            "'nead' does not belong here; did you mean 'need'?",
        ),
        ("{value: 7, sorce: {ref: books}}", "'sorce' does not belong here; did you mean 'source'?"),
        (
            "{approx: yes, value: 7,000}",
            "'000' does not belong here; between braces a comma ends a value;",
        ),
        ("{value: 7, currency: Euro}", "currency: 'Euro' is not a currency code such as USD"),
        ("{na: true, reason: sold}", "'reason' does not belong here; known are na, why"),
    ],
)
def test_mistakes_inside_of_a_value_have_their_own_line(value: str, problem: str) -> None:
    """Not that of the field, where the value begins."""
    first, _, rest = value.partition(", ")
    [found] = problems_in(assets=ASSET.format(field="value", value=f"{first},\n   {rest}"))
    assert found.startswith(f"assets.yml:7: error: {problem}")


# ---- shares, counts and the others ----------------------------------------------------------

STAKE = (
    "- {{id: s, entity: kayaks, holder: owner, share: {value}, documented: yes, vesting: no,"
    " buyout: no}}"
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12.5%", Known(D("0.125"), "%")),
        ("12.5 %", Known(D("0.125"), "%")),
        ("~5%", Known(D("0.05"), "%", approx=True)),
        ("5% to 10%", Range(D("0.05"), D("0.10"), "%")),
        ("{low: 5%, high: 10%}", Range(D("0.05"), D("0.10"), "%")),
        ("0%", Known(D(0), "%")),
    ],
)
def test_shares(text: str, value: Value) -> None:
    assert value == make_portfolio(equity=STAKE.format(value=text)).equity[0].share


@pytest.mark.parametrize("text", ["12.5", "0.125", "5 to 10%", "5 percent"])
def test_a_share_shows_its_sign(text: str) -> None:
    """A bare 0.5 could be a half or half a percent."""
    wrong = "5" if "to" in text else text
    message = f"'{wrong}' is not a percentage; write it with its sign, as 12.5%"
    assert [f"equity.yml:2: error: share: {message}"] == problems_in(
        equity=STAKE.format(value=text)
    )


@pytest.mark.parametrize("text", ["2.5", "-1"])
def test_things_are_counted_in_whole_numbers(text: str) -> None:
    assert f"'{text}' is not a number of things; write 0, 1, 2 and so on" == refusal("size", text)


def test_counts() -> None:
    assert Known(D(240)) == read("size", "240")
    assert Known(D("240.0")) == read("size", "240.0")
    assert Range(D(3), D(5)) == read("size", "3 to 5")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", False),
        ("yes", True),
        ("true", True),
        ("False", False),
        ("NO", False),
        ("'no'", False),
    ],
)
def test_yes_and_no(text: str, value: bool) -> None:
    assert value is read("revenue_bearing", text)
    gate = f"- {{id: x, name: X, sandbox: {text}, daily_quota: 1}}"
    assert Fact(value) == make_portfolio(senders=gate, campaigns="").senders[0].sandbox


@pytest.mark.parametrize("text", ["1", "0", "on", "y", "maybe"])
def test_neither_yes_nor_no(text: str) -> None:
    assert f"'{text}' is neither yes nor no" == refusal("revenue_bearing", text)


@pytest.mark.parametrize("text", ["no", "010", "7000.10", "2026-10", "12:30", "on", "1e3", "0x1F"])
def test_words_stay_as_they_were_typed(text: str) -> None:
    assert Fact(text) == read("condition", text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2026-02-30", "'2026-02-30' is not a day of the calendar"),
        ("2026-13-01", "'2026-13-01' is not a day of the calendar"),
        ("30.11.2026", "'30.11.2026' is not a day; write it as 2026-11-30"),
        ("20261130", "'20261130' is not a day; write it as 2026-11-30"),
        ("2026-W48-1", "'2026-W48-1' is not a day; write it as 2026-11-30"),
        ("2026-11-30T12:00:00", "'2026-11-30T12:00:00' is not a day; write it as 2026-11-30"),
        ("0001-01-01", "'0001-01-01' is not between 1900 and 2199"),
        ("tomorrow", "'tomorrow' is not a day; write it as 2026-11-30"),
    ],
)
def test_impossible_days(text: str, message: str) -> None:
    record = f"- {{id: x, entity: kayaks, name: Licence, expires: {text}}}"
    assert [f"credentials.yml:2: error: expires: {message}"] == problems_in(credentials=record)


def test_days_and_months() -> None:
    record = "- {id: x, entity: kayaks, name: Licence, expires: 2028-02-29}"
    assert Fact(date(2028, 2, 29)) == make_portfolio(credentials=record).credentials[0].expires
    assert Month(2026, 12) == make_portfolio().targets[0].last


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (
            "yacht",
            "'yacht' is not one of vessel, domain, site, list, equipment, ip, account, property",
        ),
        (
            "Vessel",
            "'Vessel' is not one of vessel, domain, site, list, equipment, ip, account, property",
        ),
        ("[vessel]", "write one piece of text here, not several lines or a list"),
    ],
)
def test_one_of_a_few_words(value: str, message: str) -> None:
    record = f"- {{id: boat, entity: kayaks, kind: {value}, name: Boat}}"
    assert [f"assets.yml:2: error: kind: {message}"] == problems_in(assets=record)


@pytest.mark.parametrize(
    "text", ["Boat", "the boat", "boat_1", "-boat", "boat--1", "bo.at", "bóat"]
)
def test_malformed_ids(text: str) -> None:
    record = f"- {{id: {text}, entity: kayaks, kind: vessel, name: Boat}}"
    message = f"'{text}' is not an id; use small letters, digits and single dashes"
    assert [f"assets.yml:2: error: id: {message}"] == problems_in(assets=record)


@pytest.mark.parametrize("text", ["2.5", "five", "1,000", "1" * 16])
def test_whole_numbers(text: str) -> None:
    tiers = f"- {{id: safety, name: S, order: '{text}', gate: g}}"
    assert [f"capital_tiers.yml:2: error: order: '{text}' is not a whole number"] == problems_in(
        capital_tiers=tiers, capital_items=""
    )


# ---- measures of each month -----------------------------------------------------------------


def series(value: str) -> Series:
    return make_portfolio(expenses=BOOK.format(value=value)).expenses[0].amount


def test_a_measure_has_its_months_in_order() -> None:
    found = series("[{month: 2026-10, value: 7}, {month: 2026-08, low: 5, high: 6}]")
    assert [Month(2026, 8), Month(2026, 10)] == [o.month for o in found.observations]
    assert Range(D(5), D(6), "USD") == found.at(Month(2026, 8))
    assert NotApplicable("nothing was expected for this month") == found.at(Month(2026, 9))
    assert Known(D(7), "USD") == found.latest
    assert [Month(2026, 8)] == [o.month for o in found.until(Month(2026, 9))]


def test_a_measure_may_be_unknown_as_a_whole_or_for_the_other_months() -> None:
    """Either way it is the measure that is asked for, by its address."""
    gap = "{unknown: true, need: fuel bills, ask: owner}"
    expected = Unknown((Missing("expenses.x.amount", "fuel bills", "owner"),))
    assert expected == series(gap).latest
    partly = series(f"[{{month: 2026-10, value: 7}}, {gap}]")
    assert (Known(D(7), "USD"), expected) == (partly.latest, partly.at(Month(2026, 9)))
    one_month = series("[{month: 2026-10, unknown: true, need: fuel bills, ask: owner}]")
    assert expected == one_month.at(Month(2026, 10))


def test_values_of_a_measure_may_have_sources_and_be_rough() -> None:
    found = series("[{month: 2026-10, value: ~7, source: {ref: books, place: row 3}}]").latest
    assert Known(D(7), "USD", approx=True) == found
    assert (Source("expenses.yml", 2, "books", "row 3", "stated"),) == found.sources


@pytest.mark.parametrize(
    ("items", "problems"),
    [
        (
            "{month: 2026-10, value: 7o},\n {month: 2026-1o, value: 7},\n {month: 2026-09}",
            [
                "2: error: '7o' is not a number; write it as 1200, 1,200.50 or 1200 to 1500",
                "3: error: '2026-1o' is not a month; write it as 2026-11",
                "4: error: write one number, {low: …, high: …}, {value: …} or {unknown:",
            ],
        ),
        (
            "{month: 2026-10, value: 7},\n {month: 2026-10, value: 8}",
            ["3: error: 2026-10 is given twice; keep one of the two"],
        ),
        ("{value: 7}", ["2: error: a monthly value names its month: {month: 2026-11, value: …}"]),
        (
            "7",
            [
                (
                    "2: error: write a list of {month: 2026-11, value: …}, or"
                    " {unknown: true, need: …, ask: …}"
                )
            ],
        ),
        (
            "{month: 2026-10, valu: 7}",
            ["2: error: 'valu' does not belong here; did you mean 'value'?"],
        ),
        ("{month: , value: 7}", ["2: error: nothing is written here; write it"]),
        ("{na: true},\n {na: true}", ["3: error: this measure has no value twice over; keep one"]),
        (
            "{month: 2026-10, value: 7, source: {ref: ledgr}}",
            ["2: error: 'ledgr' is no id in 'sources'; known are books, interview"],
        ),
    ],
)
def test_mistakes_in_a_measure_are_all_shown_at_their_lines(
    items: str, problems: list[str]
) -> None:
    found = problems_in(expenses=BOOK.format(value=f"[{items}]"))
    assert len(problems) == len(found)
    for expected, actual in zip(problems, found, strict=True):
        assert actual.startswith(f"expenses.yml:{expected}")
