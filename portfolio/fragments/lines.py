"""Single lines of a page: headings, the answer, what stands beneath a title."""

from portfolio.fragments.markup import Html, element, text


def title(content: str) -> Html:
    """The page's one h1: report and month."""
    return Html(f"# {text(content)}")


def section(content: str, identifier: str, short: str) -> Html:
    """A section's h2: what follows from its figures; `short` is its name in the navigation.

    Markdown and not HTML, because the host builds the navigation from Markdown headings.
    """
    return _heading("##", content, identifier, short)


def subsection(content: str, identifier: str, short: str) -> Html:
    """An h3 within a section."""
    return _heading("###", content, identifier, short)


def _heading(level: str, content: str, identifier: str, short: str) -> Html:
    # `{: #` and not `{#`: a page that is rendered twice would take the latter for a Jinja comment.
    return Html(f'{level} {text(content)} {{: #{identifier} data-toc-label="{text(short)}" }}')


def meta(*parts: str) -> Html:
    """Who, when, how much is known: the line under the h1."""
    return element("p", "meta", _dotted(parts))


def answer(content: str) -> Html:
    """The page's answer: state, then cause, at most two short sentences."""
    return element("p", "answer", content)


def sub(*parts: str) -> Html:
    """The dry description under a title: who, what and unit, when."""
    return element("p", "sub", _dotted(parts))


def note(content: str) -> Html:
    """A small remark beneath a chart, table or list."""
    return element("p", "note", content)


def paragraph(content: str) -> Html:
    """Running text."""
    return element("p", "", content)


def strong(content: str) -> Html:
    """What stands out in a line."""
    return element("strong", "", content)


def list_head(content: str) -> Html:
    """The line above a list on the first screen: "What matters most · 3 of 6"."""
    return element("p", "list-head", content)


def columns(*blocks: str) -> Html:
    """Blocks of markup side by side; one below the other on a phone."""
    return element(
        "div",
        "columns",
        Html("".join(element("div", "column", Html(block)) for block in blocks)),
    )


def web_only(block: str) -> Html:
    """Markup that the mail leaves out."""
    return element("div", "web-only", Html(block), markdown="0")


def _dotted(parts: tuple[str, ...]) -> Html:
    return Html(" · ".join(text(part) for part in parts if part))
