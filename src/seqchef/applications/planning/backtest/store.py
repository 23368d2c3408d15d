"""Store: a store room that lives through days: deliveries come in, dishes take from it, what expires is thrown away.

Knows: lots by their last day, the oldest or the newest used first, how much of every food came and went.
Does not know: what is ordered (policies), or what customers wanted and why (replay).
Start at: Store.live.

Quantities are whole millionths of a food's unit. So what was there at first and what was bought is exactly what was
used, thrown away and left, however many days go by.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from seqchef.applications.planning.ageing import LIFO
from seqchef.applications.planning.backtest.days import Day, Wanted
from seqchef.food.conversions import Conversions
from seqchef.food.stock import Lot, Offer, OpenOrder, SupplierTerms

PARTS = 1_000_000  # of a unit
FAR = date.max  # the last day of what keeps
WORTH_COUNTING = 0.01  # portions: a dish that misses less was not short


@dataclass(slots=True)
class HeldLot:
    """What is left of one delivery."""

    parts: int
    expires: date
    unit_cost: float  # what one unit of it cost
    unit_loss: float  # what is lost with one that is thrown away: with the fee for waste, less what still comes in


@dataclass(frozen=True, slots=True)
class Coming:
    """An order on its way."""

    arrives: date
    offer: Offer
    parts: int
    unit_cost: float
    unit_loss: float


@dataclass(slots=True)
class Flow:
    """Where one food came from and went to, in parts: begun + bought = used + thrown + what is left."""

    begun: int = 0
    bought: int = 0
    used: int = 0
    thrown: int = 0


class Store:
    """Lots on the shelf and orders on their way. A food is counted in the pack's unit of its first offer."""

    def __init__(
        self, offers: Sequence[Offer], conversions: Conversions, terms: Mapping[str, SupplierTerms] | None = None
    ) -> None:
        self.units: dict[str, str | None] = {}
        self._issue: dict[str, str] = {}
        for offer in offers:
            self.units.setdefault(offer.ingredient, offer.pack_unit)
            self._issue.setdefault(offer.ingredient, offer.issue)
        self.shelf: dict[str, list[HeldLot]] = {}
        self.coming: list[Coming] = []
        self.flows: dict[str, Flow] = {food: Flow() for food in self.units}
        self._conversions, self._terms = conversions, terms or {}

    def begin_with(self, offer: Offer, quantity: float, first_day: date) -> None:
        """Stock that is there from the start, as fresh as a delivery of `first_day`; in the pack's unit."""
        order = self._coming(offer, Fraction(quantity), first_day)
        self.flows[offer.ingredient].begun += order.parts
        self._put(order, first_day)

    def order(self, offer: Offer, quantity: Fraction, arrives: date) -> None:
        """So much of an offer, in its pack's unit, comes on the morning of `arrives`."""
        self.coming.append(self._coming(offer, quantity, arrives))

    def live(self, day: date, wanted: Sequence[Wanted]) -> Day:
        """One day: the morning's deliveries, the sales that the shelf allows, the evening's waste."""
        came = [order for order in self.coming if order.arrives <= day]
        self.coming = [order for order in self.coming if order.arrives > day]
        for order in came:
            self.flows[order.offer.ingredient].bought += order.parts
            self._put(order, day)
        suppliers = {order.offer.supplier for order in came}
        share = self._shares(wanted)
        served = [one.portions * min((share[food] for food in one.content), default=1.0) for one in wanted]
        self._use(wanted, served)
        lost = [one.portions - portions for one, portions in zip(wanted, served, strict=True)]
        return Day(
            day=day,
            wanted=sum(one.portions for one in wanted),
            served=sum(served),
            lost_sales=sum(missed * one.price for missed, one in zip(lost, wanted, strict=True)),
            lost_margin=sum(missed * one.margin for missed, one in zip(lost, wanted, strict=True)),
            thrown=self._throw_away(day),
            bought=sum(_value(order) for order in came),
            stock=sum(_value(lot) for lots in self.shelf.values() for lot in lots),
            deliveries=len(suppliers),
            fees=sum(float(self._terms[name].delivery_fee) for name in suppliers if name in self._terms),
            short_dishes=sum(missed > WORTH_COUNTING for missed in lost),
            short_foods=tuple(sorted(food for food, part in share.items() if part < 1.0)),
        )

    def left(self, food: str) -> int:
        """Parts of a food on the shelf."""
        return sum(lot.parts for lot in self.shelf.get(food, ()))

    def lots(self) -> tuple[Lot, ...]:
        """The shelf as planning sees it."""
        return tuple(
            Lot(
                ingredient=food,
                quantity=Fraction(lot.parts, PARTS),
                unit=self.units[food],
                expires=None if lot.expires == FAR else lot.expires,
            )
            for food, lots in self.shelf.items()
            for lot in lots
        )

    def open_orders(self) -> tuple[OpenOrder, ...]:
        """What is on its way, as planning sees it."""
        return tuple(
            OpenOrder(
                ingredient=order.offer.ingredient,
                quantity=Fraction(order.parts, PARTS),
                unit=self.units[order.offer.ingredient],
                arrives=order.arrives,
            )
            for order in self.coming
        )

    def _coming(self, offer: Offer, quantity: Fraction, arrives: date) -> Coming:
        """The order in the food's unit."""
        unit = self.units[offer.ingredient]
        pack = self._conversions.convert(offer.ingredient, offer.pack_quantity, offer.pack_unit, unit)
        parts = round(quantity / offer.pack_quantity * pack * PARTS)
        loss = offer.cost_of_one_left * float(offer.pack_quantity / pack)
        return Coming(arrives, offer, parts, float(offer.pack_price / pack), loss)

    def _put(self, order: Coming, arrived: date) -> None:
        life = order.offer.shelf_life_days
        expires = FAR if life is None else arrived + timedelta(days=life - 1)
        self.shelf.setdefault(order.offer.ingredient, []).append(
            HeldLot(order.parts, expires, order.unit_cost, order.unit_loss)
        )

    def _shares(self, wanted: Sequence[Wanted]) -> dict[str, float]:
        """The share of the day's need that the shelf can meet, by food; every dish that needs it gets this share."""
        return {
            food: 1.0 if need <= self.left(food) else self.left(food) / need for food, need in _needs(wanted).items()
        }

    def _use(self, wanted: Sequence[Wanted], served: Sequence[float]) -> None:
        """Take what the served portions need; a share rounded up never takes more than there is."""
        made = [Wanted(portions=portions, content=one.content) for one, portions in zip(wanted, served, strict=True)]
        for food, parts in _needs(made).items():
            self._take(food, min(parts, self.left(food)))

    def _take(self, food: str, parts: int) -> None:
        self.flows[food].used += parts
        oldest_first = sorted(self.shelf.get(food, ()), key=lambda lot: lot.expires)
        for lot in reversed(oldest_first) if self._issue[food] == LIFO else oldest_first:
            taken = min(lot.parts, parts)
            lot.parts -= taken
            parts -= taken

    def _throw_away(self, day: date) -> dict[str, float]:
        """Take off the shelf what could be used today for the last time; what is lost with it, by food."""
        thrown: dict[str, float] = {}
        for food, lots in self.shelf.items():
            spoiled = [lot for lot in lots if lot.expires <= day and lot.parts]
            if spoiled:
                self.flows[food].thrown += sum(lot.parts for lot in spoiled)
                thrown[food] = sum(lot.parts / PARTS * lot.unit_loss for lot in spoiled)
            self.shelf[food] = [lot for lot in lots if lot.expires > day and lot.parts]
        return thrown


def _needs(wanted: Sequence[Wanted]) -> dict[str, int]:
    """What all dishes together take of every food, in parts."""
    needs: dict[str, float] = {}
    for one in wanted:
        for food, quantity in one.content.items():
            needs[food] = needs.get(food, 0.0) + one.portions * quantity
    return {food: round(quantity * PARTS) for food, quantity in needs.items()}


def _value(lot: HeldLot | Coming) -> float:
    """What it cost."""
    return lot.parts / PARTS * lot.unit_cost
