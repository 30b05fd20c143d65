"""Status marks: glyph, word and colour together, never colour alone."""

from enum import StrEnum

from portfolio.fragments.markup import Html, element


class Chip(StrEnum):
    """What a chip can say: the first four of a finding, the last four of a figure."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    ATTENTION = "attention"
    WATCH = "watch"
    ON_TRACK = "on-track"
    UNKNOWN = "unknown"


# "Runway: High" would read as praise, so figures have words of their own for the same look.
_LOOKS = {
    Chip.CRITICAL: ("critical", "■", "Critical"),
    Chip.HIGH: ("high", "▲", "High"),
    Chip.MEDIUM: ("medium", "◆", "Medium"),
    Chip.LOW: ("low", "○", "Low"),
    Chip.ATTENTION: ("high", "▲", "Attention"),
    Chip.WATCH: ("medium", "◆", "Watch"),
    Chip.ON_TRACK: ("good", "●", "On track"),
    Chip.UNKNOWN: ("unknown", "?", "Unknown"),
}


def chip(mark: Chip) -> Html:
    """The mark as an inline element."""
    look, glyph, word = _LOOKS[mark]
    return element("span", f"chip chip-{look}", f"{glyph} {word}")
