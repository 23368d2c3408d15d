"""Ageing: what becomes of lots that are used first in, first out while days go by.

Knows: lots that arrive, are used (the one that expires first, first) and spoil.
Does not know: what is ordered next (orders).
Start at: use_lots.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class DatedLot:
    """A quantity that can be used from `first_day` to `last_day`, both counted from day 0 and included."""

    quantity: float
    first_day: int
    last_day: int
    ordered: bool = False  # an open order, not stock


@dataclass(frozen=True, slots=True)
class Use:
    """What happened on every path."""

    unmet: Floats  # (N, H): need that no lot could meet
    spoiled: Floats  # (N, lots): left over when the lot's last day had passed, within the horizon


def use_lots(need: Floats, lots: Sequence[DatedLot]) -> Use:
    """need (N, H) met from `lots`, the one that expires first, first."""
    N, H = need.shape
    left = np.tile([lot.quantity for lot in lots], (N, 1)) if lots else np.zeros((N, 0))
    unmet = need.copy()
    for place in sorted(range(len(lots)), key=lambda place: (lots[place].last_day, lots[place].first_day)):
        lot = lots[place]
        for day in range(max(lot.first_day, 0), min(lot.last_day, H - 1) + 1):
            taken = np.minimum(left[:, place], unmet[:, day])
            left[:, place] -= taken
            unmet[:, day] -= taken
    spoiled = np.where([lot.last_day < H for lot in lots], left, 0.0) if lots else left
    return Use(unmet, spoiled)
