"""Substitutions: what may be used instead of a food, in which ratio and for what, best first.

Knows: some 250 substitutions that kitchens and baking tables agree on.
Does not know: which of them somebody may eat (applications.writing.substitutes asks food.diets).
Start at: substitutions_for.

Source: the tables of ingredient substitutions that university extensions publish (Nebraska-Lincoln, Colorado State,
North Dakota State) and that baking books repeat: ratios on which they agree; one that they state differently is left
out. Plain swaps of like for like (a ratio of 1) are common kitchen practice.
"""

from collections.abc import Mapping
from functools import cache

from seqchef.food.lexicon import lexicon
from seqchef.food.recipes import name_key
from seqchef.food.substitutions import animal_foods, plant_foods
from seqchef.food.substitutions._rows import rows
from seqchef.food.substitutions.substitution import Addition, Ratio, Substitution

__all__ = ["SOURCE", "Addition", "Ratio", "Substitution", "all_substitutions", "substitutions_for"]

SOURCE = "substitution tables of university extensions (Nebraska-Lincoln, Colorado State, North Dakota State)"


@cache
def all_substitutions() -> Mapping[str, tuple[Substitution, ...]]:
    """Every substitution in the order of the tables, by the name_key of the food that it replaces."""
    found: dict[str, list[Substitution]] = {}
    for table in (animal_foods.TABLE, plant_foods.TABLE):
        for row in rows(table):
            found.setdefault(name_key(row.food), []).append(row)
    return {name: tuple(listed) for name, listed in found.items()}


def substitutions_for(name: str) -> tuple[Substitution, ...]:
    """What may stand for a food, best first: listed for its name, for what that means, for what that is a kind of."""
    known = lexicon()
    food = known.named(name)
    found = {row.foods: row for row in all_substitutions().get(name_key(name), ())}
    nearest = [] if food is None else [food.name]
    while nearest:
        for one in nearest:
            for row in all_substitutions().get(name_key(one), ()):
                found.setdefault(row.foods, row)
        nearest = list(dict.fromkeys(parent for one in nearest for parent in known.foods[one].parents))
    own = {name_key(name), *(() if food is None else (name_key(food.name),))}
    return tuple(row for row in found.values() if name_key(row.instead) not in own)
