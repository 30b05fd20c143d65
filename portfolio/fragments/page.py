"""The anatomy of a report: its first screen, its sections, and what closes every report."""

from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest

from portfolio import display
from portfolio.figures import Figure
from portfolio.findings import Finding, grouped
from portfolio.fragments import components as c
from portfolio.fragments import words
from portfolio.fragments.answers import answer
from portfolio.fragments.closing import MOST_FINDINGS_FIRST, closing_blocks, open_decisions
from portfolio.fragments.markup import Html
from portfolio.fragments.section import made, rendered
from portfolio.fragments.sections import SECTIONS
from portfolio.fragments.view import View
from portfolio.model.plan import Decision
from portfolio.values import NotComputable, Number

MOST_TILES = 7
MOST_UNKNOWN_TILES = 2
STANDS_IN = {
    "declared_burn": "net_burn",
    "cash_for_six_months": "runway",
    "declared_break_even": "break_even_units",
    "implied_contribution": "break_even_units",
}
"""Figures that speak while another is not known, and that other."""


def first_screen(view: View) -> str:
    """Title, what is known, the answer, the tiles, what matters most and what is to be decided."""
    about = view.portfolio.about_it
    known, applicable = view.known
    blocks = [
        c.title(f"{view.report.title} report, {display.month(view.portfolio.edition)}"),
        c.meta(
            str(about.name),
            "fictional" if about.fictional else "",
            f"as of {display.day(view.portfolio.as_of)}",
            f"{known} of {applicable} figures known" if applicable else "",
        ),
        c.answer(answer(view)),
    ]
    if view.is_sparse:
        blocks.append(c.asks(words.ask(q, view) for q in view.opening))
    return joined_blocks([*blocks, tiles(view), _what_matters(view)])


def tiles(view: View) -> Html:
    """The figures of the first screen: known ones first, at most two unknown."""
    groups = [view.named(str(name)) for name in view.report.tiles if not is_relieved(name, view)]
    # One of each figure before a second subject of any: else one figure would fill the screen.
    chosen = [f for turn in zip_longest(*groups) for f in turn if f is not None]
    told = [f for f in chosen if f.is_known]
    # A figure that has no number now says why, after those that have one.
    known = sorted(told, key=lambda f: isinstance(f.value, NotComputable))[:MOST_TILES]
    room = 0 if view.is_sparse else min(MOST_UNKNOWN_TILES, MOST_TILES - len(known))
    shown = [*known, *[f for f in chosen if not f.is_known][:room]]
    return c.tiles([words.tile(f, view) for f in shown]) if shown else Html()


def is_relieved(name: str, view: View) -> bool:
    """Whether a stated figure gives way, because what it stands in for is known by now."""
    return any(_has_number(f) for f in view.named(STANDS_IN.get(str(name), "")))


def _has_number(figure: Figure) -> bool:
    return isinstance(figure.value, Number)


def _what_matters(view: View) -> Html:
    groups = grouped(view.findings)
    top = groups[:MOST_FINDINGS_FIRST]
    of_all = f"{len(top)} of {len(groups)}" if len(groups) > len(top) else str(len(groups))
    head = c.list_head(f"What matters most · {of_all}") if groups else ""
    findings = c.joined([head, _top_findings(top, view)])
    decisions = open_decisions(view)
    if not decisions:
        return findings
    head = c.list_head(f"Decisions asked · {len(decisions)}")
    return c.columns(findings, c.joined([head, _decisions_in_short(decisions)]))


def _top_findings(groups: Sequence[Sequence[Finding]], view: View) -> Html:
    if not groups:
        return c.note("No finding of this report is open.")
    return c.findings(words.finding_line(group, view) for group in groups)


def _decisions_in_short(decisions: Sequence[Decision]) -> Html:
    return c.ask_lines(c.AskLine(str(d.question), words.by_when(d)) for d in decisions)


def body(view: View) -> str:
    """The report's sections in the order of its front matter; those with nothing to show fold."""
    return joined_blocks(section(view, str(name)) for name in view.report.sections)


def section(view: View, name: str) -> str:
    """One section, or nothing while it is folded."""
    kind = SECTIONS[name]
    shown = made(kind, view)
    if shown is None or not shown.blocks:
        return ""
    return rendered(kind, shown, web_only=name in view.report.web_only)


def closing(view: View) -> str:
    """Decisions, all findings, actions, open questions and how the figures are made."""
    return joined_blocks(closing_blocks(view))


def joined_blocks(blocks: Iterable[str]) -> str:
    """Blocks of Markdown with the blank line that each needs after it."""
    return "\n\n".join(block for block in blocks if block)


MACROS: dict[str, Callable[..., str]] = {
    "first_screen": first_screen,
    "body": body,
    "section": section,
    "closing": closing,
}
"""What a report's page may call, each with the report's id first.

No name may also be one of the front matter: the host lets that hide the macro.
"""
