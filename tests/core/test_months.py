"""The answers of month files, and the day that the portfolio speaks of."""

from datetime import date
from decimal import Decimal

import pytest

from portfolio.calendar import Month
from portfolio.months import MonthFile
from portfolio.parse import Parsed, parse
from portfolio.problem import as_text
from portfolio.text import Mapping
from portfolio.values import Known, Missing, NotApplicable, Range, Source, Unknown
from store.tree import read_tree
from tests.portfolio_builder import make_portfolio, parse_portfolio, problems_in

D = Decimal
RECORDS = """\
about: [{id: p, name: P}]
people: [{id: owner, title: owner}]
cash:
  - id: till
    name: Till
    balance: {unknown: true, need: what is in it, ask: owner}
costs:
  - {id: host, vendor: V, service: S, monthly: 7}
"""


def answered(*months: tuple[str, str], as_of: date | None = None) -> Parsed:
    """The records with month files, each `("2026-10", "cash.till.balance: 7")`."""
    files = [
        MonthFile(
            Month.parse(month),
            tree(f"as_of: {Month.parse(month).last_day}\nanswers:\n  {answer}\n", f"{month}.yml"),
        )
        for month, answer in months
    ]
    return parse([tree(RECORDS, "records.yml")], files, as_of)


def tree(text: str, file: str) -> Mapping:
    found, problems = read_tree(text.encode(), file)
    assert found is not None, problems
    return found


def balances(parsed: Parsed) -> dict[str, object]:
    assert parsed.portfolio is not None, [as_text(p) for p in parsed.problems]
    return {str(o.month): o.value for o in parsed.portfolio.cash[0].balance.observations}


def usd(amount: int) -> Known:
    return Known(D(amount), "USD")


# ---- answers --------------------------------------------------------------------------------


def test_a_measure_gains_an_observation_of_the_month() -> None:
    """At the answer's own file and line; the question stays for months without an answer."""
    parsed = answered(("2026-09", "cash.till.balance: 7"), ("2026-10", "cash.till.balance: ~9"))
    assert {"2026-09": usd(7), "2026-10": Known(D(9), "USD", approx=True)} == balances(parsed)
    assert parsed.portfolio is not None
    series = parsed.portfolio.cash[0].balance
    assert (Source("2026-10.yml", 3),) == series.latest.sources
    assert Unknown((Missing("cash.till.balance", "what is in it", "owner"),)) == series.base


def test_other_values_are_replaced_from_then_on() -> None:
    """The newest answer holds, in whatever order the files were found."""
    parsed = answered(("2026-10", "costs.host.monthly: 9"), ("2026-09", "costs.host.monthly: 8"))
    assert parsed.portfolio is not None
    assert usd(9) == parsed.portfolio.costs[0].monthly
    assert (Source("2026-10.yml", 3),) == parsed.portfolio.costs[0].monthly.sources


def test_an_answer_corrects_what_was_observed_for_its_month() -> None:
    portfolio = make_portfolio(answers={"cash.operating.balance": "5"})
    observed = portfolio.cash[0].balance.observations
    assert [(9, usd(31000)), (10, usd(5))] == [(o.month.number, o.value) for o in observed]


def test_an_answer_may_name_another_month() -> None:
    parsed = answered(("2026-10", "cash.till.balance: {month: 2026-08, low: 5, high: 6}"))
    assert {"2026-08": Range(D(5), D(6), "USD")} == balances(parsed)


def test_an_answer_may_bring_its_source() -> None:
    answer = "{value: 9, source: {ref: interview, place: by phone}}"
    [cash] = make_portfolio(answers={"cash.operating.balance": answer}).cash
    expected = Source("months/2026-10.yml", 3, "interview", "by phone", "stated")
    assert (expected,) == cash.balance.latest.sources


@pytest.mark.parametrize("text", ["don't know", "unknown", "Don’t know", "'?'", "DONT KNOW"])
def test_dont_know_leaves_the_question_open(text: str) -> None:
    parsed = answered(("2026-10", f"cash.till.balance: {text}"))
    assert {} == balances(parsed)


def test_an_unknown_answer_is_asked_by_its_own_address() -> None:
    """Somebody else is asked now; the next month file can still answer."""
    asked = "{unknown: true, need: a new price, ask: foreman}"
    gap = Unknown((Missing("costs.hosting.monthly", "a new price", "foreman"),))
    assert gap == make_portfolio(answers={"costs.hosting.monthly": asked}).costs[0].monthly
    gap = Unknown((Missing("cash.operating.balance", "a new price", "foreman"),))
    [cash] = make_portfolio(answers={"cash.operating.balance": asked}).cash
    assert gap == cash.balance.latest


def test_an_answer_can_say_that_there_is_none() -> None:
    portfolio = make_portfolio(answers={"costs.hosting.monthly": "{na: true, why: free}"})
    assert NotApplicable("free") == portfolio.costs[0].monthly


def test_answers_reach_into_groups_and_lists() -> None:
    """By the name of the group, and in a list by id or place."""
    answers = {
        "stacks.booking.practice.ci": "yes",
        "pipelines.kayaks.deals.school.value": "1700",
        "funnels.hire.steps.1.count": "12",
    }
    portfolio = make_portfolio(answers=answers)
    assert portfolio.stacks[0].practice.ci == make_portfolio().stacks[0].practice.rollback
    assert usd(1700) == portfolio.pipelines[1].deals[0].value
    [hire] = [f for f in portfolio.funnels if f.id == "hire"]
    assert Known(D(12)) == hire.steps[1].count.latest


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (
            "cash.operatng.balance",
            (
                "'cash.operatng.balance' names no value of the portfolio; did you mean"
                " 'cash.operating.balance'?"
            ),
        ),
        (
            "cash.operating.balanc",
            (
                "'cash.operating.balanc' names no value of the portfolio; did you mean"
                " 'cash.operating.balance'?"
            ),
        ),
        (
            "balance",
            (
                "'balance' names no value of the portfolio; name it as collection.id.field, such as"
                " 'cash.operating.balance'"
            ),
        ),
        (
            "cash.operating",
            (
                "'cash.operating' names no value of the portfolio; name it as"
                " collection.id.field, such as 'cash.operating.balance'"
            ),
        ),
        (
            "cash.operating.id",
            (
                "'cash.operating.id' names no value of the portfolio; name it as"
                " collection.id.field, such as 'cash.operating.balance'"
            ),
        ),
        (
            "cash.operating.name.first",
            (
                "'cash.operating.name.first' names no value of the portfolio; name it as"
                " collection.id.field, such as 'cash.operating.balance'"
            ),
        ),
        (
            "people.owner.transition.handover",
            (
                "'people.owner.transition.handover' lies in a group that is not there; write the"
                " group of fields in portfolio.yml, line 9, first"
            ),
        ),
        (
            "funnels.hire.steps.7.count",
            (
                "'funnels.hire.steps.7.count' lies in a group that is not there; write the group of"
                " fields in market.yml, line 60, first"
            ),
        ),
    ],
)
@pytest.mark.parametrize("value", ["7", "don't know"])
def test_an_answer_to_nothing(answer: str, problem: str, value: str) -> None:
    """A slip in the address would lose the answer; also one that is not known yet."""
    assert [f"months/2026-10.yml:3: error: {problem}"] == problems_in(answers={answer: value})


def test_an_answer_is_read_by_its_field() -> None:
    """A mistake in it is shown in the month file."""
    assert [
        (
            "months/2026-10.yml:3: error: '7o' is not a number; write it as 1200, 1,200.50 or"
            " 1200 to 1500"
        ),
        (
            "months/2026-10.yml:4: error: open_rate: '30' is not a percentage; write it with its"
            " sign, as 12.5%"
        ),
    ] == problems_in(
        answers={"cash.operating.balance": "7o", "campaigns.spring.drivers.open_rate": "30"}
    )


@pytest.mark.parametrize("text", ["answers: 7", "answers: [cash.till.balance]", "answers:"])
def test_answers_are_lines(text: str) -> None:
    file = MonthFile(Month(2026, 10), tree(f"as_of: 2026-10-31\n{text}\n", "m.yml"))
    [problem] = parse([tree(RECORDS, "records.yml")], [file]).problems
    assert (
        "m.yml:2: error: 'answers' names no values; write one line for each, as"
        " 'cash.operating.balance: 1200', or {} for none"
    ) == as_text(problem)


def test_a_month_file_may_hold_records() -> None:
    text = "as_of: 2026-10-31\ncosts: [{id: new, vendor: V, service: S, monthly: 1}]\n"
    file = MonthFile(Month(2026, 10), tree(text, "m.yml"))
    parsed = parse([tree(RECORDS, "records.yml")], [file])
    assert parsed.portfolio is not None
    assert ["host", "new"] == [cost.id for cost in parsed.portfolio.costs]


# ---- the day --------------------------------------------------------------------------------


def test_the_newest_month_file_states_the_day() -> None:
    parsed = answered(("2026-10", "cash.till.balance: 7"), ("2026-09", "cash.till.balance: 6"))
    assert parsed.portfolio is not None
    assert (date(2026, 10, 31), Month(2026, 10)) == (
        parsed.portfolio.as_of,
        parsed.portfolio.edition,
    )


def test_an_earlier_day_leaves_later_answers_out() -> None:
    """The portfolio as it was known then."""
    months = ("2026-09", "cash.till.balance: 6"), ("2026-10", "cash.till.balance: 7")
    parsed = answered(*months, as_of=date(2026, 9, 15))
    assert {"2026-09": usd(6)} == balances(parsed)
    assert parsed.portfolio is not None
    assert date(2026, 9, 15) == parsed.portfolio.as_of


def test_without_a_month_file_a_day_can_be_given() -> None:
    parsed = answered(as_of=date(2026, 9, 15))
    assert parsed.portfolio is not None
    assert Month(2026, 9) == parsed.portfolio.edition


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "as_of: 2026-11-30",
            (
                "'as_of: 2026-11-30' lies in another month; this file is that of 2026-10; correct"
                " the day or the file's name"
            ),
        ),
        ("as_of: 2026-10-32", "as_of: '2026-10-32' is not a day of the calendar"),
        (
            "as_of:",
            "as_of: nothing is written here; write it",
        ),
        ("as_of: [2026-10-31]", "as_of: write one piece of text here, not several lines or a list"),
        (
            "answers: {}",
            "'as_of' is missing; add 'as_of: 2026-10-31', the day its numbers speak of",
        ),
    ],
)
def test_a_month_file_without_its_day(text: str, problem: str) -> None:
    file = MonthFile(Month(2026, 10), tree(f"{text}\n", "m.yml"))
    parsed = parse([tree(RECORDS, "records.yml")], [file])
    assert [f"m.yml:1: error: {problem}"] == [as_text(p) for p in parsed.problems]
    assert parsed.portfolio is None


def test_all_other_mistakes_are_shown_beside_a_missing_day() -> None:
    """Nobody has to run it twice."""
    file = MonthFile(Month(2026, 10), tree("answers: {}\n", "m.yml"))
    wrong = RECORDS.replace("ask: owner", "ask: ownr").replace(
        "S, monthly", "S, entity: x, monthly"
    )
    problems = parse([tree(wrong, "records.yml")], [file]).problems
    assert ["m.yml:1", "records.yml:6", "records.yml:8"] == [
        f"{p.source.file}:{p.source.line}" for p in problems
    ]


@pytest.mark.parametrize("name", ["as_of: 2026-10-31", "answers: {}"])
def test_what_belongs_in_a_month_file_is_not_passed_over_elsewhere(name: str) -> None:
    word = name.partition(":")[0]
    problems = parse_portfolio(f"{name}\n").problems
    assert [
        f"portfolio.yml:1: error: '{word}' belongs in a month file; move it to months/2026-11.yml"
    ] == [as_text(p) for p in problems]
