"""A store room that lives through days: deliveries come in, dishes take from it, what expires is thrown away.

Part of benchmarks/bakery_loop.py; the oldest lot is used first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from seqchef.food.stock import Lot, Offer, OpenOrder

FAR = date.max


@dataclass
class HeldLot:
    """What is left of one delivery."""

    quantity: float
    expires: date


@dataclass
class Day:
    """What one day came to."""

    day: date
    wanted: float  # portions
    served: float
    lost_sales: float  # in money, at the dish's price
    spoiled: float  # in money, at the pack's price
    bought: float  # in money, delivered that morning
    short_foods: list[str]
    short_dishes: int


@dataclass
class Store:
    """Lots on the shelf and orders on their way, in packs' units."""

    offers: Mapping[str, Offer]
    shelf: dict[str, list[HeldLot]] = field(default_factory=dict)
    coming: list[tuple[date, str, float]] = field(default_factory=list)

    def put(self, food: str, quantity: float, arrived: date) -> None:
        """A delivery on the shelf."""
        life = self.offers[food].shelf_life_days
        expires = FAR if life is None else arrived + timedelta(days=life - 1)
        self.shelf.setdefault(food, []).append(HeldLot(quantity, expires))

    def live(
        self, day: date, demand: Sequence[float], contents: Sequence[Mapping[str, float]], prices: Sequence[float]
    ) -> Day:
        """One day: the morning's deliveries, the sales that the shelf allows, the evening's waste."""
        bought = 0.0
        for _, food, quantity in [order for order in self.coming if order[0] <= day]:
            self.put(food, quantity, day)
            bought += self.cost(food, quantity)
        self.coming = [order for order in self.coming if order[0] > day]
        share = self._shares(demand, contents)
        served = [
            wanted * min((share[food] for food in content), default=1.0)
            for wanted, content in zip(demand, contents, strict=True)
        ]
        for portions, content in zip(served, contents, strict=True):
            for food, quantity in content.items():
                self._take(food, portions * quantity)
        lost = [wanted - portions for wanted, portions in zip(demand, served, strict=True)]
        return Day(
            day=day,
            wanted=float(sum(demand)),
            served=float(sum(served)),
            lost_sales=float(sum(missing * price for missing, price in zip(lost, prices, strict=True))),
            spoiled=self._spoil(day),
            bought=bought,
            short_foods=sorted(food for food, part in share.items() if part < 0.999),
            short_dishes=sum(missing > 0.01 for missing in lost),
        )

    def cost(self, food: str, quantity: float) -> float:
        """What so much of a food costs."""
        offer = self.offers[food]
        return quantity * float(offer.pack_price / offer.pack_quantity)

    def lots(self) -> tuple[Lot, ...]:
        """The shelf as planning sees it."""
        return tuple(
            Lot(
                ingredient=food,
                quantity=Fraction(lot.quantity),
                unit=self.offers[food].pack_unit,
                expires=None if lot.expires == FAR else lot.expires,
            )
            for food, lots in self.shelf.items()
            for lot in lots
        )

    def orders(self) -> tuple[OpenOrder, ...]:
        """What is on its way, as planning sees it."""
        return tuple(
            OpenOrder(ingredient=food, quantity=Fraction(quantity), unit=self.offers[food].pack_unit, arrives=arrives)
            for arrives, food, quantity in self.coming
        )

    def _shares(self, demand: Sequence[float], contents: Sequence[Mapping[str, float]]) -> dict[str, float]:
        """The share of the day's need that the shelf can meet, by food."""
        need: dict[str, float] = {}
        for wanted, content in zip(demand, contents, strict=True):
            for food, quantity in content.items():
                need[food] = need.get(food, 0.0) + wanted * quantity
        held = {food: sum(lot.quantity for lot in self.shelf.get(food, ())) for food in need}
        return {food: min(1.0, held[food] / quantity) if quantity > 0 else 1.0 for food, quantity in need.items()}

    def _take(self, food: str, quantity: float) -> None:
        for lot in sorted(self.shelf.get(food, ()), key=lambda lot: lot.expires):
            taken = min(lot.quantity, quantity)
            lot.quantity -= taken
            quantity -= taken

    def _spoil(self, day: date) -> float:
        """Throw away what could be used today for the last time; its value."""
        spoiled = 0.0
        for food, lots in self.shelf.items():
            spoiled += sum(self.cost(food, lot.quantity) for lot in lots if lot.expires <= day)
            self.shelf[food] = [lot for lot in lots if lot.expires > day and lot.quantity > 1e-9]
        return spoiled
