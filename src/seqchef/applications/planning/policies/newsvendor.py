"""Newsvendor: for what does not keep, as many packs as earn more than they lose.

Knows: the critical ratio, and the expected gain of one more pack.
Does not know: the textbook's distributions (inventory.newsvendor).
Start at: decide.
"""

from seqchef.applications.planning.outlook import Outlook, quantile
from seqchef.applications.planning.policies.decision import Decision

MOST_PACKS = 100_000


def decide(outlook: Outlook, spoilage_level: float) -> Decision:
    """Packs are added while the next one is expected to gain: exact for packs of any size, since gains only fall.

    What is left at the end of the cover but keeps longer costs nothing: it is sold later. For a pack of next to nothing
    and a food that does not outlast its cover this is the quantile at the critical ratio.
    """
    offer = outlook.offer
    ratio = offer.critical_ratio
    wanted = quantile(outlook.missing, ratio) if ratio > 0 else 0.0
    pack = float(offer.pack_quantity)
    packs = 0
    while packs < MOST_PACKS and outlook.gain(packs * pack, (packs + 1) * pack) > 1e-9:
        packs += 1
    level = quantile(outlook.summed, ratio) if ratio > 0 else 0.0
    return Decision(service=ratio, level=level, wanted=wanted, asked=wanted, packs=packs)
