"""The section on the way to profit: what must be sold, what is booked, and the milestones."""

from collections.abc import Sequence

from portfolio import display
from portfolio.calendar import Month
from portfolio.figures import Figure
from portfolio.figures.adding import complete, summed
from portfolio.fragments import components as c
from portfolio.fragments.section import Section
from portfolio.fragments.sections.ledger import Field, ledger
from portfolio.fragments.sections.milestones import milestone_table, milestones_of
from portfolio.fragments.sections.phrases import counted, fact, out_of
from portfolio.fragments.view import View
from portfolio.model.money import BreakEven
from portfolio.truth import Truth, is_below
from portfolio.values import Known, Number, Value, measured_in, missing_of


def profitability_roadmap(view: View) -> Section | None:
    """Break-even, what is booked towards it, and the states to be reached by a day."""
    milestones = milestones_of(view)
    plans = view.portfolio.break_evens
    if not milestones and not plans:
        return None
    if len(plans) > 1:
        return _of_several(plans, view)
    facts = [f for plan in plans for f in _facts(plan, view)]
    table = milestone_table(milestones, view)
    missing = missing_of(*(m.condition for m in milestones))
    if not facts and not table:
        return Section("The way to profit is not described yet", missing=missing)
    blocks = (*((c.facts(facts),) if facts else ()), *table)
    sub = ("All businesses", "what must be sold, what is booked, milestones")
    return Section(_title(view, len(milestones)), sub, blocks, missing)


def _of_several(plans: Sequence[BreakEven], view: View) -> Section:
    """Business by business: what it takes, and what was sold in the last month that is over."""
    edition = view.portfolio.edition
    month = edition if edition.is_complete(view.portfolio.as_of) else edition.plus(-1)
    needed = [figure.value if (figure := _needed(p, view)) else p.declared for p in plans]
    sold = [_sold(plan, month, view) for plan in plans]
    enough = sum(is_below(s - n, 0) is Truth.NO for s, n in zip(sold, needed, strict=True))
    name = display.month_name(month)
    table = ledger(
        view,
        "Break-even",
        Field("Business", [view.name_of(p.entity) for p in plans]),
        Field("Needed", needed, "a month", numeric=True),
        Field("Sold", sold, f"in {name}", numeric=True),
    )
    milestones = milestone_table(milestones_of(view), view)
    sub = ("All businesses", "what must be sold, what was sold, milestones")
    title = f"{out_of(enough, len(plans), 'business', 'businesses')} sold enough in {name}"
    return Section(title, sub, (*table, *milestones), missing_of(*sold))


def _sold(plan: BreakEven, month: Month, view: View) -> Value:
    """Units of the plan's business that count the same thing."""
    same = (
        s
        for s in view.portfolio.revenue_streams
        if s.entity == plan.entity and s.units_name == plan.units_name
    )
    sold = summed((measured_in(s.units.at(month), plan.units_name) for s in same), plan.units_name)
    return complete(sold)


def _needed(plan: BreakEven, view: View) -> Figure | None:
    """The computed number where it can be computed, else the stated one."""
    subject = str(plan.entity or plan.id)
    computed = view.figure("break_even_units", subject)
    if computed and isinstance(computed.value, Number):
        return computed
    return view.figure("declared_break_even", subject)


def _facts(plan: BreakEven, view: View) -> tuple[c.Fact, ...]:
    needed = fact(
        view, f"{display.sentence(plan.units_name)} a month needed", _needed(plan, view), ""
    )
    booked = fact(view, "Booked", view.figure("booked_units"), "")
    return (*needed, *booked)


def _title(view: View, milestones: int) -> str:
    plans = view.portfolio.break_evens
    needed = _needed(plans[0], view) if plans else None
    if needed is None or not isinstance(needed.value, Number):
        return f"{counted(milestones, 'milestone')} on the way to profit"
    booked = view.figure("booked_units")
    start = f"{display.sentence(_number(needed.value))} a month are needed"
    if booked is None or not isinstance(booked.value, Number):
        return start
    return f"{start}, {_booked(booked.value)} booked"


def _number(value: Number) -> str:
    if isinstance(value, Known) and value.amount == int(value.amount):
        return f"{display.in_words(int(value.amount))} {value.unit}"
    return display.text(value)


def _booked(value: Number) -> str:
    if value.high == 0:
        return "none is"
    return f"{display.text(value, '')} {'is' if value.high == 1 else 'are'}"
