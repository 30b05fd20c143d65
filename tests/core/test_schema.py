"""The schemas that editors complete and underline with."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from portfolio.model import collection_types
from portfolio.schema import month_schema, portfolio_schema
from store.load import data_files
from tests.import_contract import ROOT
from tests.portfolio_builder import INVENTED

SCHEMAS = {"portfolio": portfolio_schema(), "month": month_schema()}
DATA = ROOT / "data"
FILES = [path for data in (DATA, INVENTED) for path in data_files(data, [])]


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: dates, months and `no` are text."""


EditorLoader.yaml_implicit_resolvers = {}
for pattern, tag, first in (
    (r"^(?:true|True|TRUE|false|False|FALSE)$", "bool", "tTfF"),
    (r"^(?:~|null|Null|NULL|)$", "null", ["~", "n", "N", ""]),
    (r"^[-+]?[0-9]+$", "int", "-+0123456789"),
    (r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "float", "-+0123456789."),
):
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


def underlined(kind: str, text: str) -> list[str]:
    """The places that an editor would underline."""
    content = yaml.load(text, EditorLoader)  # noqa: S506 - a SafeLoader with fewer types
    errors = Draft202012Validator(SCHEMAS[kind]).iter_errors(content)
    return sorted("/".join(str(step) for step in error.absolute_path) for error in errors)


@pytest.mark.parametrize("kind", SCHEMAS)
def test_the_committed_schemas_are_those_of_the_code(kind: str) -> None:
    """`python -m portfolio schema` writes them."""
    path = ROOT / "schema" / f"{kind}.schema.json"
    assert json.dumps(SCHEMAS[kind], indent=2, sort_keys=True) + "\n" == path.read_text("utf-8")


@pytest.mark.parametrize("kind", SCHEMAS)
def test_they_are_schemas(kind: str) -> None:
    """Of draft 2020-12, with no placeholder left and no reference that leads nowhere."""
    schema = SCHEMAS[kind]
    Draft202012Validator.check_schema(schema)
    text = json.dumps(schema)
    assert "x-shape" not in text
    used = {name.rpartition("/")[2] for name in _references(schema)}
    assert used <= schema["$defs"].keys()
    assert '"null"' not in text


def _references(schema: Any) -> list[str]:
    if isinstance(schema, list):
        return [found for each in schema for found in _references(each)]
    if not isinstance(schema, dict):
        return []
    own = [schema["$ref"]] if isinstance(schema.get("$ref"), str) else []
    return own + [found for each in schema.values() for found in _references(each)]


def test_every_field_is_explained() -> None:
    """The words beside a field in the editor."""
    schema = SCHEMAS["portfolio"]
    unexplained = [
        f"{name}.{field}"
        for name, kind in collection_types().items()
        for field, shape in schema["$defs"][kind.__name__]["properties"].items()
        if not shape.get("description")
    ]
    assert [] == unexplained
    assert set(collection_types()) | {"currency", "source"} == set(schema["properties"])


def test_both_portfolios_are_tested() -> None:
    assert {DATA, INVENTED} == {d for f in FILES for d in (DATA, INVENTED) if f.is_relative_to(d)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-3:]))
def test_data_that_loads_is_not_underlined(path: Path) -> None:
    kind = "month" if path.parent.name == "months" else "portfolio"
    assert [] == underlined(kind, path.read_text("utf-8"))


@pytest.mark.parametrize(
    "value",
    [
        "7", "7.50", "010", "'7,000'", "$7", "~25", "~ $25", "7 to 9", "$7,000 to $9,000", "-7",
        "{low: 7, high: 9, approx: yes}", "{value: 7, source: {ref: books}}", "{na: true}",
        "{value: 7, currency: USD, source: [{ref: books, place: p. 1, kind: measured}]}",
        "{unknown: true, need: it, ask: owner, since: 2026-10-01, question: How much, enough: e}",
    ],
)  # fmt: skip
def test_what_a_reader_takes_is_not_underlined(value: str) -> None:
    """In any of its forms."""
    assert [] == underlined(
        "portfolio", f"costs:\n- id: a\n  vendor: V\n  service: 7\n  monthly: {value}"
    )


@pytest.mark.parametrize(
    "value",
    ["seven", "7-9", "1e3x", "{low: 7, hihg: 9}", "{unknown: true}", "", "[7]", "true", "7 USD"],
)
def test_what_a_reader_refuses_is_underlined(value: str) -> None:
    text = f"costs:\n- id: a\n  vendor: V\n  service: S\n  monthly: {value}"
    assert ["costs/0/monthly"] == underlined("portfolio", text)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("cahs: []", [""]),
        ("cash: {}", ["cash"]),
        ("cash: [{id: a, name: A}]", ["cash/0"]),
        ("cash: [{id: A b, name: A, balance: {na: true}}]", ["cash/0/id"]),
        ("cash: [{id: 3028, name: A, balance: {na: true}}]", []),
        ("cash: [{id: a, name: A, balance: [{month: 2026-10, value: 7}]}]", []),
        ("cash: [{id: a, name: A, balance: {month: 2026-10, value: 7}}]", []),
        ("cash: [{id: a, name: A, balance: [{month: 2026-1, value: 7}]}]", ["cash/0/balance"]),
        ("cash: [{id: a, name: A, balance: [{value: 7}]}]", ["cash/0/balance"]),
        (
            "senders: [{id: a, name: A, sandbox: no, daily_quota: 5}]",
            [],
        ),
        ("senders: [{id: a, name: A, sandbox: perhaps, daily_quota: 5}]", ["senders/0/sandbox"]),
        ("entities: [{id: a, name: A, kind: firm, model: charter}]", ["entities/0/kind"]),
        ("entities: [{id: a, name: A, kind: brand, model: charter, tax_form: 1065}]", []),
        ("credentials: [{id: a, entity: b, name: A, expires: 2026-11-30}]", []),
        ("credentials: [{id: a, entity: b, name: A, expires: 30.11.}]", ["credentials/0/expires"]),
        ("source: {ref: books}\ncurrency: USD", []),
        ("source: books\ncurrency: dollars", ["currency", "source"]),
    ],
)
def test_what_is_underlined(text: str, places: list[str]) -> None:
    assert places == underlined("portfolio", text)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("as_of: 2026-11-30\nanswers: {cash.a.balance: 7}", []),
        ("as_of: 2026-11-30\ncash: []", []),
        ("answers: {}", [""]),
        ("as_of: 30.11.2026", ["as_of"]),
        ("as_of: 2026-11-30\nanswers: {balance: 7}", ["answers"]),
    ],
)
def test_what_is_underlined_in_a_month_file(text: str, places: list[str]) -> None:
    assert places == underlined("month", text)


def test_a_day_of_the_portfolio_belongs_in_a_month_file() -> None:
    assert [""] == underlined("portfolio", "as_of: 2026-11-30")
