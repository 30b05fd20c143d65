"""Mail addresses: the one place that knows which of them are good."""

from email_validator import EmailNotValidError, validate_email

from portfolio.scalars import read_text
from portfolio.text import Node, Text

_LONGEST_LOCAL_PART = 64


def mail_address(text: str) -> str:
    """The bare address `name@domain`, its domain in small letters; ValueError says what is wrong.

    Nothing is looked up in the network. Only addresses that every mail server takes are good.
    """
    try:
        found = validate_email(text, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError as wrong:
        raise ValueError(f"'{text}' is no mail address: {wrong}".rstrip(".")) from wrong
    if len(found.local_part) > _LONGEST_LOCAL_PART:
        most = f"has more than {_LONGEST_LOCAL_PART} letters before the @"
        raise ValueError(f"'{text}' is no mail address: it {most}")
    return found.ascii_email or found.normalized


def read_address(node: Node) -> Text:
    text = read_text(node)
    return text.placed_as(mail_address(text))
