"""Sampling: what draws are made from, and one draw."""

import numpy as np

from seqchef.inference.decoding.config import Decoding
from seqchef.inference.decoding.hypotheses import Floats, Integers


def shares(log_probabilities: Floats, decoding: Decoding) -> Floats:
    """The probabilities (N, V) to draw from: at another temperature, the unlikely left out, the rest adding up to 1.

    Of equally likely pieces those with lower numbers stay.
    """
    scaled = (log_probabilities - log_probabilities.max(axis=1, keepdims=True)) / decoding.temperature
    kept = _whole(np.exp(scaled))
    if 0 < decoding.top_k < kept.shape[1]:
        kept = _whole(np.stack([_likeliest(row, decoding.top_k) for row in kept]))
    if decoding.top_p < 1:
        kept = _whole(np.stack([_nucleus(row, decoding.top_p) for row in kept]))
    if decoding.min_p > 0:
        kept = _whole(np.where(kept >= decoding.min_p * kept.max(axis=1, keepdims=True), kept, 0.0))
    return kept


def draw(probabilities: Floats, generators: list[np.random.Generator]) -> Integers:
    """One piece for each row (N,), each by its own generator."""
    drawn = []
    for row, generator in zip(probabilities, generators, strict=True):
        ends = row.cumsum()
        drawn.append(min(int(np.searchsorted(ends, generator.random() * ends[-1], side="right")), _last(row)))
    return np.array(drawn, dtype=np.int64)


def _likeliest(row: Floats, count: int) -> Floats:
    """The row (V,) with 0 for all but so many of the likeliest."""
    least = np.partition(row, -count)[-count]
    above = row > least
    equal = np.flatnonzero(row == least)[: count - int(above.sum())]
    above[equal] = True
    return np.where(above, row, 0.0)


def _nucleus(row: Floats, share: float) -> Floats:
    """The row (V,) with 0 for all but the fewest pieces that together have this share."""
    # Pieces of (1 - share) / V or less share 1 - share at most, so the fewest do without them: they need no sorting.
    candidates = np.flatnonzero(row > (1 - share) / len(row))
    ranked = candidates[np.argsort(-row[candidates], kind="stable")]
    before = row[ranked].cumsum() - row[ranked]
    kept = ranked[before < share]
    out = np.zeros_like(row)
    out[kept] = row[kept]
    return out


def _whole(weights: Floats) -> Floats:
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))


def _last(row: Floats) -> int:
    """The last piece that can be drawn at all: rounding must not lead beyond it."""
    return int(np.flatnonzero(row)[-1])
