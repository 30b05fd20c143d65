"""`python -m portfolio check|status|export|schema|month|new`: the data, seen and written."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from portfolio import display
from portfolio.assessment import Assessment
from portfolio.calendar import Month, day
from portfolio.export import export
from portfolio.problem import Problem, as_github, as_json, as_text, unusable
from portfolio.schema import month_schema, portfolio_schema
from portfolio.starter import CURRENCY, OWNER_ADDRESS, NewPortfolio, from_flags, models
from store import answers, new
from store.answers import Request
from store.site import load_site

FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": lambda problems: "\n".join(map(as_text, problems)),
    "github": lambda problems: "\n".join(map(as_github, problems)),
    "json": as_json,
}
DOCS = Path("docs")
STOPPED = 130  # as shells say it of Ctrl-C


def main(arguments: list[str] | None = None) -> int:
    """0 done, 1 the data says no, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.command(options)
    except OSError as wrong:
        print(unusable(wrong), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return STOPPED
    return code


def check(options: argparse.Namespace) -> int:
    """Show every problem of the data and of the reports' front matter, all at once."""
    site, problems = load_site(options.data, DOCS, options.as_of)
    text = FORMATS[options.format](problems)
    if text:
        print(text)
    if site and options.format == "text":
        records = display.counted(len(site.reports), "report", digits=True)
        print(f"No mistake found in {options.data}; {records} can be built.")
    return 0 if site else 1


def status(options: argparse.Namespace) -> int:
    """Say in a few lines what the reports hold and what to do next."""
    site, problems = load_site(options.data, DOCS, options.as_of)
    if site is None:
        print(FORMATS["text"](problems), file=sys.stderr)
        return 1
    print("\n".join(_in_short(site.assessment, len(site.reports))))
    return 0


def _in_short(assessment: Assessment, reports: int) -> list[str]:
    edition = display.month(assessment.portfolio.edition)
    business = [f for f in assessment.register.findings if not f.about_data]
    critical = sum(f.severity == "critical" for f in business)
    findings = display.counted(len(business), "finding", digits=True)
    asked = display.counted(len(assessment.questions), "question", digits=True)
    verb = "is" if len(assessment.questions) == 1 else "are"
    return [
        "",
        f"The {edition} edition is built: {display.counted(reports, 'report', digits=True)}.",
        f"{findings}, {critical} of them critical.",
        f"{asked} {verb} open{_first_question(assessment)}",
        "",
        "Look at it:         make open",
        "Answer questions:   make month",
    ]


def _first_question(assessment: Assessment) -> str:
    if not assessment.questions:
        return "."
    return f"; the answer that opens most: {assessment.questions[0].text}"


def export_all(options: argparse.Namespace) -> int:
    """Print everything computed as one JSON object."""
    site, problems = load_site(options.data, DOCS, options.as_of)
    record = export(site.assessment, problems, site.changes) if site else export(None, problems)
    print(json.dumps(record, indent=2, ensure_ascii=False))
    return 0 if site else 1


def schema(options: argparse.Namespace) -> int:
    """Write the JSON Schemas that editors use to complete and underline."""
    options.target.mkdir(parents=True, exist_ok=True)
    for name, made in (("portfolio", portfolio_schema()), ("month", month_schema())):
        path = options.target / f"{name}.schema.json"
        path.write_text(json.dumps(made, indent=2, sort_keys=True) + "\n", encoding="utf-8")
        print(path)
    return 0


def month(options: argparse.Namespace) -> int:
    """Ask for a month's numbers and write its file; "don't know" is an answer."""
    request = Request(options.data, options.month, options.table, options.template)
    return answers.run(request, date.today(), input, print)  # noqa: DTZ011  # the owner's own day


def new_portfolio(options: argparse.Namespace) -> int:
    """Lay out an empty portfolio of your own, from a few questions or from flags."""
    today = Month.of(date.today())  # noqa: DTZ011  # the owner's own day
    try:
        given = _given(options, today)
    except ValueError as wrong:
        print(wrong, file=sys.stderr)
        return 2
    return new.run(options.data, given, today, input, print)


def _given(options: argparse.Namespace, today: Month) -> NewPortfolio | None:
    """What flags say, or None when nothing was said and questions are to be asked."""
    if not options.name and not options.business:
        return None
    when = str(options.month or today)
    return from_flags(options.name, options.business, when, options.currency, options.address)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m portfolio", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_writers(commands)
    for name, command in (("check", check), ("status", status), ("export", export_all)):
        sub = commands.add_parser(name, help=command.__doc__, description=command.__doc__)
        sub.set_defaults(command=command)
        sub.add_argument("--data", type=Path, default=Path("data"), help="the data folder")
        sub.add_argument("--as-of", type=day, help="read the data as of this day, as 2026-11-30")
        if name == "check":
            sub.add_argument("--format", choices=FORMATS, default="text", help="how to show them")
    sub = commands.add_parser("schema", help=schema.__doc__, description=schema.__doc__)
    sub.set_defaults(command=schema)
    sub.add_argument("--target", type=Path, default=Path("schema"), help="the folder to write to")
    return parser


def _add_writers(commands: Any) -> None:
    sub = commands.add_parser("month", help=month.__doc__, description=month.__doc__)
    sub.set_defaults(command=month)
    sub.add_argument("--data", type=Path, default=Path("data"), help="the data folder")
    sub.add_argument("--month", type=_month, help="another month than the next, as 2026-11")
    sub.add_argument("--csv", dest="table", type=Path, metavar="FILE", help="read answers from it")
    sub.add_argument("--template", type=Path, metavar="FILE", help="only write the questions to it")
    text = new_portfolio.__doc__
    sub = commands.add_parser("new", help=text, description=text)
    sub.set_defaults(command=new_portfolio)
    sub.add_argument("--data", type=Path, default=Path("data"), help="a folder that is not there")
    sub.add_argument("--name", default="", help="the portfolio's name")
    sub.add_argument(
        "--business",
        action="append",
        default=[],
        metavar="NAME=MODEL",
        help=f"a business and how it earns money: {', '.join(models())}; may be repeated",
    )
    sub.add_argument("--month", type=_month, help="its first month, as 2026-11")
    sub.add_argument("--currency", default=CURRENCY, help="the currency of the books")
    sub.add_argument("--address", default=OWNER_ADDRESS, help="where the owner's mail goes")


def _month(text: str) -> Month:
    try:
        return Month.parse(text)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(str(wrong)) from wrong


if __name__ == "__main__":
    sys.exit(main())
