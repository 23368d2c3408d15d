"""Amounts in words, as an English line begins: "1 1/2 cups", "200 g", "3 cloves"."""

from fractions import Fraction
from functools import cache

from seqchef.food.scaling import written
from seqchef.languages import load

SPELT = {
    "tsp": "teaspoon",
    "tbsp": "tablespoon",
    "oz": "ounce",
    "lb": "pound",
    "fl oz": "fluid ounce",
}


def amount_text(quantity: Fraction, unit: str | None) -> str:
    """A quantity and its unit; the number alone where pieces are counted."""
    return written(quantity) if unit is None else f"{written(quantity)} {unit_text(unit, quantity)}"


def unit_text(unit: str, quantity: Fraction) -> str:
    """A canonical unit as an English line writes it after a number: "cup" and 2 is "cups"."""
    word = SPELT.get(unit, unit)
    return word if quantity <= 1 else plurals().get(word, word)


@cache
def plurals() -> dict[str, str]:
    """The plural of each unit's word; abbreviations have none."""
    found = {one: many for many, one in load("en").plurals.items() if len(one) > 2}
    return {**found, "fluid ounce": "fluid ounces", "teaspoon": "teaspoons", "tablespoon": "tablespoons"}
