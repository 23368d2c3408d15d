"""Asking in Chinese: title and list of a recipe that a Chinese kitchen has a way for, so that no model has to guess.

Does not know: steps (writing.templates), what is refused. Start at: asked_in_chinese.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from seqchef.applications.writing.asking import Asked, asked
from seqchef.applications.writing.chinese.dishes import foods_of_dish, lines_of, seasoned
from seqchef.applications.writing.chinese.foods import HAN
from seqchef.applications.writing.chinese.titles import chinese_title_of
from seqchef.applications.writing.known import food_named, foods_in
from seqchef.applications.writing.templates.listed import listed_foods
from seqchef.applications.writing.wishes import Wish
from seqchef.food.diets import Restriction
from seqchef.food.lexicon import Foodstuff


def asked_in_chinese(wish: Wish, rules: Restriction, seed: int) -> Asked | None:
    """A title and a whole list for a wish in Chinese; None for one in English, and for what is left to the model."""
    if wish.language != "zh" or wish.tags:
        return None
    plain = asked(wish, rules, ())
    if wish.lines:
        given = [one.food for one in listed_foods(wish.lines) if one.food is not None]
        read = any(HAN.search(line) for line in wish.lines)
        return replace(plain, title=wish.dish or chinese_title_of(given)) if read else None
    title = wish.dish or chinese_title_of(plain.foods)
    known = bool(foods_of_dish(title))
    foods = plain.foods if known else seasoned(_told(wish, plain), np.random.default_rng(seed), title)
    allowed = {food.name: food for food in foods if not rules.excludes(food)}
    return replace(plain, title=title, lines=lines_of(title, allowed.values())) if allowed else None


def _told(wish: Wish, plain: Asked) -> Sequence[Foodstuff]:
    """The foods that a wish names; a Chinese dish is not made of what American dishes of its kind are."""
    if not wish.dish:
        return plain.foods
    named = {food.name for _, food in foods_in(wish.dish)} | {
        food.name for name in wish.foods if (food := food_named(name)) is not None
    }
    return [food for food in plain.foods if food.name in named or wish.pantry]
