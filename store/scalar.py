"""How a piece of text is written into a data file, so that reading gives the same text back."""

import json
import re

# No character here has a meaning in YAML where it stands; a colon or a number sign could.
_PLAIN = re.compile(r"[A-Za-z0-9$~.][\w $.,%~+'’()/–-]*")


def scalar(text: str) -> str:
    """As an owner would type it, in quotes only where it needs them."""
    plain = text.isprintable() and _PLAIN.fullmatch(text) and text == text.strip()
    return text if plain else f'"{within_quotes(text)}"'


def within_quotes(text: str) -> str:
    """As it stands between double quotes, in one line."""
    escaped = json.dumps(text, ensure_ascii=False)[1:-1]
    return "".join(c if c.isprintable() else _escape(c) for c in escaped)


def _escape(character: str) -> str:
    return f"\\U{ord(character):08x}"
