"""What the sections of the accounting report say of books, accounts and the way to profit."""

from tests.fragments.section_reader import column, facts_of, prose_of, section_of, table_of
from tests.portfolio_builder import make_portfolio

UNKNOWN = "{unknown: true, need: something, ask: owner}"


def test_books_count_the_businesses_that_have_a_system() -> None:
    """One of the two that keep books has one; each answer stands in its column."""
    section = section_of("books", make_portfolio(), "accounting")
    assert section.title == "One of two businesses has an accounting system"
    assert column(table_of(section), "Invoices") == ["✗ no", "✗ no"]


def test_one_answer_for_all_businesses_is_a_fact_and_not_a_table() -> None:
    """What nobody has told of it is one note."""
    untold = ", ".join(f"{name}: {UNKNOWN}" for name in ("bank_feed", "invoicing", "receipts"))
    books = f"[{{id: all, ledger: no, {untold}}}]"
    section = section_of("books", make_portfolio(books=books), "accounting")
    assert section.title == "No accounting system covers all businesses"
    assert facts_of(section)["Accounting system"] == "✗ no"
    assert prose_of(section)[0].startswith("Not told yet: bank entries, invoices and receipts")


def test_recognition_counts_the_steps_that_are_settled() -> None:
    """Four of five steps are told for hedge care, all five for kayak hire."""
    section = section_of("revenue-recognition", make_portfolio(), "accounting")
    assert section.title == "One of two streams has all five steps settled"
    assert column(table_of(section), "Settled") == ["4", "5"]
    assert column(table_of(section), "Moment it counts") == ["? Unknown", "when it is delivered"]


def test_accounts_that_nobody_looked_for_are_no_wall_of_unknowns() -> None:
    """Known accounts have rows of their own; the others are one line for each part of the books."""
    accounts = f"""
- {{id: a, number: 1000, name: Cash, type: asset, present: {UNKNOWN}}}
- {{id: b, number: 1100, name: Receivables, type: asset, present: {UNKNOWN}}}
- {{id: c, number: 5100, name: Fuel, type: cost, present: no}}
"""
    section = section_of("chart-of-accounts", make_portfolio(accounts=accounts), "accounting")
    assert section.title == "One of three accounts is missing from the books"
    assert table_of(section)[1:] == [["5100 Fuel", "Cost of sales", "✗ no"]]
    assert table_of(section, 1)[1:] == [["What is owned", "1000 Cash, 1100 Receivables"]]


def test_expenses_end_in_a_total_that_counts_what_is_unknown() -> None:
    """A sum of some categories never passes for the sum of all."""
    expenses = f"""
- {{id: fuel, category: Fuel, amount: [{{month: 2026-10, value: 1100}}]}}
- {{id: rent, category: Rent, amount: {UNKNOWN}}}
"""
    section = section_of("expenses", make_portfolio(expenses=expenses), "accounting")
    assert section.title == "Fuel took $1,100 in October 2026"
    assert table_of(section)[-1] == ["Known total", "1,100 + 1 unknown"]


def test_the_way_to_profit_sets_what_is_needed_against_what_is_booked() -> None:
    """40 rentals cover the cost; 10 are won and half of 20 count."""
    section = section_of("profitability-roadmap", make_portfolio(), "accounting")
    assert section.title == "40 rentals a month are needed, 20 are booked"
    assert column(table_of(section), "Milestone") == ["The second dock is open"]
    assert facts_of(section) == {"Rentals a month needed": "40", "Booked": "20"}
