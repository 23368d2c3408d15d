"""Checks of what a policy is given: a number in its range, samples that can be used.

Knows: ranges, NaN, infinity.
Does not know: what a number means.
Start at: at_least.
"""

from math import isfinite

import numpy as np
from numpy.typing import ArrayLike, NDArray

from seqchef.errors import BadInput

Floats = NDArray[np.float64]


def finite(name: str, value: float) -> float:
    """The number. Raises BadInput for NaN and infinity."""
    if not isfinite(value):
        raise BadInput(f"{name} is {value}; expected a finite number")
    return float(value)


def at_least(low: float, **values: float) -> None:
    """Raise BadInput unless every number is finite and at least `low`."""
    for name, value in values.items():
        if not (isfinite(value) and value >= low):
            raise BadInput(f"{_spoken(name)} is {value:g}; expected a number, {low:g} or more")


def above(low: float, **values: float) -> None:
    """Raise BadInput unless every number is finite and above `low`."""
    for name, value in values.items():
        if not (isfinite(value) and value > low):
            raise BadInput(f"{_spoken(name)} is {value:g}; expected a number above {low:g}")


def share(**values: float) -> None:
    """Raise BadInput unless every number is from 0 to 1."""
    for name, value in values.items():
        if not 0 <= value <= 1:
            raise BadInput(f"{_spoken(name)} is {value:g}; expected from 0 to 1, such as 0.95")


def inner_share(**values: float) -> None:
    """Raise BadInput unless every number is between 0 and 1, and neither of them."""
    for name, value in values.items():
        if not 0 < value < 1:
            raise BadInput(f"{_spoken(name)} is {value:g}; expected between 0 and 1, such as 0.95")


def whole(low: int, **values: float) -> None:
    """Raise BadInput unless every number is whole and at least `low`."""
    for name, value in values.items():
        if not isfinite(value) or value != int(value) or value < low:
            raise BadInput(f"{_spoken(name)} is {value:g}; expected a whole number, {low} or more")


def samples(name: str, values: ArrayLike) -> Floats:
    """Values as (N,) floats. Raises BadInput when there is none, or one is negative, NaN or infinite."""
    found = np.asarray(values, dtype=np.float64)
    if found.ndim != 1 or not len(found):
        raise BadInput(f"{name} has shape {found.shape}; expected one row of at least one number")
    return _usable(name, found)


def sample_paths(name: str, values: ArrayLike) -> Floats:
    """Values as (N, H) floats. Raises BadInput when one axis is empty, or one is negative, NaN or infinite."""
    found = np.asarray(values, dtype=np.float64)
    if found.ndim != 2 or not found.size:
        raise BadInput(f"{name} has shape {found.shape}; expected (paths, periods), at least one of each")
    return _usable(name, found)


def _usable(name: str, found: Floats) -> Floats:
    bad = ~(np.isfinite(found) & (found >= 0))
    if bad.any():
        place = ", ".join(str(index[0]) for index in np.nonzero(bad))
        raise BadInput(f"{name}[{place}] is {found[bad][0]:g}; expected a number, 0 or more")
    return found


def _spoken(name: str) -> str:
    return name.replace("_", " ")
