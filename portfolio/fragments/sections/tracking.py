"""The section on whether revenue from clients is recorded, client by client."""

from portfolio.calendar import Month
from portfolio.figures.counting import of_active
from portfolio.fragments import components as c
from portfolio.fragments.markup import Html
from portfolio.fragments.section import Section
from portfolio.fragments.sections.known import family, is_told, takings
from portfolio.fragments.sections.ledger import Field, ledger
from portfolio.fragments.sections.phrases import be, out_of
from portfolio.fragments.view import View
from portfolio.model.operations import Client
from portfolio.truth import Truth, is_yes
from portfolio.values import Fact, Missing, Value, missing_of


def revenue_tracking(view: View) -> Section | None:
    """Whether revenue from clients is recorded, and what is known of each client."""
    books = of_active(view.portfolio, view.portfolio.client_books)
    if not books:
        return None
    facts = [f for book in books for f in takings(view, book.entity)]
    active = [
        client for client in of_active(view.portfolio, view.portfolio.clients) if client.active
    ]
    if not facts and not active:
        return Section("Whether revenue is recorded", missing=_untracked(view))
    blocks = ((c.facts(facts),) if facts else ()) + _completeness(active, view)
    sub = ("Revenue from clients", "what is recorded, and what is known of each client")
    return Section(_tracking_title(view, active), sub, blocks, _untracked(view))


def _streams(view: View) -> list[Value]:
    own = {
        e
        for book in of_active(view.portfolio, view.portfolio.client_books)
        for e in family(view, book.entity)
    }
    return [s.tracked for s in view.portfolio.revenue_streams if s.entity in own]


def _untracked(view: View) -> tuple[Missing, ...]:
    return missing_of(*_streams(view))


def _completeness(active: list[Client], view: View) -> tuple[Html, ...]:
    """Client by client, what has been told."""
    if not active:
        return ()
    month = view.portfolio.edition
    fields = (
        Field("Client", [str(client.name) for client in active]),
        Field("Billed by", [client.billing_model for client in active]),
        Field("Contract signed", [client.contract for client in active]),
        Field("Allowed", [_is_told(client.entitlement.at(month)) for client in active], minor=True),
        Field("Billed", [_is_told(client.billed.at(month)) for client in active]),
        Field("Paid", [_is_told(client.collected.at(month)) for client in active]),
        Field("Cost", [_is_told(client.cost.at(month)) for client in active]),
    )
    return ledger(view, "What is known of each client", *fields)


def _is_told(value: Value) -> str:
    return "● told" if is_told(value) else "? not yet"


def _tracking_title(view: View, active: list[Client]) -> str:
    streams = _streams(view)
    tracked = sum(is_yes(answer) is Truth.YES for answer in streams)
    if not any(isinstance(answer, Fact) for answer in streams):
        return _details_title(active, view)
    count = out_of(tracked, len(streams), "revenue stream")
    return f"{count} from clients {be(tracked)} recorded as it comes in"


def _details_title(active: list[Client], view: View) -> str:
    month = view.portfolio.edition
    told = sum(is_told(value) for client in active for value in _details(client, month))
    of_all = sum(len(_details(client, month)) for client in active)
    return f"{out_of(told, of_all, 'detail')} of clients {be(told)} told"


def _details(client: Client, month: Month) -> tuple[Value, ...]:
    monthly = (client.entitlement, client.billed, client.collected, client.cost)
    return (client.billing_model, client.contract, *(series.at(month) for series in monthly))
