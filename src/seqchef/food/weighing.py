"""Weighing: an amount as kitchens of a system of units measure that food; metric ones weigh what is not poured.

Knows: what is poured; a cup of flour is 125 g, a cup of milk 235 ml.
Does not know: what a cup weighs (densities), or how amounts are rounded (rounding).
Start at: weighed, gathered.
"""

from fractions import Fraction

from seqchef.food.densities import grams_per_ml
from seqchef.food.recipes import name_key
from seqchef.food.rounding import Measured, System, measurable, viewed
from seqchef.food.units import MEASURES, Units, convert

_LIQUIDS = """
    water milk buttermilk cream oil broth stock bouillon juice nectar cider lemonade soda wine vinegar beer ale rum
    brandy vodka whiskey whisky bourbon gin tequila sherry port vermouth liqueur syrup sauce coffee espresso tea eggnog
    extract
"""
POURED = frozenset(_LIQUIDS.split())


MANY_TEASPOONS, MANY_TABLESPOONS, MANY_METRIC_TABLESPOONS = 6, 8, 5
# Steps of what was converted, in g or ml: from a quantity on, that step; below the first as a scale shows it.
STEPS = ((1000, 50), (500, 10), (12, 5))


def weighed(amount: Measured, system: System, food: str | None = None, units: Units = MEASURES) -> Measured:
    """The amount in the units of a system, in steps that can be measured; spoons and counts keep their unit."""
    poured = food is not None and _is_poured(food)
    unit = "fl oz" if poured and amount.unit == "oz" else amount.unit
    shown = viewed(amount.quantity, unit, system, units)
    if system == "metric" and shown.unit in ("ml", "l") and food is not None and not poured:
        density = grams_per_ml(food)
        if density is not None:
            grams = convert(amount.quantity, unit, "ml", units=units) * density
            shown = viewed(grams, "g", system, units)
    if shown.unit == amount.unit:
        shown = amount
    return _stepped(shown, units) if system == "metric" else measurable(*shown, units, plain=True)


def gathered(amount: Measured, system: System | None) -> Measured:
    """Many spoons as fewer bigger ones or as cups: 25 teaspoons are half a cup. Metric kitchens pour sooner."""
    quantity, unit = amount
    if unit == "tsp" and quantity >= MANY_TEASPOONS:
        quantity, unit = quantity / 3, "tbsp"
    if unit == "tbsp" and quantity >= (MANY_METRIC_TABLESPOONS if system == "metric" else MANY_TABLESPOONS):
        quantity, unit = quantity / 16, "cup"
    return Measured(quantity, unit)


def _stepped(shown: Measured, units: Units) -> Measured:
    """A metric amount that somebody would write: 55 g, 235 ml, 1.6 kg."""
    if shown.unit not in ("g", "kg", "ml", "l"):
        return measurable(*shown, units, plain=True)
    size = 1000 if shown.unit in ("kg", "l") else 1
    small = shown.quantity * size
    step = next((step for least, step in STEPS if small >= least), None)
    return (
        measurable(*shown, units, plain=True)
        if step is None
        else Measured(round(small / step) * Fraction(step, size), shown.unit)
    )


def _is_poured(food: str) -> bool:
    return not POURED.isdisjoint(name_key(food).split()[-1:])
