"""Answers to open questions as an owner would give them: a plausible value of each field's kind."""

from collections.abc import Iterable
from pathlib import Path

from portfolio.fields import Reader, classes_in
from portfolio.model import Part, collection_types
from portfolio.shapes import REFERENCE

PLAUSIBLE = {
    "money": "1,200",
    "share": "8%",
    "number": "12",
    "answer": "yes",
    "day_value": "2026-12-15",
    "words_value": "as agreed in writing",
    "text": "as agreed in writing",
    "monthly_money": "{low: 1100, high: 1300}",
    "monthly_share": "8%",
    "monthly_number": "12",
}
"""By the name of the shape that editors complete a field with."""


def plausible(address: str) -> str:
    """What could stand at an address such as `cash.operating.balance`; a word where few fit."""
    collection, _, *way = address.split(".")
    kind: type[Part] = collection_types()[collection]
    for name in way[:-1]:
        if name in kind.model_fields:
            [kind] = classes_in(kind.model_fields[name], Part)
    [reader] = [m for m in kind.model_fields[way[-1]].metadata if isinstance(m, Reader)]
    if REFERENCE in reader.schema:
        return PLAUSIBLE[reader.schema[REFERENCE]]
    word: str = next(way["enum"][0] for way in reader.schema["anyOf"] if "enum" in way)
    return word


def answer(place: Path, month: str, addresses: Iterable[str]) -> None:
    """Write the month's file of a workplace with a value for each address."""
    lines = [f"  {address}: {plausible(address)}" for address in addresses]
    file = place / f"data/portfolio/months/{month}.yml"
    file.write_text("\n".join([f"as_of: {month}-28", "answers:", *lines, ""]), "utf-8")
