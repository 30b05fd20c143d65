"""The month's answers, from the terminal or from a table that a spreadsheet wrote."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from portfolio import display
from portfolio.asking import Prompt, day_of, is_open, prompts
from portfolio.assessment import assess
from portfolio.calendar import Month
from portfolio.model import Portfolio
from portfolio.problem import Problem, as_text, error
from portfolio.spreadsheet import Answer, answers_in, as_typed, written
from portfolio.values import Source
from store.load import MONTHS, RECORDS, load
from store.months import Draft, is_unanswered, problems_with, teller, write
from store.writing import write_new

Read = Callable[[str], str]
Say = Callable[[str], object]
Check = Callable[[Sequence[Answer]], list[Problem]]


class RefusedError(Exception):
    """Nothing was written; the text says why, in lines that can be shown."""


@dataclass(frozen=True)
class Request:
    """What somebody wants of a month: its file from answers at the terminal, or from the CSV file
    `table`; or only the questions, written to the CSV file `template`.

    The month is the one after the newest, unless `month` names another.
    """

    data: Path
    month: Month | None = None
    table: Path | None = None
    template: Path | None = None


def run(request: Request, today: date, read: Read, say: Say) -> int:
    """Do it, asking with `read(prompt)`; 0 done, 1 nothing was written and `say` said why."""
    try:
        say(_done(request, today, read))
    except RefusedError as why:
        say(str(why))
        return 1
    except (EOFError, KeyboardInterrupt):
        say("\nStopped; nothing was written.")
        return 1
    return 0


def _done(request: Request, today: date, read: Read) -> str:
    portfolio = _portfolio(request, today)
    month = request.month or _due(request.data, portfolio.edition)
    asked = prompts(assess(portfolio), month)
    if request.template:
        return _template(request.template, asked)
    draft = Draft(request.data, month, day_of(month, today), teller(portfolio))
    if draft.path.exists() and not is_unanswered(draft.path):
        raise RefusedError(f"{draft.path} exists already; change its lines in an editor.")
    if request.table:
        return _written(draft, _from_table(request.table, draft))
    return _written(draft, _from_terminal(asked, read, draft))


def _due(data: Path, newest: Month) -> Month:
    """The newest month while nobody has answered anything in it, otherwise the one after."""
    here = data / RECORDS / MONTHS / f"{newest}.yml"
    return newest if is_unanswered(here) else newest.plus(1)


def _portfolio(request: Request, today: date) -> Portfolio:
    """The portfolio; without a month file, as of the month before the one that is asked for."""
    before = (request.month or Month.of(today)).plus(-1).last_day
    has_months = any((request.data / RECORDS / MONTHS).glob("*.yml"))
    parsed = load(request.data, None if has_months else before)
    if parsed.portfolio is None:
        raise RefusedError("\n".join(map(as_text, parsed.problems)))
    return parsed.portfolio


def _template(path: Path, asked: Iterable[Prompt]) -> str:
    text = written((p.addresses, p.text) for p in asked)
    try:
        write_new(path, text.encode("utf-8-sig"))
    except FileExistsError as exists:
        raise RefusedError(f"{path} exists already; name a new file.") from exists
    return f"{path} is ready: fill in its last column and read it with --csv {path}."


def _written(draft: Draft, answers: Sequence[Answer]) -> str:
    try:
        path = write(draft, answers)
    except FileExistsError as exists:
        raise RefusedError(f"{draft.path} exists already; nothing was written.") from exists
    told = sum(not is_open(answer.text) for answer in answers)
    return f"{path} holds {display.counted(told, 'answer', digits=True)}."


def _from_terminal(asked: Sequence[Prompt], read: Read, draft: Draft) -> list[Answer]:
    """Ask each question; Enter leaves it open, and a wrong answer is asked for again."""
    return [
        _answer(prompt, f"\n{number} of {len(asked)}  {_worded(prompt)}\n> ", read, draft)
        for number, prompt in enumerate(asked, 1)
    ]


def _answer(prompt: Prompt, words: str, read: Read, draft: Draft) -> Answer:
    again = ""
    while True:
        answer = Answer(prompt.addresses, as_typed(read(again + words)), prompt.text)
        problems = [] if is_open(answer.text) else problems_with(draft, [answer])
        if not problems:
            return answer
        again = f"{display.sentence(problems[0].text)}.\n"


def _worded(prompt: Prompt) -> str:
    opens = f"opens {display.counted(prompt.opens, 'figure', digits=True)}" if prompt.opens else ""
    remarks = "; ".join(remark for remark in (prompt.enough, opens) if remark)
    return f"{prompt.text} ({remarks})" if remarks else prompt.text


def _from_table(path: Path, draft: Draft) -> list[Answer]:
    """The answers of a CSV file; raises RefusedError with every line that cannot be used."""
    answers, problems = answers_in(_text(path), str(path))
    if not answers and not problems:
        hint = "fill in the last column, or write 'unknown' where nobody knows"
        problems.append(error(Source(str(path), 1), "there is no answer in it", hint))
    told = [answer for answer in answers if not is_open(answer.text)]
    if problems_with(draft, told):
        problems += [_at(answer, p) for answer in told for p in problems_with(draft, [answer])]
    if problems:
        raise RefusedError("\n".join(map(as_text, sorted(set(problems)))))
    return answers


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as wrong:
        raise RefusedError(f"{path} cannot be read: {wrong.strerror}.") from wrong
    except UnicodeDecodeError as wrong:
        place = error(Source(str(path), 1), "not readable text", "save it as 'CSV UTF-8'")
        raise RefusedError(as_text(place)) from wrong


def _at(answer: Answer, problem: Problem) -> Problem:
    """The problem, where the answer stands in the table."""
    return error(answer.source, problem.message, problem.hint)
