"""Known: which foods of the lexicon a text names, in English or Chinese, and whether a dish says anything at all."""

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from seqchef.applications.writing.chinese.food_words import UNKNOWN
from seqchef.applications.writing.chinese.foods import by_chinese_name, simplified
from seqchef.applications.writing.chinese.known_dishes import dishes
from seqchef.food.food_names import in_english
from seqchef.food.lexicon import Foodstuff, folded_words, lexicon

LIKENESS, FARTHEST = 0.8, 3  # of difflib, letters
# What foods are cut and shaped into; beside the name of a food they say how it comes, not what it is.
CUTS = frozenset(("tenderloin", "steak", "ground meat", "rib", "chops", "burger", "patty", "sausage", "liver", "bacon"))
SHAPES = CUTS | {"cake", "pie", "roe", "stock", "soup", "ham"}  # the others only of fish
HAN = re.compile(r"[\u3400-\u9fff]+")
NO_NAMES = frozenset(  # no fish, no chicken, no oil, ...
    (
        "鱼香",
        "素鸡",
        "素肉",
        "鸡精",
        "鸡尾",
        "狮子头",
        "松鼠",
        "老婆",
        "夫妻",
        "油焖",
        "油爆",
        "葱油",
        "少油",
        "无油",
        "少盐",
        "黄花菜",
        "银杏",
    )
)


def food_named(name: str) -> Foodstuff | None:
    """What the name of an ingredient means, None where nobody knows it. The loin of a cod is cod."""
    english = in_english(name)
    found = lexicon().named(english) or _chinese().get(simplified(name.strip()))
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
    apart = HAN.sub(lambda match: " " * len(match[0]), text)  # "tomato炒蛋"
    found = [(text[one.start : one.end], one.food) for one in lexicon().mentions(apart)]
    return found + [(words, food) for words, food in chinese_in(text)]


def nearest(name: str) -> str | None:
    """The known name that is spelt most like an unknown one, None where none is like it."""
    names = (" ".join(words) for words in lexicon().phrases if abs(sum(map(len, words)) - len(name)) <= FARTHEST)
    return next(iter(get_close_matches(name.casefold(), names, n=1, cutoff=LIKENESS)), None)


def is_dish(text: str) -> bool:
    """Whether any word of a dish is a food, or stood in the titles of eight recipes of the training files.

    A Chinese dish has to be a known one or to name a food, and none that is well known but not here: 皮蛋.
    """
    if any(name in simplified(text) for name in UNKNOWN - by_chinese_name().keys()):
        return False
    words = (word for word, _, _ in folded_words(text))
    return any(word in _dish_words() for word in words) or bool(foods_in(text))


def chinese_in(text: str) -> list[tuple[str, Foodstuff]]:
    """The foods that a text names in Chinese. Longest names first, from the left: 番茄酱 is ketchup and no tomato.

    A known dish names what it is made of first, and the foods of its name: 宫保鸡丁 chicken, 番茄炒蛋 eggs too.
    """
    text, found = simplified(text), list[tuple[str, Foodstuff]]()
    for words in _names_in(text, _chinese()):
        found.append((words, _chinese()[words]))
        if words in dishes():
            found += [(inner, by_chinese_name()[inner]) for inner in _names_in(words, _plain_names())]
    return [(words, food) for words, food in found if words not in NO_NAMES]


def _names_in(text: str, names: Collection[str]) -> Iterator[str]:
    """The names that stand in a text, the longest at each place, none inside another."""
    at = 0
    while HAN.search(text) and at < len(text):
        size = next((size for size in range(8, 0, -1) if text[at : at + size] in names), 0)
        if size:
            yield text[at : at + size]
        at += size or 1


@cache
def _plain_names() -> frozenset[str]:
    return frozenset(by_chinese_name()) - NO_NAMES


@cache
def _chinese() -> dict[str, Foodstuff]:
    names = {**by_chinese_name(), **{dish: foods[0] for dish, foods in dishes().items()}}
    return {**names, **dict.fromkeys(NO_NAMES, lexicon().foods["water"])}


@cache
def _dish_words() -> frozenset[str]:
    return frozenset((files(__package__) / "dish_words.txt").read_text(encoding="utf-8").split())
