"""Suppliers: which of several sells a food best for what is needed now.

Knows: delivery in time first, then landed cost: packs, fee and expected waste, per unit that is used.
Does not know: the order as a whole (minimums).
Start at: choose.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from seqchef.applications.planning.orders import Alternative, OrderLine
from seqchef.applications.planning.sheet.entry import Delivery, Entry
from seqchef.food.stock import SupplierTerms


@dataclass(frozen=True, slots=True)
class Landed:
    """One supplier's line with its cost per unit that is used."""

    entry: Entry
    unit_cost: float

    @property
    def in_time(self) -> bool:
        """Whether the food lasts until this delivery on half of the paths."""
        return self.entry.line.runs_out is None

    def rank(self) -> tuple[date, float, str]:
        """The best is the least: in time, else as early as possible; then cheap."""
        late = date.min if self.in_time else self.entry.line.cover.arrives
        return late, self.unit_cost, self.entry.offer.supplier


def choose(found: Sequence[Landed], stays: str | None = None) -> Entry:
    """The best supplier's entry, the others named in its line; the supplier `stays` when it is given."""
    best = min(found, key=lambda one: (one.entry.offer.supplier != stays, one.rank()))
    others = sorted((one for one in found if one is not best), key=Landed.rank)
    line = replace(best.entry.line, unit_cost=best.unit_cost, alternatives=tuple(_alternative(one) for one in others))
    return Entry(line, best.entry.outlook)


def landed(entry: Entry, terms: Mapping[str, SupplierTerms], paid: set[Delivery]) -> Landed:
    """The fee counts where the supplier would come for this food alone, not for deliveries in `paid`."""
    line, offer = entry.line, entry.offer
    packs = max(line.packs, 1)  # nothing needed: what a pack would cost
    fee = Fraction(0) if entry.delivery in paid or offer.supplier not in terms else terms[offer.supplier].delivery_fee
    waste = entry.outlook.wasted(packs * float(offer.pack_quantity)) if line.packs else 0.0
    per_unit = float((offer.worth.waste_fee - offer.worth.salvage) / offer.pack_quantity)
    used = (packs * float(offer.pack_quantity) - waste) * float(offer.usable_share)
    cost = float(packs * offer.pack_price + (fee if line.packs else 0)) + waste * per_unit
    return Landed(entry, cost / used if used > 1e-9 else float("inf"))


def _alternative(one: Landed) -> Alternative:
    line: OrderLine = one.entry.line
    return Alternative(
        supplier=line.offer.supplier, unit_cost=one.unit_cost, arrives=line.cover.arrives, in_time=one.in_time
    )
