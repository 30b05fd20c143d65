"""A report as the front matter of its page describes it. A new report is a new page."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, ValidationError

from portfolio.fields import Id, Whole, Words, YesNo
from portfolio.problem import Problem, error
from portfolio.suggestion import among
from portfolio.text import Mapping, Node, Sequence, Text

FILLED_IN = ("month", "title")
"""What a subject may hold in braces."""

_BRACED = re.compile(r"\{(.*?)\}")


class MailText(BaseModel):
    """How the report is announced in a mail."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    subject: Words
    """The subject; `{month}` and `{title}` are filled in."""
    intro: Words | None = None
    """A sentence above the report."""


class Report(BaseModel):
    """One report: who reads it, what it shows and in which order."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    id: Id
    """Its short name; the same as the page's file name."""
    title: Words
    """Its name in the navigation and on the page."""
    order: Whole = 100
    """Its place among the reports; equal ones go by title."""
    roles: tuple[Id, ...]
    """The seats that read it."""
    lens: Id | None = None
    """The report whose figures and findings it shows, when not its own."""
    question: Words | None = None
    """What its reader wants to know, for the list of reports."""
    answer: Annotated[Words, "answer"] | None = None
    """How its opening sentence is found; see the reference of macros."""
    tiles: tuple[Words, ...] = ()
    """The figures of the first screen, most important first."""
    sections: tuple[Words, ...] = ()
    """Its sections, in order."""
    web_only: tuple[Words, ...] = ()
    """Sections that stay out of the mail."""
    recipients: tuple[Id, ...] = ()
    """People who get it beyond those of the roles."""
    mail: MailText | None = None
    """How it is announced in a mail."""
    unsent: YesNo = False
    """Yes for a report that is on the site but in no mail."""

    @property
    def scope(self) -> str:
        """The lens whose figures, findings and questions it shows."""
        return str(self.lens or self.id)


@dataclass(frozen=True)
class Known:
    """The names that a front matter may use; None for those that only usable data could tell.

    `readers` are the people who have an address to send to.
    """

    sections: frozenset[str]
    figures: frozenset[str]
    answers: frozenset[str]
    lenses: frozenset[str] | None = None
    roles: frozenset[str] | None = None
    readers: frozenset[str] | None = None


def read_report(tree: Mapping) -> tuple[Report | None, list[Problem]]:
    """The report of a front matter, or the reasons why it is none."""
    try:
        report: Report = Report.__pydantic_validator__.validate_python(tree)
    except ValidationError as wrong:
        return None, [_problem(e["loc"], e, tree) for e in wrong.errors(include_url=False)]
    return report, []


def _problem(path: tuple[int | str, ...], wrong: object, tree: Mapping) -> Problem:
    """One mistake in words; `mail` is the only group of names inside the front matter."""
    name = str(path[-1]) if path else ""
    inner = tree.get("mail") if path[:1] == ("mail",) and len(path) > 1 else tree
    holder = inner if isinstance(inner, Mapping) else tree
    kind = wrong["type"] if isinstance(wrong, dict) else ""
    if kind == "missing":
        return error(holder.at, f"the front matter has no '{'.'.join(map(str, path))}'", "add it")
    if kind == "extra_forbidden":
        hint = among(name, (Report if holder is tree else MailText).model_fields)
        return error(holder.place_of(name), f"'{name}' is not a known name here", hint)
    if kind == "tuple_type":
        return error(holder.place_of(name), f"'{name}' is not a list", f"write {name}: [...]")
    reason = wrong["msg"].removeprefix("Value error, ") if isinstance(wrong, dict) else ""
    return error(holder.place_of(name), f"{name}: {reason}", "see 'Add a report' in the README")


def check_names(tree: Mapping, known: Known) -> list[Problem]:
    """What a front matter names must exist, once; what nobody can know yet is not checked."""
    families: tuple[tuple[str, Collection[str] | None], ...] = (
        ("sections", known.sections),
        ("web_only", [str(name) for name in _texts(tree.get("sections"))]),
        ("tiles", known.figures),
        ("roles", known.roles),
        ("recipients", known.readers),
        ("answer", known.answers),
        ("lens", known.lenses),
    )
    strangers = [
        _stranger(text, name, names)
        for name, names in families
        if names is not None
        for text in _texts(tree.get(name))
        if text not in names
    ]
    return [*strangers, *_repeated(tree), *_unfilled(tree)]


def _repeated(tree: Mapping) -> Iterator[Problem]:
    """A section or figure that is shown twice: links could lead to one of them only."""
    for name in ("sections", "tiles"):
        seen: set[str] = set()
        for text in _texts(tree.get(name)):
            if text in seen:
                yield error(text.at, f"'{text}' stands twice in '{name}'", "keep one of the two")
            seen.add(str(text))


def _unfilled(tree: Mapping) -> list[Problem]:
    """What stands in braces in a subject is filled in, or it would be sent as it is."""
    mail = tree.get("mail")
    subject = mail.get("subject") if isinstance(mail, Mapping) else None
    if not isinstance(subject, Text):
        return []
    return [
        error(subject.at, f"'{{{name}}}' is not known in 'subject'", among(name, FILLED_IN))
        for name in _BRACED.findall(subject)
        if name not in FILLED_IN
    ]


def _texts(node: Node | None) -> list[Text]:
    items = node if isinstance(node, Sequence) else [node]
    return [item for item in items if isinstance(item, Text)]


def _stranger(text: Text, name: str, names: Collection[str]) -> Problem:
    return error(text.at, f"'{text}' is not known in '{name}'", among(text, names))
