"""Every name in the data that refers to a record is followed."""

import re

import pytest

from portfolio.checks import all_parts
from portfolio.fields import RefTo
from portfolio.model import Part, Record, Records, collection_types
from portfolio.text import Text
from tests.core.test_fuzz import FILES, outcome
from tests.portfolio_builder import make_portfolio


def _markers(annotation: object) -> list[RefTo]:
    own = [m for m in getattr(annotation, "__metadata__", ()) if isinstance(m, RefTo)]
    inner = getattr(annotation, "__args__", ())
    return own + [marker for each in inner for marker in _markers(each)]


def references() -> dict[tuple[str, str], tuple[str, Text]]:
    """Record type and field -> the collection it refers to, and one text that does."""
    found: dict[tuple[str, str], tuple[str, Text]] = {}
    for part in all_parts(make_portfolio()):
        for name, field in type(part).model_fields.items():
            markers = [m for m in field.metadata if isinstance(m, RefTo)]
            for marker in markers or _markers(field.annotation):
                value = getattr(part, name)
                texts = value if isinstance(value, tuple) else (value,)
                for text in texts:
                    if isinstance(text, Text):
                        found.setdefault((type(part).__name__, name), (marker.collection, text))
    return found


REFERENCES = references()


@pytest.mark.parametrize("place", REFERENCES, ids=".".join)
def test_a_name_that_refers_to_nothing_is_told(place: tuple[str, str]) -> None:
    """At its own line, with the collection that it should have been found in."""
    collection, text = REFERENCES[place]
    lines = FILES[text.file].decode().split("\n")
    pattern = rf"({place[1]}: (?:\[[^\]]*)?)\b{text}\b"
    lines[text.line - 1] = re.sub(pattern, r"\1nowhere", lines[text.line - 1], count=1)
    problems = outcome({**FILES, text.file: "\n".join(lines).encode()}).problems
    assert (text.file, text.line, f"'nowhere' is no id in '{collection}'") in [
        (p.source.file, p.source.line, p.message) for p in problems
    ]


def test_every_collection_that_can_be_referred_to_exists() -> None:
    assert {collection for collection, _ in REFERENCES.values()} <= collection_types().keys()


def test_every_collection_has_its_own_records() -> None:
    """Each with an id, and each used once among the collections."""
    kinds = list(collection_types().values())
    assert all(issubclass(kind, Record) and issubclass(kind, Part) for kind in kinds)
    assert len(kinds) == len(set(kinds)) == len(Records.model_fields)
