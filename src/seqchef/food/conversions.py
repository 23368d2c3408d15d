"""Conversions: amounts of a food from one unit into another, and who says so.

Knows: what holds in one kitchen (1 egg is 50 g) comes before the general tables; where neither knows, the answer is
"unknown" and no number.
Does not know: what the general tables say (food.units, food.densities).
Start at: Conversions.find, which answers, or Conversions.convert, which raises.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from seqchef.errors import BadInput
from seqchef.food import densities
from seqchef.food.recipes import name_key
from seqchef.food.units import MEASURES, Units, convert, unit

EXACT, UNKNOWN = "exact", "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """`quantity` `unit` of `ingredient` is the same as `is_quantity` `is_unit`; a unit of None counts pieces."""

    ingredient: str
    quantity: Fraction
    unit: str | None
    is_quantity: Fraction
    is_unit: str | None
    source: str = "the kitchen's own rules"


@dataclass(frozen=True, slots=True)
class Converted:
    """A quantity in the unit that was asked for, and its source.

    `source` is "exact" between units of one kind, else who says what a cup or a piece weighs; "unknown" when nobody
    does, and `quantity` is then None.
    """

    quantity: Fraction | None
    source: str


class Conversions:
    """The general tables, and before them the rules of one kitchen, with the cups and spoons of one country."""

    def __init__(self, rules: Sequence[Rule] = (), *, units: Units = MEASURES) -> None:
        self.units = units
        self._rules: dict[str, list[Rule]] = {}
        for rule in rules:
            self._rules.setdefault(name_key(rule.ingredient), []).append(rule)

    def find(self, food: str | None, quantity: Fraction, from_unit: str | None, to_unit: str | None) -> Converted:
        """`quantity` in `to_unit` with its source; never a guess."""
        try:
            return Converted(*self._find(food, quantity, from_unit, to_unit))
        except BadInput:
            return Converted(None, UNKNOWN)

    def convert(self, food: str | None, quantity: Fraction, from_unit: str | None, to_unit: str | None) -> Fraction:
        """`quantity` in `to_unit`. Raises BadInput that names both units when there is no way."""
        return self._find(food, quantity, from_unit, to_unit)[0]

    def _find(
        self, food: str | None, quantity: Fraction, from_unit: str | None, to_unit: str | None
    ) -> tuple[Fraction, str]:
        """By one rule or by the tables; else over the weight, one half by each."""
        try:
            return self._directly(food, quantity, from_unit, to_unit)
        except BadInput:
            if "g" in (from_unit, to_unit) or name_key(food or "") not in self._rules:
                raise
            grams, first = self._directly(food, quantity, from_unit, "g")
            found, second = self._directly(food, grams, "g", to_unit)
            return found, first if first == second else f"{first}; {second}"

    def _directly(
        self, food: str | None, quantity: Fraction, from_unit: str | None, to_unit: str | None
    ) -> tuple[Fraction, str]:
        source, target = unit(from_unit, self.units), unit(to_unit, self.units)
        alike = source == target or (source.dimension == target.dimension != "count")
        for rule in () if alike else self._rules.get(name_key(food or ""), ()):
            for (one, inner), (other, outer) in _both_ways(rule):
                found = self._through(quantity / one * other, (from_unit, inner), (outer, to_unit))
                if found is not None:
                    return found, rule.source
        return convert(quantity, from_unit, to_unit, food, self.units), EXACT if alike else densities.SOURCE

    def _through(
        self, quantity: Fraction, before: tuple[str | None, str | None], after: tuple[str | None, str | None]
    ) -> Fraction | None:
        """The quantity over two legs without any density; None when one is missing."""
        try:
            return convert(convert(quantity, *before, units=self.units), *after, units=self.units)
        except BadInput:
            return None


Side = tuple[Fraction, str | None]


def _both_ways(rule: Rule) -> tuple[tuple[Side, Side], tuple[Side, Side]]:
    left, right = (rule.quantity, rule.unit), (rule.is_quantity, rule.is_unit)
    return (left, right), (right, left)
