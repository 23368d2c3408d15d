"""Levels from sample paths: every policy that a kitchen uses, from futures of a forecast instead of a distribution.

Knows: quantiles and expected shortages of samples; demand over a lead time and a review period.
Does not know: distributions (newsvendor, reorder_points, base_stock), stock at hand, packs, dates.
Start at: cycle_service_level, fill_rate_level, critical_ratio; order_up_to_level for whole paths (N, H).

A sum over days needs whole futures: the sum of daily quantiles is not the quantile of the sum. With N samples a level
is one of the N sums (or lies between two of them), so its error falls with the square root of N; for a service level of
0.99 take N of at least 1000.
"""

from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import ArrayLike, NDArray

from seqchef.applications.planning.inventory import _checks
from seqchef.errors import BadInput

Floats = NDArray[np.float64]
LeadTimes = int | NDArray[np.int64]  # periods, the same for all paths or (N,) drawn from past deliveries

ROUNDING_ERROR = 1e-9  # of a sample: 0.7 * 10 must be 7, not 8


def critical_ratio(
    price: float, cost: float, salvage: float = 0.0, waste_fee: float = 0.0, goodwill: float = 0.0
) -> float:
    """The share of days on which the newsvendor's quantity should suffice, from 0 to 1; money per unit.

    underage / (underage + overage) with underage = price + goodwill - cost, what a missed sale loses, and
    overage = cost - salvage + waste_fee, what one left over loses. It is 0 when a
    sale earns nothing and 1 when leftovers cost nothing. Raises BadInput when leftovers would earn money.
    """
    _checks.at_least(0, price=price, cost=cost, salvage=salvage, waste_fee=waste_fee, goodwill=goodwill)
    underage, overage = price + goodwill - cost, cost - salvage + waste_fee
    if overage < 0:
        raise BadInput(
            f"salvage less waste fee is {salvage - waste_fee:g} and cost is {cost:g}; expected at most the cost, "
            "for otherwise every unit left over earns money"
        )
    return underage / (underage + overage) if underage > 0 else 0.0


def cycle_service_level(sums: ArrayLike, level: float) -> float:
    """The least level that at least the share `level` of `sums` (N,) does not exceed; 0 for a share of 0.

    `sums` is what each future needs until the next delivery can help: the cycle service level is the share of cycles
    without a stock-out. With `level` from `critical_ratio` it is the newsvendor's quantity.
    """
    found = _checks.samples("sums", sums)
    _checks.share(level=level)
    place = ceil(len(found) * level - ROUNDING_ERROR)
    return float(np.partition(found, place - 1)[place - 1]) if place > 0 else 0.0


def fill_rate_level(
    unmet: ArrayLike, target: float, *, demand: ArrayLike | None = None, before: ArrayLike | None = None
) -> float:
    """The least level, 0 or more, with which the share `target` of demand is met at once.

    unmet (N,): what each future needs from this level, until the next delivery can help.
    demand (N,): all that the share is of; without it `unmet` itself (less `before`).
    before (N,): the part of `unmet` that falls before the delivery and is waited for, which this order's cycle does
    not answer for (periodic order-up-to with backorders: the lead time's part of lead time + review).

    Solves mean((unmet - S)+) - mean((before - S)+) = (1 - target) * mean(demand), exactly for the samples. A target of
    1 gives the maximum of `unmet`; no demand gives 0.
    """
    found = _checks.samples("unmet", unmet)
    _checks.share(target=target)
    earlier = np.zeros_like(found) if before is None else _like(found, "before", before)
    if (earlier > found).any():
        raise BadInput("before is more than unmet on some path; expected a part of it")
    wanted = found - earlier if demand is None else _like(found, "demand", demand)
    allowed = (1 - target) * float(wanted.sum())
    levels = np.unique(np.concatenate([[0.0], found, earlier]))
    short = _excess(found, levels) - _excess(earlier, levels)  # falls with the level, straight between two of them
    slack = ROUNDING_ERROR * float(found.sum())
    first = int(np.argmax(short <= allowed + slack))
    if first == 0:
        return 0.0
    left, right = levels[first - 1], levels[first]
    part = (short[first - 1] - allowed) / (short[first - 1] - short[first])
    return float(left + min(1.0, part) * (right - left))


@dataclass(frozen=True, slots=True)
class SampledLevel:
    """A level and what it achieves on the paths that it was found with."""

    level: float
    mean: float  # of the demand that it covers
    service: float  # share of paths without a stock-out
    fill_rate: float  # share of that demand that is met at once

    @property
    def safety(self) -> float:
        """What is held beyond the mean; negative where the level is below it."""
        return self.level - self.mean


def order_up_to_level(
    paths: ArrayLike,
    *,
    lead_time: LeadTimes,
    review: int = 1,
    service_level: float | None = None,
    fill_rate: float | None = None,
) -> SampledLevel:
    """The inventory position to order up to, every `review` periods, from demand paths (N, H).

    An order comes `lead_time` periods later, a number or one for each path (N,); the level covers lead time + review.
    Give one of `service_level` (share of cycles) and `fill_rate` (share of demand, backorders). H is at least
    lead time + review.
    """
    demand = _checks.sample_paths("paths", paths)
    waits = _lead_times(lead_time, demand)
    _checks.whole(1, review=review)
    before, through = demand_over(demand, waits), demand_over(demand, waits + review)
    level = _asked(through, service_level, fill_rate, before=before)
    missed = np.maximum(through - level, 0) - np.maximum(before - level, 0)
    return _achieved(through, level, float(missed.sum()), float((through - before).sum()))


def reorder_point_level(
    paths: ArrayLike,
    *,
    quantity: float,
    lead_time: LeadTimes,
    review: int = 1,
    service_level: float | None = None,
    fill_rate: float | None = None,
) -> SampledLevel:
    """R of (R, Q): order `quantity` when the inventory position is at R or below, from demand paths (N, H).

    The position is looked at every `review` periods, so that R covers lead time + review; 0 for continuous review.
    The fill rate is type 2, with backorders: mean((D - R)+) - mean((D - R - Q)+) = (1 - fill_rate) * Q, the shortage
    that one order's cycle answers for (Silver, Pyke & Thomas, Inventory and Production Management in Supply Chains).
    """
    demand = _checks.sample_paths("paths", paths)
    _checks.above(0, quantity=quantity)
    _checks.whole(0, review=review)
    sums = demand_over(demand, _lead_times(lead_time, demand) + review)
    if fill_rate is None:
        level = _asked(sums, service_level, fill_rate)
    else:
        _one_of(service_level, fill_rate)
        cycles = np.full_like(sums, quantity)
        level = fill_rate_level(sums, fill_rate, demand=cycles, before=np.maximum(sums - quantity, 0.0))
    missed = np.maximum(sums - level, 0) - np.maximum(sums - level - quantity, 0)
    return _achieved(sums, level, float(missed.sum()), quantity * len(sums))


def demand_over(paths: ArrayLike, periods: LeadTimes) -> Floats:
    """paths (N, H), the first `periods` of each, a number or (N,) -> their sums (N,). Raises BadInput past H."""
    demand = _checks.sample_paths("paths", paths)
    N, H = demand.shape
    ends = np.broadcast_to(np.asarray(periods, dtype=np.int64), (N,))
    if ends.min() < 0 or ends.max() > H:
        raise BadInput(f"the paths have {H} periods; expected {ends.max()}, for lead time and review together")
    cumulated = np.concatenate([np.zeros((N, 1)), np.cumsum(demand, axis=1)], axis=1)
    return np.take_along_axis(cumulated, ends[:, None], axis=1)[:, 0]


def _lead_times(lead_time: LeadTimes, demand: Floats) -> NDArray[np.int64]:
    """Lead times as (N,). Raises BadInput when one is not a whole number from 0."""
    found = np.asarray(lead_time, dtype=np.float64)
    if found.shape not in ((), demand.shape[:1]):
        raise BadInput(f"lead time has shape {found.shape}; expected one number or one for each of {len(demand)} paths")
    for value in np.unique(found):
        _checks.whole(0, lead_time=float(value))
    return np.broadcast_to(found.astype(np.int64), demand.shape[:1])


def _asked(
    sums: Floats, service_level: float | None, fill_rate: float | None, *, before: Floats | None = None
) -> float:
    _one_of(service_level, fill_rate)
    if service_level is not None:
        return cycle_service_level(sums, service_level)
    return fill_rate_level(sums, fill_rate or 0.0, before=before)


def _one_of(service_level: float | None, fill_rate: float | None) -> None:
    if (service_level is None) == (fill_rate is None):
        raise BadInput("expected a service level or a fill rate, one of the two")


def _achieved(sums: Floats, level: float, missed: float, demand: float) -> SampledLevel:
    filled = 1.0 - missed / demand if demand > 0 else 1.0
    return SampledLevel(level, float(sums.mean()), float((sums <= level).mean()), filled)


def _like(found: Floats, name: str, values: ArrayLike) -> Floats:
    other = _checks.samples(name, values)
    if other.shape != found.shape:
        raise BadInput(f"{name} has {len(other)} paths; expected {len(found)}, as many as unmet")
    return other


def _excess(values: Floats, levels: Floats) -> Floats:
    """values (N,), levels (M,) -> the sum of what exceeds each level (M,)."""
    ordered = np.sort(values)
    tails = np.concatenate([np.cumsum(ordered[::-1])[::-1], [0.0]])  # the sum from each place on
    first = np.searchsorted(ordered, levels, side="right")
    return np.asarray(tails[first] - (len(ordered) - first) * levels)
