"""Overrides: the median goes where it is told, the rest keeps its order, and what the model said stays beside it."""

from datetime import date, timedelta
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from seqchef.applications.planning.demand import Prospects, futures_of
from seqchef.applications.planning.overrides import MEDIAN, moved, with_overrides
from seqchef.food.overrides import Override

TODAY = date(2026, 3, 1)
DAYS = tuple(TODAY + timedelta(days=n + 1) for n in range(5))
rising = arrays.arrays(np.float64, (9,), elements=st.floats(0, 1e4)).map(np.sort)


def prospects(closed=()):
    quantiles = np.array([np.linspace(10, 30, 9), np.linspace(0, 4, 9)])[:, None, :] * np.ones((2, 5, 1))
    shut = np.array([day in closed for day in DAYS])
    return Prospects(
        dishes=("Leek soup", "Beef stew"),
        days=DAYS,
        quantiles=np.where(shut[:, None], 0.0, quantiles),
        past_days=tuple(TODAY - timedelta(days=n) for n in range(30))[::-1],
        history=np.random.default_rng(0).poisson(20, (30, 2)).astype(float),
        closed=shut,
        attributes=({}, {}),
    )


def override(**changes):
    return Override(**{"day": DAYS[1], "dish": "leek soup", "portions": Fraction(40), **changes})


@given(rising, st.floats(0, 1e4))
def test_the_median_is_met_and_quantiles_still_rise_from_zero(quantiles, median):
    after = moved(quantiles, median)
    assert after[MEDIAN] == pytest.approx(median)
    assert (np.diff(after) >= -1e-9).all()
    assert (after >= 0).all()


@given(rising, st.floats(0, 1e4), st.floats(0, 1e4))
def test_a_higher_override_never_lowers_a_quantile(quantiles, one, other):
    low, high = sorted((one, other))
    assert (moved(quantiles, high) >= moved(quantiles, low) - 1e-9).all()


@given(rising, st.floats(0, 1e4))
def test_more_than_expected_keeps_the_spread(quantiles, more):
    after = moved(quantiles, quantiles[MEDIAN] + more)
    if quantiles[-1] > 0:
        np.testing.assert_allclose(np.diff(after), np.diff(quantiles), atol=1e-9)


def test_none_at_all_is_certain():
    assert (moved(np.linspace(3, 9, 9), 0.0) == 0).all()


def test_something_on_a_day_of_which_nothing_was_expected_has_a_spread():
    after = moved(np.zeros(9), 25.0)
    assert after[MEDIAN] == 25
    assert after[-1] - after[0] == pytest.approx(2 * 1.2816 * 5, rel=0.01)


def test_only_that_dish_and_day_move_and_the_forecast_stays_beside_it():
    before = prospects()
    after, rejections = with_overrides(before, [override(note="football", who="Ada")])
    assert rejections == ()
    assert after.quantiles[0, 1, MEDIAN] == 40
    changed = (after.quantiles != before.quantiles).any(axis=2)
    assert changed.tolist() == [[False, True, False, False, False], [False] * 5]
    (kept,) = after.overridden
    assert (kept.dish, kept.override.note, kept.override.who) == ("Leek soup", "football", "Ada")
    np.testing.assert_array_equal(kept.forecast, before.quantiles[0, 1])


def test_paths_follow_the_override():
    after, _ = with_overrides(prospects(), [override()])
    demand = futures_of(after, paths=400, seed=0)
    plain = futures_of(prospects(), paths=400, seed=0)
    assert np.median(demand.paths[:, 0, 1]) == pytest.approx(40, abs=0.5)
    assert demand.paths[:, 0, 1].std() == pytest.approx(plain.paths[:, 0, 1].std(), rel=0.02)
    np.testing.assert_array_equal(demand.paths[:, 0, 0], plain.paths[:, 0, 0])
    assert demand.overridden == after.overridden


def test_overrides_of_other_days_wait_or_are_over():
    before = prospects()
    after, rejections = with_overrides(before, [override(day=TODAY), override(day=TODAY + timedelta(days=30))])
    np.testing.assert_array_equal(after.quantiles, before.quantiles)
    assert after.overridden == rejections == ()


def test_overrides_that_cannot_be_followed_are_named():
    _, rejections = with_overrides(
        prospects(closed=[DAYS[2]]), [override(dish="leak soap", row=3), override(day=DAYS[2], row=4)]
    )
    assert [str(one) for one in rejections] == [
        'overrides.csv, row 3: dish is "leak soap" (nearest: "Leek soup"); expected a dish that is planned',
        "overrides.csv, row 4: 2026-03-04 is a closed day; expected a day that is open",
    ]
