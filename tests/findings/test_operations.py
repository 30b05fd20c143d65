from datetime import date

import pytest

from portfolio.truth import Truth
from tests.findings.judging import judged, messages, not_assessed, rule_of
from tests.portfolio_builder import make_portfolio

UNKNOWN = "{unknown: true, need: a look, ask: owner}"
NIGHTS = "[{month: 2026-09, value: 30}, {month: 2026-10, value: 30}]"


def cottage(**values: str) -> dict[str, str]:
    return {f"properties.cottage.{name}": value for name, value in values.items()}


def hauling(**values: str) -> dict[str, str]:
    return {f"delivery_services.hauling.{name}": value for name, value in values.items()}


def credential(name: str, expires: str) -> str:
    return f"- {{id: {name}, entity: hauling, name: the {name}, expires: {expires}}}"


def partner(name: str, last_contact: str, active: str = "yes") -> str:
    return (
        f"- {{id: {name}, entity: hauling, kind: yard, name: the {name}, active: {active}, "
        f"agreement: no, last_contact: {last_contact}}}"
    )


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (
            cottage(operating_expenses="17160"),
            "A year's rent less costs leaves −$1,200, before any loan",
        ),
        (cottage(debt_service="9000"), "Income covers the loan 1.2 times; 1.25 times is safe"),
    ],
)
def test_rent_that_leaves_too_little(values: dict[str, str], expected: str) -> None:
    """A year's rent is $16,800, of which 5% is lost and $5,200 spent."""
    assert [f"high | The Cottage | {expected}"] == messages(
        "REN-01", make_portfolio(answers=values)
    )


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, Truth.NO),
        (cottage(debt_service="8000"), Truth.NO),
        (cottage(debt_service="8000 to 9000"), Truth.POSSIBLE),
        (cottage(debt_service=UNKNOWN), Truth.UNKNOWN),
        (cottage(monthly_rent=UNKNOWN), Truth.UNKNOWN),
        (cottage(operating_expenses="20000", debt_service=UNKNOWN), Truth.YES),
    ],
)
def test_when_rent_leaves_enough(values: dict[str, str], expected: Truth) -> None:
    """Without a loan only the costs count; a loss settles it whatever the loan is."""
    assert expected is judged("REN-01", make_portfolio(answers=values))["cottage"].truth


def test_the_safe_cover_is_the_owners_choice() -> None:
    """A stricter owner says so in the data."""
    portfolio = make_portfolio(
        answers=cottage(debt_service="8000"), rules="- {id: REN-01, threshold: 1.5}"
    )
    expected = "high | The Cottage | Income covers the loan 1.3 times; 1.5 times is safe"
    assert [expected] == messages("REN-01", portfolio)


def occupied(*sold: str) -> str:
    """A replacement of the property with nights of September and October."""
    measure = ", ".join(
        value if value == UNKNOWN else f"{{month: 2026-{month:02}, value: {value}}}"
        for month, value in enumerate(sold, 9)
    )
    fields = {
        **dict.fromkeys(
            (
                "location",
                "mode",
                "bedrooms",
                "monthly_rent",
                "vacancy",
                "operating_expenses",
                "debt_service",
                "value",
                "permit",
                "insurance_until",
            ),
            UNKNOWN,
        ),
        "nights_available": NIGHTS,
        "nights_sold": f"[{measure}]",
    }
    inner = ", ".join(f"{name}: {value}" for name, value in fields.items())
    return f"- {{id: cottage, entity: cottage, {inner}}}"


def test_two_months_with_few_nights() -> None:
    portfolio = make_portfolio(properties=occupied("15", "12"))
    expected = "Of all nights, 50% in September and 40% in October were booked"
    assert [f"medium | The Cottage | {expected}"] == messages("REN-02", portfolio)


@pytest.mark.parametrize(
    ("sold", "expected"),
    [
        (("15", "18"), Truth.NO),
        (("18", "15"), Truth.NO),
        (("15", "15 to 20"), Truth.POSSIBLE),
        (("15", UNKNOWN), Truth.UNKNOWN),
    ],
)
def test_one_good_month_is_enough(sold: tuple[str, str], expected: Truth) -> None:
    assert expected is judged("REN-02", make_portfolio(properties=occupied(*sold)))["cottage"].truth


def test_a_month_that_is_not_over_is_not_judged() -> None:
    """Half a month of bookings is no bad month."""
    over = make_portfolio(properties=occupied("15", "1"))
    assert Truth.YES is judged("REN-02", over)["cottage"].truth
    not_over = make_portfolio(properties=occupied("15", "1"), as_of=date(2026, 10, 20))
    assert Truth.NOT_APPLICABLE is judged("REN-02", not_over)["cottage"].truth


def test_a_long_lease_has_no_nights() -> None:
    assert Truth.NOT_APPLICABLE is judged("REN-02", make_portfolio())["cottage"].truth


def test_income_that_cannot_be_computed() -> None:
    """It names what is needed, and ranks among the findings about the data."""
    portfolio = make_portfolio(answers=cottage(monthly_rent=UNKNOWN))
    expected = "high | The Cottage | What it earns cannot be computed without a look"
    assert [expected] == messages("REN-05", portfolio)
    assert rule_of("REN-05").about_data
    assert Truth.NO is judged("REN-05", make_portfolio())["cottage"].truth


@pytest.mark.parametrize(
    ("expires", "expected"),
    [
        ("2026-10-30", ["critical | Boat Hauling | The licence ended on 30 Oct 2026"]),
        ("2026-10-31", ["high | Boat Hauling | The licence ends on 31 Oct 2026"]),
        ("2026-12-30", ["high | Boat Hauling | The licence ends on 30 Dec 2026"]),
        ("2026-12-31", []),
    ],
)
def test_a_licence_that_runs_out(expires: str, expected: list[str]) -> None:
    """Sixty days are enough to renew; its last day still counts."""
    portfolio = make_portfolio(credentials=credential("licence", expires))
    assert expected == messages("DLV-01", portfolio)


def test_several_papers_are_one_finding() -> None:
    """What nobody told does not hide what is over, and what is fine is not named."""
    rows = [
        credential("licence", "2026-10-01"),
        credential("insurance", "2026-11-30"),
        credential("permit", UNKNOWN),
        credential("certificate", "2027-11-30"),
    ]
    portfolio = make_portfolio(credentials="\n".join(rows))
    expected = "The insurance ends on 30 Nov 2026 and the licence ended on 1 Oct 2026"
    assert [f"critical | Boat Hauling | {expected}"] == messages("DLV-01", portfolio)


def test_a_paper_of_unknown_end_is_not_assessed() -> None:
    portfolio = make_portfolio(credentials=credential("licence", UNKNOWN))
    assert ["a look"] == [m.need for n in not_assessed("DLV-01", portfolio) for m in n.missing]


@pytest.mark.parametrize(
    ("partners", "answers", "expected"),
    [
        ("", hauling(active_partners="0"), "No partner sent work lately"),
        (
            "",
            hauling(active_partners="1", partner_target="4"),
            "1 of the 4 partners that the plan wants sent work lately",
        ),
        (partner("yard", "2026-08-01"), {}, "Nobody has spoken to the yard for more than 90 days"),
    ],
)
def test_too_few_partners(partners: str, answers: dict[str, str], expected: str) -> None:
    """Without a number in the plan one partner is the least."""
    portfolio = make_portfolio(partners=partners, answers=answers)
    assert [f"medium | Boat Hauling | {expected}"] == messages("DLV-02", portfolio)


@pytest.mark.parametrize(
    ("partners", "answers", "expected"),
    [
        (partner("yard", "2026-08-02"), {}, Truth.NO),
        (partner("yard", "2026-01-01", active="no"), {}, Truth.NO),
        (partner("yard", UNKNOWN), {}, Truth.UNKNOWN),
        ("", hauling(active_partners=UNKNOWN), Truth.UNKNOWN),
        ("", hauling(active_partners="3 to 5", partner_target="4"), Truth.POSSIBLE),
    ],
)
def test_enough_partners(partners: str, answers: dict[str, str], expected: Truth) -> None:
    """Partners who were given up may be silent."""
    portfolio = make_portfolio(partners=partners, answers=answers)
    assert expected is judged("DLV-02", portfolio)["hauling"].truth


def test_trips_nobody_logs() -> None:
    """It names the measures that were never observed, and is about the data."""
    service = (
        "- {id: hauling, entity: hauling, day_rate: 450, cost_per_day: 280, open_enquiries: 4, "
        "crew_available: 2, active_partners: 1, service_lines: boats, on_time: &, trips: &, "
        "trip_days: {unknown: true, need: days under way, ask: owner}, "
        "quotes_won: {unknown: true, need: quotes won, ask: owner}, quotes_lost: &}"
    ).replace("&", "[{month: 2026-10, value: 2}]")
    portfolio = make_portfolio(delivery_services=service)
    expected = "medium | Boat Hauling | Nobody keeps count of days under way and quotes won"
    assert [expected] == messages("DLV-04", portfolio)
    assert rule_of("DLV-04").about_data
    assert Truth.NO is judged("DLV-04", make_portfolio())["hauling"].truth
