"""One edition's messages from a built site: the whole way, without writing anything."""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from email.message import EmailMessage
from pathlib import Path

from digest.compose import Envelope, compose, key_of
from digest.letters import letters
from digest.manifest import Manifest, Report
from digest.pages import Page, read_page
from digest.plan import Desk, Mail, mails
from digest.settings import Delivery, Recipient, demand_routes


def messages(
    site: Path, manifest: Manifest, delivery: Delivery, recipients: Sequence[Recipient]
) -> dict[str, EmailMessage]:
    """`<person>-<mail>` -> message, every reader's mails; MailError before the first is made."""
    demand_routes(tuple(recipients), delivery, tuple(each.id for each in manifest.reports))
    wanted = {report for reader in recipients for report in reader.reports}
    desk = Desk(manifest, delivery, letters(_pages(site, manifest, wanted), manifest.base_url))
    return {
        f"{mail.recipient.person}-{mail.name}": message(desk, mail)
        for reader in recipients
        for mail in mails(desk, reader)
    }


def _pages(site: Path, manifest: Manifest, wanted: set[str]) -> dict[Report, Page]:
    return {
        report: read_page(site, report, manifest.base_url)
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
