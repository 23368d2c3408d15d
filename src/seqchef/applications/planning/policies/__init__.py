"""Policies: by which rule a quantity follows from an outlook. One file for each kind of rule.

Knows: which rule an offer asks for.
Does not know: packs that must be rounded, room and money (packs, sheet).
Start at: decide.
"""

from collections.abc import Callable, Mapping

from seqchef.applications.planning.outlook import Outlook
from seqchef.applications.planning.policies import newsvendor, order_up_to, reorder
from seqchef.applications.planning.policies.decision import Decision
from seqchef.food import offers

__all__ = ["Decision", "decide"]

RULES: Mapping[str, Callable[[Outlook, float], Decision]] = {
    offers.ORDER_UP_TO: order_up_to.decide,
    offers.NEWSVENDOR: newsvendor.decide,
    offers.MIN_MAX: reorder.fill_up,
    offers.FIXED_LOT: reorder.fixed_lot,
}


def decide(outlook: Outlook, spoilage_level: float) -> Decision:
    """What the offer's policy asks for; at most what sells in time in the share `spoilage_level` of futures."""
    return RULES[outlook.offer.policy.kind](outlook, spoilage_level)
