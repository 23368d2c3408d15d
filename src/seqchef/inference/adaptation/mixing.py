"""Mixing: which members to trust on a panel, and how wide their quantiles should be, from forecasts of its own past.

Knows: weights of members, and stretches of quantiles, that would have lost least; both held back by what was believed.
Does not know: who the members are (adapted.py).
Start at: Mixture.fit.
"""

from dataclasses import dataclass

import numpy as np

from seqchef.series.tables import LEVELS, Floats

MIDDLE = len(LEVELS) // 2
LEVEL_ROW = np.array(LEVELS)
ROUNDS, RATE = 60, 8.0  # of exponentiated gradient
CAUTION = 0.03  # of the loss: what leaving the prior by one nat must gain at least, where there is much to go by
MUCH = 60.0  # windows: of fewer, more is asked, and the first member is believed instead of the others
STRETCHES = np.exp(np.linspace(0.0, np.log(2.0), 15))  # never drawn in: a calm month is no promise of another
BELIEVED = 3.0  # horizons' worth of belief that the quantiles are as wide as they should be


@dataclass(frozen=True, eq=False)
class Mixture:
    """Weights (K,) of the members, and how much further than they say quantiles lie below and above the median."""

    weights: Floats
    below: float = 1.0
    above: float = 1.0

    @classmethod
    def fit(
        cls, members: Floats, truth: Floats, weights: Floats, prior: Floats, *, horizons: int, windows: int
    ) -> "Mixture":
        """From members (N, K, 9) and truth (N,), weighted (N,), of so many horizons, and windows of all series."""
        others = prior.copy()
        others[0] = 0.0
        believed = others * windows / (windows + MUCH)
        believed[0] = 1 - believed.sum()
        found = _weights(members, truth, weights, believed, CAUTION * (1 + MUCH / windows))
        mixed = np.einsum("nkq,k->nq", members, found)
        below, above = (
            _stretch(mixed, truth, weights, side, horizons) for side in (slice(0, MIDDLE), slice(MIDDLE + 1, None))
        )
        return cls(found, below, above)

    def mixed(self, members: Floats) -> Floats:
        """Members' quantiles (..., K, 9) -> quantiles (..., 9)."""
        middle = np.einsum("...kq,k->...q", members, self.weights)
        median = middle[..., MIDDLE, None]
        stretch = np.where(np.arange(len(LEVELS)) < MIDDLE, self.below, self.above)
        return np.asarray(median + (middle - median) * stretch)


def loss(quantiles: Floats, truth: Floats) -> Floats:
    """Mean over levels of twice the pinball loss (...) of quantiles (..., 9)."""
    error = truth[..., None] - quantiles
    return np.asarray(2 * np.maximum(LEVEL_ROW * error, (LEVEL_ROW - 1) * error).mean(axis=-1))


def _weights(members: Floats, truth: Floats, weights: Floats, prior: Floats, caution: float) -> Floats:
    """Exponentiated gradient (Kivinen & Warmuth 1997) on the loss plus `caution` times the way from the prior."""
    found, share = prior.copy(), weights / weights.sum()
    size = float((loss(np.einsum("nkq,k->nq", members, prior), truth) * share).sum()) or 1.0
    mean = np.zeros_like(prior)
    for _ in range(ROUNDS):
        mixed = np.einsum("nkq,k->nq", members, found)
        slope = np.where(truth[:, None] > mixed, -LEVEL_ROW, 1 - LEVEL_ROW) * (2 / len(LEVELS)) * share[:, None]
        gradient = np.einsum("nkq,nq->k", members, slope) / size
        # The toll is taken in closed form, so that steps stay stable however high it is.
        logs = (np.log(found) - RATE * gradient + RATE * caution * np.log(prior)) / (1 + RATE * caution)
        found = np.maximum(np.exp(logs - logs.max()), 1e-6)
        found /= found.sum()
        mean += found / ROUNDS
    return mean


def _stretch(quantiles: Floats, truth: Floats, weights: Floats, side: slice, horizons: int) -> float:
    """The stretch of one side that would have lost least, drawn towards 1 where there is little to go by."""
    median = quantiles[:, MIDDLE, None]
    levels, away = LEVEL_ROW[side], quantiles[:, side] - median
    losses = []
    for stretch in STRETCHES:
        error = truth[:, None] - median - stretch * away
        losses.append(float((np.maximum(levels * error, (levels - 1) * error).mean(axis=1) * weights).sum()))
    best = STRETCHES[int(np.argmin(losses))]
    return float(np.exp(np.log(best) * horizons / (horizons + BELIEVED)))
