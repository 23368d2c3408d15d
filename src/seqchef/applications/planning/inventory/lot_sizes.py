"""Lot sizes: how much to order at a time when demand is steady and known.

Knows: the economic order quantity, alone, with backorders, and for what is made at a finite rate.
Does not know: price breaks (price_breaks), demand that varies (reorder_points), several foods at once (joint_orders).
Start at: economic_order_quantity.

Source: Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed., chapter 3 (equations 3.4, 3.27-3.29, 3.31). K is
the cost of an order, h of holding a unit for one period, d the demand of one period: all three for the same period.
"""

from dataclasses import dataclass
from math import inf, sqrt

from seqchef.applications.planning.inventory import _checks


@dataclass(frozen=True, slots=True)
class LotSize:
    """What to order at a time."""

    quantity: float
    cost: float  # of ordering, holding and backorders, per period
    interval: float  # periods from one order to the next; infinite without demand
    short: float = 0.0  # the share of demand that waits for the next order


def economic_order_quantity(*, order_cost: float, holding_cost: float, demand: float) -> LotSize:
    """Q = sqrt(2 K d / h), at a cost of sqrt(2 K d h) per period (Harris 1913)."""
    _checks.at_least(0, order_cost=order_cost, demand=demand)
    _checks.above(0, holding_cost=holding_cost)
    quantity = sqrt(2 * order_cost * demand / holding_cost)
    return LotSize(quantity, quantity * holding_cost, _interval(quantity, demand))


def economic_order_quantity_with_backorders(
    *, order_cost: float, holding_cost: float, stockout_cost: float, demand: float
) -> LotSize:
    """Q = sqrt(2 K d (h + p) / (h p)); the share h / (h + p) of demand waits, at p a unit and period."""
    _checks.at_least(0, order_cost=order_cost, demand=demand)
    _checks.above(0, holding_cost=holding_cost, stockout_cost=stockout_cost)
    total = holding_cost + stockout_cost
    quantity = sqrt(2 * order_cost * demand * total / (holding_cost * stockout_cost))
    cost = quantity * holding_cost * stockout_cost / total
    return LotSize(quantity, cost, _interval(quantity, demand), holding_cost / total)


def economic_production_quantity(
    *, order_cost: float, holding_cost: float, demand: float, production_rate: float
) -> LotSize:
    """Q = sqrt(2 K d / (h (1 - d / rate))): a batch that is used while it is being made.

    `order_cost` is the cost of setting up a batch; `production_rate` is per period and above the demand.
    """
    _checks.at_least(0, demand=demand)
    _checks.above(demand, production_rate=production_rate)
    _checks.above(0, holding_cost=holding_cost)
    held = holding_cost * (1 - demand / production_rate)
    return economic_order_quantity(order_cost=order_cost, holding_cost=held, demand=demand)


def lot_cost(quantity: float, *, order_cost: float, holding_cost: float, demand: float) -> float:
    """The cost of ordering `quantity` at a time: K d / Q + h Q / 2 per period."""
    _checks.above(0, quantity=quantity)
    _checks.at_least(0, order_cost=order_cost, holding_cost=holding_cost, demand=demand)
    return order_cost * demand / quantity + holding_cost * quantity / 2


def _interval(quantity: float, demand: float) -> float:
    return quantity / demand if demand else inf
