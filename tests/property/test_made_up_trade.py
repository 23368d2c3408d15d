"""The generator of sales and prices: what it claims about its series is so."""

import numpy as np
import pytest

from seqchef.learning.data import synthetic_paths as paths
from seqchef.learning.data.series_batches import KINDS, WindowSource, cut
from seqchef.learning.data.series_marks import SOURCES
from seqchef.learning.data.series_real import HELD_BACK_MONTHS, read_real
from seqchef.learning.data.synthetic_prices import prices, turnover
from seqchef.learning.data.synthetic_sales import daily_sales, hourly_sales, weekly_sales

GENERATORS = {
    "daily": daily_sales,
    "weekly": weekly_sales,
    "hourly": hourly_sales,
    "prices": prices,
    "monthly": lambda rng, B, N: turnover(rng, B, N, "monthly"),
    "yearly": lambda rng, B, N: turnover(rng, B, N, "yearly"),
}


def rng(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


@pytest.mark.parametrize("name", GENERATORS)
def test_the_same_seed_draws_the_same_trade_and_another_seed_another(name: str) -> None:
    first, again, other = (GENERATORS[name](rng(seed), 16, 90) for seed in (1, 1, 2))
    np.testing.assert_array_equal(first.y, again.y)
    assert not np.array_equal(first.y, other.y, equal_nan=True)


@pytest.mark.parametrize("name", GENERATORS)
def test_trade_is_never_negative_and_never_infinite(name: str) -> None:
    drawn = GENERATORS[name](rng(), 64, 300)
    known = drawn.y[~np.isnan(drawn.y)]
    assert len(known) > 0.5 * drawn.y.size
    assert np.isfinite(known).all()
    assert known.min() >= 0


def test_counts_have_the_mean_and_the_variance_of_a_negative_binomial() -> None:
    drawn = paths.counts(rng(), np.full((1, 200_000), 4.0), np.array([[2.0]]))
    assert drawn.mean() == pytest.approx(4.0, rel=0.02)
    assert drawn.var() == pytest.approx(4.0 + 16.0 / 2.0, rel=0.03)


def test_noise_has_the_memory_and_the_deviation_that_were_asked_for() -> None:
    noise = paths.memory(rng(), 50_000, np.array([[0.7]]), np.array([[0.2]]))[0]
    assert noise.std() == pytest.approx(0.2, rel=0.05)
    assert np.corrcoef(noise[1:], noise[:-1])[0, 1] == pytest.approx(0.7, abs=0.02)


def test_walks_and_jumps_end_at_zero() -> None:
    walks = paths.walk(rng(), 100, np.full((8, 1), 0.1))
    jumps = paths.shifts(rng(), 8, 100, np.full((8, 1), 0.05), np.full((8, 1), 0.4))
    np.testing.assert_allclose(walks[:, -1], 0)
    np.testing.assert_allclose(jumps[:, -1], 0)


def test_runs_last_as_long_as_they_may() -> None:
    runs = paths.runs(rng(), 5_000, np.array([[0.002]]), (3, 6))[0]
    edges = np.flatnonzero(np.diff(np.concatenate([[0], runs.astype(int), [0]])))
    lengths = edges[1::2] - edges[::2]
    assert lengths.min() >= 3
    assert np.median(lengths) <= 6


def test_a_bump_comes_every_year_at_about_the_same_date() -> None:
    turns = np.arange(5 * 365)[None] / 365
    hill = paths.bump(rng(), turns, np.array([[0.04]]), np.array([[1.0]]))[0]
    tops = np.array([year.argmax() for year in np.roll(hill, 180 - hill[:365].argmax()).reshape(5, 365)])
    assert np.ptp(tops) < 30
    assert hill.max() == pytest.approx(1.0, abs=0.01)


def test_items_of_a_shop_share_holidays_and_series_of_other_shops_do_not() -> None:
    drawn = next(one for seed in range(20) if len(set((one := daily_sales(rng(seed), 64, 400)).groups)) == 4)
    told = drawn.holiday.any(axis=1)
    for shop in range(4):
        members = drawn.holiday[(drawn.groups == shop) & told]
        assert (members == members[0]).all()
    assert len({row.tobytes() for row in drawn.holiday[told]}) > 1


def test_promotions_sell_more() -> None:
    lifts = []
    for seed in range(5):
        drawn = weekly_sales(rng(seed), 64, 200)
        for y, promoted in zip(drawn.y, drawn.promotion > 0, strict=True):
            if 5 <= promoted.sum() <= 150:
                lifts.append(np.nanmean(y[promoted]) / max(np.nanmean(y[~promoted]), 1e-9))
    assert np.median(lifts) > 1.5


def test_weekdays_of_a_series_differ() -> None:
    drawn = daily_sales(rng(), 64, 420)
    days = (drawn.start[:, None] + np.arange(420)) % 7
    means = np.array(
        [[np.nanmean(np.append(y[d == k], 0)) for k in range(7)] for y, d in zip(drawn.y, days, strict=True)]
    )
    assert np.median(means.max(axis=1) / np.maximum(means.min(axis=1), 0.1)) > 1.3


def test_some_series_sell_rarely_and_some_every_day() -> None:
    shares = np.nanmean(daily_sales(rng(), 256, 200).y == 0, axis=1)
    assert (shares > 0.5).mean() > 0.05
    assert (shares < 0.05).mean() > 0.2


def test_prices_move_by_small_steps_and_some_stick() -> None:
    y = prices(rng(), 256, 120).y
    changes = np.abs(np.diff(np.log(y), axis=1))
    assert 0.005 < np.nanmedian(np.nanmedian(changes, axis=1)) < 0.1
    assert (np.nanmean(changes == 0, axis=1) > 0.3).mean() > 0.1


@pytest.mark.parametrize("step", range(6))
def test_a_batch_is_a_function_of_its_number(step: int) -> None:
    source = WindowSource({}, seed=7)
    first = source.example(step)
    source.example(step + 1)
    again = source.example(step)
    np.testing.assert_array_equal(first.windows.y, again.windows.y)
    np.testing.assert_array_equal(first.truth, again.truth)


def test_what_comes_next_is_hidden_from_the_window() -> None:
    drawn = daily_sales(rng(), 64, 150)
    example = cut(rng(1), drawn, 30)
    assert example.windows.y.shape == (64, 120)
    assert not (example.scored & (np.isnan(drawn.y[:, 120:]) | drawn.closed[:, 120:])).any()
    np.testing.assert_array_equal(example.truth[example.scored], drawn.y[:, 120:][example.scored])
    assert not example.windows.observed[drawn.closed[:, :120]].any()
    assert (example.windows.origin == drawn.start + 120).all()


def test_flags_of_the_future_are_hidden_from_some_series_and_told_to_others() -> None:
    example = cut(rng(1), daily_sales(rng(), 64, 150), 30)
    told = example.windows.known[:, 120:].all(axis=1)
    assert 0.3 < told.mean() < 0.9
    assert not example.windows.closed[~told, 120:].any()
    assert example.windows.closed[told, 120:].any()


def test_kinds_of_batches_add_up() -> None:
    assert sum(kind.share for kind in KINDS.values()) == pytest.approx(1)


def test_no_measuring_set_is_learned_from(data_folder) -> None:
    pytest.importorskip("polars")
    import polars

    read_files = []
    original = polars.read_parquet

    def spy(path, *args, **kwargs):
        read_files.append(path.stem)
        return original(path, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(polars, "read_parquet", spy)
        real = read_real(data_folder / "series")
    sales = {source.file for source in SOURCES.values()} - {"food_prices_monthly"}
    assert not sales & set(read_files)
    assert not [name for name in read_files if "grocery" in name or "poland" in name]
    frame = original(data_folder / "series" / "food_prices_monthly.parquet")
    longest = frame.group_by("unique_id").len()["len"].max()
    assert max(len(one.y) for one in real["prices"]) == longest - HELD_BACK_MONTHS
