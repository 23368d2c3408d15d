"""Measures: how large a cup and a spoon are, in a kitchen of one country.

Knows: the settings below; whatever a setting leaves out is as in food.units.
Does not know: which setting a recipe was written for (its reader says so). docs/reference/units.md has the sources.
Start at: named.
"""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from seqchef.errors import UnknownName
from seqchef.food.units import IMPERIAL_GALLON_ML, MEASURES, Units

DEFAULT = "us"
OF_A_SPOON = {"pinch": Fraction(1, 16), "dash": Fraction(1, 8), "dessertspoon": Fraction(2)}  # in teaspoons


def _spoons(cup_ml: Fraction | int, tbsp_ml: int = 15) -> dict[str, Fraction]:
    """A metric cup and spoons; a teaspoon is 5 ml everywhere."""
    return {"cup": Fraction(cup_ml), "tbsp": Fraction(tbsp_ml), "tsp": Fraction(5)}


SETTINGS: Mapping[str, Mapping[str, Fraction]] = {
    "us": {},  # customary: a cup is 236.5882365 ml
    "us-legal": {**_spoons(240), "fl oz": Fraction(30)},  # of nutrition labels
    "metric": _spoons(250),
    "australia": _spoons(250, tbsp_ml=20),
    "imperial": {
        **_spoons(IMPERIAL_GALLON_ML / 16),
        "fl oz": IMPERIAL_GALLON_ML / 160,
        "pint": IMPERIAL_GALLON_ML / 8,
        "quart": IMPERIAL_GALLON_ML / 4,
        "gallon": IMPERIAL_GALLON_ML,
    },
    "japan": _spoons(200),
    "china": _spoons(240),
    "taiwan": {**_spoons(240), "jin": Fraction(600), "liang": Fraction(75, 2), "qian": Fraction(15, 4)},
    "hong-kong": {
        **_spoons(240),
        "jin": Fraction("604.78982"),
        "liang": Fraction("604.78982") / 16,
        "qian": Fraction("604.78982") / 160,
    },
}


def names() -> tuple[str, ...]:
    """Every setting, the default first."""
    return tuple(SETTINGS)


def named(name: str = DEFAULT) -> Units:
    """The units of a setting, for units.convert and Conversions. Raises UnknownName."""
    if name not in SETTINGS:
        raise UnknownName("measures", name, known=names())
    sizes = dict(SETTINGS[name])
    if "tsp" in sizes:
        sizes.update({spoon: share * sizes["tsp"] for spoon, share in OF_A_SPOON.items()})
    return {**MEASURES, **{unit: replace(MEASURES[unit], size=size) for unit, size in sizes.items()}}
