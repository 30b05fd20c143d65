"""Counts, months and days in the words of a mail."""

from datetime import date

_MONTHS = (
    "January February March April May June July August September October November December"
).split()


def counted(number: int, noun: str) -> str:
    """`1 mail`, `9 mails`."""
    return f"1 {noun}" if number == 1 else f"{number} {noun}s"


def month(edition: str) -> str:
    """`2026-11` as November 2026."""
    day = date.fromisoformat(f"{edition}-01")
    return f"{_MONTHS[day.month - 1]} {day.year}"


def short(day: date) -> str:
    """30 Nov 2026."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}"
