"""Where mails go: one good address for each person."""

import pytest

from tests.portfolio_builder import make_portfolio, problems_in


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        (
            "zoë@example.com",
            "Internationalized characters before the @-sign are not supported: 'ë'",
        ),
        ("a@b", "The part after the @-sign is not valid. It should have a period"),
        ("a..b@example.com", "An email address cannot have two periods in a row"),
        ('"a b"@example.com', "Quoting the part before the @-sign is not allowed here"),
        ("x@[127.0.0.1]", "A bracketed IP address after the @-sign is not allowed here"),
        ("a@example.com ", "The part after the @-sign contains invalid characters: SPACE"),
        (
            "a@example.com, b@example.com",
            "The part after the @-sign contains invalid characters: ',', '@', SPACE",
        ),
        (
            "A <a@example.com>",
            "A display name and angle brackets around the email address are not permitted here",
        ),
        (
            "a@" + "example.invalid",
            (
                "The part after the @-sign is a special-use or reserved name that cannot be"
                " used with"
                " email"
            ),
        ),
        ("x" * 65 + "@example.com", "it has more than 64 letters before the @"),
        ("example.com", "An email address must have an @-sign"),
    ],
)
@pytest.mark.parametrize("field", ["address", "sender", "reply_to", "audit_bcc"])
def test_bad_addresses(field: str, address: str, reason: str) -> None:
    """Refused with file and line before anything is sent."""
    quoted = "'" + address.replace("'", "''") + "'"
    message = f"error: {field}: '{address}' is no mail address: {reason}"
    if field == "address":
        record = f"- {{id: a, person: owner, roles: [ceo],\n address: {quoted}}}"
        assert [f"recipients.yml:3: {message}"] == problems_in(recipients=record)
    else:
        others = "" if field == "sender" else "sender: a@example.com, "
        record = f"- {{id: a, base_url: https://example.com, {others}\n {field}: {quoted}}}"
        assert [f"delivery.yml:3: {message}"] == problems_in(delivery=record)


def test_an_address_is_stored_as_servers_write_it() -> None:
    """The domain in small letters and in ASCII; what stands before it belongs to the mailbox."""
    record = "- {id: a, person: owner, roles: [ceo], address: Owner@EXAMPLE.com}"
    assert "Owner@example.com" == make_portfolio(recipients=record).recipients[0].address
    record = "- {id: a, person: owner, roles: [ceo], address: owner@bücher.example.com}"
    [recipient] = make_portfolio(recipients=record).recipients
    assert "owner@xn--bcher-kva.example.com" == recipient.address


READER = "- {{id: {0}, person: {1}, roles: [ceo], address: {2}}}"


def readers(*records: tuple[str, str, str]) -> list[str]:
    return problems_in(recipients="\n".join(READER.format(*record) for record in records))


def test_a_mailbox_has_one_reader() -> None:
    """Two people with one mailbox would read each other's reports; case makes no other mailbox."""
    assert [
        (
            "recipients.yml:3: error: 'Me@example.com' is the address of 'owner' already;"
            " that is in"
            " recipients.yml, line 2; give each person a mailbox of their own"
        )
    ] == readers(("a", "owner", "me@example.com"), ("b", "foreman", "Me@example.com"))


def test_a_reader_has_one_mailbox() -> None:
    """Two records of one person are joined, when they agree on the address."""
    assert [] == readers(("a", "owner", "me@example.com"), ("b", "owner", "Me@example.com"))
    assert [
        (
            "recipients.yml:3: error: 'owner' has a mailbox already; the one in"
            " recipients.yml, line 2;"
            " keep one"
        )
    ] == readers(("a", "owner", "me@example.com"), ("b", "owner", "you@example.com"))


def test_the_audit_mailbox_is_nobodys() -> None:
    """Its owner would get each mail twice."""
    mail = (
        "- {id: a, base_url: https://example.com, sender: s@example.com,"
        " audit_bcc: OWNER@example.com}"
    )
    assert [
        (
            "delivery.yml:2: error: 'OWNER@example.com' is also a recipient; choose a"
            " mailbox that is no"
            " reader's, or that reader gets each mail twice"
        )
    ] == problems_in(delivery=mail)
