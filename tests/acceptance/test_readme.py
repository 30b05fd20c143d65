"""What the README tells an owner to type works on the data that is there."""

import re
import shutil
from pathlib import Path

from portfolio.problem import as_text
from store.load import load
from store.site import load_site
from tests.site_builder import ROOT

README = (ROOT / "README.md").read_text("utf-8")


def example(start: str) -> str:
    """The example that starts with this line, without its indentation."""
    found = re.search(rf"^    {re.escape(start)}\n(?:    .*\n)*", README, re.MULTILINE)
    assert found, start
    return "".join(line[4:] for line in found[0].splitlines(keepends=True))


def copy_of_the_data(folder: Path) -> Path:
    return Path(shutil.copytree(ROOT / "data", folder / "data"))


def test_the_answers_and_rules_can_be_typed_as_they_stand(tmp_path: Path) -> None:
    """Addresses and rules of the examples exist."""
    data = copy_of_the_data(tmp_path)
    [month] = (data / "portfolio/months").glob("*.yml")
    kept = month.read_text("utf-8").replace("answers: {}\n", "")
    month.write_text(kept + example("answers:"), "utf-8")
    (data / "portfolio/rules.yml").write_text(example("rules:"), "utf-8")
    assert () == load_site(data, ROOT / "docs")[1]


def test_the_mistake_is_shown_as_it_is(tmp_path: Path) -> None:
    """With the line on which it stands; the message may go on."""
    data = copy_of_the_data(tmp_path)
    money = data / "portfolio/money.yml"
    lines = money.read_text("utf-8").splitlines(keepends=True)
    start = lines.index("    inflow:\n")
    end = next(n for n in range(start + 1, len(lines)) if not lines[n].startswith("      "))
    money.write_text("".join(lines[:start] + lines[end:]), "utf-8")
    [problem] = load(data).problems
    [shown] = re.findall(r"^    (data/.*: error: .*)$", README, re.MULTILINE)
    assert as_text(problem).removeprefix(f"{tmp_path}/").startswith(shown)


def test_every_file_is_in_the_table() -> None:
    """And each entry of the table is there: an owner finds every file at once."""
    told = {n for row in re.findall(r"^\| (`.*?) \|", README, re.MULTILINE) for n in names(row)}
    there = {p.name + "/" * p.is_dir() for p in (ROOT / "data/portfolio").iterdir()}
    assert there == told - {"data/portfolio/"}


def names(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_every_link_leads_somewhere() -> None:
    assert [] == [link for link in re.findall(r"\]\((.*?)\)", README) if not (ROOT / link).exists()]
