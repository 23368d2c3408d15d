"""Shelves: the stock and the open orders of each food, in its pack's unit, on the days they can be used.

Knows: which food a name in stock means, lots that have expired, open orders that come.
Does not know: need (ageing, orders).
Start at: shelves.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from seqchef.applications.planning.ageing import DatedLot
from seqchef.applications.planning.names import Names
from seqchef.applications.planning.notes import Note
from seqchef.errors import BadInput, Rejection
from seqchef.food.conversions import Conversions
from seqchef.food.stock import Lot, Offer, OpenOrder, Storeroom

FAR = 10_000  # days: a lot that keeps


@dataclass(slots=True)
class Shelf:
    """One food: `lots` holds the usable stock in the order of `stock`, then the open orders."""

    stock: list[Lot] = field(default_factory=list)
    lots: list[DatedLot] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Shelves:
    """All foods, and what could not be put on a shelf."""

    by_food: Mapping[str, Shelf]
    notes: tuple[Note, ...]
    rejections: tuple[Rejection, ...]

    def of(self, food: str) -> Shelf:
        """The shelf of a food; an empty one when there is nothing."""
        return self.by_food.get(food, Shelf())


def shelves(storeroom: Storeroom, conversions: Conversions, today: date) -> Shelves:
    """What can be used from tomorrow on: stock first, then open orders as they arrive."""
    offers = {offer.ingredient: offer for offer in reversed(storeroom.offers)}  # of several, the first
    names = Names(offers, storeroom.aliases)
    found: dict[str, Shelf] = {}
    notes: list[Note] = []
    rejections: list[Rejection] = []
    for source, entries in (("stock.csv", storeroom.lots), ("orders.csv", storeroom.open_orders)):
        for entry in entries:
            match = names.find(entry.ingredient)
            if match is None:
                notes.append(Note("unknown_stock", {"name": entry.ingredient}))
                continue
            try:
                _put(found.setdefault(match.name, Shelf()), entry, offers[match.name], conversions, today, notes)
            except BadInput as error:
                problem, _, expected = str(error).partition("; expected ")
                rejections.append(Rejection(source, entry.row, problem, expected))
    return Shelves(found, tuple(notes), tuple(rejections))


def _put(
    shelf: Shelf,
    entry: Lot | OpenOrder,
    offer: Offer,
    conversions: Conversions,
    today: date,
    notes: list[Note],
) -> None:
    """Put one lot or open order on its shelf. Raises BadInput when its unit cannot be converted."""
    tomorrow = today + timedelta(days=1)
    quantity = float(conversions.convert(offer.ingredient, entry.quantity, entry.unit, offer.pack_unit))
    if isinstance(entry, OpenOrder):
        first = max((entry.arrives - tomorrow).days, 0)  # an overdue one is expected tomorrow
        last = FAR if offer.shelf_life_days is None else first + offer.shelf_life_days - 1
        shelf.lots.append(DatedLot(quantity, first, last, ordered=True))
    elif entry.expires is not None and entry.expires < tomorrow:
        notes.append(Note("expired", {"food": entry.ingredient, "day": entry.expires}))
    else:
        last = FAR if entry.expires is None else (entry.expires - tomorrow).days
        shelf.stock.append(entry)
        shelf.lots.append(DatedLot(quantity, 0, last))
