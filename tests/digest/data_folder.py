"""A data folder with no more than what says who gets mail."""

from pathlib import Path

DELIVERY = (
    "[{id: mail, base_url: 'https://reports.example.com', sender: reports@example.com,"
    " reply_to: office@example.com, audit_bcc: audit@example.com}]"
)
RECIPIENTS = "[{id: a, person: owner, address: owner@example.com, roles: [ceo, cfo]}]"
RECORDS = """\
about: [{{id: harbor, name: Harbor Example Holdings, currency: USD}}]
people: [{{id: owner, title: owner}}, {{id: zoe, title: bookkeeper}}]
roles:
  - {{id: ceo, title: CEO, reports: [ceo]}}
  - {{id: cfo, title: CFO, reports: [cfo]}}
  - {{id: helper, title: helper, reports: []}}
recipients: {recipients}
delivery: {delivery}
"""


def laid_out(
    folder: Path,
    recipients: str = RECIPIENTS,
    delivery: str = DELIVERY,
    month: str = "2026-09",
) -> Path:
    """The folder `data` in this folder; `month` is that of its newest month file."""
    records = folder / "data" / "portfolio"
    (records / "months").mkdir(parents=True, exist_ok=True)
    text = RECORDS.format(recipients=recipients, delivery=delivery)
    (records / "records.yml").write_text(text, "utf-8")
    (records / "months" / f"{month}.yml").write_text(f"as_of: {month}-30\n", "utf-8")
    return folder / "data"
