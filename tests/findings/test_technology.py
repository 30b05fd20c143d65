from decimal import Decimal

import pytest

from portfolio.truth import Truth
from portfolio.values import number
from tests.findings.judging import found, judged, messages, not_assessed
from tests.portfolio_builder import make_portfolio

PRACTICES = {"DEV-01": "ci", "DEV-02": "staging", "DEV-03": "rollback"}
UNKNOWN = "{unknown: true, need: a look, ask: owner}"


def stack(name: str = "booking", **answers: str) -> str:
    practice = ", ".join(f"{p}: {answers.get(p, 'yes')}" for p in PRACTICES.values())
    return (
        f"- {{id: {name}, entity: kayaks, name: the {name} site, purpose: Books, sign_in: none, "
        f"practice: {{{practice}}}}}"
    )


def saving(name: str = "cache", amount: str = "25", more: str = ", opened: 2026-09-01") -> str:
    return f"- {{id: {name}, name: tighten the {name}, vendor: Host, amount: {amount}{more}}}"


def site(name: str = "shop", analytics: str = "yes", calendar: str = "yes", more: str = "") -> str:
    return (
        f"- {{id: {name}, entity: kayaks, name: {name}.example.com, analytics: {analytics}, "
        f"availability_calendar: {calendar}{more}}}"
    )


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("DEV-01", "Changes go live without automatic tests"),
        ("DEV-02", "Changes are not tried on a copy first"),
        ("DEV-03", "Changes cannot be taken back when they go wrong"),
    ],
)
def test_a_system_without_a_practice(rule: str, sentence: str) -> None:
    """Each rule looks at one practice, and says it in words of the business."""
    practice = PRACTICES[rule]
    lacking = make_portfolio(stacks=stack(**{practice: "no"}))
    assert [f"high | Heron Kayaks | {sentence}"] == messages(rule, lacking)
    assert not any(messages(other, lacking) for other in PRACTICES if other != rule)
    assert Truth.NO is judged(rule, make_portfolio(stacks=stack()))["kayaks"].truth


@pytest.mark.parametrize(("rule", "practice"), PRACTICES.items())
def test_a_practice_nobody_told_is_not_assessed(rule: str, practice: str) -> None:
    portfolio = make_portfolio(stacks=stack(**{practice: UNKNOWN}))
    assert ["a look"] == [m.need for n in not_assessed(rule, portfolio) for m in n.missing]
    assert [] == messages(rule, portfolio)


def test_of_several_systems_those_that_lack_it_are_named() -> None:
    """One finding for a business; a system that is unknown does not hide one that lacks it."""
    stacks = [stack("booking", ci="no"), stack("shop"), stack("depot", ci=UNKNOWN)]
    portfolio = make_portfolio(stacks="\n".join(stacks), control_states="")
    assert [
        "high | Heron Kayaks | Changes to the booking site go live without automatic tests"
    ] == messages("DEV-01", portfolio)


def test_systems_of_a_business_given_up_are_left_alone() -> None:
    """Nobody mends the systems of a business that is closed."""
    closed = make_portfolio(answers={"entities.kayaks.active": "no"})
    assert {} == judged("DEV-01", closed)


def test_a_saving_waits() -> None:
    """What all savings bring together is at stake each month."""
    portfolio = make_portfolio(savings=f"{saving()}\n{saving('disk', '5 to 9')}")
    assert [
        "medium | $30–34 a month could be saved: tighten the cache and tighten the disk"
    ] == messages("CST-01", portfolio)
    assert [number(Decimal(30), Decimal(34), "USD")] == [
        f.at_stake for f in found("CST-01", portfolio)
    ]


def test_a_saving_of_unknown_amount_still_waits() -> None:
    """A sum with a hole says so, and no sum is not zero."""
    holed = make_portfolio(savings=f"{saving()}\n{saving('disk', UNKNOWN)}")
    assert [
        (
            "medium | $25 a month, and more that is not told yet, could be saved: "
            "tighten the cache and tighten the disk"
        )
    ] == messages("CST-01", holed)
    untold = make_portfolio(savings=saving(amount=UNKNOWN))
    assert [
        "medium | An amount that is not told yet could be saved: tighten the cache"
    ] == messages("CST-01", untold)


@pytest.mark.parametrize(
    ("opened", "expected"),
    [
        (", opened: 2026-10-01", Truth.NO),
        (", opened: 2026-09-30", Truth.YES),
        ("", Truth.YES),
        (f", opened: {UNKNOWN}", Truth.UNKNOWN),
    ],
)
def test_a_saving_has_thirty_days(opened: str, expected: Truth) -> None:
    """Thirty days are fair; a saving without any day counts as one that has waited."""
    portfolio = make_portfolio(savings=saving(more=opened))
    assert expected is judged("CST-01", portfolio)["portfolio"].truth


def test_a_saving_that_is_made_is_over() -> None:
    portfolio = make_portfolio(savings=saving(more=", done: yes"))
    assert [] == [m for rule in ("CST-01", "CST-02", "CST-04") for m in messages(rule, portfolio)]


def test_something_unused_is_paid_for() -> None:
    portfolio = make_portfolio(savings=saving("disk", "5", ", unused_resource: yes"))
    assert [
        "medium | Something is paid for that nobody uses, $5 a month: tighten the disk"
    ] == messages("CST-02", portfolio)
    assert [] == messages("CST-01", portfolio)


def test_a_doubtful_waste_is_only_possible() -> None:
    """Whether something unused exists at all is in doubt, so it ranks one lower."""
    more = ", unused_resource: yes, doubt: no system lists a database"
    portfolio = make_portfolio(savings=saving("database", UNKNOWN, more))
    assert [
        "low | Possibly: Something is paid for that nobody uses: tighten the database"
    ] == messages("CST-02", portfolio)


def test_a_claimed_saving_is_doubted() -> None:
    """It is not counted among the savings that wait."""
    portfolio = make_portfolio(savings=saving(more=", doubt: the cache is free"))
    assert [
        "low | One claimed saving may not exist: tighten the cache (the cache is free)"
    ] == messages("CST-04", portfolio)
    assert [] == messages("CST-01", portfolio)
    assert Truth.NO is judged("CST-04", make_portfolio(savings=saving()))["portfolio"].truth


@pytest.mark.parametrize(
    ("calendars", "expected"),
    [
        (("no", "no"), Truth.YES),
        (("no", "yes"), Truth.NO),
        (("no", UNKNOWN), Truth.UNKNOWN),
        (("no", "{na: true, why: a blog}"), Truth.YES),
    ],
)
def test_one_calendar_is_enough(calendars: tuple[str, str], expected: Truth) -> None:
    """Customers need to see free dates on one of the sites, not on each."""
    first, second = calendars
    sites = f"{site(calendar=first)}\n{site('blog', calendar=second)}"
    assert expected is judged("UX-01", make_portfolio(sites=sites))["kayaks"].truth


def test_no_calendar_in_words() -> None:
    portfolio = make_portfolio(sites=site(calendar="no"))
    assert ["high | Heron Kayaks | Customers cannot see online which dates are free"] == messages(
        "UX-01", portfolio
    )


def test_a_business_nobody_books_needs_no_calendar() -> None:
    sites = site(calendar="no").replace("kayaks", "gardens")
    assert {} == judged("UX-01", make_portfolio(sites=sites))


def test_visits_nobody_counts() -> None:
    one = make_portfolio(sites=site(analytics="no"))
    assert ["high | Heron Kayaks | Nobody counts the visits of its website"] == messages(
        "UX-02", one
    )
    two = make_portfolio(sites=f"{site(analytics='no')}\n{site('blog')}")
    assert ["high | Heron Kayaks | One of its two websites does not count visits"] == messages(
        "UX-02", two
    )


@pytest.mark.parametrize(
    ("analytics", "expected"), [("yes", Truth.NO), (UNKNOWN, Truth.UNKNOWN), ("no", Truth.YES)]
)
def test_visits_are_counted_or_not_or_nobody_knows(analytics: str, expected: Truth) -> None:
    portfolio = make_portfolio(sites=site(analytics=analytics))
    assert expected is judged("UX-02", portfolio)["kayaks"].truth


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("", Truth.NOT_APPLICABLE),
        (", send_time_optimised: yes", Truth.NO),
        (", send_time_optimised: no", Truth.YES),
        (f", send_time_optimised: {UNKNOWN}", Truth.UNKNOWN),
    ],
)
def test_the_hour_of_sending(answer: str, expected: Truth) -> None:
    """Only a site that sends notifications is judged by their hour."""
    portfolio = make_portfolio(sites=site(more=answer))
    assert expected is judged("UX-03", portfolio)["kayaks"].truth
