"""The section on how long cash lasts; turned around while the balance is unknown."""

from decimal import Decimal

from portfolio import display
from portfolio.figures import Figure
from portfolio.figures.cash import zero_cash_month
from portfolio.fragments import components as c
from portfolio.fragments.markup import Html
from portfolio.fragments.section import Section
from portfolio.fragments.sections.ledger import Field, ledger
from portfolio.fragments.sections.phrases import fact
from portfolio.fragments.view import View
from portfolio.values import Known, Number

GOALS = (3, 6, 12)


def runway(view: View) -> Section | None:
    """Months that cash lasts, or the cash that some months need."""
    figure = view.figure("runway")
    burn = view.figure("declared_burn")
    if figure is None or burn is None:
        return None
    if figure.is_known:
        return Section(
            _lasting(figure, view), _SUB, (_facts(view), *_needed(_burn(view, burn), view))
        )
    if not isinstance(burn.value, Number):
        return Section("How long cash lasts is not known", missing=figure.missing)
    title = f"Each month of runway takes {display.text(burn.value)} in the bank"
    blocks = (*_needed(burn, view), c.note(f"How long it lasts {view.opens_with(figure.missing)}."))
    return Section(title, (*_SUB, "if the stated burn is net"), blocks)


_SUB = ("All businesses", "runway: how many months cash lasts at the present net burn")


def _burn(view: View, declared: Figure) -> Figure:
    net = view.figure("net_burn")
    return net if net and net.is_known else declared


def _lasting(runway: Figure, view: View) -> str:
    ends = zero_cash_month(runway.value, view.portfolio.edition)
    if not isinstance(runway.value, Number):
        return f"No end of cash in sight: {display.text(runway.value)}"
    if ends is None:
        return f"Cash lasts {display.text(runway.value)}"
    return f"Cash runs out in {display.months(*ends)}"


def _facts(view: View) -> Html:
    names = (("cash", "Cash in bank"), ("net_burn", "Net burn"), ("runway", "Runway"))
    return c.facts(f for name, label in names for f in fact(view, label, view.figure(name)))


def _needed(burn: Figure, view: View) -> tuple[Html, ...]:
    """The cash that three, six and twelve months need, at both ends of the burn."""
    if not isinstance(burn.value, Number) or burn.value.low <= 0:
        return ()
    months = [Known(Decimal(m)) for m in GOALS]
    ends = [Known(end, burn.value.unit) for end in (burn.value.low, burn.value.high)]
    heads = ["Cash needed"] if ends[0] == ends[1] else ["At the low end", "At the high end"]
    fields = [
        Field(head, [end * m for m in months], view.portfolio.currency, numeric=True)
        for head, end in zip(heads, ends, strict=False)
    ]
    rows = Field("To last", [f"{m} months" for m in GOALS])
    return ledger(view, "Cash needed", rows, *fields)
