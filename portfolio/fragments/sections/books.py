"""Sections on which system keeps what, which accounts there are, and what was spent on what."""

from portfolio import display
from portfolio.calendar import Month
from portfolio.fragments import components as c
from portfolio.fragments.section import Section
from portfolio.fragments.sections.ledger import Field, ledger, lines, untold
from portfolio.fragments.sections.phrases import be, has, out_of
from portfolio.fragments.view import View
from portfolio.model.money import Expense, LedgerAccount
from portfolio.truth import Truth, is_no, is_yes
from portfolio.values import Fact, Number, missing_of, total

MOST_MONTHS = 3
PARTS = {
    "asset": "What is owned",
    "liability": "What is owed",
    "equity": "Owners",
    "revenue": "Revenue",
    "cost": "Cost of sales",
    "expense": "Running cost",
    "other": "Other",
}


def books(view: View) -> Section | None:
    """Which business has an accounting system, and what arrives in it by itself."""
    kept = view.portfolio.books
    if not kept:
        return None
    fields = (
        Field("Business", [view.name_of(b.entity) for b in kept]),
        Field("Accounting system", [b.ledger for b in kept]),
        Field("Bank entries", [b.bank_feed for b in kept], minor=True),
        Field("Invoices", [b.invoicing for b in kept], minor=True),
        Field("Receipts", [b.receipts for b in kept], minor=True),
    )
    missing = tuple(m for f in fields[1:] for m in f.missing)
    if not any(f.is_told for f in fields[1:]):
        return Section("Which system keeps the books is not known", missing=missing)
    sub = (
        "All businesses",
        "which system keeps what",
        f"as of {display.day(view.portfolio.as_of)}",
    )
    return Section(_books_title(view), sub, lines(view, "Books", *fields), missing)


def _books_title(view: View) -> str:
    kept = [b for b in view.portfolio.books if isinstance(b.ledger, Fact)]
    having = sum(is_yes(b.ledger) is Truth.YES for b in kept)
    whole = [b for b in kept if b.entity is None]
    if whole and not having:
        return "No accounting system covers all businesses"
    return (
        f"{out_of(having, len(kept), 'business', 'businesses')} {has(having)} an accounting system"
    )


def chart_of_accounts(view: View) -> Section | None:
    """The accounts that the books need: those present, those missing, those nobody looked for."""
    accounts = sorted(view.portfolio.accounts, key=lambda a: str(a.number))
    if not accounts:
        return None
    checked = [a for a in accounts if isinstance(a.present, Fact)]
    missing = missing_of(*(a.present for a in accounts))
    sub = (
        f"{display.counted(len(accounts), 'account', digits=True)} that the books need",
        "by number",
    )
    blocks = (
        *_checked(checked, view),
        *_unchecked([a for a in accounts if a not in checked], view),
    )
    return Section(_accounts_title(accounts), sub, blocks, missing)


def _accounts_title(accounts: list[LedgerAccount]) -> str:
    absent = [a for a in accounts if is_no(a.present) is Truth.YES]
    if absent:
        verb = be(len(absent))
        return f"{out_of(len(absent), len(accounts), 'account')} {verb} missing from the books"
    present = sum(is_yes(a.present) is Truth.YES for a in accounts)
    return f"{out_of(present, len(accounts), 'account')} {be(present)} in the books"


def _checked(accounts: list[LedgerAccount], view: View) -> tuple[c.Html, ...]:
    if not accounts:
        return ()
    fields = (
        Field("Account", [f"{a.number} {a.name}" for a in accounts]),
        Field("Part", [PARTS[a.type] for a in accounts], minor=True),
        Field("In the books", [a.present for a in accounts]),
    )
    return ledger(view, "Accounts", *fields)


def _unchecked(accounts: list[LedgerAccount], view: View) -> tuple[c.Html, ...]:
    """Accounts nobody has looked for are a list by part, not a wall of unknown cells."""
    if not accounts:
        return ()
    parts = list(dict.fromkeys(a.type for a in accounts))
    names = [", ".join(f"{a.number} {a.name}" for a in accounts if a.type == p) for p in parts]
    table = ledger(
        view,
        "Accounts to check",
        Field("Part", [PARTS[p] for p in parts]),
        Field("Accounts to look for in the books", names),
    )
    return (*table, *untold(view, [Field("Which of them exist", [a.present for a in accounts])]))


def expenses(view: View) -> Section | None:
    """What was spent on what, in the last months."""
    kinds = view.portfolio.expenses
    if not kinds:
        return None
    months = sorted({o.month for e in kinds for o in e.amount.until(view.portfolio.edition)})
    missing = missing_of(*(e.amount.base for e in kinds))
    shown = months[-MOST_MONTHS:]
    if not shown:
        return Section("What was spent on what is not known", missing=missing)
    currency = view.portfolio.currency
    sub = ("All businesses", f"expenses by category, {currency}", "the newest months")
    fields = (
        Field("Category", [_category(e, view) for e in kinds], total="Known total"),
        *(_spent(kinds, month, view) for month in shown),
    )
    return Section(
        _expense_title(kinds, shown[-1]), sub, ledger(view, "Expenses", *fields), missing
    )


def _category(expense: Expense, view: View) -> str:
    own = f", {view.name_of(expense.entity)}" if expense.entity else ""
    return f"{expense.category}{own}"


def _spent(kinds: tuple[Expense, ...], month: Month, view: View) -> Field:
    values = [e.amount.at(month) for e in kinds]
    currency = view.portfolio.currency
    whole = total(values, currency)
    shown = (
        display.text(whole.subtotal).replace(display.symbol(currency), "") if whole.known else ""
    )
    unknown = whole.applicable - whole.known
    shown += f" + {unknown} unknown" if unknown and shown else ""
    return Field(display.month(month), values, currency, numeric=True, total=shown)


def _expense_title(kinds: tuple[Expense, ...], month: Month) -> str:
    spent = [(v, e) for e in kinds if isinstance(v := e.amount.at(month), Number)]
    if not spent:
        return f"Expenses of {display.month(month)} are not told yet"
    value, largest = max(spent, key=lambda pair: pair[0].high)
    return f"{largest.category} took {display.text(value)} in {display.month(month)}"
