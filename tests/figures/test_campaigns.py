"""Mailings: F-21, sending, and what an unknown rate does to them."""

from decimal import Decimal

from portfolio.model import Portfolio
from portfolio.values import Known, NotApplicable, NotComputable, Unknown
from tests.figures.reading import ends, figure, invented, stated, value
from tests.portfolio_builder import make_portfolio


def with_answers(**answers: str) -> Portfolio:
    """The invented portfolio with fields of its mailing changed, `recipients="100"`."""
    return make_portfolio(
        answers={
            f"campaigns.spring.{name.replace('__', '.')}": text for name, text in answers.items()
        }
    )


def test_what_a_mailing_brings_follows_from_its_rates() -> None:
    """F-21: 240 × 30 % × 10 % × 20 % × 80 = 115.20, and 0.48 for each contact."""
    assert ends(value("campaign_potential.spring", invented())) == (Decimal("115.20"),)
    assert ends(value("revenue_per_recipient.spring", invented())) == (Decimal("0.48"),)


def test_the_stated_amount_stands_in_while_a_rate_is_unknown() -> None:
    portfolio = with_answers(
        drivers__conversion="{unknown: true, need: the share who buy, ask: owner}"
    )
    assert ends(value("campaign_potential.spring", portfolio), "1") == (Decimal(900), Decimal(1500))
    each = value("revenue_per_recipient.spring", portfolio)
    assert ends(each) == (Decimal("3.75"), Decimal("6.25"))


def test_a_range_of_contacts_does_not_widen_what_one_of_them_brings() -> None:
    """The number of contacts stands above and below the line; it must not count twice."""
    portfolio = with_answers(recipients="100 to 200")
    assert ends(value("revenue_per_recipient.spring", portfolio)) == (Decimal("0.48"),)


def test_a_letter_to_nobody_brings_nothing() -> None:
    """Whatever the rates are; and there is nobody to divide it by."""
    unknown = "{unknown: true, need: the share who open, ask: owner}"
    portfolio = with_answers(recipients="0", drivers__open_rate=unknown)
    assert ends(value("campaign_potential.spring", portfolio)) == (Decimal("0.00"),)
    each = value("revenue_per_recipient.spring", portfolio)
    assert each == NotComputable("nobody to write to")


def test_sending_takes_whole_days_while_the_account_is_restricted() -> None:
    """240 letters at 200 a day take two days; 200 take one."""
    assert ends(value("sandbox_days.spring", invented())) == (Decimal("2.00"),)
    exact = with_answers(recipients="200")
    assert ends(value("sandbox_days.spring", exact)) == (Decimal("1.00"),)


def test_an_open_account_has_no_restricted_days() -> None:
    portfolio = make_portfolio(answers={"senders.mailer.sandbox": "no"})
    assert isinstance(value("sandbox_days.spring", portfolio), NotApplicable)


def test_whether_the_account_is_restricted_may_be_unknown() -> None:
    unknown = "{unknown: true, need: whether the account is restricted, ask: owner}"
    found = figure(
        "sandbox_days.spring", make_portfolio(answers={"senders.mailer.sandbox": unknown})
    )
    assert isinstance(found.value, Unknown)
    assert [m.address for m in found.missing] == ["senders.mailer.sandbox"]


def test_an_account_that_may_send_nothing_never_finishes() -> None:
    portfolio = make_portfolio(answers={"senders.mailer.daily_quota": "0"})
    found = value("sandbox_days.spring", portfolio)
    assert found == NotComputable("the account may send nothing")


def test_the_share_who_must_buy_turns_the_stated_amount_around() -> None:
    """F-21: 900 and 1,500 over 240 × 80."""
    found = value("required_conversion.spring", invented())
    assert ends(found, "0.0001") == (Decimal("0.0469"), Decimal("0.0781"))
    assert isinstance(value("required_conversion.letter", stated()), Unknown)


def test_two_mailings_to_one_list_reach_its_people_once() -> None:
    """A spring and an autumn letter to 240 contacts do not make 480."""
    portfolio = invented()
    spring = portfolio.campaigns[0]
    autumn = spring.model_copy(update={"id": "autumn"})
    other = spring.model_copy(update={"id": "gardens", "entity": "gardens"})
    twice = portfolio.model_copy(update={"campaigns": (spring, autumn)})
    assert ends(value("contacts", twice), "1") == (Decimal(240),)
    larger = autumn.model_copy(update={"recipients": Known(Decimal(300))})
    grown = portfolio.model_copy(update={"campaigns": (larger, spring)})
    assert ends(value("contacts", grown), "1") == (Decimal(300),)
    both = portfolio.model_copy(update={"campaigns": (spring, other)})
    assert ends(value("contacts", both), "1") == (Decimal(480),)
