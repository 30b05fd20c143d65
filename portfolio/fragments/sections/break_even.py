"""The section on how much must be sold so that nothing is lost."""

from collections.abc import Iterator, Sequence
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
from portfolio.values import Known, NotComputable, Number, Unknown, Value, missing_of


def break_even(view: View) -> Section | None:
    """What was stated, what follows from it, and whether both can be true."""
    plans = view.portfolio.break_evens
    if not plans:
        return None
    blocks = [block for plan in plans for block in _plan(plan, view)]
    missing = missing_of(*(v for p in plans for v in (p.declared, p.price, p.variable_cost)))
    owners = display.listed([_whose(p, view) for p in plans])
    sub = (owners, "sales a month that cover what is spent")
    return Section(_heading(plans, view), sub, tuple(blocks), missing)


def _heading(plans: Sequence[BreakEven], view: View) -> str:
    """What is computed is told before what was only stated; of several it is said whose it is."""
    first = next((p for p in plans if isinstance(_computed(p, view), Number)), plans[0])
    if len(plans) > 1 and first.entity:
        return f"{view.name_of(first.entity)}: {_title(first, view)}"
    return _title(first, view)


def _computed(plan: BreakEven, view: View) -> Value | None:
    figure = view.figure("break_even_units", _subject(plan))
    return figure.value if figure else None


def _is_settled(plan: BreakEven, view: View) -> bool:
    """Whether price and cost say how much it takes, or that no number is enough."""
    return isinstance(_computed(plan, view), Number | NotComputable)


def _whose(plan: BreakEven, view: View) -> str:
    return view.name_of(plan.entity) if plan.entity else "Business not named yet"


def _subject(plan: BreakEven) -> str:
    return str(plan.entity or plan.id)


def _title(plan: BreakEven, view: View) -> str:
    computed = view.figure("break_even_units", _subject(plan))
    each = view.figure("implied_contribution", _subject(plan))
    if computed and isinstance(computed.value, Number):
        return f"{display.text(computed.value)} a month cover the cost{_as_stated(plan)}"
    if isinstance(plan.declared, Known) and each and each.is_known:
        whole = _counted(plan, plan.declared.amount)
        return f"Each of {whole} must leave {display.text(each.value)}"
    return "How much must be sold is not known"


def _as_stated(plan: BreakEven) -> str:
    if not isinstance(plan.declared, Number):
        return ""
    return f"; {display.text(plan.declared)} were stated"


def _counted(plan: BreakEven, units: Decimal) -> str:
    return display.counted(int(units), str(plan.unit), str(plan.units_name))


def _plan(plan: BreakEven, view: View) -> Iterator[Html]:
    subject = _subject(plan)
    many, then = display.sentence(plan.units_name), f"Then each {plan.unit} must leave"
    names = (
        ("declared_break_even", f"{many} a month, as stated", ""),
        ("break_even_units", f"{many} a month, computed", ""),
        *(() if _is_settled(plan, view) else (("implied_contribution", then, ""),)),
    )
    facts = [
        f
        for name, label, unit in names
        for f in fact(view, label, view.figure(name, subject), unit)
    ]
    if facts and plan.entity and len(view.portfolio.break_evens) > 1:
        yield c.list_head(_whose(plan, view))
    if facts:
        yield c.facts([*facts, *_margin(plan, view)])
    if not _is_settled(plan, view):
        yield from _check(plan, view)
    if facts:
        yield from _open_answers(plan, view)


def _margin(plan: BreakEven, view: View) -> list[c.Fact]:
    """What the computed number rests on: the cost to cover, and what each unit leaves for it."""
    if not _is_settled(plan, view):
        return []
    rows = (
        ("To be covered each month", plan.fixed_cost),
        (f"Each {plan.unit} leaves", plan.price - plan.variable_cost),
    )
    return [c.Fact(n, display.text(v)) for n, v in rows if isinstance(v, Number)]


def _open_answers(plan: BreakEven, view: View) -> Iterator[Html]:
    """What would make the number a computed one, and whose it is, in one note."""
    computed = view.figure("break_even_units", _subject(plan))
    notes = []
    if computed and not computed.is_known:
        opens = view.opens_with(computed.missing)
        notes.append(f"The number computed from price and cost {opens}.")
    if isinstance(plan.entity_question, Unknown):
        notes.append(f"Which business it is {view.opens_with(plan.entity_question.missing)}.")
    if notes:
        yield c.note(" ".join(notes))


def _check(plan: BreakEven, view: View) -> Iterator[Html]:
    """Whether the stated number can be true at both ends of the stated burn, with examples."""
    burn = view.figure("declared_burn")
    if not isinstance(plan.declared, Known) or burn is None or not isinstance(burn.value, Number):
        return
    units, spent = plan.declared.amount, burn.value
    if units <= 1 or spent.low <= 0 or spent.low == spent.high:
        return
    yield c.paragraph(_verdict(plan, units, spent))
    yield from _examples(plan, units, spent, view)


def _verdict(plan: BreakEven, units: Decimal, spent: Number) -> str:
    """`No single amount makes six charters break even at both ends …`, or which amounts do."""
    least, _ = contribution_for(units, spent.high)
    _, below = contribution_for(units, spent.low)
    number = _counted(plan, units)
    if holds_at_both_ends(units, spent):
        span = f"at least {_money(least, spent)} and less than {_money(below, spent)}"
        return f"{display.sentence(number)} fit the whole stated burn if each leaves {span}."
    low, high = _money(spent.low, spent), _money(spent.high, spent)
    return (
        f"No single amount makes {number} the break-even at both ends of the stated burn. "
        f"At {low} a month each {plan.unit} must leave less than {_money(below, spent)}, "
        f"at {high} at least {_money(least, spent)}."
    )


def _money(amount: Decimal, like: Number) -> str:
    whole = amount.to_integral_value(ROUND_CEILING) if amount.is_finite() else amount
    return display.text(Known(whole, like.unit))


def _examples(plan: BreakEven, units: Decimal, spent: Number, view: View) -> tuple[Html, ...]:
    """Units needed at both ends, at the amounts where the stated number begins or ends to hold."""
    turns = (*contribution_for(units, spent.low), contribution_for(units, spent.high)[0])
    each = sorted({x.to_integral_value(ROUND_CEILING) for x in turns})
    low, high = (Known(end, spent.unit) for end in (spent.low, spent.high))
    noun = f"{plan.units_name} a month"
    amounts = [display.text(Known(x, spent.unit)) for x in each]
    fields = [Field(f"If each {plan.unit} leaves", amounts)]
    for burn in (low, high):
        needed = [units_for(x, burn, "") for x in each]
        fields.append(Field(f"Burn {display.text(burn)}", needed, noun, numeric=True))
    return ledger(view, "Break-even at both ends of the stated burn", *fields)
