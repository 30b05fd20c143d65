"""The section on late payers: how much is owed, and the next step by days late."""

from portfolio import display
from portfolio.figures.counting import of_active
from portfolio.fragments import components as c
from portfolio.fragments.markup import Html
from portfolio.fragments.section import Section
from portfolio.fragments.sections.ledger import Field, ledger
from portfolio.fragments.sections.phrases import counted, fact, note_on
from portfolio.fragments.view import View
from portfolio.values import Number

LADDER = (
    ("From the due day", "Send a friendly reminder with the invoice", "the payment, mostly"),
    ("After 30 days", "Call, and write down the day that was promised", "a promised day"),
    ("After 60 days", "Agree a payment plan in writing, and pause new work", "a written plan"),
    ("After 90 days", "Demand payment formally, then decide to write it off", "a decision"),
)
FIGURES = (
    ("collected", "Paid in the month"),
    ("uncollected", "Billed but not paid"),
    ("overdue_60", "More than 60 days late"),
    ("collection_rate", "Paid of what was billed"),
    ("days_sales_outstanding", "Days until a client pays"),
)


def collections(view: View) -> Section | None:
    """The ladder of steps, beneath the amounts as far as they are known."""
    if not of_active(view.portfolio, view.portfolio.client_books):
        return None
    figures = [(label, f) for name, label in FIGURES for f in view.named(name)]
    facts = [one for label, figure in figures for one in fact(view, label, figure)]
    missing = tuple(m for _, figure in figures for m in figure.missing)
    late = [m for f in view.named("overdue_60") for m in f.missing]
    known = (c.facts(facts),) if facts else ()
    blocks = (*known, *_ladder(view), *note_on(view, "how much is late", late))
    return Section(_title(view), ("Unpaid invoices", "next step by days late"), blocks, missing)


def _ladder(view: View) -> tuple[Html, ...]:
    when, step, aim = (list(column) for column in zip(*LADDER, strict=True))
    return ledger(
        view,
        "Steps by days late",
        Field("An invoice that is late", when),
        Field("Next step", step),
        Field("What it brings", aim, minor=True),
    )


def _title(view: View) -> str:
    late = [f.value for f in view.named("overdue_60") if isinstance(f.value, Number)]
    amounts = display.listed([display.text(value) for value in late if value.high > 0])
    if amounts:
        return f"{amounts} is more than 60 days late"
    if late:
        return "Nothing is more than 60 days late"
    return f"{counted(len(LADDER), 'step')} for a late invoice, from reminder to demand"
