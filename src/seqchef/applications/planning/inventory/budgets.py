"""Budgets: quantities of several foods that together cost no more than there is to spend.

Knows: the newsvendor's cost of each food, a budget that all share, packs; exactly and by marginal analysis.
Does not know: days, suppliers. A budget may be a shelf as well: give volumes for prices and the shelf for the budget.
Start at: within_budget.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

import numpy as np
from numpy.typing import NDArray

from seqchef.applications.planning.inventory import _checks
from seqchef.applications.planning.inventory.distributions import Demand, leftover
from seqchef.errors import BadInput

Floats = NDArray[np.float64]

ROUNDING_ERROR = 1e-9  # of the budget
MOST_PACKS = 100_000  # of one food


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetItem:
    """One food; money per unit."""

    demand: Demand
    underage: float  # what a unit short loses
    overage: float  # what a unit left over loses
    price: float  # what a unit takes of the budget
    pack: float = 1.0  # units

    def __post_init__(self) -> None:
        _checks.at_least(0, underage=self.underage)
        _checks.above(0, overage=self.overage, price=self.price, pack=self.pack)

    def cost(self, quantity: float) -> float:
        """Expected cost of shortage and leftovers."""
        return self.overage * leftover(self.demand, quantity) + self.underage * self.demand.shortage(quantity)


@dataclass(frozen=True, slots=True)
class Allocation:
    """What to buy of each food."""

    quantities: tuple[float, ...]
    spent: float
    cost: float  # expected, of shortage and leftovers
    worth: float  # what the best further pack would save, for each unit of money it costs; 0 when none saves anything


def within_budget(items: Sequence[BudgetItem], budget: float = inf, *, exact: bool = True) -> Allocation:
    """The quantities of least expected cost within the budget, in whole packs; without a budget each food's own best.

    Marginal analysis gives the pack that saves most for its price, as long as one fits; it is the best for what it
    spends, but packs of different prices may leave money over. `exact` goes on from there: all combinations that could
    be better, cut off by the Lagrangian bound and by others that spend less and cost less.
    """
    if not items:
        raise BadInput("there are no items; expected at least one")
    if not budget >= 0:
        raise BadInput(f"budget is {budget:g}; expected 0 or more")
    costs = [_costs(item) for item in items]
    prices = [item.price * item.pack for item in items]
    packs = _marginal(costs, prices, budget)
    if exact:
        packs = _exact(costs, prices, budget, packs)
    nexts = [(c[k] - c[k + 1]) / price for c, k, price in zip(costs, packs, prices, strict=True) if k + 1 < len(c)]
    return Allocation(
        tuple(k * item.pack for k, item in zip(packs, items, strict=True)),
        float(sum(k * price for k, price in zip(packs, prices, strict=True))),
        float(sum(c[k] for c, k in zip(costs, packs, strict=True))),
        max([0.0, *map(float, nexts)]),
    )


def _costs(item: BudgetItem) -> Floats:
    """The cost of 0, 1, 2, ... packs, up to the number after which it rises."""
    found = [item.cost(0.0)]
    while True:
        following = item.cost(len(found) * item.pack)
        if following >= found[-1]:
            return np.array(found)
        found.append(following)
        if len(found) > MOST_PACKS:
            raise BadInput(f"one item takes more than {MOST_PACKS:,} packs; expected fewer: a larger pack")


def _marginal(costs: Sequence[Floats], prices: Sequence[float], budget: float) -> list[int]:
    """The pack that saves most for its price, one after the other, while one fits."""
    packs, left = [0] * len(costs), budget * (1 + ROUNDING_ERROR)
    while True:
        steps = [
            ((c[k] - c[k + 1]) / price, place)
            for place, (c, k, price) in enumerate(zip(costs, packs, prices, strict=True))
            if k + 1 < len(c) and price <= left
        ]
        if not steps:
            return packs
        place = max(steps)[1]
        packs[place] += 1
        left -= prices[place]


def _exact(costs: Sequence[Floats], prices: Sequence[float], budget: float, packs: list[int]) -> list[int]:
    """The best packs; `packs` is a good answer to beat."""
    if all(k + 1 == len(c) for c, k in zip(costs, packs, strict=True)):
        return packs
    bound = float(sum(c[k] for c, k in zip(costs, packs, strict=True)))
    spending = [price * np.arange(len(c), dtype=np.float64) for c, price in zip(costs, prices, strict=True)]
    rate = _multiplier(costs, spending, budget)
    least = [float((c + rate * s).min()) for c, s in zip(costs, spending, strict=True)]
    spent, cost, choices = np.zeros(1), np.zeros(1), np.zeros((1, 0), dtype=np.int64)
    for place, (own_cost, own_spending) in enumerate(zip(costs, spending, strict=True)):
        spent_all = spent[:, None] + own_spending
        cost_all = cost[:, None] + own_cost
        hope = cost_all + sum(least[place + 1 :]) - rate * (budget - spent_all)
        rows, columns = np.nonzero((spent_all <= budget * (1 + ROUNDING_ERROR)) & (hope <= bound + 1e-9 * abs(bound)))
        spent, cost = spent_all[rows, columns], cost_all[rows, columns]
        kept = _undominated(spent, cost)
        spent, cost = spent[kept], cost[kept]
        choices = np.column_stack([choices[rows[kept]], columns[kept]])
    return [int(k) for k in choices[int(np.argmin(cost))]]


def _multiplier(costs: Sequence[Floats], spending: Sequence[Floats], budget: float) -> float:
    """The price of money at which the foods, each on its own, spend the budget or a little less."""

    def spends(rate: float) -> float:
        return sum(float(s[np.argmin(c + rate * s)]) for c, s in zip(costs, spending, strict=True))

    low, high = 0.0, max(float((c[0] - c[1]) / s[1]) for c, s in zip(costs, spending, strict=True) if len(c) > 1) * 2
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (low, middle) if spends(middle) <= budget else (middle, high)
    return high


def _undominated(spent: Floats, cost: Floats) -> NDArray[np.int64]:
    """The places that no other one with as little or less spent undercuts."""
    order = np.lexsort((cost, spent))
    least = np.minimum.accumulate(cost[order])
    kept: NDArray[np.int64] = order[np.concatenate([[True], cost[order][1:] < least[:-1]])]
    return kept
