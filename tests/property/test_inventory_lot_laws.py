"""Laws of what spoils, of budgets, schedules, lots and packs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory_draws import few, money, whole_needs
from seqchef.applications.planning.inventory.budgets import BudgetItem, within_budget
from seqchef.applications.planning.inventory.distributions import Normal, Poisson
from seqchef.applications.planning.inventory.finite_horizon import Season, finite_horizon
from seqchef.applications.planning.inventory.lot_schedule import wagner_whitin
from seqchef.applications.planning.inventory.lot_sizes import economic_order_quantity, lot_cost
from seqchef.applications.planning.inventory.min_max import best_min_max
from seqchef.applications.planning.inventory.packs import min_max_order
from seqchef.applications.planning.inventory.perishables import best_level, issue_lots, order_up_to_paths, steady_state
from seqchef.applications.planning.inventory.price_breaks import all_units_discount, incremental_discount


@few
@given(whole_needs, st.lists(st.integers(0, 20), min_size=12, max_size=12), st.integers(1, 4), st.integers(1, 25))
def test_first_in_first_out_never_wastes_more(demand, receipts, life, level):
    for run in (
        lambda issue: issue_lots(np.array(receipts, dtype=float), demand, life=life, issue=issue),
        lambda issue: order_up_to_paths(level, demand, life=life, issue=issue),
    ):
        fifo, lifo = run("fifo"), run("lifo")
        assert (np.cumsum(fifo.wasted, axis=1) <= np.cumsum(lifo.wasted, axis=1) + 1e-9).all()
        for record in (fifo, lifo):
            used = demand - record.lost
            kept = record.received.sum(axis=1) - record.wasted.sum(axis=1) - used.sum(axis=1)
            np.testing.assert_allclose(kept, record.left, atol=1e-9)  # nothing appears, nothing vanishes


@few
@given(st.floats(1, 8), st.integers(1, 14), st.integers(1, 3))
def test_customers_who_take_the_freshest_make_more_waste(mean, level, life):
    fifo, lifo = (steady_state(Poisson(mean), level, life=life, issue=issue) for issue in ("fifo", "lifo"))
    assert fifo.wasted <= lifo.wasted + 1e-9
    assert fifo.lost == lifo.lost


def test_the_best_level_of_what_keeps_a_day_is_the_newsvendors():
    assert best_level(Poisson(6), waste_cost=1, lost_cost=4, life=1) == 8
    assert best_level(Poisson(6), waste_cost=1, lost_cost=4, life=2, issue="lifo") < best_level(
        Poisson(6), waste_cost=1, lost_cost=4, life=2
    )


@few
@given(
    st.lists(st.tuples(st.floats(0.5, 12), money, money, st.integers(1, 9)), min_size=1, max_size=3), st.floats(0, 150)
)
def test_a_budget_is_kept_and_no_combination_is_better(rows, budget):
    items = [BudgetItem(demand=Poisson(m), underage=u, overage=o, price=p) for m, u, o, p in rows]
    found, greedy = within_budget(items, budget), within_budget(items, budget, exact=False)
    assert found.spent <= budget * (1 + 1e-8)
    assert found.cost <= greedy.cost + 1e-9
    assert within_budget(items).cost <= found.cost + 1e-9
    best = min(
        sum(item.cost(k) for item, k in zip(items, counts, strict=True))
        for counts in np.ndindex(*(min(int(budget / item.price), 14) + 1 for item in items))
        if sum(k * item.price for item, k in zip(items, counts, strict=True)) <= budget
    )
    assert found.cost <= best + 1e-9


@few
@given(st.lists(st.integers(0, 30), min_size=1, max_size=7), st.floats(0, 100), st.floats(0, 5))
def test_no_other_schedule_of_lots_costs_less(needs, fixed, holding):
    found = wagner_whitin(needs, order_cost=fixed, holding_cost=holding)
    best = np.inf
    for pattern in np.ndindex(*(2,) * len(needs)):
        stock, cost, possible = 0.0, 0.0, True
        for t, ordered in enumerate(pattern):
            if ordered:
                end = next((u for u in range(t + 1, len(needs)) if pattern[u]), len(needs))
                stock, cost = stock + sum(needs[t:end]), cost + fixed
            stock -= needs[t]
            possible &= stock >= 0
            cost += holding * max(stock, 0)
        best = min(best, cost) if possible else best
    assert found.cost == pytest.approx(best, abs=1e-9)
    assert sum(found.orders) == sum(needs)


def test_a_season_of_known_demand_is_the_schedule_of_wagner_and_whitin():
    season = Season(order_cost=500, holding_cost=2, stockout_cost=1000, final_stockout_cost=1000)
    found = finite_horizon([Normal(need, 0) for need in (90, 120, 80, 70)], season)
    assert found.cost == pytest.approx(1380)
    assert found.highs[0] == 210


def test_a_long_season_begins_like_one_without_end():
    season = Season(order_cost=5, holding_cost=1, stockout_cost=4)
    found = finite_horizon([Poisson(6)] * 30, season)
    best = best_min_max(Poisson(6), order_cost=5, holding_cost=1, stockout_cost=4)
    assert (found.lows[5], found.highs[5]) == (best.low, best.high)


@few
@given(money, money, st.floats(1, 1000), st.floats(0.1, 10))
def test_no_other_lot_costs_less_than_the_economic_one(fixed, holding, demand, factor):
    best = economic_order_quantity(order_cost=fixed, holding_cost=holding, demand=demand)
    other = lot_cost(best.quantity * factor, order_cost=fixed, holding_cost=holding, demand=demand)
    assert other >= best.cost * (1 - 1e-12)


@few
@given(st.floats(1, 200), st.floats(0.05, 0.5), st.floats(10, 2000), st.floats(1, 2000))
def test_no_other_lot_with_price_breaks_costs_less(fixed, rate, demand, quantity):
    breaks, prices = [0, 100, 300], [10.0, 9.0, 8.5]
    costs = {"order_cost": fixed, "holding_rate": rate, "demand": demand, "breaks": breaks, "prices": prices}
    region = sum(quantity >= b for b in breaks) - 1
    all_units = prices[region] * demand + fixed * demand / quantity + rate * prices[region] * quantity / 2
    assert all_units_discount(**costs).cost <= all_units + 1e-6
    paid = sum(
        p * max(min(quantity, high) - low, 0) for p, low, high in zip(prices, breaks, [100, 300, 1e9], strict=True)
    )
    incremental = (paid + fixed) * demand / quantity + rate * paid / 2
    assert incremental_discount(**costs).cost <= incremental + 1e-6


@few
@given(st.floats(0, 100), st.floats(0, 100), st.floats(0.1, 30))
def test_packs_reach_the_maximum_and_one_fewer_would_not(on_hand, maximum, pack):
    found = min_max_order(on_hand, maximum=maximum, pack=pack)
    assert found.position >= maximum - 1e-6
    assert found.packs == 0 or found.position - pack < maximum
    full = min_max_order(on_hand, maximum=maximum, pack=pack, exceed=False)
    assert full.packs == 0 or full.position <= maximum + 1e-6
