"""Minimums: an order below its supplier's smallest one is filled up with what will be needed next, or waits.

Knows: when an order cannot wait, and which food costs least to hold until it is needed.
Does not know: room (room), which supplier was chosen (suppliers).
Start at: reach_minimums.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from seqchef.applications.planning.notes import Money, Note, note
from seqchef.applications.planning.packs import room_for
from seqchef.applications.planning.sheet.entry import Delivery, Entry, deliveries, value
from seqchef.applications.planning.sheet.room import Room
from seqchef.applications.planning.sheet.steady import Earlier, Scaled
from seqchef.food.stock import SupplierTerms

Floats = NDArray[np.float64]

URGENT = 0.2  # an order cannot wait when something runs out in more than this share of futures
FURTHEST_DAYS = 60  # of need that is brought forward


def reach_minimums(
    entries: Sequence[Entry],
    terms: Mapping[str, SupplierTerms],
    room: Room,
    earlier: Earlier,
    scaled: Mapping[int, Scaled],
    *,
    today: date,
    spoilage_level: float,
) -> tuple[set[Delivery], list[Note]]:
    """Change packs of orders that are too small; `scaled` is by the place of an entry.

    Orders that are urgent and stay too small all the same, and notes for whole orders.
    """
    small: set[Delivery] = set()
    notes = []
    places = {id(entry): place for place, entry in enumerate(entries)}
    for (supplier, arrives), group in deliveries(entries).items():
        smallest = terms[supplier].min_order_value if supplier in terms else Fraction(0)
        worth = value(group)
        if not 0 < worth < smallest:
            continue
        again = [scaled[places[id(entry)]] for entry in group]
        if not _urgent(group, again, earlier):
            notes.append(_postponed(group, smallest, (supplier, arrives)))
        elif not _as_before(group, smallest, earlier) and not _filled(group, smallest, room, today, spoilage_level):
            short = Money(smallest - worth)
            money = {"value": Money(worth), "minimum": Money(smallest), "short": short}
            notes.append(note("below_minimum", supplier=supplier, **money))
            small.add((supplier, arrives))
    return small, notes


def _urgent(group: Sequence[Entry], scaled: Sequence[Scaled], earlier: Earlier) -> bool:
    """Whether something would probably run out before the delivery after this one.

    An earlier plan's answer stays as long as a forecast that differs by the tolerance gives it.
    """
    before = [earlier.of(entry.line) for entry in group]
    if any(one is not None and one.packs + one.postponed for one in before):
        waited = any(one is not None and one.postponed for one in before)
        side = 1 - earlier.tolerance if waited else 1 + earlier.tolerance
        return any(
            entry.packs and again(side).outlook.risk(0) > URGENT for entry, again in zip(group, scaled, strict=True)
        )
    return any(entry.packs and entry.outlook.risk(0) > URGENT for entry in group)


def _postponed(group: Sequence[Entry], smallest: Fraction, delivery: Delivery) -> Note:
    worth = value(group)
    following = min(entry.line.cover.last_day for entry in group) + timedelta(days=1)
    for entry in group:
        if entry.packs:
            entry.postponed, entry.packs, entry.minimum = entry.packs, 0, smallest
    return note("postponed", supplier=delivery[0], value=Money(worth), minimum=Money(smallest), day=following)


def _as_before(group: Sequence[Entry], smallest: Fraction, earlier: Earlier) -> bool:
    """Whether what an earlier plan brought forward still fills this order up; then it stays."""
    before = [earlier.of(entry.line) for entry in group]
    if any(one is None or one.postponed or one.alone != entry.packs for one, entry in zip(before, group, strict=True)):
        return False
    prices = [entry.offer.pack_price for entry in group]
    added = sum((one.brought_forward * price for one, price in zip(before, prices, strict=True) if one), Fraction(0))
    if value(group) + added < smallest:
        return False
    for entry, one in zip(group, before, strict=True):
        if one is not None and one.brought_forward:
            _bring_forward(entry, one.brought_forward, one.needed_by, smallest)
    return True


def _filled(group: Sequence[Entry], smallest: Fraction, room: Room, today: date, spoilage_level: float) -> bool:
    """Add what will be needed next, the cheapest to hold first, until the order is large enough.

    False, and nothing added, when not so much will be used.
    """
    chances = [_Later(entry, room, spoilage_level) for entry in group if entry.offer.pack_price > 0]
    while value(group) < smallest:
        best = min(chances, key=_Later.holding, default=None)
        if best is None or not np.isfinite(best.holding()):
            for one in chances:
                one.undo()
            return False
        best.take()
    for one in chances:
        added = one.entry.packs - one.packs_before
        if added:
            one.undo()
            _bring_forward(one.entry, added, today + timedelta(days=one.needed_from + 1), smallest)
    return True


class _Later:
    """One food of an order that is too small: when its next packs will be needed, and what holding them costs."""

    def __init__(self, entry: Entry, room: Room, spoilage_level: float) -> None:
        self.entry, self.room, self.packs_before = entry, room, entry.packs
        self.needed_from = -1
        outlook, offer = entry.outlook, entry.offer
        self._pack = float(offer.pack_quantity)
        self._most = room_for(outlook)
        ahead = np.cumsum(outlook.unmet[:, outlook.first :], axis=1)
        self._first, self._end = outlook.first, outlook.end
        rate = float(outlook.need.mean())
        self._needed = _further(_levels(ahead, offer.service_level), rate)  # by day, from the delivery on
        keeps = FURTHEST_DAYS if offer.shelf_life_days is None else min(offer.shelf_life_days, FURTHEST_DAYS)
        used = _further(_levels(ahead, 1 - spoilage_level), rate)
        self._usable = np.inf if offer.shelf_life_days is None else float(used[keeps - 1])
        self._last = outlook.first + keeps - 1

    def holding(self) -> float:
        """Money times days until the next packs are needed; infinite when they must not be bought now."""
        after, day = self.entry.more, self._day()
        fits = after <= self._most and self.room.fits(self.entry, after - self.entry.packs)
        if not fits or day > self._last or after * self._pack > self._usable + 1e-9:
            return np.inf
        price = (after - self.entry.packs) * self.entry.offer.pack_price
        return float(price) * max(day - self._end, 0)

    def take(self) -> None:
        """Take the next packs."""
        if self.needed_from < 0:
            self.needed_from = self._day()
        self.entry.packs = self.entry.more

    def undo(self) -> None:
        """As it was."""
        self.entry.packs = self.packs_before

    def _day(self) -> int:
        """The day on which the packs so far no longer do at the service level; beyond FURTHEST_DAYS when never."""
        enough = self._needed <= self.entry.packs * self._pack + 1e-9
        return self._first + int(np.argmin(enough)) if not enough.all() else self._first + 2 * FURTHEST_DAYS


def _levels(ahead: Floats, level: float) -> Floats:
    return np.asarray(np.quantile(ahead, level, axis=0, method="inverted_cdf"))


def _further(daily: Floats, rate: float) -> Floats:
    """Summed need by day, carried on beyond what is seen at the mean need of a day, for FURTHEST_DAYS."""
    beyond = FURTHEST_DAYS - len(daily)
    return np.concatenate([daily, daily[-1] + rate * np.arange(1, beyond + 1)])[:FURTHEST_DAYS]


def _bring_forward(entry: Entry, packs: int, needed_by: date | None, smallest: Fraction) -> None:
    entry.packs += packs
    entry.brought_forward, entry.needed_by, entry.minimum = packs, needed_by, smallest
