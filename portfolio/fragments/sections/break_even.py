"""The section on how much must be sold so that nothing is lost."""

from collections.abc import Iterator
from decimal import ROUND_CEILING, Decimal

from portfolio import display
from portfolio.figures.contribution import contribution_for, holds_at_both_ends, units_for
from portfolio.fragments import components as c
from portfolio.fragments.markup import Html
from portfolio.fragments.section import Section
from portfolio.fragments.sections.ledger import Field, ledger
from portfolio.fragments.sections.phrases import fact
from portfolio.fragments.view import View
from portfolio.model.money import BreakEven
from portfolio.values import Known, Number, missing_of


def break_even(view: View) -> Section | None:
    """What was stated, what follows from it, and whether both can be true."""
    plans = view.portfolio.break_evens
    if not plans:
        return None
    blocks = [block for plan in plans for block in _plan(plan, view)]
    missing = missing_of(*(v for p in plans for v in (p.declared, p.price, p.variable_cost)))
    owners = display.listed([_whose(p, view) for p in plans])
    sub = (owners, "sales a month that cover what is spent")
    return Section(_title(plans[0], view), sub, tuple(blocks), missing)


def _whose(plan: BreakEven, view: View) -> str:
    return view.name_of(plan.entity) if plan.entity else "Business not named yet"


def _subject(plan: BreakEven) -> str:
    return str(plan.entity or plan.id)


def _title(plan: BreakEven, view: View) -> str:
    computed = view.figure("break_even_units", _subject(plan))
    stated = view.figure("declared_break_even", _subject(plan))
    each = view.figure("implied_contribution", _subject(plan))
    if computed and isinstance(computed.value, Number):
        verb = "covers" if computed.value.high == 1 else "cover"
        said = (
            f", {display.text(stated.value, '')} were stated" if stated and stated.is_known else ""
        )
        return f"{display.text(computed.value)} a month {verb} the cost{said}"
    if stated and stated.is_known and each and each.is_known:
        return f"Each of {display.text(stated.value)} must leave {display.text(each.value)}"
    return "How much must be sold is not known"


def _plan(plan: BreakEven, view: View) -> Iterator[Html]:
    subject = _subject(plan)
    names = (
        ("declared_break_even", "As stated"),
        ("break_even_units", "Computed"),
        ("implied_contribution", "Then each must leave"),
    )
    facts = [f for name, label in names for f in fact(view, label, view.figure(name, subject))]
    if facts:
        yield c.facts(facts)
    yield from _check(plan, view)
    computed = view.figure("break_even_units", subject)
    if facts and computed and not computed.is_known:
        yield c.note(f"Computed from price and cost: {view.opens_with(computed.missing)}.")


def _check(plan: BreakEven, view: View) -> Iterator[Html]:
    """Whether the stated number can be true at both ends of the stated burn, with examples."""
    burn = view.figure("declared_burn")
    if not isinstance(plan.declared, Known) or burn is None or not isinstance(burn.value, Number):
        return
    units, spent = plan.declared.amount, burn.value
    if units < 1 or spent.low <= 0 or spent.low == spent.high:
        return
    yield c.paragraph(_verdict(plan, units, spent))
    yield from _examples(plan, units, spent, view)


def _verdict(plan: BreakEven, units: Decimal, spent: Number) -> str:
    least, _ = contribution_for(units, spent.high)
    _, below = contribution_for(units, spent.low)
    number = display.counted(int(units), str(plan.unit), str(plan.units_name))
    if holds_at_both_ends(units, spent):
        both = f"{_money(least, spent)} and less than {_money(below, spent)}"
        start = f"{display.sentence(number)} a month cover the whole stated burn"
        return f"{start}, if each leaves at least {both}."
    ends = f"{_money(spent.low, spent)} and at {_money(spent.high, spent)} a month"
    return (
        f"No single amount left over by each {plan.unit} makes it {number} at both ends of the "
        f"stated burn, at {ends}: the first needs less than {_money(below, spent)}, "
        f"the second at least {_money(least, spent)}."
    )


def _money(amount: Decimal, like: Number) -> str:
    whole = amount.to_integral_value(ROUND_CEILING) if amount.is_finite() else amount
    return display.text(Known(whole, like.unit))


def _examples(plan: BreakEven, units: Decimal, spent: Number, view: View) -> tuple[Html, ...]:
    """Units needed at both ends, for the smallest and the largest amount in question."""
    least = contribution_for(units, spent.low)[0]
    most = contribution_for(units, spent.high)[0]
    step = Decimal(1)
    each = [x.quantize(step, ROUND_CEILING) for x in (least, (least + most) / 2, most)]
    low, high = (Known(end, spent.unit) for end in (spent.low, spent.high))
    noun = f"{plan.units_name} a month"
    fields = (
        Field(f"If each {plan.unit} leaves", [display.text(Known(x, spent.unit)) for x in each]),
        Field(f"At {display.text(low)}", [units_for(x, low, "") for x in each], noun, numeric=True),
        Field(
            f"At {display.text(high)}", [units_for(x, high, "") for x in each], noun, numeric=True
        ),
    )
    return ledger(view, "Break-even at both ends of the stated burn", *fields)
