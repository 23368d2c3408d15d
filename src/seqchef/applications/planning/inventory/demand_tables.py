"""Tables of demand: a finite list of values with their probabilities, from samples or written down.

Knows: quantiles, expected shortages, sums of periods by convolution.
Does not know: formulas (distributions, scipy_demand), costs or policies.
Start at: Table.samples, Table.whole_units, in_steps.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from seqchef.applications.planning.inventory import _checks
from seqchef.errors import BadInput

Floats = NDArray[np.float64]

WIDEST_TABLE = 1_000_000  # values of a sum; demand that ranges further should be given as normal
STEPS = 1000  # in the largest value of a table that is not in whole units, when periods are added


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A finite table: `values` (V,) rise, `probabilities` (V,) add up to 1. Start at `samples` or `whole_units`."""

    values: Floats
    probabilities: Floats

    def __post_init__(self) -> None:
        _checks.samples("values", self.values)
        _checks.samples("probabilities", self.probabilities)
        total = float(self.probabilities.sum())
        if len(self.values) != len(self.probabilities) or abs(total - 1) > 1e-6:
            raise BadInput(f"the probabilities add up to {total:g}; expected 1, one for each value")
        if (np.diff(self.values) <= 0).any():
            raise BadInput("the values of the table do not rise; expected each value once, the smallest first")

    @classmethod
    def samples(cls, samples: ArrayLike) -> "Table":
        """Each of the samples (N,) with probability 1/N: the empirical distribution."""
        values, counts = np.unique(_checks.samples("samples", samples), return_counts=True)
        return cls(values, counts / counts.sum())

    @classmethod
    def whole_units(cls, probabilities: Sequence[float] | Floats) -> "Table":
        """P(D = 0), P(D = 1), ..."""
        found = np.asarray(probabilities, dtype=np.float64)
        return cls(np.arange(len(found), dtype=np.float64), found)

    @property
    def mean(self) -> float:
        """E[D]."""
        return float(self.values @ self.probabilities)

    @property
    def sd(self) -> float:
        """The standard deviation."""
        return float(np.sqrt((self.values - self.mean) ** 2 @ self.probabilities))

    @property
    def whole(self) -> bool:
        """Whether every value is a whole number."""
        return bool((self.values == np.floor(self.values)).all())

    def cdf(self, level: float) -> float:
        """P(D <= level)."""
        return float(self.probabilities[self.values <= level].sum())

    def quantile(self, share: float) -> float:
        """The least value with P(D <= value) >= share; 0.7 of ten samples is the seventh in spite of rounding."""
        place = int(np.searchsorted(np.cumsum(self.probabilities), share - 1e-12))
        return float(self.values[min(place, len(self.values) - 1)])

    def shortage(self, level: float) -> float:
        """E[(D - level)+]."""
        return float(np.maximum(self.values - level, 0.0) @ self.probabilities)

    def second_shortage(self, level: float) -> float:
        """E[((D - level)+)^2] / 2."""
        return float(np.maximum(self.values - level, 0.0) ** 2 @ self.probabilities) / 2

    def pmf(self, longest: int) -> Floats:
        """P(D = 0), ..., P(D = longest). Raises BadInput when a value is not whole."""
        if not self.whole:
            raise BadInput("the table has values that are not whole; expected demand in whole units")
        dense = np.zeros(max(int(self.values[-1]), longest) + 1)
        dense[self.values.astype(np.int64)] = self.probabilities
        return dense[: longest + 1]

    def over(self, periods: float) -> "Table":
        """The distribution of the sum, by convolution; values that are not whole go to a grid of 1000 steps first.

        Raises BadInput unless `periods` is whole.
        """
        _checks.whole(0, periods=periods)
        if periods == 1:
            return self
        if not self.whole:
            step = float(self.values[-1]) / STEPS
            steps = in_steps(self.values, self.probabilities, step).over(periods)
            return Table(steps.values * step, steps.probabilities)
        one = self.pmf(int(self.values[-1]))
        if len(one) * periods > WIDEST_TABLE:
            raise BadInput(f"the sum of {periods:g} periods has more than {WIDEST_TABLE:,} values; expected fewer")
        total = np.ones(1)
        for _ in range(int(periods)):
            total = np.convolve(total, one)
        return Table.whole_units(total / total.sum())


def in_steps(values: Floats, weights: Floats | None = None, unit: float = 1.0) -> Table:
    """values (M,), with weights (M,) or each as often, to a table of whole steps of `unit` with the same mean."""
    _checks.above(0, unit=unit)
    scaled = values / unit
    low = np.floor(scaled)
    if low.max() > WIDEST_TABLE:
        raise BadInput(f"demand goes up to {low.max():,.0f} units; expected at most {WIDEST_TABLE:,}: a larger unit")
    each = np.ones(len(values)) if weights is None else weights
    counts = np.zeros(int(low.max()) + 2)
    np.add.at(counts, low.astype(np.int64), each * (1 - (scaled - low)))
    np.add.at(counts, low.astype(np.int64) + 1, each * (scaled - low))
    return Table.whole_units(counts / counts.sum())
