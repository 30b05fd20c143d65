"""What is known of a business before anything of it is measured."""

from collections.abc import Iterable

from portfolio import display
from portfolio.fragments import components as c
from portfolio.fragments.markup import Html
from portfolio.fragments.view import View
from portfolio.model import Record
from portfolio.values import Fact, Number, Value, merged

Row = tuple[str, Value | None]


def is_told(value: Value | None) -> bool:
    return isinstance(value, Fact | Number)


def told_facts(rows: Iterable[Row], view: View) -> list[c.Fact]:
    """The rows that somebody has told, as facts."""
    return [c.Fact(name, view.told(v)) for name, v in rows if v is not None and is_told(v)]


def family(view: View, entity_id: str) -> tuple[str, ...]:
    """A business and the one it is a part of."""
    parent = view.portfolio.entity(entity_id).parent
    return (entity_id, str(parent)) if parent else (entity_id,)


def identity(view: View, entity_id: str) -> list[c.Fact]:
    """Its name, what it is for, and what it belongs to."""
    entity = view.portfolio.entity(entity_id)
    facts = [c.Fact("Name", str(entity.name))]
    if entity.purpose:
        facts.append(c.Fact("What it is", str(entity.purpose)))
    if entity.parent:
        facts.append(c.Fact("Part of", view.name_of(entity.parent)))
    return facts


def takings(view: View, entity_id: str) -> list[c.Fact]:
    """How its earnings are kept, as far as somebody has said."""
    own = family(view, entity_id)
    streams = [s for s in view.portfolio.revenue_streams if s.entity in own]
    rows = [(f"{s.name}: recorded as it comes in", s.tracked) for s in streams]
    rows += [(f"{s.name}: price settled", s.has_price_list) for s in streams]
    return told_facts(rows, view)


def from_documents(view: View, records: Iterable[Record]) -> tuple[Html, ...]:
    """Where the facts above stand."""
    cited = view.cited(merged(*(record.cited for record in records)))
    return (c.note(f"From {display.sentence(cited)}."),) if cited else ()
