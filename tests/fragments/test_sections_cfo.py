"""What the sections of the CFO's report say, and that the break-even check is arithmetic."""

from decimal import Decimal
from fractions import Fraction
from math import ceil

from hypothesis import assume, given
from hypothesis import strategies as st

from portfolio.figures.contribution import contribution_for, holds_at_both_ends, units_for
from portfolio.values import Known, Range
from tests.fragments.section_reader import column, facts_of, prose_of, section_of, table_of
from tests.portfolio_builder import make_portfolio

UNKNOWN = "{unknown: true, need: something, ask: owner}"


def untold(*fields: str) -> str:
    """Fields of a record that nobody has told."""
    return ", ".join(f"{name}: {UNKNOWN}" for name in fields)


AMOUNTS = st.integers(min_value=1, max_value=100_000)


@given(st.integers(min_value=2, max_value=60), st.integers(min_value=1, max_value=1000))
def test_a_contribution_in_the_span_gives_the_number_and_none_outside(
    units: int, factor: int
) -> None:
    """The span's lower end needs exactly that many units, its upper end one less."""
    burn = Decimal(units * (units - 1) * factor)  # both quotients are whole
    least, below = contribution_for(Decimal(units), burn)
    assert units_for(least, Known(burn), "") == Known(Decimal(units))
    assert units_for(below, Known(burn), "") == Known(Decimal(units - 1))


@given(st.integers(min_value=2, max_value=12), AMOUNTS, AMOUNTS)
def test_the_number_holds_at_both_ends_just_when_the_spans_overlap(
    units: int, one: int, other: int
) -> None:
    """The smallest amount that works at the high end must still give the number at the low one."""
    low, high = sorted((one, other))
    assume(low != high)
    smallest = Fraction(high, units)
    expected = ceil(Fraction(low) / smallest) == units
    assert expected == holds_at_both_ends(Decimal(units), Range(Decimal(low), Decimal(high)))


def test_a_stated_break_even_is_checked_against_the_stated_burn() -> None:
    """Six at 7,000 to 9,000 a month: each must leave 1,167 to 1,500, and no one amount fits."""
    portfolio = make_portfolio(
        burn=f"[{{id: whole, declared: 7000 to 9000, {untold('basis', 'outflow', 'inflow')}}}]",
        break_evens=(
            "[{id: trips, unit: trip, units_name: trips, declared: 6, "
            f"{untold('fixed_cost', 'price', 'variable_cost')}}}]"
        ),
    )
    section = section_of("break-even", portfolio, "cfo")
    assert section.title == "Each of six trips must leave $1,167–1,500"
    assert facts_of(section)["Then each trip must leave"] == "$1,167–1,500"
    assert prose_of(section)[0] == (
        "No single amount makes six trips the break-even at both ends of the stated burn. "
        "At $7,000 a month each trip must leave less than $1,400, at $9,000 at least $1,500."
    )
    assert table_of(section)[1:] == [
        ["$1,167", "6", "8"],
        ["$1,400", "5", "7"],
        ["$1,500", "5", "6"],
    ]


def test_a_computed_break_even_stands_beside_the_stated_one() -> None:
    """2,600 at 65 each are 40 rentals, where 45 were stated."""
    section = section_of("break-even", make_portfolio(), "cfo")
    assert section.title == "40 rentals a month cover the cost; 45 were stated"


def test_measured_burn_outranks_the_stated_one() -> None:
    """19,000 paid out and 14,500 received leave a net burn of 4,500."""
    section = section_of("burn", make_portfolio(), "cfo")
    assert section.title == "Net burn is $4,500 a month"
    assert table_of(section)[1] == ["October 2026", "19,000", "14,500", "4,500"]


def test_a_stated_burn_says_that_its_basis_is_open() -> None:
    """Gross or net changes how far cash reaches, so the title says it while nobody has told."""
    answers = {f"burn.whole.{name}": UNKNOWN for name in ("basis", "outflow", "inflow")}
    section = section_of("burn", make_portfolio(answers=answers), "cfo")
    assert section.title == "Burn is stated at ≈\u202f$4,000–5,000 a month, gross or net not told"


def test_a_month_that_missed_its_target_is_the_title() -> None:
    """4,160 of 4,500 in October; November is to come and never set against its plan."""
    section = section_of("targets", make_portfolio(), "cfo")
    assert section.title == "October missed the plan by $340"
    assert table_of(section)[1:3] == [
        ["October 2026", "4,160", "4,500", "−340"],
        ["November 2026", "to come", "2,000", ""],
    ]


def test_targets_that_nobody_told_fold() -> None:
    """No table of unknown months: one line that says which answer opens it."""
    section = section_of(
        "targets",
        make_portfolio(answers={"targets.kayaks.revenue": UNKNOWN}, targets=_TARGETS),
        "cfo",
    )
    assert section.blocks == ()
    assert [m.need for m in section.missing] == ["something"]


_TARGETS = f"[{{id: kayaks, entity: kayaks, last: 2026-12, revenue: {UNKNOWN}}}]"


def test_capital_says_what_is_set_aside_and_when_it_pays_back() -> None:
    """12,000 that bring 600 a month are back in 20 months."""
    section = section_of("capital", make_portfolio(), "cfo")
    assert section.title == "Two steps of spending: $5,800 of $13,800 set aside"
    items = table_of(section, 1)
    assert column(items, "Cost") == ["1,800", "12,000"]
    assert column(items, "Pays back in")[1] == "20"


def test_steps_without_conditions_and_items_are_an_order_not_an_empty_table() -> None:
    """What is known is the order; what is not becomes a note."""
    tiers = f"""
- {{id: a, name: First, order: 1, {untold("gate")}}}
- {{id: b, name: Then, order: 2, {untold("gate")}}}
"""
    section = section_of("capital", make_portfolio(capital_tiers=tiers, capital_items=""), "cfo")
    assert facts_of(section) == {"Step 1": "First", "Step 2": "Then"}
    assert section.title == "Two steps of spending, no item named in any yet"


def test_policies_name_those_told_and_count_those_that_are_not() -> None:
    """A rule that nobody has told is a number, never an empty line."""
    policies = f"[{{id: a, text: Keep a reserve}}, {{id: b, text: {UNKNOWN}}}]"
    section = section_of("policies", make_portfolio(policies=policies), "cfo")
    assert section.title == "Two rules about money, one not told yet"
    assert facts_of(section) == {"Rule 1": "Keep a reserve"}


def test_one_sale_leaves_its_price_less_its_cost() -> None:
    """80 less 15 leaves 65, of a range 90–140 less 60 leaves 30–80."""
    section = section_of("unit-economics", make_portfolio(), "cfo")
    assert column(table_of(section), "Leaves") == ["30–80", "65"]


def test_cash_timing_opens_with_the_days_until_clients_pay() -> None:
    """The figures of the client book, each with its business."""
    section = section_of("cash-timing", make_portfolio(), "cfo")
    assert facts_of(section)["More than 60 days late, Copper Studio"] == "$900"
