"""Who reads what, from the records of the data: one reader per person, whatever seats they hold."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from digest.errors import MailError
from digest.manifest import Manifest, Report
from digest.settings import Delivery, Recipient
from portfolio import model
from portfolio.model import business

MOST_SEATS = 2


def delivery(portfolio: model.Portfolio, manifest: Manifest) -> Delivery:
    """In whose name mails leave; MailError unless the data says it once, and for this site."""
    if len(portfolio.delivery) != 1:
        raise MailError("delivery", f"stands {len(portfolio.delivery)} times in the data, not once")
    [record] = portfolio.delivery
    if record.base_url.rstrip("/") != manifest.base_url.rstrip("/"):
        message = f"{record.base_url} is not {manifest.base_url}, for which the site was built"
        raise _wrong(record, message)
    return Delivery(
        sender=str(record.sender),
        reply_to=str(record.reply_to or record.sender),
        list_id=urlsplit(manifest.base_url).hostname or "",
        audit_bcc=str(record.audit_bcc or ""),
    )


def recipients(portfolio: model.Portfolio, manifest: Manifest) -> list[Recipient]:
    """Everybody who gets mail, with their reports in the site's order."""
    records: dict[str, list[business.Recipient]] = {}
    for record in portfolio.recipients:
        if not record.paused:
            records.setdefault(str(record.person), []).append(record)
    if not records:
        raise MailError("recipients", "nobody gets mail: add a recipient to the data")
    return [_reader(portfolio, manifest, person, found) for person, found in records.items()]


def _reader(
    portfolio: model.Portfolio,
    manifest: Manifest,
    person: str,
    records: Sequence[business.Recipient],
) -> Recipient:
    first = records[0]
    for other in records:
        if other.address.lower() != first.address.lower():
            raise _wrong(other, f"{person} already gets mail at {first.address}")
    held = {str(role) for record in records for role in record.roles}
    seats = [role for role in portfolio.roles if str(role.id) in held]
    reports = {str(report) for seat in seats for report in seat.reports}
    reports |= {str(report) for record in records for report in record.reports}
    return Recipient(
        person=person,
        address=str(first.address),
        title=_called(portfolio, person, [str(seat.title) for seat in seats]),
        reports=tuple(
            report.id
            for report in manifest.reports
            if report.id in reports or _goes_to(report, person, held)
        ),
    )


def _called(portfolio: model.Portfolio, person: str, seats: Sequence[str]) -> str:
    """By the seats held; who holds many is known by the person's own title."""
    return _joined(seats) if 0 < len(seats) <= MOST_SEATS else portfolio.title_of(person)


def _goes_to(report: Report, person: str, seats: set[str]) -> bool:
    """Whether the page's own front matter names the reader or one of their seats."""
    return person in report.recipients or bool(seats & {*report.roles})


def _joined(titles: Iterable[str]) -> str:
    """`CEO, CTO and CFO`."""
    *first, last = [*titles] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def _wrong(record: model.Record, message: str) -> MailError:
    return MailError.at(record.at.file, record.at.line, message)
