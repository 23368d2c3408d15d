"""The peers: forecasting libraries people use, each as a panel in and quantiles out.

Knows: how statsforecast and LightGBM (through mlforecast) are set up. Every value is clipped at 0, none is sorted.
Does not know: the truth, or how they are scored (forecast_peers.py).
Start at: PEERS.
"""

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks.forecast_peer_grids import future_table, long_table
from seqchef.series.tables import LEVELS, Floats, Panel

SETUP = 1  # one more with every change of what peers are given or how they are set up: kept answers are then made anew
Made = tuple[Floats, Floats]  # quantiles (series, H, 9) and means (series, H), in the order of the panel
INTERVALS = (20, 40, 60, 80)  # per cent
QUANTILE_COLUMNS = (*(f"-lo-{level}" for level in (80, 60, 40, 20)), "", *(f"-hi-{level}" for level in INTERVALS))
TREES = 100
BUCKETS = 4  # of the horizon, each with models of its own that need no forecast as an input


@dataclass(frozen=True)
class Past:
    """Which lags and means of the past LightGBM sees, counted back from the end of a bucket."""

    lags: tuple[int, ...]
    means: tuple[int, ...]  # window lengths
    dates: tuple[str, ...]


PASTS = {
    "daily": Past((*range(7), 7, 14, 21, 28), (7, 28, 56), ("dayofweek", "day", "month")),
    "weekly": Past((*range(4), 4, 8, 12), (4, 8, 26), ("week", "month")),
    "monthly": Past((*range(4), 6, 9, 12), (3, 6, 12), ("month",)),
}


def statistical(name: str) -> Callable[[Panel, int, int], Made]:
    """A model of statsforecast with its defaults; the median is its point forecast."""

    def answer(panel: Panel, horizon: int, season: int) -> Made:
        from statsforecast import StatsForecast, models

        model = getattr(models, name)(season_length=season, alias="peer")
        spare = models.SeasonalNaive(season_length=season)  # where the model gives up on a series
        table = long_table(panel)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            made = StatsForecast(models=[model], freq=1, fallback_model=spare).forecast(
                df=table, h=horizon, level=list(INTERVALS)
            )
        columns = [f"peer{column}" for column in QUANTILE_COLUMNS]
        values = _in_order(made, panel, horizon, columns)
        return values, values[:, :, len(LEVELS) // 2]

    return answer


def boosted(covariates: Sequence[str] = ()) -> Callable[[Panel, int, int], Made]:
    """LightGBM for all series at once: nine quantile models and one of the mean for each quarter of the horizon."""

    def answer(panel: Panel, horizon: int, season: int) -> Made:
        table = long_table(panel, dated=True, covariates=covariates)
        future = future_table(panel, horizon, covariates=covariates) if covariates else None
        ends = sorted({round(horizon * (k + 1) / BUCKETS) for k in range(BUCKETS)})
        parts, begin = [], 0
        for end in ends:
            parts.append(_bucket(panel, table, future, end)[:, begin:end])
            begin = end
        values = np.concatenate(parts, axis=1)
        return values[:, :, :-1], values[:, :, -1]

    return answer


def _bucket(panel: Panel, table: Any, future: Any, end: int) -> Floats:
    """Forecasts (series, end, 10) of models whose youngest input is `end` steps old."""
    from mlforecast import MLForecast
    from mlforecast.lag_transforms import RollingMean

    past = PASTS[panel.frequency.name]
    model = MLForecast(
        models=_boosters(),
        freq=_step(panel),
        lags=[end + back for back in past.lags],
        lag_transforms={end: [RollingMean(window, min_samples=1) for window in past.means]},
        date_features=list(past.dates),
        num_threads=1,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model.fit(table, static_features=[], dropna=False)
        near = future if future is None else future.groupby("unique_id", sort=False).head(end)
        made = model.predict(end, X_df=near)
    return _in_order(made, panel, end, list(model.models))


def _boosters() -> dict[str, Any]:
    from lightgbm import LGBMRegressor

    usual = {"n_estimators": TREES, "n_jobs": 1, "verbosity": -1, "random_state": 0}
    quantiles = {f"q{level}": LGBMRegressor(objective="quantile", alpha=level, **usual) for level in LEVELS}
    return {**quantiles, "mean": LGBMRegressor(**usual)}


def _step(panel: Panel) -> str:
    return {"daily": "D", "weekly": "7D", "monthly": "MS"}[panel.frequency.name]


def _in_order(made: Any, panel: Panel, horizon: int, columns: Sequence[str]) -> Floats:
    """The columns as (series, horizon, columns) in the order of the panel, from 0 up."""
    ids, values = made["unique_id"].to_numpy()[::horizon], made[list(columns)].to_numpy(dtype=np.float64)
    place = {str(name): row for row, name in enumerate(ids)}
    rows = [place[name] for name in panel.ids]
    return np.asarray(np.maximum(values.reshape(len(ids), horizon, len(columns))[rows], 0.0))


@dataclass(frozen=True)
class Peer:
    """One row of the table."""

    answer: Callable[[Panel, int, int], Made]  # panel, horizon, season
    packages: tuple[str, ...]
    slow: bool = False  # large sets are sampled
    pooled: bool = False  # learns from all series at once
    needs: tuple[str, ...] = ()  # covariates


BOOSTING = ("lightgbm", "mlforecast")
OFFERS = ("price_per_oz", "deal", "feature")
PEERS: dict[str, Peer] = {  # the quick ones first
    "SeasonalNaive": Peer(statistical("SeasonalNaive"), ("statsforecast",)),
    "DynamicOptimizedTheta": Peer(statistical("DynamicOptimizedTheta"), ("statsforecast",)),
    "LightGBM": Peer(boosted(), BOOSTING, pooled=True),
    "LightGBM with covariates": Peer(boosted(OFFERS), BOOSTING, pooled=True, needs=OFFERS),
    "AutoCES": Peer(statistical("AutoCES"), ("statsforecast",), slow=True),
    "AutoETS": Peer(statistical("AutoETS"), ("statsforecast",), slow=True),
}
