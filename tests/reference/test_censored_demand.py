"""Demand above a bound against SciPy's distributions, summed or integrated."""

import numpy as np
import pytest
from scipy import stats

from seqchef.series.censored import moments_above, values_above

CASES = [(dispersion, mean) for dispersion in (0.001, 0.1, 0.5) for mean in (0.5, 2.0, 10.0, 35.0, 200.0)]


def one(value):
    return np.array([float(value)])


def counts_above(dispersion, mean, bound):
    """E[D | D >= bound] and E[(D - mean)^2 | D >= bound] of negative binomial counts, summed."""
    counts = np.arange(bound, 20_000)
    chances = stats.nbinom.pmf(counts, 1 / dispersion, 1 / (1 + dispersion * mean))
    first = (chances * counts).sum() / chances.sum()
    return first, (chances * (counts - mean) ** 2).sum() / chances.sum()


@pytest.mark.parametrize(("dispersion", "mean"), CASES)
@pytest.mark.parametrize("share", [0.0, 0.3, 1.0, 1.5])
def test_counts_above_a_bound_are_negative_binomial(dispersion, mean, share):
    bound = np.ceil(mean * share)
    first, second = moments_above(one(bound), one(mean), one(dispersion), np.array([True]))
    expected = counts_above(dispersion, mean, bound)
    summed = bound <= 40
    assert first[0] == pytest.approx(expected[0], rel=1e-9 if summed else 1e-2)
    assert second[0] == pytest.approx(expected[1], rel=1e-9 if summed else 0.15)


@pytest.mark.parametrize(("dispersion", "mean"), CASES)
@pytest.mark.parametrize("share", [0.0, 0.3, 1.0, 1.3])
def test_amounts_above_a_bound_are_gamma(dispersion, mean, share):
    law = stats.gamma(1 / dispersion, scale=mean * dispersion)
    tail = law.sf(mean * share)
    if tail < 1e-9:
        pytest.skip("beyond all probability")
    above = law.isf(tail * (np.arange(20_000) + 0.5) / 20_000)
    first, second = moments_above(one(mean * share), one(mean), one(dispersion), np.array([False]))
    assert first[0] == pytest.approx(above.mean(), rel=5e-3)
    assert second[0] == pytest.approx(((above - mean) ** 2).mean(), rel=2e-2)


@pytest.mark.parametrize(("dispersion", "mean"), CASES)
@pytest.mark.parametrize("share", [0.3, 1.0, 1.5])
def test_values_spread_above_a_bound_have_its_mean_and_its_quantiles(dispersion, mean, share):
    bound, N = np.ceil(mean * share), 2_000
    levels = (np.arange(N) + 0.5) / N
    columns = (np.full(N, bound), np.full(N, mean), np.full(N, dispersion))
    values = values_above(*columns, np.ones(N, dtype=bool), levels)
    first, _ = counts_above(dispersion, mean, bound)
    np.testing.assert_array_equal(values, np.round(values))
    assert values.min() >= bound
    assert (np.diff(values) >= 0).all()
    assert values.mean() == pytest.approx(first, rel=0.01, abs=0.2)
    law = stats.nbinom(1 / dispersion, 1 / (1 + dispersion * mean))
    ninth = law.isf(law.sf(bound - 1) * 0.1)
    assert values[int(0.9 * N)] == pytest.approx(ninth, rel=0.05, abs=1)


def test_a_bound_beyond_all_probability_is_passed_by_little():
    bounds = np.array([1e5, 500.0, 3.0, 1e12])
    means = np.array([1.0, 1.0, 0.0, 1.0])
    for counted in (True, False):
        first, second = moments_above(bounds, means, np.full(4, 0.05), np.full(4, counted))
        assert (first >= bounds).all()
        assert (first <= bounds + 2).all()
        assert np.isfinite(second).all()


def test_without_a_bound_demand_is_what_it_is():
    first, second = moments_above(np.zeros(2), np.array([3.0, 3.0]), np.array([0.1, 0.4]), np.array([True, False]))
    np.testing.assert_allclose(first, 3.0, rtol=2e-3)
    np.testing.assert_allclose(second, [3 + 0.9, 3.6], rtol=2e-2)
