"""Laws of planning, for any need, stock and pack."""

from datetime import date
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from order_cases import amounts, lots, needs
from seqchef.applications.planning.ageing import DatedLot, use_lots
from seqchef.applications.planning.cover import cover, last_day_covered
from seqchef.applications.planning.orders import order_line, packs_for
from seqchef.applications.planning.paths import LEVELS, quantile_function, sample_paths
from seqchef.food.opening import Opening
from seqchef.food.stock import Offer

TODAY = date(2026, 3, 4)  # a Wednesday
offers = st.builds(
    lambda pack, days, lead, life, level: Offer(
        ingredient="cream",
        supplier="Dairy",
        pack_quantity=Fraction(pack, 4),
        pack_unit="l",
        pack_price=Fraction(5),
        lead_time_days=lead,
        delivery_days=frozenset(days),
        shelf_life_days=life,
        service_level=level,
    ),
    st.integers(1, 60),
    st.sets(st.integers(0, 6), min_size=1),
    st.integers(0, 3),
    st.none() | st.integers(1, 20),
    st.floats(0.5, 0.99),
)


def ordered(offer, need, stock):
    return order_line(offer, cover(TODAY, offer, Opening()), need, stock, today=TODAY)


@settings(max_examples=60, deadline=None)
@given(offers, needs, lots, arrays.arrays(np.float64, (15, 14), elements=amounts))
def test_more_demand_never_orders_less(offer, need, stock, more):
    assert ordered(offer, need + more, stock).packs >= ordered(offer, need, stock).packs


@settings(max_examples=60, deadline=None)
@given(offers, needs, lots, amounts, st.integers(0, 13))
def test_more_stock_never_orders_more(offer, need, stock, more, keeps):
    plenty = [*stock, DatedLot(more, 0, keeps)]
    assert ordered(offer, need, plenty).packs <= ordered(offer, need, stock).packs


@settings(max_examples=60, deadline=None)
@given(offers, needs, lots)
def test_an_order_is_whole_packs_and_never_one_more_than_asked(offer, need, stock):
    line = ordered(offer, need, stock)
    asked = line.wanted if line.cap is None else line.cap
    assert line.quantity == line.packs * offer.pack_quantity
    assert asked <= float(line.quantity) + 1e-6
    assert line.packs == 0 or float(line.quantity - offer.pack_quantity) < asked + 1e-6


@settings(max_examples=60, deadline=None)
@given(offers, needs, lots)
def test_the_figures_of_a_line_add_up(offer, need, stock):
    line = ordered(offer, need, stock)
    assert line.safety >= 0
    if line.wanted > 0:
        assert line.wanted == pytest.approx(line.need + line.safety - line.on_hand - line.on_order + line.lost)


@settings(max_examples=60, deadline=None)
@given(needs, lots)
def test_stock_is_used_spoiled_or_left_but_never_made(need, stock):
    use = use_lots(need, stock)
    met = need - use.unmet
    assert (use.unmet >= 0).all()
    assert (met >= -1e-9).all()
    assert (met.sum(axis=1) + use.spoiled.sum(axis=1) <= sum(lot.quantity for lot in stock) + 1e-6).all()


@given(offers)
def test_a_delivery_comes_on_a_delivery_day_that_the_order_can_reach(offer):
    chance = cover(TODAY, offer, Opening())
    assert chance.arrives.weekday() in offer.delivery_days
    assert (chance.arrives - TODAY).days >= max(1, offer.lead_time_days)
    assert TODAY <= chance.order_by < chance.arrives <= chance.last_day <= last_day_covered(TODAY, [offer], Opening())


@given(st.floats(0, 500), st.integers(1, 400))
def test_packs_hold_what_is_asked(quantity, pack):
    packs = packs_for(quantity, Fraction(pack, 8))
    assert packs * pack / 8 >= quantity - 1e-6
    assert packs == 0 or (packs - 1) * pack / 8 < quantity


def quantiles_of(values):
    """Ascending quantiles (S, H, 9), at least 0."""
    return np.sort(np.abs(values), axis=-1)


@settings(max_examples=40, deadline=None)
@given(
    arrays.arrays(np.float64, (2, 3, 9), elements=st.floats(0, 100)),
    arrays.arrays(np.float64, (60, 2), elements=st.floats(0, 100) | st.just(np.nan)),
)
def test_sample_paths_return_the_marginals_whatever_the_past_was(values, history):
    quantiles = quantiles_of(values)
    N = 200
    paths = sample_paths(quantiles, history, paths=N, season=7, seed=1)
    expected = quantile_function(quantiles, (np.arange(N) + 0.5) / N)
    np.testing.assert_allclose(np.moveaxis(np.sort(paths, axis=0), 0, -1), expected)


@given(arrays.arrays(np.float64, (9,), elements=st.floats(0, 100)))
def test_the_quantile_function_goes_through_the_nine_and_rises(values):
    quantiles = np.sort(values)
    np.testing.assert_allclose(quantile_function(quantiles, LEVELS), quantiles, atol=1e-9)
    curve = quantile_function(quantiles, np.linspace(0.001, 0.999, 400))
    assert (np.diff(curve) >= -1e-9).all()
    assert (curve >= 0).all()


def test_one_seed_gives_the_same_paths_and_another_one_others():
    quantiles = quantiles_of(np.random.default_rng(0).normal(20, 5, (2, 7, 9)))
    history = np.random.default_rng(1).poisson(20, (100, 2)).astype(float)
    first, again, other = (sample_paths(quantiles, history, paths=100, season=7, seed=seed) for seed in (5, 5, 6))
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other)


def test_days_and_dishes_that_moved_together_move_together_on_paths():
    generator = np.random.default_rng(3)
    weather = generator.normal(0, 5, 400).cumsum() * 0.2
    history = np.stack([50 + weather + generator.normal(0, 1, 400), 30 + weather + generator.normal(0, 1, 400)], axis=1)
    quantiles = np.broadcast_to(np.linspace(10, 30, 9), (2, 7, 9))
    paths = sample_paths(quantiles, history, paths=500, season=7, seed=0)
    assert np.corrcoef(paths[:, 0, 0], paths[:, 1, 0])[0, 1] > 0.8
    assert np.corrcoef(paths[:, 0, 0], paths[:, 0, 1])[0, 1] > 0.8
    alone = sample_paths(quantiles, generator.normal(50, 5, (400, 2)), paths=500, season=7, seed=0)
    assert abs(np.corrcoef(alone[:, 0, 0], alone[:, 1, 0])[0, 1]) < 0.3


def test_a_dish_without_a_past_keeps_one_rank_on_all_days():
    quantiles = np.broadcast_to(np.linspace(10, 30, 9), (1, 5, 9))
    paths = sample_paths(quantiles, np.full((3, 1), np.nan), paths=300, season=7, seed=0)
    assert np.corrcoef(paths[:, 0, 0], paths[:, 0, 4])[0, 1] > 0.999
