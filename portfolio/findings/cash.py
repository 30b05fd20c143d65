"""Rules on cash, burn, break-even, targets, capital and financial policies."""

from collections.abc import Iterator
from decimal import Decimal

from portfolio import display
from portfolio.figures.cash import zero_cash_month
from portfolio.figures.figure import PORTFOLIO
from portfolio.findings.finding import Case, Outcome, Rule
from portfolio.truth import Truth, is_below
from portfolio.values import Unknown, Value, missing_of


def short_runway(case: Case) -> Iterator[Outcome]:
    """Cash that ends within a year leaves no time to act; below three months it is critical."""
    runway = case.figures["runway"]
    truth = is_below(runway.value, case.limit)
    severity = next(
        (s for s, months in _RUNWAY_SEVERITY if is_below(runway.value, months) is not Truth.NO),
        None,
    )
    yield Outcome(
        truth=truth,
        subject=PORTFOLIO,
        message=f"Cash lasts {display.text(runway.value)}{_until(runway.value, case)}",
        evidence=runway.sources,
        missing=missing_of(runway.value),
        severity=severity,
    )


def _until(runway: Value, case: Case) -> str:
    ends = zero_cash_month(runway, case.portfolio.edition)
    if ends is None:
        return ""
    return f", until {display.months(*ends)}"


_RUNWAY_SEVERITY = (("critical", Decimal(3)), ("high", Decimal(6)), ("medium", Decimal(12)))


def runway_unknown(case: Case) -> Iterator[Outcome]:
    """Without cash and burn nobody can say how long the portfolio lasts."""
    runway = case.figures["runway"].value
    if isinstance(runway, Unknown):
        needs = display.listed(sorted({m.need for m in runway.missing}))
        message = f"How long cash lasts is not known: it needs {needs}"
        yield Outcome(Truth.YES, PORTFOLIO, message, runway.sources)
    else:
        yield Outcome(Truth.NO, PORTFOLIO, "")


RULES = (
    Rule(
        "BUR-01",
        "medium",
        ("cfo", "ceo"),
        "Cash runs short",
        "Agree what to cut, sell or raise, and by when",
        short_runway,
        threshold=Decimal(12),
        threshold_meaning="months of runway below which it fires",
    ),
    Rule(
        "BUR-03",
        "high",
        ("cfo", "ceo"),
        "How long cash lasts is not known",
        "Tell the bank balances and whether the stated burn is gross or net",
        runway_unknown,
    ),
)
