"""The newsvendor: how much to make or buy of what does not keep, once for each period.

Knows: costs of too little and too much, prices, salvage, a lead time, a supplier who fails.
Does not know: quantities that keep (reorder_points, min_max), packs (packs), sample paths (levels_from_paths).
Start at: newsvendor (two costs), newsvendor_profit (price, cost, salvage).

Source: Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed., chapter 4 (equations 4.24, 4.30) and, for
disruptions, chapter 9 (equations 9.14 and 9.18, lemma 9.2).
"""

from dataclasses import dataclass
from math import ceil, isfinite, log

from seqchef.applications.planning.inventory import _checks
from seqchef.applications.planning.inventory.distributions import Demand, leftover
from seqchef.applications.planning.inventory.levels_from_paths import critical_ratio
from seqchef.errors import BadInput


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsvendor:
    """A level and what to expect of it, each period; quantities in the unit of the demand."""

    level: float  # S: make or order up to this
    critical_ratio: float  # the share of periods that the best level suffices for
    cost: float  # expected cost of shortage and leftovers
    shortage: float  # expected, E[(D - S)+]
    leftover: float  # expected, E[(S - D)+]
    service: float  # P(D <= S)
    profit: float | None = None  # expected; None where no price is given


def newsvendor(
    demand: Demand, *, holding_cost: float, stockout_cost: float, lead_time: float = 0, level: float | None = None
) -> Newsvendor:
    """The best level S for demand of one period, or what to expect of a given `level`.

    holding_cost h is paid for each unit left over, stockout_cost p for each unit short: S = F^-1(p / (p + h)), or the
    least whole S with F(S) >= p / (p + h); the cost is h E[(S - D)+] + p E[(D - S)+]. With a lead time, in periods, D
    is the demand of lead time + 1 periods and S a base-stock level (an order each period, backorders). S is 0 or more.
    """
    _checks.at_least(0, holding_cost=holding_cost, stockout_cost=stockout_cost, lead_time=lead_time)
    if holding_cost + stockout_cost == 0:
        raise BadInput("holding cost and stockout cost are both 0; expected at least one above 0")
    ratio = stockout_cost / (stockout_cost + holding_cost)
    covered = demand.over(lead_time + 1) if lead_time else demand
    found = _best_level(covered, ratio) if level is None else _checks.finite("level", level)
    short, left = covered.shortage(found), leftover(covered, found)
    return Newsvendor(
        level=found,
        critical_ratio=ratio,
        cost=holding_cost * left + stockout_cost * short,
        shortage=short,
        leftover=left,
        service=covered.cdf(found),
    )


def newsvendor_profit(
    demand: Demand,
    *,
    price: float,
    cost: float,
    salvage: float = 0.0,
    waste_fee: float = 0.0,
    goodwill: float = 0.0,
    level: float | None = None,
) -> Newsvendor:
    """The level with the greatest expected profit, or the profit of a given `level`; money per unit.

    A unit costs `cost` and sells for `price`; one left over brings `salvage` and costs `waste_fee`; a missed sale costs
    `goodwill` beyond its margin. F(S) = (price + goodwill - cost) / (price + goodwill - salvage + waste_fee).
    """
    ratio = critical_ratio(price, cost, salvage, waste_fee, goodwill)
    found = _best_level(demand, ratio) if level is None else _checks.finite("level", level)
    short, left = demand.shortage(found), leftover(demand, found)
    sold = demand.mean - short
    return Newsvendor(
        level=found,
        critical_ratio=ratio,
        cost=(price + goodwill - cost) * short + (cost - salvage + waste_fee) * left,
        shortage=short,
        leftover=left,
        service=demand.cdf(found),
        profit=price * sold + (salvage - waste_fee) * left - goodwill * short - cost * found,
    )


@dataclass(frozen=True, slots=True)
class DisruptedSupply:
    """A base-stock level against a supplier who fails now and then."""

    level: float
    cost: float  # expected, each period
    periods_covered: int  # how many periods of demand the level holds


def newsvendor_with_disruptions(
    *,
    demand: float,
    holding_cost: float,
    stockout_cost: float,
    failure_probability: float,
    recovery_probability: float,
    level: float | None = None,
) -> DisruptedSupply:
    """The level that holds enough for a supplier's failures, when demand is known; per period.

    The supplier fails with `failure_probability` (alpha) after a good period and recovers with `recovery_probability`
    (beta) after a bad one. n bad periods so far have probability pi_0 = beta / (alpha + beta),
    pi_n = alpha beta / (alpha + beta) (1 - beta)^(n-1); S holds the least number of periods n + 1 with
    F(n) >= p / (p + h).
    """
    _checks.at_least(0, demand=demand)
    _checks.above(0, holding_cost=holding_cost, stockout_cost=stockout_cost)
    _checks.inner_share(failure_probability=failure_probability, recovery_probability=recovery_probability)
    alpha, beta, stays = failure_probability, recovery_probability, 1 - recovery_probability
    bad = alpha / (alpha + beta)  # 1 - F(n) = bad (1 - beta)^n
    ratio = stockout_cost / (stockout_cost + holding_cost)
    n = max(0, ceil(log((1 - ratio) / bad) / log(stays) - 1e-12))
    found = demand * (n + 1) if level is None else _checks.finite("level", level)
    covered = found / demand if demand else 0.0  # in periods; E[(N + 1 - covered)+] sums a geometric tail
    k = max(int(covered), 0)
    tail = bad * stays**k / beta  # the sum of 1 - F(n) for n >= k
    short = (k + 1 - covered) * bad * stays ** (k - 1) + tail if k else 1 - covered + bad / beta
    mean = 1 + bad / beta
    cost = demand * (stockout_cost * short + holding_cost * (covered - mean + short))
    return DisruptedSupply(found, cost, n + 1 if level is None else k)


def _best_level(demand: Demand, ratio: float) -> float:
    """F^-1(ratio), not below 0. Raises BadInput where it is infinite."""
    level = demand.quantile(ratio) if ratio > 0 else 0.0
    if not isfinite(level):
        raise BadInput("leftovers cost nothing, so that no amount is too much; expected a cost of leftovers above 0")
    return max(level, 0.0)
