"""Usual amounts: how much of a food is written where nobody says how much."""

from collections.abc import Iterable
from fractions import Fraction

from seqchef.applications.writing.amounts.bands import USUAL_SERVINGS, Band, band
from seqchef.applications.writing.amounts.table import Row, counted
from seqchef.applications.writing.wishes import UnitSystem
from seqchef.errors import BadInput
from seqchef.food.lexicon import Foodstuff
from seqchef.food.rounding import DECIMAL, Measured, measurable
from seqchef.food.units import MEASURES, convert

SPOONS = frozenset(("tbsp", "tsp", "pinch", "dash"))  # of both systems
FIXED = frozenset(("pinch", "dash", "drop", "inch"))  # do not grow with the servings
WHOLE = frozenset(("egg", "poultry", "meat"))  # categories of which nobody buys a third
POURED = frozenset(("drink", "alcohol", "sauce", "dairy", "fat", "broth", "liquid", "vinegar", "oil"))


def in_system(unit: str | None, system: UnitSystem | None) -> bool:
    """Whether a unit belongs to a system; counts and spoons belong to both."""
    if system is None or unit not in MEASURES or unit in SPOONS:
        return True
    return (unit in DECIMAL) == (system == "metric")


def usual(food: Foodstuff, system: UnitSystem | None = None, servings: int | None = None) -> Measured:
    """The commonest amount of a food and its unit, as a kitchen can measure it.

    In the metric system g or ml where the commonest unit is of the other one; `servings` scale it from four.
    """
    unit, quantity = _commonest(food, system)
    if servings is not None and unit not in FIXED:
        quantity *= Fraction(servings, USUAL_SERVINGS)
    if unit is None and (food.category in WHOLE or quantity < 1):
        return Measured(Fraction(max(1, round(quantity))), None)
    return measurable(quantity, unit)


def _commonest(food: Foodstuff, system: UnitSystem | None) -> tuple[str | None, Fraction]:
    """The unit that most lines use, and the amount that most of those write."""
    rows = _rows(food)
    best = rows[0]
    if in_system(best.unit, system):
        return best.unit, best.written[0]
    wanted = _metric(food) if system == "metric" else ("cup", "oz", "lb")
    fitting = [found for unit in wanted if (found := band(food, unit)) is not None]
    for found in sorted(fitting, key=lambda one: one.source not in ("food", "converted")):
        return found.unit, _within(found, best)
    return next(((row.unit, row.written[0]) for row in rows if in_system(row.unit, system)), (None, Fraction(1)))


def _within(found: Band, best: Row) -> Fraction:
    """The commonest amount in another unit where somebody knows the weight, else the middle of its band."""
    try:
        return convert(best.written[0], best.unit, found.unit, best.of)
    except BadInput:
        return found.middle


def _metric(food: Foodstuff) -> Iterable[str]:
    return ("ml", "g") if food.category in POURED else ("g", "ml")


def _rows(food: Foodstuff) -> list[Row]:
    """The units of the food; of one that nobody counted those of its category, by measure before by piece."""
    table = counted()
    own = table.get(food.name)
    if own is not None:
        return list(own.values())
    others = table.get(f"*{food.category}") or table["*"]
    return sorted(others.values(), key=lambda row: row.unit is None)
