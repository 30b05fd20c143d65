"""Rules on what systems cost, how they are changed, and what visitors of a site meet."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from portfolio import display
from portfolio.figures.figure import PORTFOLIO
from portfolio.findings.finding import Case, Judge, Outcome, Rule
from portfolio.findings.subjects import by_subject, cited, days_from, holding
from portfolio.model.market import Site
from portfolio.model.technology import Practice, Saving, Stack
from portfolio.truth import Truth, all_of, any_of, is_above, is_no
from portfolio.values import Known, NotApplicable, Range, Total, Value, missing_of, total


def saving_waits(case: Case) -> Iterator[Outcome]:
    """Money that is known to be saved each month is lost again each month that nobody acts.

    A saving without a day is judged as one that has waited: nothing says that it is new.
    """
    days = case.limit
    open_ = [s for s in case.portfolio.savings if not (s.done or s.doubt or s.unused_resource)]

    def waits(saving: Saving) -> Truth:
        age = Known(days + 1) if saving.opened is None else _age(case, saving.opened)
        return is_above(age, days)

    waiting = holding(open_, waits)
    amount = total((s.amount for s in waiting), case.portfolio.currency)
    if open_:
        yield Outcome(
            truth=any_of(*map(waits, open_)),
            subject=PORTFOLIO,
            message=f"{_worth(amount)} could be saved: {_ideas(waiting)}",
            evidence=cited(waiting or open_),
            at_stake=amount.subtotal,
            missing=missing_of(*(s.opened for s in open_ if s.opened)),
        )


def _age(case: Case, opened: Value) -> Value:
    return days_from(opened, case.portfolio.as_of)


def _worth(amount: Total) -> str:
    if not _is_number(amount.subtotal):
        return "An amount that is not told yet"
    more = ", and more that is not told yet," if amount.missing else ""
    return f"{display.text(amount.subtotal)} a month{more}"


def _is_number(value: Value) -> bool:
    return isinstance(value, Known | Range)


def _ideas(savings: Iterable[Saving]) -> str:
    return display.listed([str(s.name) for s in savings])


def unused_resource(case: Case) -> Iterator[Outcome]:
    """What nobody uses is the easiest cost to end: nobody has to change anything."""
    unused = [s for s in case.portfolio.savings if s.unused_resource and not s.done]
    amount = total((s.amount for s in unused), case.portfolio.currency).subtotal
    worth = f", {display.text(amount)} a month" if _is_number(amount) else ""
    if unused:
        yield Outcome(
            truth=Truth.POSSIBLE if all(s.doubt for s in unused) else Truth.YES,
            subject=PORTFOLIO,
            message=f"Something is paid for that nobody uses{worth}: {_ideas(unused)}",
            evidence=cited(unused),
            at_stake=amount,
        )


def doubtful_saving(case: Case) -> Iterator[Outcome]:
    """A saving on something free, or on something that is not there, would be planned in vain."""
    doubtful = [s for s in case.portfolio.savings if s.doubt and not s.done]
    if doubtful:
        doubts = "; ".join(f"{s.name} ({s.doubt})" for s in doubtful)
        count = display.sentence(display.counted(len(doubtful), "claimed saving"))
        message = f"{count} may not exist: {doubts}"
        yield Outcome(Truth.YES, PORTFOLIO, message, cited(doubtful))
    elif case.portfolio.savings:
        yield Outcome(Truth.NO, PORTFOLIO, "", cited(case.portfolio.savings))


def practice_missing(answer: Callable[[Practice], Value], words: str, why: str) -> Judge:
    """A rule that fires where a system is changed without one of the usual precautions."""

    def lacks(stack: Stack) -> Truth:
        return is_no(answer(stack.practice))

    def judge(case: Case) -> Iterator[Outcome]:
        for subject, stacks in by_subject(case, case.portfolio.stacks).items():
            lacking = holding(stacks, lacks)
            which = display.listed([str(s.name) for s in lacking])
            yield Outcome(
                truth=any_of(*map(lacks, stacks)),
                subject=subject,
                message=f"Changes {words}" if len(stacks) == 1 else f"Changes to {which} {words}",
                evidence=cited(lacking or stacks),
                missing=missing_of(*(answer(s.practice) for s in stacks)),
            )

    judge.__doc__ = why
    return judge


def no_calendar(case: Case) -> Iterator[Outcome]:
    """Who cannot see a free date has to ask for one, and many do not."""
    bookable = {str(e.id) for e in case.portfolio.entities if e.bookable}
    for subject, sites in by_subject(case, case.portfolio.sites).items():
        calendars = [
            s.availability_calendar
            for s in sites
            if not isinstance(s.availability_calendar, NotApplicable)
        ]
        if subject in bookable and calendars:
            yield Outcome(
                truth=all_of(*map(is_no, calendars)),
                subject=subject,
                message="Customers cannot see online which dates are free",
                evidence=cited(sites),
                missing=missing_of(*calendars),
            )


def no_analytics(case: Case) -> Iterator[Outcome]:
    """Without counted visits nobody can tell which channel brings customers."""

    def uncounted(site: Site) -> Truth:
        return is_no(site.analytics)

    for subject, sites in by_subject(case, case.portfolio.sites).items():
        without = holding(sites, uncounted)
        yield Outcome(
            truth=any_of(*map(uncounted, sites)),
            subject=subject,
            message=_uncounted(len(without), len(sites)),
            evidence=cited(without or sites),
            missing=missing_of(*(s.analytics for s in sites)),
        )


def _uncounted(without: int, sites: int) -> str:
    if sites == 1:
        return "Nobody counts the visits of its website"
    number = display.sentence(display.in_words(without))
    verb = "does" if without == 1 else "do"
    return f"{number} of its {display.in_words(sites)} websites {verb} not count visits"


def send_time(case: Case) -> Iterator[Outcome]:
    """A notice that arrives while its reader sleeps is read late or not at all."""
    for subject, sites in by_subject(case, case.portfolio.sites).items():
        answers = [s.send_time_optimised for s in sites if s.send_time_optimised is not None]
        yield Outcome(
            truth=any_of(Truth.NOT_APPLICABLE, *map(is_no, answers)),
            subject=subject,
            message="Notifications go out without regard to when people read them",
            evidence=cited(sites),
            missing=missing_of(*answers),
        )


RULES = (
    Rule(
        "CST-01",
        "medium",
        ("cto", "cfo"),
        "A saving that was found waits",
        "Give each saving an owner and a day, or drop it in writing",
        saving_waits,
        threshold=Decimal(30),
        threshold_meaning="days after which a saving that was found should have been made",
    ),
    Rule(
        "CST-02",
        "medium",
        ("cto",),
        "Something is paid for that nobody uses",
        "Check that nothing depends on it, keep a last copy, and delete it",
        unused_resource,
    ),
    Rule(
        "CST-04",
        "low",
        ("cto",),
        "A claimed saving may not exist",
        "Compare the claim with the bill and the list of systems before planning with it",
        doubtful_saving,
    ),
    Rule(
        "DEV-01",
        "high",
        ("cto",),
        "Changes go live without automatic tests",
        "Set up a pipeline that tests and deploys each change",
        practice_missing(
            lambda practice: practice.ci,
            "go live without automatic tests",
            "A change that no machine has tried is tried by customers.",
        ),
    ),
    Rule(
        "DEV-02",
        "high",
        ("cto",),
        "Changes are not tried on a copy first",
        "Create a staging copy and let changes pass through it",
        practice_missing(
            lambda practice: practice.staging,
            "are not tried on a copy first",
            "Without a copy to try on, the first trial is the live system.",
        ),
    ),
    Rule(
        "DEV-03",
        "high",
        ("cto",),
        "A bad change cannot be taken back",
        "Deploy versions, and rehearse going back to the one before",
        practice_missing(
            lambda practice: practice.rollback,
            "cannot be taken back when they go wrong",
            "Without a way back, a bad change lasts until somebody mends it under pressure.",
        ),
    ),
    Rule(
        "UX-01",
        "high",
        ("cto", "cmo"),
        "Customers cannot see online which dates are free",
        "Show an availability calendar where customers book",
        no_calendar,
    ),
    Rule(
        "UX-02",
        "high",
        ("cto", "cmo", "ceo"),
        "Nobody counts the visits of the website",
        "Add analytics to each public website",
        no_analytics,
    ),
    Rule(
        "UX-03",
        "low",
        ("cmo", "cto"),
        "Notifications go out without regard to when people read them",
        "Try two sending hours on half of the readers each",
        send_time,
    ),
)
