from collections.abc import Callable
from decimal import Decimal
from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.truth import (
    Truth,
    all_of,
    any_of,
    is_above,
    is_below,
    is_no,
    is_one_of,
    is_yes,
    is_zero,
)
from portfolio.values import (
    Fact,
    Known,
    NotApplicable,
    NotComputable,
    Number,
    Range,
    Unknown,
    Value,
)
from tests.core.strategies import decimals, numbers, small, values, wider

D = Decimal
truths = st.sampled_from(Truth)
GAP = Unknown(())
Comparison = Callable[[Value, Decimal], Truth]
COMPARISONS: list[Comparison] = [is_below, is_above]

# How sure an answer is: an answer may turn into one that stands right of it, never back.
LESS_SURE = {
    Truth.YES: {Truth.YES, Truth.POSSIBLE, Truth.UNKNOWN},
    Truth.NO: {Truth.NO, Truth.POSSIBLE, Truth.UNKNOWN},
    Truth.POSSIBLE: {Truth.POSSIBLE, Truth.UNKNOWN},
    Truth.UNKNOWN: {Truth.UNKNOWN},
    Truth.NOT_APPLICABLE: {Truth.NOT_APPLICABLE},
}


@given(numbers(), decimals, small)
def test_what_is_said_of_a_range_is_said_of_all_in_it(
    value: Number, limit: Decimal, share: Decimal
) -> None:
    """Yes and no hold at every point of the range; possible means that some points differ."""
    point = value.low + (value.high - value.low) * share
    assert is_below(value, limit) in LESS_SURE[Truth.YES if point < limit else Truth.NO]
    assert is_above(value, limit) in LESS_SURE[Truth.YES if point > limit else Truth.NO]
    assert is_zero(value) in LESS_SURE[Truth.YES if point == 0 else Truth.NO]


@given(numbers(), decimals)
def test_possible_is_only_said_when_both_can_be(value: Number, limit: Decimal) -> None:
    ends = {value.low < limit, value.high < limit}
    assert (len(ends) == 2) == (is_below(value, limit) is Truth.POSSIBLE)


@given(values(), decimals, st.data())
@pytest.mark.parametrize("compare", COMPARISONS)
def test_knowing_less_never_makes_an_answer_surer(
    compare: Comparison, value: Value, limit: Decimal, data: st.DataObject
) -> None:
    assert compare(data.draw(wider(value)), limit) in LESS_SURE[compare(value, limit)]


@pytest.mark.parametrize(
    ("value", "below", "above", "zero"),
    [
        (Known(D(5)), Truth.NO, Truth.NO, Truth.NO),
        (Known(D(4)), Truth.YES, Truth.NO, Truth.NO),
        (Known(D(6)), Truth.NO, Truth.YES, Truth.NO),
        (Range(D(4), D(5)), Truth.POSSIBLE, Truth.NO, Truth.NO),
        (Range(D(5), D(6)), Truth.NO, Truth.POSSIBLE, Truth.NO),
        (Range(D(0), D(9)), Truth.POSSIBLE, Truth.POSSIBLE, Truth.POSSIBLE),
        (Known(D(0)), Truth.YES, Truth.NO, Truth.YES),
        (GAP, Truth.UNKNOWN, Truth.UNKNOWN, Truth.UNKNOWN),
        (NotApplicable("no loan"), *[Truth.NOT_APPLICABLE] * 3),
        (NotComputable("no burn"), *[Truth.NOT_APPLICABLE] * 3),
    ],
)
def test_comparisons_with_five(value: Value, below: Truth, above: Truth, zero: Truth) -> None:
    """The limit itself is neither below nor above."""
    assert (below, above, zero) == (is_below(value, 5), is_above(value, 5), is_zero(value))


@pytest.mark.parametrize(
    ("value", "yes", "no"),
    [
        (Fact(True), Truth.YES, Truth.NO),
        (Fact(False), Truth.NO, Truth.YES),
        (GAP, Truth.UNKNOWN, Truth.UNKNOWN),
        (NotApplicable("no site"), Truth.NOT_APPLICABLE, Truth.NOT_APPLICABLE),
    ],
)
def test_yes_and_no(value: Value, yes: Truth, no: Truth) -> None:
    """An open question is neither answered yes nor answered no."""
    assert (yes, no) == (is_yes(value), is_no(value))


def test_one_of_a_few_words() -> None:
    assert Truth.YES == is_one_of(Fact("absent"), "absent", "draft")
    assert Truth.NO == is_one_of(Fact("live"), "absent", "draft")
    assert Truth.UNKNOWN == is_one_of(GAP, "absent")


@pytest.mark.parametrize("compare", [is_yes, is_no, lambda value: is_one_of(value, "live")])
def test_numbers_are_no_words(compare: Callable[[Value], Truth]) -> None:
    with pytest.raises(TypeError, match="Known cannot be compared"):
        compare(Known(D(1)))


def test_words_are_no_numbers() -> None:
    with pytest.raises(TypeError, match="Fact cannot be compared"):
        is_below(Fact("live"), 5)


@given(st.lists(truths, max_size=4))
def test_order_and_repetition_never_matter(answers: list[Truth]) -> None:
    for combine in (all_of, any_of):
        results = {combine(*order) for order in permutations(answers)}
        assert {combine(*answers, *answers)} == results


@given(truths, truths, truths)
def test_grouping_never_matters(a: Truth, b: Truth, c: Truth) -> None:
    for combine in (all_of, any_of):
        assert combine(combine(a, b), c) == combine(a, combine(b, c)) == combine(a, b, c)


@given(truths)
def test_one_answer_alone_is_the_answer(a: Truth) -> None:
    assert a == all_of(a) == any_of(a)


@given(truths)
def test_a_clear_answer_settles_it(a: Truth) -> None:
    """One no is enough against all, one yes is enough for any, whatever is unknown."""
    assert Truth.NO == all_of(a, Truth.NO)
    assert Truth.YES == any_of(a, Truth.YES)


def test_combinations_agree_with_every_way_it_may_turn_out() -> None:
    """Possible and unknown stand for yes or no: a clear result holds in all these worlds."""
    worlds = {
        Truth.YES: [True],
        Truth.NO: [False],
        Truth.POSSIBLE: [True, False],
        Truth.UNKNOWN: [True, False],
    }
    for a, b in product(worlds, worlds):
        for combine, really in ((all_of, all), (any_of, any)):
            outcomes = {really(pair) for pair in product(worlds[a], worlds[b])}
            clear = {True: Truth.YES, False: Truth.NO}
            result = combine(a, b)
            if len(outcomes) == 1:
                assert clear[outcomes.pop()] == result
            else:
                assert result in (Truth.POSSIBLE, Truth.UNKNOWN)


@pytest.mark.parametrize(
    ("pair", "both", "either"),
    [
        ((Truth.UNKNOWN, Truth.POSSIBLE), Truth.UNKNOWN, Truth.POSSIBLE),
        ((Truth.NOT_APPLICABLE, Truth.YES), Truth.NOT_APPLICABLE, Truth.YES),
        ((Truth.NOT_APPLICABLE, Truth.NO), Truth.NO, Truth.NO),
        ((Truth.NOT_APPLICABLE, Truth.UNKNOWN), Truth.NOT_APPLICABLE, Truth.UNKNOWN),
        ((Truth.NOT_APPLICABLE, Truth.POSSIBLE), Truth.NOT_APPLICABLE, Truth.POSSIBLE),
    ],
)
def test_which_doubt_is_told(pair: tuple[Truth, Truth], both: Truth, either: Truth) -> None:
    """What is missing is told before what is only possible, unless one possibility is enough."""
    assert (both, either) == (all_of(*pair), any_of(*pair))


def test_no_condition_at_all() -> None:
    """Nothing speaks against all of nothing, and nothing for any of it."""
    assert (Truth.YES, Truth.NO) == (all_of(), any_of())
