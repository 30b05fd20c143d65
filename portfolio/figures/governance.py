"""What is measured, to be done, to be decided, written down and agreed."""

from datetime import date
from decimal import Decimal

from portfolio.amounts import Series
from portfolio.figures.counting import how_many, number_of, of_active
from portfolio.figures.figure import Definition, DefinitionFrom, Figures, Limits
from portfolio.model import Portfolio
from portfolio.model.plan import Action, Kpi
from portfolio.truth import Truth, is_no
from portfolio.values import Fact, Known, NotApplicable, Range, Total, Unknown, Value


def kpi_coverage(portfolio: Portfolio, figures: Figures) -> Value | Total:
    """F-35: measures that are computed, or were observed lately, of all that apply."""
    return how_many(_is_measured(kpi, portfolio, figures) for kpi in portfolio.kpis)


def _is_measured(kpi: Kpi, portfolio: Portfolio, figures: Figures) -> Value:
    """A measure is fresh, or it is not; that nobody has told it is no reason not to know that."""
    if kpi.figure is not None and kpi.figure in figures:
        value = figures[str(kpi.figure)].value
        return value if isinstance(value, NotApplicable) else _answered(kpi, _is_told(value))
    if kpi.observed is None:
        return _answered(kpi, False)
    if not kpi.observed.observations and isinstance(kpi.observed.base, NotApplicable):
        return kpi.observed.base
    return _answered(kpi, is_fresh(kpi.observed, portfolio))


def _answered(kpi: Kpi, is_so: bool) -> Fact:
    return Fact(is_so, kpi.cited)


def _is_told(value: Value) -> bool:
    return not isinstance(value, Unknown)


def is_fresh(series: Series, portfolio: Portfolio) -> bool:
    """Whether something was told for a month that ended at most `staleness_days` ago."""
    told = [o.month for o in series.until(portfolio.edition) if isinstance(o.value, Known | Range)]
    if not told:
        return False
    age = (portfolio.as_of - max(told).last_day).days
    return age <= portfolio.about_it.staleness_days


def open_actions(portfolio: Portfolio) -> Value:
    """Actions that are neither done nor dropped."""
    return number_of(_open(portfolio), portfolio.actions)


def _open(portfolio: Portfolio) -> list[Action]:
    return [a for a in portfolio.actions if a.status in ("open", "doing")]


def overdue_actions(portfolio: Portfolio) -> Value | Total:
    """F-37: open actions whose day has passed; none without a day is known to be late."""
    if portfolio.actions and not _open(portfolio):
        return number_of((), portfolio.actions)
    return how_many(
        (action.due for action in _open(portfolio)),
        lambda due: _is_past(due, portfolio.as_of),
        unit="",
    )


def _is_past(day: Value, as_of: date) -> Truth:
    passed = isinstance(day, Fact) and isinstance(day.content, date) and day.content < as_of
    return Truth.YES if passed else Truth.NO


def undated_actions(portfolio: Portfolio) -> Value:
    """Open actions of which nobody has said by when."""
    undated = [a for a in _open(portfolio) if isinstance(a.due, Unknown)]
    return number_of(undated, portfolio.actions)


def books_with_ledger(portfolio: Portfolio) -> Value | Total:
    """Books that are kept in an accounting system."""
    return how_many(books.ledger for books in of_active(portfolio, portfolio.books))


def missing_accounts(portfolio: Portfolio) -> Value | Total:
    """Accounts that the blueprint has and the books do not."""
    return how_many((account.present for account in portfolio.accounts), is_no, unit="")


def undocumented_equity(portfolio: Portfolio) -> Value | Total:
    """Shares in a business that no signed agreement states."""
    stakes = of_active(portfolio, portfolio.equity)
    return how_many((stake.documented for stake in stakes), is_no)


def decisions_open(portfolio: Portfolio) -> Value:
    """Questions that one person has to decide and has not."""
    waiting = [d for d in portfolio.decisions if d.decided is None]
    return number_of(waiting, portfolio.decisions)


def policies_stated(portfolio: Portfolio) -> Value | Total:
    """Rules about money that somebody has put into words."""
    return how_many((policy.text for policy in portfolio.policies), lambda _told: Truth.YES)


def milestones_open(portfolio: Portfolio) -> Value:
    """States to be reached that are neither reached nor dropped."""
    waiting = [m for m in portfolio.milestones if m.status == "open"]
    return number_of(waiting, portfolio.milestones)


_NONE_LATE = Limits(attention=Decimal(0), watch=Decimal(0), low_is_bad=False)

DEFINITIONS = (
    Definition(
        "open_actions",
        "Open actions",
        "actions that are neither done nor dropped",
        ("ceo",),
        open_actions,
    ),
    Definition(
        "overdue_actions",
        "Overdue actions",
        "open actions whose day has passed",
        ("ceo",),
        overdue_actions,
        limits=_NONE_LATE,
    ),
    Definition(
        "undated_actions",
        "Actions without a date",
        "open actions of which nobody has said by when",
        ("ceo",),
        undated_actions,
    ),
    Definition(
        "books_with_ledger",
        "Books kept in a system",
        "books that are kept in an accounting system",
        ("accounting",),
        books_with_ledger,
    ),
    Definition(
        "missing_accounts",
        "Accounts missing",
        "accounts that the plan of accounts has and the books do not",
        ("accounting",),
        missing_accounts,
    ),
    Definition(
        "undocumented_equity",
        "Shares without papers",
        "shares in a business that no signed agreement states",
        ("ceo",),
        undocumented_equity,
    ),
    Definition(
        "decisions_open",
        "Decisions to make",
        "decisions that wait for one person",
        ("ceo",),
        decisions_open,
    ),
    Definition(
        "policies_stated",
        "Money rules in words",
        "rules about money that somebody has put into words",
        ("cfo",),
        policies_stated,
    ),
    Definition(
        "milestones_open",
        "Milestones ahead",
        "milestones that are neither reached nor dropped",
        ("ceo", "accounting"),
        milestones_open,
    ),
)

DERIVED = (
    DefinitionFrom(
        "kpi_coverage",
        "Measures that are kept",
        "measures that are computed, or were observed lately, of all that apply",
        ("ceo",),
        kpi_coverage,
    ),
)
