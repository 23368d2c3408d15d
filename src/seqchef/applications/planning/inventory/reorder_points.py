"""Reorder points: (R, Q), order Q as soon as stock and open orders are down to R; continuous review.

Knows: the cost of a policy, the best one, and four approximations of the textbooks; also from sample paths.
Does not know: whole units (reorder_points_poisson), review periods (min_max), service levels (levels_from_paths).
Start at: best_reorder_point.

Source: Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed., chapter 5. Rates are per period: K is paid for each
order, h for a unit held and p for a unit short during one period. g(y) is the newsvendor cost of the demand over the
lead time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import inf, sqrt

import numpy as np
from numpy.typing import ArrayLike

from seqchef.applications.planning.inventory import _checks
from seqchef.applications.planning.inventory._roots import crossing
from seqchef.applications.planning.inventory.demand_tables import Table
from seqchef.applications.planning.inventory.distributions import Normal, leftover
from seqchef.applications.planning.inventory.levels_from_paths import LeadTimes, demand_over
from seqchef.applications.planning.inventory.lot_sizes import (
    economic_order_quantity,
    economic_order_quantity_with_backorders,
)
from seqchef.errors import BadInput, UnknownName

MOST_ROUNDS = 1000  # of an iteration that halves its error in a few


@dataclass(frozen=True, slots=True)
class Rates:
    """What a reorder point depends on, all for the same period."""

    order_cost: float  # K, each order
    holding_cost: float  # h, a unit and period
    stockout_cost: float  # p, a unit short and period (for "expected-inventory": a unit short)
    demand: float  # mean of one period
    demand_sd: float  # of one period
    lead_time: float  # in periods, may be a fraction
    sampled: Table | None = None  # demand over the lead time; None: it is normal

    def __post_init__(self) -> None:
        _checks.above(0, order_cost=self.order_cost, holding_cost=self.holding_cost, stockout_cost=self.stockout_cost)
        _checks.above(0, demand=self.demand)
        _checks.at_least(0, demand_sd=self.demand_sd, lead_time=self.lead_time)

    @classmethod
    def from_paths(
        cls, paths: ArrayLike, *, order_cost: float, holding_cost: float, stockout_cost: float, lead_time: LeadTimes
    ) -> "Rates":
        """From demand paths (N, H) and a lead time in periods, one number or one for each path (N,)."""
        demand = _checks.sample_paths("paths", paths)
        covered = Table.samples(demand_over(demand, lead_time))
        mean_wait = float(np.mean(lead_time))
        return cls(
            order_cost, holding_cost, stockout_cost, float(demand.mean()), float(demand.std()), mean_wait, covered
        )

    @property
    def lead_time_demand(self) -> Normal | Table:
        """Demand from order to delivery."""
        return self.sampled or Normal(self.demand, self.demand_sd).over(self.lead_time)

    def newsvendor_cost(self, level: float) -> float:
        """g(level) = h E[(level - D)+] + p E[(D - level)+]."""
        demand = self.lead_time_demand
        return self.holding_cost * leftover(demand, level) + self.stockout_cost * demand.shortage(level)


@dataclass(frozen=True, slots=True)
class ReorderPoint:
    """Order `quantity` when stock and open orders are at `level`."""

    level: float  # R
    quantity: float  # Q
    cost: float  # of orders, holding and shortage per period; exact but for "expected-inventory"
    safety: float  # level less the mean demand over the lead time


def reorder_point_cost(level: float, quantity: float, rates: Rates) -> float:
    """(K d + the integral of g from R to R + Q) / Q per period (equation 5.7), in closed form."""
    _checks.above(0, quantity=quantity)
    demand, h, p = rates.lead_time_demand, rates.holding_cost, rates.stockout_cost
    held = quantity * (_checks.finite("level", level) + quantity / 2 - demand.mean)
    short = demand.second_shortage(level) - demand.second_shortage(level + quantity)
    return (rates.order_cost * rates.demand + h * held + (h + p) * short) / quantity


def level_for(quantity: float, rates: Rates) -> float:
    """The best R for a given Q: g(R) = g(R + Q), equation 5.9."""
    _checks.above(0, quantity=quantity)
    best = rates.lead_time_demand.quantile(rates.stockout_cost / (rates.stockout_cost + rates.holding_cost))
    return crossing(
        lambda level: rates.newsvendor_cost(level) - rates.newsvendor_cost(level + quantity), best - quantity, best
    )


def best_reorder_point(rates: Rates, method: str = "exact") -> ReorderPoint:
    """(R, Q) by a method of METHODS; "exact" has the least cost of all. Raises UnknownName.

    "expected-inventory" and "loss-function" go back to Hadley & Whitin, Analysis of Inventory Systems (1963).
    """
    if method not in METHODS:
        raise UnknownName("method", method, known=tuple(METHODS))
    level, quantity = METHODS[method](rates)
    cost = _expected_inventory_cost if method == "expected-inventory" else reorder_point_cost
    return ReorderPoint(level, quantity, cost(level, quantity, rates), level - rates.lead_time_demand.mean)


def _exact(rates: Rates) -> tuple[float, float]:
    """The Q at which g(R(Q)) has risen to the cost itself (Zheng 1992, Management Science 38)."""

    def excess(quantity: float) -> float:
        level = level_for(quantity, rates)
        return reorder_point_cost(level, quantity, rates) - rates.newsvendor_cost(level)

    low = _lot_with_backorders(rates)  # never more than the best Q (Zheng 1992)
    high = low
    while excess(high) > 0:
        high *= 2
    quantity = crossing(excess, low, high)
    return level_for(quantity, rates), quantity


def _expected_inventory(rates: Rates) -> tuple[float, float]:
    """R = F^-1(1 - Q h / (p d)) and Q = sqrt(2 d (K + p n(R)) / h) in turn (equations 5.17, 5.18)."""
    demand = rates.lead_time_demand

    def level_of(quantity: float) -> float:
        missed = quantity * rates.holding_cost / (rates.stockout_cost * rates.demand)
        if missed >= 1:
            raise BadInput(
                f"a shortage at {rates.stockout_cost:g} a unit is cheaper than holding; expected a higher stockout cost"
            )
        return demand.quantile(1 - missed)

    def quantity_of(level: float) -> float:
        fixed = rates.order_cost + rates.stockout_cost * demand.shortage(level)
        return sqrt(2 * rates.demand * fixed / rates.holding_cost)

    return _in_turn(rates, level_of, quantity_of)


def _loss_function(rates: Rates) -> tuple[float, float]:
    """n(R) = h Q / (h + p) and Q = sqrt(2 (K d + (h + p) n2(R)) / h) in turn (equations 5.28, 5.29)."""
    demand, total = rates.lead_time_demand, rates.holding_cost + rates.stockout_cost

    def level_of(quantity: float) -> float:
        allowed = rates.holding_cost * quantity / total
        high = demand.mean + 1.0
        while demand.shortage(high) > allowed:
            high *= 2
        return crossing(lambda level: demand.shortage(level) - allowed, demand.mean - allowed - 1.0, high)

    def quantity_of(level: float) -> float:
        fixed = rates.order_cost * rates.demand + total * demand.second_shortage(level)
        return sqrt(2 * fixed / rates.holding_cost)

    return _in_turn(rates, level_of, quantity_of)


def _backorders(rates: Rates) -> tuple[float, float]:
    """The lot size with backorders, and the best R for it."""
    quantity = _lot_with_backorders(rates)
    return level_for(quantity, rates), quantity


def _safety_stock(rates: Rates) -> tuple[float, float]:
    """The economic order quantity, and R as if every unit were the newsvendor's: mean + z sd (equation 5.21)."""
    ratio = rates.stockout_cost / (rates.stockout_cost + rates.holding_cost)
    return rates.lead_time_demand.quantile(ratio), _lot(rates)


METHODS: dict[str, Callable[[Rates], tuple[float, float]]] = {
    "exact": _exact,
    "expected-inventory": _expected_inventory,
    "backorders": _backorders,
    "safety-stock": _safety_stock,
    "loss-function": _loss_function,
}


def _expected_inventory_cost(level: float, quantity: float, rates: Rates) -> float:
    """Equation 5.16, in which p is paid for a unit short, however long."""
    demand = rates.lead_time_demand
    orders = (rates.order_cost + rates.stockout_cost * demand.shortage(level)) * rates.demand / quantity
    return rates.holding_cost * (level - demand.mean + quantity / 2) + orders


def _in_turn(
    rates: Rates, level_of: Callable[[float], float], quantity_of: Callable[[float], float]
) -> tuple[float, float]:
    """R from Q and Q from R until neither changes. Raises BadInput when they never settle."""
    level, quantity = inf, _lot(rates)
    for _ in range(MOST_ROUNDS):
        before, level = (level, quantity), level_of(quantity)
        quantity = quantity_of(level)
        if abs(level - before[0]) + abs(quantity - before[1]) <= 1e-9 * quantity:
            return level, quantity
    raise BadInput("the iteration does not settle with these costs; expected a stockout cost well above holding cost")


def _lot(rates: Rates) -> float:
    return economic_order_quantity(
        order_cost=rates.order_cost, holding_cost=rates.holding_cost, demand=rates.demand
    ).quantity


def _lot_with_backorders(rates: Rates) -> float:
    return economic_order_quantity_with_backorders(
        order_cost=rates.order_cost,
        holding_cost=rates.holding_cost,
        stockout_cost=rates.stockout_cost,
        demand=rates.demand,
    ).quantity
