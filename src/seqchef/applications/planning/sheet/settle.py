"""Settle: from one chance to order for each offer to the lines of the sheet.

Knows: the order of things: supplier, calm, room, smallest orders, money.
Does not know: dishes and stock (plan).
Start at: settle.
"""

from collections.abc import Sequence
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

    def scaled(self, times: float) -> Entry:
        """The line as it would be if all need were so many times this evening's."""
        need = self.need if times == 1.0 else self.need * times
        outlook = look_ahead(self.offer, self.cover, need, self.shelf.lots, today=self.today)
        return Entry(line_of(outlook, self.cover, today=self.today, spoilage_level=self.spoilage_level), outlook)


def settle(foods: Sequence[Sequence[Chance]], storeroom: Storeroom, earlier: Earlier) -> tuple[list[Entry], list[Note]]:
    """The chances of every food -> one entry for each, settled, by supplier and name; notes on whole orders."""
    terms = storeroom.terms
    paid = {food[0].entry.delivery for food in foods if len(food) == 1 and food[0].entry.packs}
    chosen = [food[0] if len(food) == 1 else _best(food, storeroom, paid, earlier) for food in foods]
    chosen.sort(key=lambda chance: (chance.offer.supplier, chance.offer.ingredient))
    entries = [chance.entry for chance in chosen]
    if earlier:
        entries = [kept(chance.entry, earlier, chance.scaled) for chance in chosen]
    notes: list[Note] = []
    room = Room(storeroom.shelf_volume_l, entries)
    notes += room.make()
    if chosen and any(one.min_order_value for one in terms.values()):
        scaled: dict[int, Scaled] = {place: chance.scaled for place, chance in enumerate(chosen)}
        today, spoilage_level = chosen[0].today, storeroom.spoilage_level
        notes += reach_minimums(entries, terms, room, earlier, scaled, today=today, spoilage_level=spoilage_level)
    if storeroom.budget is not None:
        notes += keep_within(storeroom.budget, entries, terms, earlier)
    return entries, notes


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
    chance = by_name[best.offer.supplier]
    chance.entry = best
    return chance
