"""Quantiles and measures of forecasts against their definitions, worked by hand or written plainly."""

import numpy as np
import pytest

from seqchef.errors import BadInput
from seqchef.evaluation.forecasts import hold_out, pinball, score
from seqchef.inference.forecast import forecast
from seqchef.series.empirical import plain_quantiles, quantiles_of_sorted
from seqchef.series.tables import LEVELS, Forecasts, Observations, Panel, build_panel


def panel_of(values: list[float], name: str = "a", season: int = 1) -> Panel:
    stamps = np.arange(1, len(values) + 1)
    return build_panel([name] * len(values), stamps, np.array(values, dtype=float), season=season)


def forecasts_of(quantiles: list[list[float]], first: int, means: list[float]) -> Forecasts:
    steps = np.arange(first, first + len(quantiles))
    return Forecasts(
        np.array(["a"] * len(steps)), steps, np.array(quantiles, dtype=float), np.array(means, dtype=float)
    )


def plainly(values: np.ndarray, weights: np.ndarray, level: float) -> float:
    """A weighted quantile as its definition says: observations stand in the middle of their share of the weight."""
    order = np.argsort(values)
    shares = weights[order] / weights.sum()
    return float(np.interp(level, np.cumsum(shares) - shares / 2, values[order]))


def test_weighted_quantiles_are_those_of_the_definition() -> None:
    rng = np.random.default_rng(3)
    values, weights = np.sort(rng.normal(size=(4, 23)), axis=1), rng.uniform(0.01, 1, (4, 3, 23))
    found = quantiles_of_sorted(values[:, None], weights)
    for b in range(4):
        for g in range(3):
            expected = [plainly(values[b], weights[b, g], level) for level in LEVELS]
            np.testing.assert_allclose(found[b, g], expected, rtol=1e-12, atol=1e-12)


def test_equal_weights_give_plain_quantiles_and_missing_values_do_not_count() -> None:
    values = np.array([[4.0, np.nan, 1.0, 3.0, 2.0], [np.nan] * 5])
    found = plain_quantiles(values)
    expected = [plainly(np.array([1.0, 2, 3, 4]), np.ones(4), level) for level in LEVELS]
    np.testing.assert_allclose(found[0], expected)
    assert (found[1] == 0).all()


def test_the_same_weekday_counts_fifty_times() -> None:
    days = np.arange(np.datetime64("2024-01-01"), np.datetime64("2024-03-25")).astype("datetime64[s]")
    mondays = days.astype("datetime64[D]").astype(int) % 7 == 4
    panel = build_panel(["a"] * len(days), days, np.where(mondays, 100.0, 10.0))
    medians = forecast(panel, 7, method="empirical").quantiles[:, 4]
    assert medians.tolist() == [100.0, 10, 10, 10, 10, 10, 10]


def test_pinball_is_the_absolute_error_at_the_median_and_leans_at_the_ends() -> None:
    loss = pinball(np.array([10.0]), np.full((1, 9), 8.0))[0]
    assert loss[4] == pytest.approx(2)
    assert loss[0] == pytest.approx(2 * 0.1 * 2)
    assert loss[8] == pytest.approx(2 * 0.9 * 2)


def test_scaled_measures_divide_by_the_errors_of_the_naive() -> None:
    history = panel_of([0.0, 2, 1, 3])  # naive errors 2, 1, 2; from the first sale on 1, 2
    truth = Observations(np.array(["a", "a"]), np.array([5, 6]), np.array([4.0, 0.0]))
    made = forecasts_of([[3.0] * 9, [1.0] * 9], 5, [3.0, 2.0])
    scores = score(truth, made, history)
    assert scores.mase == pytest.approx(1 / (5 / 3))
    assert scores.sql == pytest.approx(np.mean([pinball(truth.y, made.quantiles)]) / (5 / 3))
    assert scores.rmsse == pytest.approx(np.sqrt((1 + 4) / 2 / ((1 + 4) / 2)))
    assert scores.wape == pytest.approx(2 / 4)
    assert scores.bias == pytest.approx((5 - 4) / 4)
    assert scores.cov80 == 0


def test_without_a_history_only_unscaled_measures_are_given() -> None:
    truth = Observations(np.array(["a"]), np.array([5]), np.array([4.0]))
    scores = score(truth, forecasts_of([list(range(9))], 5, [4.0]))
    assert (scores.mase, scores.rmsse, scores.sql) == (None, None, None)
    assert (scores.wape, scores.cov80) == (0, 1)


def test_a_row_without_a_forecast_is_named() -> None:
    truth = Observations(np.array(["a"]), np.array([9]), np.array([4.0]))
    with pytest.raises(BadInput, match='no forecast for "a" at 9'):
        score(truth, forecasts_of([[1.0] * 9], 5, [1.0]))


def test_a_series_without_a_history_is_named() -> None:
    truth = Observations(np.array(["a"]), np.array([5]), np.array([4.0]))
    with pytest.raises(BadInput, match='no history of "a"'):
        score(truth, forecasts_of([[1.0] * 9], 5, [1.0]), panel_of([1.0, 2], name="b"))


def test_the_seasonal_naive_repeats_the_last_season_and_widens_with_every_season() -> None:
    made = forecast(panel_of([1.0, 5, 2, 6, 3, 7, 4, 8], season=2), 4, method="seasonal-naive")
    assert made.quantiles[:, 4].tolist() == [4, 8, 4, 8]
    width = made.quantiles[:, 8] - made.quantiles[:, 4]
    assert width[0] == pytest.approx(1.2815515655446004 * 1.0)  # seasonal differences are all 1
    assert width[2] == pytest.approx(width[0] * np.sqrt(2))


def test_held_out_steps_are_not_in_the_history() -> None:
    history, truth = hold_out(panel_of([1.0, 2, 3, 4, 5]), 2)
    assert history["a"].y.tolist() == [1, 2, 3]
    assert truth.ds.tolist() == [4, 5]
    assert truth.y.tolist() == [4, 5]
