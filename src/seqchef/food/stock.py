"""Stock: what lies in the store room, what is on its way, and what can be bought.

Knows: a lot that expires, an open order that arrives, a supplier's offer with its packs and delivery days.
Does not know: how much is needed (applications.planning), or the files these come from (formats.kitchen).
Start at: Storeroom.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from seqchef.errors import BadInput
from seqchef.food.conversions import Rule

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")  # position = date.weekday()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """Some of one ingredient that can be used up to and including the day it expires (None: it keeps)."""

    ingredient: str
    quantity: Fraction
    unit: str | None  # None: pieces
    expires: date | None = None
    row: int = 0  # where it stands in its file


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenOrder:
    """Ordered earlier, not here yet; it can be used from the day it arrives."""

    ingredient: str
    quantity: Fraction
    unit: str | None
    arrives: date
    row: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What one supplier sells of one ingredient, and when it comes."""

    ingredient: str
    supplier: str
    pack_quantity: Fraction
    pack_unit: str | None
    pack_price: Fraction
    lead_time_days: int  # from the evening of the order to the morning of the earliest delivery
    delivery_days: frozenset[int]  # 0 Monday .. 6 Sunday
    shelf_life_days: int | None = None  # usable days from the delivery, that day included; None: it keeps
    service_level: float = 0.95  # share of cover periods in which it must not run out
    usable_share: Fraction = Fraction(1)  # what is left after trimming and peeling

    def __post_init__(self) -> None:
        if self.pack_quantity <= 0:
            raise BadInput(f"a pack of {self.ingredient} holds {self.pack_quantity}; expected more than 0")
        if not self.delivery_days:
            raise BadInput(f"{self.supplier} never delivers {self.ingredient}; expected at least one delivery day")
        if self.shelf_life_days is not None and self.shelf_life_days < 1:
            raise BadInput(f"{self.ingredient} keeps {self.shelf_life_days} days; expected 1 or more")
        if not 0 < self.service_level < 1:
            raise BadInput(f"the service level of {self.ingredient} is {self.service_level}; expected between 0 and 1")
        if not 0 < self.usable_share <= 1:
            raise BadInput(f"the usable share of {self.ingredient} is {self.usable_share}; expected above 0, up to 1")


@dataclass(frozen=True, kw_only=True)
class Storeroom:
    """What there is, what is coming, what can be had, and what the kitchen calls it."""

    lots: tuple[Lot, ...] = ()
    open_orders: tuple[OpenOrder, ...] = ()
    offers: tuple[Offer, ...] = ()
    rules: tuple[Rule, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)  # a recipe's word -> the offered ingredient
    not_ordered: tuple[str, ...] = ("water",)
    spoilage_level: float = 0.8  # no more is ordered than sells before it spoils in this share of futures
