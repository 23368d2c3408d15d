"""Distributions of demand: normal, Poisson, any table of values, any distribution of SciPy; what policies ask of them.

Knows: quantiles, expected shortages, demand over several periods.
Does not know: costs or policies.
Start at: Demand.

n(S) = E[(D - S)+] is the loss function, n2(S) = E[((D - S)+)^2] / 2 the second-order one (Snyder & Shen, Fundamentals
of Supply Chain Theory, 2nd ed., appendix C). Normal demand and tables need nothing else; Poisson uses scipy.special,
and whoever builds a distribution with scipy.stats has loaded it already.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, erfc, exp, floor, inf, isfinite, pi, sqrt
from statistics import NormalDist
from typing import Any, Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from seqchef.applications.planning.inventory import _checks, _scipy
from seqchef.errors import BadInput

Floats = NDArray[np.float64]

FAR_TAIL = 1e-16  # probability beyond which a sum over a discrete distribution ends
WIDEST_TABLE = 1_000_000  # values; a discrete distribution that is wider should be given as normal


class Demand(Protocol):
    """Demand of one period, in the caller's unit."""

    @property
    def mean(self) -> float:
        """E[D]."""
        ...

    @property
    def whole(self) -> bool:
        """Whether demand comes in whole units only, so that levels are whole as well."""
        ...

    def cdf(self, level: float) -> float:
        """P(D <= level)."""
        ...

    def quantile(self, share: float) -> float:
        """The least level with P(D <= level) >= share, for a share between 0 and 1."""
        ...

    def shortage(self, level: float) -> float:
        """n(level) = E[(D - level)+]."""
        ...

    def over(self, periods: float) -> "Demand":
        """Demand of so many independent periods together. Raises BadInput where there is no closed form."""
        ...


def leftover(demand: Demand, level: float) -> float:
    """E[(level - D)+], what is left of `level` on average."""
    return level - demand.mean + demand.shortage(level)


@dataclass(frozen=True, slots=True)
class Normal:
    """Normal demand; an sd of 0 is demand that is known."""

    mean: float
    sd: float
    whole = False

    def __post_init__(self) -> None:
        _checks.at_least(0, mean=self.mean, sd=self.sd)

    def cdf(self, level: float) -> float:
        """P(D <= level)."""
        if self.sd == 0:
            return float(level >= self.mean)
        return erfc((self.mean - level) / self.sd / sqrt(2)) / 2

    def quantile(self, share: float) -> float:
        """mean + z sd."""
        return self.mean + standard_quantile(share) * self.sd if self.sd else self.mean

    def shortage(self, level: float) -> float:
        """sd (phi(z) - z (1 - Phi(z))) with z = (level - mean) / sd."""
        if self.sd == 0:
            return max(self.mean - level, 0.0)
        return self.sd * standard_loss((level - self.mean) / self.sd)

    def second_shortage(self, level: float) -> float:
        """n2(level) = sd^2 / 2 ((z^2 + 1) (1 - Phi(z)) - z phi(z))."""
        if self.sd == 0:
            return max(self.mean - level, 0.0) ** 2 / 2
        z = (level - self.mean) / self.sd
        return self.sd**2 / 2 * max((z * z + 1) * _upper_tail(z) - z * _density(z), 0.0)

    def over(self, periods: float) -> "Normal":
        """Means add, variances add; a part of a period has its part of both."""
        _checks.at_least(0, periods=periods)
        return Normal(self.mean * periods, self.sd * sqrt(periods))


@dataclass(frozen=True, slots=True)
class Poisson:
    """Poisson demand: customers who come one by one, independently."""

    mean: float
    whole = True

    def __post_init__(self) -> None:
        _checks.at_least(0, mean=self.mean)

    def cdf(self, level: float) -> float:
        """P(D <= level)."""
        return float(_scipy.special().pdtr(floor(level), self.mean)) if level >= 0 else 0.0

    def quantile(self, share: float) -> float:
        """The least whole level with P(D <= level) >= share."""
        if share <= self.cdf(0):
            return 0.0
        if share >= 1:
            return inf
        level = ceil(float(_scipy.special().pdtrik(share, self.mean)))
        return float(level - 1 if self.cdf(level - 1) >= share else level)

    def shortage(self, level: float) -> float:
        """mean P(D >= k) - level P(D > k) with k the whole part of `level`."""
        if level < 0:
            return self.mean - level
        k = floor(level)
        return max(self.mean * (1.0 if k == 0 else self._above(k - 1)) - level * self._above(k), 0.0)

    def pmf(self, longest: int) -> Floats:
        """P(D = 0), ..., P(D = longest)."""
        special, values = _scipy.special(), np.arange(longest + 1)
        logs = special.xlogy(values, self.mean) - self.mean - special.gammaln(values + 1)
        return np.asarray(np.exp(logs), dtype=np.float64)

    def over(self, periods: float) -> "Poisson":
        """A Poisson distribution with the mean of so many periods."""
        _checks.at_least(0, periods=periods)
        return Poisson(self.mean * periods)

    def _above(self, k: int) -> float:
        return float(_scipy.special().pdtrc(k, self.mean))


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
        """The distribution of the sum, by convolution. Raises BadInput unless periods and values are whole."""
        _checks.whole(0, periods=periods)
        one = self.pmf(int(self.values[-1]))
        if len(one) * periods > WIDEST_TABLE:
            raise BadInput(f"the sum of {periods:g} periods has more than {WIDEST_TABLE:,} values; expected fewer")
        total = np.ones(1)
        for _ in range(int(periods)):
            total = np.convolve(total, one)
        return Table.whole_units(total / total.sum())


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


def standard_quantile(share: float) -> float:
    """z with Phi(z) = share; infinite for 0 and 1."""
    if share <= 0 or share >= 1:
        return -inf if share <= 0 else inf
    return NormalDist().inv_cdf(share)


def standard_loss(z: float) -> float:
    """phi(z) - z (1 - Phi(z)): what a standard normal variable exceeds z by, on average."""
    return max(_density(z) - z * _upper_tail(z), 0.0) if z < inf else 0.0


def _density(z: float) -> float:
    return exp(-z * z / 2) / sqrt(2 * pi)


def _upper_tail(z: float) -> float:
    return erfc(z / sqrt(2)) / 2
