"""Dish names: what a name states that is in the dish, whatever it commonly has.

Knows: a name is kept as it is given, so it states whatever an independent reader of allergen words would find in it
(benchmarks/allergen_words.py): "cheese cake" states milk, "noodle soup" gluten although there are rice noodles, and
"cake without nuts" nuts; "chocolate chip cookies" states no milk. Words in front that say that it is without count
("vegan cheese cake"), as far as that reader believes them.
Does not know: what is done about it (refusals, checks). Start at: stated, claimed, claims.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from seqchef.applications.writing.known import chinese_in
from seqchef.applications.writing.wishes import Wish
from seqchef.food.allergens import ALLERGENS
from seqchef.food.diets import DIETS, NAMED_ANIMALS, Restriction
from seqchef.food.lexicon import Foodstuff, lexicon

INSTEAD_OF_IT = re.compile(
    r"\b(vegan|vegetarian|veggie|meatless|mock|faux|imitation|plant[- ]based|dairy[- ]free|gluten[- ]free|egg[- "
    r"]free|"
    r"eggless|nut[- ]free|no|without|free)\b|[素无]"
)

# allergens -> what in front of a food says that it is without them
_FREE = {
    "gluten": "gluten free, wheat free",
    "crustaceans molluscs": "shellfish free",
    "crustaceans molluscs fish": "vegetarian",
    "crustaceans molluscs fish eggs milk": "vegan, plant based",
    "eggs": "egg free, eggless",
    "fish": "fish free",
    "milk": "milk free, dairy free, non dairy, nondairy",
    "nuts peanuts": "nut free",
    **{one: f"{one.removesuffix('s')} free" for one in ("peanuts", "soy", "celery", "mustard", "sesame", "lupin")},
    "sulphites": "sulphite free, sulfite free",
}
FREE = tuple((frozenset(allergens.split()), words.split(", ")) for allergens, words in _FREE.items())
BETWEEN = r"(?:(?!and |or |with |plus |the |in )\w+ ){0,3}"


CLAIMS = {  # beside the names of diets
    "eggless": "egg-free", "meatless": "meat-free", "plant based": "vegan", "plant-based": "vegan", "纯素": "vegan",
    "素食": "vegetarian", "全素": "vegan", "无麸质": "gluten-free", "无乳": "dairy-free", "无蛋": "egg-free",
    "veggie (?:burger|dog|sausage)s?": "vegetarian",
    **{name: name for name in DIETS}, **{name.replace("-", " "): name for name in DIETS},
}  # fmt: skip


def claimed(wish: Wish) -> Wish:
    """The wish with the diets that the name of its dish says: "vegan pancakes" have no egg. A list stays as it is."""
    if wish.lines or not wish.dish:
        return wish
    return replace(wish, diets=tuple(dict.fromkeys((*wish.diets, *claims(wish.dish)))))


def claims(title: str) -> list[str]:
    """The diets that a title says."""
    folded = title.casefold()
    found = (diet for words, diet in CLAIMS.items() if re.search(rf"(?<![a-z]){words}(?![a-z])", folded))
    return list(dict.fromkeys(found))


def stated(dish: str, limits: Restriction) -> Iterator[tuple[str, Foodstuff, frozenset[str]]]:
    """What the name of a dish states and must not be in it: its words, the food, and what of it is left out."""
    named = [(one, lexicon().states(dish[one.start : one.end], one.food)) for one in lexicon().mentions(dish)]
    told = [(one, one.food.allergens | one.food.contains) for one in lexicon().told(dish)]
    replaced = INSTEAD_OF_IT.search(dish.casefold()) is not None
    for one, states in sorted((*named, *told), key=lambda each: each[0].start):
        held = limits.found_in(one.food) & (states | NAMED_ANIMALS if "meat" in states else states)
        held = held & ALLERGENS.keys() - _free_of(dish[: one.start]) if replaced else held
        if held:
            yield dish[one.start : one.end], one.food, held
    if not replaced:
        yield from ((said, food, held) for said, food in chinese_in(dish) if (held := limits.found_in(food)))


def _free_of(before: str) -> frozenset[str]:
    """The allergens that words before a food take out of it: "vegan mushroom" before "cheese cake"."""
    plain = re.sub(r"[\s-]+", " ", before.casefold())
    return frozenset().union(
        *(allergens for allergens, words in FREE if re.search(rf"\b(?:{'|'.join(words)}) {BETWEEN}$", plain))
    )
