"""One edition's messages from a built site: the whole way, without writing anything."""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from email.message import EmailMessage
from pathlib import Path

from digest.compose import Envelope, compose, key_of
from digest.letters import Letter, letter
from digest.manifest import Manifest
from digest.pages import read_page
from digest.plan import BUDGET, Desk, Mail, mails
from digest.settings import Delivery, Recipient, demand_routes


def messages(
    site: Path, manifest: Manifest, delivery: Delivery, recipients: Sequence[Recipient]
) -> dict[str, EmailMessage]:
    """`<person>-<mail>` -> message, every reader's mails; MailError before the first is made."""
    demand_routes(tuple(recipients), delivery, tuple(each.id for each in manifest.reports))
    wanted = {report for reader in recipients for report in reader.reports}
    desk = Desk(manifest, delivery, letters(site, manifest, wanted), BUDGET)
    return {
        f"{mail.recipient.person}-{mail.name}": message(desk, mail)
        for reader in recipients
        for mail in mails(desk, reader)
    }


def letters(site: Path, manifest: Manifest, wanted: set[str]) -> dict[str, Letter]:
    """Report id -> letter, each page read and inlined once however many get it."""
    return {
        report.id: letter(report, read_page(site, report, manifest.base_url))
        for report in manifest.reports
        if report.id in wanted
    }


def message(desk: Desk, mail: Mail) -> EmailMessage:
    """The mail's message, dated at noon of the day its figures are of."""
    manifest, delivery = desk.manifest, desk.delivery
    key = key_of(manifest.edition, mail.name, mail.recipient.address)
    domain = delivery.sender.rpartition("@")[2]
    envelope = Envelope(
        recipient=mail.recipient,
        delivery=delivery,
        sender_name=manifest.portfolio,
        subject=mail.subject,
        key=key,
        message_id=f"<{key}@{domain}>",
        date=datetime.combine(manifest.as_of, time(12), UTC),
    )
    return compose(envelope, mail.html, mail.text)
