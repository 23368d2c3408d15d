"""Laws of completing sold-out days, and how much of the truth comes back when sales are made up and cut off."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from seqchef.series.censoring import uncensored
from seqchef.series.tables import Panel, build_panel

DAY = np.timedelta64(86_400, "s")


def panel_of(y, out, *, step=DAY, closed=None, **options):
    """y and out (B, T) -> a panel of B series that end on the same day."""
    B, T = y.shape
    ids = np.repeat([f"dish {b:04d}" for b in range(B)], T)
    stamps = np.tile(np.datetime64("2024-01-01", "s") + np.arange(T) * step, B)
    shut = np.zeros(y.shape, dtype=bool) if closed is None else closed
    flags = {"stockout": out.ravel(), "closed": shut.ravel()}
    return build_panel(ids, stamps, y.ravel(), flags, **options)


def values(panel):
    return np.stack([one.y for one in panel.series])


WEEK = (0.7, 0.8, 0.9, 1.0, 1.2, 1.5, 0.9)


def made_up(*, dishes=40, days=200, mean=20.0, dispersion=0.1, stock=0.8, seed=0, season=WEEK):
    """Demand, sales and sold-out days: stock is the mean plus so many standard deviations, the same law every week."""
    generator = np.random.default_rng(seed)
    week = np.array(season)
    expected = mean * generator.lognormal(0, 0.3, (dishes, 1)) * week[np.arange(days) % len(week)] / week.mean()
    crowd = generator.gamma(1 / dispersion, dispersion, expected.shape) if dispersion else 1.0
    demand = generator.poisson(expected * crowd).astype(float)
    made = np.maximum(1, np.round(expected + stock * np.sqrt(expected + dispersion * expected**2)))
    return demand, np.minimum(demand, made), demand >= made


sales = arrays.arrays(np.float64, (3, 30), elements=st.integers(0, 60).map(float) | st.just(np.nan))
amounts = arrays.arrays(np.float64, (3, 30), elements=st.floats(0, 1e6, allow_subnormal=False))
flags = arrays.arrays(np.bool_, (3, 30))


@settings(max_examples=60, deadline=None)
@given(sales | amounts, flags, flags, st.booleans())
def test_sold_out_days_never_fall_and_all_others_stay(y, out, closed, spread):
    y[:, -1] = 1.0
    before = panel_of(y, out, closed=closed)
    after = uncensored(before, spread=spread)
    assert after.ids == before.ids
    for one, done in zip(before.series, after.series, strict=True):
        T = len(one)
        bound = one.stockout[:T] & ~one.closed[:T] & ~np.isnan(one.y)
        np.testing.assert_array_equal(done.y[~bound], one.y[~bound])
        assert (done.y[bound] >= one.y[bound]).all()
        assert np.isfinite(done.y[bound]).all()
        np.testing.assert_array_equal(done.stockout, one.stockout)


@settings(max_examples=20, deadline=None)
@given(st.floats(-9, 12), st.integers(0, 5))
def test_the_unit_of_measure_does_not_matter(power, seed):
    generator = np.random.default_rng(seed)
    y, out = generator.gamma(4, 1, (3, 60)), generator.random((3, 60)) < 0.3
    scale = 10.0**power
    np.testing.assert_allclose(
        values(uncensored(panel_of(y * scale, out))), values(uncensored(panel_of(y, out))) * scale, rtol=1e-6
    )


def test_a_panel_that_never_sold_out_is_the_same_panel():
    _, y, out = made_up(days=30)
    before = panel_of(y, out & False)
    assert all(one is other for one, other in zip(before.series, uncensored(before).series, strict=True))


def test_the_same_panel_gives_the_same_answer():
    _, y, out = made_up(days=60)
    np.testing.assert_array_equal(values(uncensored(panel_of(y, out))), values(uncensored(panel_of(y, out))))


@pytest.mark.parametrize("spread", [True, False])
@pytest.mark.parametrize("dispersion", [0.0, 0.1, 0.3])
@pytest.mark.parametrize("mean", [2.0, 10.0, 40.0])
@pytest.mark.parametrize("stock", [1.3, 0.5, 0.0])
def test_the_mean_of_demand_comes_back(mean, dispersion, stock, spread):
    demand, y, out = made_up(mean=mean, dispersion=dispersion, stock=stock)
    found = values(uncensored(panel_of(y, out), spread=spread))
    untreated, left_out = demand.mean() - y.mean(), demand.mean() - y[~out].mean()
    bias = abs(found.mean() - demand.mean())
    assert bias < 0.35 * untreated
    assert bias < 0.1 * left_out
    assert bias < (0.07 if mean < 5 else 0.02) * demand.mean()


def test_the_high_quantiles_of_demand_come_back_too():
    demand, y, out = made_up(stock=0.5, days=400, seed=3)
    found = values(uncensored(panel_of(y, out)))
    for level in (0.5, 0.8, 0.9):
        true = np.quantile(demand, level, axis=1)
        assert np.abs(np.quantile(found, level, axis=1) / true - 1).mean() < 0.06
        assert np.abs(np.quantile(y, level, axis=1) / true - 1).mean() > 0.06 or level < 0.8


def test_whole_portions_stay_whole_and_kilograms_need_not():
    _, y, out = made_up(days=60)
    found = values(uncensored(panel_of(y, out)))
    np.testing.assert_array_equal(found, np.round(found))
    found = values(uncensored(panel_of(y * 0.37, out)))
    assert (found[out] != np.round(found[out])).any()


def test_days_that_all_sold_out_are_raised_within_reason():
    y = np.full((1, 56), 10.0)
    found = values(uncensored(panel_of(y, np.ones_like(y, dtype=bool)), spread=False))
    assert (found > 12).all()
    assert (found < 30).all()


def test_a_weekday_that_always_sold_out_leans_on_other_days_and_dishes():
    demand, _, _ = made_up(dishes=30, days=140, mean=40.0, seed=1)
    baked = np.full(demand.shape, np.inf)
    baked[:10, np.arange(140) % 7 == 5] = 25.0  # on Saturdays, when 60 would sell
    y, out = np.minimum(demand, baked), demand >= baked
    assert out[:10, 5::7].mean() > 0.9
    found = values(uncensored(panel_of(y, out), spread=False))[:10, 5::7]
    true = demand[:10, 5::7].mean()
    assert y[:10, 5::7].mean() < 0.5 * true
    assert found.mean() == pytest.approx(true, rel=0.15)


@pytest.mark.parametrize("T", [1, 2, 5])
def test_tiny_histories_are_raised_a_little(T):
    y = np.full((1, T), 8.0)
    found = values(uncensored(panel_of(y, np.ones_like(y, dtype=bool)), spread=False))
    assert (found > 8).all()
    assert (found < 24).all()


def test_a_short_history_learns_from_the_other_dishes():
    demand, y, out = made_up(dishes=30, days=100, stock=0.3, seed=5)
    whole = panel_of(y, out)
    short = tuple(
        replace(one.until(len(one)), y=one.y[-10:], start=one.start + 90, **_tails(one)) for one in whole.series[:5]
    )
    alone, together = (
        uncensored(replace(whole, series=short)),
        uncensored(replace(whole, series=short + whole.series[5:])),
    )
    true = demand[:5, -10:]
    errors = [
        np.abs(np.stack([one.y for one in panel.series[:5]]).mean(axis=1) / true.mean(axis=1) - 1).mean()
        for panel in (alone, together)
    ]
    untreated = np.abs(y[:5, -10:].mean(axis=1) / true.mean(axis=1) - 1).mean()
    assert errors[1] < untreated
    assert errors[1] <= errors[0] + 0.01


def _tails(series):
    return {name: getattr(series, name)[-10:] for name in ("closed", "holiday", "promotion", "stockout")}


def test_a_promoted_day_that_sold_out_is_judged_by_promoted_days():
    generator = np.random.default_rng(0)
    promoted = generator.random((20, 200)) < 0.15
    demand = generator.poisson(np.where(promoted, 60.0, 20.0)).astype(float)
    out = promoted & (demand >= 45) & (generator.random((20, 200)) < 0.5)
    y = np.where(out, 45.0, demand)
    ids = np.repeat([f"dish {b}" for b in range(20)], 200)
    stamps = np.tile(np.datetime64("2024-01-01", "s") + np.arange(200) * DAY, 20)
    given = {"stockout": out.ravel(), "closed": np.zeros(4000, dtype=bool), "promotion": promoted.ravel()}
    found = np.stack([uncensored(build_panel(ids, stamps, y.ravel(), given))[f"dish {b}"].y for b in range(20)])
    assert found[out].mean() == pytest.approx(demand[out].mean(), rel=0.05)


@pytest.mark.parametrize(
    ("step", "season"), [(np.timedelta64(3_600, "s"), np.linspace(0.5, 1.5, 24)), (7 * DAY, (1.0,)), (DAY, WEEK)]
)
def test_hours_weeks_and_days_are_completed(step, season):
    demand, y, out = made_up(days=150, stock=0.5, seed=2, season=season)
    found = values(uncensored(panel_of(y, out, step=step)))
    assert abs(found.mean() - demand.mean()) < 0.3 * (demand.mean() - y.mean())


def test_numbered_steps_are_completed_and_series_below_zero_left_alone():
    y, out = np.array([5.0, 7.0, 5.0, 6.0, 5.0]), np.array([True, False, True, False, False])
    counted = build_panel(["a"] * 5, np.arange(5), y, {"stockout": out})
    assert (uncensored(counted).series[0].y[[0, 2]] > 5).all()
    below = build_panel(["a"] * 5, np.arange(5), y - 6, {"stockout": out})
    np.testing.assert_array_equal(uncensored(below).series[0].y, y - 6)


def test_a_day_that_sold_nothing_because_there_was_nothing_takes_the_usual_demand():
    y = np.full((1, 70), 20.0) + np.arange(70) % 3
    y[0, 40], out = 0.0, np.zeros((1, 70), dtype=bool)
    out[0, 40] = True
    found = values(uncensored(panel_of(y, out), spread=False))
    assert found[0, 40] == pytest.approx(21, abs=1.5)


def test_series_of_different_lengths_keep_their_places():
    _, y, out = made_up(dishes=3, days=90, seed=7)
    whole = panel_of(y, out)
    ragged = Panel((whole.series[0], *panel_of(y[1:2, -20:], out[1:2, -20:]).series, whole.series[2]), whole.frequency)
    after = uncensored(ragged)
    assert [len(one) for one in after.series] == [90, 20, 90]
    assert [one.unique_id for one in after.series] == [one.unique_id for one in ragged.series]
