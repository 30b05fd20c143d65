"""What has to be known to lay out an empty portfolio of one's own, and how it is asked for."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from portfolio import display
from portfolio.calendar import Month
from portfolio.mailbox import mail_address
from portfolio.model.business import Entity

Read = Callable[[str], str]
T = TypeVar("T")

OWNER_ADDRESS = "owner@example.com"
CURRENCY = "USD"


class AnswerError(ValueError):
    """An answer that cannot be used; its text says what to write instead."""


@dataclass(frozen=True)
class NewBusiness:
    """A business by its name and how it earns money."""

    name: str
    model: str

    def __post_init__(self) -> None:
        _require(self.name, words)
        _require(self.model, earning)


@dataclass(frozen=True)
class NewPortfolio:
    """Everything else becomes a question in the files that are laid out."""

    name: str
    businesses: tuple[NewBusiness, ...]
    month: Month
    currency: str = CURRENCY
    owner_address: str = OWNER_ADDRESS

    def __post_init__(self) -> None:
        _require(self.name, words)
        _require(self.currency, currency)
        _require(self.owner_address, address)
        if not self.businesses:
            raise AnswerError("a portfolio has at least one business")


def models() -> tuple[str, ...]:
    """The ways to earn money that the records know."""
    readers: Any = Entity.model_fields["model"].metadata
    return tuple(readers[0].schema["enum"])


def _require(text: str, understood: Callable[[str], str]) -> None:
    """Refuse what its reader would change: it goes into the files as it is."""
    if understood(text) != text:
        raise AnswerError(f"write '{understood(text)}' instead of '{text}'")


def words(text: str) -> str:
    name = " ".join(text.split())
    if not re.search(r"\w", name) or not name.isprintable() or name.lower() == "null":
        raise AnswerError("write a name, as readers will see it")
    return name


def earning(text: str) -> str:
    model = text.strip().lower()
    if model not in models():
        raise AnswerError(f"'{text}' is not one of {display.listed(models(), 'or')}")
    return model


def currency(text: str) -> str:
    code = text.strip().upper()
    if not re.fullmatch(r"[A-Z]{3}", code):
        raise AnswerError(f"'{text}' is not a currency code such as USD")
    return code


def address(text: str) -> str:
    try:
        return mail_address(text.strip())
    except ValueError as wrong:
        raise AnswerError(f"{wrong}; write one such as {OWNER_ADDRESS}") from wrong


def from_flags(
    name: str,
    businesses: Sequence[str],
    month: str,
    currency_code: str = CURRENCY,
    mailbox: str = OWNER_ADDRESS,
) -> NewPortfolio:
    """What flags say, each business as `Name=model`; raises ValueError with what to write."""
    return NewPortfolio(
        name=words(name),
        businesses=tuple(map(business, businesses)),
        month=Month.parse(month),
        currency=currency(currency_code),
        owner_address=address(mailbox),
    )


def business(text: str) -> NewBusiness:
    """`Name=model`, as a flag gives it."""
    name, _, model = text.rpartition("=")
    return NewBusiness(words(name), earning(model))


def ask(read: Read, suggested: Month) -> NewPortfolio:
    """Ask for everything with `read(prompt)`, again where an answer cannot be used."""
    return NewPortfolio(
        name=_asked(read, "What is your portfolio called? ", words),
        businesses=_businesses(read),
        currency=_asked(read, f"Its currency [{CURRENCY}]: ", currency, CURRENCY),
        owner_address=_asked(
            read, f"Your mail address [{OWNER_ADDRESS}]: ", address, OWNER_ADDRESS
        ),
        month=_asked(read, f"The first month [{suggested}]: ", Month.parse, str(suggested)),
    )


def _businesses(read: Read) -> tuple[NewBusiness, ...]:
    found = [_business(read, _asked(read, "What is your first business called? ", words))]
    while name := _asked(read, "Another one (Enter when that was all): ", _words_if_any):
        found.append(_business(read, name))
    return tuple(found)


def _words_if_any(text: str) -> str:
    return words(text) if text else ""


def _business(read: Read, name: str) -> NewBusiness:
    ways = display.listed(models(), "or")
    return NewBusiness(name, _asked(read, f"How does {name} earn money: {ways}? ", earning))


def _asked(read: Read, prompt: str, understood: Callable[[str], T], default: str = "") -> T:
    again = ""
    while True:
        try:
            return understood(read(again + prompt).strip() or default)
        except ValueError as wrong:
            again = f"{display.sentence(str(wrong))}.\n"
