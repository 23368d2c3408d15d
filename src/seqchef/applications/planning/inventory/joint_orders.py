"""Joint orders: several foods of one supplier, some of them not in every order.

Knows: the joint replenishment problem with steady demand, by Silver's heuristic.
Does not know: demand that varies; delivery days (planning.cover).
Start at: joint_replenishment.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from seqchef.applications.planning.inventory import _checks
from seqchef.errors import BadInput


@dataclass(frozen=True, slots=True)
class JointOrder:
    """One rhythm for all: food n comes with every `multiples[n]`-th order."""

    interval: float  # periods from one order to the next
    multiples: tuple[int, ...]
    quantities: tuple[float, ...]  # of each food, when it is ordered
    cost: float  # of orders and holding, per period


def joint_replenishment(
    *,
    order_cost: float,
    item_costs: Sequence[float],
    holding_costs: Sequence[float],
    demands: Sequence[float],
) -> JointOrder:
    """`order_cost` K is paid for each order, `item_costs` k for each food in it; holding and demand per period.

    The food with the least k / (h d) is in every order; the others come at the multiple
    sqrt(k / (h d) * h1 d1 / (K + k1)), rounded to a whole number from 1; then
    T = sqrt(2 (K + sum k / m) / sum m h d). A heuristic: Silver (1976), "A simple method of determining order
    quantities in joint replenishments under deterministic demand", Management Science 22.
    """
    _check(order_cost, item_costs, holding_costs, demands)
    ratios = [k / (h * d) for k, h, d in zip(item_costs, holding_costs, demands, strict=True)]
    first = ratios.index(min(ratios))
    base = order_cost + item_costs[first]
    scale = holding_costs[first] * demands[first] / base if base else 0.0
    multiples = [max(1, round(sqrt(ratio * scale))) for ratio in ratios]
    multiples[first] = 1
    fixed = order_cost + sum(k / m for k, m in zip(item_costs, multiples, strict=True))
    held = sum(m * h * d for m, h, d in zip(multiples, holding_costs, demands, strict=True))
    interval = sqrt(2 * fixed / held)
    quantities = tuple(interval * m * d for m, d in zip(multiples, demands, strict=True))
    return JointOrder(interval, tuple(multiples), quantities, sqrt(2 * fixed * held))


def _check(
    order_cost: float, item_costs: Sequence[float], holding_costs: Sequence[float], demands: Sequence[float]
) -> None:
    _checks.at_least(0, order_cost=order_cost)
    if not item_costs or not len(item_costs) == len(holding_costs) == len(demands):
        raise BadInput(
            f"there are {len(item_costs)} item costs, {len(holding_costs)} holding costs and {len(demands)} demands; "
            "expected one of each for every food"
        )
    for item_cost, holding_cost, demand in zip(item_costs, holding_costs, demands, strict=True):
        _checks.at_least(0, item_cost=item_cost)
        _checks.above(0, holding_cost=holding_cost, demand=demand)
