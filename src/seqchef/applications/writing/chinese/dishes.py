"""Chinese dishes: what goes into one that is asked for in Chinese, where a model that reads no Chinese would guess.

Knows: well-known dishes by name, and with what a Chinese kitchen seasons any other, by how it is made; both judged by
the authors.
Does not know: how much of each (lines_of), steps (writing.templates), what is left out.
Start at: foods_of_dish, seasoned.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from seqchef.applications.writing.chinese.foods import simplified
from seqchef.applications.writing.chinese.known_dishes import dishes, known_dish, rows
from seqchef.applications.writing.chinese.usual_lines import cut_for, line_for
from seqchef.applications.writing.known import chinese_in
from seqchef.applications.writing.templates.listed import listed_foods
from seqchef.applications.writing.templates.methods import methods_for
from seqchef.applications.writing.templates.stage import Method
from seqchef.food.lexicon import Foodstuff, lexicon

FRIED = ("vegetable oil", "salt")
ALWAYS: Mapping[Method, tuple[str, ...]] = {  # of those that are not fried
    "clear_soup": ("water", "salt"), "congee": ("water", "salt"), "cold_dish": ("salt",), "poach": ("salt",),
    "drink": (), "dessert": (), "baking": (),
}  # fmt: skip
SEASONING: Mapping[Method, tuple[str, str]] = {  # always, and by chance
    "stir_fry": ("garlic, soy sauce", "ginger, green onion, rice wine, oyster sauce, white pepper, sugar"),
    "braise": (
        "ginger, green onion, soy sauce, rice wine, rock sugar",
        "star anise, garlic, cinnamon, bay leaf",
    ),
    "clear_soup": ("ginger, green onion", "white pepper, rice wine, sesame oil, cilantro"),
    "steam": ("ginger, green onion, soy sauce", "rice wine, white pepper, garlic"),
    "cold_dish": ("garlic, soy sauce, vinegar, sesame oil", "chili oil, sugar, cilantro, sesame seed"),
    "poach": ("ginger, garlic, soy sauce, vinegar", "chili oil, sugar, cilantro, sesame seed, green onion, rice wine"),
    "boil_hot": ("chili bean paste, ginger, garlic, chili pepper, cornstarch", "sichuan peppercorn, rice wine"),
    "noodles": ("soy sauce, green onion", "garlic, vinegar, sesame oil, white pepper, sugar"),
    "fried_rice": ("green onion", "soy sauce, white pepper, garlic"),
    "oven": ("garlic, soy sauce", "rice wine, cumin, honey, chili powder, five-spice powder"),
    "deep_fry": ("ginger, cornstarch, soy sauce", "rice wine, white pepper, five-spice powder"),
    "congee": ("ginger", "green onion, white pepper, sesame oil"),
    **dict.fromkeys(
        ("dumplings", "buns", "flatbread"),
        ("green onion, ginger, soy sauce, sesame oil", "white pepper, rice wine, five-spice powder"),
    ),
}
FEWEST, MOST = 1, 3  # by chance
HOT_WORDS, HOT = re.compile("辣|麻|川|湘"), ("chili pepper",)
FOR_MEAT = frozenset(("rice wine", "oyster sauce"))  # not where vegetables and eggs are alone
ENDS = {  # of a title, with what it is eaten or made
    "炒饭": "cooked rice", "饭": "rice", "粥": "rice", "面": "noodle", "面条": "noodle", "米粉": "rice noodle",
    "饺": "flour", "饺子": "flour", "包子": "flour", "盒子": "flour", "饼": "flour", "馄饨": "wonton wrapper",
}  # fmt: skip
DOUGH: frozenset[Method] = frozenset(("dumplings", "buns", "flatbread"))
_SAVOURY = "meat poultry fish shellfish vegetable legume egg pasta"
_OWN_WAY = "sweet flour baking drink dairy plant_dairy bread"  # are left to the model
SAVOURY, OWN_WAY = frozenset(_SAVOURY.split()), frozenset(_OWN_WAY.split())
MADE = frozenset(("preparation", "soup", "bread", "sweet"))  # a dish's own name
MILKY = frozenset(("dairy", "plant_dairy"))
SWEET = frozenset(("fruit", "dairy", "plant_dairy", "sweetener"))


def foods_of_dish(name: str) -> tuple[Foodstuff, ...]:
    """The foods of a known dish, also under a longer name ("家常番茄炒蛋"); none for an unknown one."""
    found = known_dish(name)
    if not found:
        return ()
    rest = simplified(name).replace(found, " ")
    beside = (food for _, food in chinese_in(rest) if food.category not in MADE)
    return _with_staples(name, (*dishes()[found], *beside), ends=bool(rest.strip()))


def seasoned(foods: Sequence[Foodstuff], random: np.random.Generator, name: str = "") -> tuple[Foodstuff, ...]:
    """Foods with what a Chinese kitchen makes them with, of which `random` chooses some.

    `name`: of the dish, which may say how it is made. None for foods and dishes that are left to the model.
    """
    foods = _with_end(name, foods)
    categories = {food.category for food in foods}
    way = _way(name, foods)
    if categories <= SWEET and categories & MILKY and way in ("drink", "dessert"):
        return (*foods, *_foods(["sugar"]))
    kinds = categories.union(*map(lexicon().kinds, foods))
    if way not in SEASONING or (kinds.isdisjoint(SAVOURY) and way != "congee"):
        return ()
    if not kinds.isdisjoint(OWN_WAY) and way not in DOUGH:
        return ()
    always, chance = (names.split(", ") for names in SEASONING[way])
    chosen = random.permutation(len(chance))[: random.integers(FEWEST, MOST + 1)]
    names = [*always, *(chance[at] for at in sorted(chosen)), *(HOT if HOT_WORDS.search(simplified(name)) else ())]
    if "egg" in categories and way == "stir_fry":
        names = ["green onion"]
    if categories.isdisjoint(("meat", "poultry", "fish", "shellfish")):
        names = [one for one in names if one not in FOR_MEAT]
    if way == "congee" and categories.isdisjoint(("meat", "poultry", "fish", "shellfish", "egg")):
        names = []
    return _with_staples(name, (*foods, *_foods(names)), ends=True)


def lines_of(name: str, foods: Iterable[Foodstuff]) -> tuple[str, ...]:
    """The lines of a dish's foods, in English as all lists are until they are translated."""
    own, title = rows().get(known_dish(name), {}), simplified(name)
    return tuple(_own_line(own.get(food.name, ""), food, title) or line_for(food, title) for food in foods)


def _own_line(line: str, food: Foodstuff, title: str) -> str:
    return line if not line or "," in line else cut_for(line, food, title)


def _with_staples(name: str, foods: Sequence[Foodstuff], *, ends: bool) -> tuple[Foodstuff, ...]:
    """The foods with oil, salt and water, as the way of making it needs them, and what the title ends in."""
    foods = _with_end(name, foods) if ends else foods
    kinds = frozenset[str]().union(*(lexicon().kinds(one) for one in foods))
    unsalted = "sugar" in kinds and {one.category for one in foods}.isdisjoint(SAVOURY - {"legume"})
    way = _way(name, foods)
    always = ALWAYS.get(way, FRIED)
    plain = way == "congee" and kinds.isdisjoint(("meat", "seafood", "egg"))
    if way == "steam" and "egg" in kinds and kinds.isdisjoint(("meat", "seafood")):
        always = () if "milk" in kinds else ("salt",)
    if not kinds.isdisjoint(("stock", "chicken stock", "broth")):
        always = tuple(one for one in always if one != "water")
    staples = (one for one in _foods(always) if one.name == "water" or not (unsalted or plain))
    return tuple({one.name: one for one in (*foods, *staples)}.values())


def _with_end(name: str, foods: Sequence[Foodstuff]) -> Sequence[Foodstuff]:
    """The foods with what the title ends in: rice in a 饭, unless there is grain or a dough already."""
    title = simplified(name)
    end = max((end for end in ENDS if title.endswith(end)), key=len, default="")
    if not end or any(food.category in ("grain", "pasta") or "noodle" in lexicon().kinds(food) for food in foods):
        return foods
    return (*foods, *(food for food in (lexicon().named(ENDS[end]),) if food is not None))


def _way(name: str, foods: Sequence[Foodstuff]) -> Method:
    title = simplified(name) or "家常菜"
    return methods_for(listed_foods([food.name for food in foods]), title)[0]


def _foods(names: Iterable[str]) -> list[Foodstuff]:
    return [lexicon().foods[name] for name in names]
