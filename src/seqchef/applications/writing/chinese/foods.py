"""Foods between Chinese and the lexicon: names given in Chinese, and the Chinese name of a food."""

import re
from functools import cache

from seqchef.applications.writing.chinese.food_words import (
    KITCHEN_NAMES,
    NO_FOODS,
    OF_MENUS,
    OTHER_NAMES,
    SAID_NAMES,
    UNKNOWN,
)
from seqchef.errors import BadInput
from seqchef.food.food_names import ENGLISH
from seqchef.food.lexicon import Foodstuff, lexicon
from seqchef.languages import load

HAN = re.compile(r"[\u4e00-\u9fff]")
DIVIDING = re.compile(r"[、，,；;/\n。]|\s+(?![\d一二三四五六七八九十半])")
JOINING = re.compile(r"[和与及跟]")
_MEASURE = """
克 千克 公斤 斤 两 毫升 升 个 只 枚 颗 粒 根 条 片 瓣 头 棵 把 杯 碗 勺 大匙 小匙 汤匙 茶匙 罐 包 袋 盒 块 kg ml g l
滴 张 份 撮 支 朵 尾 匙
"""
MEASURES = "|".join(_MEASURE.split())
AMOUNT = re.compile(
    rf"\s*(?:约|各)?(?:[\d./]+\s*(?:{MEASURES})?|[一二三四五六七八九十半几]+\s*(?:{MEASURES}))|\s*(?:适量|少许|若干)"
)
SHORTEST_END = 2  # characters of a name that ends a longer one: "新鲜蘑菇" is 蘑菇, but not every 鱼 is fish


def foods_in_chinese(text: str) -> list[Foodstuff]:
    """The foods that a Chinese text lists, each once, in order: "大米、蘑菇、鸡蛋".

    Amounts beside them ("鸡蛋2个") and words before the name ("新鲜蘑菇") are passed over; English names may stand
    between. Raises BadInput that names what is no known food.
    """
    found: dict[str, Foodstuff] = {}
    unknown = []
    for part in filter(_bare, map(str.strip, DIVIDING.split(simplified(text)))):
        foods = _foods_of(part)
        if not foods:
            unknown.append(part)
        found.update((food.name, food) for food in foods)
    if unknown:
        raise BadInput(f'no known food: "{"、".join(unknown)}"; expected names of foods with 、 between them')
    return list(found.values())


def foods_of_line(line: str) -> list[tuple[str, Foodstuff | None]]:
    """The foods of an ingredient line in Chinese, each by the name that the line gives it: "生抽 1勺" is 生抽.

    A name that nobody knows comes with None.
    """
    name = _bare(re.split(r"[，,（(；;]", line, maxsplit=1)[0]).strip(" 　:：-")
    foods = _foods_of(simplified(name))
    if len(foods) > 1:
        return [(chinese_name(food, food.name), food) for food in foods]
    return [(name, foods[0] if foods else None)] if name else []


def chinese_name(food: Foodstuff | None, said: str) -> str:
    """What a Chinese cook calls a food: as it was said, by its Chinese name, or in brackets: （cornichon）."""
    if HAN.search(said):
        return said
    own = next((name for words, name in SAID_NAMES.items() if words in said.casefold()), None)
    if own is not None or food is None:
        return own or f"（{said}）"
    return KITCHEN_NAMES.get(food.name) or food.chinese or f"（{said}）"


def _foods_of(part: str) -> list[Foodstuff]:
    """The foods of one part of a list: one, several without a mark between, or those on both sides of "and"."""
    found = _without_joint(part)
    if not found:
        sides = [_without_joint(side) for side in JOINING.split(part)]
        found = [food for foods in sides for food in foods] if all(sides) else []
    return found or _at_the_end(_bare(part))


def _without_joint(part: str) -> list[Foodstuff]:
    bare = _bare(part)
    for text in (part.strip(), bare):
        if (food := _named(text)) is not None:
            return [food]
    return _side_by_side(bare) or ([] if JOINING.search(bare) else _at_the_end(bare))


def _named(part: str) -> Foodstuff | None:
    return by_chinese_name().get(part) if HAN.search(part) else lexicon().named(part)


def _side_by_side(part: str) -> list[Foodstuff]:
    """ "葱姜蒜" as three foods: names that together are the whole text, the longest first from the left."""
    names, found, at = by_chinese_name(), list[Foodstuff](), 0
    while at < len(part):
        end = next((end for end in range(len(part), at, -1) if part[at:end] in names), None)
        if end is None:
            return []
        found.append(names[part[at:end]])
        at = end
    return found


def _at_the_end(part: str) -> list[Foodstuff]:
    names = by_chinese_name()
    if part in UNKNOWN:
        return []  # 黄花菜 is no 花菜
    ends = (part[start:] for start in range(len(part) - SHORTEST_END + 1))
    return next(([names[end]] for end in ends if end in names), [])


def _bare(part: str) -> str:
    return AMOUNT.sub("", part.strip()).strip()


def simplified(text: str) -> str:
    """The text in simplified characters, each in its place: 宮保雞丁 is 宫保鸡丁."""
    forms = {**load("zh").forms, **OF_MENUS}
    return "".join(forms.get(character, character) for character in text)


@cache
def by_chinese_name() -> dict[str, Foodstuff]:
    """Every Chinese name: the lexicon's own first, of several foods the one with the shortest English name."""
    foods = lexicon().foods
    by_length = sorted(foods.values(), key=lambda food: -len(food.name))
    own = {food.chinese: food for food in by_length if food.chinese and food.chinese not in NO_FOODS}
    others = {**ENGLISH, **OTHER_NAMES}
    named = {word: food for word, english in others.items() if (food := lexicon().named(english)) is not None}
    return {**named, **own, **{word: named[word] for word in OTHER_NAMES if word in named and word not in own}}
