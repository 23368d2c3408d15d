"""Ageing: what becomes of lots while days go by, when the oldest or the freshest is taken first.

Knows: lots that arrive, are used in one of two orders, and spoil.
Does not know: what is ordered next (orders).
Start at: use_lots.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

FIFO, LIFO = "fifo", "lifo"


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


def use_lots(need: Floats, lots: Sequence[DatedLot], issue: str = FIFO) -> Use:
    """need (N, H) met from `lots`: the one that expires first, first; with issue "lifo" the one that expires last.

    On every day a lot is taken only when those before it in that order are used up, so lots can be followed one after
    the other through all days.
    """
    return take_lots(need, [np.full(len(need), lot.quantity) for lot in lots], lots, issue)


def take_lots(need: Floats, quantities: Sequence[Floats], lots: Sequence[DatedLot], issue: str = FIFO) -> Use:
    """The same, with quantities (N,) of each lot that differ between paths."""
    N, H = need.shape
    left = np.stack(quantities, axis=1) if quantities else np.zeros((N, 0))
    unmet = need.copy()
    oldest_first = sorted(range(len(lots)), key=lambda place: (lots[place].last_day, lots[place].first_day))
    for place in oldest_first if issue == FIFO else reversed(oldest_first):
        lot = lots[place]
        for day in range(max(lot.first_day, 0), min(lot.last_day, H - 1) + 1):
            taken = np.minimum(left[:, place], unmet[:, day])
            left[:, place] -= taken
            unmet[:, day] -= taken
    spoiled = np.where([lot.last_day < H for lot in lots], left, 0.0) if lots else left
    return Use(unmet, spoiled)
