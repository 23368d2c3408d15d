"""The replay of the benchmark of prices: what buying ahead saves, which months count as unseen, worked out by hand."""

from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from seqchef.applications.planning.prices import price_outlooks
from seqchef.series.tables import Forecasts, build_panel

PROJECT = Path(__file__).resolve().parents[2]
STEADY = [10.0, 11.0] * 20


@pytest.fixture
def replay(monkeypatch):
    monkeypatch.syspath_prepend(PROJECT)  # benchmarks are no part of the package
    return import_module("benchmarks.prices")


def panel_of(values):
    months = np.datetime64("2020-01") + np.arange(len(values)).astype("timedelta64[M]")
    return build_panel(["oil"] * len(values), months.astype("datetime64[s]"), np.array(values, dtype=float))


def test_a_saving_is_the_later_prices_less_the_price_now_and_the_cost_of_keeping(replay):
    after = np.array([11.0, np.nan, 12.0])
    kept = 10 * (0.01 + 0.06 / 12) * np.array([0.5, 2.5])  # half a month, and two and a half
    assert replay.saving_of(10.0, after, 3) == pytest.approx((1 - kept[0]) + (2 - kept[1]))
    assert replay.saving_of(10.0, after, 1) == pytest.approx(1 - kept[0])


def test_the_random_walk_stays_at_the_last_price_and_widens_with_the_root_of_time(replay):
    found = replay.random_walk(panel_of([*[10.0] * 8, np.nan, 10.0, 11.0]), 4)
    np.testing.assert_allclose(found.quantiles[:, 4], 11.0)
    width = np.log(found.quantiles[:, 8] / found.quantiles[:, 4])
    np.testing.assert_allclose(width / width[0], np.sqrt([1, 2, 3, 4]))
    assert width[0] == pytest.approx(np.log(1.1) / np.sqrt(8) * 1.2815515655)  # one change of eight


def test_a_month_is_unseen_when_training_ended_before_it(replay):
    (oil,) = panel_of(STEADY).series
    last = oil.start + len(oil) - 1
    assert replay.group_of(oil, last - 13, 12) == "earlier"
    assert replay.group_of(oil, last - 12, 12) == "unseen"
    assert replay.group_of(oil, oil.start, 10_000) == "unseen"
    assert replay.is_alive(oil, oil.start + 23)
    assert not replay.is_alive(oil, oil.start + 22)
    assert not replay.is_alive(oil, last)
    np.testing.assert_array_equal(replay.prices_after(oil, last - 2), [10.0, 11.0, *[np.nan] * (replay.HORIZON - 2)])


def test_what_is_in_store_is_used_before_more_is_bought(replay):
    """Prices are known to double: every month says buy, but only every sixth month does."""
    panel = panel_of([*STEADY, 10.0])
    certain = np.full((replay.HORIZON, 9), 20.0)
    made = Forecasts(
        np.array(["oil"] * replay.HORIZON), panel.series[0].future_ds(replay.HORIZON), certain, certain[:, 4]
    )
    (outlook,) = price_outlooks(panel, made)
    tally, stocked, after = replay.Tally(), {}, np.full(replay.HORIZON, 20.0)
    for origin in range(12):
        replay.follow(outlook, after, tally, origin, stocked, ("unseen", "oil"))
    assert len(tally.bought) == 12
    assert tally.saved["oil"] == pytest.approx(2 * replay.saving_of(10.0, after, 6))
    assert tally.spent["oil"] == 12 * 20
