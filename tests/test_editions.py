"""Two states of the data: everything that differs is in exactly one place, and nothing else is."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio import display
from portfolio.assessment import Assessment, assess
from portfolio.editions import Changes, compare
from portfolio.findings import Finding
from portfolio.values import RATIO, Known, Missing, Unknown, Value
from tests.figures.changing import addresses, changed
from tests.portfolio_builder import make_portfolio

OCTOBER = assess(make_portfolio())
ADDRESSES = addresses(OCTOBER.portfolio)


def state(*, as_of: date | None = None, records: str = "", **answers: str) -> Assessment:
    """The invented portfolio with other answers, `cash__operating__balance="7"`, or actions."""
    told = {name.replace("__", "."): value for name, value in answers.items()}
    collections = {"actions": records} if records else {}
    return assess(make_portfolio(answers=told, as_of=as_of, **collections))


@st.composite
def states(draw: st.DrawFn) -> Assessment:
    """The invented portfolio with some values doubled and others forgotten."""
    some = st.lists(st.sampled_from(ADDRESSES), max_size=6, unique=True)
    forgotten, doubled = set(draw(some)), set(draw(some))

    def change(address: str, value: Value) -> Value:
        if address in forgotten:
            return Unknown((Missing(address, "a number", "owner"),))
        if address in doubled and isinstance(value, Known):
            return Known(value.amount * 2, value.unit, value.approx, value.sources)
        return value

    return assess(changed(OCTOBER.portfolio, change))


@settings(max_examples=25)
@given(states())
def test_a_state_does_not_differ_from_itself(one: Assessment) -> None:
    """No figure moved, every finding is the same, no action or question changed."""
    found = compare(one, one)
    assert not found.figures.moved
    assert found.figures.answered == found.figures.lost == ()
    assert [pair.after for pair in found.findings.same] == list(one.register.findings)
    others = (found.findings.new, found.findings.worse, found.findings.better, gone(found))
    assert not any(others)
    actions = found.actions
    assert not any((actions.new, actions.done, actions.slipped, actions.dropped))
    assert found.answered == found.raised == ()


@settings(max_examples=25)
@given(states(), states())
def test_looking_back_is_the_mirror_of_looking_ahead(one: Assessment, other: Assessment) -> None:
    """What is new one way is gone the other way; worse is better, answered is lost."""
    ahead, back = compare(one, other), compare(other, one)
    assert {f.id for f in ahead.findings.new} == {f.id for f in gone(back)}
    assert [p.after for p in ahead.findings.worse] == sorted_like(ahead, back)
    assert {f.id for f in ahead.figures.answered} == {f.id for f in back.figures.lost}
    assert {c.after.id for c in ahead.figures.moved} == {c.after.id for c in back.figures.moved}
    assert ahead.answered == back.raised


def sorted_like(ahead: Changes, back: Changes) -> list[Finding]:
    """What got better on the way back, in the order of the way ahead."""
    better = {pair.before.id: pair.before for pair in back.findings.better}
    return [better.pop(pair.after.id) for pair in ahead.findings.worse] + list(better.values())


@settings(max_examples=25)
@given(states(), states())
def test_every_finding_is_in_one_place(one: Assessment, other: Assessment) -> None:
    """New, worse, better and same are the later findings; with what is gone, the earlier ones."""
    found = compare(one, other)
    pairs = (*found.findings.worse, *found.findings.better, *found.findings.same)
    later = [*(f.id for f in found.findings.new), *(p.after.id for p in pairs)]
    earlier = [*(f.id for f in gone(found)), *(p.before.id for p in pairs)]
    assert sorted(later) == sorted(f.id for f in other.register.findings)
    assert sorted(earlier) == sorted(f.id for f in one.register.findings)


def gone(changes: Changes) -> tuple[Finding, ...]:
    found = changes.findings
    return (*found.fixed, *found.unjudged, *found.set_aside)


AMOUNTS = st.decimals("-100000", "100000", places=3)


@given(AMOUNTS, AMOUNTS, st.sampled_from(["USD", RATIO, "months", "charters"]))
def test_a_difference_is_that_of_the_numbers_as_shown(a: Decimal, b: Decimal, unit: str) -> None:
    """±0 exactly when both read the same, and the same size with the other sign on the way back."""
    old, new = Known(a, unit), Known(b, unit)
    words = display.change(display.difference(old, new))
    same = read(display.text(old)) == read(display.text(new))
    assert (words == "±0") == same
    back = display.change(display.difference(new, old))
    assert back.lstrip("+−") == words.lstrip("+−")
    assert same or {words[0], back[0]} == {"+", "−"}


def read(text: str) -> Decimal:
    """The number that a reader takes from it."""
    digits = "".join(c for c in text if c.isdigit() or c in ".−")
    return Decimal(digits.replace("−", "-"))


@pytest.mark.parametrize(
    ("before", "after", "unit", "expected"),
    [
        ("7900", "8800", "USD", "+$900"),
        ("6", "3", "charters", "−3"),
        ("6.1", "5.1", "months", "−1.0"),
        ("0.452", "0.483", RATIO, "+3.1 points"),
        ("4.64", "4.61", "months", "±0"),
        ("99.5", "150", "USD", "+$50.50"),
    ],
)
def test_a_difference_in_words(before: str, after: str, unit: str, expected: str) -> None:
    """With its sign and in the precision of the numbers beside it."""
    pair = (Known(Decimal(before), unit), Known(Decimal(after), unit))
    assert expected == display.change(display.difference(*pair))


def test_more_cash_moves_cash_and_what_follows_from_it() -> None:
    """Cash by what was added; runway too; a count that has nothing to do with it stays."""
    found = compare(OCTOBER, state(cash__operating__balance="28900"))
    kept = found.figures.kept
    assert kept["cash"].difference == Known(Decimal(900), "USD")
    assert kept["runway"].moved
    assert not kept["open_deals"].moved


def test_a_range_has_no_single_difference() -> None:
    """It moved, and that is all that can be said."""
    change = compare(OCTOBER, state(cash__operating__balance="28000 to 29000")).figures.kept["cash"]
    assert change.moved
    assert change.difference is None


def test_an_answer_is_an_answer_and_its_question_is_gone() -> None:
    """The figure is told, the question answered; the other way round it is lost and asked."""
    later = state(campaigns__spring__consented="120")
    ahead, back = compare(OCTOBER, later), compare(later, OCTOBER)
    assert "consented_contacts" in {f.id for f in ahead.figures.answered}
    assert ["campaigns.spring.consented"] == [q.id for q in ahead.answered]
    assert "consented_contacts" in {f.id for f in back.figures.lost}


def test_a_month_that_is_not_over_is_not_compared() -> None:
    """What October earned until the 15th says nothing beside a full month; cash does."""
    kept = compare(OCTOBER, state(as_of=date(2026, 10, 15))).figures.kept
    assert "revenue" in OCTOBER.figures
    assert "revenue" not in kept
    assert "cash" in kept


def test_a_finding_is_worse_with_more_at_stake_and_better_with_less() -> None:
    """Of the same severity, the money decides."""
    later = state(client_books__studio__overdue_60="1000")
    assert "COL-01/studio" in {p.after.id for p in compare(OCTOBER, later).findings.worse}
    assert "COL-01/studio" in {p.after.id for p in compare(later, OCTOBER).findings.better}


def test_what_is_paid_is_fixed_and_what_nobody_knows_is_not() -> None:
    """A rule that cannot be judged any more has found nothing solved."""
    paid = compare(OCTOBER, state(client_books__studio__overdue_60="0")).findings
    assert "COL-01/studio" in {f.id for f in paid.fixed}
    forgotten = state(client_books__studio__overdue_60="{unknown: true, need: list, ask: owner}")
    hidden = compare(OCTOBER, forgotten).findings
    assert "COL-01/studio" in {f.id for f in hidden.unjudged}
    assert "COL-01/studio" not in {f.id for f in hidden.fixed}


def test_a_finding_set_aside_is_not_fixed() -> None:
    """The owner's decision not to look at it solves nothing."""
    rules = "- {id: COL-01, suppressed: {reason: In court, by: owner, until: 2027-01-31}}"
    found = compare(OCTOBER, assess(make_portfolio(rules=rules))).findings
    assert ["COL-01/studio"] == [f.id for f in found.set_aside]
    assert "COL-01/studio" not in {f.id for f in found.fixed}


def plan(*lines: str) -> str:
    return "\n".join(f"- {{reports: [ceo], owner: owner, {line}}}" for line in lines)


def test_actions_are_done_put_off_new_or_dropped() -> None:
    """Each once, by its id; an earlier day and a first day are no delay."""
    before = plan(
        "id: a, title: A, due: 2026-11-15",
        "id: b, title: B, due: 2026-11-15",
        "id: c, title: C, due: 2026-11-15",
        "id: d, title: D, due: {unknown: true, need: a day, ask: owner}",
        "id: e, title: E, due: 2026-11-15",
    )
    after = plan(
        "id: a, title: A, due: 2026-11-15, status: done",
        "id: b, title: B, due: 2026-12-15",
        "id: c, title: C, due: 2026-11-15, status: dropped",
        "id: d, title: D, due: 2026-12-01",
        "id: e, title: E, due: 2026-11-10",
        "id: f, title: F, due: 2026-12-01",
    )
    found = compare(state(records=before), state(records=after)).actions
    assert ["a"] == [a.id for a in found.done]
    assert ["b"] == [pair.after.id for pair in found.slipped]
    assert ["c"] == [a.id for a in found.dropped]
    assert ["f"] == [a.id for a in found.new]


def test_a_wider_amount_at_stake_is_neither_worse_nor_better() -> None:
    """Where the ends of a range part, nobody can say."""
    before = state(client_books__studio__overdue_60="1050 to 1100")
    after = state(client_books__studio__overdue_60="1000 to 1200")
    assert "COL-01/studio" in {p.after.id for p in compare(before, after).findings.same}
