"""Changes every value of a portfolio, or one of them, so that tests can compare the figures."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from portfolio.amounts import Series
from portfolio.model import Part, Portfolio
from portfolio.values import Value

Change = Callable[[str, Value], Value]
"""Takes where a value stands, such as `cash.operating.balance`, and the value."""
ChangeOfSeries = Callable[[str, Series], Series]


def changed(portfolio: Portfolio, change: Change) -> Portfolio:
    """The portfolio with every value replaced by what `change` makes of it."""

    def months(address: str, series: Series) -> Series:
        seen = (replace(o, value=change(address, o.value)) for o in series.observations)
        return Series(tuple(seen), change(address, series.base))

    return _rebuilt(portfolio, change, months)


def with_series(portfolio: Portfolio, change: ChangeOfSeries) -> Portfolio:
    """The portfolio with every monthly measure replaced."""
    return _rebuilt(portfolio, lambda _, value: value, change)


def _rebuilt(portfolio: Portfolio, change: Change, months: ChangeOfSeries) -> Portfolio:
    return portfolio.model_copy(
        update={
            name: tuple(_part(record, f"{name}.{record.id}", change, months) for record in records)
            for name, records in _collections(portfolio)
        }
    )


def addresses(portfolio: Portfolio) -> list[str]:
    """Where the values stand; all months of a measure stand at one place."""
    found: dict[str, None] = {}

    def note(address: str, value: Value) -> Value:
        found[address] = None
        return value

    changed(portfolio, note)
    return list(found)


def reordered(
    portfolio: Portfolio, order: Callable[[tuple[Any, ...]], tuple[Any, ...]]
) -> Portfolio:
    """The portfolio with the records of every collection in another order."""
    return portfolio.model_copy(
        update={name: order(records) for name, records in _collections(portfolio)}
    )


def _collections(portfolio: Portfolio) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for name, content in portfolio:
        if isinstance(content, tuple):
            yield name, content


def _part(part: Part, address: str, change: Change, months: ChangeOfSeries) -> Part:
    return part.model_copy(
        update={
            name: _content(content, f"{address}.{name}", change, months)
            for name, content in part
            if name not in ("id", "source")
        }
    )


def _content(content: Any, address: str, change: Change, months: ChangeOfSeries) -> Any:
    if isinstance(content, Value):
        return change(address, content)
    if isinstance(content, Series):
        return months(address, content)
    if isinstance(content, Part):
        return _part(content, address, change, months)
    if isinstance(content, tuple):
        return tuple(_content(c, f"{address}.{n}", change, months) for n, c in enumerate(content))
    return content
