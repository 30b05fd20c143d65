"""A message is the same bytes for the same mail, and no text can add a header to it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

import pytest

from digest.compose import Envelope, compose, encoded_size, key_of
from digest.edition import messages
from digest.errors import MailError
from digest.manifest import read_manifest
from digest.settings import Delivery, Recipient
from tests.digest.built_site import SHORT, built

DELIVERY = Delivery(
    sender="reports@example.com",
    reply_to="office@example.com",
    list_id="reports.example.com",
    audit_bcc="audit@example.com",
)
READER = Recipient("zoe", "zoe@example.com", "CFO", ("cfo",))
ENVELOPE = Envelope(
    recipient=READER,
    delivery=DELIVERY,
    sender_name="Harbor Example Holdings",
    subject="September: €4,210 short",
    key="k",
    message_id="<k@example.com>",
    date=datetime(2026, 9, 30, 12, tzinfo=UTC),
)


def message(**changes: Any) -> EmailMessage:
    return compose(replace(ENVELOPE, **changes), "<p>Grüße</p>", "Grüße\n")


def test_a_message_has_the_heads_that_machines_and_people_need() -> None:
    """Also: no Bcc header, the audit address is the transport's business."""
    heads = dict(message().items())
    assert {
        "Subject": "September: €4,210 short",
        "From": "Harbor Example Holdings <reports@example.com>",
        "To": "CFO <zoe@example.com>",
        "Reply-To": "office@example.com",
        "Date": "Wed, 30 Sep 2026 12:00:00 +0000",
        "Message-ID": "<k@example.com>",
        "List-Id": "<reports.example.com>",
        "List-Unsubscribe": "<mailto:office@example.com?subject=unsubscribe>",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        "X-Report-Key": "k",
        "MIME-Version": "1.0",
    } == {name: str(value) for name, value in heads.items() if name != "Content-Type"}
    assert b"audit@example.com" not in bytes(message())


def test_both_parts_survive_the_wire() -> None:
    """Text first, HTML last and so preferred, every line at most 78 bytes."""
    content = bytes(message())
    read = message_from_bytes(content, _class=EmailMessage, policy=SMTP)
    assert "multipart/alternative" == read.get_content_type()
    parts = [each for each in read.iter_parts() if isinstance(each, EmailMessage)]
    assert ["text/plain", "text/html"] == [each.get_content_type() for each in parts]
    assert ["Grüße", "<p>Grüße</p>"] == [str(each.get_content()).strip() for each in parts]
    assert max(map(len, content.split(b"\r\n"))) <= 78
    assert content.isascii()


def test_the_same_mail_is_the_same_bytes() -> None:
    """The boundary comes from the content, the clock from the caller."""
    assert bytes(message()) == bytes(message())


@pytest.mark.parametrize("evil", ["a\r\nBcc: x@example.com", "a\nb", "a\rb"])
@pytest.mark.parametrize("field", ["subject", "sender_name", "message_id", "key"])
def test_a_line_end_never_becomes_a_header(field: str, evil: str) -> None:
    with pytest.raises(MailError, match="mail to zoe"):
        message(**{field: evil})


@pytest.mark.parametrize(
    "address",
    [
        "a@example.com, b@example.com",
        "Zoe <a@example.com>",
        "a@example.com\r\nCc: b@example.com",
        "",
        "nobody",
        "a@",
        "@example.com",
    ],
)
def test_one_address_is_one_recipient(address: str) -> None:
    """A list, a name or nothing in the place of an address is refused."""
    reader = replace(READER, address=address)
    with pytest.raises(MailError, match="mail to zoe"):
        compose(replace(ENVELOPE, recipient=reader), "<p>x</p>", "x")


def test_a_title_with_a_comma_stays_one_recipient() -> None:
    reader = replace(READER, title="CFO, acting")
    made = compose(replace(ENVELOPE, recipient=reader), "<p>x</p>", "x")
    assert ["zoe@example.com"] == [each.addr_spec for each in made["To"].addresses]


def test_the_key_knows_the_person_whatever_the_case() -> None:
    """The same mail of an edition has one key; another edition, mail or reader another."""
    key = key_of("2026-09", "digest", "zoe@example.com")
    assert key == key_of("2026-09", "digest", "Zoe@Example.com")
    others = {
        key_of("2026-10", "digest", "zoe@example.com"),
        key_of("2026-09", "cfo", "zoe@example.com"),
        key_of("2026-09", "digest", "ann@example.com"),
    }
    assert len({key, *others}) == 4


def test_the_size_is_that_of_the_wire() -> None:
    """Counted as encoded, with the line ends that mail has."""
    html = "<p>Grüße</p>\n" * 100
    made = compose(ENVELOPE, html, "x")
    encoded = bytes(made).split(b"\r\n\r\n")[4].rsplit(b"\r\n--", 1)[0]
    assert encoded.startswith(b"<p>Gr=C3=BC")
    assert abs(encoded_size(html) - len(encoded)) <= 2


def test_a_small_mail_in_full(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    """A change of anything that a reader gets is seen in review."""
    site = built(tmp_path, {"cfo": SHORT})
    [made] = messages(site, read_manifest(site), DELIVERY, [READER]).values()
    golden("digest/short.eml", bytes(made).decode("ascii").replace("\r\n", "\n"))
