"""Price paths: from nine quantiles of every step to whole futures of one price.

Knows: that prices walk: next month's price starts from this month's.
Does not know: what a path is used for (price_advice).
Start at: price_paths.

Decision: the marginals are exactly those of the forecast (paths.quantile_function); the order of the values over the
paths is that of a random walk whose changes have the memory that this price's own changes had. Windows of the past, as
paths.sample_paths takes them, would be too few: a monthly price has seldom more than a few dozen, and they overlap. One
number, the correlation of a change with the one before, is what such a history can tell; a short history is drawn
towards none, which is the plain random walk.
"""

import numpy as np
from numpy.typing import NDArray

from seqchef.applications.planning.paths import quantile_function, window_ranks

Floats = NDArray[np.float64]

PRIOR_CHANGES = 12  # changes without memory that are thought to have been seen before the first
MOST_MEMORY = 0.8


def price_paths(quantiles: Floats, history: Floats, *, paths: int, seed: int) -> Floats:
    """quantiles (H, 9), history (T,), nan where unknown -> futures (N, H), none below 0."""
    generator = np.random.default_rng(seed)
    values = quantile_function(quantiles, (np.arange(paths) + 0.5) / paths)  # (H, N), ascending
    walks = _walks(memory(history), (paths, len(quantiles)), generator)
    ranks = window_ranks(walks[:, None, :], paths, generator)[:, 0]
    return np.take_along_axis(values.T, ranks, axis=0)


def memory(history: Floats) -> float:
    """Correlation of a change of price with the one before, drawn towards 0; relative changes where all are above 0."""
    known = history[~np.isnan(history)]
    with np.errstate(divide="ignore", invalid="ignore"):
        steps = np.diff(np.log(history)) if (known > 0).all() else np.diff(history)
    largest = np.nanmax(np.abs(steps), initial=0.0)
    if not largest > 0:
        return 0.0
    early, late = steps[:-1] / largest, steps[1:] / largest
    both = ~np.isnan(early) & ~np.isnan(late)
    early, late = early[both], late[both]
    size = np.sqrt((early**2).sum() * (late**2).sum())
    if size == 0:
        return 0.0
    found = (early * late).sum() / size * len(early) / (len(early) + PRIOR_CHANGES)
    return float(np.clip(found, -MOST_MEMORY, MOST_MEMORY))


def _walks(persistence: float, shape: tuple[int, int], generator: np.random.Generator) -> Floats:
    """Walks (N, H) whose steps remember the step before."""
    noise = generator.standard_normal(shape)
    steps = noise.copy()
    for h in range(1, shape[1]):
        steps[:, h] = persistence * steps[:, h - 1] + np.sqrt(1 - persistence**2) * noise[:, h]
    return np.cumsum(steps, axis=1)
