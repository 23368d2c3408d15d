"""Price goods: how much a kitchen uses of what it buys in a month, how long that keeps, and in which packs it comes.

Knows: recent sales through all recipes, trimming, the first offer of each food.
Does not know: prices (prices), or the files these come from (formats.kitchen).
Start at: goods_of.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from seqchef.applications.planning.chances import in_one_unit
from seqchef.applications.planning.explosion import Explosion
from seqchef.applications.planning.names import Names
from seqchef.applications.planning.price_advice import Good
from seqchef.food.conversions import Conversions
from seqchef.food.recipes import Recipe
from seqchef.food.stock import Offer, Storeroom
from seqchef.series.tables import Panel, Series

RECENT_DAYS = 56  # of sales: eight of each weekday
DAYS_PER_MONTH = 365.25 / 12


def goods_of(
    items: Sequence[str], sales: Panel, recipes: Sequence[Recipe], storeroom: Storeroom, usual: Good
) -> dict[str, Good]:
    """What is known of each item (by its name or the kitchen's word for it); the `usual` good where nothing is.

    What `usual` says of use, shelf life and packs goes before what the kitchen's files say.
    """
    conversions = Conversions(storeroom.rules)
    offers, _ = in_one_unit(storeroom.offers, conversions)
    names = Names(offers, storeroom.aliases)
    use = monthly_use(sales, recipes, storeroom, {food: group[0] for food, group in offers.items()}, conversions)
    found = {}
    for item in items:
        match = names.find(item)
        found[item] = usual if match is None else _good(offers[match.name][0], use.get(match.name, 0.0), usual)
    return found


def monthly_use(
    sales: Panel, recipes: Sequence[Recipe], storeroom: Storeroom, offers: Mapping[str, Offer], conversions: Conversions
) -> dict[str, float]:
    """Units of each offered food that a month like the last RECENT_DAYS days takes, before trimming."""
    explosion = Explosion(
        recipes,
        {food: offer.pack_unit for food, offer in offers.items()},
        conversions=conversions,
        aliases=storeroom.aliases,
        not_ordered=storeroom.not_ordered,
    )
    end = max(one.start + len(one) for one in sales.series)
    use = dict.fromkeys(offers, 0.0)
    for one in sales.series:
        portion = explosion.portion(one.unique_id)
        for food, quantity in (portion.foods if portion is not None else {}).items():
            share = float(offers[food].usable_share)
            use[food] += _sold_a_day(one, end) * float(quantity) / share * DAYS_PER_MONTH
    return use


def _sold_a_day(one: Series, end: int) -> float:
    """Mean of the days before `end`, closed days counting as none sold and days without a value not at all."""
    first = max(0, end - RECENT_DAYS - one.start)
    sold = one.y[first:]
    counted = ~np.isnan(sold) | one.closed[first : len(one)]
    gone = min(RECENT_DAYS, end - one.start - len(one))  # days after its last sale
    days = int(counted.sum()) + gone
    return float(np.nansum(sold) / days) if days else 0.0


def _good(offer: Offer, use: float, usual: Good) -> Good:
    """The offer as a good; without any use there are no amounts to speak of."""
    life = None if offer.shelf_life_days is None else offer.shelf_life_days / DAYS_PER_MONTH
    monthly = usual.use_per_month if usual.use_per_month is not None else use or None
    pack = usual.pack if usual.pack is not None else float(offer.pack_quantity)
    return replace(
        usual,
        use_per_month=monthly,
        shelf_life_months=usual.shelf_life_months if usual.shelf_life_months is not None else life,
        pack=pack if monthly is not None else None,
        unit=offer.pack_unit,
    )
