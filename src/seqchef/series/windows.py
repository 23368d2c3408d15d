"""Windows: histories of different lengths side by side, right-aligned, so that NumPy can work on all of them at once.

Knows: how a history is laid out on the axis of time, and which phase of the season and of the year a step is in.
Does not know: quantiles (empirical.py), or what a model makes of a window (features.py).
Start at: stack.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from seqchef.series.calendar import Frequency, Positions
from seqchef.series.offers import offer_of
from seqchef.series.tables import Flags, Floats, Series, filled, fitted

LENGTHS = (64, 128, 256, 512, 1_024)  # steps of the past that are looked at; what is older than the last is not


@dataclass(frozen=True, eq=False)
class Windows:
    """B histories of one frequency with T past and H future steps; the last past step of each stands at T - 1."""

    y: Floats  # (B, T), 0 where not observed
    observed: Flags  # (B, T)
    closed: Flags  # (B, T + H)
    holiday: Flags  # (B, T + H)
    price: Floats  # (B, T + H): log of the price over the usual one; 0 where unknown
    promotion: Floats  # (B, T + H): how strongly it is promoted; 0 where it is not, or unknown
    known: Flags  # (B, T + H): what stands beside the value was given for this step, not assumed
    origin: Positions  # (B,): grid position of the first future step
    frequency: Frequency
    horizon: int

    def positions(self) -> Positions:
        """Grid positions of all steps (B, T + H)."""
        T = self.y.shape[1]
        return self.origin[:, None] + np.arange(-T, self.horizon)

    def phases(self, season: int | None = None) -> Positions:
        """Phase of all steps (B, T + H) within the season, or within another cycle of `season` steps."""
        return self.positions() % (season or self.frequency.season)


def stack(series: Sequence[Series], horizon: int, *, length: int) -> Windows:
    """The last `length` rows of each history side by side, with `horizon` future steps."""
    B, T = len(series), length
    y = np.full((B, T), np.nan)
    closed, holiday, known = (np.zeros((B, T + horizon), dtype=np.bool_) for _ in range(3))
    price, promotion = np.zeros((B, T + horizon)), np.zeros((B, T + horizon))
    for b, one in enumerate(series):
        kept = min(T, len(one))
        skipped = len(one) - kept
        y[b, T - kept :] = np.where(one.evidence(), one.y, np.nan)[skipped:]
        closed[b, T - kept :] = fitted(one.closed[skipped:], kept + horizon)
        holiday[b, T - kept :] = fitted(one.holiday[skipped:], kept + horizon)
        known[b, T - kept : T + min(one.known_future, horizon)] = True
        if one.covariates or one.promotion.any():
            for array, values in zip((price, promotion), offer_of(one), strict=True):
                array[b, T - kept :] = np.nan_to_num(filled(values[skipped:], kept + horizon))
    observed = ~np.isnan(y)
    origin = np.array([one.start + len(one) for one in series], dtype=np.int64)
    return Windows(
        y=np.where(observed, y, 0.0),
        observed=observed,
        closed=closed,
        holiday=holiday,
        price=price,
        promotion=promotion,
        known=known,
        origin=origin,
        frequency=series[0].frequency,
        horizon=horizon,
    )


def in_batches(series: Sequence[Series], horizon: int, size: int) -> Iterator[tuple[NDArray[np.int64], Windows]]:
    """Batches of at most `size` histories as (indices into `series`, windows), shorter histories first.

    A history is laid out on the next of LENGTHS steps, so that what is seen of it does not depend on the others.
    """
    laid_out = np.array([next((length for length in LENGTHS if length >= len(one)), LENGTHS[-1]) for one in series])
    for length in np.unique(laid_out):
        same = np.flatnonzero(laid_out == length)
        for start in range(0, len(same), size):
            chosen = same[start : start + size]
            yield chosen, stack([series[i] for i in chosen], horizon, length=int(length))
