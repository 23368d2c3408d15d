"""Units: canonical names, what they measure exactly, and conversion between them.

Mass and volume are exact by definition (NIST Handbook 44, Appendix C; NIST Special Publication 811, Appendix B): the
pound is 453.59237 g, the inch 25.4 mm, the US gallon 231 cubic inches, the imperial gallon 4.54609 l. `cup`, `pint`,
`fl oz`, `quart` and `gallon` are the US ones until another setting is chosen (food.measures). Dessertspoon, dash and
pinch are customary: 2 tsp, 1/8 tsp and 1/16 tsp. `go` is the Japanese measure of rice, 合.
A count (clove, can, slice) converts to itself only, unless the weight of one is known for the food (food.densities).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from seqchef.errors import BadInput, UnknownName
from seqchef.food import densities

POUND_G = Fraction("453.59237")
GALLON_ML = 231 * Fraction("2.54") ** 3
IMPERIAL_GALLON_ML = Fraction("4546.09")

MASS_G = {
    "mg": Fraction(1, 1000),
    "g": Fraction(1),
    "kg": Fraction(1000),
    "oz": POUND_G / 16,
    "lb": POUND_G,
    "metric pound": Fraction(500),  # Pfund, livre
    "jin": Fraction(500),  # 斤, as in mainland China since 1959; 16 liang of 600 g elsewhere
    "liang": Fraction(50),  # 两
    "qian": Fraction(5),  # 钱
}
VOLUME_ML = {
    "ml": Fraction(1),
    "cl": Fraction(10),
    "dl": Fraction(100),
    "l": Fraction(1000),
    "pinch": GALLON_ML / 768 / 16,
    "dash": GALLON_ML / 768 / 8,
    "tsp": GALLON_ML / 768,
    "dessertspoon": GALLON_ML / 384,
    "tbsp": GALLON_ML / 256,
    "fl oz": GALLON_ML / 128,
    "cup": GALLON_ML / 16,
    "go": Fraction(180),
    "pint": GALLON_ML / 8,
    "quart": GALLON_ML / 4,
    "gallon": GALLON_ML,
    "imperial fl oz": IMPERIAL_GALLON_ML / 160,
    "imperial pint": IMPERIAL_GALLON_ML / 8,
}
LENGTH_MM = {
    "mm": Fraction(1),
    "cm": Fraction(10),
    "inch": Fraction("25.4"),
    "foot": Fraction("304.8"),
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A canonical unit: `size` in g, ml or mm; a count has none and is a dimension of its own."""

    name: str
    dimension: str  # "mass", "volume", "length" or "count"
    size: Fraction | None


Units = Mapping[str, Unit]  # by canonical name

MEASURES: Units = {
    name: Unit(name, dimension, size)
    for dimension, sizes in (("mass", MASS_G), ("volume", VOLUME_ML), ("length", LENGTH_MM))
    for name, size in sizes.items()
}


def unit(name: str | None, units: Units = MEASURES) -> Unit:
    """The unit of a canonical name; any name that is no measure counts things, and None counts pieces."""
    if name is None:
        return Unit("piece", "count", None)
    if not name.strip():
        raise UnknownName("unit", name, known=tuple(sorted(units)))
    return units.get(name) or Unit(name, "count", None)


def convert(
    quantity: Fraction, from_unit: str | None, to_unit: str | None, food: str | None = None, units: Units = MEASURES
) -> Fraction:
    """`quantity` in `to_unit`, exact where both units measure the same thing.

    Between mass, volume and count the weight of a cup or of a piece of `food` decides (food.densities).
    Raises BadInput, naming both units, when that weight is not known.
    """
    source, target = unit(from_unit, units), unit(to_unit, units)
    if source == target:
        return quantity
    if source.size is not None and target.size is not None and source.dimension == target.dimension:
        return quantity * source.size / target.size
    grams, grams_of_target = _grams(source, food), _grams(target, food)
    if grams is None or grams_of_target is None:
        raise BadInput(_impossible(source if grams is None else target, source, target, food))
    return quantity * grams / grams_of_target


def _grams(of: Unit, food: str | None) -> Fraction | None:
    """What one unit of the food weighs, in g; None when nobody knows."""
    if of.dimension == "mass":
        return of.size
    if food is None or of.dimension == "length":
        return None
    if of.size is not None:
        density = densities.grams_per_ml(food)
        return None if density is None else density * of.size
    return densities.grams_per_piece(food, of.name)


def _impossible(unknown: Unit, source: Unit, target: Unit, food: str | None) -> str:
    of = f' of "{food}"' if food else ""
    expected = f"two units of {source.dimension}" if unknown.dimension == "length" or food is None else "a known weight"
    return f"cannot convert {source.name} to {target.name}{of}: no weight of one {unknown.name}; expected {expected}"
