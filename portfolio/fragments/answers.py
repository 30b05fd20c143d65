"""The opening sentence of a report: the state, then its cause or exception, with figures in it."""

from collections.abc import Callable, Sequence

from portfolio import display
from portfolio.figures.cash import zero_cash_month
from portfolio.findings import Finding, grouped
from portfolio.fragments.view import View
from portfolio.fragments.words import finding_sentence
from portfolio.values import Known, Number, Range


def answer(view: View) -> str:
    """The sentence of the kind that the front matter names; on findings when it names none."""
    return ANSWERS[str(view.report.answer or "findings")](view)


def by_findings(view: View) -> str:
    """How many findings of the worst severity are open, and the first of them."""
    groups = grouped(view.findings)
    if not groups:
        return by_answers(view) if view.opening else "No finding is open."
    return worst_of(groups)


def worst_of(groups: Sequence[Sequence[Finding]]) -> str:
    """The state of findings in their order."""
    worst = groups[0][0].severity
    count = sum(group[0].severity == worst for group in groups)
    opened = display.sentence(display.counted(count, f"{worst} finding"))
    if count == 1:
        return f"{opened} is open. It {_told(groups[0])}."
    return f"{opened} are open. The first {_told(groups[0])}."


def _told(group: Sequence[Finding]) -> str:
    """`concerns Able: No price is settled` or `is this: No price is settled`."""
    first = group[0]
    if len(group) == 1 and first.name:
        return f"concerns {first.name}: {first.message}"
    return f"is this: {finding_sentence(group)}"


def by_runway(view: View) -> str:
    """How long cash lasts; turned around while nobody has told how much there is."""
    runway = view.figure("runway")
    if runway is None:
        return by_findings(view)
    if isinstance(runway.value, Known | Range):
        return f"{_lasting(view)}{_burn_sentence(view)}"
    needed = view.figure("cash_for_six_months")
    if needed is None or not isinstance(needed.value, Number):
        return by_answers(view)
    amount = display.text(needed.value)
    state = f"Six months of runway need {amount} in the bank, if the stated burn is net."
    return f"{state} {_asking(view)}"


def _lasting(view: View) -> str:
    runway = view.assessment.figures["runway"].value
    ends = zero_cash_month(runway, view.portfolio.edition)
    if ends is None:
        return f"Cash lasts {display.text(runway)}."
    return f"Cash lasts until {display.months(*ends)}."


def _burn_sentence(view: View) -> str:
    burn = view.figure("net_burn")
    return f" Net burn is {display.text(burn.value)} a month." if burn and burn.is_known else ""


def by_answers(view: View) -> str:
    """What is known and what answers would add; the findings once no figure waits for one."""
    known, applicable = view.known
    count = display.counted(applicable, "figure")
    if known == applicable and view.findings:
        return worst_of(grouped(view.findings))
    if not view.opening:
        return f"{display.sentence(display.in_words(known))} of {count} are known."
    start = f"{display.sentence(display.in_words(known))} of {count} on this page are known."
    return f"{start} {_asking(view)}" if known else f"Nothing is measured here yet. {_asking(view)}"


def _asking(view: View) -> str:
    """`Two answers tell the rest.` and how many figures they open."""
    if not view.opening:
        return ""
    told = {address for q in view.opening for address in q.addresses}
    opened = [f for f in view.figures if f.missing and {m.address for m in f.missing} <= told]
    answers = display.sentence(display.counted(len(view.opening), "answer"))
    if not opened:
        return f"{answers} would help most."
    verb = "opens" if len(view.opening) == 1 else "open"
    return f"{answers} {verb} {display.counted(len(opened), 'figure')}."


ANSWERS: dict[str, Callable[[View], str]] = {
    "findings": by_findings,
    "runway": by_runway,
    "answers": by_answers,
}
"""By the name that the front matter's `answer` gives."""
