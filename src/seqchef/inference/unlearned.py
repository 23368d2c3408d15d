"""Forecasts of a panel without anything learned, by name.

Knows: which there are. Does not know: how each works (series.empirical, series.smoothing).
Start at: unlearned_quantiles.
"""

from collections.abc import Callable

import numpy as np

from seqchef.series.empirical import empirical_quantiles, seasonal_naive_quantiles
from seqchef.series.smoothing import smoothing_quantiles
from seqchef.series.tables import LEVELS, Floats, Panel
from seqchef.series.windows import Windows, in_batches

UNLEARNED: dict[str, Callable[[Windows], Floats]] = {  # windows of B series -> quantiles (B, H, 9)
    "smoothing": smoothing_quantiles,
    "empirical": empirical_quantiles,
    "seasonal-naive": seasonal_naive_quantiles,
}
BATCH = 64


def unlearned_quantiles(name: str, panel: Panel, horizon: int) -> Floats:
    """Quantiles (series, H, 9) of the method of that name."""
    quantiles = np.empty((len(panel), horizon, len(LEVELS)))
    for rows, windows in in_batches(panel.series, horizon, BATCH):
        quantiles[rows] = UNLEARNED[name](windows)
    return quantiles
