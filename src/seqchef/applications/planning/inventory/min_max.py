"""Min and max: (s, S), at each review order up to S when stock and open orders are at s or below.

Knows: the exact cost and the best policy for demand in whole units and from sample paths; the power approximation.
Does not know: packs (packs), shelf life (perishables).
Start at: best_min_max.

Source: Zheng & Federgruen (1991), "Finding optimal (s, S) policies is about as simple as evaluating a single policy",
Operations Research 39; Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed., equations 4.71-4.75, algorithm 4.2.
"""

from dataclasses import dataclass
from math import sqrt
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from seqchef.applications.planning.inventory import _checks
from seqchef.applications.planning.inventory.demand_tables import in_steps
from seqchef.applications.planning.inventory.distributions import Demand, leftover
from seqchef.applications.planning.inventory.levels_from_paths import LeadTimes, demand_over
from seqchef.errors import BadInput

Floats = NDArray[np.float64]

WIDEST = 20_000  # S - s in units; beyond it demand should be counted in larger units


class WholeDemand(Demand, Protocol):
    """Demand in whole units from 0: Poisson, a table of whole values, a discrete distribution of SciPy."""

    def pmf(self, longest: int) -> Floats:
        """P(D = 0), ..., P(D = longest)."""
        ...


@dataclass(frozen=True, slots=True)
class MinMax:
    """Order up to `high` when stock and open orders are at `low` or below."""

    low: float  # s
    high: float  # S
    cost: float | None = None  # of orders, holding and shortage per period; None for an approximation


def min_max_cost(
    low: int,
    high: int,
    demand: WholeDemand,
    *,
    order_cost: float,
    holding_cost: float,
    stockout_cost: float,
    lead_time: int = 0,
) -> float:
    """The exact cost per period: (K + sum of m(j) g(S - j), j < S - s) / M(S - s).

    m(j) is how many periods the position spends at S - j between two orders, M their sum, g the newsvendor cost of the
    demand of lead time + 1 periods.
    """
    _checks.whole(low + 1, high=high)
    costs = _Costs(demand, _covered(demand, lead_time), order_cost, holding_cost, stockout_cost)
    return costs.of(low, high)


def best_min_max(
    demand: WholeDemand, *, order_cost: float, holding_cost: float, stockout_cost: float, lead_time: int = 0
) -> MinMax:
    """The best s and S: exact for demand of independent periods in whole units, `lead_time` in periods, backorders."""
    return _best(_Costs(demand, _covered(demand, lead_time), order_cost, holding_cost, stockout_cost))


def min_max_from_paths(
    paths: ArrayLike,
    *,
    order_cost: float,
    holding_cost: float,
    stockout_cost: float,
    lead_time: LeadTimes = 0,
    unit: float = 1.0,
) -> MinMax:
    """The best s and S for demand paths (N, H), in the unit of the paths and in steps of `unit` (a pack, 100 g, ...).

    Demand of one period is any value of the paths, demand until the next delivery the sum of a path's first
    lead time + 1 periods; `lead_time` is one number or one for each path (N,). A value between two steps counts as
    both, in proportion, so that means are kept.
    """
    demand = _checks.sample_paths("paths", paths)
    one = in_steps(demand.ravel(), unit=unit)
    covered = in_steps(demand_over(demand, np.asarray(lead_time, dtype=np.int64) + 1), unit=unit)
    found = _best(_Costs(one, covered, order_cost, holding_cost * unit, stockout_cost * unit))
    return MinMax(found.low * unit, found.high * unit, found.cost)


def _covered(demand: WholeDemand, lead_time: int) -> Demand:
    _checks.whole(0, lead_time=lead_time)
    return demand.over(lead_time + 1)


def _best(costs: "_Costs") -> MinMax:
    """Algorithm of Zheng & Federgruen: s goes down from the best base stock, S up from it."""
    high, low = costs.base_stock, costs.base_stock - 1
    while costs.of(low, high) > costs.newsvendor(low):
        low -= 1
    least, found, trial = costs.of(low, high), high, high + 1
    while costs.newsvendor(trial) <= least:
        if costs.of(low, trial) < least:
            found = trial
            while costs.of(low, found) <= costs.newsvendor(low + 1):
                low += 1
            least = costs.of(low, found)
        trial += 1
    return MinMax(low, found, least)


def power_approximation(
    *,
    mean: float,
    sd: float,
    order_cost: float,
    holding_cost: float,
    stockout_cost: float,
    lead_time: float = 0,
) -> MinMax:
    """s and S from a fit to many optimal policies, for normal demand of one period (Ehrhardt & Mosier 1984).

    Q = 1.30 mean^0.494 (K / h)^0.506 (1 + sd_L^2 / mean^2)^0.116, z = sqrt(Q h / (sd_L p)),
    s = 0.973 mean_L + sd_L (0.183 / z + 1.063 - 2.192 z), S = s + Q; mean_L and sd_L are of the demand of
    lead time + 1 periods (Snyder & Shen, 2nd ed., equations 4.77-4.80).
    """
    _checks.above(0, mean=mean, sd=sd, order_cost=order_cost, holding_cost=holding_cost, stockout_cost=stockout_cost)
    _checks.at_least(0, lead_time=lead_time)
    covered, spread = mean * (lead_time + 1), sd * sqrt(lead_time + 1)
    quantity = 1.30 * mean**0.494 * (order_cost / holding_cost) ** 0.506 * (1 + (spread / mean) ** 2) ** 0.116
    z = sqrt(quantity / spread * holding_cost / stockout_cost)
    low = 0.973 * covered + spread * (0.183 / z + 1.063 - 2.192 * z)
    return MinMax(low, low + quantity)


class _Costs:
    """c(s, S) for any s and S; what has been computed once is kept."""

    def __init__(
        self, demand: WholeDemand, covered: Demand, order_cost: float, holding_cost: float, stockout_cost: float
    ) -> None:
        _checks.at_least(0, order_cost=order_cost)
        _checks.above(0, holding_cost=holding_cost, stockout_cost=stockout_cost)
        if not demand.whole or demand.mean <= 0:
            raise BadInput("demand is 0 or not in whole units; expected whole units, above 0 on average")
        self._demand, self._covered = demand, covered
        self._order, self._holding, self._stockout = order_cost, holding_cost, stockout_cost
        self.base_stock = int(covered.quantile(stockout_cost / (stockout_cost + holding_cost)))
        self._renewals = np.zeros(0)
        self._first, self._known = self.base_stock, np.zeros(0)  # g(first), g(first + 1), ...

    def newsvendor(self, level: int) -> float:
        """g(level)."""
        return float(self._newsvendors(level, level)[0])

    def of(self, low: int, high: int) -> float:
        """c(low, high)."""
        width = high - low
        if width > len(self._renewals):
            self._renewals = _renewals(self._demand.pmf(2 * width + 16))
        periods = self._renewals[:width]
        return float((self._order + periods @ self._newsvendors(low + 1, high)[::-1]) / periods.sum())

    def _newsvendors(self, low: int, high: int) -> Floats:
        """g(low), ..., g(high)."""
        last = self._first + len(self._known) - 1
        if low < self._first or high > last:
            more = 16 + len(self._known) // 4  # not one by one
            first = min(low - more, self._first) if low < self._first else self._first
            last = max(high + more, last) if high > last else last
            known = {self._first + place: value for place, value in enumerate(self._known)}
            self._known = np.array(
                [known[level] if level in known else self._one(level) for level in range(first, last + 1)]
            )
            self._first = first
        return self._known[low - self._first : high - self._first + 1]

    def _one(self, level: int) -> float:
        left, short = leftover(self._covered, level), self._covered.shortage(level)
        return self._holding * left + self._stockout * short


def _renewals(pmf: Floats) -> Floats:
    """m(0), m(1), ...: m(j) = sum over d <= j of P(D = d) m(j - d), and 1 more for j = 0. Raises BadInput."""
    if len(pmf) > WIDEST:
        raise BadInput(f"the policy spans more than {WIDEST // 2:,} units; expected fewer: count in packs or dozens")
    found = np.zeros(len(pmf))
    found[0] = 1 / (1 - pmf[0])
    for j in range(1, len(pmf)):
        found[j] = found[0] * (pmf[1 : j + 1] @ found[j - 1 :: -1])
    return found
