"""Usual amounts: how much of a food is written where nobody says how much."""

from fractions import Fraction

from seqchef.applications.writing.amounts.bands import USUAL_SERVINGS, Band, band
from seqchef.applications.writing.amounts.table import Row, counted
from seqchef.applications.writing.wishes import UnitSystem
from seqchef.errors import BadInput
from seqchef.food.lexicon import Foodstuff, lexicon
from seqchef.food.lexicon.free_from import WITHOUT
from seqchef.food.rounding import DECIMAL, Measured, measurable
from seqchef.food.units import MEASURES, convert

SPOONS = frozenset(("tbsp", "tsp", "pinch", "dash"))  # of both systems
FIXED = frozenset(("pinch", "dash", "drop", "inch"))  # do not grow with the servings
WHOLE = frozenset(("egg", "poultry", "meat"))  # categories of which nobody buys a third
POURED = frozenset(("drink", "alcohol", "sauce", "plant_dairy", "fat", "stock", "soup"))
POURED_KINDS = frozenset(
    ("milk", "cream", "buttermilk", "juice", "vinegar", "water", "coconut milk", "extract", "syrup")
)
ROUGH = 20  # g or ml from which on an amount is a multiple of five
IN_PLURAL = Fraction(1, 2)  # share of lines that name a food in the plural from which on it is counted in pieces


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
    if unit not in MEASURES and (quantity > 1 or food.category in WHOLE):
        return Measured(Fraction(max(1, round(quantity))), unit)
    found = measurable(quantity, unit)
    if found.unit in ("g", "ml") and found.quantity > ROUGH:
        return Measured(Fraction(round(found.quantity / 5) * 5), found.unit)
    return found


def plain_name(food: Foodstuff) -> str:
    """The name of what a food is made without something of: gluten-free flour is measured as flour is."""
    first, _, rest = food.name.partition(" ")
    return rest if first in WITHOUT else food.name


def is_poured(food: Foodstuff) -> bool:
    """Whether a metric kitchen measures it in ml: a liquid, as opposed to what is put on the scales."""
    kinds = lexicon().kinds(food)
    return food.category in POURED or not kinds.isdisjoint(POURED_KINDS) or food.name.endswith(" juice")


def _commonest(food: Foodstuff, system: UnitSystem | None) -> tuple[str | None, Fraction]:
    """The unit that most lines use, and the amount that most of those write."""
    rows = _rows(food)
    best = rows[0]
    if in_system(best.unit, system):
        return best.unit, best.written[0]
    wanted = (("ml",) if is_poured(food) else ("g",)) if system == "metric" else ("cup", "oz", "lb")
    bands = [found for unit in wanted if (found := band(food, unit)) is not None]
    for found in bands:
        if found.source in ("food", "converted"):
            return found.unit, _within(found, best)
    own = next((row for row in rows if in_system(row.unit, system)), None)
    if own is not None and own.of == food.name:
        return own.unit, own.written[0]
    return (bands[0].unit, bands[0].middle) if bands else (None, Fraction(1))


def _within(found: Band, best: Row) -> Fraction:
    """The commonest amount in another unit where somebody knows the weight, else the middle of its band."""
    try:
        return convert(best.written[0], best.unit, found.unit, best.of)
    except BadInput:
        return found.middle


def _rows(food: Foodstuff) -> list[Row]:
    """The units of the food, of one that nobody counted those of its kind or category, the commonest first.

    Pieces come last where those are of something else: 4 salmon fillets are no 4 salmons.
    """
    table = counted()
    kind = next((table[name] for name in (plain_name(food), *food.parents) if name in table), None)
    own = table.get(food.name) or kind or table.get(f"*{food.category}") or table["*"]
    return sorted(own.values(), key=_pieces_of_something_else)


def _pieces_of_something_else(row: Row) -> bool:
    return row.unit is None and row.written[0] > 1 and row.plural < IN_PLURAL
