"""The invented portfolio of examples/harbor: complete, consistent, and marked as invented."""

from dataclasses import dataclass

import pytest

from digest.markup import Element
from portfolio import display
from portfolio.calendar import Month, months_between
from portfolio.findings import RULES
from portfolio.fragments.sections import SECTIONS
from portfolio.fragments.view import view
from portfolio.problem import as_text
from portfolio.values import Number
from store.load import load
from store.site import Site, load_site
from tests.acceptance.built import Built, built
from tests.import_contract import ROOT

HARBOR = ROOT / "examples/harbor"
REAL_NAMES = (
    "jada",
    "queenofsandiego",
    "quickdump",
    "dangerouscentaur",
    "expert yacht",
    "51st",
)

CANNOT_SHOW = {"checks-ahead": "checks to make once something is told; here all is told"}
"""Sections that this portfolio cannot have, with the reason."""

CANNOT_FIRE = {
    "BUR-03": "runway is known here, and BUR-01 speaks of it",
    "REN-05": "the cottage's income is known here, and REN-01 speaks of it",
    "DLV-04": "each trip is logged here, and DLV-01 and DLV-02 speak of deliveries",
}
"""Rules that exclude one which fires here, with the reason."""

# Each figure is worked out by hand from the data files; amounts are of the whole, in USD.
BY_HAND = {
    # 26,760 in the operating account + 5,040 of the cottage
    "cash": "$31,800",
    # net of July 4,300, August 5,300 and September 6,200 to 7,350 (the yard's invoice of 1,150):
    # 15,800 / 3 = 5,266.67 and 16,950 / 3 = 5,650
    "net_burn": "$5,267–5,650",
    # 31,800 / 5,650 = 5.63 and 31,800 / 5,266.67 = 6.04
    "runway": "5.6–6.0 months",
    # fixed 9,000 to 10,500; a charter leaves 1,250 - 350 = 900 to 1,250 - 330 = 920:
    # 9,000 / 920 = 9.78, so 10; 10,500 / 900 = 11.67, so 12
    "break_even_units.petrel": "10–12 charters",
    # 3 x 1,250 + 71 x 68 + 8,700 + 10 x 145 + 6 x 650 = 3,750 + 4,828 + 8,700 + 1,450 + 3,900
    "revenue": "$22,628",
    # 2,500 x 60 % + 5,000 x 30 to 50 % + 7,500 x 10 % + 7,150 x 70 % + 9,600 x 40 %
    # + 4,200 x 20 to 40 % = 1,500 + 1,500 to 2,500 + 750 + 5,005 + 3,840 + 840 to 1,680
    "weighted_pipeline": "$13,435–15,275",
    # 12 x 4,400 = 52,800; x (100 % - 44 %) = 29,568; - 14,200 = 15,368
    "noi.gull": "$15,368",
    # 15,368 - 13,800 of the loan
    "cash_flow_after_debt.gull": "$1,568",
    # 3,400 + 1,800 + 1,100 + 1,500 + 900 = 8,700 billed; of the surveyor's 1,400 are 500 missing
    "billing_gap.northlight": "$500",
    # 8,700 billed - 310 direct - 78 hours x 48 = 4,646; x 42 = 5,114
    "client_margin.northlight": "$4,646–5,114",
    # a day brings 650 and costs 410 to 455: 195 to 240; x 6 days under way
    "monthly_contribution.deliveries": "$1,170–1,440",
    # the winter letter: 1,480 x 32 % x 9 % x 6 % x 1,250 = 3,196.80
    "campaign_potential.winter-letter": "$3,197",
}


@pytest.fixture(scope="module")
def site() -> Site:
    loaded, problems = load_site(HARBOR, ROOT / "docs")
    assert [] == [as_text(problem) for problem in problems]
    assert loaded is not None
    return loaded


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site and mails that `make example` builds."""
    return built(tmp_path_factory.mktemp("harbor") / "place", HARBOR)


@dataclass(frozen=True)
class Outcomes:
    """What became of each rule, by its id."""

    found: frozenset[str]
    possible: frozenset[str]
    unknown: frozenset[str]
    set_aside: frozenset[str]


@pytest.fixture(scope="module")
def outcomes(site: Site) -> Outcomes:
    register = site.assessment.register
    return Outcomes(
        frozenset(f.rule for f in register.findings),
        frozenset(f.rule for f in register.findings if f.possible),
        frozenset(n.rule for n in register.not_assessed),
        frozenset(s.finding.rule for s in register.set_aside),
    )


def test_it_loads_without_a_problem() -> None:
    """Neither an error nor a warning: it is what an owner copies from."""
    assert () == load(HARBOR).problems


def test_it_has_fourteen_months_of_which_the_newest_is_not_over(site: Site) -> None:
    """September 2025 to October 2026, read on 18 October."""
    files = sorted(path.stem for path in (HARBOR / "portfolio/months").glob("*.yml"))
    fourteen = months_between(Month(2025, 9), Month(2026, 10))
    assert [str(month) for month in fourteen] == files
    portfolio = site.assessment.portfolio
    assert "2026-10" == str(portfolio.edition)
    assert not portfolio.edition.is_complete(portfolio.as_of)


def test_each_month_has_cash_burn_and_sales(site: Site) -> None:
    """No month of the main series is missing."""
    portfolio = site.assessment.portfolio
    recorded = [s for s in portfolio.revenue_streams if s.id != "courses"]
    series = [
        *(account.balance for account in portfolio.cash),
        *(x for burn in portfolio.burn for x in (burn.outflow, burn.inflow)),
        *(x for stream in recorded for x in (stream.units, stream.revenue)),
        *(x for place in portfolio.properties for x in (place.nights_available, place.nights_sold)),
        *(x for service in portfolio.delivery_services for x in (service.trip_days, service.trips)),
    ]
    assert {14} == {len([o for o in s.observations if isinstance(o.value, Number)]) for s in series}


def test_every_section_of_every_report_shows(site: Site) -> None:
    """None is folded or absent, save those that cannot exist here."""
    hidden = set()
    for report in site.reports:
        look = view(site.assessment, report)
        made = {str(name): SECTIONS[str(name)].make(look) for name in report.sections}
        hidden |= {name for name, section in made.items() if not section or not section.blocks}
    assert set(CANNOT_SHOW) == hidden


def test_nearly_every_rule_finds_something(outcomes: Outcomes) -> None:
    """All rules save those that exclude one of the others; one finding is set aside."""
    silent = {rule.id for rule in RULES} - outcomes.found - outcomes.set_aside
    assert set(CANNOT_FIRE) == silent
    assert len(outcomes.found) >= 0.9 * len(RULES)  # the share that the example is for


def test_every_outcome_of_a_rule_shows(outcomes: Outcomes) -> None:
    """Found, possible, not judged for want of an answer, set aside: there is one of each."""
    assert outcomes.found
    assert "POL-01" in outcomes.possible
    assert outcomes.unknown
    assert {"SEC-04"} == outcomes.set_aside


@pytest.mark.parametrize(("name", "expected"), BY_HAND.items())
def test_figures_worked_out_by_hand(site: Site, name: str, expected: str) -> None:
    """The arithmetic stands beside each in BY_HAND."""
    assert expected == display.text(site.assessment.figures[name].value)


def test_the_books_of_clients_add_up(site: Site) -> None:
    """Each month, what the book says was billed and paid is what its clients were and did."""
    portfolio = site.assessment.portfolio
    [book] = portfolio.client_books
    clients = [c for c in portfolio.clients if c.active]
    for month in months_between(Month(2026, 2), Month(2026, 10)):
        billed = [_number(c.billed.at(month)) for c in clients]
        paid = [_number(c.collected.at(month)) for c in clients]
        assert sum(billed) == _number(book.billed.at(month)), month
        assert sum(paid) == _number(book.collected.at(month)), month
        owed_before = _number(book.receivables.at(month.plus(-1)))
        assert owed_before + sum(billed) - sum(paid) == _number(book.receivables.at(month)), month


def _number(value: object) -> int:
    assert isinstance(value, Number)
    assert value.low == value.high
    return int(value.low)


def _words(element: Element) -> str:
    return "".join(element.itertext())


def test_every_page_says_that_it_is_invented(example: Built) -> None:
    """In the line beneath the title, on each page of the site."""
    for page in example.pages:
        [meta] = [p for p in example.article(page).iter("p") if p.get("class") == "meta"]
        assert "fictional" in _words(meta), page


def test_every_mail_says_that_it_is_invented(example: Built) -> None:
    """In both bodies of each mail; seven people get mails, each another set of reports."""
    assert example.mails
    for name, mail in example.mails.items():
        for kind in ("plain", "html"):
            body = mail.get_body((kind,))
            assert body is not None
            assert "fictional" in body.get_content().lower(), (name, kind)
    people = example.site.assessment.portfolio.recipients
    sets = {(*map(str, p.roles), *map(str, p.reports)) for p in people}
    assert len(sets) == len(people) == 7


def test_no_address_and_no_name_is_real() -> None:
    """All addresses are at example.com, and no business of the real data stands in it."""
    for path in sorted(HARBOR.rglob("*.yml")):
        text = path.read_text("utf-8").lower()
        assert [] == [n for n in REAL_NAMES if n in text], path
        assert [] == [w for w in text.split() if "@" in w and "example.com" not in w], path
