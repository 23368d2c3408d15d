"""Packs: from a quantity to what can be ordered: whole packs, smallest orders, multiples, room on the shelf.

Knows: rounding up, and when one pack less is better.
Does not know: how much is asked for (policies), other foods that want the same room (sheet).
Start at: rounded.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from seqchef.applications.planning.outlook import Outlook
from seqchef.applications.planning.policies import Decision
from seqchef.food.offers import NEWSVENDOR, ORDER_UP_TO, Limits

ROUNDING_ERROR = 1e-9  # of a pack: sums of floats must not cost a whole pack


@dataclass(frozen=True, slots=True)
class Rounded:
    """Packs to order."""

    packs: int
    rounded_down: bool = False  # the last pack would have cost more than it brings in
    no_room: int = 0  # packs that were asked for and have no room


def packs_for(quantity: float, pack: Fraction) -> int:
    """The least number of packs that holds `quantity`."""
    return max(0, ceil(quantity / float(pack) - ROUNDING_ERROR))


def rounded(outlook: Outlook, decision: Decision) -> Rounded:
    """Whole packs for a decision, as the offer's limits allow."""
    offer = outlook.offer
    packs = packs_for(decision.asked, offer.pack_quantity) if decision.packs is None else decision.packs
    packs = at_least(packs, offer.limits)
    down = False
    if offer.policy.kind in (ORDER_UP_TO, NEWSVENDOR) and offer.worth.sells_for is not None and packs:
        fewer = one_less(packs, offer.limits)
        pack = float(offer.pack_quantity)
        if outlook.sellable is not None and outlook.gain(fewer * pack, packs * pack) < 0:
            packs, down = fewer, True
    room = room_for(outlook)
    return Rounded(min(packs, room), rounded_down=down, no_room=max(0, packs - room))


def at_least(packs: int, limits: Limits) -> int:
    """The least number of packs that may be ordered and is not below `packs`; 0 stays 0."""
    if packs <= 0:
        return 0
    multiple = limits.order_multiple
    return ceil(max(packs, limits.min_packs) / multiple) * multiple


def one_less(packs: int, limits: Limits) -> int:
    """The next smaller number of packs that may be ordered."""
    fewer = packs - limits.order_multiple
    return fewer if fewer >= limits.min_packs else 0


def room_for(outlook: Outlook) -> int:
    """The most packs that there is room for when they come."""
    offer = outlook.offer
    if offer.limits.max_quantity is None:
        return 10**9
    free = float(offer.limits.max_quantity) - outlook.stored_on_arrival()
    multiple = offer.limits.order_multiple
    packs = floor(free / float(offer.pack_quantity) / multiple + ROUNDING_ERROR) * multiple
    return packs if packs >= offer.limits.min_packs else 0
