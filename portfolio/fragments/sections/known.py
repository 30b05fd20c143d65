"""What is known of a business before anything of it is measured."""

from collections.abc import Iterable

from portfolio.figures import Figure
from portfolio.fragments import components as c
from portfolio.fragments.markup import Html
from portfolio.fragments.view import View
from portfolio.model import Record
from portfolio.values import Fact, Number, Source, Value, merged

Row = tuple[str, Value | None]


def is_told(value: Value | None) -> bool:
    return isinstance(value, Fact | Number)


def told_facts(rows: Iterable[Row], view: View) -> list[c.Fact]:
    """The rows that somebody has told, as facts."""
    return [c.Fact(name, view.told(v)) for name, v in rows if v is not None and is_told(v)]


def family(view: View, entity_id: str) -> tuple[str, ...]:
    """A business, and the one it is a part of where both earn money in the same way."""
    entity = view.portfolio.entity(entity_id)
    if entity.parent and view.portfolio.entity(entity.parent).model == entity.model:
        return (entity_id, str(entity.parent))
    return (entity_id,)


def identity(view: View, entity_id: str) -> list[c.Fact]:
    """What it is for, and what it belongs to."""
    entity = view.portfolio.entity(entity_id)
    facts = [c.Fact("What it is", str(entity.purpose))] if entity.purpose else []
    if entity.parent:
        facts.append(c.Fact("Part of", view.name_of(entity.parent)))
    return facts


def takings(view: View, entity_id: str) -> list[c.Fact]:
    """How its earnings are kept, as far as somebody has said."""
    return told_facts(_takings(view, entity_id), view)


def _takings(view: View, entity_id: str) -> list[Row]:
    own = family(view, entity_id)
    streams = [s for s in view.portfolio.revenue_streams if s.entity in own]
    rows: list[Row] = [(f"{s.name}: recorded by a system", s.tracked) for s in streams]
    return [*rows, *((f"{s.name}: price settled", s.has_price_list) for s in streams)]


def origins(view: View, entity_id: str, details: Iterable[Row]) -> tuple[Source, ...]:
    """Where all of it was said: what it is, its details, and how its earnings are kept."""
    rows = (*details, *_takings(view, entity_id))
    told = (value for _, value in rows if value is not None and is_told(value))
    return merged(view.portfolio.entity(entity_id).cited, *(value.sources for value in told))


def from_documents(view: View, sources: Iterable[Source]) -> tuple[Html, ...]:
    """Where the facts above stand."""
    cited = view.cited(merged(sources))
    return (c.note(f"From {cited}."),) if cited else ()


def own_figure(view: View, name: str, record: Record) -> Figure | None:
    """A record's figure; its subject is the record itself where a business has several."""
    entity = str(getattr(record, "entity", record.id))
    return view.figure(name, entity) or view.figure(name, str(record.id))
