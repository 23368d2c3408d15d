"""Safety stock: what to hold beyond the mean need of the lead time, by service level or by fill rate.

Knows: normal demand, lead times that vary.
Does not know: review periods (base_stock), costs (reorder_points), sample paths (levels_from_paths).
Start at: by_cycle_service.

Source: Silver, Pyke & Thomas, Inventory and Production Management in Supply Chains (P1 and P2 service).
"""

from dataclasses import dataclass
from math import sqrt

from seqchef.applications.planning.inventory import _checks
from seqchef.applications.planning.inventory._roots import crossing
from seqchef.applications.planning.inventory.distributions import standard_loss, standard_quantile


@dataclass(frozen=True, slots=True)
class SafetyStock:
    """A reorder point in two parts."""

    z: float  # standard deviations that are held
    sd: float  # of the demand over the lead time
    safety: float  # z sd; negative where less than the mean suffices
    reorder_point: float  # mean demand over the lead time + safety


def by_cycle_service(
    *, mean: float, sd: float, lead_time: float, service_level: float, lead_time_sd: float = 0.0
) -> SafetyStock:
    """The safety stock with which a cycle has no stock-out with probability `service_level`.

    mean and sd are of the demand of one period, lead_time and lead_time_sd in periods:
    sd_L = sqrt(L sd^2 + mean^2 sd_of_L^2), safety = z sd_L.
    """
    spread = lead_time_spread(mean=mean, sd=sd, lead_time=lead_time, lead_time_sd=lead_time_sd)
    _checks.inner_share(service_level=service_level)
    z = standard_quantile(service_level)
    return SafetyStock(z, spread, z * spread, mean * lead_time + z * spread)


def by_fill_rate(*, quantity: float, sd: float, fill_rate: float, mean: float = 0.0) -> SafetyStock:
    """The safety stock with which the share `fill_rate` of demand is met at once (type 2), ordering `quantity` a time.

    sd and mean are of the demand over the lead time: loss(z) = (1 - fill_rate) quantity / sd. What is short at the end
    of the cycle before is left out, as usual; for small quantities use levels_from_paths.reorder_point_level.
    """
    _checks.at_least(0, sd=sd, mean=mean)
    _checks.above(0, quantity=quantity)
    _checks.inner_share(fill_rate=fill_rate)
    if sd == 0:  # the last units of a known demand may be missed
        safety = -(1 - fill_rate) * quantity
        return SafetyStock(0.0, 0.0, safety, mean + safety)
    allowed = (1 - fill_rate) * quantity / sd
    z = crossing(lambda z: standard_loss(z) - allowed, -allowed - 1, 40)
    return SafetyStock(z, sd, z * sd, mean + z * sd)


def lead_time_spread(*, mean: float, sd: float, lead_time: float, lead_time_sd: float = 0.0) -> float:
    """The sd of demand over a lead time: sqrt(L sd^2 + mean^2 sd_of_L^2); mean and sd are of one period."""
    _checks.at_least(0, mean=mean, sd=sd, lead_time=lead_time, lead_time_sd=lead_time_sd)
    return sqrt(lead_time * sd**2 + mean**2 * lead_time_sd**2)
