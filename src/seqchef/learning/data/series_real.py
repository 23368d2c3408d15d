"""Open series to learn from: the forecasting competitions, tourism, Australian retail, US and Kenyan food prices.

Knows: which files and columns, which steps are held back for measuring.
Does not know: how windows are cut from them (series_batches.py). The sales of the bakery, the restaurants, the shops'
orange juice, Ecuador and Poland are not here: they are only for measuring.
Start at: read_real.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from seqchef.learning.data.synthetic_paths import Floats
from seqchef.series.calendar import Frequency

COMPETITIONS = ("m1_all", "m3_all", "tourism_all")
PERIODS = {"monthly": "turnover", "quarterly": "quarterly", "yearly": "yearly"}
SEASONS = {"turnover": 12, "quarterly": 4, "yearly": 1}
HELD_BACK_MONTHS = 12  # the end of every price series measures the model
FEWEST_STEPS = 16


@dataclass(frozen=True, eq=False)
class RealSeries:
    """One series on an even grid."""

    y: Floats  # (T,), NaN where missing
    start: int
    frequency: Frequency


def read_real(folder: Path) -> dict[str, list[RealSeries]]:
    """Series by kind of batch, from the Parquet files in `folder`; test parts of competitions are left out."""
    pools: dict[str, list[RealSeries]] = {}
    for kind, one in _all(folder):
        if np.isfinite(one.y).sum() >= FEWEST_STEPS and np.nanmax(np.abs(one.y)) > 0:
            pools.setdefault(kind, []).append(one)
    return pools


def _all(folder: Path) -> Iterator[tuple[str, RealSeries]]:
    for file in COMPETITIONS:
        frame = _frame(folder, file)
        for (_, period), rows in _groups(frame, ["unique_id", "period"]):
            if period in PERIODS:
                kind = PERIODS[period]
                frequency = Frequency(name="monthly" if kind == "turnover" else kind, season=SEASONS[kind])
                yield kind, RealSeries(rows["y"].to_numpy().astype(np.float64), 0, frequency)
    for file, kind, season in (("m4_weekly", "weekly", 1), ("m4_hourly", "hourly", 24)):
        for _, rows in _groups(_frame(folder, file), ["unique_id"]):
            yield kind, RealSeries(rows["y"].to_numpy().astype(np.float64), 0, Frequency(name=kind, season=season))
    monthly = Frequency(name="monthly", season=12)
    for file, kind, held in (
        ("food_retail_australia_monthly", "turnover", 0),
        ("food_prices_monthly", "prices", HELD_BACK_MONTHS),
    ):
        for _, rows in _groups(_frame(folder, file), ["unique_id"]):
            months = rows["ds"].to_numpy().astype("datetime64[M]").astype(np.int64)
            y = np.full(int(months[-1] - months[0]) + 1, np.nan)
            y[months - months[0]] = rows["y"].to_numpy()
            yield kind, RealSeries(y[: len(y) - held], int(months[0]), monthly)


def _frame(folder: Path, name: str) -> Any:
    import polars

    frame = polars.read_parquet(folder / f"{name}.parquet")
    if "split" in frame.columns:
        frame = frame.with_columns(polars.col("split").cast(polars.String)).filter(polars.col("split") == "train")
    return frame.sort("unique_id", "ds")


def _groups(frame: Any, by: list[str]) -> Iterator[tuple[tuple[str, ...], Any]]:
    for key, rows in frame.group_by(by, maintain_order=True):
        yield tuple(str(part) for part in key), rows
