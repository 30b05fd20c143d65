"""Every element and class of a report page, and what becomes of it in a mail."""

from digest.simplify import blocks, lists, tables
from digest.simplify.blocks import boxed, dropped, kept, unwrapped
from digest.simplify.walk import Vocabulary

_LINES = (
    "answer ask-then finding-chip list-head meta note sub suggestion tile-change tile-label"
    " tile-status tile-unknown tile-value"
).split()
_POINTS = "ask-question finding-title question-title".split()
_REMARKS = "ask-note finding-note question-note".split()
_GROUPS = (
    "column columns figure finding-body marked marked-text question-body table-scroll value"
).split()
_GONE = "headerlink md-content__button md-source-file md-feedback web-only".split()
_SAME = "b code del em i s small strong sub sup".split()

VOCABULARY = Vocabulary(
    by_class={
        **{name: kept("p", name) for name in _LINES},
        **dict.fromkeys(_POINTS, kept("p", "point")),
        **dict.fromkeys(_REMARKS, kept("p", "remark")),
        **dict.fromkeys(_GROUPS, unwrapped),
        **dict.fromkeys(("ask-lines", "asks", "findings", "questions"), blocks.stacked),
        **dict.fromkeys(_GONE, dropped),
        **{name: kept("span", name) for name in ("bad", "good", "number", "unit")},
        "ask": boxed("line"),
        "ask-line": boxed("line"),
        "bar": blocks.spoken,
        "chip": blocks.chip,
        "decision": boxed("decision"),
        "facts": lists.facts,
        "finding": boxed("line"),
        "ledger": tables.ledger,
        "mail-only": kept("p", "text"),
        "method-notes": kept("ol", "method-notes"),
        "options": lists.options,
        "question": lists.question,
        "th-unit": blocks.unit,
        "tiles": lists.tiles,
    },
    by_tag={
        **{tag: kept(tag) for tag in _SAME},
        **dict.fromkeys(("abbr", "article", "button", "div", "section", "span"), unwrapped),
        **dict.fromkeys(("form", "nav", "noscript", "script", "style", "template"), dropped),
        "a": blocks.anchor,
        "blockquote": boxed("quote"),
        "br": blocks.line_break,
        "dl": lists.facts,
        "h1": kept("h1", "title"),
        "h2": blocks.section_title,
        "h3": kept("h3", "subsection"),
        "h4": kept("h4", "subsection"),
        "hr": blocks.rule,
        "li": kept("li"),
        "ol": kept("ol", "list"),
        "p": kept("p", "text"),
        "pre": blocks.preformatted,
        "svg": blocks.spoken,
        "table": tables.ledger,
        "ul": kept("ul", "list"),
    },
    modifiers=frozenset(
        {
            "fact",
            "hide-sm",
            "lead",
            "long",
            "md-icon",
            "num",
            "tile",
            "total",
            "unknown",
            "unknown-reason",
        }
        | {f"tiles-{count}" for count in range(1, 13)}
        | {f"chip-{look}" for look in ("critical", "good", "high", "low", "medium", "unknown")}
    ),
)
