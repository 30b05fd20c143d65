"""A large portfolio: valid, about 2 MB, of the kinds of records and values that owners write."""

from collections.abc import Iterable, Iterator
from pathlib import Path

MONTHS = [f"{year}-{month:02}" for year in (2024, 2025, 2026) for month in range(1, 13)][:35]
BUSINESSES = 32

ABOUT = """\
about:
  - id: large
    name: A large invented portfolio
    currency: USD
sources:
  - {id: ledger, title: The books, kind: ledger}
  - {id: owner-said, title: What the owner said, kind: person}
people:
  - id: owner
    title: owner
  - id: bookkeeper
    title: bookkeeper
"""


def write(folder: Path, businesses_per_file: int) -> None:
    """Lays the portfolio out in a folder; no file may reach 1 MiB."""
    files = {"portfolio.yml": ABOUT, f"months/{MONTHS[-1]}.yml": f"as_of: {MONTHS[-1]}-30\n"}
    for first in range(1, BUSINESSES + 1, businesses_per_file):
        last = min(first + businesses_per_file - 1, BUSINESSES)
        files[f"businesses-{first:02}-{last:02}.yml"] = data_file(range(first, last + 1))
    for name, text in files.items():
        path = folder / "portfolio" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def data_file(businesses: Iterable[int]) -> str:
    """The businesses with their streams, clients, assets, measures and actions."""
    collections = {
        "entities": (1, entity),
        "revenue_streams": (3, stream),
        "clients": (8, client),
        "assets": (30, asset),
        "kpis": (6, kpi),
        "actions": (20, action),
    }
    lines = ["source: {ref: ledger, place: export of the month, kind: measured}"]
    for name, (count, record) in collections.items():
        lines.append(f"{name}:")
        lines += (line for n in businesses for k in range(count) for line in record(n, k))
    return "\n".join(lines) + "\n"


def entity(n: int, _: int) -> Iterator[str]:
    yield from (f"  - id: business-{n}", f"    name: Business {n} & Sons", "    kind: company")
    yield from ("    model: client-services", "    purpose: >-")
    yield "      Serves clients in three towns, from offers and surveys"
    yield "      to delivery, maintenance and the yearly inspection."


def stream(n: int, k: int) -> Iterator[str]:
    yield from (
        f"  - id: stream-{n}-{k}",
        f"    entity: business-{n}",
        f"    name: Service line {k}",
    )
    yield from ("    unit: visit", "    units_name: visits", "    has_price_list: yes")
    yield "    tracked: {value: no, source: {ref: owner-said, place: interview}}"
    yield "    recognition:"
    for step in ("contract", "obligations", "price", "allocation"):
        yield f"      {step}: settled with the order, line {k}"
    yield "      timing: point"
    yield f"    price: {{low: {200 + k}, high: {260 + k}, approx: true}}"
    yield f"    variable_cost: {80 + n}.50"
    yield from series("units", 12 + n + k)
    yield from series("revenue", 2400 + 10 * n + k, ".75")


def client(n: int, k: int) -> Iterator[str]:
    yield from (
        f"  - id: client-{n}-{k}",
        f"    entity: business-{n}",
        f"    name: 'Client {n}/{k}'",
    )
    yield from ("    billing_model: retainer", "    contract: yes")
    yield from series("entitlement", 700 + k)
    yield from series("billed", 680 + k, ".10")
    yield from series("collected", 650 + k)
    yield from ("    cost:", "      unknown: true", "      need: hours worked for this client")
    yield from ("      ask: bookkeeper", "      since: 2026-10-01")


def asset(n: int, k: int) -> Iterator[str]:
    yield from (f"  - id: asset-{n}-{k}", f"    entity: business-{n}", "    kind: equipment")
    yield f'    name: "Machine {k}: lifting, \\"heavy\\""'
    yield f"    value: {{value: {1000 * k + n}, source: {{ref: ledger, place: register row {k}}}}}"
    yield from ("    condition: in working order", "    revenue_bearing: yes")


def kpi(n: int, k: int) -> Iterator[str]:
    yield from (f"  - id: kpi-{n}-{k}", f"    name: Measure {k}", "    unit: hours")
    yield from ("    definition: Counted at the end of each month", "    reports: [ceo, cfo]")
    yield from (f"    target: {k + 40}", *series("observed", 30 + k))


def action(n: int, k: int) -> Iterator[str]:
    yield from (f"  - id: action-{n}-{k}", f"    title: Do what step {k} of the plan says")
    yield from ("    reports: [ceo]", "    owner: owner", f"    due: 2026-12-{k + 1:02}")
    yield from ("    status: open", "    effort: M")


def series(name: str, start: int, cents: str = "") -> Iterator[str]:
    yield f"    {name}:"
    for offset, month in enumerate(MONTHS):
        yield f"      - {{month: {month}, value: {start + 7 * offset % 90}{cents}}}"
