"""Who gets mail and in whose name: data, which the environment or a private file may override."""

import shlex
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from email_validator import EmailNotValidError, validate_email

from digest.errors import MailError
from digest.manifest import Manifest

DEFAULT_RECIPIENT = "REPORTS_DEFAULT_RECIPIENT"
AUDIT_BCC = "REPORTS_AUDIT_BCC"
# The two names that the source documents use for one thing.
SENDER_NAMES = ("SES_SENDER_ADDRESS", "SES_FROM_ADDRESS")
ENVIRONMENT_FILE = "REPOS_ENV"
_LONGEST_LOCAL_PART = 64

Kind = Literal["digest", "each", "summary"]


@dataclass(frozen=True, slots=True)
class Recipient:
    """A reader: `title` names the role or roles in words, `reports` are ids in reading order."""

    person: str
    address: str
    title: str
    reports: tuple[str, ...]
    delivery: Kind = "digest"


@dataclass(frozen=True, slots=True)
class Delivery:
    """In whose name mails leave; `audit_bcc` gets a copy of each, "" for none.

    It never becomes a header: it is told to the transport.
    """

    sender: str
    reply_to: str
    list_id: str
    audit_bcc: str = ""
    subject_prefix: str = ""


def overridden(delivery: Delivery, environment: Mapping[str, str]) -> Delivery:
    """The delivery with what the environment says instead."""
    return replace(
        delivery,
        sender=_sender(environment) or delivery.sender,
        audit_bcc=_address(AUDIT_BCC, environment) or delivery.audit_bcc,
    )


def readdressed(
    recipients: Sequence[Recipient], manifest: Manifest, environment: Mapping[str, str]
) -> list[Recipient]:
    """The recipients; whoever gets every report does so at the address in the environment."""
    address = _address(DEFAULT_RECIPIENT, environment)
    if not address:
        return list(recipients)
    full = [each for each in recipients if len(each.reports) == len(manifest.reports)]
    if not full:
        raise MailError(DEFAULT_RECIPIENT, "no recipient in the data gets every report")
    return [replace(each, address=address) if each is full[0] else each for each in recipients]


def demand_routes(
    recipients: tuple[Recipient, ...], delivery: Delivery, reports: tuple[str, ...]
) -> None:
    """Every reader once, with reports of this site, and none who would get a mail twice."""
    addresses: dict[str, str] = {}
    for reader in recipients:
        address = checked(f"recipient {reader.person}", reader.address)
        other = addresses.setdefault(address.lower(), reader.person)
        if other != reader.person:
            raise MailError(f"recipient {reader.person}", f"has the same address as {other}")
        _demand_reports(reader, reports)
    if delivery.audit_bcc and delivery.audit_bcc.lower() in addresses:
        person = addresses[delivery.audit_bcc.lower()]
        raise MailError("audit address", f"is {person}'s own, who would get two copies")


def checked(place: str, address: str) -> str:
    """The address as mail servers take it: one, ASCII, at a domain that can exist."""
    try:
        valid = validate_email(address, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError as error:
        raise MailError(place, f'"{address}" is no address to mail to: {error}') from error
    if len(valid.local_part) > _LONGEST_LOCAL_PART:
        raise MailError(place, f'"{address}" has more than 64 characters before its @')
    return valid.ascii_email or address


def environment_of(variables: Mapping[str, str]) -> Mapping[str, str]:
    """The variables, and beneath them what the private file named by REPOS_ENV says."""
    file = Path(variables.get(ENVIRONMENT_FILE, "repos.env"))
    return {**_private(file), **variables} if file.exists() else variables


def _private(file: Path) -> dict[str, str]:
    if _is_tracked(file):
        raise MailError(str(file), "is under version control: take it out, addresses are private")
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except UnicodeDecodeError as wrong:
        raise MailError(str(file), "is not text in UTF-8: save it as UTF-8") from wrong
    return dict(
        _setting(f"{file}:{number}", line)
        for number, line in enumerate(lines, 1)
        if line.strip() and not line.lstrip().startswith("#")
    )


def _setting(place: str, line: str) -> tuple[str, str]:
    name, equals, written = line.strip().removeprefix("export ").partition("=")
    try:
        words = shlex.split(written, comments=True)
    except ValueError:
        words = [written, "unbalanced quotes"]
    if not equals or not name.strip().isidentifier() or len(words) > 1:
        raise MailError(place, "is not NAME=value")
    return name.strip(), "".join(words)


def _is_tracked(file: Path) -> bool:
    command = ["git", "ls-files", "--error-unmatch", "--", file.name]
    try:
        found = subprocess.run(command, cwd=file.resolve().parent, capture_output=True, check=False)
    except FileNotFoundError:
        return False  # without git nothing is tracked
    return found.returncode == 0


def _sender(environment: Mapping[str, str]) -> str:
    given = {name: _address(name, environment) for name in SENDER_NAMES if environment.get(name)}
    if len({*given.values()}) > 1:
        raise MailError(" and ".join(given), "name two different senders: keep one of them")
    return next(iter(given.values()), "")


def _address(name: str, environment: Mapping[str, str]) -> str:
    value = environment.get(name, "")
    return checked(name, value) if value else ""


def _demand_reports(reader: Recipient, reports: tuple[str, ...]) -> None:
    place = f"recipient {reader.person}"
    if not reader.reports:
        raise MailError(place, "gets no report: give a role, or take the recipient out")
    if unknown := [each for each in reader.reports if each not in reports]:
        known = ", ".join(reports)
        raise MailError(place, f"gets {', '.join(unknown)}, but this site has {known}")
