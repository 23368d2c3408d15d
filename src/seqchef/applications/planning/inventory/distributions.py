"""Distributions of demand: what policies ask of one, and the two that every textbook uses, normal and Poisson.

Knows: quantiles, expected shortages, demand over several periods.
Does not know: tables of values and samples (demand_tables), other distributions (scipy_demand), costs or policies.
Start at: Demand.

n(S) = E[(D - S)+] is the loss function, n2(S) = E[((D - S)+)^2] / 2 the second-order one (Snyder & Shen, Fundamentals
of Supply Chain Theory, 2nd ed., appendix C). Normal demand needs no SciPy; Poisson demand uses scipy.special.
"""

from dataclasses import dataclass
from math import ceil, erfc, exp, floor, inf, pi, sqrt
from statistics import NormalDist
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from seqchef.applications.planning.inventory import _checks, _scipy

Floats = NDArray[np.float64]


FAR = 40  # standard deviations; all of a normal distribution lies nearer


class Demand(Protocol):
    """Demand of one period, in the caller's unit."""

    @property
    def mean(self) -> float:
        """E[D]."""
        ...

    @property
    def sd(self) -> float:
        """Its standard deviation."""
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
        if abs(level - self.mean) >= FAR * self.sd:
            return max(self.mean - level, 0.0)
        return self.sd * standard_loss((level - self.mean) / self.sd)

    def second_shortage(self, level: float) -> float:
        """n2(level) = sd^2 / 2 ((z^2 + 1) (1 - Phi(z)) - z phi(z))."""
        if abs(level - self.mean) >= FAR * self.sd:
            return ((self.mean - level) ** 2 + self.sd**2) / 2 if level < self.mean else 0.0
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

    @property
    def sd(self) -> float:
        """The root of the mean."""
        return sqrt(self.mean)

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
