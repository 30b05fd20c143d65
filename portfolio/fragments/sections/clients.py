"""The sections of a report on a portfolio of clients."""

from portfolio import display
from portfolio.calendar import Month
from portfolio.figures.counting import of_active
from portfolio.fragments import components as c
from portfolio.fragments.markup import Html
from portfolio.fragments.section import Section, SectionKind
from portfolio.fragments.sections.collecting import collections
from portfolio.fragments.sections.known import (
    Row,
    from_documents,
    identity,
    is_told,
    own_figure,
    told_facts,
)
from portfolio.fragments.sections.ledger import Field, ledger
from portfolio.fragments.sections.phrases import fact, month_so_far, out_of
from portfolio.fragments.sections.tracking import revenue_tracking
from portfolio.fragments.view import View
from portfolio.model.operations import Client, ClientBook
from portfolio.truth import Truth, is_no
from portfolio.values import Number, Source, Value, merged, missing_of


def billing_audit(view: View) -> Section | None:
    """From what contracts allow to what is billed and paid, and what stands in the way."""
    books = of_active(view.portfolio, view.portfolio.client_books)
    if not books:
        return None
    facts = [f for book in books for f in _billing_facts(book, view)]
    chain = [block for book in books for block in _chain(book, view)]
    missing = missing_of(*(v for book in books for _, v in _settled(book) if v is not None))
    if not facts and not chain:
        return Section("How clients are billed", missing=missing)
    sub = (display.listed([view.name_of(book.entity) for book in books]), "how clients are billed")
    blocks = (c.facts(facts), *chain, *from_documents(view, _sources(books)))
    return Section(_billing_title(books, view), sub, blocks, missing)


def _settled(book: ClientBook) -> tuple[Row, ...]:
    return (
        ("Settled how clients are billed", book.billing_model),
        ("A system writes invoices", book.billing_integration),
        ("Clients", book.clients),
        ("Signed contracts", book.signed_contracts),
    )


def _sources(books: tuple[ClientBook, ...]) -> tuple[Source, ...]:
    told = (v for book in books for _, v in _settled(book) if v is not None and is_told(v))
    return merged(*(value.sources for value in told))


def _billing_facts(book: ClientBook, view: View) -> list[c.Fact]:
    return [*identity(view, book.entity), *told_facts(_settled(book), view)]


def _chain(book: ClientBook, view: View) -> tuple[Html, ...]:
    """Contracted, billed, collected, and what is lost between them, for the edition's month."""
    steps = (
        ("contracted", "Contracts allow"),
        ("billed", "Billed"),
        ("collected", "Paid"),
        ("billing_gap", "Allowed but not billed"),
        ("uncollected", "Billed but not paid"),
    )
    figures = [(label, own_figure(view, name, book)) for name, label in steps]
    facts = [f for label, figure in figures for f in fact(view, label, figure)]
    return (c.list_head(month_so_far(view.portfolio)), c.facts(facts)) if facts else ()


def _billing_title(books: tuple[ClientBook, ...], view: View) -> str:
    gaps = [f.value for f in view.named("billing_gap") if isinstance(f.value, Number)]
    lost = display.listed([display.text(gap) for gap in gaps if gap.high > 0])
    if lost:
        return f"{lost} was earned by contract and not billed"
    unsettled = any(is_no(book.billing_model) is Truth.YES for book in books)
    by_hand = any(is_no(book.billing_integration) is Truth.YES for book in books)
    if unsettled and by_hand:
        return "No billing model is settled, and no system writes invoices"
    if unsettled:
        return "It is not settled how clients are billed"
    return "No system writes invoices" if by_hand else "How clients are billed"


def client_profitability(view: View) -> Section | None:
    """Client by client: billed, cost and what is left; the whole book until clients are named."""
    active = [
        client for client in of_active(view.portfolio, view.portfolio.clients) if client.active
    ]
    margins = view.named("client_margin")
    if not active and not margins:
        return None
    known = [f for f in margins if f.is_known]
    if not active and not known:
        missing = tuple(m for figure in margins for m in figure.missing)
        return Section("What each client leaves over", missing=missing)
    label = f"All clients, {month_so_far(view.portfolio)}"
    blocks = (c.facts(f for figure in known for f in fact(view, label, figure)),) if known else ()
    sub = ("Clients", display.month(_month(active, view)), view.portfolio.currency)
    return Section(_margin_title(active, view), sub, (*blocks, *_clients(active, view)))


def _month(active: list[Client], view: View) -> Month:
    """The edition's month; the one before while it is not over, for costs come in until its end."""
    edition = view.portfolio.edition
    before = edition.plus(-1)
    if edition.is_complete(view.portfolio.as_of):
        return edition
    told = any(isinstance(_margin(client, before), Number) for client in active)
    return before if told else edition


def _clients(active: list[Client], view: View) -> tuple[Html, ...]:
    """The clients with the smallest margin first; those without one last."""
    if not active:
        return ()
    month, currency = _month(active, view), view.portfolio.currency
    ranked = sorted(active, key=lambda client: _rank(_margin(client, month)))
    fields = (
        Field("Client", [str(client.name) for client in ranked]),
        Field("Billed", [client.billed.at(month) for client in ranked], currency, numeric=True),
        Field("Cost", [client.cost.at(month) for client in ranked], currency, numeric=True),
        Field("Left over", [_margin(client, month) for client in ranked], currency, numeric=True),
    )
    return ledger(view, "Clients", *fields)


def _margin(client: Client, month: Month) -> Value:
    return client.billed.at(month) - client.cost.at(month)


def _rank(margin: Value) -> tuple[bool, float]:
    return (False, float(margin.low)) if isinstance(margin, Number) else (True, 0.0)


def _margin_title(active: list[Client], view: View) -> str:
    month = _month(active, view)
    margins = [_margin(client, month) for client in active]
    told = [m for m in margins if isinstance(m, Number)]
    if not told:
        together = [f for f in view.named("client_margin") if f.is_known]
        amounts = display.listed([display.text(f.value) for f in together])
        return f"All clients together leave {amounts}" if amounts else "Clients, and what is told"
    losing = sum(margin.high < 0 for margin in told)
    verb = "cost" if losing > 1 else "costs"
    return f"{out_of(losing, len(told), 'client')} {verb} more than billed"


KINDS = (
    SectionKind("billing-audit", "Billing", billing_audit),
    SectionKind("collections", "Late payers", collections),
    SectionKind("client-profitability", "What clients leave over", client_profitability),
    SectionKind("revenue-tracking", "Recording revenue", revenue_tracking),
)
