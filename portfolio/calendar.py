"""Months and days as reports speak of them. A month is data; the clock never decides one."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Self

# A business keeps no books outside these years: other numbers are slips of the finger, and would
# make a plan "until 9026-12" a list of 84,000 months.
EARLIEST_YEAR, LATEST_YEAR = 1900, 2199

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month; orders and prints as `2026-11`."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `YYYY-MM`; anything else raises ValueError."""
        found = _MONTH.fullmatch(text)
        if not found:
            raise ValueError(f"'{text}' is not a month; write it as 2026-11")
        if not EARLIEST_YEAR <= int(found[1]) <= LATEST_YEAR:
            raise ValueError(f"'{text}' is not between {EARLIEST_YEAR} and {LATEST_YEAR}")
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year, day.month)

    def plus(self, months: int) -> "Month":
        index = self.year * 12 + self.number - 1 + months
        return Month(index // 12, index % 12 + 1)

    @property
    def days(self) -> int:
        return calendar.monthrange(self.year, self.number)[1]

    @property
    def first_day(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        return date(self.year, self.number, self.days)

    def is_complete(self, as_of: date) -> bool:
        """Whether the month lies wholly behind `as_of`; a partial month never enters an average."""
        return self.last_day <= as_of

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"


def months_between(first: Month, last: Month) -> tuple[Month, ...]:
    """All months from `first` to `last`, both included; empty when `last` is earlier."""
    count = (last.year - first.year) * 12 + last.number - first.number + 1
    return tuple(first.plus(step) for step in range(max(count, 0)))


def day(text: str) -> date:
    """Read `YYYY-MM-DD` as somebody types it with a command; anything else raises ValueError."""
    found = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    if not found or not EARLIEST_YEAR <= found.year <= LATEST_YEAR:
        raise ValueError(f"'{text}' is not a day, as 2026-11-30 is")
    return found
