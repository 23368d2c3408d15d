"""Sample paths: from nine quantiles per dish and day to whole futures that hang together.

Knows: how a quantile function runs between and beyond nine levels; how ranks of past windows order its values.
Does not know: where the quantiles come from, or what a path is used for.
Start at: sample_paths.

A sum over days needs more than each day's own quantiles: a slow week is slow on most of its days, and rain keeps
people from every dish at once. The order of values is therefore copied from the past (the Schaake shuffle, Clark et
al. 2004, doi:10.1175/1525-7541(2004)005<0243:TSSAMF>2.0.CO;2): the marginals stay exactly those of the forecast, the
dependence between days and dishes is that of recent windows.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ranks = NDArray[np.int64]

LEVELS = np.arange(1, 10) / 10  # Q = 9
RECENT_WINDOWS = 365  # how much of the past lends its dependence
LEVEL_WEEKS = 6  # a window is compared with the mean of this many earlier values of the same weekday


def sample_paths(
    quantiles: Floats, history: Floats, *, paths: int, season: int, seed: int, least: float = 0.0
) -> Floats:
    """quantiles (S, H, Q), history (T, S), nan where unknown -> futures (N, S, H), none below `least`.

    Sorted over N, each dish and day gives its quantile function at (r + 0.5) / N, whatever the history is.
    """
    generator = np.random.default_rng(seed)
    values = quantile_function(quantiles, (np.arange(paths) + 0.5) / paths, least)  # (S, H, N), ascending
    ranks = window_ranks(residual_windows(history, quantiles.shape[1], season), paths, generator)
    return np.take_along_axis(np.moveaxis(values, -1, 0), ranks, axis=0)


def quantile_function(quantiles: Floats, levels: Floats, least: float = 0.0) -> Floats:
    """quantiles (..., Q), levels (N,) between 0 and 1 -> values (..., N), never below `least`."""
    return np.maximum(quantiles @ _level_weights(levels).T, least)


def _level_weights(levels: Floats) -> Floats:
    """(N, Q): a value at any level is a fixed mix of the nine.

    Linear between two levels. Beyond 0.1 and 0.9 the last step goes on as in an exponential tail: the step from 0.8
    to 0.9 halves the probability of more, so each further halving adds that step once again.
    """
    steps = np.clip((levels - LEVELS[0]) / 0.1, 0.0, 8.0)
    left = np.minimum(steps.astype(np.int64), 7)
    rows = np.arange(len(levels))
    weights = np.zeros((len(levels), len(LEVELS)))
    weights[rows, left] = 1 - (steps - left)
    weights[rows, left + 1] = steps - left
    above = np.log2(0.1 / np.minimum(1 - levels, 0.1))
    below = np.log2(0.1 / np.minimum(levels, 0.1))
    weights[:, 8] += above
    weights[:, 7] -= above
    weights[:, 0] += below
    weights[:, 1] -= below
    return weights


def residual_windows(history: Floats, horizon: int, season: int) -> Floats:
    """history (T, S) -> (W, S, H): how recent windows of H days differed from what was usual before each began."""
    T, S = history.shape
    usual = _usual(history, season)
    starts = np.arange(season, T - horizon + 1)[-RECENT_WINDOWS:]
    if len(starts) == 0:
        return np.zeros((0, S, horizon))
    ahead = np.arange(horizon)
    days = starts[:, None] + ahead  # (W, H)
    known = starts[:, None] + ahead % season  # the same weekday, seen from the window's first day
    return np.moveaxis(history[days] - usual[known], -1, 1)


def _usual(history: Floats, season: int) -> Floats:
    """(T, S): mean of the last few values of the same weekday before each day; nan where there are none."""
    total = np.zeros_like(history)
    count = np.zeros_like(history)
    for back in range(season, season * LEVEL_WEEKS + 1, season):
        earlier = history[:-back]
        seen = ~np.isnan(earlier)
        total[back:] += np.where(seen, earlier, 0.0)
        count[back:] += seen
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)


def window_ranks(windows: Floats, paths: int, generator: np.random.Generator) -> Ranks:
    """windows (W, S, H), nan where unknown -> ranks (N, S, H): over N, every column is a permutation of 0..N-1.

    Windows are reused in turn when there are fewer than paths; ties fall at random. A dish without any past gets one
    rank for all its days: what is unknown about it is its level, and that is the same on every day.
    """
    _, S, H = windows.shape
    alone = generator.random((paths, S, 1)) + np.zeros((paths, S, H))
    if len(windows) == 0:
        return _ranks(alone, alone)
    chosen = windows[np.arange(paths) % len(windows)]
    missing = np.isnan(chosen)
    spread = _spread(windows)
    filled = np.where(missing, (alone - 0.5) * spread, chosen)
    return _ranks(filled, generator.random(filled.shape))


def _spread(windows: Floats) -> Floats:
    """(S, H): the width over which an unknown residual is drawn: that of the known ones of its dish and day."""
    known = ~np.isnan(windows)
    high = np.where(known, windows, -np.inf).max(axis=0)
    low = np.where(known, windows, np.inf).min(axis=0)
    return np.where(known.any(axis=0), np.where(high > low, high - low, 1.0), 1.0)


def _ranks(values: Floats, ties: Floats) -> Ranks:
    """Position of each value in its column (axis 0); `ties` decides between equals."""
    order = np.lexsort((ties, values), axis=0)
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.arange(len(values))[:, None, None] + np.zeros_like(order), axis=0)
    return ranks
