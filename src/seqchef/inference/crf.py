"""Linear-chain CRF: the best path and the marginals (Lafferty et al. 2001; Rabiner 1989, sections III.A and III.B)."""

from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating[Any]]
Integers = npt.NDArray[np.integer[Any]]


def viterbi(scores: Floats, transitions: Floats, start: Floats, end: Floats, lengths: Integers) -> Integers:
    """The best label of every token.

    scores (B, T, K); transitions (K, K) from row to column; start and end (K,); lengths (B,) from 1 to T
    -> labels (B, T), 0 beyond a row's length.
    """
    B, T, K = scores.shape
    best = scores[:, 0] + start
    came_from = np.zeros((B, T, K), dtype=np.int64)
    for t in range(1, T):
        arriving = best[:, :, None] + transitions
        came_from[:, t] = arriving.argmax(axis=1)
        stepped = arriving.max(axis=1) + scores[:, t]
        best = np.where((t < lengths)[:, None], stepped, best)
    rows = np.arange(B)
    labels = np.zeros((B, T), dtype=np.int64)
    label = (best + end).argmax(axis=1)
    for t in range(T - 1, -1, -1):
        inside = t < lengths
        labels[:, t] = np.where(inside, label, 0)
        label = np.where(inside, came_from[rows, t, label], label)
    return labels


def marginals(scores: Floats, transitions: Floats, start: Floats, end: Floats, lengths: Integers) -> Floats:
    """The probability of every label of every token, (B, T, K); arguments as for `viterbi`."""
    B, T, K = scores.shape
    # In probabilities, each step scaled by its own sum (Rabiner 1989, section V.A), so nothing under- or overflows.
    emitted = np.exp(scores - scores.max(axis=2, keepdims=True), dtype=np.float64)
    moves, ending = np.exp(transitions, dtype=np.float64), np.exp(end, dtype=np.float64)
    ahead, back = np.empty((B, T, K)), np.empty((B, T, K))
    ahead[:, 0] = _scaled(emitted[:, 0] * np.exp(start))
    for t in range(1, T):
        ahead[:, t] = _scaled(ahead[:, t - 1] @ moves * emitted[:, t])
    back[:, T - 1] = ending
    for t in range(T - 2, -1, -1):
        after = _scaled((emitted[:, t + 1] * back[:, t + 1]) @ moves.T)
        back[:, t] = np.where((t + 1 < lengths)[:, None], after, ending)
    return _scaled(ahead * back)


def _scaled(weights: Floats) -> Floats:
    shares: Floats = weights / weights.sum(axis=-1, keepdims=True)
    return shares
