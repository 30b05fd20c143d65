"""What somebody may have meant: the nearest of the names that are known."""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

_LONGEST = 80
_MOST_COMPARED = 500
_MOST_NAMED = 8
_COMMA = "between braces a comma ends a value; write 1200, or '1,200' in quotes"


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name most like `name`, or nothing when none is.

    Comparing is slow: a name too long to be a slip, or one of very many, is not compared.
    """
    names = tuple(known)
    if len(name) > _LONGEST or len(names) > _MOST_COMPARED:
        return ""
    return _nearest(str(name), tuple(map(str, names)))


@lru_cache(maxsize=1024)
def _nearest(name: str, known: tuple[str, ...]) -> str:
    return next(iter(get_close_matches(name, known, n=1)), "")


def among(name: str, known: Iterable[str]) -> str:
    """A hint: the nearest name, else some of those that are known.

    A list or tuple is in order already, so that a check of many names sorts but once.
    """
    names = known if isinstance(known, list | tuple) else sorted(known)
    if name[:1].isdigit() and not any(each[:1].isdigit() for each in names[:_MOST_NAMED]):
        return _COMMA
    if close := nearest(name, names):
        return f"did you mean '{close}'?"
    if not names:
        return "there are none yet; add it, or take the name out"
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return f"known are {', '.join(names[:_MOST_NAMED])}{more}"
