"""How much of a batch is padding, with rows in any order and with rows of like length together."""

from typing import Any

import numpy as np

from benchmarks.guide.words import lines
from seqchef.learning.data.buckets import Buckets

BATCH_SIZES = (8, 16, 32, 64, 128, 256)


def measure() -> dict[str, Any]:
    """Shares of padding on the lengths of the training lines, by batch size; and how many lines are how long."""
    lengths = np.array([len(line.tokens) for line in lines()[0]])
    counts = np.bincount(lengths)
    return {
        "lines": len(lengths),
        "lengths": {str(length): int(counts[length]) for length in np.flatnonzero(counts)},
        "batch_sizes": BATCH_SIZES,
        "any_order": [round(_any_order(lengths, size), 4) for size in BATCH_SIZES],
        "buckets": [round(Buckets(lengths.tolist(), size).padding_share(), 4) for size in BATCH_SIZES],
    }


def _any_order(lengths: "np.ndarray[Any, np.dtype[np.int64]]", size: int) -> float:
    """The share of padding when the rows of a batch are drawn at random."""
    mixed = np.random.default_rng(0).permutation(lengths)
    padded = sum(len(rows) * int(rows.max()) for rows in np.split(mixed, range(size, len(mixed), size)))
    return 1 - int(lengths.sum()) / padded
