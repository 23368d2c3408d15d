"""How good forecasts are: truth and quantiles in, the usual measures out.

Knows: MASE, RMSSE, scaled and weighted quantile loss, coverage of the 80 % interval, and what is fair to hold out.
Does not know: where forecasts come from.
Start at: score.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass

import numpy as np

from seqchef.errors import BadInput
from seqchef.series.tables import LEVELS, Floats, Forecasts, Observations, Panel, Series

MEDIAN, LOWEST, HIGHEST = LEVELS.index(0.5), LEVELS.index(0.1), LEVELS.index(0.9)


@dataclass(frozen=True, kw_only=True)
class Scores:
    """Measures over a set; those that need a history are None without one."""

    series: int
    points: int
    mase: float | None  # mean over series: |y - median| over the in-sample error of the seasonal naive
    rmsse: float | None  # root of the squared error of the mean over that of the naive, from the first sale on
    sql: float | None  # scaled quantile loss: 2 pinball over the in-sample error of the seasonal naive
    wql: float  # weighted quantile loss: 2 pinball over sum of |y|
    wape: float
    bias: float  # sum of (mean - y) over sum of y
    cov80: float  # share of the truth inside [q0.1, q0.9]; 0.8 is perfect

    def to_dict(self) -> dict[str, float | int | None]:
        """For JSON."""
        return asdict(self)


def score(truth: Observations, forecasts: Forecasts, history: Panel | None = None, season: int | None = None) -> Scores:
    """The measures over all rows of the truth, each of which needs a forecast; scaled by `history` where given.

    Scaled measures are plain averages over series; a series whose scale is zero is left out of them.
    """
    forecast_rows = _matching_rows(truth, forecasts)
    quantiles, mean = forecasts.quantiles[forecast_rows], forecasts.mean[forecast_rows]
    loss = pinball(truth.y, quantiles)
    names, codes = np.unique(truth.ids, return_inverse=True)
    scaled: dict[str, float | None] = {"mase": None, "rmsse": None, "sql": None}
    if history is not None:
        by_name = {one.unique_id: one for one in history.series}
        unknown = [str(name) for name in names if name not in by_name]
        if unknown:
            raise BadInput(f'no history of "{unknown[0]}" ({len(unknown)} series in all); expected one for each series')
        m = season or history.frequency.season
        seasonal = np.array([in_sample_error(by_name[str(name)], m) for name in names])
        squares = np.array([in_sample_square(by_name[str(name)]) for name in names])
        absolute = _series_means(codes, np.abs(truth.y - quantiles[:, MEDIAN]))
        scaled = {
            "mase": _scaled_mean(absolute, seasonal),
            "rmsse": _scaled_mean(_series_means(codes, (truth.y - mean) ** 2), squares, np.sqrt),
            "sql": _scaled_mean(_series_means(codes, loss.mean(axis=1)), seasonal),
        }
    total = max(float(np.abs(truth.y).sum()), np.finfo(float).tiny)
    inside = (truth.y >= quantiles[:, LOWEST]) & (truth.y <= quantiles[:, HIGHEST])
    return Scores(
        series=len(names),
        points=len(truth.y),
        **scaled,
        wql=float(loss.mean(axis=1).sum() / total),
        wape=float(np.abs(truth.y - quantiles[:, MEDIAN]).sum() / total),
        bias=float((mean - truth.y).sum() / total),
        cov80=float(inside.mean()),
    )


def pinball(y: Floats, quantiles: Floats) -> Floats:
    """Twice the quantile loss (N, 9) of truth (N,) under quantiles (N, 9); for the median, the absolute error."""
    error = y[:, None] - quantiles
    return np.asarray(2 * np.maximum(np.array(LEVELS) * error, (np.array(LEVELS) - 1) * error))


def in_sample_error(series: Series, season: int) -> float:
    """Mean |y_t - y_(t-season)| where both steps were observed; NaN without such a pair."""
    y = np.where(series.evidence(), series.y, np.nan)
    differences = np.abs(y[season:] - y[:-season]) if len(y) > season else np.array([np.nan])
    return float(np.nanmean(differences)) if not np.isnan(differences).all() else float("nan")


def in_sample_square(series: Series) -> float:
    """Mean (y_t - y_(t-1))^2 from the first value that is not zero on, as in the M5 competition."""
    y = np.where(series.evidence(), series.y, np.nan)
    started = np.flatnonzero(np.nan_to_num(y) != 0)
    squares = np.diff(y[started[0] :]) ** 2 if len(started) else np.array([np.nan])
    return float(np.nanmean(squares)) if len(squares) and not np.isnan(squares).all() else float("nan")


def hold_out(panel: Panel, horizon: int, *, origin: int | None = None) -> tuple[Panel, Observations]:
    """The panel without what happened from grid position `origin` on, and the next `horizon` steps as truth.

    Without an origin, each series loses its own last `horizon` steps. Series with no history before it are left out.
    """
    shortened, ids, ds, y = [], [], [], []
    for one in panel.series:
        cut = (len(one) - horizon) if origin is None else origin - one.start
        if cut < 1 or not one.evidence()[:cut].any():
            continue
        future = np.flatnonzero(one.evidence()[cut : cut + horizon]) + cut
        shortened.append(one.until(cut, known_future=horizon))
        ids.append(np.repeat(one.unique_id, len(future)))
        ds.append(one.frequency.stamps(one.start + future))
        y.append(one.y[future])
    if not shortened:
        raise BadInput(f"no series has more than {horizon} steps; expected a history before the held-out steps")
    truth = Observations(np.concatenate(ids), np.concatenate(ds), np.concatenate(y))
    return Panel(tuple(shortened), panel.frequency, panel.given), truth


def _matching_rows(truth: Observations, forecasts: Forecasts) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """For each row of the truth the row of its forecast."""
    if truth.ds.dtype.kind != forecasts.ds.dtype.kind:
        raise BadInput("one table counts steps and the other has dates; expected the same kind in both")
    keys = zip(forecasts.ids.tolist(), forecasts.ds.astype(np.int64).tolist(), strict=True)
    rows = {key: row for row, key in enumerate(keys)}
    found = []
    for name, stamp, text in zip(truth.ids.tolist(), truth.ds.astype(np.int64).tolist(), truth.ds, strict=True):
        row = rows.get((name, stamp))
        if row is None:
            raise BadInput(f'no forecast for "{name}" at {text}; expected one for every row of the truth')
        found.append(row)
    return np.array(found, dtype=np.int64)


def _series_means(codes: np.ndarray[tuple[int], np.dtype[np.int64]], values: Floats) -> Floats:
    return np.asarray(np.bincount(codes, weights=values) / np.bincount(codes))


def _scaled_mean(values: Floats, scales: Floats, transform: Callable[[Floats], Floats] = np.asarray) -> float | None:
    usable = scales > 0
    return float(transform(values[usable] / scales[usable]).mean()) if usable.any() else None
