"""Settle: from one chance to order for each offer to the lines of the sheet.

Knows: the order of things: supplier, calm, room, smallest orders, money.
Does not know: dishes and stock (plan).
Start at: settle.
"""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import date

from seqchef.applications.planning.cover import Cover
from seqchef.applications.planning.notes import Note
from seqchef.applications.planning.orders import line_of
from seqchef.applications.planning.outlook import Floats, look_ahead
from seqchef.applications.planning.sheet.budget import keep_within
from seqchef.applications.planning.sheet.entry import Delivery, Entry
from seqchef.applications.planning.sheet.minimums import reach_minimums
from seqchef.applications.planning.sheet.room import Room
from seqchef.applications.planning.sheet.steady import Earlier, Scaled, kept, supplier_stays
from seqchef.applications.planning.sheet.suppliers import choose, landed
from seqchef.applications.planning.shelves import Shelf
from seqchef.food.stock import Offer, Storeroom


@dataclass(eq=False, slots=True)
class Chance:
    """One offer of a food, its next delivery, and the need (N, H) for the food in the pack's unit."""

    offer: Offer
    cover: Cover
    need: Floats
    shelf: Shelf
    today: date
    spoilage_level: float
    entry: Entry = field(init=False)

    def __post_init__(self) -> None:
        self.entry = self.scaled(1.0)

    def again(self, entry: Entry | None = None) -> "Chance":
        """The same chance with an entry that can be settled anew: its own as it was, or the one given."""
        other = copy(self)
        other.entry = entry or Entry(self.entry.line, self.entry.outlook)
        return other

    def scaled(self, times: float) -> Entry:
        """The line as it would be if all need were so many times this evening's."""
        need = self.need if times == 1.0 else self.need * times
        outlook = look_ahead(self.offer, self.cover, need, self.shelf.lots, today=self.today)
        return Entry(line_of(outlook, self.cover, today=self.today, spoilage_level=self.spoilage_level), outlook)


def settle(foods: Sequence[Sequence[Chance]], storeroom: Storeroom, earlier: Earlier) -> tuple[list[Entry], list[Note]]:
    """The chances of every food -> one entry for each, settled, by supplier and name; notes on whole orders.

    A food whose supplier's order stays below its smallest value goes to another supplier where there is one.
    """
    too_small: set[Delivery] = set()
    while True:
        chosen = _chosen(foods, storeroom, earlier, too_small)
        entries = [chance.entry for chance in chosen]
        if earlier:
            entries = [kept(chance.entry, earlier, chance.scaled) for chance in chosen]
        room = Room(storeroom.shelf_volume_l, entries)
        notes = room.make()
        small, said = _reach(entries, chosen, storeroom, room, earlier)
        others = {chance.entry.delivery for food in foods if len(food) > 1 for chance in food}
        moved = (small & others) - too_small
        if not moved:
            break
        too_small |= moved
    notes += said
    if storeroom.budget is not None:
        notes += keep_within(storeroom.budget, entries, storeroom.terms, earlier)
    return entries, notes


def _chosen(
    foods: Sequence[Sequence[Chance]], storeroom: Storeroom, earlier: Earlier, too_small: set[Delivery]
) -> list[Chance]:
    """The chance of each food that is taken, by supplier and name, each with an entry of its own."""
    paid = {food[0].entry.delivery for food in foods if len(food) == 1 and food[0].entry.packs}
    chosen = []
    for food in foods:
        able = [chance for chance in food if chance.entry.delivery not in too_small] or food
        chosen.append(able[0].again() if len(able) == 1 else _best(able, storeroom, paid, earlier))
    return sorted(chosen, key=lambda chance: (chance.offer.supplier, chance.offer.ingredient))


def _reach(
    entries: list[Entry], chosen: Sequence[Chance], storeroom: Storeroom, room: Room, earlier: Earlier
) -> tuple[set[Delivery], list[Note]]:
    """Orders that stay too small, and notes, where any supplier asks for a smallest value."""
    if not chosen or not any(one.min_order_value for one in storeroom.terms.values()):
        return set(), []
    scaled: dict[int, Scaled] = {place: chance.scaled for place, chance in enumerate(chosen)}
    today, level = chosen[0].today, storeroom.spoilage_level
    return reach_minimums(entries, storeroom.terms, room, earlier, scaled, today=today, spoilage_level=level)


def _best(food: Sequence[Chance], storeroom: Storeroom, paid: set[Delivery], earlier: Earlier) -> Chance:
    """The chance with the best supplier, who is the earlier plan's unless another is clearly better."""
    found = {chance.offer.supplier: landed(chance.entry, storeroom.terms, paid) for chance in food}
    by_name = {chance.offer.supplier: chance for chance in food}
    best = choose(list(found.values()))
    if earlier:
        ways: dict[str, tuple[Entry, float, Scaled]] = {
            name: (one.entry, one.unit_cost, by_name[name].scaled) for name, one in found.items()
        }
        stays = supplier_stays(ways, best.offer.supplier, earlier)
        best = choose(list(found.values()), stays) if stays else best
    return by_name[best.offer.supplier].again(best)
