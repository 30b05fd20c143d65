"""The reference of fields and front matter, written from the records themselves."""

from collections.abc import Iterator
from typing import Any

from portfolio.amounts import Series
from portfolio.fields import Reader, RefTo
from portfolio.meanings import meanings
from portfolio.model import Part, collection_types
from portfolio.report import Report
from portfolio.values import Value

_HEAD = "| field | what to write | |\n|---|---|---|"


def fields_reference() -> str:
    """Every collection with its fields, as Markdown."""
    parts = ["# What the data may hold", _INTRODUCTION]
    for name, kind in collection_types().items():
        parts.append(f"## `{name}`\n\n{_first_line(kind)}\n\n{_table(kind)}")
        parts += [_inner(inner) for inner in _inner_parts(kind)]
    return "\n\n".join(parts) + "\n"


_INTRODUCTION = """\
A data file names collections; each holds a list of records. Any record may stand in any file below
`data/portfolio/`. A field marked *value* takes a number or answer, a range (`1200 to 1500`),
`{unknown: true, need: …, ask: …}` or `{na: true, why: …}`; one marked *monthly* has a value for
each month. A field without a mark is required; *optional* ones may be left out. `source` may stand
on every record, part and value, and at the top of a file."""


def front_matter_reference() -> str:
    """The names that a report's front matter may use, as a Markdown table."""
    return _table(Report) + "\n"


def _table(kind: Any) -> str:
    told = meanings(kind)
    rows = [
        _row(name, told.get(name, ""), field)
        for name, field in kind.model_fields.items()
        if name != "source"
    ]
    return "\n".join([_HEAD, *rows])


def _row(name: str, meaning: str, field: Any) -> str:
    marks = [mark for mark, holds in _marks(field) if holds]
    return f"| `{name}` | {' '.join(meaning.split())} | {', '.join(marks)} |"


def _marks(field: Any) -> list[tuple[str, bool]]:
    kinds = set(_leaves(field.annotation))
    refs = [m.collection for m in _metadata(field) if isinstance(m, RefTo)]
    words = [w for m in _metadata(field) if isinstance(m, Reader) for w in _words(m.schema)]
    return [
        ("value", Value in kinds),
        ("monthly", Series in kinds),
        (f"an id of `{refs[0]}`" if refs else "", bool(refs)),
        (f"one of {', '.join(words)}", bool(words)),
        ("optional", not field.is_required()),
    ]


def _metadata(field: Any) -> list[Any]:
    """The markers of a field, also of one that may be left out."""
    inner = [m for leaf in _leaves(field.annotation) for m in getattr(leaf, "__metadata__", ())]
    return [*field.metadata, *inner]


def _words(schema: Any) -> list[str]:
    """The words that a schema, or one of its alternatives, allows."""
    ways = [schema, *schema.get("anyOf", ())]
    return [w for way in ways for w in way.get("enum", ()) if isinstance(w, str)]


def _leaves(annotation: Any) -> Iterator[Any]:
    inner = getattr(annotation, "__args__", ())
    yield annotation
    for part in inner:
        yield from _leaves(part)


def _inner_parts(kind: type[Part]) -> list[type[Part]]:
    found = [
        leaf
        for field in kind.model_fields.values()
        for leaf in _leaves(field.annotation)
        if isinstance(leaf, type) and issubclass(leaf, Part)
    ]
    return [leaf for n, leaf in enumerate(found) if leaf not in found[:n]]


def _inner(kind: type[Part]) -> str:
    return f"Within it, *{kind.__name__.lower()}*: {_first_line(kind)}\n\n{_table(kind)}"


def _first_line(kind: type[Part]) -> str:
    return (kind.__doc__ or "").strip().splitlines()[0]
