"""The documents behind something, as a reader would name them."""

from collections.abc import Iterable

from portfolio import display
from portfolio.model import Portfolio
from portfolio.values import Source


def cited(portfolio: Portfolio, sources: Iterable[Source]) -> str:
    """The documents with the places in each: `The books (October) and Interview (page 2)`."""
    names = {str(s.id): str(s.short or s.title) for s in portfolio.sources}
    places: dict[str, set[str]] = {}
    for source in sources:
        if source.document:
            name = names.get(source.document, source.document)
            places.setdefault(name, set()).update({source.place} - {""})
    return display.listed([_with_places(n, sorted(p)) for n, p in sorted(places.items())])


def _with_places(name: str, places: list[str]) -> str:
    """Between semicolons, since a place may hold a comma."""
    return f"{name} ({'; '.join(places)})" if places else name
