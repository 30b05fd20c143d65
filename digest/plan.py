"""Which mails a reader gets, and what is in each, within the size that no client clips."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest.compose import encoded_size
from digest.cover import break_line, cover, heading, own_subject, subject
from digest.letters import Letter, Passage, passages
from digest.manifest import Manifest
from digest.markup import node
from digest.settings import Delivery, Recipient
from digest.shell import mail_html
from digest.simplify import Piece

# Of the encoded HTML part. Gmail is said to cut at 102 KB, and some count encoded bytes.
BUDGET = 80_000
DIGEST = "digest"


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail before it becomes a message; `name` is "digest" or a report's id."""

    recipient: Recipient
    name: str
    subject: str
    html: str
    text: str


@dataclass(frozen=True, slots=True)
class Desk:
    """What all mails of one edition are made from."""

    manifest: Manifest
    delivery: Delivery
    letters: Mapping[str, Letter]
    budget: int = BUDGET


def mails(desk: Desk, reader: Recipient) -> list[Mail]:
    """The reader's mails: all in one if it fits, otherwise a cover and each report by itself.

    That cover holds the answers alone: each first screen comes with its report.
    """
    letters = [desk.letters[each] for each in reader.reports]
    if reader.delivery == "each":
        return [_single(desk, reader, each, each.report.id) for each in letters]
    if len(letters) == 1 and reader.delivery == "digest":
        return [_single(desk, reader, letters[0], DIGEST)]
    if reader.delivery == "summary":
        return [_summary(desk, reader, letters, cover(desk.manifest, letters))]
    front = cover(desk.manifest, letters)
    whole = _mail(desk, reader, DIGEST, [front, *_whole(desk, letters)])
    if _fits(desk, whole):
        return [whole]
    return [
        _mail(desk, reader, DIGEST, [front]),
        *(_single(desk, reader, each, each.report.id) for each in letters),
    ]


def _whole(desk: Desk, letters: Sequence[Letter]) -> list[Passage]:
    rule = break_line(desk.manifest.base_url)
    return [part for each in letters for part in (rule, *each.whole)]


def _summary(desk: Desk, reader: Recipient, letters: Sequence[Letter], front: Passage) -> Mail:
    """The cover with every first screen, or without them where even these are too much."""
    rule = break_line(desk.manifest.base_url)
    screens = [
        part for each in letters for part in (rule, each.opening, each.first_screen, each.closing)
    ]
    full = _mail(desk, reader, DIGEST, [front, *screens])
    return full if _fits(desk, full) else _mail(desk, reader, DIGEST, [front])


def _single(desk: Desk, reader: Recipient, letter: Letter, name: str) -> Mail:
    """The whole report, or as many of its sections as fit and the names of the others."""
    mail = _mail(desk, reader, name, letter.whole, letter)
    shorter = _shorter(letter)
    while not _fits(desk, mail) and (parts := next(shorter, None)):
        mail = _mail(desk, reader, name, parts, letter)
    return mail


def _shorter(letter: Letter) -> Iterator[list[Passage]]:
    parts = [letter.opening, letter.first_screen, *letter.sections]
    for count in range(len(parts) - 1, 0, -1):
        yield [*parts[:count], _left_out(letter, parts[count:]), letter.closing]


def _left_out(letter: Letter, parts: Iterable[Passage]) -> Passage:
    titles = "; ".join(part.title or "the first screen" for part in parts)
    link = node("a", "link", "on the site", href=letter.url)
    line = node("p", "text", "Left out here because this mail would be too long, read it ", link)
    note = node("div", "", line, node("p", "note", titles))
    return passages([Piece("", note)], letter.url)[0]


def _mail(
    desk: Desk,
    reader: Recipient,
    name: str,
    parts: Sequence[Passage],
    letter: Letter | None = None,
) -> Mail:
    letters = [desk.letters[each] for each in reader.reports]
    title = own_subject(desk.manifest, letter.report) if letter else subject(desk.manifest, letters)
    url = letter.url if letter else desk.manifest.base_url
    reason = _reason(desk, reader)
    return Mail(
        reader,
        name,
        f"{desk.delivery.subject_prefix} {title}".strip(),
        mail_html(
            title=letter.title if letter else heading(desk.manifest),
            preheader=(letter or letters[0]).answer,
            content="\n".join(part.html for part in parts),
            reason=reason,
            contact=desk.delivery.reply_to,
        ),
        _text(url, parts, f"{reason} Write to {desk.delivery.reply_to} to change or stop them."),
    )


def _text(url: str, parts: Sequence[Passage], footer: str) -> str:
    passages = [part.text for part in parts if part.text]
    return "\n\n".join([url, *passages, f"-- \n{footer}"]) + "\n"


def _reason(desk: Desk, reader: Recipient) -> str:
    return (
        f"You get this as {reader.title} of {desk.manifest.portfolio}."
        " The links ask you to sign in."
    )


def _fits(desk: Desk, mail: Mail) -> bool:
    return len(mail.html) <= desk.budget and encoded_size(mail.html) <= desk.budget
