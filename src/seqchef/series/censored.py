"""Censored demand: what a day that sold out probably asked for, given that it asked for at least what was sold.

Knows: negative binomial and gamma demand by mean and dispersion, moments and quantiles above a bound.
Does not know: series, levels and weekdays (censoring.py).
Start at: moments_above; values_above draws from the same law.

Small counts are summed one by one. Elsewhere the cube root of demand is taken as normal, which is nearly exact for
gamma laws (Wilson and Hilferty 1931, doi:10.1073/pnas.17.12.684) and has all moments above a bound in closed form.
Negative binomial demand from sales that were cut off: Agrawal and Smith 1996, Naval Research Logistics 43, 839-861.
"""

from math import erfc, pi, sqrt
from statistics import NormalDist

import numpy as np

from seqchef.series.tables import Flags, Floats

LEAST_TAIL = 1e-12  # a rarer bound is met by the law of the tail alone
LEAST_VARIATION = 0.05  # variance of counts over their mean: nothing in a kitchen is steadier
MOST_VARIATION = 16.0  # variance over the square of the mean: beyond it cube roots are not normal any more
MOST_COUNTED = 1e4  # larger counts are as good as continuous
ONE_BY_ONE = 40  # up to here counts are summed

_erfc = np.frompyfunc(erfc, 1, 1)
_normal_quantile = np.frompyfunc(NormalDist().inv_cdf, 1, 1)


def moments_above(y: Floats, mean: Floats, dispersion: Floats, counted: Flags) -> tuple[Floats, Floats]:
    """E[D | D >= y] and E[(D - mean)^2 | D >= y] for bounds y (N,), means (N,) and dispersions (N,).

    Var D is mean + dispersion * mean^2 where `counted`, dispersion * mean^2 elsewhere. The law is negative binomial
    for small counts, and gamma for the rest and for counts with a dispersion below 0. The first is never below y.
    """
    mean, bound = np.maximum(mean, 1e-300), np.maximum(y, 0.0)
    variation = _variation(mean, dispersion, counted)
    few = counted & (dispersion > 0) & (bound <= ONE_BY_ONE)
    first, second = np.empty_like(mean), np.empty_like(mean)
    first[few], second[few] = _counts(bound[few], mean[few], dispersion[few])
    lowered = np.where(counted, np.maximum(bound - 0.5, 0.0), bound)
    first[~few], second[~few] = _continuous(lowered[~few], mean[~few], variation[~few])
    # beyond all probability the tail falls like a geometric or exponential one
    lost = ~np.isfinite(first)
    above = np.maximum(np.where(lost, bound + np.maximum(mean * variation, np.where(counted, 1.0, 0.0)), first), y)
    spread = second - 2 * mean * above + mean**2
    return above, np.where(lost | ~(spread >= 0), (above - mean) ** 2, spread)


def values_above(y: Floats, mean: Floats, dispersion: Floats, counted: Flags, levels: Floats) -> Floats:
    """Quantiles (N,) at `levels` (N,) between 0 and 1 of demand given that it was at least y (N,); whole if `counted`.

    They follow the gamma law, drawn out so that what is above y has the expectation of moments_above.
    """
    mean, bound = np.maximum(mean, 1e-300), np.maximum(y, 0.0)
    variation = _variation(mean, dispersion, counted)
    centre, spread = 1 - variation / 9, np.sqrt(variation) / 3
    tail = _tail((np.cbrt(bound / mean) - centre) / spread)
    z = np.asarray(_normal_quantile(np.clip(tail * (1 - levels), 1e-300, 1 - 1e-12)), dtype=np.float64)
    roots = centre - spread * z
    above = np.maximum(mean * roots**3 - bound, 0.0)
    expected, _ = moments_above(bound, mean, dispersion, counted)
    usual, _ = moments_above(bound, mean, variation, np.zeros_like(counted))
    drawn = bound + above * np.where(usual > bound, (expected - bound) / np.maximum(usual - bound, 1e-300), 1.0)
    drawn = np.where((tail > LEAST_TAIL) & np.isfinite(drawn), drawn, expected)
    return np.maximum(np.where(counted, np.round(drawn), drawn), y)


def _variation(mean: Floats, dispersion: Floats, counted: Flags) -> Floats:
    """Variance over the square of the mean."""
    counts = np.maximum(dispersion * mean + 1, LEAST_VARIATION) / mean
    return np.clip(np.where(counted, counts, dispersion), 1e-9, MOST_VARIATION)


def _counts(y: Floats, mean: Floats, dispersion: Floats) -> tuple[Floats, Floats]:
    """E[D | D >= y] and E[D^2 | D >= y] of negative binomial counts; nan beyond all probability."""
    shape = 1 / np.maximum(dispersion, 1e-9)
    q = mean / (mean + shape)
    chance = np.exp(shape * np.log1p(-q))  # of no guest at all
    below, first, second = (np.zeros_like(mean) for _ in range(3))
    for count in range(int(np.ceil(y.max(initial=0.0)))):
        counts = np.where(count < y, chance, 0.0)
        below, first, second = below + counts, first + count * counts, second + count**2 * counts
        chance = chance * q * (count + shape) / (count + 1)
    tail = np.where(below < 1 - LEAST_TAIL, 1 - below, np.nan)
    return (mean - first) / tail, (mean + mean**2 * (1 + dispersion) - second) / tail


def _continuous(y: Floats, mean: Floats, variation: Floats) -> tuple[Floats, Floats]:
    """E[D | D >= y] and E[D^2 | D >= y] of gamma demand; nan beyond all probability.

    The cube root of D / mean is c + s Z, so that the moments are sums of the moments of Z above z.
    """
    c, s = 1 - variation / 9, np.sqrt(variation) / 3
    z = np.minimum((np.cbrt(y / mean) - c) / s, 40.0)
    tail = _tail(z)
    moments = [tail, np.exp(-(z**2) / 2) / sqrt(2 * pi)]
    for power in range(2, 7):
        moments.append(z ** (power - 1) * moments[1] + (power - 1) * moments[power - 2])
    tail = np.where(tail > LEAST_TAIL, tail, np.nan)
    first, second = (
        sum(k * c ** (n - i) * s**i * moments[i] for i, k in enumerate(row))
        for n, row in ((3, (1, 3, 3, 1)), (6, (1, 6, 15, 20, 15, 6, 1)))
    )
    return mean * first / tail, mean**2 * second / tail


def _tail(z: Floats) -> Floats:
    """P(Z > z) of the standard normal law."""
    return np.asarray(_erfc(z / sqrt(2)), dtype=np.float64) / 2
