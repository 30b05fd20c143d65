"""Turns of phrase that titles of sections share."""

from portfolio import display
from portfolio.figures import Figure
from portfolio.fragments import components as c
from portfolio.fragments.markup import Html


def out_of(count: int, of: int, singular: str, plural: str = "") -> str:
    """`None of five streams`, `Two of five streams`, `All five streams`, `No stream`."""
    things = display.counted(of, singular, plural)
    if count == of:
        return f"All {things}" if of > 1 else f"The one {singular}"
    if count == 0:
        return f"None of {things}" if of > 1 else f"No {singular}"
    return f"{display.sentence(display.in_words(count))} of {things}"


def counted(number: int, singular: str, plural: str = "") -> str:
    """`Five streams`, at the start of a title."""
    return display.sentence(display.counted(number, singular, plural))


def verb(number: int, one: str, several: str) -> str:
    return one if number == 1 else several


def quoted(figure: Figure) -> Html:
    """A figure in a sentence or a cell, with its unit; the mail and the tests find it again."""
    return c.figure(figure.id, display.text(figure.value, figure.unit or None))
