"""The first page of a digest: the state of the portfolio in the answers of a reader's reports."""

from collections.abc import Sequence
from functools import cache

from digest.letters import Letter, Passage, passages
from digest.manifest import Manifest, Report
from digest.markup import Element, node
from digest.simplify import Piece
from digest.simplify.blocks import layout
from digest.wording import counted, month, short


def cover(manifest: Manifest, letters: Sequence[Letter]) -> Passage:
    """Title, and per report its linked title and its answer."""
    lines = [line for each in letters for line in _entry(each)]
    head = [node("h1", "title", heading(manifest)), node("p", "meta", _meta(manifest, letters))]
    piece = Piece("", node("div", "", *head, *lines))
    return passages([piece], manifest.base_url)[0]


@cache
def break_line(base_url: str) -> Passage:
    """What stands between two reports of one mail."""
    cells = [node("td", css, "\N{NO-BREAK SPACE}") for css in ("report-space", "report")]
    table = layout(*(node("tr", "", cell) for cell in cells))
    [passage] = passages([Piece("", node("div", "", table))], base_url)
    return Passage("", passage.html, "\n" + "=" * 64 + "\n")


def heading(manifest: Manifest) -> str:
    """Portfolio and month."""
    return f"{manifest.portfolio}, {month(manifest.edition)}"


def subject(manifest: Manifest, letters: Sequence[Letter]) -> str:
    """The digest's subject: what the reader's first report says first."""
    answer = letters[0].answer if letters else ""
    first, _, _ = answer.partition(". ")
    return f"{heading(manifest)}: {first.rstrip('.') or counted(len(letters), 'report')}"


def own_subject(manifest: Manifest, report: Report) -> str:
    """The subject that the report's front matter asks for, `{month}` and `{title}` filled in."""
    named = report.subject.replace("{month}", month(manifest.edition))
    return named.replace("{title}", report.title)


def _entry(letter: Letter) -> list[Element]:
    title = node("a", "link", letter.report.title, href=letter.url)
    return [
        node("p", "cover-title", title),
        node("p", "cover-answer", letter.answer or letter.title),
    ]


def _meta(manifest: Manifest, letters: Sequence[Letter]) -> str:
    parts = [f"As of {short(manifest.as_of)}", counted(len(letters), "report")]
    return " · ".join(["Fictional", *parts] if manifest.fictional else parts)
