"""Weighing: an amount as kitchens of a system of units measure that food; metric ones weigh what is not poured.

Knows: what is poured; a cup of flour is 125 g, a cup of milk 235 ml.
Does not know: what a cup weighs (densities), or how amounts are rounded (rounding).
Start at: weighed.
"""

from seqchef.food.densities import grams_per_ml
from seqchef.food.recipes import name_key
from seqchef.food.rounding import Measured, System, measurable, viewed
from seqchef.food.units import MEASURES, Units, convert

_LIQUIDS = """
    water milk buttermilk cream oil broth stock bouillon juice nectar cider lemonade soda wine vinegar beer ale rum
    brandy vodka whiskey whisky bourbon gin tequila sherry port vermouth liqueur syrup sauce coffee espresso tea eggnog
"""
POURED = frozenset(_LIQUIDS.split())


def weighed(amount: Measured, system: System, food: str | None = None, units: Units = MEASURES) -> Measured:
    """The amount in the units of a system, in steps that can be measured; spoons and counts stay."""
    shown = viewed(amount.quantity, amount.unit, system, units)
    if system == "metric" and shown.unit in ("ml", "l") and food is not None and not _is_poured(food):
        density = grams_per_ml(food)
        if density is not None:
            grams = convert(amount.quantity, amount.unit, "ml", units=units) * density
            shown = viewed(grams, "g", system, units)
    return measurable(*shown, units)


def _is_poured(food: str) -> bool:
    return not POURED.isdisjoint(name_key(food).split()[-1:])
