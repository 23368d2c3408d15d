"""Demand with any distribution of SciPy: lognormal, gamma, negative binomial, ...

Knows: expected shortages by summing or integrating the tail; sums of periods where demand is in whole units.
Does not know: normal and Poisson demand in closed form (distributions), costs or policies.
Start at: Scipy.
"""

from dataclasses import dataclass
from itertools import pairwise
from math import floor, isfinite
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seqchef.applications.planning.inventory import _scipy
from seqchef.applications.planning.inventory.demand_tables import WIDEST_TABLE, Table
from seqchef.applications.planning.inventory.distributions import Demand
from seqchef.errors import BadInput

Floats = NDArray[np.float64]

FAR_TAIL = 1e-16  # probability beyond which a sum over a discrete distribution ends


@dataclass(frozen=True, slots=True, eq=False)
class Scipy:
    """Any frozen distribution of scipy.stats with a finite mean, such as scipy.stats.lognorm(0.3, scale=400)."""

    frozen: Any

    def __post_init__(self) -> None:
        if not all(hasattr(self.frozen, name) for name in ("cdf", "sf", "isf", "ppf", "mean", "support")):
            raise BadInput(
                f"demand is {self.frozen!r}; expected a frozen distribution, such as scipy.stats.norm(50, 8)"
            )
        if not isfinite(self.mean):
            raise BadInput(f"the mean of the demand is {self.mean}; expected a finite one")

    @property
    def mean(self) -> float:
        """E[D]."""
        return float(self.frozen.mean())

    @property
    def sd(self) -> float:
        """The standard deviation; infinite for some distributions with heavy tails."""
        return float(self.frozen.std())

    @property
    def whole(self) -> bool:
        """Whether it is a discrete distribution."""
        return hasattr(self.frozen, "pmf")

    def cdf(self, level: float) -> float:
        """P(D <= level)."""
        return float(self.frozen.cdf(level))

    def quantile(self, share: float) -> float:
        """SciPy's own."""
        return float(self.frozen.ppf(share))

    def shortage(self, level: float) -> float:
        """The sum or the integral of P(D > x) from `level` on."""
        low, high = map(float, self.frozen.support())
        if level < low:
            return low - level + self.shortage(low)
        if level >= high:
            return 0.0
        return self._summed(level) if self.whole else self._integrated(level, high)

    def pmf(self, longest: int) -> Floats:
        """P(D = 0), ..., P(D = longest). Raises BadInput for a continuous distribution or one below 0."""
        if not self.whole or self.frozen.support()[0] < 0:
            raise BadInput("demand is not in whole units from 0; expected a discrete distribution")
        return np.asarray(self.frozen.pmf(np.arange(longest + 1)), dtype=np.float64)

    def over(self, periods: float) -> "Demand":
        """A convolution where it is discrete. Raises BadInput where it is not, but for a single period."""
        if periods == 1:
            return self
        if not self.whole:
            raise BadInput(f"demand over {periods:g} periods has no closed form; expected normal, Poisson or a table")
        longest = self._last()
        table = self.pmf(longest)
        return Table.whole_units(table / table.sum()).over(periods)

    def _last(self) -> int:
        last = int(self.frozen.isf(FAR_TAIL))
        if last > WIDEST_TABLE:
            raise BadInput(f"demand has more than {WIDEST_TABLE:,} values; expected fewer, or a normal distribution")
        return last

    def _summed(self, level: float) -> float:
        k = floor(level)
        tails = np.asarray(self.frozen.sf(np.arange(k, max(self._last(), k) + 1)), dtype=np.float64)
        return float((k + 1 - level) * tails[0] + tails[1:].sum())

    def _integrated(self, level: float, high: float) -> float:
        quad = _scipy.integrate().quad
        cuts = [float(self.frozen.isf(share)) for share in (0.9, 0.5, 0.1, 1e-2, 1e-4, 1e-8)]
        ends = [level, *(cut for cut in cuts if level < cut < high), high]
        parts = (quad(self.frozen.sf, a, b, epsabs=1e-12, epsrel=1e-11)[0] for a, b in pairwise(ends))
        return float(sum(parts))
