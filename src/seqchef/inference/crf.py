"""Linear-chain CRF: the best path and the marginals (Lafferty et al. 2001; Rabiner 1989, sections III.A and III.B).

A chain is five arrays: scores (B, T, K); transitions (K, K) from row to column, or (B, T - 1, K, K) where every step
has its own; start and end (K,); lengths (B,) from 1 to T.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating[Any]]
Integers = npt.NDArray[np.integer[Any]]
Chain = tuple[Floats, Floats, Floats, Floats, Integers]  # scores, transitions, start, end, lengths


def each_alone(scores: Floats) -> tuple[Integers, Floats]:
    """The best label of every token (B, T) and its probability (B, T) where nothing links neighbours.

    As `viterbi` and `marginals` say for a chain whose other scores are all 0, in a tenth of the time.
    """
    highest = np.maximum.reduce(scores, axis=2, keepdims=True)
    return scores.argmax(axis=2), 1 / np.add.reduce(np.exp(scores - highest, dtype=np.float64), axis=2)


def viterbi(scores: Floats, transitions: Floats, start: Floats, end: Floats, lengths: Integers) -> Integers:
    """The best label of every token of a chain: (B, T), 0 beyond a row's length."""
    B, T, K = scores.shape
    shortest, inside = int(lengths.min()), np.arange(T) < lengths[:, None]
    best = scores[:, 0] + start
    came_from = np.zeros((B, T, K), dtype=np.int64)
    for t in range(1, T):
        arriving = best[:, :, None] + (transitions if transitions.ndim == 2 else transitions[:, t - 1])
        arriving.argmax(axis=1, out=came_from[:, t])
        stepped = arriving.max(axis=1) + scores[:, t]
        best = stepped if t < shortest else np.where(inside[:, t, None], stepped, best)
    rows = np.arange(B)
    labels = np.zeros((B, T), dtype=np.int64)
    label = (best + end).argmax(axis=1)
    for t in range(T - 1, -1, -1):
        came = came_from[rows, t, label]
        labels[:, t] = label
        label = came if t < shortest else np.where(inside[:, t], came, label)
    return np.where(inside, labels, 0)


def marginals(scores: Floats, transitions: Floats, start: Floats, end: Floats, lengths: Integers) -> Floats:
    """The probability of every label of every token, (B, T, K), of a chain with transitions (K, K)."""
    ahead, back, _ = _passes(scores, transitions, start, end, lengths)
    return _scaled(ahead * back)


def pair_marginals(
    scores: Floats, transitions: Floats, start: Floats, end: Floats, lengths: Integers
) -> tuple[Floats, Floats]:
    """As `marginals`, and the probability of every two labels of neighbours: (B, T - 1, K, K), 0 beyond a length."""
    ahead, back, moves = _passes(scores, transitions, start, end, lengths)
    nodes = _scaled(ahead * back)
    # Once a label is known, the one before it depends on the past alone.
    coming = ahead[:, :-1, :, None] * moves
    total = coming.sum(axis=2, keepdims=True)
    pairs = coming / np.where(total > 0, total, 1.0) * nodes[:, 1:, None]
    inside = np.arange(1, scores.shape[1]) < lengths[:, None]
    return nodes, pairs * inside[:, :, None, None]


def chain_of(nodes: Floats, pairs: Floats, lengths: Integers) -> Chain:
    """The Markov chain that has these marginals of labels (B, T, K) and of pairs (B, T - 1, K, K).

    The log probability of a path is its score: the first label's, and each label's after the one before it. What
    cannot be has minus infinity.
    """
    after = pairs / np.where(nodes > 0, nodes, 1.0)[:, :-1, :, None]
    scores, nothing = np.zeros(nodes.shape), np.zeros(nodes.shape[2])
    with np.errstate(divide="ignore"):
        scores[:, 0] = np.log(nodes[:, 0])
        return scores, np.log(after), nothing, nothing, lengths


def _passes(
    scores: Floats, transitions: Floats, start: Floats, end: Floats, lengths: Integers
) -> tuple[Floats, Floats, Floats]:
    """Shares of each label (B, T, K) by what lies before it, and by what lies after; the transitions' weights (K, K).

    In probabilities, each step scaled by its own sum (Rabiner 1989, section V.A), so nothing under- or overflows.
    """
    B, T, K = scores.shape
    emitted = np.exp(scores - scores.max(axis=2, keepdims=True), dtype=np.float64)
    moves, ending = np.exp(transitions, dtype=np.float64), np.exp(end, dtype=np.float64)
    ahead, back = np.empty((B, T, K)), np.empty((B, T, K))
    ahead[:, 0] = _scaled(emitted[:, 0] * np.exp(start))
    for t in range(1, T):
        ahead[:, t] = _scaled(ahead[:, t - 1] @ moves * emitted[:, t])
    back[:, T - 1] = ending
    shortest, turned = int(lengths.min()), moves.T
    for t in range(T - 2, -1, -1):
        after = _scaled((emitted[:, t + 1] * back[:, t + 1]) @ turned)
        back[:, t] = after if t + 1 < shortest else np.where((t + 1 < lengths)[:, None], after, ending)
    return ahead, back, moves


def _scaled(weights: Floats) -> Floats:
    shares: Floats = weights / np.add.reduce(weights, axis=-1, keepdims=True)
    return shares
