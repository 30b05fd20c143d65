"""Lists of a page: findings, decisions, questions, facts, method notes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from portfolio.fragments.chips import Chip, chip
from portfolio.fragments.markup import Html, element, joined, optional


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding: a sentence, and beneath it "New · owner · $38,000 at stake"."""

    severity: Chip
    sentence: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class AskLine:
    """A decision on the first screen: the question and one line."""

    question: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One way to decide: `letter` "A", and what it means and costs."""

    letter: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision in full: `suggestion` "We suggest A.", `reason` why, by when, cost of waiting."""

    question: str
    background: str = ""
    options: Sequence[Option] = ()
    suggestion: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """An answer that unlocks much: `then` "Then this page shows …", `note` "Unlocks 6 figures"."""

    question: str
    then: str
    note: str


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """An open question, and beneath it "who · asked since · unlocks n figures: which"."""

    question: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A known fact: "Owned since", "May 2019"."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class MethodNote:
    """How one figure is made; `identifier` becomes the anchor that a figure's link leads to."""

    identifier: str
    name: str
    content: str


def findings(items: Iterable[FindingLine]) -> Html:
    """Findings as lines with their severity in front."""
    return element("div", "findings", joined(map(_finding, items)))


def _finding(item: FindingLine) -> Html:
    body = joined(
        (
            element("p", "finding-title", item.sentence),
            optional("p", "finding-note", item.note),
        )
    )
    mark = element("p", "finding-chip", chip(item.severity))
    return element("div", "finding", joined((mark, element("div", "finding-body", body))))


def ask_lines(items: Iterable[AskLine]) -> Html:
    """The decisions of the first screen."""
    return element("div", "ask-lines", joined(map(_ask_line, items)))


def _ask_line(item: AskLine) -> Html:
    body = joined(
        (
            element("p", "finding-title", item.question),
            optional("p", "finding-note", item.note),
        )
    )
    return element("div", "ask-line", body)


def decision(item: Decision) -> Html:
    """One decision with its options and what we suggest."""
    options = joined(
        joined((element("dt", "", way.letter), element("dd", "", way.meaning)))
        for way in item.options
    )
    advice = (
        joined((element("strong", "", item.suggestion), " ", item.reason))
        if item.suggestion
        else Html()
    )
    parts = (
        element("h3", "", item.question),
        optional("p", "", item.background),
        optional("dl", "options", options),
        optional("p", "suggestion", advice),
    )
    return element("div", "decision", joined(parts))


def asks(items: Iterable[Ask]) -> Html:
    """The answers that unlock most, side by side and numbered."""
    return element(
        "div",
        "asks",
        joined(_ask(number, item) for number, item in enumerate(items, 1)),
    )


def _ask(number: int, item: Ask) -> Html:
    question = joined((element("span", "number", f"{number}."), Html(" "), item.question))
    parts = (
        ("ask-question", question),
        ("ask-then", item.then),
        ("ask-note", item.note),
    )
    return element("div", "ask", joined(optional("p", kind, content) for kind, content in parts))


def questions(items: Iterable[OpenQuestion], first: int = 1) -> Html:
    """Open questions, numbered from `first` on."""
    return element(
        "div",
        "questions",
        joined(_question(number, item) for number, item in enumerate(items, first)),
    )


def _question(number: int, item: OpenQuestion) -> Html:
    body = joined(
        (
            element("p", "question-title", item.question),
            optional("p", "question-note", item.note),
        )
    )
    return element(
        "div",
        "question",
        joined((element("p", "number", str(number)), element("div", "question-body", body))),
    )


def facts(items: Iterable[Fact]) -> Html:
    """What is known, as name and value in two columns."""
    pairs = (
        joined((element("dt", "", item.name), element("dd", "", item.value))) for item in items
    )
    return element("dl", "facts", joined(element("div", "fact", pair) for pair in pairs))


def method_notes(items: Iterable[MethodNote]) -> Html:
    """How the page's figures are made, one line each."""
    lines = (element("li", "", _method(item), id=item.identifier) for item in items)
    return element("ol", "method-notes", joined(lines))


def _method(item: MethodNote) -> Html:
    return joined((element("strong", "", item.name), " ", item.content))
