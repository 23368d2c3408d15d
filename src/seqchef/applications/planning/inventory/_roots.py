"""Roots: where a function that rises or falls reaches a value, to the last digit.

Knows: bisection.
Does not know: what is being solved.
Start at: crossing.
"""

from collections.abc import Callable
from math import ceil, floor

HALVINGS = 200  # more than any pair of floats has between them


def crossing(excess: Callable[[float], float], low: float, high: float) -> float:
    """Where `excess`, above 0 at `low` and not above 0 at `high`, becomes 0 or less; `low` where it is so already."""
    if excess(low) <= 0:
        return low
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if not low < middle < high:
            break
        low, high = (low, middle) if excess(middle) <= 0 else (middle, high)
    return high


def least_level(achieved: Callable[[float], float], target: float, *, start: float, whole: bool) -> float:
    """The least level from 0 whose `achieved` share, which rises with it, is at least `target`; maybe a whole one."""
    if achieved(0.0) >= target:
        return 0.0
    low, high = 0.0, max(start, 1.0)
    while achieved(high) < target:
        low, high = high, 2 * high
    if not whole:
        return crossing(lambda level: target - achieved(level), low, high)
    first, last = floor(low), ceil(high)
    while last - first > 1:
        middle = (first + last) // 2
        first, last = (first, middle) if achieved(middle) >= target else (middle, last)
    return float(last)
