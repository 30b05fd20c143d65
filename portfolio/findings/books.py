"""Rules on revenue and the books: what is recorded, by which rule, and in which system."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from portfolio import display
from portfolio.calendar import Month
from portfolio.figures.figure import PORTFOLIO
from portfolio.findings.answers import judged, not_told, said_no, some_names, some_of
from portfolio.findings.finding import Case, Outcome, Rule
from portfolio.findings.subjects import by_subject, cited, is_active, last_complete_months
from portfolio.model import Portfolio
from portfolio.model.business import Entity
from portfolio.model.money import Books, LedgerAccount, Recognition, RevenueStream
from portfolio.truth import Truth, is_above, is_no
from portfolio.values import RATIO, Known, NotApplicable, Unknown, Value, at_corners, missing_of

Streams = Sequence[RevenueStream]


def _names(streams: Streams) -> str:
    return some_names([s.name for s in streams])


def _untracked(affected: Streams, everything: Streams) -> str:
    if len(everything) == 1:
        return f"No system records the revenue from {_names(affected)}"
    streams = some_of(len(affected), len(everything), "revenue stream")
    return f"No system records the revenue of {streams}: {_names(affected)}"


def _unpriced(affected: Streams, _: Streams) -> str:
    return f"No price list or way of charging is settled for {_names(affected)}"


def no_recognition(case: Case) -> Iterator[Outcome]:
    """Until all five steps are settled, nobody can say in which month money counts as revenue."""
    streams = [s for s in case.portfolio.revenue_streams if is_active(case.portfolio, s.entity)]
    lacking = [s for s in streams if _open_steps(s.recognition)]
    open_ = {name for s in lacking for name in _open_steps(s.recognition)}
    of_all = some_of(len(lacking), len(streams), "revenue stream")
    if streams:
        yield Outcome(
            truth=Truth.YES if lacking else Truth.NO,
            subject=PORTFOLIO,
            message=f"When money counts as revenue is not settled for {of_all}; still"
            f" open: {display.listed([n for n in _STEPS if n in open_])}",
            evidence=cited(lacking or streams),
            missing=missing_of(*(v for s in lacking for v in _steps(s.recognition).values())),
        )


_STEPS = ("contract", "obligations", "price", "allocation", "timing")


def _steps(recognition: Recognition) -> dict[str, Value]:
    return {name: getattr(recognition, name) for name in _STEPS}


def _open_steps(recognition: Recognition) -> list[str]:
    return [name for name, value in _steps(recognition).items() if isinstance(value, Unknown)]


def no_ledger(case: Case) -> Iterator[Outcome]:
    """Without one system for the books no statement can be made, and none can be checked."""
    told = by_subject(case, case.portfolio.books)
    for subject, books in told.items():
        yield judged(subject, books, _answer_no, _ledger, _without_ledger)
    yield from not_told(case.portfolio, told, _keeps_books, "books", "what keeps its books")


def _ledger(books: Books) -> Value:
    return books.ledger


def _answer_no(books: Books) -> Truth:
    return is_no(books.ledger)


def _without_ledger(*_: Sequence[Books]) -> str:
    return "No accounting system keeps the books"


def _keeps_books(entity: Entity) -> bool:
    """A property or a service stands in the books of the business that it belongs to."""
    return entity.parent is None


def _absent(affected: Sequence[LedgerAccount], _: Sequence[LedgerAccount]) -> str:
    names = some_names([f"{a.name} ({a.number})" for a in affected], 5)
    return f"The chart of accounts lacks {names}"


def uncategorised(case: Case) -> Iterator[Outcome]:
    """Money that went out without a category hides in every comparison of costs."""
    [month] = last_complete_months(case.portfolio, 1)
    paid, unexplained = _paid_out(case.portfolio, month)
    share = at_corners(_share, unexplained, paid, unit=RATIO)
    yield Outcome(
        truth=is_above(share, case.limit.scaleb(-2)),
        subject=PORTFOLIO,
        message=f"{display.text(unexplained)} of {display.text(paid)} paid out in"
        f" {display.month(month)} stand in no category",
        evidence=share.sources,
        at_stake=unexplained,
        missing=missing_of(share),
    )


def _paid_out(portfolio: Portfolio, month: Month) -> tuple[Value, Value]:
    """What was paid out in the month, and the part of it that no kind of cost explains."""
    if not portfolio.burn:
        none = NotApplicable("no burn is kept")
        return none, none
    paid = _sum([b.outflow.at(month) for b in portfolio.burn], portfolio)
    explained = _sum([e.amount.at(month) for e in portfolio.expenses], portfolio)
    return paid, paid - explained


def _sum(values: Sequence[Value], portfolio: Portfolio) -> Value:
    summed: Value = Known(Decimal(0), portfolio.currency)
    for value in values:
        summed = summed + value
    return summed


def _share(unexplained: Decimal, paid: Decimal) -> Decimal:
    return unexplained / paid if paid > 0 else Decimal(0)


RULES = (
    Rule(
        "REV-01",
        "critical",
        ("ceo", "accounting", "cfo"),
        "No system records revenue as it comes in",
        "Choose one system, and enter last week's revenue in it",
        said_no(
            lambda portfolio: portfolio.revenue_streams,
            lambda stream: stream.tracked,
            _untracked,
            "Revenue that nobody records can be neither planned, taxed nor missed.",
        ),
    ),
    Rule(
        "REV-02",
        "high",
        ("ceo", "accounting"),
        "No price list or way of charging is settled",
        "Decide on a price list, and publish it",
        said_no(
            lambda portfolio: portfolio.revenue_streams,
            lambda stream: stream.has_price_list,
            _unpriced,
            "Without a price nobody can buy, and no margin can be known.",
        ),
    ),
    Rule(
        "REV-03",
        "high",
        ("accounting",),
        "When money counts as revenue is not settled",
        "Write one policy for each stream, and have an accountant sign it off",
        no_recognition,
    ),
    Rule(
        "ACC-01",
        "critical",
        ("accounting", "ceo", "cfo"),
        "No accounting system keeps the books",
        "Open one ledger, and connect the bank accounts to it",
        no_ledger,
    ),
    Rule(
        "ACC-02",
        "high",
        ("accounting",),
        "The chart of accounts is incomplete",
        "Add the accounts, and move what belongs in them",
        said_no(
            lambda portfolio: portfolio.accounts,
            lambda account: account.present,
            _absent,
            "A cost without an account of its own disappears among others.",
        ),
    ),
    Rule(
        "ACC-03",
        "medium",
        ("accounting",),
        "Money was paid out without a category",
        "Give each payment of the month a category",
        uncategorised,
        threshold=Decimal(5),
        threshold_meaning="percent of the month's payments, above which it fires",
    ),
)
