"""Pars: par levels of foods, as the kitchen states them or as it would set them from its own last weeks.

Knows: units, names, what was used between one chance to order and the day before the next delivery.
Does not know: safety shares, stock and orders (buyers).
Start at: highest_use.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

import numpy as np

from seqchef.applications.planning.backtest.evenings import Past
from seqchef.applications.planning.backtest.selling import first_offers
from seqchef.applications.planning.cover import Cover, NoDelivery, cover
from seqchef.applications.planning.demand import Demand
from seqchef.applications.planning.names import Names
from seqchef.errors import BadInput, Rejection
from seqchef.food.amounts import Amount
from seqchef.food.conversions import Conversions
from seqchef.food.ingredients import Ingredient
from seqchef.food.opening import Opening
from seqchef.food.recipes import Recipe
from seqchef.food.stock import Offer, Storeroom
from seqchef.series.tables import Floats

LOOK_BACK_DAYS = 28  # the weeks from which a par level is set


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedPar:
    """Up to so much of a food is ordered, stock and open orders counted; without a unit in the supplier's."""

    ingredient: str
    quantity: Fraction
    unit: str | None = None
    in_pack_unit: bool = False
    file: str = "pars.csv"
    row: int = 0


def stated_levels(pars: Sequence[StatedPar], room: Storeroom) -> tuple[dict[str, float], list[Rejection]]:
    """Levels by food, in its unit; those that nobody sells or that cannot be converted are rejected."""
    offers, conversions = first_offers(room), Conversions(room.rules)
    names = Names(offers, room.aliases)
    levels: dict[str, float] = {}
    rejections = []
    for par in pars:
        match = names.find(par.ingredient)
        if match is None:
            rejections.append(
                Rejection(par.file, par.row, f'no supplier for "{par.ingredient}"', "an ingredient of suppliers.csv")
            )
            continue
        unit = offers[match.name].pack_unit
        try:
            from_unit = unit if par.in_pack_unit else par.unit
            levels[match.name] = float(conversions.convert(match.name, par.quantity, from_unit, unit))
        except BadInput as error:
            found, _, expected = str(error).partition("; expected ")
            rejections.append(Rejection(par.file, par.row, found, f"{expected}, or a rule in units.csv"))
    return levels, rejections


def par_recipe(food: str, unit: str | None) -> Recipe:
    """A dish of which one portion is one unit of the food, so that a par level can be planned like a demand."""
    title = f"par of {food}"
    line = Ingredient(text=food, kind="ingredient", name=food, amounts=(Amount(Fraction(1), unit=unit),))
    return Recipe(
        title=title, source=title, portions=Fraction(1), yields=None, ingredients=(line,), rows=(1,), steps=()
    )


def highest_use(known: Demand, past: Past) -> dict[str, float]:
    """The highest use that one order had to last for in the last four weeks, by food.

    An order placed on an evening lasts from the next day to the day before the delivery after its own, or until it
    spoils. Foods that no dish of `known` takes are left out.
    """
    used = _used(known, past)
    today = known.past_days[-1]
    highest: dict[str, float] = {}
    for food, offer in first_offers(past.storeroom).items():
        if food in used:
            days = dict(zip(known.past_days, used[food].tolist(), strict=True))
            highest[food] = _highest(offer, days, past, today)
    return highest


def chance_of(offer: Offer, evening: date, opening: Opening) -> Cover | None:
    """The next chance to order; None when the supplier does not come for a long time."""
    try:
        return cover(evening, offer, opening)
    except NoDelivery:
        return None


def last_day_served(offer: Offer, chance: Cover) -> date:
    """The last day that an order is for: that before the next delivery, or that on which the food spoils."""
    if offer.shelf_life_days is None:
        return chance.last_day
    return min(chance.last_day, chance.arrives + timedelta(days=offer.shelf_life_days - 1))


def _highest(offer: Offer, used: Mapping[date, float], past: Past, today: date) -> float:
    uses = []
    for back in range(LOOK_BACK_DAYS, 0, -1):
        evening = today - timedelta(days=back)
        chance = chance_of(offer, evening, past.opening)
        if chance is None or chance.order_by != evening:
            continue
        last = last_day_served(offer, chance)
        if last <= today:
            uses.append(sum(used.get(evening + timedelta(days=n + 1), 0.0) for n in range((last - evening).days)))
    return max(uses) if uses else _rare(offer, used, past, today)


def _rare(offer: Offer, used: Mapping[date, float], past: Past, today: date) -> float:
    """Where deliveries are rarer than the weeks looked at: the mean use, for as many days as an order must last."""
    recent = [used.get(today - timedelta(days=back), 0.0) for back in range(LOOK_BACK_DAYS)]
    chance = chance_of(offer, today, past.opening)
    days = LOOK_BACK_DAYS if chance is None else (last_day_served(offer, chance) - today).days
    return float(np.mean(recent)) * days


def _used(known: Demand, past: Past) -> dict[str, Floats]:
    """What the sales of each past day took of every food (T,)."""
    portions = np.nan_to_num(known.history)  # (T, S)
    contents = {dish.record.unique_id: dish.content for dish in past.selling.dishes}
    used: dict[str, Floats] = {}
    for place, name in enumerate(known.dishes):
        for food, quantity in contents.get(name, {}).items():
            used[food] = used.get(food, np.zeros(len(portions))) + portions[:, place] * quantity
    return used
