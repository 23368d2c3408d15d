"""Forecasts without learning: weighted quantiles of a series' own past, and last season again.

Knows: how much an old observation still counts, and how quantiles of weighted observations are read off.
Does not know: trained models; they start from these quantiles (features.py) and correct them.
Start at: empirical_quantiles.
"""

from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from seqchef.series.tables import LEVELS, Floats
from seqchef.series.windows import Windows

HALF_LIFE = {"hourly": 1_440.0, "daily": 60.0, "weekly": 200 / 7, "monthly": 6.0, "quarterly": 2.0, "yearly": 2.0}
SAME_PHASE_WEIGHT = 50.0  # an observation of the same weekday (hour, month) counts as this many others
NORMAL = np.array([NormalDist().inv_cdf(level) for level in LEVELS])


def empirical_quantiles(windows: Windows) -> Floats:
    """Nine quantiles of the past (B, H, 9): weight 0.5^(age / half-life), and 50 times that in the same phase.

    The half-life is 60 days (200 days for weekly series, which have no phase). One observation is enough; a history
    without any gives zeros.
    """
    half_life = HALF_LIFE.get(windows.frequency.name, 30.0)
    return Sorted(windows.y, windows).quantiles(recency(windows.y.shape[1], half_life), SAME_PHASE_WEIGHT)


def recency(T: int, half_life: float) -> Floats:
    """Weights (T,) that halve every `half_life` steps of age; the last step weighs 1."""
    return np.asarray(0.5 ** (np.arange(T - 1, -1, -1) / half_life))


class Sorted:
    """Observed values (B, T) of each history in ascending order, to read weighted quantiles from again and again."""

    def __init__(self, values: Floats, windows: Windows) -> None:
        self._windows, self._T = windows, values.shape[1]
        self._order = np.argsort(np.where(windows.observed, values, np.inf), axis=1, kind="stable")
        self._ascending = np.take_along_axis(values, self._order, axis=1)[:, None]
        self._observed = np.take_along_axis(windows.observed, self._order, axis=1)

    def quantiles(self, weights: Floats, same_phase: float = 1.0, season: int | None = None) -> Floats:
        """Quantiles (B, H, 9) under weights (T,), those in the phase of the future step counting `same_phase` times.

        The phase is that of the frequency's season, or of a cycle of `season` steps.
        """
        season, H = season or self._windows.frequency.season, self._windows.horizon
        base = weights[self._order] * self._observed
        if season == 1 or same_phase == 1.0:
            return np.repeat(quantiles_of_sorted(self._ascending, base[:, None]), H, axis=1)
        groups = min(season, H)
        phases = self._windows.phases(season)
        past = np.take_along_axis(phases[:, : self._T], self._order, axis=1)
        same = past[:, None, :] == phases[:, self._T : self._T + groups, None]
        quantiles = quantiles_of_sorted(self._ascending, base[:, None] * np.where(same, same_phase, 1.0))
        return quantiles[:, np.arange(H) % groups]


def quantiles_of_sorted(ascending: Floats, weights: Floats) -> Floats:
    """Quantiles (B, G, 9) of values (B, 1, T) in ascending order, unobserved ones last, under weights (B, G, T).

    Each observation stands at the middle of its share of the weight; between two of them the quantile is linear.
    """
    B, G, T = weights.shape
    total = weights.sum(axis=2, keepdims=True)
    shares = weights / np.where(total > 0, total, 1.0)
    middles = np.cumsum(shares, axis=2) - shares / 2
    rows = np.arange(B * G)
    flat = (middles.reshape(B * G, T) + 2.0 * rows[:, None]).ravel()
    right = np.searchsorted(flat, 2.0 * rows[:, None] + np.array(LEVELS)) - rows[:, None] * T
    count = np.broadcast_to((weights > 0).sum(axis=2), (B, G)).reshape(B * G, 1)
    right = np.clip(right, 0, np.maximum(count - 1, 0))
    left = np.maximum(right - 1, 0)
    middles = middles.reshape(B * G, T)
    values = np.broadcast_to(ascending, (B, G, T)).reshape(B * G, T)
    low, high = np.take_along_axis(middles, left, axis=1), np.take_along_axis(middles, right, axis=1)
    part = np.clip((np.array(LEVELS) - low) / np.where(high > low, high - low, 1.0), 0.0, 1.0)
    below, above = np.take_along_axis(values, left, axis=1), np.take_along_axis(values, right, axis=1)
    return np.asarray((below + part * (above - below)).reshape(B, G, len(LEVELS)))


def plain_quantiles(values: Floats) -> Floats:
    """Unweighted quantiles (B, 9) of the numbers in each row (B, N), NaN skipped; 0 in a row without any."""
    B, N = values.shape
    if N == 0:
        return np.zeros((B, len(LEVELS)))
    ascending = np.sort(values, axis=1)
    last = np.maximum((~np.isnan(values)).sum(axis=1, keepdims=True) - 1, 0)
    place = np.clip(np.array(LEVELS) * (last + 1) - 0.5, 0, last)
    low = place.astype(np.int64)
    below, above = (np.take_along_axis(ascending, at, axis=1) for at in (low, np.minimum(low + 1, last)))
    return np.asarray(np.nan_to_num(below + (place - low) * (above - below)))


def seasonal_naive_quantiles(windows: Windows) -> Floats:
    """Last season again (B, H, 9), with normal quantiles of the seasonal differences, wider each season, from 0 up.

    A missing step is first replaced by the value one season before it.
    """
    m, H = windows.frequency.season, windows.horizon
    filled = fill_from_season(windows.y, windows.observed, m)
    if m >= filled.shape[1]:
        filled = np.concatenate([np.repeat(filled[:, :1], m + 1 - filled.shape[1], axis=1), filled], axis=1)
    T = filled.shape[1]
    seasons = np.arange(H) // m + 1
    point = filled[:, T - m + np.arange(H) % m]
    started = np.cumsum(windows.observed, axis=1)[:, : -m or None] > 0
    differences = (filled[:, m:] - filled[:, :-m])[:, -started.shape[1] :]
    counted = started[:, : differences.shape[1]]
    squares = (differences**2 * counted).sum(axis=1) / np.maximum(counted.sum(axis=1), 1)
    spread = np.sqrt(squares)[:, None] * np.sqrt(seasons)
    return np.asarray(np.maximum(point[:, :, None] + spread[:, :, None] * NORMAL, 0.0))


def fill_from_season(y: Floats, observed: NDArray[np.bool_], season: int) -> Floats:
    """Values (B, T), a missing one replaced by that one season earlier, or by the next known one at the start."""
    T = y.shape[1]
    filled = np.where(observed, y, np.nan)
    for step in range(season, T):
        missing = np.isnan(filled[:, step])
        filled[missing, step] = filled[missing, step - season]
    back = np.isnan(filled)
    following = np.where(back, T, np.arange(T))
    following = np.minimum.accumulate(following[:, ::-1], axis=1)[:, ::-1]
    known = np.where(following < T, following, np.where(~back, np.arange(T), -1).max(axis=1, keepdims=True))
    return np.asarray(np.nan_to_num(np.take_along_axis(filled, np.maximum(known, 0), axis=1)))
