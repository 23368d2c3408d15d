"""Forecasts of ten lines: quantiles of a series' own past. What does not beat them is not worth its install.

Knows: the fixed settings that were published for the four sets; they do not follow what the package does today.
Does not know: the package's own methods (inference.forecast).
Start at: PLAIN.
"""

from collections.abc import Callable

import numpy as np

from seqchef.series.tables import LEVELS, Floats, Panel, Series

SAME_WEEKDAY = 50.0  # an observation of the same weekday counts as this many others
WEEK = 7


def weighted_quantiles(values: Floats, weights: Floats) -> Floats:
    """Nine quantiles of values (N,) under weights (N,): each stands in the middle of its share, linear between two."""
    order = np.argsort(values, kind="stable")
    shares = weights[order] / weights.sum()
    return np.asarray(np.interp(LEVELS, np.cumsum(shares) - shares / 2, values[order]))


def recency_weighted(half_life: float) -> Callable[[Series, int], Floats]:
    """Quantiles (H, 9) of all open days, weight 0.5^(age / half_life steps); daily: times 50 on the same weekday."""

    def quantiles(one: Series, horizon: int) -> Floats:
        seen = np.flatnonzero(one.evidence())
        values, recent = one.y[seen], 0.5 ** ((len(one) - 1 - seen) / half_life)
        if one.frequency.name != "daily":
            return np.tile(weighted_quantiles(values, recent), (horizon, 1))
        steps = len(one) + np.arange(horizon)
        same = seen[None, :] % WEEK == steps[:, None] % WEEK
        return np.stack([weighted_quantiles(values, recent * np.where(row, SAME_WEEKDAY, 1.0)) for row in same])

    return quantiles


def last_steps(count: int) -> Callable[[Series, int], Floats]:
    """Quantiles (H, 9) of the last `count` open days, all alike."""

    def quantiles(one: Series, horizon: int) -> Floats:
        values = one.y[one.evidence()][-count:]
        return np.tile(weighted_quantiles(values, np.ones(len(values))), (horizon, 1))

    return quantiles


PLAIN: dict[str, tuple[Callable[[Series, int], Floats], tuple[str, ...]]] = {  # and the frequencies it was set for
    "last 8 days": (last_steps(8), ("daily",)),
    "half-life 60 days, weekday x 50": (recency_weighted(60.0), ("daily",)),
    "half-life 200 days": (recency_weighted(200 / 7), ("weekly",)),
}


def plain_quantiles(name: str, panel: Panel, horizon: int) -> Floats:
    """Quantiles (series, H, 9) of a plain method, in the order of the panel."""
    return np.stack([PLAIN[name][0](one, horizon) for one in panel.series])
