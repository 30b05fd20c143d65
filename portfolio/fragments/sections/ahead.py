"""What the next answers will do: the checks that wait for them."""

from portfolio import display
from portfolio.findings import RULES, NotAssessed
from portfolio.fragments.section import Section, SectionKind
from portfolio.fragments.sections.ledger import Field, ledger
from portfolio.fragments.sections.phrases import counted
from portfolio.fragments.view import View


def checks_ahead(view: View) -> Section | None:
    """Every rule of this report that cannot be judged yet, and the answers that it waits for."""
    waiting = _waiting(view)
    if not waiting:
        return None
    fields = (
        Field("Reported as soon as it is so", [n.title for n in waiting]),
        Field("Limit", [_limit(n) for n in waiting], minor=True),
        Field("Judged with", [_opens(n, view) for n in waiting]),
    )
    sub = ("Checks that no answer allows yet", "none of them counts as passed")
    return Section(_title(waiting, view), sub, ledger(view, "Checks that wait", *fields))


def _waiting(view: View) -> list[NotAssessed]:
    """One line a rule, the ones first that the opening answers allow."""
    own = [n for n in view.assessment.register.not_assessed if view.scope in n.reports]
    rules = list({n.rule: n for n in own}.values())
    return sorted(rules, key=lambda n: (not _opened(n, view), n.rule))


def _opened(check: NotAssessed, view: View) -> bool:
    """Whether the answers that the page opens with are all it waits for."""
    told = {address for question in view.opening for address in question.addresses}
    return bool(check.missing) and {m.address for m in check.missing} <= told


def _limit(check: NotAssessed) -> str:
    rule = next((r for r in RULES if r.id == check.rule), None)
    if rule is None or rule.threshold is None:
        return "none"
    return f"{rule.threshold.normalize():f} {rule.threshold_meaning}"


def _opens(check: NotAssessed, view: View) -> str:
    return display.sentence(view.opens_with(check.missing).removeprefix("opens with "))


def _title(waiting: list[NotAssessed], view: View) -> str:
    opened = sum(_opened(check, view) for check in waiting)
    title = f"{counted(len(waiting), 'check')} {'waits' if len(waiting) == 1 else 'wait'}"
    if not opened or not view.opening:
        return f"{title} for answers"
    answers = display.counted(len(view.opening), "answer")
    return f"{title}; {answers} {_let(len(view.opening))} {display.in_words(opened)} begin"


def _let(answers: int) -> str:
    return "lets" if answers == 1 else "let"


KINDS = (SectionKind("checks-ahead", "Checks ahead", checks_ahead, spares=("not assessed",)),)
