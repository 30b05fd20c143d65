"""Sections on burn, break-even, targets, capital and financial rules."""

from portfolio import display
from portfolio.figures.cash import TRAILING_MONTHS
from portfolio.fragments import components as c
from portfolio.fragments.section import Section, SectionKind
from portfolio.fragments.view import View


def burn(view: View) -> Section | None:
    """What is spent a month: measured where it is, as stated until then."""
    declared = view.figure("declared_burn")
    if declared is None or not view.portfolio.burn:
        return None
    net = view.figure("net_burn")
    stated = display.text(declared.value, "a month")
    title = (
        f"About {stated} goes out, by what was said"
        if not net or not net.is_known
        else (f"Net burn is {display.text(net.value, 'a month')}")
    )
    rows = [
        c.Fact("As stated", view.told(declared.value, "a month")),
        c.Fact("Gross or net", view.told(view.portfolio.burn[0].basis)),
    ]
    if net:
        rows.append(c.Fact("Net burn", view.told(net.value, "a month")))
    window = f"average of up to {display.in_words(TRAILING_MONTHS)} complete months"
    return Section(title, ("All businesses", "USD a month", window), (c.facts(rows),))


KINDS = (SectionKind("burn", "Burn", burn),)
