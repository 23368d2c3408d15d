"""Chinese dishes: what goes into one that is asked for in Chinese, where a model that reads no Chinese would guess.

Knows: well-known dishes by name, and with what a Chinese kitchen seasons any other; both judged by the authors.
Does not know: other amounts than LINES (writing.amounts), steps (writing.templates), what is left out.
Start at: foods_of_dish, seasoned.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

import numpy as np

from seqchef.applications.writing.amounts.usual_lines import usual_line
from seqchef.food.lexicon import Foodstuff, lexicon

ALWAYS = ("vegetable oil", "salt")
SEASONING = ("ginger", "garlic", "green onion", "soy sauce", "rice wine", "chili pepper", "sesame oil", "white pepper")
LINES = {  # where a Chinese kitchen takes another amount than an American one
    "sugar": "2 teaspoons white sugar", "dried shrimp": "2 tablespoons dried shrimp", "water": "4 cups water",
    "egg": "3 eggs", "tomato": "2 tomatoes, chopped", "potato": "2 potatoes, sliced", "eggplant": "2 eggplants, sliced",
    "chili pepper": "3 chili peppers, chopped", "cornstarch": "2 teaspoons cornstarch", "nori": "2 sheets nori",
    "cucumber": "2 cucumbers, sliced", "star anise": "2 star anise", "cinnamon": "1 stick cinnamon",
    "sesame seed": "1 tablespoon sesame seeds", "beer": "2 cups beer", "ketchup": "2 tablespoons ketchup",
}  # fmt: skip
FEWEST, MOST = 3, 5  # of SEASONING
_SAVOURY = "meat poultry fish shellfish vegetable legume egg pasta"
_OWN_WAY = "sweet flour baking drink dairy plant_dairy bread"  # are left to the model
SAVOURY, OWN_WAY = frozenset(_SAVOURY.split()), frozenset(_OWN_WAY.split())


@cache
def dishes() -> dict[str, tuple[Foodstuff, ...]]:
    """The foods of each known dish, what it is made of first."""
    known = lexicon()
    rows = (line.partition(": ") for line in (files(__package__) / "dishes.txt").read_text("utf-8").splitlines())
    named = ((dish, map(known.named, names.split(", "))) for dish, _, names in rows)
    return {dish: tuple(food for food in foods if food is not None) for dish, foods in named}


def foods_of_dish(name: str) -> tuple[Foodstuff, ...]:
    """The foods of a known dish, also under a longer name ("家常番茄炒蛋"); none for an unknown one."""
    found = max((dish for dish in dishes() if dish in name), key=len, default="")
    return (*dishes()[found], *_foods(ALWAYS)) if found else ()


def seasoned(foods: Sequence[Foodstuff], random: np.random.Generator) -> tuple[Foodstuff, ...]:
    """Savoury foods with what a Chinese kitchen cooks them with, of which `random` chooses; none for other foods."""
    categories = {food.category for food in foods}.union(*map(lexicon().kinds, foods))
    if categories.isdisjoint(SAVOURY) or not categories.isdisjoint(OWN_WAY):
        return ()
    chosen = random.permutation(len(SEASONING))[: random.integers(FEWEST, MOST + 1)]
    return (*foods, *_foods(SEASONING[at] for at in sorted(chosen)), *_foods(ALWAYS))


def line_for(food: Foodstuff) -> str:
    """An ingredient line, in English as all lists are until they are translated."""
    return LINES.get(food.name) or usual_line(food)


def _foods(names: Iterable[str]) -> list[Foodstuff]:
    return [lexicon().foods[name] for name in names]
