"""Substitutions: what may be used instead of a food, in which ratio and for what, best first.

Knows: some 250 substitutions that kitchens and baking tables agree on.
Does not know: which of them somebody may eat (applications.writing.substitutes asks food.diets).
Start at: substitutions_for.

Source: the tables of ingredient substitutions that university extensions and baking books print: ratios on which they
agree; one that they state differently is left out. Plain swaps of like for like (a ratio of 1) are common kitchen
practice.
"""

from collections.abc import Mapping
from fractions import Fraction
from functools import cache

from seqchef.food.lexicon import Foodstuff, lexicon
from seqchef.food.recipes import name_key
from seqchef.food.substitutions import animal_foods, plant_foods
from seqchef.food.substitutions._rows import rows
from seqchef.food.substitutions.substitution import Addition, Ratio, Substitution, made_without

__all__ = ["SOURCE", "Addition", "Ratio", "Substitution", "all_substitutions", "substitutions_for"]

SOURCE = "tables of ingredient substitutions as university extensions and baking books print them"

SAME = Ratio(Fraction(1))


@cache
def all_substitutions() -> Mapping[str, tuple[Substitution, ...]]:
    """Every substitution in the order of the tables, by the name_key of the food that it replaces."""
    found: dict[str, list[Substitution]] = {}
    for table in (animal_foods.TABLE, plant_foods.TABLE):
        for row in rows(table):
            found.setdefault(name_key(row.food), []).append(row)
    return {name: tuple(listed) for name, listed in found.items()}


def substitutions_for(name: str, *, restricted: bool = False) -> tuple[Substitution, ...]:
    """What may stand for a food, best first: listed for its name, for what that means, for what that is a kind of.

    `restricted`: behind what is listed for it comes the food as it is sold without something: "dairy-free cream".
    """
    food = lexicon().named(name)
    own = dict.fromkeys([name_key(name), *([] if food is None else [name_key(food.name)])])
    listed = [row for key in own for row in all_substitutions().get(key, ())]
    if food is not None:
        above = _parents(food)
        listed += [row for one in (food.name, *above) for row in _made_without(one)] if restricted else []
        listed += [row for one in above for row in all_substitutions().get(name_key(one), ()) if row.is_general]
    once: dict[tuple[str, ...], Substitution] = {}
    for row in listed:
        once.setdefault(row.foods, row)
    return tuple(row for row in once.values() if name_key(row.instead) not in own)


def _made_without(name: str) -> list[Substitution]:
    sold = (one for one in made_without(name) if one in lexicon().foods)
    return [Substitution(food=name, instead=one, ratio=SAME) for one in sold]


def _parents(food: Foodstuff) -> list[str]:
    """The names of what a food is a kind of, the nearest first."""
    found: dict[str, None] = {}
    nearest = food.parents
    while nearest:
        found |= dict.fromkeys(nearest)
        nearest = tuple(parent for one in nearest for parent in lexicon().foods[one].parents)
    return list(found)
