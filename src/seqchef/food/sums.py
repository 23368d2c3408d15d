"""Sums: what the lines of recipes want of one food, in units that add up.

Knows: base units (g, ml, mm, pieces and other counts), ranges, amounts inside others, which of several equal ones is
taken.
Does not know: names of foods (food.catalogue), or the list that comes of it (food.shopping).
Start at: wanted, joined.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from seqchef.food.conversions import EXACT, Conversions
from seqchef.food.ingredients import Ingredient
from seqchef.food.units import unit

BASES = {"mass": "g", "volume": "ml", "length": "mm"}
PREFERRED = {"mass": 0, "volume": 1}  # of several equal amounts of a line the one that adds up best


class Source(NamedTuple):
    """A line that wants a food."""

    recipe: str
    text: str


class Wanted(NamedTuple):
    """An amount of a food, `low` to `high`, and the line that states it; `low` None: as much as the cook likes."""

    low: Fraction | None
    high: Fraction | None
    unit: str | None
    source: Source
    how: str = EXACT  # who says what a cup or a piece weighs


def wanted(ingredient: Ingredient, source: Source, unit_of_food: str | None, conversions: Conversions) -> Wanted:
    """The whole amount of a line: the one of those it states that adds up best, in its base unit."""
    stated = [one for one in _stated(ingredient, source, conversions) if one.low is not None]
    if not stated:
        return Wanted(None, None, None, source)
    wished = _base(unit_of_food, conversions) if unit_of_food else None

    def rank(one: Wanted) -> tuple[bool, int]:
        return one.unit != wished, PREFERRED.get(unit(one.unit, conversions.units).dimension, 2)

    return min(stated, key=rank)


def _stated(ingredient: Ingredient, source: Source, conversions: Conversions) -> Iterator[Wanted]:
    """Every amount of a line, those inside others multiplied, in base units."""
    for amount in ingredient.amounts:
        low, high = amount.quantity, amount.quantity if amount.quantity_max is None else amount.quantity_max
        for outer in ingredient.amounts:
            if outer.contains(amount) and low is not None and high is not None and outer.quantity is not None:
                low, high = low * outer.quantity, high * (outer.quantity_max or outer.quantity)
        base = _base(amount.unit, conversions)
        if low is None or high is None:
            yield Wanted(None, None, base, source)
            continue
        factor = conversions.convert(None, Fraction(1), amount.unit, base)
        yield Wanted(low * factor, high * factor, base, source)


def _base(name: str | None, conversions: Conversions) -> str | None:
    """The unit in which amounts of a unit add up: itself for a count, None for pieces."""
    of = unit(name, conversions.units)
    return BASES.get(of.dimension, None if of.name == "piece" else of.name)


def joined(food: str, numbers: Sequence[Wanted], wished: str | None, conversions: Conversions) -> list[Wanted]:
    """The amounts in the unit of the catalogue, else by weight where they differ; those that nobody can weigh stay."""
    bases = {one.unit for one in numbers}
    if wished is None and len(bases) == 1:
        return list(numbers)
    target = _base(wished, conversions) if wished else "g"
    return [_into(one, food, target, conversions) for one in numbers]


def _into(one: Wanted, food: str, target: str | None, conversions: Conversions) -> Wanted:
    weight = conversions.find(food, Fraction(1), one.unit, target)
    if weight.quantity is None or one.low is None or one.high is None:
        return one
    how = one.how if weight.source == EXACT else weight.source
    return Wanted(one.low * weight.quantity, one.high * weight.quantity, target, one.source, how)
