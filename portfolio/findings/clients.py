"""Rules on what clients are billed, what they cost, and what they still owe."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from portfolio import display
from portfolio.calendar import Month
from portfolio.findings.finding import Case, Outcome, Rule
from portfolio.findings.subjects import cited, each, holding, last_complete_months
from portfolio.model.operations import Client, ClientBook
from portfolio.truth import Truth, all_of, any_of, is_above, is_no, is_one_of
from portfolio.values import RATIO, Value, measured_in, missing_of

_PERCENT = Decimal(100)


def no_billing_model(case: Case) -> Iterator[Outcome]:
    """Work for which nobody has settled how it is billed is given away."""
    for subject, book in each(case, case.portfolio.client_books):
        clients = _clients_of(case, book)
        unsettled = holding(clients, _has_no_model)
        yield Outcome(
            truth=any_of(
                is_no(book.billing_model),
                is_no(book.billing_integration),
                *map(_has_no_model, clients),
            ),
            subject=subject,
            message=_billing_gaps(book, unsettled, len(clients)),
            evidence=cited([book, *unsettled]),
            missing=missing_of(
                book.billing_model, book.billing_integration, *(c.billing_model for c in clients)
            ),
        )


def _clients_of(case: Case, book: ClientBook) -> list[Client]:
    return [c for c in case.portfolio.clients if c.active and c.entity == book.entity]


def _has_no_model(client: Client) -> Truth:
    return is_one_of(client.billing_model, "none")


def _billing_gaps(book: ClientBook, unsettled: list[Client], of_all: int) -> str:
    gaps = []
    if is_no(book.billing_model) is Truth.YES:
        gaps.append("it is not settled how clients are billed")
    if is_no(book.billing_integration) is Truth.YES:
        gaps.append("no system writes their invoices")
    if unsettled:
        verb = "has" if len(unsettled) == 1 else "have"
        number = f"{display.in_words(len(unsettled))} of {display.counted(of_all, 'client')}"
        gaps.append(f"{number} {verb} no billing model: {_named(unsettled)}")
    return display.sentence(display.listed(gaps))


def _named(clients: Iterable[Client]) -> str:
    return display.listed([str(c.name) for c in clients])


def billed_too_little(case: Case) -> Iterator[Outcome]:
    """What contracts allow and no invoice asks for is income that was earned and left behind."""
    for subject, _ in each(case, case.portfolio.client_books):
        gap, contracted, billed = (
            case.figures[f"{name}.{subject}"] for name in ("billing_gap", "contracted", "billed")
        )
        yield Outcome(
            truth=is_above(gap.value, 0),
            subject=subject,
            message=(
                f"{display.text(billed.value)} of {display.text(contracted.value)} that contracts "
                f"allow was invoiced in {_month_of(case)}, {display.text(gap.value)} less"
            ),
            evidence=gap.sources,
            at_stake=gap.value,
            missing=gap.missing,
        )


def _month_of(case: Case) -> str:
    return display.month(case.portfolio.edition)


def client_at_a_loss(case: Case) -> Iterator[Outcome]:
    """A client who costs more than they are billed takes from what all others bring."""
    months = last_complete_months(case.portfolio, int(case.limit))
    for subject, book in each(case, case.portfolio.client_books):
        clients = _clients_of(case, book)
        losses = {str(c.name): _losses(c, months) for c in clients}
        losses = losses or {"all clients together": _book_losses(book, months)}
        yield _at_a_loss(subject, [book, *clients], losses, months)


def _losses(client: Client, months: tuple[Month, ...]) -> list[Value]:
    return [client.cost.at(m) - client.billed.at(m) for m in months]


def _book_losses(book: ClientBook, months: tuple[Month, ...]) -> list[Value]:
    """F-31 of all clients together, with its sign turned."""
    return [
        book.direct_cost.at(m) + book.hours.at(m) * book.loaded_rate - book.billed.at(m)
        for m in months
    ]


def _at_a_loss(
    subject: str,
    records: list[ClientBook | Client],
    losses: dict[str, list[Value]],
    months: tuple[Month, ...],
) -> Outcome:
    truths = {name: _each_month(values) for name, values in losses.items()}
    losing = [n for n, t in truths.items() if t in (Truth.YES, Truth.POSSIBLE)]
    named = display.listed([f"{n} by {display.text(losses[n][-1])}" for n in losing])
    again = f", the {display.ordinal(len(months))} month running" if len(months) > 1 else ""
    month = display.month(months[-1])
    return Outcome(
        truth=any_of(*truths.values()),
        subject=subject,
        message=f"Cost was above what was billed in {month}{again}: {named}",
        evidence=cited(records),
        missing=missing_of(*(v for values in losses.values() for v in values)),
    )


def _each_month(losses: list[Value]) -> Truth:
    return all_of(*(is_above(loss, 0) for loss in losses))


def overdue(case: Case) -> Iterator[Outcome]:
    """The longer an invoice is late, the less of it is ever paid."""
    limit = case.limit / _PERCENT
    for subject, book in each(case, case.portfolio.client_books):
        late = case.figures[f"overdue_60.{subject}"]
        share = measured_in(late.value / book.receivables.latest, RATIO)
        much = is_above(share, limit) is Truth.YES
        yield Outcome(
            truth=is_above(late.value, 0),
            subject=subject,
            message=f"{display.text(late.value)} is more than 60 days late{_of_all(share)}",
            evidence=late.sources,
            at_stake=late.value,
            missing=late.missing,
            severity="critical" if much else None,
        )


def _of_all(share: Value) -> str:
    known = is_above(share, 0) in (Truth.YES, Truth.POSSIBLE)
    return f", {display.text(share)} of what clients owe" if known else ""


RULES = (
    Rule(
        "BIL-01",
        "critical",
        ("clients", "ceo", "cfo"),
        "It is not settled how clients are billed",
        "Choose a billing model for each client, have it signed, and let a system write invoices",
        no_billing_model,
    ),
    Rule(
        "BIL-02",
        "high",
        ("clients", "cfo"),
        "Less is invoiced than contracts allow",
        "Invoice the difference, or write down why it is waived",
        billed_too_little,
    ),
    Rule(
        "PRF-01",
        "high",
        ("clients", "cfo"),
        "Clients cost more than they are billed",
        "Raise the price, lower the effort, or part with the client",
        client_at_a_loss,
        threshold=Decimal(2),
        threshold_meaning="months in a row with a loss",
    ),
    Rule(
        "COL-01",
        "high",
        ("clients", "cfo", "accounting"),
        "Invoices are more than 60 days late",
        "Call each late payer this week and agree a day of payment in writing",
        overdue,
        threshold=Decimal(20),
        threshold_meaning="percent of all receivables above which late invoices are critical",
    ),
)
