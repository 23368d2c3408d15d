"""Cover: which days an order that is placed today must last for.

Knows: lead times, cut-off times, delivery days, days on which the supplier does not come or nobody is there.
Does not know: how much is needed on those days.
Start at: cover.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from math import ceil

from seqchef.errors import BadInput
from seqchef.food.offers import Offer
from seqchef.food.opening import Opening

LONGEST_WAIT_DAYS = 60  # a delivery that is further away than this is a mistake in the input
SHORTEST_HORIZON_DAYS = 14  # shelf lives that end within it limit an order
FURTHEST_DELAY = 3  # standard deviations of the lead time that a plan must see


class NoDelivery(BadInput):
    """A supplier that does not come within LONGEST_WAIT_DAYS."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """One chance to order: what comes with it must last until the next one comes."""

    order_by: date  # the last evening on which an order still comes with this delivery
    arrives: date
    last_day: date  # the day before the delivery after this one


def cover(today: date, offer: Offer, opening: Opening, *, now: time | None = None) -> Cover:
    """The next possible delivery of an order placed this evening, and the last day before the one after it.

    An order `now`, after the offer's cut-off, counts as tomorrow's. Raises NoDelivery.
    """
    wait = timedelta(days=max(offer.lead_time_days, 1))
    placed = today + timedelta(days=1) if past_cutoff(offer, now) else today
    arrives = _delivery(placed + wait, offer, opening)
    following = _delivery(arrives + timedelta(days=offer.review_days or 1), offer, opening)
    return Cover(order_by=arrives - wait, arrives=arrives, last_day=following - timedelta(days=1))


def past_cutoff(offer: Offer, now: time | None) -> bool:
    """Whether it is too late for an order to count as today's."""
    return now is not None and offer.cutoff is not None and now > offer.cutoff


def last_day_covered(today: date, offers: Iterable[Offer], opening: Opening, *, now: time | None = None) -> date:
    """The day up to which a plan for these offers must see the need; an offer that never comes does not count."""
    days = [today + timedelta(days=SHORTEST_HORIZON_DAYS)]
    for offer in offers:
        try:
            last = cover(today, offer, opening, now=now).last_day
        except NoDelivery:
            continue
        days.append(last + timedelta(days=ceil(FURTHEST_DELAY * offer.lead_time_sd_days)))
    return max(days)


def _delivery(earliest: date, offer: Offer, opening: Opening) -> date:
    """The first day from `earliest` on which this supplier comes and somebody is there."""
    for wait in range(LONGEST_WAIT_DAYS):
        day = earliest + timedelta(days=wait)
        away = any(first <= day <= last for first, last in offer.no_delivery)
        if day.weekday() in offer.delivery_days and not away and not opening.closed(day):
            return day
    why = "every delivery day is a closed day or one on which the supplier does not come"
    if not offer.no_delivery:
        why = "every delivery day is a closed day"
    raise NoDelivery(
        f"{offer.supplier} has no delivery of {offer.ingredient} within {LONGEST_WAIT_DAYS} days of {earliest}: "
        f"{why}; expected at least one open delivery day"
    )
