"""Tiles: the few figures that open a page."""

from collections.abc import Sequence
from dataclasses import dataclass

from portfolio.fragments.chips import Chip, chip
from portfolio.fragments.markup import Html, element, joined, optional

LONG = 11
"""Characters beyond which a value is set smaller where columns are narrow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One figure: `value` "4.7–6.1", `unit` "months", `change` "−1.0 since August".

    A `worded` one says why there is no number, in smaller letters.
    """

    label: str
    figure: str
    value: str
    unit: str = ""
    change: str = ""
    status: Chip | None = None
    drawing: Html | None = None
    lead: bool = False
    worded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownTile:
    """A figure nobody has told yet: `needs` says what is needed and from whom."""

    label: str
    figure: str
    needs: str
    word: str = "Not told yet"
    lead: bool = False


def tiles(items: Sequence[Tile | UnknownTile]) -> Html:
    """All tiles of a page; their number decides the columns."""
    return element("div", f"tiles tiles-{len(items)}", joined(_tile(item) for item in items))


def _tile(tile: Tile | UnknownTile) -> Html:
    body = _unknown(tile) if isinstance(tile, UnknownTile) else _known(tile)
    label = element("p", "tile-label", tile.label)
    return element("div", "tile lead" if tile.lead else "tile", joined((label, *body)))


def _known(tile: Tile) -> tuple[Html, ...]:
    status = joined((chip(tile.status) if tile.status else "", tile.drawing or ""))
    return (
        _worded(tile) if tile.worded else _numbered(tile),
        optional("p", "tile-change", tile.change),
        optional("p", "tile-status", status),
    )


def _numbered(tile: Tile) -> Html:
    kind = "value long" if len(tile.value) > LONG else "value"
    value = element("span", kind, tile.value, data_figure=tile.figure)
    unit = joined((" ", optional("span", "unit", tile.unit))) if tile.unit else Html()
    return element("p", "tile-value", joined((value, unit)))


def _worded(tile: Tile) -> Html:
    return element("p", "tile-unknown", tile.value, data_figure=tile.figure)


def _unknown(tile: UnknownTile) -> tuple[Html, ...]:
    return (
        element("p", "tile-unknown", tile.word, data_figure=tile.figure),
        element("p", "tile-change", tile.needs),
        element("p", "tile-status", chip(Chip.UNKNOWN)),
    )
