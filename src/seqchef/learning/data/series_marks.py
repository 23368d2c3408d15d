"""The marks: the last horizon of four real sets of food sales and prices, kept back to measure forecasts.

Knows: which series are fair to score, and where each set is cut.
Does not know: who forecasts. Nothing here is trained on.
Start at: read_marks.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from seqchef.evaluation.forecasts import hold_out
from seqchef.series.tables import Observations, Panel, Series, build_panel

COVARIATES = ("unit_price", "price_per_oz", "deal", "feature")
ATTRIBUTES = ("currency", "source")


@dataclass(frozen=True, eq=False)
class Mark:
    """One set: what is known, what happened next, and how it is measured."""

    history: Panel
    truth: Observations
    horizon: int
    season: int  # of the naive forecast that it is compared with


@dataclass(frozen=True)
class _Source:
    file: str
    horizon: int
    season: int
    common_origin: bool  # all series are cut on the same day, else each at its own end
    fair: Callable[[Series, int], bool]  # the history and the number of scored steps


SOURCES = {
    "bakery": _Source("food_sales_bakery_daily", 28, 7, True, lambda one, n: _sells_lately(one) and n > 0),
    "restaurants": _Source("food_sales_restaurants_daily", 28, 7, True, lambda one, n: _open_lately(one) and n >= 14),
    "orange juice": _Source("food_sales_orange_juice_weekly", 8, 1, True, lambda one, n: _rows(one) >= 80 and n == 8),
    "prices": _Source("food_prices_monthly", 12, 12, False, lambda one, n: _rows(one) >= 30 and n >= 10),
}


def read_marks(folder: Path, *, earlier: int = 0) -> dict[str, Mark]:
    """The marks by name, from the Parquet files in `folder`; cut `earlier` horizons before the last one."""
    return {name: _mark(folder, source, earlier) for name, source in SOURCES.items()}


def _mark(folder: Path, source: _Source, earlier: int) -> Mark:
    import polars

    frame = polars.read_parquet(folder / f"{source.file}.parquet")
    flags = {}
    if "open" in frame.columns:
        flags["closed"] = frame["open"].to_numpy() == 0
    if "holiday" in frame.columns:
        flags["holiday"] = frame["holiday"].to_numpy() == 1
    panel = build_panel(
        frame["unique_id"].to_list(),
        frame["ds"].to_numpy().astype("datetime64[s]"),
        frame["y"].to_numpy().astype(np.float64),
        flags,
        {name: frame[name].to_numpy().astype(np.float64) for name in COVARIATES if name in frame.columns},
        {name: frame[name].to_list() for name in ATTRIBUTES if name in frame.columns},
    )
    history, truth = _held_out(panel, source, earlier)
    invented = _invented(frame)
    kept = np.array([key not in invented for key in _keys(truth.ids, truth.ds)])
    counts = dict(zip(*np.unique(truth.ids[kept], return_counts=True), strict=True))
    names = {one.unique_id for one in history.series if source.fair(one, counts.get(one.unique_id, 0))}
    kept &= np.isin(truth.ids, list(names))
    fair = Panel(tuple(one for one in history.series if one.unique_id in names), history.frequency, history.given)
    return Mark(fair, Observations(truth.ids[kept], truth.ds[kept], truth.y[kept]), source.horizon, source.season)


def _held_out(panel: Panel, source: _Source, earlier: int) -> tuple[Panel, Observations]:
    back = source.horizon * (1 + earlier)
    if source.common_origin:
        return hold_out(panel, source.horizon, origin=max(one.start + len(one) for one in panel.series) - back)
    shortened = [one.until(len(one) - back + source.horizon) for one in panel.series if len(one) > back]
    return hold_out(Panel(tuple(shortened), panel.frequency, panel.given), source.horizon)


def _invented(frame: Any) -> set[tuple[str, int]]:
    """Rows that were interpolated, not observed: they may be known, but are not scored."""
    if "imputed" not in frame.columns:
        return set()
    rows = frame.filter(frame["imputed"] == 1)
    return set(_keys(rows["unique_id"].to_numpy(), rows["ds"].to_numpy().astype("datetime64[s]")))


def _keys(ids: Any, ds: Any) -> list[tuple[str, int]]:
    return list(zip(ids.tolist(), ds.astype(np.int64).tolist(), strict=True))


def _rows(one: Series) -> int:
    return int(one.evidence().sum())


def _sells_lately(one: Series) -> bool:
    sold = one.evidence() & (np.nan_to_num(one.y) > 0)
    return len(one) >= 56 and int(sold.sum()) >= 20 and bool(sold[-28:].any())


def _open_lately(one: Series) -> bool:
    return _rows(one) >= 150 and bool(one.evidence()[-14:].any())
