"""What a cook expects of the shipped forecaster, on trade whose rule is known."""

import numpy as np
import pytest

from seqchef.inference.forecast import forecast
from seqchef.series.tables import Forecasts, build_panel

FIRST = np.datetime64("2023-01-02", "s")  # a Monday
DAY = np.timedelta64(1, "D")


def forecast_daily(mean: np.ndarray, horizon: int, flags: dict[str, np.ndarray] | None = None) -> Forecasts:
    """The forecast of counts with this mean (T + horizon,); flags are known for all of it."""
    sold = np.random.default_rng(5).poisson(mean).astype(float)
    sold[len(mean) - horizon :] = np.nan
    days = FIRST + np.arange(len(mean)) * DAY
    return forecast(build_panel(["dish"] * len(mean), days, sold, flags or {}, frequency="daily"), horizon)


def test_saturdays_sell_like_saturdays() -> None:
    mean = np.where(np.arange(98) % 7 == 5, 90.0, 30.0)
    medians = forecast_daily(mean, 14).quantiles[:, 4]
    assert medians[[5, 12]] == pytest.approx(90, rel=0.12)
    assert np.delete(medians, [5, 12]) == pytest.approx(30, rel=0.15)


def test_the_interval_of_poisson_counts_is_about_as_wide_as_poisson() -> None:
    made = forecast_daily(np.full(140, 25.0), 14)
    width = (made.quantiles[:, 8] - made.quantiles[:, 0]).mean()
    assert 0.8 < width / (2 * 1.2816 * 5.0) < 1.4


def test_a_new_level_is_believed_after_some_weeks() -> None:
    made = forecast_daily(np.where(np.arange(154) < 100, 80.0, 20.0), 14)
    assert made.quantiles[:, 4].mean() == pytest.approx(20, rel=0.2)


def test_promoted_days_to_come_sell_more() -> None:
    promoted = np.random.default_rng(1).random(214) < 0.12
    promoted[200:] = np.arange(14) % 5 == 2
    made = forecast_daily(np.where(promoted, 60.0, 20.0), 14, {"promotion": promoted})
    medians, told = made.quantiles[:, 4], promoted[200:]
    assert medians[told].min() > 1.5 * medians[~told].max()


def test_holidays_to_come_sell_like_holidays() -> None:
    holiday = np.zeros(414, dtype=bool)
    holiday[[20, 61, 95, 130, 171, 200, 244, 280, 311, 350, 388, 405]] = True
    made = forecast_daily(np.where(holiday, 75.0, 25.0), 14, {"holiday": holiday})
    medians = made.quantiles[:, 4]
    assert medians[5] > 1.4 * np.delete(medians, 5).mean()


def test_a_closed_week_to_come_sells_nothing_and_the_week_after_sells_as_before() -> None:
    closed = np.zeros(84, dtype=bool)
    closed[70:77] = True
    made = forecast_daily(np.full(84, 40.0), 14, {"closed": closed})
    assert (made.quantiles[:7] == 0).all()
    assert made.quantiles[7:, 4] == pytest.approx(40, rel=0.15)


def test_what_sells_once_a_week_is_rarely_forecast_on_other_days() -> None:
    made = forecast_daily(np.where(np.arange(154) % 7 == 6, 12.0, 0.0), 14)
    medians = made.quantiles[:, 4]
    assert medians[[6, 13]].min() > 6
    assert np.delete(medians, [6, 13]).max() < 1


def test_the_shop_as_a_whole_tells_its_items_what_august_is_like() -> None:
    rng = np.random.default_rng(2)
    days = np.datetime64("2022-01-01", "s") + np.arange(577) * DAY  # to the end of July 2023
    summer = np.where(days.astype("datetime64[M]").astype(int) % 12 == 7, 3.0, 1.0)
    ids = np.repeat([f"item {i:02d}" for i in range(30)], len(days))
    panel = build_panel(ids.tolist(), np.tile(days, 30), rng.poisson(4 * np.tile(summer, 30)).astype(float))
    august = forecast(panel, 28).quantiles[:, 4].reshape(30, 28)[:, 7:].mean()
    assert august > 1.4 * 4  # the rule says 12, but what happened once need not happen again


def test_prices_stay_near_the_last_and_doubt_grows_with_time() -> None:
    walk = 3 * np.exp(np.cumsum(np.random.default_rng(3).normal(0, 0.02, 96)))
    made = forecast(build_panel(["rice"] * 96, np.arange(1, 97), walk, frequency="monthly"), 12)
    width = made.quantiles[:, 8] - made.quantiles[:, 0]
    assert made.quantiles[:, 4] == pytest.approx(walk[-1], rel=0.1)
    assert width[11] > 1.8 * width[0]
