import pytest

from portfolio.truth import Truth
from portfolio.values import number
from tests.findings.judging import found, judged, messages, not_assessed
from tests.portfolio_builder import make_portfolio

UNKNOWN = "{unknown: true, need: open rates, ask: owner}"


def campaign(**answers: str) -> dict[str, str]:
    """The spring letter of the invented portfolio, answered differently."""
    return {f"campaigns.spring.{name}": value for name, value in answers.items()}


def sender(**answers: str) -> dict[str, str]:
    return {f"senders.mailer.{name}": value for name, value in answers.items()}


def truth_of(rule: str, answers: dict[str, str]) -> Truth:
    return judged(rule, make_portfolio(answers=answers))["spring"].truth


def test_contacts_without_a_way_to_write_to_them() -> None:
    """The finding names the mailing and what it could bring, which is at stake."""
    portfolio = make_portfolio()
    assert [
        (
            "high | Spring letter | There is no way yet to write to 240 contacts, "
            "which could bring $900–1,500"
        )
    ] == messages("CMP-01", portfolio)
    [finding] = found("CMP-01", portfolio)
    assert number(finding.at_stake.low, finding.at_stake.high, "USD") == finding.at_stake  # type: ignore[union-attr]  # a range of the invented data


def test_a_potential_nobody_told_is_left_out() -> None:
    portfolio = make_portfolio(answers=campaign(potential=UNKNOWN))
    assert ["high | Spring letter | There is no way yet to write to 240 contacts"] == messages(
        "CMP-01", portfolio
    )


@pytest.mark.parametrize(
    ("answers", "truth"),
    [
        (campaign(can_send="yes"), Truth.NO),
        (campaign(recipients="0"), Truth.NO),
        (campaign(recipients="{low: 0, high: 9}"), Truth.POSSIBLE),
        (campaign(can_send=UNKNOWN), Truth.UNKNOWN),
    ],
)
def test_contacts_that_can_be_written_to(answers: dict[str, str], truth: Truth) -> None:
    assert truth is truth_of("CMP-01", answers)


@pytest.mark.parametrize(
    ("answers", "limits"),
    [
        ({}, "200 mails a day and only to verified addresses"),
        (sender(sandbox="no"), "200 mails a day"),
        (sender(daily_quota="5000"), "only to verified addresses"),
        (sender(daily_quota=UNKNOWN), "only to verified addresses"),
    ],
)
def test_an_account_that_stops_a_mailing(answers: dict[str, str], limits: str) -> None:
    """Either limit stops it, and only the one that does is named."""
    assert [
        (
            f"high | Spring letter | The sender “Mail account” cannot reach 240 contacts: "
            f"it sends {limits}"
        )
    ] == messages("CMP-02", make_portfolio(answers=answers))


@pytest.mark.parametrize(
    ("answers", "truth"),
    [
        (sender(sandbox="no", daily_quota="240"), Truth.NO),
        (sender(sandbox="no", daily_quota="{low: 200, high: 300}"), Truth.POSSIBLE),
        (sender(sandbox="no", daily_quota=UNKNOWN), Truth.UNKNOWN),
        (sender(sandbox=UNKNOWN, daily_quota="240"), Truth.UNKNOWN),
        (campaign(recipients="0"), Truth.NO),
    ],
)
def test_an_account_that_may_send(answers: dict[str, str], truth: Truth) -> None:
    assert truth is truth_of("CMP-02", answers)


def test_a_range_too_wide_to_plan_with() -> None:
    answers = campaign(potential="{low: 1000, high: 5000}")
    assert [
        (
            "medium | Spring letter | $1,000–5,000 cannot be planned with: "
            "the upper end is 5 times the lower"
        )
    ] == messages("CMP-04", make_portfolio(answers=answers))


def test_a_range_without_drivers() -> None:
    """What decides it is asked for, also where the range itself is narrow."""
    portfolio = make_portfolio(answers={"campaigns.spring.drivers.open_rate": UNKNOWN})
    assert [
        "medium | Spring letter | $900–1,500 cannot be planned with: nobody has told open rates"
    ] == messages("CMP-04", portfolio)


def test_a_range_that_starts_at_nothing() -> None:
    answers = campaign(potential="{low: 0, high: 5000}")
    assert [
        (
            "medium | Spring letter | $0–5,000 cannot be planned with: "
            "the upper end is no multiple of the lower"
        )
    ] == messages("CMP-04", make_portfolio(answers=answers))


def test_a_potential_that_can_be_planned_with() -> None:
    """Three times its lower end is still allowed; one number is the narrowest range."""
    assert Truth.NO is truth_of("CMP-04", campaign(potential="{low: 500, high: 1500}"))
    assert Truth.NO is truth_of("CMP-04", campaign(potential="700"))
    portfolio = make_portfolio(answers=campaign(potential=UNKNOWN))
    assert ["open rates"] == [m.need for n in not_assessed("CMP-04", portfolio) for m in n.missing]


def test_a_campaign_of_a_business_given_up_is_not_judged() -> None:
    portfolio = make_portfolio(answers={"entities.kayaks.active": "no"})
    assert {} == judged("CMP-01", portfolio)
