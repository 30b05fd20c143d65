"""What can be wrong on the way from a page to a mail; entry points show it as one line."""

from typing import Self


class MailError(Exception):
    """A mistake that a person can mend.

    `place` is a file, a `file:line` or a page of the site; the message says what is wrong there.
    Raised by every module of the edge, caught by its entry point alone.
    """

    def __init__(self, place: str, message: str) -> None:
        super().__init__(place, message)
        self.place = place
        self.message = message

    @classmethod
    def at(cls, place: str, line: int | None, message: str) -> Self:
        return cls(f"{place}:{line}" if line else place, message)

    def __str__(self) -> str:
        return f"{self.place}: error: {self.message}"
