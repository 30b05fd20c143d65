"""A small invented portfolio for tests: valid by default, changed where a test needs it."""

from datetime import date
from pathlib import Path

from portfolio.calendar import Month
from portfolio.model import Portfolio
from portfolio.months import MonthFile
from portfolio.parse import Parsed, parse
from portfolio.problem import as_text
from portfolio.text import Mapping
from store.tree import read_tree

INVENTED = Path(__file__).parent / "data" / "invented"
"""The same portfolio as a data folder, for tests of commands: `load(INVENTED)`."""

MONTH = "2026-10"


def make_portfolio(
    yaml_text: str | None = None,
    *,
    answers: dict[str, str] | None = None,
    as_of: date | None = None,
    **overrides: str,
) -> Portfolio:
    """The invented portfolio as of 2026-10-31; fails with its problems when it has any.

    - `make_portfolio(cash="- {id: box, name: Cash box, balance: [{month: 2026-10, value: 7}]}")`
      replaces whole collections: the YAML list of their records, or `""` for none. Values are
      YAML, so a list in block style starts in its first column.
    - `make_portfolio(answers={"cash.operating.balance": "{low: 1, high: 2}"})` changes single
      values as the month file of October would; a value of the wrong kind is a problem.
    - `make_portfolio("entities: ...")` takes other records altogether; `about` is added when it
      is absent, so that a test may hold only what it is about.
    """
    parsed = parse_portfolio(yaml_text, answers=answers, as_of=as_of, **overrides)
    assert parsed.portfolio is not None, "\n".join(map(as_text, parsed.problems))
    assert not parsed.problems, "\n".join(map(as_text, parsed.problems))
    return parsed.portfolio


def parse_portfolio(
    yaml_text: str | None = None,
    *,
    answers: dict[str, str] | None = None,
    as_of: date | None = None,
    **overrides: str,
) -> Parsed:
    """As `make_portfolio`, with the problems instead of a failure."""
    roots = _invented() if yaml_text is None else _given(yaml_text)
    for root in roots:
        for name in overrides:
            root.pop(name, None)
    roots += [_tree(_collection(n, text), f"{n}.yml") for n, text in overrides.items() if text]
    return parse(roots, [_month_file(answers or {})], as_of)


def problems_in(
    yaml_text: str | None = None, *, answers: dict[str, str] | None = None, **overrides: str
) -> list[str]:
    """The listing a user would see, one line each."""
    parsed = parse_portfolio(yaml_text, answers=answers, as_of=None, **overrides)
    return [as_text(problem) for problem in parsed.problems]


def _invented() -> list[Mapping]:
    files = sorted((INVENTED / "portfolio").glob("*.yml"))
    return [_tree(path.read_text("utf-8"), path.name) for path in files]


def _given(yaml_text: str) -> list[Mapping]:
    roots = [_tree(yaml_text, "portfolio.yml")]
    if "about" not in roots[0]:
        roots.append(_tree("about: [{id: portfolio, name: Test}]", "about.yml"))
    return roots


def _collection(name: str, text: str) -> str:
    return f"{name}:\n{text}" if text.lstrip().startswith("- ") else f"{name}: {text}"


def _month_file(answers: dict[str, str]) -> MonthFile:
    lines = [f"as_of: {Month.parse(MONTH).last_day}", "answers:" if answers else "answers: {}"]
    lines += [f"  {name}: {value}" for name, value in answers.items()]
    return MonthFile(Month.parse(MONTH), _tree("\n".join(lines), f"months/{MONTH}.yml"))


def _tree(text: str, file: str) -> Mapping:
    tree, problems = read_tree(text.encode(), file)
    assert tree is not None, "\n".join(map(as_text, problems))
    assert not problems, "\n".join(map(as_text, problems))
    return tree
