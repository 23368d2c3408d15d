"""Peers are given what the published protocol says, and scored by hand-computed cases like everybody else."""

from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from seqchef.learning.data.series_marks import Mark
from seqchef.series.tables import LEVELS, Observations, Panel, build_panel

for package in ("statsforecast", "mlforecast", "lightgbm"):
    pytest.importorskip(package, reason="the peers come with the extra `bench`")

PROJECT = Path(__file__).resolve().parents[2]
NAN = float("nan")


@pytest.fixture
def part(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Any module of the benchmark by the end of its name."""
    monkeypatch.syspath_prepend(PROJECT)  # benchmarks are no part of the package
    return lambda name: import_module(f"benchmarks.forecast_{name}")


def panel_of(
    values: dict[str, list[float]], frequency: str, first: str = "2024-01-01", **columns: list[float]
) -> Panel:
    ids = [name for name, y in values.items() for _ in y]
    step = {"daily": "D", "weekly": "W"}.get(frequency)
    stamps = np.concatenate(
        [
            np.datetime64(first, step) + np.arange(len(y))
            if step
            else (np.datetime64(first, "M") + np.arange(len(y))).astype("datetime64[D]")
            for y in values.values()
        ]
    ).astype("datetime64[s]")
    y = np.concatenate([np.array(one) for one in values.values()])
    given = {name: np.array(column) for name, column in columns.items()}
    return build_panel(ids, stamps, y, covariates=given, frequency=frequency)


def test_a_missing_day_takes_the_value_of_seven_days_before_and_at_the_start_the_next_one(part) -> None:
    panel = panel_of({"a": [1, NAN, 3, 4, 5, 6, 7, NAN, 9, 10, 11, 12, 13, 14, NAN, 16]}, "daily")
    assert part("peer_grids").full_grid(panel.series[0]).tolist() == [
        1,
        3,
        3,
        4,
        5,
        6,
        7,
        1,
        9,
        10,
        11,
        12,
        13,
        14,
        1,
        16,
    ]


def test_a_missing_week_or_month_lies_on_the_line_between_its_neighbours(part) -> None:
    for frequency in ("weekly", "monthly"):
        panel = panel_of({"a": [2, NAN, NAN, 8, 4, NAN, 5]}, frequency)
        assert part("peer_grids").full_grid(panel.series[0]).tolist() == [2, 4, 6, 8, 4, 4.5, 5]


def test_the_long_table_has_dates_or_positions_and_the_future_its_covariates(part) -> None:
    panel = panel_of({"a": [1, 2, NAN], "b": [3, 4, NAN]}, "weekly", price=[10, 11, 12, 20, 21, 22])
    table, future = (
        part("peer_grids").long_table(panel, dated=True, covariates=["price"]),
        part("peer_grids").future_table(panel, 2, covariates=["price"]),
    )
    assert table["unique_id"].tolist() == ["a", "a", "b", "b"]
    assert table["y"].tolist() == [1, 2, 3, 4]
    assert table["price"].tolist() == [10, 11, 20, 21]
    assert future["price"].fillna(-1).tolist() == [12, -1, 22, -1]
    assert (future["ds"].iloc[0] - table["ds"].iloc[1]).days == 7


def test_the_seasonal_naive_of_statsforecast_repeats_the_last_week(part) -> None:
    rng = np.random.default_rng(0)
    values = {name: rng.poisson(9, 70).astype(float).tolist() for name in ("b", "a")}
    panel = panel_of(values, "daily")
    quantiles, mean = part("peer_models").PEERS["SeasonalNaive"].answer(panel, 10, 7)
    for row, one in enumerate(panel.series):
        assert mean[row].tolist() == [*one.y[-7:], *one.y[-7:-4]]
    assert (np.diff(quantiles, axis=2) >= 0).all()
    assert (quantiles >= 0).all()


def test_lightgbm_follows_the_weekdays_of_each_series(part) -> None:
    week = [30.0, 5, 5, 5, 5, 60, 90]
    panel = panel_of({"a": week * 30, "b": [2 * y for y in week] * 30}, "daily")
    quantiles, mean = part("peer_models").PEERS["LightGBM"].answer(panel, 28, 7)
    assert quantiles.shape == (2, 28, 9)
    np.testing.assert_allclose(mean[0], week * 4, atol=6)
    np.testing.assert_allclose(mean[1], [2 * y for y in week] * 4, atol=12)
    np.testing.assert_allclose(quantiles[0, :, 4], week * 4, atol=6)


def test_the_measures_of_a_small_case_are_those_computed_by_hand(part) -> None:
    history = panel_of({"a": [10, 12] * 7 + [10], "b": [0, 0, 4, 0] * 4}, "daily")  # 15 and 16 days: a ends before b
    history = Panel(tuple(one.until(14) for one in history.series), history.frequency)
    future = history.series[0].future_ds(2)
    truth = Observations(np.array(["a", "a", "b"]), np.array([*future, future[1]]), np.array([12.0, 6.0, 0.0]))
    flat = np.array(LEVELS) * 10 + 5  # 6..14, median 10
    quantiles = np.stack([np.stack([flat, flat]), np.zeros((2, 9))])
    quantiles[0, 1, :2] = [8, 7]  # crossing
    answer = part("peer_scores").Answer(("a", "b"), quantiles, np.array([[11.0, 7], [0, 0]]), 3.0, 2.0)
    found = part("peer_scores").table_of(Mark(history, truth, 2, 7), {"SeasonalNaive": answer})
    row = found["rows"]["SeasonalNaive"]
    assert (found["series"], found["points"]) == (2, 3)
    scale = 2.0  # of a: days a week apart are 10 and 12; b has no error to scale
    losses = [2 * max(q * (12 - v), (q - 1) * (12 - v)) for q, v in zip(LEVELS, quantiles[0, 0], strict=True)]
    losses += [2 * max(q * (6 - v), (q - 1) * (6 - v)) for q, v in zip(LEVELS, quantiles[0, 1], strict=True)]
    assert row["mase"] == pytest.approx((3 / scale + 0) / 2)
    assert row["sql"] == pytest.approx(np.mean(losses) / scale / 2, abs=1e-4)
    assert row["smape"] == pytest.approx((200 * 2 / 22 + 200 * 4 / 16) / 2 / 2, abs=0.01)
    assert row["wape"] == pytest.approx(6 / 18, abs=1e-4)
    assert row["bias"] == pytest.approx(0.0)
    assert row["cov80"] == pytest.approx(2 / 3, abs=1e-4)
    assert row["crossing"] == 0.25
    assert row["ratio"] == 1.0
    assert row["s_per_series"] == 1.5


def test_a_part_of_an_answer_keeps_the_order_asked_for_and_its_share_of_the_time(part) -> None:
    answer = part("peer_scores").Answer(
        ("a", "b", "c"), np.arange(54.0).reshape(3, 2, 9), np.arange(6.0).reshape(3, 2), 3.0, 1.5
    )
    some = part("peer_scores").only(answer, ("c", "a"))
    assert some.mean.tolist() == [[4, 5], [0, 1]]
    assert (some.wall_s, some.cpu_s) == (2.0, 1.0)


def test_weighted_quantiles_of_equal_weights_lie_between_the_middles_of_their_shares(part) -> None:
    found = part("plain").weighted_quantiles(np.array([4.0, 1, 3, 2]), np.ones(4))
    np.testing.assert_allclose(found, [1, 1.3, 1.7, 2.1, 2.5, 2.9, 3.3, 3.7, 4])


def test_the_plain_forecasts_look_at_open_days_only_and_know_the_weekday(part) -> None:
    y = [*[10.0, 20, 20, 20, 20, 20, 20] * 7, 10, 20, 20, 20, 20, 20, NAN]
    panel = panel_of({"a": y, "b": [1.0] * 56}, "daily")
    one = panel.series[0]
    assert part("plain").last_steps(8)(one, 3)[:, 4].tolist() == [20, 20, 20]
    assert part("plain").recency_weighted(60.0)(one, 7)[:, 4].tolist() == [10, 20, 20, 20, 20, 20, 20]
