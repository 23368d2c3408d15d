"""Forecasting: a panel of histories in, nine quantiles and a mean for every future step out.

Knows: the methods by name, that closed days sell nothing, and that what was never negative stays so.
Does not know: files (formats.series), orders (applications.planning), how a model was trained (learning).
Start at: forecast.
"""

from collections.abc import Callable

import numpy as np

from seqchef.errors import BadInput, UnknownName
from seqchef.series.empirical import empirical_quantiles, seasonal_naive_quantiles
from seqchef.series.tables import LEVELS, Floats, Forecasts, Panel, Series
from seqchef.series.windows import Windows, in_batches

Method = Callable[[Windows], Floats]  # windows of B series -> quantiles (B, H, 9)

METHODS: dict[str, Method] = {"empirical": empirical_quantiles, "seasonal-naive": seasonal_naive_quantiles}
BATCH = 64
TAIL = 0.1  # share of the distribution beyond the first and the last quantile, on either side


def forecast(panel: Panel, horizon: int, *, method: str = "auto", bundle: str = "forecast") -> Forecasts:
    """Quantiles of the next `horizon` steps of every series, in the order of the panel; any history from one point."""
    if horizon < 1:
        raise BadInput(f"horizon is {horizon}; expected 1 step or more")
    chosen = _method(method, bundle)
    quantiles = np.empty((len(panel), horizon, len(LEVELS)))
    for rows, windows in in_batches(panel.series, horizon, BATCH):
        quantiles[rows] = chosen(windows)
    for one, values in zip(panel.series, quantiles, strict=True):
        _tame(one, values)
    return Forecasts(
        ids=np.repeat(np.array(panel.ids), horizon),
        ds=np.concatenate([one.future_ds(horizon) for one in panel.series]),
        quantiles=quantiles.reshape(-1, len(LEVELS)),
        mean=means(quantiles).ravel(),
    )


def means(quantiles: Floats) -> Floats:
    """Means (...) of distributions given by nine quantiles (..., 9): linear between them, tails like their neighbours."""
    between = (quantiles[..., :-1] + quantiles[..., 1:]).sum(axis=-1) / 2 * (1 - 2 * TAIL) / (len(LEVELS) - 1)
    low = quantiles[..., 0] - (quantiles[..., 1] - quantiles[..., 0]) / 2
    high = quantiles[..., -1] + (quantiles[..., -1] - quantiles[..., -2]) / 2
    floor = np.minimum(quantiles[..., 0], 0.0)
    return np.asarray(between + TAIL * (np.maximum(low, floor) + high))


def _method(name: str, bundle: str) -> Method:
    if name == "auto":
        return METHODS["empirical"]
    if name not in METHODS:
        raise UnknownName("method", name, known=("auto", *METHODS))
    return METHODS[name]


def _tame(series: Series, quantiles: Floats) -> None:
    """In place: quantiles (H, 9) never cross, never fall below zero when the history never did, closed steps are 0."""
    np.maximum.accumulate(quantiles, axis=1, out=quantiles)
    evidence = series.evidence()
    if not (series.y[evidence] < 0).any():
        np.maximum(quantiles, 0.0, out=quantiles)
    quantiles[series.future_closed(len(quantiles))] = 0.0
