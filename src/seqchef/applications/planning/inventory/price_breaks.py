"""Price breaks: the lot size when more at a time is cheaper.

Knows: discounts on all units of an order, and on the units beyond a break only.
Does not know: shelf life, space; compare the quantity with what sells before it spoils.
Start at: all_units_discount.

Source: Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed., chapter 3 (equations 3.18-3.22).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf, sqrt

from seqchef.applications.planning.inventory import _checks
from seqchef.errors import BadInput


@dataclass(frozen=True, slots=True)
class DiscountedLot:
    """What to order at a time, and in which price region that lies."""

    quantity: float
    region: int  # the place of its price, from 0
    cost: float  # purchases, orders and holding, per period


def all_units_discount(
    *, order_cost: float, holding_rate: float, demand: float, breaks: Sequence[float], prices: Sequence[float]
) -> DiscountedLot:
    """The cheapest lot when `prices[j]` holds for every unit of an order from `breaks[j]` on; breaks[0] is 0.

    `holding_rate` is the cost of holding per period as a share of the price: i c_j for each unit. The best lot is an
    economic order quantity inside its own region, or a break.
    """
    _check(order_cost, holding_rate, demand, breaks, prices)

    def cost(quantity: float, region: int) -> float:
        price = prices[region]
        return price * demand + order_cost * demand / quantity + holding_rate * price * quantity / 2

    found = []
    for region, (low, high, price) in enumerate(zip(breaks, [*breaks[1:], inf], prices, strict=True)):
        best = sqrt(2 * order_cost * demand / (holding_rate * price))
        quantity = best if best >= low else low  # beyond `high` the next region is cheaper in every way
        if 0 < quantity < high:
            found.append(DiscountedLot(quantity, region, cost(quantity, region)))
    return min(found, key=lambda lot: lot.cost)


def incremental_discount(
    *, order_cost: float, holding_rate: float, demand: float, breaks: Sequence[float], prices: Sequence[float]
) -> DiscountedLot:
    """The cheapest lot when `prices[j]` holds for the units beyond `breaks[j]` only; breaks[0] is 0.

    An order of Q in region j costs c_j Q + e_j with e_j = sum over i < j of c_i (b_{i+1} - b_i) - c_j b_j, which acts
    like a cost of ordering: Q_j = sqrt(2 (K + e_j) d / (i c_j)). The best lot is never at a break.
    """
    _check(order_cost, holding_rate, demand, breaks, prices)
    found, extra = [], 0.0
    for region, (low, high, price) in enumerate(zip(breaks, [*breaks[1:], inf], prices, strict=True)):
        if region:
            extra += (prices[region - 1] - price) * low
        quantity = sqrt(2 * (order_cost + extra) * demand / (holding_rate * price))
        if low <= quantity < high:
            cost = price * demand + holding_rate * extra / 2 + holding_rate * price * quantity
            found.append(DiscountedLot(quantity, region, cost))
    return min(found, key=lambda lot: lot.cost)


def _check(
    order_cost: float, holding_rate: float, demand: float, breaks: Sequence[float], prices: Sequence[float]
) -> None:
    _checks.above(0, order_cost=order_cost, holding_rate=holding_rate, demand=demand)
    if not breaks or len(breaks) != len(prices):
        raise BadInput(f"there are {len(breaks)} breaks and {len(prices)} prices; expected one price for each break")
    if breaks[0] != 0 or any(not a < b for a, b in pairwise(breaks)):
        raise BadInput(f"breaks are {', '.join(f'{b:g}' for b in breaks)}; expected 0 first, then rising quantities")
    for price in prices:
        _checks.above(0, price=price)
    if any(a <= b for a, b in pairwise(prices)):
        raise BadInput(f"prices are {', '.join(f'{p:g}' for p in prices)}; expected a lower one after each break")
