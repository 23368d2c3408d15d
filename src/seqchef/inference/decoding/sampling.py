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
    if decoding.top_k or decoding.top_p < 1:
        kept = _ranked(kept, decoding)
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


def _ranked(kept: Floats, decoding: Decoding) -> Floats:
    """Only the first top_k, and of these the fewest that share top_p."""
    order = np.argsort(-kept, axis=1, kind="stable")
    ranked = np.take_along_axis(kept, order, axis=1)
    if decoding.top_k:
        ranked[:, decoding.top_k :] = 0.0
        ranked = _whole(ranked)
    before = ranked.cumsum(axis=1) - ranked
    ranked = np.where(before < decoding.top_p, ranked, 0.0)
    out = np.zeros_like(kept)
    np.put_along_axis(out, order, ranked, axis=1)
    return _whole(out)


def _whole(weights: Floats) -> Floats:
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))


def _last(row: Floats) -> int:
    """The last piece that can be drawn at all: rounding must not lead beyond it."""
    return int(np.flatnonzero(row)[-1])
