"""The reference of what a page may call and name, written from the tables themselves."""

from collections.abc import Callable, Mapping

from portfolio.figures import DEFINITIONS
from portfolio.fragments import methods, page
from portfolio.fragments.answers import ANSWERS
from portfolio.fragments.sections import SECTIONS
from portfolio.reference import front_matter_reference

_INTRODUCTION = """\
# What a page may call and name

A macro returns finished Markdown and HTML. Those of a report take its id first, so that a page may
also show a part of another report: `{{ section("cfo", "burn") }}`."""

_PORTFOLIO = """\
## Macros of any page

| macro | gives |
|---|---|
| `home()` | The state of the portfolio in one screen, for the home page. |"""


def pages_reference() -> str:
    """Macros, front matter, sections, figures and kinds of opening sentence, as Markdown."""
    return (
        "\n\n".join(
            [
                _INTRODUCTION,
                _table("Macros of a report", "macro | gives", _calls(page.MACROS, "report")),
                "\n".join([_PORTFOLIO, *(f"| {row} |" for row in _calls(methods.MACROS))]),
                f"## Front matter of a report\n\n{front_matter_reference().rstrip()}",
                _table("Sections", "name | shows", _sections()),
                _table("Figures for `tiles`", "name | is", _figures()),
                _table("Kinds of opening sentence for `answer`", "name | says", _answers()),
            ]
        )
        + "\n"
    )


def _table(title: str, head: str, rows: list[str]) -> str:
    lines = [f"## {title}", "", f"| {head} |", "|---|---|", *(f"| {row} |" for row in rows)]
    return "\n".join(lines)


def _calls(macros: Mapping[str, Callable[..., str]], *given: str) -> list[str]:
    arguments = {name: [*given, *_further(macro)] for name, macro in macros.items()}
    return [
        f"`{name}({', '.join(arguments[name])})` | {_first_line(macro)}"
        for name, macro in macros.items()
    ]


def _further(macro: Callable[..., str]) -> list[str]:
    """The arguments after the view or assessment, which the macro itself supplies."""
    names = macro.__code__.co_varnames[: macro.__code__.co_argcount]
    return list(names[1:])


def _sections() -> list[str]:
    return [f"`{name}` | {_first_line(kind.make)}" for name, kind in sorted(SECTIONS.items())]


def _figures() -> list[str]:
    each = {d.name: d for d in DEFINITIONS}
    return [f"`{name}` | {d.label}: {d.formula}" for name, d in sorted(each.items())]


def _answers() -> list[str]:
    return [f"`{name}` | {_first_line(answer)}" for name, answer in ANSWERS.items()]


def _first_line(subject: object) -> str:
    return (subject.__doc__ or "").strip().splitlines()[0] if subject.__doc__ else ""
