"""Known: which foods of the lexicon a text names, in English or Chinese, and whether a dish says anything at all."""

import re
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from seqchef.applications.writing.chinese.dishes import dishes
from seqchef.applications.writing.chinese.foods import by_chinese_name
from seqchef.food.food_names import in_english
from seqchef.food.lexicon import Foodstuff, folded_words, lexicon

LIKENESS, FARTHEST = 0.8, 3  # of difflib, letters
# What foods are cut and shaped into; beside the name of a food they say how it comes, not what it is.
CUTS = frozenset(("tenderloin", "steak", "ground meat", "rib", "chops", "burger", "patty", "sausage", "liver", "bacon"))
SHAPES = CUTS | {"cake", "pie", "roe", "stock", "soup", "ham"}  # the others only of fish
HAN = re.compile(r"[\u3400-\u9fff]+")
NO_NAMES = frozenset(
    ("鱼香", "素鸡", "素肉", "鸡精", "鸡尾", "狮子头", "松鼠", "老婆", "夫妻")
)  # no fish, no chicken, ...


def food_named(name: str) -> Foodstuff | None:
    """What the name of an ingredient means, None where nobody knows it. The loin of a cod is cod."""
    english = in_english(name)
    found = lexicon().named(english) or _chinese().get(name.strip())
    if found is not None and found.name in SHAPES:
        before = [one.food for one in lexicon().mentions(english) if one.food != found]
        return next((food for food in before if _is_shaped(food, found)), found)
    return found


def foods_of(name: str) -> list[Foodstuff]:
    """What the name of an ingredient means, and every food that is named in it: of "walnut bread" both."""
    found = food_named(name)
    return [*([] if found is None else [found]), *(food for _, food in foods_in(name))]


def _is_shaped(food: Foodstuff, shape: Foodstuff) -> bool:
    return shape.name in CUTS or food.category in ("fish", "shellfish")


def foods_in(text: str) -> list[tuple[str, Foodstuff]]:
    """The foods that a line or a dish names, each with its words."""
    found = [(text[one.start : one.end], one.food) for one in lexicon().mentions(text)]
    return found + [(words, food) for words, food in chinese_in(text)]


def nearest(name: str) -> str | None:
    """The known name that is spelt most like an unknown one, None where none is like it."""
    names = (" ".join(words) for words in lexicon().phrases if abs(sum(map(len, words)) - len(name)) <= FARTHEST)
    return next(iter(get_close_matches(name.casefold(), names, n=1, cutoff=LIKENESS)), None)


def is_dish(text: str) -> bool:
    """Whether any word of a dish is a food, or stood in the titles of eight recipes of the training files.

    A Chinese dish has to be a known one or to name a food.
    """
    words = (word for word, _, _ in folded_words(text))
    return any(word in _dish_words() for word in words) or bool(foods_in(text))


def chinese_in(text: str) -> list[tuple[str, Foodstuff]]:
    """The foods that a text names in Chinese. Longest names first, from the left: 番茄酱 is ketchup and no tomato.

    A known dish names what it is made of: 宫保鸡丁 chicken.
    """
    names = _chinese()
    found, at = [], 0
    while HAN.search(text) and at < len(text):
        sizes = (size for size in range(8, 0, -1) if text[at : at + size] in names)
        size = next(sizes, 0)
        if size and text[at : at + size] not in NO_NAMES:
            found.append((text[at : at + size], names[text[at : at + size]]))
        at += size or 1
    return found


@cache
def _chinese() -> dict[str, Foodstuff]:
    names = {**by_chinese_name(), **{dish: foods[0] for dish, foods in dishes().items()}}
    return {**names, **dict.fromkeys(NO_NAMES, lexicon().foods["water"])}


@cache
def _dish_words() -> frozenset[str]:
    return frozenset((files(__package__) / "dish_words.txt").read_text(encoding="utf-8").split())
