from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.calendar import Month
from portfolio.months import MonthFile
from portfolio.parse import parse
from portfolio.problem import as_text
from portfolio.questions import all_missing
from portfolio.starter import NewBusiness, NewPortfolio, ask, from_flags, models
from store.load import load
from store.new import TRADES, OccupiedError, files_of, lay_out, run
from store.site import load_site
from store.tree import read_tree

DOCS = Path(__file__).parent.parent.parent / "docs"
NOVEMBER = Month(2026, 11)
ONE_OF_EACH = NewPortfolio(
    "Lakeside", tuple(NewBusiness(f"The {model}", model) for model in models()), NOVEMBER
)


def read_back(answers: NewPortfolio) -> tuple[str, ...]:
    """Every problem of the files, which are not written anywhere for this."""
    trees = {}
    for name, text in files_of(answers).items():
        tree, problems = read_tree(text.encode(), name)
        assert tree is not None
        assert [] == problems
        trees[name] = tree
    month = MonthFile(answers.month, trees.pop(f"months/{answers.month}.yml"))
    return tuple(as_text(problem) for problem in parse(trees.values(), [month]).problems)


def test_every_way_to_earn_money_can_be_laid_out() -> None:
    """A new model of the records needs templates here, or nobody could start with it."""
    assert sorted(models()) == sorted(TRADES)


def test_a_new_portfolio_builds_at_once(tmp_path: Path) -> None:
    """Not one problem, neither in its data nor in the reports that are built of it."""
    target = tmp_path / "data"
    written = lay_out(ONE_OF_EACH, target)
    site, problems = load_site(target, DOCS)
    assert () == problems
    assert site is not None
    assert date(2026, 11, 30) == site.assessment.portfolio.as_of
    assert sorted(p for p in target.rglob("*") if p.is_file()) == sorted(written)
    assert ["data"] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize("model", models())
def test_one_business_of_any_model_is_enough(model: str) -> None:
    assert () == read_back(NewPortfolio("Solo", (NewBusiness("Solo", model),), NOVEMBER))


def test_nothing_is_invented(tmp_path: Path) -> None:
    """Whatever is not known is a question, complete with whom to ask and since when."""
    lay_out(ONE_OF_EACH, tmp_path / "data")
    portfolio = load(tmp_path / "data").portfolio
    assert portfolio is not None
    missing = all_missing(portfolio)
    assert len(missing) > 20 * len(models())
    assert {("owner", "2026-11-30", True, True)} == {
        (m.ask, m.since, m.question.endswith("?"), bool(m.enough)) for m in missing
    }


NAMES = (
    st.text(min_size=1, max_size=40)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: any(c.isalnum() for c in text) and text.isprintable())
    .filter(lambda text: text.lower() != "null")
)


@given(names=st.lists(NAMES, min_size=1, max_size=4), title=NAMES, model=st.sampled_from(models()))
def test_any_name_survives(names: list[str], title: str, model: str) -> None:
    """Quotes, colons, signs of YAML and other alphabets: the files say what was typed."""
    businesses = tuple(NewBusiness(name, model) for name in names)
    assert () == read_back(NewPortfolio(title, businesses, NOVEMBER))


def test_businesses_of_one_name_get_files_of_their_own() -> None:
    """And none takes the place of a file that every portfolio has."""
    names = ("Plan", "Café Ω", "Café", "Ωμέγα", "Portfolio")
    businesses = tuple(NewBusiness(name, "events") for name in names)
    files = [n for n in files_of(NewPortfolio("All", businesses, NOVEMBER)) if "/" not in n]
    assert ["plan-2.yml", "cafe.yml", "cafe-2.yml", "business.yml", "portfolio-2.yml"] == files[5:]


def test_a_folder_with_anything_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("mine", "utf-8")
    with pytest.raises(OccupiedError):
        lay_out(ONE_OF_EACH, tmp_path)
    assert ["note.txt"] == [path.name for path in tmp_path.iterdir()]


def test_an_empty_folder_is_welcome(tmp_path: Path) -> None:
    target = tmp_path / "data"
    target.mkdir()
    lay_out(ONE_OF_EACH, target)
    assert load(target).portfolio is not None


def test_a_disk_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last of twelve files cannot be written: there is no folder with eleven."""
    write = Path.write_text

    def failing(path: Path, text: str, **options: str) -> int:
        if path.parent.name == "months":
            raise OSError("no space left")
        return write(path, text, **options)

    monkeypatch.setattr(Path, "write_text", failing)
    with pytest.raises(OSError, match="no space left"):
        lay_out(ONE_OF_EACH, tmp_path / "data")
    assert [] == list(tmp_path.iterdir())


def answering(*answers: str) -> Iterator[str]:
    return iter(answers)


def test_a_few_questions_are_enough() -> None:
    """Enter takes what is offered; what cannot be used is asked again with the reason."""
    answers = answering(
        "",
        "Lake  side",
        "Heron",
        "boats",
        "Charter",
        "!!!",
        "Mill",
        "rental",
        "",
        "eur",
        "me",
        "",
        "26",
        "",
    )
    asked: list[str] = []

    def read(prompt: str) -> str:
        asked.append(prompt)
        return next(answers)

    made = ask(read, NOVEMBER)
    businesses = (NewBusiness("Heron", "charter"), NewBusiness("Mill", "rental"))
    assert NewPortfolio("Lake side", businesses, NOVEMBER, "EUR") == made
    assert [
        "Write a name, as readers will see it.",
        f"'boats' is not one of {', '.join(models()[:-1])} or {models()[-1]}.",
        "Write a name, as readers will see it.",
        (
            "'me' is no mail address: An email address must have an @-sign; write one such as"
            " owner@example.com."
        ),
        "'26' is not a month; write it as 2026-11.",
    ] == [prompt.partition("\n")[0] for prompt in asked if "\n" in prompt]


def test_flags_say_the_same() -> None:
    assert NewPortfolio("Lake", (NewBusiness("A=B", "events"),), NOVEMBER) == from_flags(
        " Lake ", ["A=B=events"], "2026-11"
    )


@pytest.mark.parametrize(
    ("name", "businesses", "month", "expected"),
    [
        ("", ["A=events"], "2026-11", "write a name, as readers will see it"),
        ("X", ["A"], "2026-11", "write a name, as readers will see it"),
        ("X", [], "2026-11", "a portfolio has at least one business"),
        ("X", ["A=events"], "November", "'November' is not a month; write it as 2026-11"),
    ],
)
def test_flags_that_cannot_be_used(
    name: str, businesses: list[str], month: str, expected: str
) -> None:
    with pytest.raises(ValueError, match=expected):
        from_flags(name, businesses, month)


def test_the_command_says_what_it_wrote(tmp_path: Path) -> None:
    said: list[str] = []
    target = tmp_path / "data"
    assert 0 == run(target, ONE_OF_EACH, NOVEMBER, input, said.append)
    assert f"  {target / 'portfolio' / 'months' / '2026-11.yml'}" in said[0].splitlines()
    assert 1 == run(target, ONE_OF_EACH, NOVEMBER, input, said.append)
    assert [f"{target} holds something already; name a folder that is new."] == said[1:]


@pytest.mark.parametrize("address", [".a.@example.com", "ü@example.com", "a@b..com", ""])
def test_an_address_that_the_files_would_refuse_is_refused_here(address: str) -> None:
    with pytest.raises(ValueError, match="is no mail address"):
        from_flags("X", ["A=events"], "2026-11", mailbox=address)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """Where its parent is a file, as where nobody may write: one line, and nothing is left."""
    (tmp_path / "file").write_text("taken")
    said: list[str] = []
    assert 1 == run(tmp_path / "file" / "data", ONE_OF_EACH, NOVEMBER, input, said.append)
    [line] = said
    assert line.startswith(f"{tmp_path / 'file' / 'data'} cannot be made (")
    assert ["file"] == [path.name for path in tmp_path.iterdir()]


def test_nobody_is_asked_for_a_folder_that_is_taken(tmp_path: Path) -> None:
    """Answers that would be thrown away are not asked for."""
    (tmp_path / "file").write_text("taken")
    said: list[str] = []
    assert 1 == run(tmp_path, None, NOVEMBER, input, said.append)
    assert [f"{tmp_path} holds something already; name a folder that is new."] == said


def test_leaving_in_the_middle_writes_nothing(tmp_path: Path) -> None:
    said: list[str] = []

    def read(_: str) -> str:
        raise EOFError

    assert 1 == run(tmp_path / "data", None, NOVEMBER, read, said.append)
    assert ["\nStopped; nothing was written."] == said
    assert [] == list(tmp_path.iterdir())
