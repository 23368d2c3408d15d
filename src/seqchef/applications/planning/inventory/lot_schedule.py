"""Lot schedule: what to order in which period, when the need of each is known (banquets, menus that are fixed).

Knows: the Wagner-Whitin recursion.
Does not know: need that is uncertain (finite_horizon), packs.
Start at: wagner_whitin.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from seqchef.applications.planning.inventory import _checks
from seqchef.errors import BadInput

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class LotSchedule:
    """An order for each period; it comes before the need of its period."""

    orders: tuple[float, ...]  # (T,)
    cost: float  # of all orders and holding


def wagner_whitin(
    needs: Sequence[float], *, order_cost: float | Sequence[float], holding_cost: float | Sequence[float]
) -> LotSchedule:
    """needs (T,) -> the orders of least cost; exact. `holding_cost` is paid for a unit kept from a period to the next.

    theta(t) = min over j > t of K_t + holding of the needs of t..j-1 + theta(j) (Wagner & Whitin 1958, Management
    Science 5; Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed., equation 3.39). Costs are one
    number or one for each period. No order is placed where nothing is needed.
    """
    need = _checks.samples("needs", needs)
    T = len(need)
    fixed, held = _each("order cost", order_cost, T), _each("holding cost", holding_cost, T)
    carried = np.concatenate([[0.0], np.cumsum(held)])  # of a unit from the start on
    before, weighted = np.concatenate([[0.0], np.cumsum(need)]), np.concatenate([[0.0], np.cumsum(need * carried[:T])])
    best, following = np.zeros(T + 1), np.zeros(T, dtype=np.int64)
    for t in reversed(range(T)):
        holding = weighted[t + 1 :] - weighted[t] - carried[t] * (before[t + 1 :] - before[t])
        costs = np.where(before[t + 1 :] > before[t], fixed[t], 0.0) + holding + best[t + 1 :]
        following[t] = t + 1 + int(np.argmin(costs))
        best[t] = costs[following[t] - t - 1]
    orders, t = np.zeros(T), 0
    while t < T:
        orders[t] = before[following[t]] - before[t]
        t = int(following[t])
    return LotSchedule(tuple(map(float, orders)), float(best[0]))


def _each(name: str, value: float | Sequence[float], T: int) -> Floats:
    """One cost for each period. Raises BadInput when there are more or fewer, or one is negative."""
    found = _checks.samples(name, np.atleast_1d(value) if np.ndim(value) else np.full(T, value))
    if len(found) != T:
        raise BadInput(f"{name} has {len(found)} values; expected one, or one for each of {T} periods")
    return found
