"""Numbers that follow from what the documents state; each was worked out by hand."""

from decimal import Decimal

import pytest

from portfolio.values import Unknown
from tests.figures.reading import ends, figure, stated, value


@pytest.mark.parametrize(
    ("figure_id", "places", "expected"),
    [
        ("revenue_per_recipient.letter", "0.01", ("2.72", "13.60")),  # 10,000 and 50,000 / 3,676
        ("sending_cost.letter", "0.0001", ("0.3676",)),  # 3,676 × 0.10 / 1,000
        ("sandbox_days.letter", "1", ("19",)),  # 3,676 / 200 = 18.38
        ("cloud_after_saving", "1", ("25", "59")),  # 50 - 25 and 84 - 25
        ("saving_share", "0.001", ("0.298", "0.500")),  # 25 / 84 and 25 / 50
        ("implied_contribution.trips", "0.01", ("1166.67", "1500.00")),  # 7,000 and 9,000 / 6
        ("cloud_share_of_burn", "0.0001", ("0.0056", "0.0120")),  # 50 / 9,000 and 84 / 7,000
        ("saving_share_of_burn", "0.0001", ("0.0028", "0.0036")),  # 25 / 9,000 and 25 / 7,000
        ("campaign_in_burn_months.letter", "0.1", ("1.1", "7.1")),  # 10,000 / 9,000, 50,000 / 7,000
        ("cash_for_six_months", "1", ("42000", "54000")),
        ("open_deals", "1", ("0",)),
        ("weighted_pipeline", "1", ("0",)),
        ("live_ota_listings", "1", ("0",)),
        ("ota_candidates", "1", ("2",)),
    ],
)
def test_a_stated_number_gives_what_follows_from_it(
    figure_id: str, places: str, expected: tuple[str, ...]
) -> None:
    assert ends(value(figure_id, stated()), places) == tuple(map(Decimal, expected))


@pytest.mark.parametrize(
    ("figure_id", "needs"),
    [
        ("runway", {"cash.account.balance", "burn.whole.basis"}),
        (
            "break_even_units.trips",
            {f"break_evens.trips.{name}" for name in ("fixed_cost", "price", "variable_cost")},
        ),
        ("consented_contacts", {"campaigns.letter.consented"}),
        ("required_conversion.letter", {"campaigns.letter.drivers.order_value"}),
    ],
)
def test_what_nobody_has_told_is_unknown_and_says_what_it_needs(
    figure_id: str, needs: set[str]
) -> None:
    found = figure(figure_id, stated())
    assert isinstance(found.value, Unknown)
    assert {missing.address for missing in found.missing} == needs
