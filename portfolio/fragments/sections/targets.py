"""The section on what is planned for each month and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass

from portfolio import display
from portfolio.calendar import Month, months_between
from portfolio.figures.revenue import revenue_gap, revenue_target
from portfolio.fragments import components as c
from portfolio.fragments.section import Section
from portfolio.fragments.sections.ledger import Field, ledger
from portfolio.fragments.sections.phrases import note_on
from portfolio.fragments.view import View
from portfolio.model import Portfolio
from portfolio.values import Known, Number, Total, Value, missing_of


@dataclass(frozen=True)
class _Line:
    """One month: plan, and difference of what came of it."""

    month: Month
    planned: Value
    gap: Value

    @property
    def actual(self) -> Value:
        return self.planned + self.gap


def targets(view: View) -> Section | None:
    """Plan, result and difference by month, to the last month that needs a target."""
    if not view.portfolio.targets:
        return None
    lines = [_line(month, view.portfolio) for month in _months(view.portfolio)]
    missing = missing_of(*(line.planned for line in lines))
    if not any(isinstance(line.planned, Number) for line in lines):
        return Section("No month has a target yet", missing=missing)
    sub = (_whose(view), f"revenue, {view.portfolio.currency}", "AC actual, PL plan")
    blocks = (*_table(view, lines), *note_on(view, "Months without a target", missing))
    return Section(_title(lines), sub, blocks, missing)


def _months(portfolio: Portfolio) -> tuple[Month, ...]:
    """From the first planned month, or the edition's, to the last that needs a target."""
    starts = [t.first or portfolio.edition for t in portfolio.targets]
    starts += [o.month for t in portfolio.targets for o in t.revenue.observations]
    return months_between(min(starts), max(t.last for t in portfolio.targets))


def _line(month: Month, portfolio: Portfolio) -> _Line:
    """The figures as if the month were the edition's."""
    then = portfolio.model_copy(update={"edition": month})
    return _Line(month, _known_of(revenue_target, then), _known_of(revenue_gap, then))


def _known_of(figure: Callable[[Portfolio], Value | Total], portfolio: Portfolio) -> Value:
    """The figure; of a sum, what is known of it."""
    value = figure(portfolio)
    return value.subtotal if isinstance(value, Total) else value


def _table(view: View, lines: list[_Line]) -> tuple[c.Html, ...]:
    currency = view.portfolio.currency
    return ledger(
        view,
        "Targets by month",
        Field("Month", [display.month(line.month) for line in lines]),
        Field("AC", [_actual(line, view) for line in lines], currency, numeric=True),
        Field("PL", [line.planned for line in lines], currency, numeric=True),
        Field("ΔPL", [_difference(line.gap) for line in lines], currency, numeric=True),
    )


def _actual(line: _Line, view: View) -> Value | str:
    """A month that is not over is never set against the plan of a whole month."""
    if line.month > view.portfolio.edition:
        return "to come"
    return line.actual if line.month.is_complete(view.portfolio.as_of) else "not over"


def _difference(gap: Value) -> str:
    if not isinstance(gap, Known):
        return ""
    shown = display.signed(gap).replace(display.symbol(gap.unit), "")
    return c.toned(shown, good=gap.amount >= 0) if gap.amount else shown


def _title(lines: list[_Line]) -> str:
    """What the newest month that is over came to, or how many months have a target."""
    over = [line for line in lines if isinstance(line.gap, Known)]
    if over and isinstance(over[-1].gap, Known):
        return _against_plan(over[-1].month, over[-1].gap)
    planned = sum(isinstance(line.planned, Number) for line in lines)
    months = f"{display.in_words(planned)} of {display.counted(len(lines), 'month')}"
    verb = "has" if planned == 1 else "have"
    return f"{display.sentence(months)} to {display.month(lines[-1].month)} {verb} a target"


def _against_plan(month: Month, gap: Known) -> str:
    name = display.month_name(month)
    if not gap.amount:
        return f"{name} met the plan"
    amount = display.text(Known(abs(gap.amount), gap.unit))
    return f"{name} {'missed' if gap.amount < 0 else 'beat'} the plan by {amount}"


def _whose(view: View) -> str:
    names = [view.name_of(t.entity) for t in view.portfolio.targets]
    return display.listed(list(dict.fromkeys(names)))
