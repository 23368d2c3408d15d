"""Conversions: amounts as a recipe writes them into the unit a supplier sells, by the rules of one kitchen.

Knows: the kitchen's own rules (1 egg is 50 g) come before the general tables.
Does not know: what the general tables say (food.units, food.densities).
Start at: Conversions.convert.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from seqchef.errors import BadInput
from seqchef.food.recipes import name_key
from seqchef.food.units import convert


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """`quantity` `unit` of `ingredient` is the same as `is_quantity` `is_unit`; a unit of None counts pieces."""

    ingredient: str
    quantity: Fraction
    unit: str | None
    is_quantity: Fraction
    is_unit: str | None


class Conversions:
    """The general tables, and before them the rules of one kitchen."""

    def __init__(self, rules: Sequence[Rule] = ()) -> None:
        self._rules: dict[str, list[Rule]] = {}
        for rule in rules:
            self._rules.setdefault(name_key(rule.ingredient), []).append(rule)

    def convert(self, food: str, quantity: Fraction, unit: str | None, to_unit: str | None) -> Fraction:
        """`quantity` in `to_unit`. Raises BadInput that names both units when there is no way."""
        for rule in self._rules.get(name_key(food), ()):
            for (one, from_unit), (other, into_unit) in _both_ways(rule):
                found = _through(quantity, unit, one, from_unit, other, into_unit, to_unit)
                if found is not None:
                    return found
        return convert(quantity, unit, to_unit, food)


Side = tuple[Fraction, str | None]


def _both_ways(rule: Rule) -> tuple[tuple[Side, Side], tuple[Side, Side]]:
    left, right = (rule.quantity, rule.unit), (rule.is_quantity, rule.is_unit)
    return (left, right), (right, left)


def _through(
    quantity: Fraction,
    unit: str | None,
    one: Fraction,
    from_unit: str | None,
    other: Fraction,
    into_unit: str | None,
    to_unit: str | None,
) -> Fraction | None:
    """unit -> from_unit -> into_unit -> to_unit without any density; None when a leg is missing."""
    try:
        return convert(convert(quantity, unit, from_unit) / one * other, into_unit, to_unit)
    except BadInput:
        return None
