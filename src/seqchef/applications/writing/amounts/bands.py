"""Bands: between which amounts a food is used, in any unit that can measure it."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from seqchef.applications.writing.amounts.table import Row, counted
from seqchef.errors import BadInput
from seqchef.food.lexicon import Foodstuff
from seqchef.food.units import convert

USUAL_SERVINGS = 4  # what the bands are taken to be for
SURE = 100  # lines from which on a food's own band needs no other beside it
TOLD = 0.02  # share of its lines from which on a unit says something about the others


@dataclass(frozen=True, slots=True)
class Band:
    """Amounts in `unit` from `low` to `high`; `middle` is the median, `source` says where the band comes from."""

    unit: str | None
    low: Fraction
    middle: Fraction
    high: Fraction
    source: str  # "food", "converted", "category" or "unit"

    def holds(self, quantity: Fraction) -> bool:
        """Whether a quantity lies inside."""
        return self.low <= quantity <= self.high

    def hull(self, other: "Band") -> "Band":
        """The least band around both; the middle is this one's."""
        return Band(self.unit, min(self.low, other.low), self.middle, max(self.high, other.high), self.source)

    def served(self, servings: int | None) -> "Band":
        """The band for a number of servings: wider towards more for many, towards less for few."""
        if servings is None:
            return self
        share = Fraction(servings, USUAL_SERVINGS)
        low, high = self.low * min(share, Fraction(1)), self.high * max(share, Fraction(1))
        return Band(self.unit, low, self.middle * share, high, self.source)


def plausible(food: Foodstuff, quantity: Fraction, unit: str | None, servings: int | None = None) -> bool:
    """Whether a recipe may ask for this much of a food."""
    found = band(food, unit, servings)
    return found is not None and found.holds(quantity)


def band(food: Foodstuff, unit: str | None, servings: int | None = None) -> Band | None:
    """The amounts that a recipe asks for of a food; a unit of None counts pieces. None: nobody measures it so.

    What was counted for the food comes first, then what its other units say by weight, then its category, then the unit
    alone. `servings` moves one end outwards: a recipe for twelve may need three times as much, and need not.
    """
    found = _band(food, unit)
    return None if found is None else found.served(servings)


@lru_cache(maxsize=1 << 14)
def _band(food: Foodstuff, unit: str | None) -> Band | None:
    own = counted().get(food.name, {})
    converted = _converted(food.name, unit, [row for row in own.values() if row.unit != unit and row.share >= TOLD])
    if unit in own:
        found = _of(own[unit], "food")
        return found if converted is None or own[unit].lines >= SURE else found.hull(converted)
    if converted is not None:
        return converted
    for of, source in ((f"*{food.category}", "category"), ("*", "unit")):
        row = counted().get(of, {}).get(unit)
        if row is not None:
            return _of(row, source)
    return None


def _of(row: Row, source: str) -> Band:
    return Band(row.unit, row.low, row.middle, row.high, source)


def _converted(food: str, unit: str | None, rows: list[Row]) -> Band | None:
    """What the bands of other units say about this one, where somebody knows the weight."""
    found: Band | None = None
    for row in rows:
        try:
            low, middle, high = (convert(end, row.unit, unit, food) for end in (row.low, row.middle, row.high))
        except BadInput:
            continue
        band = Band(unit, low, middle, high, "converted")
        found = band if found is None else found.hull(band)
    return found
