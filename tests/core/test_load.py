"""The data folder: which files are read, and what is said of those that cannot be."""

import gc
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from portfolio.problem import as_text
from store.load import load
from tests.portfolio_builder import INVENTED, make_portfolio

Edit = Callable[[Path], object]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the invented portfolio."""
    return Path(shutil.copytree(INVENTED, tmp_path / "data"))


def _emptied(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


def listing(data: Path) -> list[str]:
    """The problems with files as seen from the data folder."""
    return [as_text(p).removeprefix(f"{data.as_posix()}/") for p in load(data).problems]


def test_a_folder_reads_like_its_files(data: Path) -> None:
    """Wherever its records stand; order of files and records means nothing."""
    loaded = load(data)
    assert () == loaded.problems
    assert loaded.portfolio == make_portfolio()
    merged = data / "portfolio" / "all" / "in-one.yml"
    merged.parent.mkdir()
    files = sorted((data / "portfolio").glob("*.yml"), reverse=True)
    merged.write_text("".join(_without_source(path.read_text("utf-8")) for path in files), "utf-8")
    for path in files:
        path.unlink()
    again = load(data)
    assert () == again.problems
    assert loaded.portfolio == again.portfolio


def _without_source(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if not line.startswith("source:"))


def test_problems_name_files_as_they_are_reached(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the working folder, so that a click in the terminal opens them."""
    monkeypatch.chdir(data.parent)
    (data / "portfolio" / "money.yml").write_text("cash: [{}]\n")
    assert "data/portfolio/money.yml:1" in [
        as_text(p).split(": ")[0] for p in load(Path("data")).problems
    ]


@pytest.mark.parametrize(
    ("edit", "problem"),
    [
        (
            lambda d: shutil.rmtree(d / "portfolio"),
            (
                ":1: error: there is no folder 'portfolio' in it; run 'make new' to lay out a"
                " portfolio"
            ),
        ),
        (
            lambda d: _emptied(d / "portfolio"),
            "portfolio:1: error: the folder is empty; run 'make new' to lay out a portfolio",
        ),
        (
            lambda d: shutil.rmtree(d / "portfolio" / "months"),
            (
                "portfolio/months:1: error: there is no month file; run 'make month' to"
                " write the first"
                " one"
            ),
        ),
        (
            lambda d: (d / "portfolio" / "more.yaml").write_text("cash: []\n"),
            "portfolio/more.yaml:1: error: data files end in .yml; rename it to more.yml",
        ),
        (
            lambda d: (d / "portfolio" / "MORE.YML").write_text("cash: []\n"),
            "portfolio/MORE.YML:1: error: data files end in .yml; rename it to MORE.yml",
        ),
        (
            lambda d: (d / "portfolio" / "notes.txt").write_text("remember\n"),
            "portfolio/notes.txt:1: error: this is not a data file; move it out of this folder",
        ),
        (
            lambda d: (d / "portfolio" / "months" / "november.yml").write_text(
                "as_of: 2026-11-30\n"
            ),
            (
                "portfolio/months/november.yml:1: error: the file is not named after a month;"
                " name it as"
                " 2026-11.yml"
            ),
        ),
        (
            lambda d: (d / "portfolio" / "months" / "2026-13.yml").write_text(
                "as_of: 2026-11-30\n"
            ),
            (
                "portfolio/months/2026-13.yml:1: error: the file is not named after a month;"
                " name it as"
                " 2026-11.yml"
            ),
        ),
        (
            lambda d: (d / "portfolio" / "months" / "0000-01.yml").write_text(
                "as_of: 2026-11-30\n"
            ),
            (
                "portfolio/months/0000-01.yml:1: error: the file is not named after a month;"
                " name it as"
                " 2026-11.yml"
            ),
        ),
        (
            lambda d: (d / "portfolio" / "lost.yml").symlink_to(d / "nowhere.yml"),
            (
                "portfolio/lost.yml:1: error: the file cannot be read (No such file or"
                " directory); check"
                " who may read it"
            ),
        ),
        (
            lambda d: (d / "portfolio" / "big.yml").write_bytes(b"#" * 5_000_000),
            (
                "portfolio/big.yml:1: error: the file is larger than 1 MiB; split it into"
                " several files"
            ),
        ),
    ],
)
def test_what_is_wrong_with_files(data: Path, edit: Edit, problem: str) -> None:
    """Nothing in the folder is passed over in silence."""
    edit(data)
    assert [problem] == [each.removeprefix(data.as_posix()) for each in listing(data)]
    assert load(data).portfolio is None


def test_hidden_files_are_not_data(data: Path) -> None:
    """Those that systems and programs leave behind."""
    (data / "portfolio" / ".DS_Store").write_bytes(b"\0")
    (data / "portfolio" / ".git").mkdir()
    (data / "portfolio" / ".git" / "config").write_text("x")
    assert [] == listing(data)


def test_a_month_folder_elsewhere_is_an_ordinary_one(data: Path) -> None:
    """Only the months of the portfolio itself speak of its day."""
    (data / "portfolio" / "old" / "months").mkdir(parents=True)
    (data / "portfolio" / "old" / "months" / "2027-01.yml").write_text("as_of: 2027-01-31\n")
    assert [
        (
            "portfolio/old/months/2027-01.yml:1: error: 'as_of' belongs in a month file; move it to"
            " months/2026-11.yml"
        )
    ] == listing(data)


def test_collected_files_are_read_too(data: Path) -> None:
    """What programs collect lies beside the portfolio; only its data files count there."""
    (data / "collected" / "bank").mkdir(parents=True)
    (data / "collected" / "bank" / "raw.json").write_text("{}")
    record = "cash: [{id: bank, name: Bank, balance: [{month: 2026-10, value: 1}]}]\n"
    (data / "collected" / "bank" / "balances.yml").write_text(record)
    loaded = load(data)
    assert () == loaded.problems
    assert loaded.portfolio is not None
    assert ["bank", "operating"] == [account.id for account in loaded.portfolio.cash]


def test_a_given_day_needs_no_month_file(data: Path) -> None:
    shutil.rmtree(data / "portfolio" / "months")
    loaded = load(data, date(2026, 9, 30))
    assert () == loaded.problems
    assert loaded.portfolio is not None


def test_the_collector_is_left_as_it_was(data: Path) -> None:
    """Loading pauses it; whoever had it off or on finds it so."""
    for wanted in (False, True):
        (gc.enable if wanted else gc.disable)()
        try:
            load(data)
            assert wanted == gc.isenabled()
        finally:
            gc.enable()


def test_trees_are_given_back(data: Path) -> None:
    """A site that is served and rebuilt all day does not grow."""
    load(data)
    gc.collect()
    before = len(gc.get_objects())
    for _ in range(5):
        load(data)
    gc.collect()
    assert len(gc.get_objects()) < before * 1.02
    assert 0 == gc.get_freeze_count()
