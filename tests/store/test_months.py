import shutil
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from portfolio.asking import MOST_ASKED, prompts
from portfolio.assessment import Assessment, assess
from portfolio.calendar import Month
from portfolio.model import Portfolio
from portfolio.spreadsheet import Answer
from portfolio.values import Known
from store.answers import Request, run
from store.load import load
from store.months import Draft, problems_with, write
from tests.portfolio_builder import INVENTED, make_portfolio

NOVEMBER = Month(2026, 11)
TODAY = date(2026, 12, 3)
REAL = Path(__file__).parent.parent.parent / "data"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The invented portfolio, whose newest month, October 2026, has been answered."""
    folder = Path(shutil.copytree(INVENTED, tmp_path / "data"))
    answered = "as_of: 2026-10-31\nanswers: {cash.operating.balance: unknown}\n"
    (folder / "portfolio/months/2026-10.yml").write_text(answered, "utf-8")
    return folder


class Owner:
    """Somebody at a terminal: gives answers by a word of the question, Enter to all others."""

    def __init__(self, **answers: list[str]) -> None:
        self.answers = answers
        self.asked: list[str] = []

    def __call__(self, prompt: str) -> str:
        self.asked.append(prompt)
        waiting = [a for word, a in self.answers.items() if word in prompt and a]
        return waiting[0].pop(0) if waiting else ""


def told(folder: Path) -> Portfolio:
    portfolio = load(folder).portfolio
    assert portfolio is not None
    return portfolio


def lines_of(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def assessment() -> Assessment:
    return assess(make_portfolio())


# ---- what is asked -------------------------------------------------------------------------


def test_at_most_fifteen_questions_the_most_useful_first() -> None:
    """Those that most figures wait for come first; nobody is asked a hundred things."""
    asked = prompts(assess(told(REAL)), Month(2026, 12))
    assert len(asked) == MOST_ASKED == 15
    assert sorted((p.opens for p in asked), reverse=True) == [p.opens for p in asked]
    assert asked[0].opens > 0


def test_a_question_names_values_that_a_month_file_can_fill() -> None:
    """Every address of every question leads to a value of the data."""
    for folder in (REAL, INVENTED):
        asked = prompts(assess(told(folder)), Month(2026, 12), most=1000)
        draft = Draft(folder, Month(2026, 12), date(2026, 12, 31))
        nonsense = [Answer(p.addresses, "~~") for p in asked]
        assert [] == [p for p in problems_with(draft, nonsense) if "names no value" in p.message]


def test_a_measure_is_asked_for_again_each_month() -> None:
    """A balance of October says nothing about November."""
    asked = [p.text for p in prompts(assessment(), NOVEMBER, most=1000)]
    assert "Operating account in November 2026: what is in it at the end of the month?" in asked
    october = [p.text for p in prompts(assessment(), Month(2026, 10), most=1000)]
    assert not any("Operating account" in text for text in october)


def test_a_question_of_every_month_stays_as_useful_as_it_was() -> None:
    """Answered for October, its figures are known; in November they would grow old."""
    question = "{unknown: true, need: money in the till, ask: owner, question: How much is there?}"
    till = f"- {{id: till, name: Till, balance: [{question}, {{month: 2026-10, value: 7}}]}}"
    asked = prompts(assess(make_portfolio(cash=till)), NOVEMBER, most=1000)
    [prompt] = [p for p in asked if "cash.till.balance" in p.addresses]
    assert ("How much is there?", True) == (prompt.text, prompt.opens > 0)


def test_what_corrects_the_sources_is_not_asked_here() -> None:
    """Counts and contradictions have no value that an answer could fill in."""
    everything = assessment()
    assert any(not q.addresses for q in everything.questions)
    assert all(p.addresses for p in prompts(everything, NOVEMBER, most=1000))


# ---- answers at the terminal ---------------------------------------------------------------


def test_answers_become_the_next_month(data: Path) -> None:
    """The file has the month's last day, its questions as notes, and reads back as told."""
    said: list[str] = []
    owner = Owner(account=["$27,500"], invoiced=["don't know"])
    assert 0 == run(Request(data), TODAY, owner, said.append)
    path = data / "portfolio" / "months" / "2026-11.yml"
    assert [f"{path} holds 1 answer."] == said
    lines = lines_of(path)
    assert "as_of: 2026-11-30" in lines
    place = lines.index("  cash.operating.balance: 27,500")
    assert lines[place - 1].startswith("  # Operating account in November 2026")
    assert "  client_books.studio.billed: unknown" in lines
    portfolio = told(data)
    assert NOVEMBER == portfolio.edition
    assert [o.month for o in portfolio.cash[0].balance.observations][-1] == NOVEMBER


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 21), "2026-11-21"),
        (date(2026, 12, 3), "2026-11-30"),
        (date(2026, 10, 30), "2026-11-01"),
    ],
)
def test_the_day_that_the_numbers_speak_of(data: Path, today: date, expected: str) -> None:
    """The day of telling, as far as it lies in the month."""
    assert 0 == run(Request(data), today, Owner(), lambda _: None)
    assert f"as_of: {expected}" in lines_of(data / "portfolio" / "months" / "2026-11.yml")


def test_a_wrong_answer_is_asked_again_at_once(data: Path) -> None:
    """The field's own reader judges it, so the second question says what to write."""
    owner = Owner(account=["plenty", "27500"])
    assert 0 == run(Request(data), TODAY, owner, lambda _: None)
    again = [prompt for prompt in owner.asked if prompt.startswith("'plenty'")]
    assert 1 == len(again)
    assert "'plenty' is not a number; write it as 1200" in again[0]
    assert told(data).cash[0].balance.latest.sources[0].file.endswith("2026-11.yml")


def test_stopping_in_the_middle_writes_nothing(data: Path) -> None:
    said: list[str] = []

    def read(_: str) -> str:
        raise KeyboardInterrupt

    assert 1 == run(Request(data), TODAY, read, said.append)
    assert ["\nStopped; nothing was written."] == said
    assert ["2026-10.yml"] == [p.name for p in (data / "portfolio" / "months").iterdir()]


def test_a_month_that_has_a_file_is_left_alone(data: Path) -> None:
    """Refused before the first question, so that nobody answers in vain."""
    said: list[str] = []
    owner = Owner()
    path = data / "portfolio" / "months" / "2026-10.yml"
    before = path.read_bytes()
    assert 1 == run(Request(data, month=Month(2026, 10)), TODAY, owner, said.append)
    assert [f"{path} exists already; change its lines in an editor."] == said
    assert [] == owner.asked
    assert before == path.read_bytes()


def test_a_month_that_waits_for_its_first_answer_is_filled(tmp_path: Path) -> None:
    """A new portfolio begins with an empty month: that one is asked for, not the next."""
    folder = Path(shutil.copytree(INVENTED, tmp_path / "data"))
    path = folder / "portfolio/months/2026-10.yml"
    assert 0 == run(Request(folder), date(2026, 10, 20), Owner(), lambda _: None)
    assert "as_of: 2026-10-20" in lines_of(path)
    assert "answers:" in lines_of(path)
    assert ["2026-10.yml"] == [p.name for p in path.parent.iterdir()]


def test_a_file_that_appears_meanwhile_is_left_alone(data: Path) -> None:
    draft = Draft(data, NOVEMBER, date(2026, 11, 30))
    other = "as_of: 2026-11-30\nanswers: {cash.operating.balance: 1}\n"
    draft.path.write_text(other, "utf-8")
    with pytest.raises(FileExistsError):
        write(draft, [])
    assert other == draft.path.read_text("utf-8")
    assert 2 == len(list(draft.path.parent.iterdir()))


def test_data_with_mistakes_is_mended_first(data: Path) -> None:
    broken = data / "portfolio" / "portfolio.yml"
    broken.write_text(broken.read_text("utf-8") + "nonsense: []\n", "utf-8")
    said: list[str] = []
    assert 1 == run(Request(data), TODAY, Owner(), said.append)
    assert f"{broken}:" in said[0]
    assert "'nonsense'" in said[0]


# ---- answers in a table --------------------------------------------------------------------


def table(folder: Path, lines: Iterable[str], encoding: str = "utf-8") -> Path:
    path = folder / "answers.csv"
    path.write_bytes("".join(lines).encode(encoding))
    return path


def test_a_template_can_be_filled_in_and_read(data: Path, tmp_path: Path) -> None:
    """The round trip of an owner who likes spreadsheets better than terminals."""
    path = tmp_path / "november.csv"
    said: list[str] = []
    assert 0 == run(Request(data, template=path), TODAY, Owner(), said.append)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfaddress,question,answer\r\n")
    filled = [
        row + "27500" if row.startswith("cash.operating.balance,") else row
        for row in path.read_text("utf-8-sig").splitlines()
    ]
    assert 0 == run(
        Request(data, table=table(tmp_path, "\r\n".join(filled))), TODAY, Owner(), said.append
    )
    assert "  cash.operating.balance: 27500" in lines_of(data / "portfolio/months/2026-11.yml")
    assert 1 == run(Request(data, template=path), TODAY, Owner(), said.append)
    assert f"{path} exists already; name a new file." == said[-1]


@pytest.mark.parametrize(
    "text",
    [
        "address,question,answer\ncash.operating.balance,,27500\n",
        '\ufeffaddress,question,answer\r\ncash.operating.balance,,"27,500"\r\n',
        "address;question;answer\r\ncash.operating.balance;;27,500\r\n",
        "sep=;\r\nAddress;Question;Answer\r\ncash.operating.balance;;27.500,00\r\n",
        "address\tquestion\tanswer\ncash.operating.balance\t\t27 500\n",
        'answer,address\n"""27500""",cash.operating.balance\n\n,,\n',
        'address,question,answer\ncash.operating.balance,"two\nlines","\'$27,500"\n',
    ],
)
def test_tables_as_spreadsheets_write_them(data: Path, tmp_path: Path, text: str) -> None:
    """Marks, line ends, separators, quotes and signs for thousands differ; the value does not."""
    said: list[str] = []
    assert 0 == run(Request(data, table=table(tmp_path, text)), TODAY, Owner(), said.append), said
    latest = told(data).cash[0].balance.latest
    assert Known(Decimal(27500), "USD") == latest


def test_bad_lines_are_all_named_and_nothing_is_written(data: Path, tmp_path: Path) -> None:
    """Each with the line of the table, whatever is wrong with it."""
    path = table(
        tmp_path,
        [
            "address;question;answer\n",
            "cash.operating.balance;what;plenty\n",
            "savings.old-disk.amount;what;many\n",
            "cash.till.balance;what;5\n",
            "fish;what;5\n",
            ";what;5\n",
            "burn.whole.outflow;what;19.000\n",
            "burn.whole.inflow;what;1\n",
            "burn.whole.inflow;what;2\n",
            "clients.rowing-club.cost;what;\n",
        ],
    )
    said: list[str] = []
    assert 1 == run(Request(data, table=path), TODAY, Owner(), said.append)
    listed = [line.removeprefix(f"{path}:") for line in said[0].splitlines()]
    assert ["2", "3", "4", "5", "6", "7", "9"] == [line.partition(":")[0] for line in listed]
    assert "'plenty' is not a number" in listed[0]
    assert "'many' is not a number" in listed[1]
    assert "'cash.till.balance' names no value" in listed[2]
    assert "'fish' names no value" in listed[3]
    assert "has no address" in listed[4]
    assert "'19.000' could be read in two ways; write 19000 or 19.0000" in listed[5]
    assert "'burn.whole.inflow' has an answer in line 8 already" in listed[6]
    assert ["2026-10.yml"] == [p.name for p in (data / "portfolio" / "months").iterdir()]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "1: error: there is no column 'address'"),
        (b"question,answer\na,b\n", "1: error: there is no column 'address'"),
        (b"\xff\xfea\x00", "1: error: not readable text; save it as 'CSV UTF-8'"),
        (b"address,answer\na,\x00\n", "names no value"),
        (b"address,answer,answer\na,1,2\n", "1: error: there are two columns 'answer'"),
        (b'address,answer\na,"1\nb,2\n', "1: error: not a table (unexpected end of data)"),
        (
            b"address,question,answer\ncash.operating.balance,,27,500\n",
            "2: error: there are more cells here than columns; put quotation marks around a cell",
        ),
        (
            b"address,question,answer\ncash.operating.balance,How much?,\n",
            "1: error: there is no answer in it; fill in the last column",
        ),
    ],
)
def test_a_file_that_is_no_table(data: Path, tmp_path: Path, content: bytes, expected: str) -> None:
    path = tmp_path / "answers.csv"
    path.write_bytes(content)
    said: list[str] = []
    assert 1 == run(Request(data, table=path), TODAY, Owner(), said.append)
    assert str(path) in said[0]
    assert expected in said[0]


def test_the_first_month_of_all(data: Path) -> None:
    """Without any month file, the month of today is asked for: nothing else says so."""
    shutil.rmtree(data / "portfolio" / "months")
    said: list[str] = []
    assert 0 == run(Request(data), TODAY, Owner(account=["27500"]), said.append), said
    assert f"{TODAY:%Y-%m}.yml" in said[-1]
    assert () == load(data).problems


def test_a_table_that_is_not_there(data: Path, tmp_path: Path) -> None:
    said: list[str] = []
    path = tmp_path / "absent.csv"
    assert 1 == run(Request(data, table=path), TODAY, Owner(), said.append)
    assert [f"{path} cannot be read: No such file or directory."] == said


def test_answers_cite_the_person_who_told_them(data: Path) -> None:
    """So that each figure can be followed to the conversation it comes from."""
    assert 0 == run(Request(data), TODAY, Owner(account=["27500"]), lambda _: None)
    [source] = told(data).cash[0].balance.latest.sources
    assert ("interview", "November 2026") == (source.document, source.place)
