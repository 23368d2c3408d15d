"""Orders: how many packs of one food to order today, and why.

Knows: order-up-to levels from summed paths, stock that spoils first, shelf life, packs.
Does not know: dishes (explosion), dates of deliveries (cover), the words of the reason (wording).
Start at: order_line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil

import numpy as np
from numpy.typing import NDArray

from seqchef.applications.planning.ageing import DatedLot, use_lots
from seqchef.applications.planning.cover import Cover
from seqchef.food.stock import Offer

Floats = NDArray[np.float64]

SPOILAGE_LEVEL = 0.8  # no more is ordered than sells before it spoils in all but this share of futures
ROUNDING_ERROR = 1e-9  # of a pack: sums of floats must not cost a whole pack


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLine:
    """One line of an order sheet; quantities in the pack's unit.

    level = need + safety; wanted = level - on_hand - on_order + lost (0 when that is negative).
    """

    offer: Offer
    cover: Cover
    first_day: date  # the cover period begins tomorrow: stock must bridge the days until the delivery
    last_day: date  # and ends before the delivery after the next, or when the food spoils
    need: float  # the median of the summed need
    level: float  # the quantile of the summed need at the service level
    on_hand: float
    on_order: float
    lost: float  # above 0: stock that spoils unused; below 0: need before the delivery that comes too late for it
    wanted: float
    cap: float | None  # the most that sells before it spoils; None when it asks for no less
    packs: int
    runs_out: date | None  # a day before the delivery on which the median need is not met

    @property
    def safety(self) -> float:
        """What is held beyond the median need, for the service level."""
        return self.level - self.need

    @property
    def quantity(self) -> Fraction:
        """What is ordered, in the pack's unit."""
        return self.packs * self.offer.pack_quantity

    @property
    def price(self) -> Fraction:
        """What it costs."""
        return self.packs * self.offer.pack_price


def order_line(
    offer: Offer,
    cover: Cover,
    need: Floats,
    lots: Sequence[DatedLot],
    *,
    today: date,
    spoilage_level: float = SPOILAGE_LEVEL,
) -> OrderLine:
    """need (N, H) from tomorrow on, lots of stock and open orders, both in the pack's unit -> the line.

    H reaches at least to the last day of `cover`.
    """
    H = need.shape[1]
    first, last = (cover.arrives - today).days - 1, (cover.last_day - today).days - 1  # day 0 is tomorrow
    spoils = H if offer.shelf_life_days is None else first + offer.shelf_life_days - 1
    end = min(last, spoils)
    unmet = use_lots(need, lots).unmet
    wanted = quantile(unmet[:, first : end + 1].sum(axis=1), offer.service_level)
    cap = quantile(unmet[:, first : spoils + 1].sum(axis=1), spoilage_level) if spoils < H else np.inf
    summed = need[:, : end + 1].sum(axis=1)
    level = quantile(summed, offer.service_level)
    held = sum(lot.quantity for lot in lots if not lot.ordered)
    coming = sum(lot.quantity for lot in lots if lot.ordered and lot.first_day <= end)
    return OrderLine(
        offer=offer,
        cover=cover,
        first_day=today + timedelta(days=1),
        last_day=today + timedelta(days=end + 1),
        need=quantile(summed, 0.5),
        level=level,
        on_hand=held,
        on_order=coming,
        lost=wanted + held + coming - level if wanted > 0 else 0.0,
        wanted=wanted,
        cap=cap if cap < wanted else None,
        packs=packs_for(min(wanted, cap), offer.pack_quantity),
        runs_out=_first_gap(unmet[:, :first], today),
    )


def packs_for(quantity: float, pack: Fraction) -> int:
    """The least number of packs that holds `quantity`."""
    return max(0, ceil(quantity / float(pack) - ROUNDING_ERROR))


def quantile(values: Floats, level: float) -> float:
    """The least of `values` (N,) that at least the share `level` of them does not exceed."""
    return float(np.quantile(values, level, method="inverted_cdf"))


def _first_gap(unmet: Floats, today: date) -> date | None:
    """The first day on which half of the paths miss something, or None."""
    for day in range(unmet.shape[1]):
        if np.median(unmet[:, day]) > 0:
            return today + timedelta(days=day + 1)
    return None
