"""Plan: demand for dishes in; what to order, what to prepare, what will spoil, and what could not be planned out.

Knows: how explosion, chances to order, the sheet and what expires follow each other.
Does not know: files, words and layouts (formats, wording), or how demand was forecast (inference.forecast).
Start at: make_plan.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from seqchef.applications.planning.ageing import LIFO, DatedLot, use_lots
from seqchef.applications.planning.chances import Ahead, in_one_unit
from seqchef.applications.planning.demand import Demand
from seqchef.applications.planning.explosion import Content, Explosion
from seqchef.applications.planning.notes import Note
from seqchef.applications.planning.orders import OrderLine, quantile
from seqchef.applications.planning.sheet.entry import Entry
from seqchef.applications.planning.sheet.settle import settle
from seqchef.applications.planning.sheet.steady import Earlier
from seqchef.applications.planning.shelves import Shelf, shelves
from seqchef.errors import Rejection
from seqchef.food.conversions import Conversions
from seqchef.food.opening import Opening
from seqchef.food.recipes import Recipe
from seqchef.food.stock import Lot, Storeroom

Floats = NDArray[np.float64]

EXPECTED, HIGH = 0.5, 0.8  # the levels of a prep list
PREP_DAYS = 7
WORTH_ACTING = 0.05  # of a lot: less than that may spoil without a word
OLD_DAYS = 7  # sales that end longer ago than this are worth a word
SOON_DAYS = 4  # stock that expires within so many days is shown


@dataclass(frozen=True, slots=True, kw_only=True)
class PrepLine:
    """How much of a dish (unit None: portions) or of a recipe inside dishes to have ready on a day."""

    day: date
    name: str
    unit: str | None
    expected: float  # enough on half of such days
    high: float  # enough on four of five


@dataclass(frozen=True, slots=True, kw_only=True)
class Expiring:
    """A lot that expires soon, and how much of it will probably be left then."""

    lot: Lot
    left: float  # in `unit`
    unit: str | None
    stocked: float  # the whole lot, in `unit`
    cost: float = 0.0  # money that what is left was bought for, at the pack's price

    @property
    def wasted(self) -> bool:
        """Whether so much is left that somebody should act."""
        return self.left > WORTH_ACTING * self.stocked


@dataclass(frozen=True, eq=False, kw_only=True)
class Plan:
    """The result for one evening."""

    today: date
    demand: Demand
    orders: tuple[OrderLine, ...]  # every food in use, by supplier and name; packs may be 0
    dishes: tuple[PrepLine, ...]
    components: tuple[PrepLine, ...]
    expiring: tuple[Expiring, ...]
    notes: tuple[Note, ...]
    rejections: tuple[Rejection, ...]


def make_plan(
    demand: Demand,
    recipes: Sequence[Recipe],
    storeroom: Storeroom,
    opening: Opening,
    *,
    today: date,
    now: time | None = None,
    earlier: Earlier | None = None,
) -> Plan:
    """The plan on the evening of `today`. Raises BadInput when a recipe contains itself.

    `now` counts against the suppliers' cut-off times; `earlier` is a plan whose lines stay where that is near enough.
    """
    conversions = Conversions(storeroom.rules)
    offers, unusable = in_one_unit(storeroom.offers, conversions)
    explosion = Explosion(
        recipes,
        {one.ingredient: offers[one.ingredient][0].pack_unit for one in storeroom.offers},
        conversions=conversions,
        aliases=storeroom.aliases,
        not_ordered=storeroom.not_ordered,
    )
    portions = [explosion.portion(dish) or Content() for dish in demand.dishes]
    stocked = shelves(storeroom, conversions, today)
    ahead = Ahead(opening, today, now, storeroom.spoilage_level)
    foods = []
    for food, group in offers.items():
        each = [portion.foods.get(food) for portion in portions]
        if any(quantity is not None for quantity in each):
            foods.append(ahead.chances(group, _summed(demand, each), stocked.of(food)))
    entries, notes = settle([food for food in foods if food], storeroom, earlier or Earlier(()))
    orders = [entry.settled() for entry in entries]
    expiring = [one for entry in entries for one in _expiring(stocked.of(entry.offer.ingredient), entry, today)]
    return Plan(
        today=today,
        demand=demand,
        orders=tuple(orders),
        dishes=tuple(_dishes(demand, opening)),
        components=tuple(_components(demand, portions, explosion, opening)),
        expiring=tuple(sorted(expiring, key=lambda one: (one.lot.expires or date.max, one.lot.ingredient))),
        notes=(  # the most urgent first
            *_age(demand, today),
            *ahead.notes,
            *notes,
            *_gaps(orders),
            *stocked.notes,
            *explosion.notes,
        ),
        rejections=(*unusable, *ahead.rejections, *explosion.rejections, *stocked.rejections),
    )


def _age(demand: Demand, today: date) -> list[Note]:
    """A note when the sales end long before the plan begins."""
    last = demand.past_days[-1]
    days = (today - last).days
    return [Note("old_sales", {"day": last, "days": float(days)})] if days > OLD_DAYS else []


def _gaps(orders: Sequence[OrderLine]) -> list[Note]:
    """A note for every food that will probably run out before its next delivery."""
    return [
        Note("runs_out", {"food": line.offer.ingredient, "day": line.runs_out, "arrives": line.cover.arrives})
        for line in orders
        if line.runs_out is not None
    ]


def _summed(demand: Demand, each: Sequence[Fraction | None]) -> Floats:
    """(N, H): so much of each dish's portions, summed over dishes."""
    N, _, H = demand.paths.shape
    summed = np.zeros((N, H))
    for s, quantity in enumerate(each):  # few dishes take any one food
        if quantity:
            summed += demand.paths[:, s] * float(quantity)
    return summed


def _dishes(demand: Demand, opening: Opening) -> list[PrepLine]:
    lines = []
    for h, day in enumerate(demand.days[:PREP_DAYS]):
        for s, dish in enumerate(demand.dishes):
            if not opening.closed(day):
                expected, high = demand.quantiles[s, h, [4, 7]]
                lines.append(PrepLine(day=day, name=dish, unit=None, expected=float(expected), high=float(high)))
    return lines


def _components(demand: Demand, portions: Sequence[Content], explosion: Explosion, opening: Opening) -> list[PrepLine]:
    """Recipes inside dishes, in the unit of their yield: the quantiles are those of the sum over dishes."""
    lines = []
    for title in sorted({title for portion in portions for title in portion.batches}):
        recipe = explosion.recipe(title)
        if recipe is None:
            continue
        batch = recipe.yields.quantity if recipe.yields else recipe.portions
        unit = recipe.yields.unit if recipe.yields else None
        needs = _summed(demand, [portion.batches.get(title) for portion in portions]) * float(batch or 1)
        for h, day in enumerate(demand.days[:PREP_DAYS]):
            if not opening.closed(day):
                expected, high = (quantile(needs[:, h], level) for level in (EXPECTED, HIGH))
                lines.append(PrepLine(day=day, name=title, unit=unit, expected=expected, high=high))
    return sorted(lines, key=lambda line: line.day)


def _expiring(shelf: Shelf, entry: Entry, today: date) -> list[Expiring]:
    """Lots of one food that expire soon, with the median of what is left of them."""
    soon = [lot for lot in shelf.stock if lot.expires is not None and (lot.expires - today).days <= SOON_DAYS]
    if not soon:
        return []
    outlook, offer = entry.outlook, entry.offer
    lots = list(shelf.lots)
    if offer.issue == LIFO and entry.packs:  # what comes is taken before what is old
        lots.append(DatedLot(entry.packs * float(offer.pack_quantity), outlook.first, outlook.spoils, ordered=True))
    spoiled = np.median(use_lots(outlook.need, lots, offer.issue).spoiled, axis=0)
    return [
        Expiring(
            lot=lot,
            left=float(left),
            unit=offer.pack_unit,
            stocked=dated.quantity,
            cost=float(left) * float(offer.pack_price / offer.pack_quantity),
        )
        for lot, dated, left in zip(shelf.stock, shelf.lots, spoiled, strict=False)
        if lot in soon
    ]
