"""Selling: what one portion of every dish takes from the store room, and what a lost one costs.

Knows: recipes opened down to foods, trimming, prices of the menu and prices that stand beside the sales.
Does not know: how many portions are wanted (replay), or what is in stock (store).
Start at: selling_of.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from seqchef.applications.planning.backtest.days import Wanted
from seqchef.applications.planning.demand import first_day
from seqchef.applications.planning.explosion import Explosion
from seqchef.applications.planning.notes import Note
from seqchef.errors import Rejection
from seqchef.food.conversions import Conversions
from seqchef.food.menu import MenuItem
from seqchef.food.recipes import Recipe, name_key
from seqchef.food.stock import Offer, Storeroom
from seqchef.series.tables import Panel, Series

PRICES = ("price", "unit_price")  # names of a covariate that is the dish's price


@dataclass(frozen=True, eq=False)
class Dish:
    """One dish that is sold: its record, its content and its price."""

    record: Series
    content: Mapping[str, float]  # of every food, in its unit, before trimming
    cost: float  # of that content
    price: float | None  # of the menu

    def on(self, day: date) -> Wanted:
        """What customers bought that day; nothing where the record says nothing or more came back than was sold."""
        place = (day - first_day(self.record)).days
        sold = max(float(np.nan_to_num(self.record.y[place])), 0.0) if 0 <= place < len(self.record) else 0.0
        price = self.price_on(place)
        return Wanted(
            portions=sold,
            content=self.content,
            price=price or 0.0,
            margin=max(price - self.cost, 0.0) if price is not None else 0.0,
        )

    def price_on(self, place: int) -> float | None:
        """The price beside the sales of row `place` or the last one before it, else the menu's, else None."""
        for name in PRICES:
            known = self.record.covariates.get(name, np.zeros(0))[: max(place + 1, 0)]
            known = known[~np.isnan(known)]
            if len(known):
                return float(known[-1])
        return self.price


@dataclass(frozen=True, eq=False)
class Selling:
    """All dishes with a recipe, and what could not be used."""

    dishes: tuple[Dish, ...]
    notes: tuple[Note, ...]
    rejections: tuple[Rejection, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(dish.record.unique_id for dish in self.dishes)

    def on(self, day: date) -> list[Wanted]:
        """What customers bought of every dish."""
        return [dish.on(day) for dish in self.dishes]


def first_offers(storeroom: Storeroom) -> dict[str, Offer]:
    """The first offer of every food: a food is counted in its pack's unit."""
    return {offer.ingredient: offer for offer in reversed(storeroom.offers)}


def selling_of(panel: Panel, recipes: Sequence[Recipe], storeroom: Storeroom, menu: Sequence[MenuItem]) -> Selling:
    """Dishes of the panel that have a recipe; the others take nothing from the store room and are left out."""
    offers = first_offers(storeroom)
    explosion = Explosion(
        recipes,
        {food: offer.pack_unit for food, offer in offers.items()},
        conversions=Conversions(storeroom.rules),
        aliases=storeroom.aliases,
        not_ordered=storeroom.not_ordered,
    )
    prices = {name_key(item.dish): float(item.price) for item in menu if item.price is not None}
    dishes = []
    for record in panel.series:
        portion = explosion.portion(record.unique_id)
        if portion is None:
            continue
        content = {
            food: float(quantity / offers[food].usable_share) for food, quantity in portion.foods.items() if quantity
        }
        cost = sum(
            quantity * float(offers[food].pack_price / offers[food].pack_quantity) for food, quantity in content.items()
        )
        dishes.append(Dish(record, content, cost, prices.get(name_key(record.unique_id))))
    return Selling(tuple(dishes), tuple(explosion.notes), tuple(explosion.rejections))
