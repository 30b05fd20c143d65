"""What holds of the table of figures as a whole."""

import re
from collections import Counter
from datetime import date

import pytest

from portfolio.figures import DEFINITIONS, DERIVED, NAMES, Status, coverage, figures, for_report
from portfolio.figures.figure import DefinitionFor
from portfolio.model import Portfolio
from portfolio.values import NotApplicable, Unknown
from tests.figures.reading import figure, invented, stated, unit
from tests.portfolio_builder import make_portfolio

REPORTS = {"ceo", "cto", "accounting", "cmo", "cfo", "rental", "delivery", "clients"}
ROWS = (*DEFINITIONS, *DERIVED)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_every_row_belongs_to_reports_and_explains_itself(row: DefinitionFor) -> None:
    assert row.reports
    assert set(row.reports) <= REPORTS
    assert len(row.label) <= 32
    assert row.label[0].isupper()
    assert row.formula[0].islower()
    assert not row.formula.endswith(".")


def test_one_name_never_stands_for_two_meanings() -> None:
    """The same name is used again only for the same measure of each business."""
    meanings = {(row.name, row.label, row.unit) for row in ROWS}
    names = Counter(name for name, _, _ in meanings)
    assert set(names.values()) == {1}
    assert set(names) == NAMES


@pytest.mark.parametrize("portfolio", [invented, stated], ids=["invented", "stated"])
def test_every_figure_that_is_shown_can_be_followed_to_the_data(portfolio: object) -> None:
    """An unknown one leads to the place where the answer is missing, a zero to who said so."""
    assert callable(portfolio)
    for found in figures(portfolio()).values():
        if not isinstance(found.value, NotApplicable):
            assert found.sources, found.id
            assert all(source.file and source.line for source in found.sources), found.id
            assert isinstance(found.value, Unknown) == bool(
                found.missing and not found.unknown_count
            ), found.id


def test_without_records_no_figure_applies() -> None:
    """Nothing kept is neither zero nor unknown."""
    empty = make_portfolio("about: [{id: portfolio, name: Nobody}]")
    shown = {
        f.id: f.value for f in figures(empty).values() if not isinstance(f.value, NotApplicable)
    }
    assert shown == {}


def test_the_figures_of_a_report_are_those_that_can_exist() -> None:
    portfolio = invented()
    found = figures(portfolio)
    rental = {f.name for f in for_report(found, "rental")}
    assert "noi" in rental
    assert "debt_coverage" not in rental, "the cottage has no loan"
    assert "runway" not in rental


def test_coverage_counts_what_is_known_of_what_can_exist() -> None:
    """F-36. The rental has seven figures: no loan to cover, no nights to count."""
    assert coverage(figures(invented()), "rental") == (7, 7)
    answers = {"properties.cottage.value": "{unknown: true, need: its value, ask: owner}"}
    assert coverage(figures(make_portfolio(answers=answers)), "rental") == (6, 7)


def test_two_records_of_one_business_keep_two_figures() -> None:
    """A second break-even of a business must not hide the first."""
    portfolio = make_portfolio(break_evens=_TWO_PLANS)
    ids = [i for i in figures(portfolio) if i.startswith("break_even_units.")]
    assert ids == ["break_even_units.days", "break_even_units.weeks"]


_TWO_PLANS = """
- {id: days, entity: kayaks, unit: day, units_name: days, declared: 1, fixed_cost: 9, price: 3,
   variable_cost: 1}
- {id: weeks, entity: kayaks, unit: week, units_name: weeks, declared: 1, fixed_cost: 9, price: 9,
   variable_cost: 1}
"""


def test_a_business_given_up_has_no_figures_of_its_own() -> None:
    portfolio = _without_kayaks()
    assert not [i for i in figures(portfolio) if i.endswith(".kayaks")]
    assert figure("tracked_streams", portfolio).unknown_count == 0
    assert unit(figure("untracked_streams", portfolio).value) == "of 1"


def _without_kayaks() -> Portfolio:
    portfolio = invented()
    entities = tuple(e.model_copy(update={"active": e.id != "kayaks"}) for e in portfolio.entities)
    return portfolio.model_copy(update={"entities": entities})


COUNTS = (
    "tracked_streams", "untracked_streams", "streams_with_policy", "channel_coverage",
    "live_ota_listings", "sites_with_analytics", "funnel_steps_instrumented", "open_gaps",
    "security_score", "stacks_with_ci", "books_with_ledger", "undocumented_equity",
)  # fmt: skip


@pytest.mark.parametrize("name", COUNTS)
def test_what_a_business_given_up_lacks_is_no_gap(name: str) -> None:
    """Nothing can be done about it any more."""
    portfolio = invented()
    entities = tuple(e.model_copy(update={"active": False}) for e in portfolio.entities)
    given_up = portfolio.model_copy(update={"entities": entities})
    assert not isinstance(figure(name, portfolio).value, NotApplicable)
    assert isinstance(figure(name, given_up).value, NotApplicable)


GOOD, BAD = Status.ON_TRACK, Status.ATTENTION


@pytest.mark.parametrize(
    ("figure_id", "answers", "status"),
    [
        ("runway", {"cash.operating.balance": "20000"}, BAD),  # 20,000 / 4,500
        ("runway", {"cash.operating.balance": "28000"}, Status.WATCH),
        ("runway", {"cash.operating.balance": "90000"}, GOOD),
        ("noi.cottage", {"properties.cottage.operating_expenses": "15960"}, GOOD),
        ("noi.cottage", {"properties.cottage.operating_expenses": "15961"}, BAD),
        ("debt_coverage.cottage", {"properties.cottage.debt_service": "8608"}, GOOD),  # 1.25
        ("debt_coverage.cottage", {"properties.cottage.debt_service": "8609"}, BAD),
        ("break_even_occupancy.cottage", {"properties.cottage.debt_service": "11600"}, GOOD),
        ("break_even_occupancy.cottage", {"properties.cottage.debt_service": "11601"}, BAD),
        ("overdue_60.studio", {"client_books.studio.overdue_60": "0"}, GOOD),
        ("overdue_60.studio", {"client_books.studio.overdue_60": "1"}, BAD),
        ("overdue_actions", {"actions.winter-rates.due": "2026-10-31"}, GOOD),
        ("overdue_actions", {"actions.winter-rates.due": "2026-10-30"}, BAD),
        ("critical_gaps", {"control_states.booking-keys.state": "pass"}, GOOD),
        ("critical_gaps", {"control_states.booking-keys.state": "fail"}, BAD),
        ("live_ota_listings", {"listings.kayaks-portal.state": "live"}, GOOD),
        ("channel_coverage", {"listings.kayaks-portal.state": "live"}, GOOD),
        ("channel_coverage", {"listings.kayaks-portal.state": "draft"}, BAD),
    ],
)
def test_a_figure_calls_for_attention_beyond_its_limit(
    figure_id: str, answers: dict[str, str], status: Status
) -> None:
    assert figure(figure_id, make_portfolio(answers=answers)).status is status


def test_a_period_says_how_much_of_a_month_is_over() -> None:
    """A partial month must not be taken for a whole one."""
    assert figure("revenue", invented()).period == "October 2026"
    early = make_portfolio(as_of=date(2026, 10, 21))
    assert figure("revenue", early).period == "October 2026, first 21 of 31 days"
    assert figure("cash", early).period == "as of 21 Oct 2026"


def test_labels_use_the_owner_s_words() -> None:
    """A tile is read by somebody who does not know the abbreviations of the trade."""
    jargon = re.compile(r"\b(NOI|DSCR|DSO|KPI|OTA|CI|AR|MRR|GPR|EGI|ADR|BE|CAC|NDA)\b")
    assert not [row.label for row in ROWS if jargon.search(row.label)]
