"""Writes a stylesheet's rules into the elements: many mail clients read nothing else."""

import logging
import re

import cssutils
from premailer import Premailer

_VANISHING = re.compile("[\0\ud800-\udfff]")

# Also told below; until the first call this library writes to stderr all the same.
cssutils.log.setLevel(logging.CRITICAL)


def inline(html: str, page_url: str) -> str:
    """The document with its <style> rules inlined and its @media rules left in place.

    Raises ValueError for an empty document, for an XML declaration, for characters that would
    vanish, and for a page address without https.
    """
    _demand_document(html, page_url)
    inlined: str = Premailer(
        html,
        base_url=page_url,
        allow_network=False,
        # Its default takes `!important` from @media too: dark and phone rules would lose.
        strip_important=False,
        disable_validation=True,
        preserve_inline_attachments=True,
        # CSS widths would replace the fixed ones that Outlook needs; it reads sides from styles.
        disable_basic_attributes=["width", "height", "align", "valign"],
        cssutils_logging_level=logging.CRITICAL,
    ).transform(pretty_print=False)
    return inlined


def _demand_document(html: str, page_url: str) -> None:
    if not html.strip():
        raise ValueError("an empty document has nothing to inline")
    if html.lstrip().startswith("<?xml"):
        raise ValueError("an XML declaration does not belong in a mail")
    if _VANISHING.search(html):
        raise ValueError("a NUL or half a character would vanish")
    if not page_url.startswith("https://"):
        raise ValueError(f'the address of a page must start with https, not "{page_url}"')
