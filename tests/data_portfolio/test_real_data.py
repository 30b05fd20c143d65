import hashlib
import re
from collections import defaultdict
from itertools import groupby

import pytest

from portfolio.checks import all_parts, value_fields, values_in
from portfolio.questions import all_missing
from portfolio.values import Fact, Known, Range
from store.load import load
from tests.data_portfolio.facts import FACTS, Stated
from tests.data_portfolio.reading import DATA, portfolio, told

TEXTS = {path.relative_to(DATA): path.read_text() for path in sorted(DATA.rglob("*.yml"))}

# The start of the SHA-256 of each first name in the documents, so that none stands here either.
FIRST_NAMES = frozenset({"36033babfb48ec64", "b3252bdb4f2160a8"})


def test_the_data_loads_without_a_problem() -> None:
    """Not even a warning: an owner starts from a clean list."""
    assert load(DATA).problems == ()


@pytest.mark.parametrize("stated", FACTS, ids=lambda s: f"{s.fact}-{s.address}")
def test_every_fact_is_held_as_stated(stated: Stated) -> None:
    """Each fact of the documents stands where the table says, and cites who states it."""
    assert told(stated.address) == (stated.text, stated.documents)


def test_no_fact_of_the_register_is_left_out() -> None:
    assert [number for number, _ in groupby(FACTS, key=lambda s: s.fact)] == list(range(1, 37))


def test_every_known_value_cites_a_document() -> None:
    """What has no origin was made up."""
    uncited = [
        (type(part).__name__, getattr(part, "id", ""), name)
        for part in all_parts(portfolio())
        for name in value_fields(type(part))
        for value in values_in(getattr(part, name))
        if isinstance(value, Known | Range | Fact)
        and not (value.sources and all(s.is_cited and s.place for s in value.sources))
    ]
    assert uncited == []


@pytest.mark.parametrize(
    ("count", "declared", "named"),
    [
        ("ceo-shortfalls", 8, 7),
        ("ceo-kpis", 9, 0),
        ("cto-gaps", 6, 4),
        ("cto-actions", 10, 0),
        ("accounting-milestones", 4, 0),
        ("cfo-rules", 3, 0),
    ],
)
def test_what_is_counted_and_what_is_named(count: str, declared: int, named: int) -> None:
    record = next(c for c in portfolio().declared_counts if c.id == count)
    assert (record.declared, len(record.named)) == (declared, named)


def test_each_contradiction_has_sides_that_cite_and_a_question() -> None:
    """Two statements at least, each with its source, and nobody has decided yet."""
    contradictions = {str(c.id): c for c in portfolio().contradictions}
    assert sorted(contradictions) == [
        "booking-sites",
        "contact-list",
        "dangerous-centaur",
        "environment-file",
        "first-reports",
        "lambda-capacity",
        "live-or-monthly",
        "mail-sandbox",
        "sender-variable",
        "unused-databases",
    ]
    for contradiction in contradictions.values():
        assert len(contradiction.statements) > 1
        assert all(s.source for s in contradiction.statements)
        assert contradiction.question.endswith("?")
        assert contradiction.resolved is None


def test_every_unknown_asks_one_role_one_full_question() -> None:
    """Unknowns that share a question are asked of the same role in the same form."""
    roles = {str(r.id) for r in portfolio().roles}
    forms = defaultdict(set)
    for missing in all_missing(portfolio()):
        assert missing.ask in roles
        assert missing.since == "2026-11-21"
        assert re.fullmatch(r"[A-Z].*[^ ]\?", missing.question), missing.address
        forms[missing.question].add((missing.ask, missing.enough))
    assert [question for question, shapes in forms.items() if len(shapes) > 1] == []


def test_no_private_thing_stands_in_the_data() -> None:
    """No mailbox but example ones, no path of somebody's machine, no first name."""
    for file, text in TEXTS.items():
        mailboxes = re.findall(r"[\w.+-]+@([\w.-]+)", text)
        assert set(mailboxes) <= {"example.com"}, file
        assert not re.search(r"/(Users|home|Volumes|path/to)/|[A-Z]:\\|~/", text), file
        words = {word.lower() for word in re.findall(r"[A-Za-z]+", text)}
        digests = {hashlib.sha256(word.encode()).hexdigest()[:16] for word in words}
        assert not digests & FIRST_NAMES, file


def test_every_file_says_what_is_in_it_and_completes_in_editors() -> None:
    """The first line names the schema at its place from this file, the next lines the content."""
    for file, text in TEXTS.items():
        up = "../" * len(file.parts)
        kind = "month" if file.parent.name == "months" else "portfolio"
        first, second, *_ = text.splitlines()
        assert first == f"# yaml-language-server: $schema={up}schema/{kind}.schema.json"
        assert re.match(r"# [A-Z]", second), file


def test_the_owner_gets_every_report() -> None:
    roles = {str(r.id): r.reports for r in portfolio().roles}
    (owner,) = portfolio().recipients
    reports = [str(report) for seat in owner.roles for report in roles[str(seat)]]
    assert reports == "ceo cto accounting cmo cfo rental delivery clients".split()
