"""Small bars beside a number, as inline SVG; a mail and a screen reader get their words."""

from portfolio.fragments.markup import Html, element

_WIDTH = 104
_SHORT = 36


def range_bar(low: float, high: float, words: str) -> Html:
    """A range on a scale: `low` and `high` as shares of the scale, 0 to 1."""
    start = _share(low) * _WIDTH
    length = max(_share(high) * _WIDTH - start, 2)
    line = f'<path class="bar-axis" d="M0 6H{_WIDTH}"/>'
    band = f'<rect class="bar-range" x="{start:.1f}" y="2" width="{length:.1f}" height="8"/>'
    return _bar(_WIDTH, 12, line + band, words)


def bullet(share: float, words: str) -> Html:
    """A part of a whole, as a share from 0 to 1, beside words such as "11 of 12"."""
    track = f'<rect class="bar-track" width="{_SHORT}" height="8"/>'
    part = f'<rect class="bar-part" width="{_share(share) * _SHORT:.1f}" height="8"/>'
    return _bar(_SHORT, 8, track + part, words)


def variance_bar(share: float, good: bool, words: str) -> Html:
    """A difference from a plan, zero in the middle: −1 to 1 of the widest one in its column."""
    middle = _WIDTH / 2
    length = min(abs(share), 1.0) * middle
    start = middle - length if share < 0 else middle
    kind = "bar-good" if good else "bar-bad"
    part = f'<rect class="{kind}" x="{start:.1f}" y="2" width="{length:.1f}" height="8"/>'
    return _bar(_WIDTH, 12, f'{part}<path class="bar-axis" d="M{middle:.1f} 0V12"/>', words)


def _share(value: float) -> float:
    return min(max(value, 0.0), 1.0)


def _bar(width: int, height: int, shapes: str, words: str) -> Html:
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    drawing = f'<svg aria-hidden="true" {size}>{shapes}</svg>'
    return element("span", "bar", Html(drawing), role="img", aria_label=words)
