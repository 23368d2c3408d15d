"""From raw quantiles to forecasts that make sense: in order, not below zero, nothing on closed days.

Knows: what must hold for every forecast, whoever made it. Does not know: who made it.
Start at: as_forecasts.
"""

from collections.abc import Mapping
from statistics import NormalDist

import numpy as np

from seqchef.series.tables import LEVELS, Floats, Forecasts, Panel, Series

ENOUGH = 8  # observations; fewer cannot show how much sales vary
DOUBT = 0.3  # standard deviation, as a share of the level, of what a first observation leaves open
NORMAL = np.array([NormalDist().inv_cdf(level) for level in LEVELS])
TAIL = LEVELS[0]  # share of the distribution beyond the first and the last quantile, on either side


def as_forecasts(panel: Panel, quantiles: Floats, errors: Mapping[str, float] | None = None) -> Forecasts:
    """The table of quantiles (series, H, 9) of a panel, each made sensible; `errors` are kept beside it."""
    horizon = quantiles.shape[1]
    sensible = np.stack([_sensible(one, values) for one, values in zip(panel.series, quantiles, strict=True)])
    return Forecasts(
        ids=np.repeat(np.array(panel.ids), horizon),
        ds=np.concatenate([one.future_ds(horizon) for one in panel.series]),
        quantiles=sensible.reshape(-1, len(LEVELS)),
        mean=means(sensible).ravel(),
        errors=errors or {},
    )


def means(quantiles: Floats) -> Floats:
    """Means (...) of distributions given by nine quantiles (..., 9): even between them, tails like their neighbours."""
    step = (1 - 2 * TAIL) / (len(LEVELS) - 1)
    between = (quantiles[..., :-1] + quantiles[..., 1:]).sum(axis=-1) / 2 * step
    low = quantiles[..., 0] - (quantiles[..., 1] - quantiles[..., 0]) / 2
    high = quantiles[..., -1] + (quantiles[..., -1] - quantiles[..., -2]) / 2
    floor = np.minimum(quantiles[..., 0], 0.0)
    return np.asarray(between + TAIL * (np.maximum(low, floor) + high))


def floor(series: Series) -> float:
    """What no quantile may be below: 0 when the history never was, else minus infinity."""
    return -np.inf if (series.y[series.evidence()] < 0).any() else 0.0


def _sensible(series: Series, quantiles: Floats) -> Floats:
    """Quantiles (H, 9) that never cross, are never below zero when the history never was, and are 0 on closed steps."""
    ordered = np.maximum(np.maximum.accumulate(_doubted(series, quantiles), axis=1), floor(series))
    return np.where(series.future_closed(len(quantiles))[:, None], 0.0, ordered)


def _doubted(series: Series, quantiles: Floats) -> Floats:
    """Quantiles (H, 9) made wider where there are too few observations to tell how wide they should be.

    The doubt is a share of the level and fades out towards ENOUGH observations.
    """
    missing = max(0.0, 1 - int(series.evidence().sum()) / ENOUGH)
    median = quantiles[:, len(LEVELS) // 2, None]
    doubt = missing * DOUBT * np.abs(median)
    return np.asarray(median + np.sign(NORMAL) * np.hypot(quantiles - median, doubt * NORMAL))
