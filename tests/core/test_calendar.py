from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.calendar import Month, months_between

months = st.builds(Month, st.integers(1900, 2199), st.integers(1, 12))


@given(months)
def test_a_month_reads_as_it_prints(month: Month) -> None:
    assert month == Month.parse(str(month))


@given(months, st.integers(-600, 600))
def test_steps_forth_and_back(month: Month, steps: int) -> None:
    assert month == month.plus(steps).plus(-steps)
    assert (month.plus(steps) > month) == (steps > 0)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_day_lies_in_its_month(day: date) -> None:
    month = Month.of(day)
    assert month.first_day <= day <= month.last_day
    assert month.days == (month.last_day - month.first_day).days + 1


@given(months, st.integers(0, 40))
def test_months_from_one_to_another(first: Month, steps: int) -> None:
    """Both included, in order, each once."""
    found = months_between(first, first.plus(steps))
    assert [first.plus(n) for n in range(steps + 1)] == list(found)
    assert () == months_between(first.plus(1), first)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2026-13", "'2026-13' is not a month; write it as 2026-11"),
        ("2026-1", "'2026-1' is not a month; write it as 2026-11"),
        ("2026-11-01", "'2026-11-01' is not a month; write it as 2026-11"),
        ("\uff12026-11", "'\uff12026-11' is not a month; write it as 2026-11"),
        ("0000-01", "'0000-01' is not between 1900 and 2199"),
        ("9026-11", "'9026-11' is not between 1900 and 2199"),
    ],
)
def test_what_is_no_month(text: str, message: str) -> None:
    with pytest.raises(ValueError) as raised:  # noqa: PT011 - the whole message is compared below
        Month.parse(text)
    assert message == str(raised.value)


def test_a_month_is_complete_on_its_last_day() -> None:
    november = Month(2026, 11)
    assert november.is_complete(date(2026, 11, 30))
    assert not november.is_complete(date(2026, 11, 29))
