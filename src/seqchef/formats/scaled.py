"""Scaled recipes and shopping lists going out: words in the singular or plural, rows of tables for people."""

import re
from fractions import Fraction
from functools import cache

from seqchef.food.rounding import System, significant, viewed
from seqchef.food.scaling import Wording, written
from seqchef.food.shopping import Row
from seqchef.food.units import Units
from seqchef.languages import load

VOWEL = re.compile("[aeiouy]")
IN_CHINESE = {  # units that come in where an amount is measured otherwise than it was written
    "tsp": "小匙", "tbsp": "大匙", "cup": "杯", "g": "克", "kg": "千克", "ml": "毫升", "l": "升",
    "oz": "盎司", "lb": "磅", "fl oz": "液量盎司",
    "teaspoon": "小匙", "tablespoon": "大匙",
}  # fmt: skip
SHOPPING_HEADERS = ("buy", "food", "packs", "for", "notes")


@cache
def wording(language: str) -> Wording:
    """A unit's word as a number of them is written: 2, "cup" is "cups"; abbreviations, which have no vowel, stay."""
    if language == "zh":
        return lambda word, _: IN_CHINESE.get(word, word)
    singular = load(language).plurals
    plural = {one: many for many, one in singular.items() if VOWEL.search(one)}

    def of(word: str, quantity: Fraction) -> str:
        return plural.get(word, word) if quantity > 1 else singular.get(word, word)

    return of


def shopping_row(row: Row, system: System, units: Units) -> tuple[str, str, str, str, str]:
    """One row under SHOPPING_HEADERS."""
    packs = "" if row.packs is None or row.pack is None else f"{row.packs} × {_said(row.pack.quantity, row.pack.unit)}"
    notes = [f"{'; '.join(row.how)}"] if row.how else []
    if row.also_unmeasured and row.quantity is not None:
        notes.append("and as much as you like")
    if row.match.status == "new" and row.match.nearest:
        notes.append(f"not in the catalogue (nearest: {row.match.nearest})")
    recipes = ", ".join(dict.fromkeys(source.recipe for source in row.sources))
    return _amount(row, system, units), row.food, packs, recipes, "; ".join(notes)


def _amount(row: Row, system: System, units: Units) -> str:
    if row.quantity is None:
        return ""
    low = viewed(row.quantity, row.unit, system, units)
    if row.quantity_max is None:
        return _said(*low)
    high = viewed(row.quantity_max, low.unit, system, units)
    return _said(*high) if low == high else f"{_said(*low)} – {_said(*high)}"


def _said(quantity: Fraction, unit: str | None) -> str:
    return f"{written(significant(quantity))} {unit or ''}".strip()
