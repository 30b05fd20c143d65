"""The JSON Schemas of data files and month files, made from the records and their field types."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from portfolio.fields import classes_in
from portfolio.meanings import meanings
from portfolio.model import Part, Records, collection_types
from portfolio.months import ANSWERS, AS_OF
from portfolio.shapes import REFERENCE, SHAPES, Shape, named

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_HOLDING_SCHEMAS_BY_NAME = ("properties", "$defs", "patternProperties")


def portfolio_schema() -> Shape:
    """A data file: any collections, and what holds for the whole file."""
    return _schema("A data file of the portfolio", {})


def month_schema() -> Shape:
    """A month file: its day, the answers, and any records."""
    address = f"^({'|'.join(collection_types())})\\.[A-Za-z0-9-]+\\."
    months = {
        AS_OF: named("day") | {"description": "The day that the numbers of this file speak of."},
        ANSWERS: {
            "type": "object",
            "description": "One line for each value, by its address: cash.operating.balance: 1200",
            "patternProperties": {address: {}},
            "additionalProperties": False,
        },
    }
    return _schema("The answers of a month", months) | {"required": [AS_OF]}


def _schema(title: str, more: dict[str, Shape]) -> Shape:
    made = Records.model_json_schema()
    tops = {
        "currency": named("currency") | {"description": "The currency of all amounts below."},
        "source": named("source") | {"description": "Where all values below were taken from."},
    }
    made["properties"] |= tops | more
    for kind in _parts(collection_types().values()):
        for name, meaning in meanings(kind).items():
            made["$defs"][kind.__name__]["properties"][name]["description"] = meaning
    made["$defs"] |= SHAPES
    return {"$schema": DIALECT, **_mended(made), "title": title}


def _parts(kinds: Iterable[type[Part]]) -> Iterator[type[Part]]:
    """These kinds and all that stand inside them."""
    for kind in kinds:
        yield kind
        yield from _parts(p for f in kind.model_fields.values() for p in classes_in(f, Part))


def _mended(schema: Any) -> Any:
    """As people write it: placeholders resolved, no null, no titles that only repeat a name."""
    if isinstance(schema, list):
        return [_mended(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    mended = {
        key: _mended_each(value) if key in _HOLDING_SCHEMAS_BY_NAME else _mended(value)
        for key, value in schema.items()
        if not (key == "title" or (key == "default" and not value))
    }
    return _without_null(_resolved(mended))


def _mended_each(schemas: Mapping[str, Any]) -> Shape:
    return {name: _mended(schema) for name, schema in schemas.items()}


def _resolved(schema: Shape) -> Shape:
    if REFERENCE in schema:
        schema["$ref"] = f"#/$defs/{schema.pop(REFERENCE)}"
    return schema


def _without_null(schema: Shape) -> Shape:
    """A field that may be left out is left out; null is refused wherever it is written."""
    choices = [each for each in schema.get("anyOf", ()) if each != {"type": "null"}]
    if len(choices) == 1:
        return {**{key: value for key, value in schema.items() if key != "anyOf"}, **choices[0]}
    return {**schema, "anyOf": choices} if choices else schema
