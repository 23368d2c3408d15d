"""Base stock: the level to order up to at every review, for what is ordered on fixed days.

Knows: lead time and review period, cycle service and fill rate, for any distribution that can be added over periods.
Does not know: costs (newsvendor with a lead time), a cost of ordering (min_max), sample paths (levels_from_paths).
Start at: order_up_to.
"""

from dataclasses import dataclass
from math import isfinite

from seqchef.applications.planning.inventory import _checks
from seqchef.applications.planning.inventory._roots import least_level
from seqchef.applications.planning.inventory.distributions import Demand
from seqchef.errors import BadInput


@dataclass(frozen=True, slots=True)
class OrderUpTo:
    """A level of stock and open orders together, and what it achieves."""

    level: float  # S
    mean: float  # of the demand over lead time + review
    service: float  # P(no stock-out before the next delivery)
    fill_rate: float  # share of demand that is met at once, with backorders

    @property
    def safety(self) -> float:
        """What is held beyond the mean; negative where the level is below it."""
        return self.level - self.mean


def order_up_to(
    demand: Demand,
    *,
    lead_time: float,
    review: float,
    service_level: float | None = None,
    fill_rate: float | None = None,
) -> OrderUpTo:
    """The level S for demand of one period: lead_time and review in periods, one of service_level and fill_rate.

    S must last for lead time + review, until the delivery after the next: F_{L+R}(S) >= service_level. The fill rate is
    1 - (n_{L+R}(S) - n_L(S)) / (R mean): the shortage that arises within one review period, with backorders (Silver,
    Pyke & Thomas, Inventory and Production Management in Supply Chains, leave n_L out). Where demand is in whole units,
    so is S. S is never below 0.
    """
    _checks.at_least(0, lead_time=lead_time)
    _checks.above(0, review=review)
    through, before = demand.over(lead_time + review), demand.over(lead_time)
    if (service_level is None) == (fill_rate is None):
        raise BadInput("expected a service level or a fill rate, one of the two")

    def filled(level: float) -> float:
        wanted = through.mean - before.mean
        return 1 - (through.shortage(level) - before.shortage(level)) / wanted if wanted > 0 else 1.0

    if service_level is not None:
        _checks.share(service_level=service_level)
        level = max(through.quantile(service_level), 0.0) if service_level > 0 else 0.0
        if not isfinite(level):
            raise BadInput("service level is 1 and demand has no maximum; expected below 1, such as 0.99")
    else:
        _checks.inner_share(fill_rate=fill_rate or 0.0)
        level = least_level(filled, fill_rate or 0.0, start=through.mean, whole=through.whole)
    return OrderUpTo(level, through.mean, through.cdf(level), filled(level))
