"""Laws of forecasts, for any history and every method."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seqchef.errors import BadInput, UnknownName
from seqchef.inference.forecast import METHODS, forecast
from seqchef.inference.quantiles import means
from seqchef.series.tables import Panel, build_panel

FIRST = np.datetime64("2023-01-02", "s")
values = st.one_of(st.just(float("nan")), st.integers(0, 500).map(float), st.floats(0, 1e6, allow_subnormal=False))
histories = st.lists(values, min_size=1, max_size=90).filter(lambda history: not np.isnan(history).all())
methods = st.sampled_from(METHODS)


def daily(history: list[float], name: str = "a", closed: list[bool] | None = None) -> Panel:
    days = FIRST + np.arange(len(history)) * np.timedelta64(1, "D")
    flags = {} if closed is None else {"closed": np.array(closed)}
    return build_panel([name] * len(history), days, np.array(history), flags, frequency="daily")


@settings(deadline=None, max_examples=60)
@given(histories, st.integers(1, 40), methods)
def test_quantiles_are_in_order_not_below_zero_and_as_many_as_asked_for(
    history: list[float], horizon: int, method: str
) -> None:
    made = forecast(daily(history), horizon, method=method)
    assert made.quantiles.shape == (horizon, 9)
    assert np.isfinite(made.quantiles).all()
    assert (np.diff(made.quantiles, axis=1) >= 0).all()
    assert (made.quantiles >= 0).all()
    assert (made.mean >= 0).all()


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("value", [0.0, 1.0, 37.5, 1e6])
@pytest.mark.parametrize("length", [8, 30, 400])
def test_what_never_changed_is_forecast_to_stay(method: str, value: float, length: int) -> None:
    made = forecast(daily([value] * length), 10, method=method)
    np.testing.assert_allclose(made.quantiles, value, rtol=1e-5, atol=1e-9)
    np.testing.assert_allclose(made.mean, value, rtol=1e-5, atol=1e-9)


@settings(deadline=None, max_examples=20)
@given(histories, st.lists(st.booleans(), min_size=5, max_size=5), methods)
def test_closed_days_sell_nothing(history: list[float], closed: list[bool], method: str) -> None:
    rows = [*history, *[float("nan")] * 5]
    known = int(np.flatnonzero(~np.isnan(history))[-1]) + 1
    flags = [*[False] * len(history), *closed]
    made = forecast(daily(rows, closed=flags), 5, method=method)
    expected = np.array(flags[known : known + 5])
    assert (made.quantiles[expected] == 0).all()
    assert (made.mean[expected] == 0).all()


@pytest.mark.parametrize("method", METHODS)
def test_a_value_on_a_closed_day_is_no_evidence(method: str) -> None:
    history = [10.0, 12, 11, 9, 13, 12, 10] * 5
    closed = [day % 9 == 4 for day in range(len(history))]
    changed = [999.0 if shut else value for value, shut in zip(history, closed, strict=True)]
    first, second = (forecast(daily(rows, closed=closed), 7, method=method) for rows in (history, changed))
    np.testing.assert_array_equal(first.quantiles, second.quantiles)


@settings(deadline=None, max_examples=15)
@given(histories, st.integers(1, 5), st.sampled_from(["zero-shot", "empirical"]))
def test_ten_times_the_money_is_ten_times_the_forecast(history: list[float], horizon: int, method: str) -> None:
    money = [value + 0.5 for value in history]  # not whole: counts are known by being whole, and are not scaled
    once, tenfold = (forecast(daily([f * v for v in money]), horizon, method=method) for f in (1.0, 10.1))
    np.testing.assert_allclose(tenfold.quantiles, 10.1 * once.quantiles, rtol=2e-3, atol=1e-6 * np.nanmax(money))


@pytest.mark.parametrize("method", [method for method in METHODS if method != "auto"])  # auto learns from the panel
def test_a_series_of_another_day_changes_nothing(method: str) -> None:
    rng = np.random.default_rng(1)
    here = daily(rng.poisson(9, 120).astype(float).tolist())
    other = rng.poisson(30, 300).astype(float).tolist()
    both = Panel((daily(other, name="b").series[0], here.series[0]), here.frequency)
    np.testing.assert_allclose(
        forecast(both, 9, method=method).of("a").quantiles, forecast(here, 9, method=method).quantiles, rtol=1e-5
    )


def test_the_order_of_the_series_does_not_matter() -> None:
    rng = np.random.default_rng(2)
    series = [daily(rng.poisson(9, 200).astype(float).tolist(), name=name).series[0] for name in "abc"]
    panel = Panel(tuple(series), series[0].frequency)
    turned = Panel(tuple(series[::-1]), series[0].frequency)
    for name in "abc":
        np.testing.assert_allclose(
            forecast(panel, 9).of(name).quantiles, forecast(turned, 9).of(name).quantiles, rtol=1e-5
        )


@pytest.mark.parametrize("frequency", ["hourly", "daily", "weekly", "monthly", "quarterly", "yearly"])
@pytest.mark.parametrize("horizon", [1, 13, 200])
def test_every_frequency_and_any_horizon_is_forecast(frequency: str, horizon: int) -> None:
    rng = np.random.default_rng(4)
    steps = np.arange(1, 81)
    panel = build_panel(["a"] * 80, steps, rng.gamma(5, 3, 80), frequency=frequency)
    made = forecast(panel, horizon)
    assert made.ds.tolist() == list(range(81, 81 + horizon))
    assert np.isfinite(made.quantiles).all()
    assert made.quantiles.max() < 1000


def test_values_below_zero_may_stay_below_zero() -> None:
    panel = daily([-5.0, -7, -6, -5, -8, -6] * 6)
    assert (forecast(panel, 5, method="empirical").quantiles < 0).all()


def test_the_mean_of_an_even_distribution_is_its_middle() -> None:
    assert means(np.arange(1.0, 10)) == pytest.approx(5)
    assert means(np.full(9, 3.0)) == pytest.approx(3)
    assert means(np.array([0.0] * 8 + [10.0])) > 0


def test_a_horizon_below_one_and_an_unknown_method_are_refused() -> None:
    with pytest.raises(BadInput, match="horizon is 0"):
        forecast(daily([1.0]), 0)
    with pytest.raises(UnknownName, match='method "prophet" is unknown'):
        forecast(daily([1.0]), 1, method="prophet")


@pytest.mark.parametrize("scale", [1e-9, 1.0, 1e12])
@pytest.mark.parametrize("kind", ["constant", "zeros", "spike", "gap of a year", "growth"])
def test_forecasts_make_sense_whatever_stands_beside_a_series(kind: str, scale: float) -> None:
    rng = np.random.default_rng(3)
    steps, ahead = 480, 5
    past = {
        "constant": np.full(steps, 3.0),
        "zeros": np.zeros(steps),
        "spike": np.eye(1, steps, steps - 1)[0],
        "gap of a year": np.where((np.arange(steps) > 60) & (np.arange(steps) < 440), np.nan, rng.gamma(2, 1, steps)),
        "growth": np.exp(0.01 * np.arange(steps)),
    }[kind]
    days = FIRST + np.arange(steps + ahead) * np.timedelta64(1, "D")
    series = 4
    beside = {
        "price": rng.choice([1.0, 2.0, float("nan")], series * (steps + ahead)),
        "weather": 1e12 * rng.choice([-1.0, 1.0], series * (steps + ahead)),
        "nothing": np.full(series * (steps + ahead), np.nan),
    }
    y = np.tile(np.concatenate([past * scale, np.full(ahead, np.nan)]), series)
    ids = np.repeat([f"item {number}" for number in range(series)], steps + ahead)
    panel = build_panel(ids.tolist(), np.tile(days, series), y, {}, beside, frequency="daily")
    for method in METHODS:
        made = forecast(panel, 9, method=method)
        assert np.isfinite(made.quantiles).all()
        assert np.isfinite(made.mean).all()
        assert (made.quantiles >= 0).all()
        assert (np.diff(made.quantiles, axis=1) >= 0).all()
