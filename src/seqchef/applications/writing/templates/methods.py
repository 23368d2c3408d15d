"""Methods: which way of making a dish fits the foods of a list and its title."""

import re
from collections.abc import Sequence

from seqchef.applications.writing.templates.listed import Listed
from seqchef.applications.writing.templates.plans import WET
from seqchef.applications.writing.templates.roles import Role, role_of
from seqchef.applications.writing.templates.stages import Method
from seqchef.food.lexicon import folded_words

WORDS: dict[Method, str] = {  # of a title; the first method whose word stands in it is meant
    "soup": "soup stew chowder broth bisque chili curry gumbo casserole goulash ragout",
    "salad": "salad slaw coleslaw salsa tabbouleh dip dressing",
    "drink": "drink smoothie cocktail shake milkshake punch lemonade juice tea coffee cooler martini margarita",
    "pasta": "pasta spaghetti noodles linguine penne macaroni fettuccine lasagna",
    "baking": "cake cookies cookie bread muffins muffin scones brownies pie tart pancakes biscuits loaf buns pastry",
    "dessert": "pudding mousse parfait trifle fool sorbet",
    "oven": "roast roasted baked bake gratin casserole",
    "pan": "stir fry saute sauteed fried pan skillet omelette omelet scramble hash risotto",
}
CHINESE_WORDS: dict[Method, str] = {  # of a Chinese title; the last one counts, of two that end there the longer
    "soup": "汤 羹 粥 煮 炖 焖 烧 煲 卤",
    "salad": "沙拉 拌 拍",
    "drink": "奶昔 果汁 茶 咖啡 饮 饮料 饮品 鸡尾酒",
    "pasta": "面 意面 千层面",
    "baking": "蛋糕 曲奇 面包 松饼 司康 布朗尼 派 挞 饼干 糕点",
    "dessert": "布丁 慕斯 甜点",
    "oven": "烤 焗",
    "pan": "炒 爆 煎 煸 熘 溜 炸 丁 丝 片 饭",
}
BY_CHINESE_WORD = {word: method for method, words in CHINESE_WORDS.items() for word in words.split()}
CHINESE = re.compile("|".join(sorted(BY_CHINESE_WORD, key=len, reverse=True)))
HAN = re.compile(r"[\u3400-\u9fff]")
BY_WORD = {word: method for method, words in WORDS.items() for word in words.split()}
COOKED: tuple[Method, ...] = ("soup", "pan", "oven", "pasta", "baking")  # cook what has to be cooked
TO_COOK: frozenset[Role] = frozenset(("meat", "fish", "grain", "pasta", "legume", "egg"))
FOR_DRINKS: frozenset[Role] = frozenset(
    ("drink", "water", "fruit", "sweet", "dairy", "herb", "spice", "liquid", "juice")
)
NEVER_RAW = frozenset(
    ("potato", "eggplant", "aubergine", "green bean", "bean", "squash", "pumpkin", "rhubarb", "cassava")
)

READY = frozenset(("cooked", "can", "cans", "canned", "instant", "leftover", "boiled", "roasted", "jar"))


def methods_for(foods: Sequence[Listed], dish: str | None = None, *, needs_heat: bool = False) -> tuple[Method, ...]:
    """The methods that fit, the best one first, one at least. `needs_heat`: some food has to be cooked through."""
    roles = [role_of(one) for one in foods]
    found = [method for method in (_titled(dish), _by_roles(roles, foods)) if method is not None]
    order: list[Method] = [*found, "pan"]
    fitting = [method for method in dict.fromkeys(order) if _possible(method, foods, needs_heat=needs_heat)]
    return tuple(fitting) or ("pan",)


def _titled(dish: str | None) -> Method | None:
    words = [word for word, _, _ in folded_words(dish or "")]
    if dish is not None and HAN.search(dish):
        found = CHINESE.findall(dish)
        return BY_CHINESE_WORD[found[-1]] if found else "pan"
    return next((BY_WORD[word] for word in reversed(words) if word in BY_WORD), None)


def _possible(method: Method, foods: Sequence[Listed], *, needs_heat: bool) -> bool:
    have = {role_of(one) for one in foods}
    if needs_heat and method not in COOKED:
        return False
    if method in ("salad", "dessert", "drink"):
        return not any(_needs_boiling(one) for one in foods)
    if method == "baking":
        return "flour" in have and not have & {"meat", "fish"}
    return method != "pasta" or "pasta" in have or ("grain" in have and have.isdisjoint(WET))


def _needs_boiling(one: Listed) -> bool:
    """Whether nobody eats it raw; what is cooked or comes out of a can may be eaten."""
    ready = any(word in READY for word, _, _ in folded_words(one.line))
    return not ready and (role_of(one) in ("grain", "pasta") or bool(one.kinds & NEVER_RAW))


def _by_roles(roles: Sequence[Role], foods: Sequence[Listed]) -> Method:
    """What the foods are most often made into."""
    have = set(roles)
    wet = roles.count("liquid") + roles.count("water")
    found: Method = "pan"
    if have <= FOR_DRINKS and have & {"drink", "water", "juice"}:
        found = "drink"
    elif "flour" in have and have & {"raising", "egg", "sweet"} and not have & {"meat", "fish", "aromatic"}:
        found = "baking"
    elif "pasta" in have or ("grain" in have and have.isdisjoint(WET) and any(map(_needs_boiling, foods))):
        found = "pasta"
    elif "sweet" in have and not have & {*TO_COOK - {"egg"}, "vegetable", "aromatic", "flour"}:
        found = "dessert"
    elif not have & TO_COOK and not any(map(_needs_boiling, foods)) and have & {"leaf", "vegetable", "fruit"}:
        found = "salad"
    elif wet and have & {"vegetable", "legume", "meat"} and "grain" not in have:
        found = "soup"
    elif "meat" in have and "vegetable" in have and len(roles) > 5:
        found = "oven"
    return found
