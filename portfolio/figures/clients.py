"""What clients are owed, billed, asked for and cost."""

from decimal import Decimal

from portfolio.figures.adding import carried, last_told, less, summed
from portfolio.figures.figure import DefinitionFor, Limits, alone, edition_month
from portfolio.model import Portfolio
from portfolio.model.operations import Client, ClientBook
from portfolio.values import (
    RATIO,
    Known,
    Number,
    Total,
    Value,
    at_corners,
    divided,
    measured_in,
)


def clients(book: ClientBook) -> Value:
    return book.clients


def contracted(portfolio: Portfolio, book: ClientBook) -> Value:
    """What contracts entitle to in the edition's month."""
    return book.contracted.at(portfolio.edition)


def billed(portfolio: Portfolio, book: ClientBook) -> Value:
    """What was invoiced in the edition's month."""
    return book.billed.at(portfolio.edition)


def collected(portfolio: Portfolio, book: ClientBook) -> Value:
    """What clients paid in the edition's month."""
    return book.collected.at(portfolio.edition)


def billing_gap(portfolio: Portfolio, book: ClientBook) -> Value | Total:
    """F-29: what contracts entitle to less invoices, and no less than client by client.

    What one client was billed too much never makes up for what another was billed too little, so
    the larger of the two is still the least that is missing when not every client is listed.
    """
    of_all = _shortfall(contracted(portfolio, book), billed(portfolio, book), portfolio)
    listed = [c for c in portfolio.clients if c.active and c.entity == book.entity]
    by_client = summed((_gap_of(client, portfolio) for client in listed), portfolio.currency)
    return carried(by_client, lambda listed_gap: _larger(of_all, listed_gap, portfolio))


def _larger(first: Value, second: Value, portfolio: Portfolio) -> Value:
    """The larger of two numbers, or the only one of them that is a number."""
    if isinstance(first, Number) and isinstance(second, Number):
        return at_corners(max, first, second, unit=portfolio.currency)
    return second if isinstance(second, Number) else first


def _gap_of(client: Client, portfolio: Portfolio) -> Value:
    month = portfolio.edition
    return _shortfall(client.entitlement.at(month), client.billed.at(month), portfolio)


def _shortfall(due: Value, done: Value, portfolio: Portfolio) -> Value:
    """How far `done` falls short of `due`; never below nothing."""
    return at_corners(_short_by, due, done, unit=portfolio.currency)


def _short_by(due: Decimal, done: Decimal) -> Decimal:
    return max(Decimal(0), due - done)


def uncollected(portfolio: Portfolio, book: ClientBook) -> Value:
    """F-30: invoices less payments; payments beyond them were made ahead or for older invoices."""
    return _shortfall(billed(portfolio, book), collected(portfolio, book), portfolio)


def overdue_60(portfolio: Portfolio, book: ClientBook) -> Value:
    """F-10, the two oldest buckets together, at the newest month that was told."""
    return last_told(book.overdue_60, portfolio)


def collection_rate(portfolio: Portfolio, book: ClientBook) -> Value:
    """F-13: payments over invoices; above 1 when older invoices were paid too."""
    paid, asked = collected(portfolio, book), billed(portfolio, book)
    return measured_in(divided(paid, asked, "nothing was invoiced"), RATIO)


def clients_without_contract(book: ClientBook) -> Value:
    """Clients less signed contracts."""
    return less(book.clients, book.signed_contracts)


def client_margin(portfolio: Portfolio, book: ClientBook) -> Value:
    """F-31: invoices less direct cost and hours at their full cost; negative at a loss."""
    month = portfolio.edition
    labour = book.hours.at(month) * book.loaded_rate
    return less(billed(portfolio, book), book.direct_cost.at(month), labour)


def days_sales_outstanding(portfolio: Portfolio, book: ClientBook) -> Value:
    """F-12 on closing receivables; of a month that is not over, the days so far."""
    month = portfolio.edition
    days = month.days if month.is_complete(portfolio.as_of) else portfolio.as_of.day
    owed = divided(book.receivables.at(month), book.billed.at(month), "nothing was invoiced")
    return measured_in(owed * Known(Decimal(days)), "days")


_CLIENTS = ("clients",)
_WITH_MONEY = ("clients", "cfo")
_WITH_BOOKS = ("clients", "cfo", "accounting")
_NOTHING_LOST = Limits(attention=Decimal(0), watch=Decimal(0), low_is_bad=False)

DEFINITIONS = (
    DefinitionFor(
        "client_books",
        "clients",
        "Clients",
        "how many clients there are",
        _CLIENTS,
        alone(clients),
    ),
    DefinitionFor(
        "client_books",
        "contracted",
        "Amount due by contract",
        "what contracts entitle to in the month",
        _CLIENTS,
        contracted,
        period=edition_month,
    ),
    DefinitionFor(
        "client_books",
        "billed",
        "Amount invoiced",
        "what was invoiced in the month",
        _CLIENTS,
        billed,
        period=edition_month,
    ),
    DefinitionFor(
        "client_books",
        "collected",
        "Amount paid by clients",
        "what clients paid in the month",
        _CLIENTS,
        collected,
        period=edition_month,
    ),
    DefinitionFor(
        "client_books",
        "billing_gap",
        "Amount not invoiced",
        "what contracts entitle to less what was invoiced; no less than client by client",
        _WITH_MONEY,
        billing_gap,
        period=edition_month,
        limits=_NOTHING_LOST,
    ),
    DefinitionFor(
        "client_books",
        "uncollected",
        "Unpaid invoices",
        "what was invoiced less what was paid in the month",
        _WITH_MONEY,
        uncollected,
        period=edition_month,
    ),
    DefinitionFor(
        "client_books",
        "overdue_60",
        "Over 60 days late",
        "invoices that are more than 60 days past their day",
        _WITH_BOOKS,
        overdue_60,
        limits=_NOTHING_LOST,
    ),
    DefinitionFor(
        "client_books",
        "collection_rate",
        "Share of invoices paid",
        "what was paid divided by what was invoiced in the month",
        _CLIENTS,
        collection_rate,
        unit="of invoices",
        period=edition_month,
    ),
    DefinitionFor(
        "client_books",
        "clients_without_contract",
        "Clients without contract",
        "clients less signed contracts",
        _CLIENTS,
        alone(clients_without_contract),
        limits=_NOTHING_LOST,
    ),
    DefinitionFor(
        "client_books",
        "client_margin",
        "Margin on clients",
        "what was invoiced less direct costs and hours × what an hour costs",
        _WITH_MONEY,
        client_margin,
        period=edition_month,
        limits=Limits(attention=Decimal(0), watch=Decimal(0)),
    ),
    DefinitionFor(
        "client_books",
        "days_sales_outstanding",
        "Days until clients pay",
        "what clients owe at the end of the month divided by what was invoiced in it, "
        "times its days",
        _WITH_BOOKS,
        days_sales_outstanding,
        unit="days",
        period=edition_month,
    ),
)
