"""Chances: the next delivery of every offer of a food, and what the futures say about it.

Knows: suppliers that never come, cut-off times that have passed, packs in different units.
Does not know: which offer is taken (sheet).
Start at: Ahead.chances.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time

from seqchef.applications.planning.cover import LONGEST_WAIT_DAYS, NoDelivery, cover, past_cutoff
from seqchef.applications.planning.notes import Note, note
from seqchef.applications.planning.outlook import Floats
from seqchef.applications.planning.sheet.settle import Chance
from seqchef.applications.planning.shelves import Shelf
from seqchef.errors import BadInput, Rejection
from seqchef.food.conversions import Conversions
from seqchef.food.opening import Opening
from seqchef.food.stock import Offer

SOURCE = "suppliers.csv"


@dataclass(slots=True)
class Ahead:
    """The calendar of one evening; collects what has to be said about it."""

    opening: Opening
    today: date
    now: time | None
    spoilage_level: float
    notes: list[Note] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)

    def chances(self, offers: Sequence[Offer], need: Floats, shelf: Shelf) -> list[Chance]:
        """A chance for each offer that can come; need (N, H) as recipes use it, before trimming."""
        found = []
        for offer in offers:
            try:
                chance = cover(self.today, offer, self.opening, now=self.now)
            except NoDelivery as error:
                self._never(offer, error)
                continue
            self._late(offer, chance.arrives)
            grown = need / float(offer.usable_share)
            found.append(Chance(offer, chance, grown, shelf, self.today, self.spoilage_level))
        return found

    def _never(self, offer: Offer, error: NoDelivery) -> None:
        days = float(LONGEST_WAIT_DAYS)
        self.notes.append(note("no_delivery", food=offer.ingredient, supplier=offer.supplier, days=days))
        found, _, expected = str(error).partition("; expected ")
        self.rejections.append(Rejection(SOURCE, offer.row, found, expected))

    def _late(self, offer: Offer, arrives: date) -> None:
        """A note, once for each supplier, when an order comes later because the cut-off has passed."""
        if not past_cutoff(offer, self.now) or offer.cutoff is None:
            return
        late = note("past_cutoff", supplier=offer.supplier, cutoff=f"{offer.cutoff:%H:%M}", arrives=arrives)
        if cover(self.today, offer, self.opening).arrives != arrives and late not in self.notes:
            self.notes.append(late)


def in_one_unit(
    offers: Sequence[Offer], conversions: Conversions
) -> tuple[Mapping[str, Sequence[Offer]], list[Rejection]]:
    """Offers by food, in the order of suppliers and names, packs in the unit of the food's first offer.

    Offers whose unit cannot be turned into that one are rejected.
    """
    first = {offer.ingredient: offer.pack_unit for offer in reversed(offers)}
    found: dict[str, list[Offer]] = {}
    rejections = []
    for offer in sorted(offers, key=lambda offer: (offer.supplier, offer.ingredient)):
        try:
            found.setdefault(offer.ingredient, []).append(_in_unit(offer, first[offer.ingredient], conversions))
        except BadInput as error:
            problem, _, expected = str(error).partition("; expected ")
            rejections.append(Rejection(SOURCE, offer.row, problem, expected))
    return found, rejections


def _in_unit(offer: Offer, unit: str | None, conversions: Conversions) -> Offer:
    """The offer with packs in `unit`. Raises BadInput when there is no way."""
    if offer.pack_unit == unit:
        return offer
    rate = conversions.convert(offer.ingredient, offer.pack_quantity, offer.pack_unit, unit) / offer.pack_quantity
    policy, limits = offer.policy, offer.limits
    return replace(
        offer,
        pack_quantity=offer.pack_quantity * rate,
        pack_unit=unit,
        policy=replace(
            policy,
            reorder_point=None if policy.reorder_point is None else policy.reorder_point * rate,
            order_up_to=None if policy.order_up_to is None else policy.order_up_to * rate,
        ),
        limits=replace(limits, max_quantity=None if limits.max_quantity is None else limits.max_quantity * rate),
    )
