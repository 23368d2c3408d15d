"""Order-up-to levels against answers that are known in closed form, for the days that an order must cover."""

from datetime import date
from fractions import Fraction
from math import exp, factorial
from statistics import NormalDist

import numpy as np
import pytest

from seqchef.applications.planning.cover import cover
from seqchef.applications.planning.orders import order_line
from seqchef.applications.planning.paths import LEVELS, sample_paths
from seqchef.food.opening import Opening
from seqchef.food.stock import Offer

N = 40_000
FRIDAY = date(2026, 3, 6)
DAILY = frozenset(range(7))


def level(need, lead_time_days, delivery_days, service_level):
    offer = Offer(
        ingredient="milk",
        supplier="Dairy",
        pack_quantity=Fraction(1),
        pack_unit="l",
        pack_price=Fraction(1),
        lead_time_days=lead_time_days,
        delivery_days=delivery_days,
        service_level=service_level,
    )
    return order_line(offer, cover(FRIDAY, offer, Opening()), need, [], today=FRIDAY).level


def poisson_quantiles(mean):
    """The nine quantiles of a Poisson distribution."""
    cumulated = np.cumsum([exp(-mean) * mean**k / factorial(k) for k in range(100)])
    return np.searchsorted(cumulated, LEVELS - 1e-12).astype(float)


def test_poisson_need_of_six_a_day_for_three_days_at_95_percent_is_25():
    need = np.random.default_rng(0).poisson(6, (N, 14)).astype(float)
    assert level(need, 3, DAILY, 0.95) == 25  # P(sum <= 24) = 0.9317, P(sum <= 25) = 0.9554


def test_normal_need_for_nine_days_at_98_percent():
    need = np.random.default_rng(0).normal(40, 12, (N, 14))
    expected = 9 * 40 + NormalDist().inv_cdf(0.98) * 12 * 9**0.5
    assert expected == pytest.approx(433.934961)
    assert level(need, 1, frozenset({0}), 0.98) == pytest.approx(expected, abs=1.5)  # Saturday to Sunday of next week


def test_nine_quantiles_of_each_day_are_enough_for_the_sum():
    """Paths made from quantiles alone, with independent days in the past, come within one of the exact 25."""
    quantiles = np.broadcast_to(poisson_quantiles(6), (1, 14, 9))
    history = np.random.default_rng(1).poisson(6, (500, 1)).astype(float)
    paths = sample_paths(quantiles, history, paths=2000, season=7, seed=0)
    assert level(paths[:, 0], 3, DAILY, 0.95) == pytest.approx(25, abs=1)


def test_the_sum_of_daily_quantiles_would_be_too_much():
    assert 3 * np.quantile(np.random.default_rng(0).poisson(6, N), 0.95) >= 30
