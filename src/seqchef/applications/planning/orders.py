"""Orders: how many packs of one food to order today, and why.

Knows: a line of an order sheet; how outlook, policy and packs follow each other.
Does not know: dishes (explosion), dates of deliveries (cover), other foods (sheet), the words of the reason (wording).
Start at: order_line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from seqchef.applications.planning.ageing import DatedLot
from seqchef.applications.planning.cover import Cover
from seqchef.applications.planning.outlook import Outlook, look_ahead, quantile
from seqchef.applications.planning.packs import packs_for, rounded
from seqchef.applications.planning.policies import decide
from seqchef.food.stock import Offer

__all__ = ["Alternative", "OrderLine", "line_of", "order_line", "packs_for", "quantile"]

Floats = NDArray[np.float64]

SPOILAGE_LEVEL = 0.8  # no more is ordered than sells before it spoils in all but this share of futures


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """Another supplier of the same food."""

    supplier: str
    unit_cost: float  # landed: price, fee and expected waste, per unit that is used
    arrives: date
    in_time: bool  # before the food runs out


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLine:
    """One line of an order sheet; quantities in the pack's unit.

    level = need + safety; wanted = level - on_hand - on_order + lost (0 when that is negative) under order-up-to and
    newsvendor. packs = what the food alone asks for + brought_forward - cut_by_budget - cut_by_space - postponed.
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
    service: float = 0.95  # the share aimed at: service level, fill rate or critical ratio
    sells: float | None = None  # what sells before it spoils at the spoilage level; None when that is not seen
    waste: float = 0.0  # the expected part of the order that will be thrown away
    point: float | None = None  # the reorder point, where the policy has one
    position: float | None = None  # stock and orders that are compared with it
    rounded_down: bool = False  # the last pack would cost more than it brings in
    no_room: int = 0  # packs that were asked for and have no room of their own
    coming_along: float = 0.0  # of what is on order, what comes with the same delivery
    kept: bool = False  # the earlier plan's packs stay
    fresh_packs: int | None = None  # what this evening's forecast asks for, where they do
    brought_forward: int = 0  # packs of later need, to reach the supplier's smallest order
    needed_by: date | None = None  # the day on which the first of them will be needed
    postponed: int = 0  # packs that wait for the next delivery: the order is below the supplier's smallest
    cut_by_budget: int = 0
    cut_by_space: int = 0
    minimum: Fraction | None = None  # the smallest order that made the difference
    unit_cost: float | None = None  # landed cost per unit that is used, where suppliers were compared
    alternatives: tuple[Alternative, ...] = ()  # other suppliers, the best first

    @property
    def policy(self) -> str:
        """The rule that it follows."""
        return self.offer.policy.kind

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

    @property
    def waste_cost(self) -> float:
        """Money that is expected to be thrown away with part of it."""
        return self.waste * self.offer.cost_of_one_left

    @property
    def alone(self) -> int:
        """Packs that the food alone asks for, before money, room and the supplier's smallest order have their say."""
        return self.packs - self.brought_forward + self.postponed + self.cut_by_budget + self.cut_by_space


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
    outlook = look_ahead(offer, cover, need, lots, today=today)
    return line_of(outlook, cover, today=today, spoilage_level=spoilage_level)


def line_of(outlook: Outlook, cover: Cover, *, today: date, spoilage_level: float = SPOILAGE_LEVEL) -> OrderLine:
    """The line of an outlook that was made for `cover`."""
    decision = decide(outlook, spoilage_level)
    found = rounded(outlook, decision)
    sells = outlook.sells(spoilage_level)
    held, coming, wanted = outlook.held, outlook.coming, decision.wanted
    return OrderLine(
        offer=outlook.offer,
        cover=cover,
        first_day=today + timedelta(days=1),
        last_day=today + timedelta(days=outlook.end + 1),
        need=quantile(outlook.summed, 0.5),
        level=decision.level,
        on_hand=held,
        on_order=coming,
        lost=wanted + held + coming - decision.level if wanted > 0 and decision.point is None else 0.0,
        wanted=wanted,
        cap=sells if decision.asked < wanted else None,
        packs=found.packs,
        runs_out=_first_gap(outlook.unmet[:, : outlook.first], today),
        service=decision.service,
        sells=None if np.isinf(sells) else sells,
        waste=outlook.wasted(found.packs * float(outlook.offer.pack_quantity)),
        point=decision.point,
        position=decision.position,
        rounded_down=found.rounded_down,
        no_room=found.no_room,
        coming_along=sum(lot.quantity for lot in outlook.lots if lot.ordered and lot.first_day == outlook.first),
    )


def _first_gap(unmet: Floats, today: date) -> date | None:
    """The first day on which half of the paths miss something, or None."""
    for day in range(unmet.shape[1]):
        if 2 * np.count_nonzero(unmet[:, day] > 0) >= len(unmet):  # the median is above 0
            return today + timedelta(days=day + 1)
    return None
