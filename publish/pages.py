"""What a built page must not contain: template syntax left over, or an error shown as text."""

import re
from pathlib import Path

LEFT_OVER = ("{{", "{%", "{#", "Macro Rendering Error", "Macro Syntax Error")

_ARTICLES = re.compile(r"<article\b.*</article>", re.DOTALL)


def faults(site: Path) -> list[str]:
    """One line for each page with something wrong."""
    return [
        f"{page.relative_to(site)}: '{sign}' is left on the page; its macro did not run"
        for page in sorted(site.rglob("*.html"))
        for sign in LEFT_OVER
        if sign in _article(page)
    ]


def _article(page: Path) -> str:
    """As it is written: braces that come from the data are escaped, those left over are not."""
    found = _ARTICLES.search(page.read_text("utf-8"))
    return found[0] if found else ""
