"""Cover: which days an order that is placed today must last for.

Knows: lead times, delivery days, days on which nobody is there to take a delivery.
Does not know: how much is needed on those days.
Start at: cover.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from seqchef.errors import BadInput
from seqchef.food.opening import Opening
from seqchef.food.stock import Offer

LONGEST_WAIT_DAYS = 60  # a delivery that is further away than this is a mistake in the input
SHORTEST_HORIZON_DAYS = 14  # shelf lives that end within it limit an order


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """One chance to order: what comes with it must last until the next one comes."""

    order_by: date  # the last evening on which an order still comes with this delivery
    arrives: date
    last_day: date  # the day before the delivery after this one


def cover(today: date, offer: Offer, opening: Opening) -> Cover:
    """The next possible delivery of an order placed this evening, and the last day before the one after it."""
    wait = timedelta(days=max(offer.lead_time_days, 1))
    arrives = _delivery(today + wait, offer, opening)
    following = _delivery(arrives + timedelta(days=1), offer, opening)
    return Cover(order_by=arrives - wait, arrives=arrives, last_day=following - timedelta(days=1))


def last_day_covered(today: date, offers: Iterable[Offer], opening: Opening) -> date:
    """The day up to which a plan for these offers must see the need."""
    days = [cover(today, offer, opening).last_day for offer in offers]
    return max([*days, today + timedelta(days=SHORTEST_HORIZON_DAYS)])


def _delivery(earliest: date, offer: Offer, opening: Opening) -> date:
    """The first day from `earliest` on which this supplier comes and somebody is there."""
    for wait in range(LONGEST_WAIT_DAYS):
        day = earliest + timedelta(days=wait)
        if day.weekday() in offer.delivery_days and not opening.closed(day):
            return day
    raise BadInput(
        f"{offer.supplier} has no delivery of {offer.ingredient} within {LONGEST_WAIT_DAYS} days of {earliest}: "
        "every delivery day is a closed day; expected at least one open delivery day"
    )
