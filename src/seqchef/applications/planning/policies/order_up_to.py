"""Order-up-to: with every delivery up to a level, by service level or by fill rate.

Knows: quantiles of what is missing, or the expected part of the need that is not met.
Does not know: distributions in closed form (inventory).
Start at: decide.
"""

from seqchef.applications.planning.inventory.levels_from_paths import fill_rate_level
from seqchef.applications.planning.outlook import Outlook, quantile
from seqchef.applications.planning.policies.decision import Decision


def decide(outlook: Outlook, spoilage_level: float) -> Decision:
    """What must come so that nothing is missing at the service level, or the fill rate is reached."""
    service, level, wanted = target(outlook)
    return Decision(service=service, level=level, wanted=wanted, asked=min(wanted, outlook.sells(spoilage_level)))


def target(outlook: Outlook) -> tuple[float, float, float]:
    """The share aimed at, the level for the whole cover, and what is missing of it."""
    offer = outlook.offer
    if offer.fill_rate is None:
        level, wanted = (quantile(values, offer.service_level) for values in (outlook.summed, outlook.missing))
        return offer.service_level, level, wanted
    level = fill_rate_level(outlook.summed, offer.fill_rate)
    wanted = fill_rate_level(outlook.missing, offer.fill_rate, demand=outlook.window())
    return offer.fill_rate, level, wanted
