"""Finite horizon: (s, S) for each period of a season that ends, by dynamic programming.

Knows: demand that differs from period to period, what is left at the end, discounting.
Does not know: a season without end (min_max), known needs (lot_schedule), shelf life.
Start at: finite_horizon.

Source: Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed., equation 4.66, algorithm 4.1.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from seqchef.applications.planning.inventory import _checks
from seqchef.applications.planning.inventory.distributions import Demand
from seqchef.errors import BadInput

Floats = NDArray[np.float64]

TAIL = 1e-9  # probability of demand beyond the table on either side
WIDEST = 20_000  # units between the lowest and the highest stock that is looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """Costs of every period, and of what is left or owed after the last."""

    order_cost: float  # K, each order
    holding_cost: float  # h, a unit left at the end of a period
    stockout_cost: float  # p, a unit owed at the end of a period
    unit_cost: float = 0.0  # c
    final_holding_cost: float = 0.0  # a unit left after the last period
    final_stockout_cost: float = 0.0  # a unit owed after the last period
    discount: float = 1.0  # what a cost of the next period counts now

    def __post_init__(self) -> None:
        _checks.at_least(0, order_cost=self.order_cost, unit_cost=self.unit_cost)
        _checks.above(0, holding_cost=self.holding_cost, stockout_cost=self.stockout_cost)
        _checks.at_least(0, final_holding_cost=self.final_holding_cost, final_stockout_cost=self.final_stockout_cost)
        if not 0 < self.discount <= 1:
            raise BadInput(f"discount is {self.discount:g}; expected above 0 and at most 1")


@dataclass(frozen=True, slots=True)
class SeasonPlan:
    """In period t, order up to highs[t] when stock is at lows[t] or below, before the demand."""

    lows: tuple[int, ...]  # s, (T,)
    highs: tuple[int, ...]  # S, (T,)
    cost: float  # expected, from the stock at the start


def finite_horizon(
    demands: Sequence[Demand], season: Season, *, stock: int = 0, spread: float | None = None
) -> SeasonPlan:
    """demands (T,), one for each period, in whole units (a continuous one is rounded) -> the best policy; backorders.

    theta_t(x) = min over y >= x of K [y > x] + c (y - x) + g_t(y) + discount E[theta_{t+1}(y - D_t)]. `spread` cuts the
    tables of demand at so many standard deviations from the mean without making up for what is lost, as textbooks do;
    without it a table holds all but 1e-9 of the probability on either side.
    """
    if not demands:
        raise BadInput("there are no demands; expected one for each period")
    _checks.finite("stock", stock)
    tables = [_table(demand, spread) for demand in demands]
    extra = 0
    while True:
        levels = _levels(tables, season, stock, extra)
        plan = _solved(demands, tables, season, levels, stock)
        if plan is not None:
            return plan
        extra = 2 * extra + len(levels)  # the best level lay at the edge of what was looked at


def _solved(
    demands: Sequence[Demand], tables: Sequence[tuple[int, Floats]], season: Season, levels: Floats, stock: int
) -> SeasonPlan | None:
    """The recursion over stock `levels` (X,), or None when a best level is the highest of them."""
    low = int(levels[0])
    theta = season.final_holding_cost * np.maximum(levels, 0) + season.final_stockout_cost * np.maximum(-levels, 0)
    lows, highs = [], []
    known: dict[Demand, Floats] = {}  # the same demand on many days
    for demand, (first, pmf) in zip(reversed(demands), reversed(tables), strict=True):
        if demand not in known:
            short = np.array([demand.shortage(level) for level in levels.tolist()])
            known[demand] = (
                season.holding_cost * (levels - demand.mean) + (season.holding_cost + season.stockout_cost) * short
            )
        buying = known[demand] + season.discount * _expected(theta, first, pmf) + season.unit_cost * levels
        best = np.minimum.accumulate(buying[::-1])[::-1]  # the least at or above each level
        after = np.append(best[1:], np.inf) + season.order_cost  # the least strictly above, with an order
        theta = np.minimum(buying, after) - season.unit_cost * levels
        high = int(np.argmin(buying))
        if high == len(levels) - 1:
            return None
        orders = np.nonzero(after[: high + 1] < buying[: high + 1])[0]
        lows.append(low + int(orders[-1]) if len(orders) else low - 1)
        highs.append(low + high)
    return SeasonPlan(tuple(reversed(lows)), tuple(reversed(highs)), float(theta[stock - low]))


def _expected(theta: Floats, first: int, pmf: Floats) -> Floats:
    """E[theta(y - D)] for every level y; below the lowest level its own cost is taken."""
    padded = np.concatenate([np.full(first + len(pmf) - 1, theta[0]), theta])
    return np.convolve(padded, pmf, mode="valid")[: len(theta)]


def _table(demand: Demand, spread: float | None) -> tuple[int, Floats]:
    """The least demand and P(D rounds to it), P(... + 1), ..."""
    half = 0.0 if demand.whole else 0.5
    if spread is None:
        first, last = floor(max(demand.quantile(TAIL), 0.0)), ceil(demand.quantile(1 - TAIL))
    else:
        _checks.above(0, spread=spread)
        first = max(0, round(demand.mean - spread * demand.sd))
        last = round(demand.mean + spread * demand.sd)
    if last - first > WIDEST:
        raise BadInput(f"demand ranges over {last - first:,} units; expected at most {WIDEST:,}: count in packs")
    edges = np.array([demand.cdf(value + half) for value in range(first - 1, last + 1)])
    pmf = np.diff(edges)
    if spread is None:
        pmf[0] += edges[0]
        pmf /= pmf.sum()
    return first, pmf


def _levels(tables: Sequence[tuple[int, Floats]], season: Season, stock: int, extra: int) -> Floats:
    """The stocks that are looked at, (X,), one apart."""
    longest = max(first + len(pmf) for first, pmf in tables)
    total = sum(first + len(pmf) for first, pmf in tables)
    lot = (2 * season.order_cost * longest / season.holding_cost) ** 0.5
    low, high = min(stock, 0) - 2 * longest, max(stock, longest) + min(round(lot), total) + extra
    if high - low > WIDEST:
        raise BadInput(f"the stock ranges over {high - low:,} units; expected at most {WIDEST:,}: count in packs")
    return np.arange(low, high + 1, dtype=np.float64)
