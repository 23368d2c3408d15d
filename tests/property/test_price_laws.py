"""Laws of prices, for any quantiles, history and good."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from seqchef.applications.planning.paths import quantile_function
from seqchef.applications.planning.price_advice import Bar, Good, advise
from seqchef.applications.planning.price_paths import price_paths
from seqchef.applications.planning.price_words import load, names
from seqchef.applications.planning.prices import PriceOutlook, reached, standing_still, undershot
from seqchef.series.calendar import Frequency
from seqchef.series.tables import Series

H = 6
MONTHLY = Frequency(name="monthly", season=12)
prices = st.floats(0.05, 1000, allow_subnormal=False).map(lambda value: round(value, 4))
histories = st.lists(prices | st.just(float("nan")), min_size=9, max_size=30).filter(
    lambda values: np.isfinite(values).sum() >= 8 and np.isfinite(values[-1])
)
fans = arrays.arrays(np.float64, (H, 9), elements=prices).map(lambda values: np.sort(values, axis=1))
goods = st.builds(
    Good,
    use_per_month=st.floats(0.1, 100),
    storage_share_per_month=st.floats(0, 0.05),
    capital_share_per_year=st.floats(0, 0.2),
    shelf_life_months=st.none() | st.floats(0.2, 14),
    pack=st.none() | st.floats(0.1, 200),
)
bars = st.builds(Bar, probability=st.floats(0.5, 0.95), least_saving=st.floats(0, 0.1))


def outlook_of(history, fan):
    y = np.array(history)
    nothing = np.zeros(len(y), dtype=np.bool_)
    series = Series("item", 600, y, MONTHLY, nothing, nothing, nothing, nothing)
    known = np.flatnonzero(~np.isnan(y))
    return PriceOutlook(
        series=series,
        now=float(y[known[-1]]),
        now_at=int(known[-1]),
        ds=series.future_ds(H),
        quantiles=fan,
        unchanged=standing_still(y, H),
    )


@settings(deadline=None)
@given(histories, fans, st.floats(0, 3))
def test_rise_fall_and_no_change_are_everything(history, fan, share):
    found = outlook_of(history, fan)
    np.testing.assert_allclose(found.rise + found.fall + found.same, 1, atol=1e-12)
    for chances in (found.rise, found.fall, found.same):
        assert ((chances >= 0) & (chances <= 1)).all()
    assert (found.rise_beyond(share) <= found.rise).all()
    assert (found.fall_beyond(share) <= found.fall).all()
    assert (found.rise_beyond(share + 0.1) <= found.rise_beyond(share)).all()


@settings(deadline=None)
@given(fans, st.floats(0.001, 0.999))
def test_the_distribution_function_is_the_inverse_of_the_quantile_function(fan, level):
    for row, value in zip(fan, quantile_function(fan, np.array([level]))[:, 0], strict=True):
        assert undershot(row[None], value * (1 - 1e-12))[0] <= level + 1e-6
        assert reached(row[None], value * (1 + 1e-12))[0] >= level - 1e-6


@settings(deadline=None, max_examples=60)
@given(histories, fans, goods, bars, st.floats(0, 0.1))
def test_dearer_storage_never_turns_wait_into_buy_now(history, fan, good, bar, more):
    found = outlook_of(history, fan)
    before = advise(found, good, bar, paths=200)
    after = advise(found, replace(good, storage_share_per_month=good.storage_share_per_month + more), bar, paths=200)
    assert (before.kind, after.kind) != ("wait", "buy_now")
    assert (before.kind, after.kind) != ("unclear", "buy_now")


@settings(deadline=None, max_examples=60)
@given(histories, fans, goods, bars, st.sampled_from([-30, -10, -1, 1, 20, 40]))
def test_scaling_all_prices_changes_no_advice(history, fan, good, bar, power):
    """By powers of two, which floating point scales exactly."""
    factor = 2.0**power
    one = advise(outlook_of(history, fan), good, bar, paths=200)
    other = advise(outlook_of([value * factor for value in history], fan * factor), good, bar, paths=200)
    assert (one.kind, one.reason, one.steps) == (other.kind, other.reason, other.steps)
    assert other.saving_share == pytest.approx(one.saving_share, abs=1e-9)


@settings(deadline=None, max_examples=60)
@given(histories, fans, goods, bars)
def test_no_advice_buys_more_than_is_used_before_it_expires(history, fan, good, bar):
    one = advise(outlook_of(history, fan), good, bar, paths=200)
    if one.kind == "buy_now":
        life = 12.0 if good.shelf_life_months is None else min(12.0, good.shelf_life_months)
        assert one.quantity <= life * good.use_per_month * (1 + 1e-9)
        assert good.pack is None or one.quantity / good.pack == pytest.approx(round(one.quantity / good.pack))
        assert one.probability >= bar.probability - 1e-9
        assert one.saving_share >= bar.least_saving - 1e-9


@settings(deadline=None, max_examples=60)
@given(fans, histories, st.integers(0, 5))
def test_paths_have_exactly_the_marginals_of_the_forecast(fan, history, seed):
    paths = price_paths(fan, np.array(history), paths=50, seed=seed)
    expected = quantile_function(fan, (np.arange(50) + 0.5) / 50)
    np.testing.assert_allclose(np.sort(paths, axis=0), np.sort(expected.T, axis=0), rtol=1e-12)


@pytest.mark.parametrize("language", names())
@settings(deadline=None, max_examples=40)
@given(histories, fans, goods, bars, st.sampled_from([0.0, 1e-9, 1.0, 1e12]))
def test_every_outlook_and_reason_can_be_said(language, history, fan, good, bar, scale):
    words = load(language)
    found = outlook_of([value * scale for value in history], fan * scale)
    said = words.reason(found, advise(found, good, bar, paths=50), good, bar) + words.outlook(found, H)
    assert not any(wrong in said.lower() for wrong in ("nan", "inf", "{", "none"))
