"""Laws of inventory policies, for any demand, costs and levels."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from inventory_draws import demands, few, money, paths, samples, shares
from seqchef.applications.planning.inventory import levels_from_paths as sampled
from seqchef.applications.planning.inventory.base_stock import order_up_to
from seqchef.applications.planning.inventory.budgets import BudgetItem, within_budget
from seqchef.applications.planning.inventory.demand_tables import Table
from seqchef.applications.planning.inventory.distributions import Normal, Poisson
from seqchef.applications.planning.inventory.finite_horizon import Season, finite_horizon
from seqchef.applications.planning.inventory.lot_sizes import economic_order_quantity
from seqchef.applications.planning.inventory.min_max import best_min_max, min_max_cost, min_max_from_paths
from seqchef.applications.planning.inventory.newsvendor import newsvendor, newsvendor_profit
from seqchef.applications.planning.inventory.packs import min_max_order
from seqchef.applications.planning.inventory.perishables import order_up_to_paths, steady_state
from seqchef.applications.planning.inventory.price_breaks import all_units_discount
from seqchef.applications.planning.inventory.reorder_points import (
    METHODS,
    Rates,
    best_reorder_point,
)
from seqchef.applications.planning.inventory.reorder_points_poisson import (
    best_poisson_reorder_point,
    poisson_reorder_point_cost,
)
from seqchef.applications.planning.inventory.safety_stock import by_cycle_service, by_fill_rate
from seqchef.applications.planning.inventory.scipy_demand import Scipy
from seqchef.errors import BadInput


@few
@given(demands, money, money, money)
def test_a_dearer_shortage_never_means_a_lower_level(demand, holding, stockout, more):
    low = newsvendor(demand, holding_cost=holding, stockout_cost=stockout)
    high = newsvendor(demand, holding_cost=holding, stockout_cost=stockout + more)
    assert high.level >= low.level
    assert high.shortage <= low.shortage + 1e-9


@few
@given(demands, money, money, st.floats(-20, 20))
def test_no_other_level_costs_less_than_the_newsvendors(demand, holding, stockout, step):
    best = newsvendor(demand, holding_cost=holding, stockout_cost=stockout)
    other = newsvendor(demand, holding_cost=holding, stockout_cost=stockout, level=max(best.level + step, 0))
    assert other.cost >= best.cost - 1e-9 * (1 + best.cost)


@few
@given(demands, money, money, st.floats(0, 0.9), money)
def test_profit_is_margin_times_mean_less_the_cost_of_not_knowing(demand, cost, margin, salvaged, fee):
    found = newsvendor_profit(demand, price=cost + margin, cost=cost, salvage=salvaged * cost, waste_fee=fee)
    assert found.profit == pytest.approx(margin * demand.mean - found.cost, abs=1e-6)


@few
@given(samples, shares, shares)
def test_a_sampled_level_rises_with_the_service_level_and_reaches_it(sums, one, other):
    low, high = sorted((one, other))
    levels = [sampled.cycle_service_level(sums, level) for level in (low, high)]
    assert levels[0] <= levels[1]
    assert (sums <= levels[1]).mean() >= high - 1e-9
    assert levels[1] == 0 or (sums < levels[1]).mean() < high + 1e-9


@few
@given(samples, shares)
def test_a_sampled_fill_rate_is_met_exactly_or_at_level_0(sums, target):
    assume(sums.sum() > 1e-6)
    level = sampled.fill_rate_level(sums, target)
    filled = 1 - np.maximum(sums - level, 0).sum() / sums.sum()
    assert filled == pytest.approx(target, abs=1e-6)
    assert sampled.fill_rate_level(sums, 1.0) == pytest.approx(sums.max(), rel=1e-6)


@few
@given(paths, shares, st.sampled_from([1e-9, 0.01, 3.7, 1e12]))
def test_levels_scale_with_the_unit(demand, target, unit):
    assume(demand.sum() > 1)
    for wanted in ({"service_level": target}, {"fill_rate": target}):
        one = sampled.order_up_to_level(demand, lead_time=2, review=3, **wanted)
        other = sampled.order_up_to_level(demand * unit, lead_time=2, review=3, **wanted)
        assert other.level == pytest.approx(one.level * unit, rel=1e-5, abs=1e-5 * unit)
        assert other.fill_rate == pytest.approx(one.fill_rate, abs=1e-6)


@few
@given(paths, shares, st.integers(0, 4), st.integers(0, 2))
def test_a_longer_lead_time_never_lowers_a_level(demand, target, lead_time, more):
    one = sampled.order_up_to_level(demand, lead_time=lead_time, review=2, service_level=target)
    other = sampled.order_up_to_level(demand, lead_time=lead_time + more, review=2, service_level=target)
    assert other.level >= one.level


@pytest.mark.parametrize("wanted", [{"service_level": 0.9}, {"fill_rate": 0.97}], ids=["service", "fill rate"])
@pytest.mark.parametrize("demand", [Normal(40, 9), Poisson(6)], ids=["normal", "poisson"])
def test_the_sampled_order_up_to_level_tends_to_the_exact_one(demand, wanted):
    generator = np.random.default_rng(3)
    draw = (
        np.maximum(generator.normal(40, 9, (60_000, 5)), 0)
        if isinstance(demand, Normal)
        else generator.poisson(6, (60_000, 5))
    )
    exact = order_up_to(demand, lead_time=2, review=3, **wanted)
    found = sampled.order_up_to_level(draw, lead_time=2, review=3, **wanted)
    assert found.level == pytest.approx(exact.level, abs=1.0 if exact.level % 1 == 0 else 0.6)
    assert found.fill_rate == pytest.approx(exact.fill_rate, abs=0.02 if exact.level % 1 == 0 else 0.003)


def test_the_sampled_reorder_point_tends_to_the_textbooks():
    covered = np.random.default_rng(4).normal(300, 50, (60_000, 1))
    found = sampled.reorder_point_level(covered, quantity=200, lead_time=1, review=0, fill_rate=0.98)
    assert found.safety == pytest.approx(by_fill_rate(quantity=200, sd=50, fill_rate=0.98).safety, abs=1.5)
    assert found.fill_rate == pytest.approx(0.98, abs=1e-6)


def test_lead_times_drawn_from_the_past_give_the_safety_stock_of_both():
    generator = np.random.default_rng(5)
    waits = np.clip(generator.normal(12, 2.5, 40_000).round(), 0, 30).astype(np.int64)
    draw = np.maximum(generator.normal(20, 4, (40_000, 30)), 0)
    found = sampled.reorder_point_level(draw, quantity=100, lead_time=waits, review=0, service_level=0.95)
    exact = by_cycle_service(mean=20, sd=4, lead_time=12, lead_time_sd=float(waits.std()), service_level=0.95)
    assert found.level == pytest.approx(exact.reorder_point, rel=0.02)


def test_the_sampled_min_and_max_tend_to_the_exact_ones():
    draw = np.random.default_rng(6).poisson(6, (20_000, 4)).astype(float)
    costs = {"order_cost": 5, "holding_cost": 1, "stockout_cost": 4, "lead_time": 1}
    exact, found = best_min_max(Poisson(6), **costs), min_max_from_paths(draw, **costs)
    assert (found.low, found.high) == (exact.low, exact.high)
    assert found.cost == pytest.approx(exact.cost, rel=0.01)
    grams = min_max_from_paths(draw * 250, **{**costs, "holding_cost": 1 / 250, "stockout_cost": 4 / 250}, unit=250)
    assert (grams.low, grams.high) == (exact.low * 250, exact.high * 250)
    assert grams.cost == pytest.approx(found.cost)


def test_values_between_two_steps_keep_their_mean():
    rare = np.random.default_rng(7).uniform(0, 0.5, (400, 3))  # rounding to whole units would leave almost nothing
    coarse = min_max_from_paths(rare, order_cost=2, holding_cost=1, stockout_cost=9)
    fine = min_max_from_paths(rare, order_cost=2, holding_cost=1, stockout_cost=9, unit=0.05)
    assert coarse.cost == pytest.approx(fine.cost, rel=0.25)


def test_the_sampled_reorder_policy_tends_to_the_exact_one():
    covered = np.random.default_rng(8).normal(1300 / 12, 150 / 12**0.5, (40_000, 1))
    exact = best_reorder_point(Rates(8, 0.225, 7.5, 1300, 150, 1 / 12))
    costs = {"order_cost": 8, "holding_cost": 0.225 / 12, "stockout_cost": 7.5 / 12}  # a month is the period
    found = best_reorder_point(Rates.from_paths(np.maximum(covered, 0), **costs, lead_time=1))
    assert found.level == pytest.approx(exact.level, rel=0.05)
    assert found.quantity == pytest.approx(exact.quantity, rel=0.03)
    assert found.cost * 12 == pytest.approx(exact.cost, rel=0.02)


@few
@given(money, money, money, st.floats(1, 500), st.floats(0, 60), st.floats(0, 3))
def test_the_exact_reorder_policy_costs_no_more_than_any_approximation(fixed, holding, factor, demand, sd, lead_time):
    rates = Rates(fixed, holding, holding * (1 + factor), demand, sd, lead_time)
    best = best_reorder_point(rates).cost
    for method in set(METHODS) - {"exact", "expected-inventory", "loss-function"}:
        assert best <= best_reorder_point(rates, method).cost * (1 + 1e-6)


@few
@given(money, money, st.floats(1.5, 20), st.floats(0.2, 20), st.floats(0, 3), st.integers(-3, 3), st.integers(-3, 3))
def test_no_neighbour_of_the_poisson_reorder_policy_costs_less(fixed, holding, factor, demand, lead_time, up, more):
    rates = {
        "order_cost": fixed,
        "holding_cost": holding,
        "stockout_cost": holding * factor,
        "demand": demand,
        "lead_time": lead_time,
    }
    best = best_poisson_reorder_point(**rates)
    level, quantity = int(best.level), int(best.quantity)
    assert poisson_reorder_point_cost(level, quantity, **rates) == pytest.approx(best.cost)
    assert poisson_reorder_point_cost(level + up, max(1, quantity + more), **rates) >= best.cost - 1e-9


@few
@given(
    st.floats(0.3, 15),
    st.floats(0, 60),
    money,
    st.floats(1, 30),
    st.integers(0, 2),
    st.integers(-4, 4),
    st.integers(-4, 4),
)
def test_no_neighbour_of_the_best_min_and_max_costs_less(mean, fixed, holding, factor, lead_time, down, up):
    costs = {
        "order_cost": fixed,
        "holding_cost": holding,
        "stockout_cost": holding * factor,
        "lead_time": lead_time,
    }
    best = best_min_max(Poisson(mean), **costs)
    low, high = int(best.low), int(best.high)
    assert min_max_cost(low, high, Poisson(mean), **costs) == pytest.approx(best.cost)
    assert min_max_cost(min(low + down, high + up - 1), high + up, Poisson(mean), **costs) >= best.cost - 1e-9


def test_a_simulated_min_and_max_costs_what_is_computed():
    generator, days = np.random.default_rng(9), 400_000
    drawn, stock, cost = generator.poisson(6, days), 10, 0.0
    for sold in drawn.tolist():
        if stock <= 4:
            cost, stock = cost + 5, 10
        stock -= sold
        cost += stock if stock > 0 else -4 * stock
    assert cost / days == pytest.approx(
        min_max_cost(4, 10, Poisson(6), order_cost=5, holding_cost=1, stockout_cost=4), rel=0.01
    )


def test_a_simulated_reorder_point_costs_what_is_computed():
    """(R, Q) with Poisson customers: the position just after a customer is seen a lead time later."""
    generator, many = np.random.default_rng(10), 400_000
    positions = generator.integers(4, 9, many)  # R = 3, Q = 5: equally often at 4..8
    net = positions - generator.poisson(3, many)  # demand of a lead time of 2
    cost = 100 * 1.5 / 5 + np.where(net > 0, 20 * net, -150 * net).mean()
    assert cost == pytest.approx(107.923581, rel=0.01)


def test_a_simulated_shelf_wastes_and_loses_what_is_computed():
    drawn = np.random.default_rng(11).poisson(6, (2000, 300)).astype(float)
    for issue in ("fifo", "lifo"):
        exact = steady_state(Poisson(6), 10, life=3, issue=issue)
        found = order_up_to_paths(10, drawn, life=3, issue=issue)
        assert found.wasted[:, 20:].mean() == pytest.approx(exact.wasted, abs=0.01)
        assert found.lost[:, 20:].mean() == pytest.approx(exact.lost, abs=0.01)
        assert found.received[:, 20:].mean() == pytest.approx(exact.ordered, abs=0.01)


def test_any_distribution_of_scipy_agrees_with_the_closed_forms():
    from scipy import stats

    for exact, frozen in ((Normal(50, 8), stats.norm(50, 8)), (Poisson(7.5), stats.poisson(7.5))):
        for level in (-1.0, 0.0, 3.5, 8.0, 47.0, 61.3):
            assert Scipy(frozen).shortage(level) == pytest.approx(exact.shortage(level), abs=1e-8)
            assert Scipy(frozen).cdf(level) == pytest.approx(exact.cdf(level), abs=1e-12)
    three = Scipy(stats.poisson(7.5)).over(3)
    assert three.quantile(0.95) == Poisson(22.5).quantile(0.95)
    assert three.shortage(25) == pytest.approx(Poisson(22.5).shortage(25), abs=1e-9)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (lambda: Normal(float("nan"), 1), "mean is nan; expected a number, 0 or more"),
        (lambda: Normal(5, -1), "sd is -1; expected a number, 0 or more"),
        (lambda: newsvendor(Poisson(5), holding_cost=0, stockout_cost=0), "both 0"),
        (lambda: newsvendor(Poisson(5), holding_cost=0, stockout_cost=1), "no amount is too much"),
        (lambda: sampled.critical_ratio(5, 2, salvage=3), "expected at most the cost"),
        (lambda: sampled.cycle_service_level([1, 2], 1.2), "level is 1.2; expected from 0 to 1"),
        (lambda: sampled.cycle_service_level([], 0.9), "expected one row of at least one number"),
        (lambda: sampled.cycle_service_level([1, float("nan")], 0.9), "sums[1] is nan; expected a number, 0 or more"),
        (lambda: sampled.fill_rate_level([1.0], 0.9, before=[2.0]), "before is more than unmet"),
        (
            lambda: sampled.order_up_to_level(np.ones((3, 4)), lead_time=3, review=2, fill_rate=0.9),
            "the paths have 4 periods; expected 5",
        ),
        (lambda: sampled.order_up_to_level(np.ones((3, 4)), lead_time=1), "one of the two"),
        (lambda: sampled.demand_over(-np.ones((3, 4)), 1), "paths[0, 0] is -1"),
        (lambda: order_up_to(Poisson(6), lead_time=1, review=1, service_level=1), "demand has no maximum"),
        (lambda: order_up_to(Normal(6, 1), lead_time=1, review=1, fill_rate=1), "expected between 0 and 1"),
        (
            lambda: economic_order_quantity(order_cost=1, holding_cost=0, demand=5),
            "holding cost is 0; expected a number above 0",
        ),
        (lambda: best_min_max(Normal(5, 1), order_cost=1, holding_cost=1, stockout_cost=1), "in whole units"),
        (lambda: best_min_max(Poisson(0), order_cost=1, holding_cost=1, stockout_cost=1), "demand is 0"),
        (lambda: steady_state(Poisson(40), 60, life=9), "more than 50,000 states"),
        (lambda: steady_state(Poisson(4), 6, life=2, issue="fefo"), 'issue "fefo" is unknown'),
        (lambda: min_max_order(1, minimum=9, maximum=5), "expected a minimum that is not above"),
        (lambda: within_budget([], 5), "there are no items"),
        (lambda: Table.whole_units([0.5, 0.4]), "add up to 0.9; expected 1"),
        (
            lambda: all_units_discount(order_cost=1, holding_rate=1, demand=1, breaks=[0, 5], prices=[2, 3]),
            "expected a lower one",
        ),
        (lambda: finite_horizon([], Season(order_cost=1, holding_cost=1, stockout_cost=1)), "there are no demands"),
    ],
)
def test_what_cannot_be_used_is_said(wrong, message):
    with pytest.raises(BadInput) as error:
        wrong()
    assert message in str(error.value)


def test_sums_of_samples_that_are_not_whole_have_the_right_distribution():
    kilos = np.array([0.35, 1.2, 0.8, 2.05])
    three = Table.samples(kilos).over(3)
    sums = np.add.outer(np.add.outer(kilos, kilos), kilos).ravel()
    assert three.mean == pytest.approx(sums.mean())
    assert three.sd == pytest.approx(sums.std(), rel=1e-3)
    for level in (1.0, 2.8, 4.4, 5.9):
        assert three.shortage(level) == pytest.approx(np.maximum(sums - level, 0).mean(), abs=2e-3)
    assert order_up_to(Table.samples(kilos), lead_time=2, review=1, service_level=0.9).level == pytest.approx(
        np.quantile(sums, 0.9, method="inverted_cdf"), abs=5e-3
    )


def test_the_edges_have_sensible_answers():
    assert sampled.critical_ratio(2, 3) == 0  # sold at a loss: make none
    assert sampled.critical_ratio(3, 2, salvage=2) == 1  # leftovers cost nothing: as many as anyone ever asked for
    assert sampled.cycle_service_level([3, 9], 0) == 0
    assert sampled.cycle_service_level([3, 9], 1) == 9
    assert sampled.fill_rate_level([0, 0], 0.99) == 0
    assert sampled.order_up_to_level(np.zeros((5, 4)), lead_time=1, service_level=0.9).fill_rate == 1
    assert newsvendor(Normal(30, 0), holding_cost=1, stockout_cost=9).level == 30
    assert newsvendor(Normal(3, 40), holding_cost=9, stockout_cost=1).level == 0  # never below 0
    assert newsvendor(Poisson(0), holding_cost=1, stockout_cost=9).cost == 0
    assert newsvendor(Table.samples([4, 7]), holding_cost=0, stockout_cost=1).level == 7
    assert economic_order_quantity(order_cost=8, holding_cost=1, demand=0).quantity == 0
    assert by_cycle_service(mean=5, sd=0, lead_time=4, service_level=0.99).reorder_point == 20
    assert by_fill_rate(quantity=10, sd=0, fill_rate=0.9).safety == pytest.approx(-1)
    assert steady_state(Table.whole_units([1.0]), 5, life=2).wasted == pytest.approx(2.5)  # every other day all of it
    assert order_up_to(Poisson(0), lead_time=1, review=1, fill_rate=0.9).level == 0
    assert within_budget([BudgetItem(demand=Poisson(0), underage=1, overage=1, price=1)], 5).quantities == (0,)
