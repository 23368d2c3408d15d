"""Facts about foods: class, season, flavour, uses, storage, as tables that people can read and check.

Knows: some four hundred foods by their English and Chinese names. A field that is not known is left out.
Does not know: allergens (food.lexicon), sentences (applications.writing.describe), what may be used instead of a food
(food.substitutions).
Start at: facts_about.

Sources, by the kind of fact (SOURCES):
- storage: USDA FSIS, FoodKeeper data (public domain): times of best quality in a pantry, a refrigerator at 4 °C and a
  freezer at -18 °C, from the day of purchase unless a state is named;
- season: USDA SNAP-Ed, Seasonal Produce Guide, and American Heart Association, Seasons of Eating (DS16232, 2020), both
  of the United States; a season of theirs is three months (spring: March to May), and the two are put together;
- class, flavour, uses: what kitchens agree on, in single words of our own; no claim beyond that.
"""

from collections.abc import Mapping
from functools import cache

from seqchef.food.facts import (
    dairy_and_fats,
    fruits,
    grains_and_nuts,
    herbs_and_spices,
    meat_and_fish,
    pantry,
    vegetables,
)
from seqchef.food.facts._rows import rows
from seqchef.food.facts.fact import Facts, Keeping
from seqchef.food.recipes import name_key

__all__ = ["SOURCES", "Facts", "Keeping", "all_facts", "facts_about", "names"]

TABLES = (vegetables, fruits, herbs_and_spices, grains_and_nuts, meat_and_fish, dairy_and_fats, pantry)
CHANGE_NOTHING = frozenset(("fresh", "large", "medium", "small", "ripe", "organic", "raw"))
SOURCES: Mapping[str, str] = {
    "storage": "USDA FSIS FoodKeeper",
    "season": "USDA SNAP-Ed Seasonal Produce Guide; American Heart Association, Seasons of Eating",
    "kind": "common kitchen knowledge",
    "flavours": "common kitchen knowledge",
    "uses": "common kitchen knowledge",
}


@cache
def all_facts() -> Mapping[str, Facts]:
    """Every food of the tables by its canonical name."""
    return {facts.name: facts for module in TABLES for facts in rows(module.TABLE)}


@cache
def names() -> Mapping[str, str]:
    """Every name, English and Chinese, as written in the tables, to the canonical one."""
    return {name: facts.name for facts in all_facts().values() for name in (facts.name, *facts.also, *facts.chinese)}


@cache
def _keys() -> Mapping[str, str]:
    return {name_key(name): canonical for name, canonical in names().items()}


def facts_about(name: str) -> Facts | None:
    """The facts about a food by any of its names, in the singular or plural; None: there are none.

    Only words that change nothing of a food may stand before its name ("fresh large leeks"): what is true of basil is
    not of dried basil, and what is true of an onion is not of every kind of it.
    """
    words = name.lower().split()
    while words[1:] and words[0] in CHANGE_NOTHING:
        del words[0]
    found = _keys().get(name_key(" ".join(words)))
    return None if found is None else all_facts()[found]
