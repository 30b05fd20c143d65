"""The sections of a report on money: burn, break-even, targets, capital and rules about money."""

from portfolio import display
from portfolio.amounts import Series
from portfolio.calendar import Month
from portfolio.figures import Figure
from portfolio.figures.cash import TRAILING_MONTHS
from portfolio.fragments import components as c
from portfolio.fragments.section import Section, SectionKind
from portfolio.fragments.sections.break_even import break_even
from portfolio.fragments.sections.capital import capital, policies
from portfolio.fragments.sections.ledger import Field, ledger
from portfolio.fragments.sections.phrases import fact
from portfolio.fragments.sections.targets import targets
from portfolio.fragments.sections.unit_economics import cash_timing, unit_economics
from portfolio.fragments.view import View
from portfolio.values import Fact, Number, Unknown, Value, total

MOST_MONTHS = 6


def burn(view: View) -> Section | None:
    """What is spent a month: measured where it is, as stated until then."""
    declared = view.figure("declared_burn")
    if declared is None or not view.portfolio.burn:
        return None
    net = view.figure("net_burn")
    missing = (*declared.missing, *(net.missing if net else ()))
    if not declared.is_known and not (net and net.is_known):
        return Section("What is spent a month is not known", missing=missing)
    window = f"average of up to {display.in_words(TRAILING_MONTHS)} complete months"
    measured = net is not None and net.is_known
    sub = ("All businesses", "money spent in a month", window if measured else "as stated")
    blocks = (c.facts(_facts(view)), *_by_month(view), *_how_told(net, view))
    return Section(_title(declared, net, view), sub, blocks, missing)


def _title(declared: Figure, net: Figure | None, view: View) -> str:
    if net and isinstance(net.value, Number):
        return f"Net burn is {display.text(net.value, 'a month')}"
    return f"Burn is stated at {display.text(declared.value)} a month{_basis(view)}"


def _basis(view: View) -> str:
    """Gross or net changes how far cash reaches, so the title says when nobody has told."""
    told = [b.basis for b in view.portfolio.burn]
    return ", gross or net not told" if any(isinstance(b, Unknown) for b in told) else ""


def _facts(view: View) -> list[c.Fact]:
    names = (
        ("declared_burn", "As stated"),
        ("net_burn", "Net burn"),
    )
    facts = [f for name, label in names for f in fact(view, label, view.figure(name))]
    facts += fact(view, "Cloud services", view.figure("cloud_share_of_burn"))
    basis = view.portfolio.burn[0].basis
    if isinstance(basis, Fact):
        facts.append(c.Fact("The stated amount is", display.text(basis)))
    return facts


def _how_told(net: Figure | None, view: View) -> tuple[c.Html, ...]:
    if net is None or not net.missing:
        return ()
    return (c.note(f"Net burn, what is spent less what comes in: {view.opens_with(net.missing)}."),)


def _by_month(view: View) -> tuple[c.Html, ...]:
    """Out, in and net of the last months; nothing before anything is measured."""
    months = _observed(view)[-MOST_MONTHS:]
    if not months:
        return ()
    paid = [_sum([b.outflow for b in view.portfolio.burn], m, view) for m in months]
    received = [_sum([b.inflow for b in view.portfolio.burn], m, view) for m in months]
    net = [p - r for p, r in zip(paid, received, strict=True)]
    currency = view.portfolio.currency
    return ledger(
        view,
        "Burn by month",
        Field("Month", [_month(m, view) for m in months]),
        Field("Paid out", paid, currency, numeric=True),
        Field("Received", received, currency, numeric=True, minor=True),
        Field("Net burn", net, currency, numeric=True),
    )


def _observed(view: View) -> list[Month]:
    series = [s for b in view.portfolio.burn for s in (b.outflow, b.inflow)]
    return sorted({o.month for s in series for o in s.until(view.portfolio.edition)})


def _sum(series: list[Series], month: Month, view: View) -> Value:
    return total((s.at(month) for s in series), view.portfolio.currency).complete


def _month(month: Month, view: View) -> str:
    over = month.is_complete(view.portfolio.as_of)
    return display.month(month) + ("" if over else ", not over")


KINDS = (
    SectionKind("burn", "Burn", burn),
    SectionKind("break-even", "Break-even", break_even),
    SectionKind("targets", "Targets", targets),
    SectionKind("capital", "Order of spending", capital),
    SectionKind("policies", "Rules about money", policies),
    SectionKind("unit-economics", "What a sale leaves", unit_economics),
    SectionKind("cash-timing", "When money arrives", cash_timing),
)
