"""Buyers: who decides in the evening what to order; all have the same stock, packs, shelf lives and deliveries.

Knows: our plan, "as last week" with a margin, par levels.
Does not know: what customers will buy (replay), or what it comes to (totals).
Start at: Buyer.

All of them go through `make_plan`: what differs is the need that they see. So netting, spoilage, packs and what a
supplier asks of an order are the same for all, and every one waits for the last evening on which an order still comes
with the next delivery.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

import numpy as np

from seqchef.applications.planning.backtest.evenings import Evening
from seqchef.applications.planning.backtest.pars import chance_of, highest_use, last_day_served, par_recipe
from seqchef.applications.planning.backtest.selling import first_offers
from seqchef.applications.planning.cover import Cover
from seqchef.applications.planning.demand import Demand
from seqchef.applications.planning.plan import make_plan
from seqchef.food.opening import Opening
from seqchef.food.recipes import Recipe
from seqchef.food.stock import Offer, Storeroom
from seqchef.series.tables import LEVELS, Floats

REVIEW_DAYS = 28  # par levels that nobody stated are set anew so often
SAFETY_SHARE = 0.2  # beyond the highest use, in par levels that nobody stated
WEEK = 7


@dataclass(frozen=True, slots=True)
class Placed:
    """An order that is placed this evening."""

    offer: Offer
    quantity: Fraction  # in the pack's unit, whole packs
    arrives: date


Buyer = Callable[[Evening, Storeroom], Iterator[Placed]]
Change = Callable[[Demand, Opening], Demand]


def as_forecast(demand: Demand, opening: Opening) -> Demand:
    """The futures as they are forecast."""
    return demand


def by_plan(forecaster: str, change: Change = as_forecast, *, service_level: float | None = None) -> Buyer:
    """Orders for the futures of that forecaster, with every food at `service_level` when given."""

    def buyer(evening: Evening, room: Storeroom) -> Iterator[Placed]:
        if service_level is not None:
            room = replace(room, offers=tuple(replace(one, service_level=service_level) for one in room.offers))
        demand = change(evening.demand(forecaster), evening.past.opening)
        yield from _placed(evening, demand, evening.past.recipes, room)

    return buyer


def as_last_week(margin: float) -> Change:
    """One future: the same weekday of the last week that was open, times 1 + margin."""

    def change(demand: Demand, opening: Opening) -> Demand:
        history = _at_least_a_week(demand.history)
        T, S = history.shape
        future = np.zeros((1, S, len(demand.days)))
        for h, day in enumerate(demand.days):
            if opening.closed(day) or not demand.quantiles[:, h].any():
                continue
            same = history[T - WEEK + h % WEEK :: -WEEK]  # (weeks, S), the latest first
            known = ~np.isnan(same)
            latest = same[known.argmax(axis=0), np.arange(S)]
            future[0, :, h] = np.where(known.any(axis=0), latest, 0.0) * (1 + margin)
        return replace(demand, paths=future)

    return change


def _at_least_a_week(history: Floats) -> Floats:
    """history (T, S) with unknown days before it, where it is shorter than a week."""
    missing = max(0, WEEK - len(history))
    return np.concatenate([np.full((missing, history.shape[1]), np.nan), history])


class ByPars:
    """Orders every food up to its par level, which is compared with stock and open orders.

    Levels that are `stated` (by food, in its unit) are taken as they are. The others are what kitchens derive from
    their own last weeks: the highest use between two deliveries and SAFETY_SHARE of it, set anew every `review_days`.
    All of them are then changed by the share `change`.
    """

    def __init__(
        self, change: float = 0.0, stated: Mapping[str, float] | None = None, *, review_days: int = REVIEW_DAYS
    ) -> None:
        self.change, self.stated, self.review_days = change, stated or {}, review_days
        self._derived: dict[str, float] = {}  # food -> highest use
        self._reviewed: date | None = None

    def __call__(self, evening: Evening, room: Storeroom) -> Iterator[Placed]:
        """The orders of one evening."""
        past, today = evening.past, evening.today
        if self._reviewed is None or (today - self._reviewed).days >= self.review_days:
            self._derived, self._reviewed = highest_use(evening.known, past), today
        needs: dict[str, Floats] = {}
        for offer in room.offers:
            food, chance = offer.ingredient, chance_of(offer, today, past.opening)
            if food in self._derived and food not in needs and chance is not None and chance.order_by == today:
                level = self.level(food) * float(offer.usable_share)
                needs[food] = _spread(level, offer, chance, evening)
        if needs:
            recipes = [par_recipe(food, first_offers(room)[food].pack_unit) for food in needs]
            yield from _placed(evening, _as_demand(evening.known, recipes, needs), recipes, room)

    def level(self, food: str) -> float:
        """The par level of a food."""
        level = self.stated[food] if food in self.stated else self._derived[food] * (1 + SAFETY_SHARE)
        return level * (1 + self.change)


def _placed(evening: Evening, demand: Demand, recipes: Sequence[Recipe], room: Storeroom) -> Iterator[Placed]:
    """What the plan for that demand orders this evening and would be too late tomorrow."""
    plan = make_plan(demand, recipes, room, evening.past.opening, today=evening.today)
    for line in plan.orders:
        if line.packs and line.cover.order_by == evening.today:
            yield Placed(line.offer, line.quantity, line.cover.arrives)


def _spread(level: float, offer: Offer, chance: Cover, evening: Evening) -> Floats:
    """(H,): the level used up evenly on the open days it is for, and as much a day afterwards."""
    served = (last_day_served(offer, chance) - evening.today).days
    is_open = np.array([not evening.past.opening.closed(day) for day in evening.known.days])
    days = int(is_open[:served].sum())
    return np.where(is_open, level / days, 0.0) if days else np.zeros(len(is_open))


def _as_demand(known: Demand, recipes: Sequence[Recipe], needs: Mapping[str, Floats]) -> Demand:
    """Needs of foods in the form of a demand of dishes that each take one unit of one food."""
    future = np.stack([needs[food] for food in needs])  # (foods, H)
    return replace(
        known,
        dishes=tuple(recipe.title for recipe in recipes),
        quantiles=np.repeat(future[:, :, None], len(LEVELS), axis=2),
        paths=future[None, :, :],
        history=np.full((len(known.past_days), len(recipes)), np.nan),
    )
