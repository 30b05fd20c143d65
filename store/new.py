"""Lays out an empty portfolio of one's own: all that it lacks is a question in its files."""

import os
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

from portfolio import display
from portfolio.calendar import Month
from portfolio.starter import NewBusiness, NewPortfolio, Read, ask
from store.load import MONTHS, RECORDS
from store.scalar import within_quotes

TEMPLATES = Path(__file__).parent / "templates"
PLAN_MONTHS = 3

Say = Callable[[str], object]


class OccupiedError(Exception):
    """The folder holds something already; nothing is ever written over it."""


@dataclass(frozen=True)
class Trade:
    """What a business of one model is, what it sells, and the templates for its records."""

    kind: str
    unit: str
    units: str
    parts: tuple[str, ...]
    bookable: bool = False


_BOOKED = ("business", "sales", "website", "calendar")
_UNBOOKED = ("business", "sales", "website", "no-calendar")

TRADES: Mapping[str, Trade] = {
    "charter": Trade("company", "charter", "charters", _BOOKED, bookable=True),
    "events": Trade("company", "event", "events", _BOOKED, bookable=True),
    "local-service": Trade("company", "job", "jobs", (*_UNBOOKED, "funnel")),
    "client-services": Trade("company", "project", "projects", (*_UNBOOKED, "clients")),
    "rental": Trade("property", "night", "nights", ("business", "rental")),
    "delivery": Trade("service", "trip", "trips", (*_UNBOOKED, "delivery")),
}
_SHARED = ("about", "people", "access", "safeguards", "plan")
_TAKEN = frozenset({*_SHARED, MONTHS, RECORDS})


def lay_out(answers: NewPortfolio, target: Path) -> list[Path]:
    """Write the data folder `target`, whole or not at all; returns the files written.

    Raises OccupiedError unless `target` is absent or an empty folder.
    """
    _demand_free(target)
    files = files_of(answers)
    draft = target.absolute().with_name(f".{target.absolute().name}.{os.getpid()}")
    try:
        for name, text in files.items():
            path = draft / RECORDS / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        draft.rename(target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return [target / RECORDS / name for name in files]


def _demand_free(target: Path) -> None:
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise OccupiedError(f"{target} holds something already; name a folder that is new")


def run(target: Path, given: NewPortfolio | None, suggested: Month, read: Read, say: Say) -> int:
    """Lay out what is `given`, or what `read` is answered; 0 done, 1 and `say` says why not."""
    try:
        _demand_free(target)  # before anybody has answered anything
        paths = lay_out(given or ask(read, suggested), target)
    except OccupiedError as occupied:
        say(f"{occupied}.")
        return 1
    except OSError as wrong:
        say(f"{target} cannot be made ({wrong.strerror}); name another folder.")
        return 1
    except (EOFError, KeyboardInterrupt):
        say("\nStopped; nothing was written.")
        return 1
    say("\n".join(["Your portfolio is laid out:", *(f"  {path}" for path in paths)]))
    return 0


def files_of(answers: NewPortfolio) -> dict[str, str]:
    """The text of each file of the folder `portfolio`, by its path in it."""
    shared = {
        "name": within_quotes(answers.name),
        "currency": answers.currency,
        "owner_address": answers.owner_address,
        "month": display.month(answers.month),
        "as_of": str(answers.month.last_day),
        "plan_end": str(answers.month.plus(PLAN_MONTHS)),
    }
    files = {f"{name}.yml": _filled(name, shared) for name in _SHARED}
    for id_, business in zip(_ids(answers.businesses), answers.businesses, strict=True):
        trade, words = TRADES[business.model], shared | _words(id_, business)
        files[f"{id_}.yml"] = "".join(_filled(part, words) for part in trade.parts)
    return files | {f"{MONTHS}/{answers.month}.yml": _filled("month", shared)}


def _words(id_: str, business: NewBusiness) -> dict[str, str]:
    trade = TRADES[business.model]
    return {
        "id": id_,
        "name": within_quotes(business.name),
        "title": business.name,
        "model": business.model,
        "kind": trade.kind,
        "unit": trade.unit,
        "units": trade.units,
        "bookable": "yes" if trade.bookable else "no",
    }


def _filled(template: str, words: Mapping[str, str]) -> str:
    text = (TEMPLATES / f"{template}.yml").read_text("utf-8")
    return Template(text).substitute(words)


def _ids(businesses: Iterable[NewBusiness]) -> list[str]:
    """A short name for each, made of its own; numbered where two would be the same."""
    ids: list[str] = []
    for business in businesses:
        plain = _slug(business.name) or "business"
        free = (plain, *(f"{plain}-{n}" for n in range(2, len(ids) + 4)))
        ids.append(next(name for name in free if name not in _TAKEN and name not in ids))
    return ids


def _slug(name: str) -> str:
    """Small letters, digits and single dashes, as ids are written."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))
