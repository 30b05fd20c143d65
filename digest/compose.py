"""Turns a mail into a message: the same bytes for the same mail, whoever transports them."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage, Message
from email.policy import SMTP
from email.utils import format_datetime

from digest.errors import MailError
from digest.settings import Delivery, Recipient


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a message's head says; `key` is the same for every attempt at this mail."""

    recipient: Recipient
    delivery: Delivery
    sender_name: str
    subject: str
    key: str
    message_id: str
    date: datetime


def compose(envelope: Envelope, html: str, text: str) -> EmailMessage:
    """The message; MailError when a header would hold a line end or a second address.

    It has no Bcc header: the audit address goes to the transport beside the message.
    """
    message = EmailMessage(policy=SMTP)
    try:
        _address(message, envelope)
    except (ValueError, IndexError, MessageError) as error:
        raise MailError(f"mail to {envelope.recipient.person}", str(error)) from error
    message.set_content(text, cte="quoted-printable")
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    message.set_boundary(_boundary(html, text))
    return message


def key_of(edition: str, mail: str, address: str) -> str:
    """What makes a mail the same mail: edition, mail and recipient, not its content."""
    identity = f"{edition}\n{mail}\n{address.lower()}"
    return hashlib.sha256(identity.encode()).hexdigest()[:32]


def encoded_size(html: str) -> int:
    """Bytes of the HTML part as it travels, quoted-printable."""
    part = EmailMessage(policy=SMTP)
    part.set_content(html, subtype="html", cte="quoted-printable")
    return size_of(part)


def size_of(part: Message) -> int:
    """Bytes of a part's content with the line ends of the wire."""
    payload = str(part.get_payload()).replace("\r\n", "\n")
    return len(payload) + payload.count("\n")


def _address(message: EmailMessage, envelope: Envelope) -> None:
    delivery, recipient = envelope.delivery, envelope.recipient
    message["Subject"] = envelope.subject
    message["From"] = Address(envelope.sender_name, addr_spec=delivery.sender)
    message["To"] = Address(recipient.title, addr_spec=recipient.address)
    message["Reply-To"] = Address(addr_spec=delivery.reply_to)
    message["Date"] = format_datetime(envelope.date)
    message["Message-ID"] = envelope.message_id
    message["List-Id"] = f"<{delivery.list_id}>"
    message["List-Unsubscribe"] = f"<mailto:{delivery.reply_to}?subject=unsubscribe>"
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message["X-Report-Key"] = envelope.key


def _boundary(html: str, text: str) -> str:
    """Derived from the content: reproducible, and not to be found in the content."""
    digest = hashlib.sha256(f"{html}\n{text}".encode()).hexdigest()
    return f"={digest[:40]}="
