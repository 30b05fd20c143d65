"""What a built page must not contain: template syntax left over, or an error shown as text."""

from pathlib import Path

from lxml import html

LEFT_OVER = ("{{", "{%", "{#", "Macro Rendering Error", "Macro Syntax Error", "Traceback")


def faults(site: Path) -> list[str]:
    """One line for each page with something wrong."""
    return [
        f"{page.relative_to(site)}: '{sign}' is left on the page; its macro did not run"
        for page in sorted(site.rglob("*.html"))
        for sign in LEFT_OVER
        if sign in _article(page)
    ]


def _article(page: Path) -> str:
    tree = html.fromstring(page.read_bytes())
    return "".join(part.text_content() for part in tree.iter("article"))
