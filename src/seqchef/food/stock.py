"""Stock: what lies in the store room, what is on its way, and what can be bought.

Knows: a lot that expires, an open order that arrives, what a supplier asks of an order, room and money.
Does not know: single offers (food.offers), how much is needed (applications.planning), or files (formats.kitchen).
Start at: Storeroom.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from seqchef.food.conversions import Rule
from seqchef.food.offers import WEEKDAYS, Offer

__all__ = ["WEEKDAYS", "Lot", "Offer", "OpenOrder", "Storeroom", "SupplierTerms"]


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
class SupplierTerms:
    """What a supplier asks of a whole order."""

    supplier: str
    min_order_value: Fraction = Fraction(0)  # less is not delivered
    delivery_fee: Fraction = Fraction(0)  # for every delivery


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
    terms: Mapping[str, SupplierTerms] = field(default_factory=dict)  # by supplier
    shelf_volume_l: Mapping[str, Fraction] = field(default_factory=dict)  # by storage area
    budget: Fraction | None = None  # for all orders of one evening
