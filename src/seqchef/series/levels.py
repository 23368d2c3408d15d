"""Levels: a series without the profile of its season.

Knows: means over neighbouring steps, the factor of each phase of the season, levels that follow the series.
Does not know: quantiles (empirical.py) or forecasts (experts.py).
Start at: without_profile.
"""

import numpy as np

from seqchef.series.empirical import recency
from seqchef.series.tables import Flags, Floats
from seqchef.series.windows import Windows

LEAST_FACTOR, LARGEST_FACTOR = 0.05, 20.0
MEMORY_SEASONS = 16  # half-life of the profile


def without_profile(windows: Windows) -> tuple[Floats, Floats]:
    """Values divided by the factor of their phase (B, T), and the factors of the future steps (B, H)."""
    T = windows.y.shape[1]
    factors, phases = season_factors(windows), windows.phases()
    past = np.take_along_axis(factors, phases[:, :T], axis=1)
    return windows.y / past, np.take_along_axis(factors, phases[:, T:], axis=1)


def season_factors(windows: Windows) -> Floats:
    """Factor of each phase (B, season), 1 on average: the sum of its values over the sum of the levels around them.

    Drawn towards 1 as if one more season had been flat; 1 everywhere for series with values below zero.
    """
    y, observed, m = windows.y, windows.observed, windows.frequency.season
    B, T = y.shape
    if m == 1:
        return np.ones((B, 1))
    weights = recency(T, MEMORY_SEASONS * m) * observed
    flat = (np.arange(B)[:, None] * m + windows.phases()[:, :T]).ravel()
    values, levels = (
        np.bincount(flat, weights=(weights * array).ravel(), minlength=B * m).reshape(B, m)
        for array in (y, level_around(y, observed, m // 2))
    )
    mean = (weights * y).sum(axis=1, keepdims=True) / np.maximum(weights.sum(axis=1, keepdims=True), 1e-9)
    factors = np.clip((values + mean) / np.maximum(levels + mean, 1e-12), LEAST_FACTOR, LARGEST_FACTOR)
    usable = (y.min(axis=1, keepdims=True) >= 0) & (mean > 0)
    return np.where(usable, factors, 1.0)


def mean_of_observed(values: Floats, observed: Flags) -> Floats:
    """Mean (B,) of the observed values of each row; 0 where there are none."""
    return np.asarray((values * observed).sum(axis=1) / np.maximum(observed.sum(axis=1), 1))


def level_around(values: Floats, observed: Flags, reach: int) -> Floats:
    """Mean of the observed values (B, T) at most `reach` steps away; 0 where there are none."""
    sums, counts = box(values * observed, reach, reach), box(observed.astype(np.float64), reach, reach)
    return np.asarray(sums / np.maximum(counts, 1.0))


def box(values: Floats, before: int, after: int) -> Floats:
    """Sums (B, T) of values from `before` steps earlier to `after` steps later."""
    T = values.shape[1]
    total = np.pad(np.cumsum(values, axis=1), ((0, 0), (1, 0)))
    steps = np.arange(T)
    return np.asarray(total[:, np.minimum(steps + after + 1, T)] - total[:, np.maximum(steps - before, 0)])


def recent_level(values: Floats, observed: Flags, half_life: float) -> Floats:
    """Mean (B,) of the observed values, weighted by recency."""
    weights = recency(values.shape[1], half_life) * observed
    return np.asarray((weights * values).sum(axis=1) / np.maximum(weights.sum(axis=1), 1e-9))


def running_level(values: Floats, observed: Flags, half_life: int) -> tuple[Floats, Flags]:
    """Level after each step (B, T) from the values up to it, and whether there was any; half-life 0: the last value."""
    T = values.shape[1]
    if half_life == 0:
        last = np.maximum.accumulate(np.where(observed, np.arange(T), -1), axis=1)
        return np.take_along_axis(values, np.maximum(last, 0), axis=1), last >= 0
    sums, weights = np.zeros_like(values), np.zeros_like(values)
    seen = values * observed
    for lag in range(min(T, 5 * half_life)):
        weight = 0.5 ** (lag / half_life)
        sums[:, lag:] += weight * seen[:, : T - lag]
        weights[:, lag:] += weight * observed[:, : T - lag]
    last = np.maximum.accumulate(np.where(weights > 0, np.arange(T), -1), axis=1)
    return np.take_along_axis(sums / np.maximum(weights, 1e-9), np.maximum(last, 0), axis=1), last >= 0
