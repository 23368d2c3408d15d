"""Reorder points in whole units: (R, Q) for customers who come one by one.

Knows: the cost of a policy and the best one, exactly, for Poisson demand and continuous review.
Does not know: large quantities (reorder_points is as good there and does not step through units).
Start at: best_poisson_reorder_point.
"""

from collections.abc import Callable

from seqchef.applications.planning.inventory import _checks
from seqchef.applications.planning.inventory.distributions import Poisson, leftover
from seqchef.applications.planning.inventory.reorder_points import ReorderPoint


def poisson_reorder_point_cost(
    level: int,
    quantity: int,
    *,
    order_cost: float,
    holding_cost: float,
    stockout_cost: float,
    demand: float,
    lead_time: float,
) -> float:
    """(K d + g(R + 1) + ... + g(R + Q)) / Q per period (Snyder & Shen, 2nd ed., equation 5.48).

    g(y) is the newsvendor cost of the lead time's demand; the inventory position is equally often at each of
    R + 1, ..., R + Q.
    """
    _checks.whole(1, quantity=quantity)
    _checks.finite("level", level)
    cost = _newsvendor_cost(order_cost, holding_cost, stockout_cost, demand, lead_time)
    return (order_cost * demand + sum(cost(level + step) for step in range(1, quantity + 1))) / quantity


def best_poisson_reorder_point(
    *, order_cost: float, holding_cost: float, stockout_cost: float, demand: float, lead_time: float
) -> ReorderPoint:
    """The best whole R and Q: Q grows by the cheaper neighbour of R..R + Q while that is below the mean cost.

    Federgruen & Zheng (1992), Operations Research 40.
    """
    cost = _newsvendor_cost(order_cost, holding_cost, stockout_cost, demand, lead_time)
    covered = Poisson(demand).over(lead_time)
    low = high = int(covered.quantile(stockout_cost / (stockout_cost + holding_cost)))  # positions low..high
    total = order_cost * demand + cost(low)
    below, above = cost(low - 1), cost(high + 1)
    while min(below, above) < total / (high - low + 1):
        total += min(below, above)
        if below <= above:
            low -= 1
            below = cost(low - 1)
        else:
            high += 1
            above = cost(high + 1)
    quantity = high - low + 1
    return ReorderPoint(low - 1, quantity, total / quantity, low - 1 - covered.mean)


def _newsvendor_cost(
    order_cost: float, holding_cost: float, stockout_cost: float, demand: float, lead_time: float
) -> Callable[[int], float]:
    """g(y). Raises BadInput."""
    _checks.above(0, order_cost=order_cost, holding_cost=holding_cost, stockout_cost=stockout_cost, demand=demand)
    _checks.at_least(0, lead_time=lead_time)
    covered = Poisson(demand).over(lead_time)

    def cost(level: int) -> float:
        return holding_cost * leftover(covered, level) + stockout_cost * covered.shortage(level)

    return cost
