"""Intervals: how far a figure over recipes could be off by the choice of recipes."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from seqchef.errors import BadInput

DRAWS = 1000
HELD = 1_000_000  # numbers at once
COVERED = (2.5, 97.5)  # per cent: the interval of 95 %
Numbers = Sequence[float] | NDArray[np.float64]


def ratio_interval(above: Numbers, below: Numbers, *, draws: int = DRAWS, seed: int = 0) -> tuple[float, float]:
    """The 95 % interval of sum(above) / sum(below), each with one number for a recipe.

    Recipes are drawn again with replacement (the percentile bootstrap, Efron 1979). A draw in which nothing is below is
    left out. Raises BadInput where there is no recipe.
    """
    if not len(above) or len(above) != len(below):
        raise BadInput(f"{len(above)} numbers above and {len(below)} below; expected as many, 1 or more")
    draw, pairs = np.random.default_rng(seed), np.array([above, below], dtype=np.float64)
    N = pairs.shape[1]
    together = max(1, HELD // N)  # draws that are summed at once
    parts = [min(together, draws - at) for at in range(0, draws, together)]
    sums = np.concatenate([pairs[:, draw.integers(0, N, (part, N))].sum(axis=2) for part in parts], axis=1)
    some = sums[1] > 0
    ratios = sums[0, some] / sums[1, some] if some.any() else np.zeros(1)
    low, high = np.percentile(ratios, COVERED)
    return float(low), float(high)
