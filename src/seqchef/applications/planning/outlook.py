"""Outlook: what the futures of one food say about one chance to order it.

Knows: which need an order can meet, how much of it sells before it spoils, deliveries that come early or late, and what
a quantity is worth in money.
Does not know: by which rule the quantity is chosen (policies), other foods (sheet).
Start at: look_ahead.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import ceil
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from seqchef.applications.planning.ageing import FIFO, LIFO, DatedLot, take_lots, use_lots
from seqchef.applications.planning.cover import Cover
from seqchef.food.offers import Offer

Floats = NDArray[np.float64]

FAR = 10_000  # days: a lot that keeps
HALVINGS = 40  # of an interval that holds what is missing: far below any pack


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Outlook:
    """Day 0 is tomorrow; quantities in the pack's unit."""

    offer: Offer
    first: int  # the day on which the order comes
    end: int  # the last day that it must cover
    spoils: int  # its last day of use; H when it outlasts what is seen
    need: Floats  # (N, H)
    lots: Sequence[DatedLot]
    unmet: Floats  # (N, H): need that stock and open orders do not meet
    summed: Floats  # (N,): all need from tomorrow to the end of the cover
    missing: Floats  # (N,): how much this order must bring so that nothing is missing in its cover
    sellable: Floats | None  # (N,): how much of it can be used before it spoils; None when it keeps

    @property
    def held(self) -> float:
        """What is in stock."""
        return sum(lot.quantity for lot in self.lots if not lot.ordered)

    @property
    def coming(self) -> float:
        """What is on order and comes within the cover."""
        return sum(lot.quantity for lot in self.lots if lot.ordered and lot.first_day <= self.end)

    def sells(self, level: float) -> float:
        """What is used before it spoils in the share `level` of futures; infinite when it keeps."""
        return np.inf if self.sellable is None else quantile(self.sellable, level)

    def wasted(self, quantity: float) -> float:
        """The expected part of an order of `quantity` that spoils."""
        return 0.0 if self.sellable is None else float(np.maximum(quantity - self.sellable, 0.0).mean())

    def short(self, quantity: float) -> float:
        """The expected need of the cover that an order of `quantity` leaves unmet."""
        return float(np.maximum(self.missing - quantity, 0.0).mean())

    def risk(self, quantity: float) -> float:
        """The share of futures in which something is missing all the same."""
        return float((self.missing > quantity * (1 + 1e-9) + 1e-9).mean())

    def gain(self, fewer: float, more: float) -> float:
        """Expected money: the loss that `more` avoids against `fewer`, less what of it is thrown away."""
        avoided = (self.short(fewer) - self.short(more)) * self.offer.cost_of_one_missing
        return avoided - (self.wasted(more) - self.wasted(fewer)) * self.offer.cost_of_one_left

    def window(self) -> Floats:
        """(N,): all need of the days that the order is for."""
        return _within(self.need, self.first, self.end, self.spoils, _delays(self.offer, len(self.need)))

    def stored_on_arrival(self) -> float:
        """The median of what is still there of stock and earlier orders on the morning of the delivery."""
        there = sum(lot.quantity for lot in self.lots if lot.first_day <= self.first)
        gone = use_lots(self.need[:, : self.first], self.lots, self.offer.issue)
        used = (self.need[:, : self.first] - gone.unmet).sum(axis=1)
        return float(np.median(there - used - gone.spoiled.sum(axis=1)))


def look_ahead(offer: Offer, cover: Cover, need: Floats, lots: Sequence[DatedLot], *, today: date) -> Outlook:
    """need (N, H) from tomorrow on and lots, both in the pack's unit; H reaches at least to the cover's last day."""
    N, H = need.shape
    first, last = (cover.arrives - today).days - 1, (cover.last_day - today).days - 1
    spoils = H if offer.shelf_life_days is None else min(first + offer.shelf_life_days - 1, H)
    end = min(last, spoils)
    unmet = use_lots(need, lots, offer.issue).unmet
    delays = _delays(offer, N)
    if offer.issue == FIFO:
        missing, open_to_it, sold_by = _within(unmet, first, end, spoils, delays), unmet, spoils
    else:  # the freshest goes first: before what lies there, but after what the next delivery brings
        missing = _missing_when_freshest_first(need, lots, first, end, spoils, delays)
        open_to_it, sold_by = need, end if spoils < H else H
    return Outlook(
        offer=offer,
        first=first,
        end=end,
        spoils=spoils,
        need=need,
        lots=lots,
        unmet=unmet,
        summed=_within(need, 0, end, spoils, delays),
        missing=missing,
        sellable=_used_in_time(offer, open_to_it, need, first, sold_by),
    )


def _used_in_time(offer: Offer, daily: Floats, need: Floats, first: int, last: int) -> Floats | None:
    """(N,): daily (N, H) from `first` to `last`; a life that ends after all that is seen goes on with the mean need."""
    if offer.shelf_life_days is None:
        return None
    beyond = max(first + offer.shelf_life_days - need.shape[1], 0)
    used: Floats = daily[:, first : last + 1].sum(axis=1)
    return used + need.mean(axis=1) * beyond if beyond else used


def quantile(values: Floats, level: float) -> float:
    """The least of `values` (N,) that at least the share `level` of them does not exceed."""
    place = max(ceil(len(values) * level - 1), 0)
    return float(np.partition(values, place)[place])


def _within(daily: Floats, first: int, end: int, spoils: int, delays: Floats | None) -> Floats:
    """daily (N, H) summed from `first` to `end`, on each path so much later or earlier as the next delivery comes."""
    if delays is None:
        summed: Floats = daily[:, first : end + 1].sum(axis=1)
        return summed
    return np.asarray((daily * _weights(daily.shape[1], first, end, spoils, delays)).sum(axis=1))


def _weights(H: int, first: int, end: int, spoils: int, delays: Floats | None) -> Floats:
    """(N or 1, H): the share of each day that the order is for: half of the last one when the next comes at noon."""
    late = np.zeros(1) if delays is None else delays
    stop = np.clip(end + 1 + late, first, min(spoils + 1, H))[:, None]
    days = np.arange(H)
    return np.asarray(np.where(days < first, 0.0, np.clip(stop - days, 0.0, 1.0)))


def _missing_when_freshest_first(
    need: Floats, lots: Sequence[DatedLot], first: int, end: int, spoils: int, delays: Floats | None
) -> Floats:
    """(N,): the least order with which nothing is missing in the cover, though older lots wait and may spoil.

    By halving: what is missing never rises with the order.
    """
    weights = _weights(need.shape[1], first, end, spoils, delays)
    if not lots:
        return np.asarray((need * weights).sum(axis=1))
    order = DatedLot(0.0, first, max(spoils, first) if spoils < need.shape[1] else 2 * FAR)
    kept = [np.full(len(need), lot.quantity) for lot in lots]
    low, high = np.zeros(len(need)), (need * weights).sum(axis=1)
    for halving in range(HALVINGS + 1):
        tried = low if halving == 0 else (low + high) / 2
        unmet = take_lots(need, [*kept, tried], [*lots, order], LIFO).unmet
        enough = (unmet * weights).sum(axis=1) <= 1e-9
        low, high = np.where(enough, low, tried), np.where(enough, tried, high)
    return np.asarray(high)


def _delays(offer: Offer, N: int) -> Floats | None:
    return None if offer.lead_time_sd_days == 0 else _normal_delays(offer.lead_time_sd_days, N)


@lru_cache(maxsize=64)
def _normal_delays(sd_days: float, N: int) -> Floats:
    """(N,): N equally likely delays of a normal distribution, in an order that has nothing to do with the paths'."""
    normal = NormalDist(0.0, sd_days)
    delays = np.array([normal.inv_cdf((n + 0.5) / N) for n in range(N)])
    return np.asarray(np.random.default_rng(N).permutation(delays))
