"""Turns of phrase that titles and notes of sections share."""

from collections.abc import Iterable, Sequence

from portfolio import display
from portfolio.figures import Figure
from portfolio.fragments import components as c
from portfolio.fragments.markup import Html
from portfolio.fragments.view import View
from portfolio.model import Portfolio
from portfolio.values import Fact, Missing, NotApplicable, Value


def out_of(count: int, of: int, singular: str, plural: str = "") -> str:
    """`None of five streams`, `Two of five streams`, `Both streams`, `All five streams`."""
    things = display.counted(of, singular, plural)
    if count == of:
        return _all(of, singular, things)
    if count == 0:
        return f"None of {things}" if of > 1 else f"No {singular}"
    return f"{display.sentence(display.in_words(count))} of {things}"


def _all(of: int, singular: str, things: str) -> str:
    if of == 1:
        return f"The one {singular}"
    return f"Both {things.partition(' ')[2]}" if of == 2 else f"All {things}"  # noqa: PLR2004  # English has a word for two


def counted(number: int, singular: str, plural: str = "") -> str:
    """`Five streams`, at the start of a title."""
    return display.sentence(display.counted(number, singular, plural))


def has(count: int) -> str:
    """The verb after `out_of`."""
    return "has" if count <= 1 else "have"


def be(count: int) -> str:
    """The verb after `out_of`."""
    return "is" if count <= 1 else "are"


def quoted(figure: Figure, unit: str | None = None) -> Html:
    """A figure in a sentence or a cell; the mail and the tests find it again.

    `unit` replaces the figure's own where the words around it already say it.
    """
    own = figure.unit or None
    return c.figure(figure.id, display.text(figure.value, own if unit is None else unit))


def fact(
    view: View, name: str, figure: Figure | None, unit: str | None = None
) -> tuple[c.Fact, ...]:
    """A figure as a line of facts; none while it is unknown or cannot exist."""
    if figure is None or not figure.is_known:
        return ()
    more = len(figure.unknown_parts)
    rest = f" + {more} unknown, {view.opens_with(figure.unknown_parts)}" if more else ""
    return (c.Fact(name, c.joined((quoted(figure, unit), rest))),)


def seat(value: Value, view: View) -> Value:
    """Who answers for something, by title."""
    if isinstance(value, Fact):
        return Fact(view.title_of(str(value.content)), value.sources)
    return value


def month_so_far(portfolio: Portfolio) -> str:
    """The edition's month, and that it is not over yet where that is so."""
    month = display.month(portfolio.edition)
    return month if portfolio.edition.is_complete(portfolio.as_of) else f"{month} so far"


def note_on(view: View, subject: str, missing: Sequence[Missing]) -> tuple[Html, ...]:
    """`Who agreed to be written to opens with answer 4.`; nothing when all is told."""
    if not missing:
        return ()
    return (c.note(f"{display.sentence(subject)}: {view.opens_with(missing)}."),)


def why_none(values: Iterable[Value]) -> tuple[Html, ...]:
    """`n/a: part of one amount.`: why some cells of a table can have no value."""
    why = dict.fromkeys(v.why for v in values if isinstance(v, NotApplicable))
    return (c.note(f"n/a: {display.listed(list(why))}."),) if why else ()
