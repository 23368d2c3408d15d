"""Methods: which way of making a dish fits the foods of a list and its title."""

import re
from collections.abc import Mapping, Sequence

from seqchef.applications.writing.templates.kitchens import WET
from seqchef.applications.writing.templates.listed import Listed
from seqchef.applications.writing.templates.roles import Role, role_of
from seqchef.applications.writing.templates.stage import Method
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
TECHNIQUES: dict[Method, str] = {  # of a Chinese title; the last one counts, of two that end there the longer
    "stir_fry": "炒 爆 煎 煸 熘 溜 小炒 回锅 宫保 鱼香 干煸 糖醋里脊 糖醋鱼 锅包 椒盐 木须 蚂蚁上树 干锅 黑椒",
    "braise": "炖 焖 烧 煲 卤 扒 炆 麻婆 三杯 大盘 可乐 东坡 咖喱 糖醋排骨 辣子 红烧 干烧 油焖 黄焖",
    "clear_soup": "汤 羹 糖水 上汤 甜汤",
    "steam": "蒸 清蒸 粉蒸 剁椒鱼 蒜蓉粉丝 蒸蛋 蛋羹 扣肉",
    "cold_dish": "沙拉 拌 凉拌 拍黄瓜 捞汁",
    "poach": "白切 白斩 口水鸡 白灼 盐水 涮 蒜泥白肉 手抓",
    "boil_hot": "水煮 毛血旺 酸菜鱼",
    "noodles": "炒面 拌面 汤面 焖面 凉面 担担面 炸酱面 热干面 炒粉 拌粉 炒粉丝 牛肉面 鸡蛋面",
    "fried_rice": "炒饭",
    "congee": "粥 稀饭",
    "dumplings": "饺 馄饨 云吞 抄手",
    "buns": "包子 烧卖 馒头 花卷 小笼",
    "flatbread": "盒子 葱油饼 馅饼 肉饼 锅贴 煎饺",
    "deep_fry": "炸",
    "drink": "奶昔 果汁 茶 咖啡 饮 饮料 饮品 鸡尾酒",
    "baking": "蛋糕 曲奇 面包 松饼 司康 布朗尼 派 挞 饼干 糕点 糕",
    "dessert": "布丁 慕斯 甜点 水果杯",
    "oven": "烤 焗",
    "pasta": "意面 意大利面 千层面 通心粉",
}
SHAPES: dict[Method, str] = {"noodles": "面 粉 面条", "stir_fry": "丁 丝 片 饭 柳"}  # where no technique is named
BY_CHINESE_WORD = {
    word: method for table in (TECHNIQUES, SHAPES) for method, words in table.items() for word in words.split()
}
HAN = re.compile(r"[\u3400-\u9fff]")
BY_WORD = {word: method for method, words in WORDS.items() for word in words.split()}
RAW: frozenset[Method] = frozenset(("salad", "drink", "dessert", "cold_dish"))  # cook nothing that has to be cooked
TO_COOK: frozenset[Role] = frozenset(("meat", "fish", "grain", "pasta", "legume", "egg"))
FOR_DRINKS: frozenset[Role] = frozenset(
    ("drink", "water", "fruit", "sweet", "dairy", "herb", "spice", "liquid", "juice")
)
NEVER_RAW = frozenset(
    ("potato", "eggplant", "aubergine", "green bean", "bean", "squash", "pumpkin", "rhubarb", "cassava")
)
INSTEAD: Mapping[Method, tuple[Method, ...]] = {"cold_dish": ("poach",), "dessert": ("steam",), "drink": ("steam",)}
SLOW_MEAT = frozenset(("pork belly", "pork rib", "beef brisket", "beef shank", "ham hock", "oxtail", "duck", "goose"))
WESTERN = frozenset(("baking", "flour", "cheese", "bread", "sweet", "preparation"))
SWEET: frozenset[Role] = frozenset(("dairy", "fruit", "sweet", "juice", "nut", "liquid", "drink", "salt"))
READY = frozenset(("cooked", "can", "cans", "canned", "instant", "leftover", "boiled", "roasted", "jar"))


def methods_for(foods: Sequence[Listed], dish: str | None = None, *, needs_heat: bool = False) -> tuple[Method, ...]:
    """The methods that fit, the best one first, one at least. `needs_heat`: some food has to be cooked through."""
    if dish is not None and HAN.search(dish):
        order = _chinese(dish, foods)
    else:
        roles = [role_of(one) for one in foods]
        order = [method for method in (_titled(dish), _by_roles(roles, foods)) if method is not None] + ["pan"]
    fitting = [method for method in dict.fromkeys(order) if _possible(method, foods, needs_heat=needs_heat)]
    return tuple(fitting) or ("pan",)


def _titled(dish: str | None) -> Method | None:
    words = [word for word, _, _ in folded_words(dish or "")]
    return next((BY_WORD[word] for word in reversed(words) if word in BY_WORD), None)


def _chinese(dish: str, foods: Sequence[Listed]) -> list[Method]:
    """The way that a Chinese title names, else that of its foods; what needs heat is fried or poached."""
    western = _by_roles([role_of(one) for one in foods], foods) if _is_western(foods) else None
    named = _last_word(dish, TECHNIQUES) or _last_word(dish, SHAPES)
    found = named or western or chinese_way(foods)
    return [found, *INSTEAD.get(found, ()), *((western, "pan") if western is not None else ("stir_fry",))]


def _is_western(foods: Sequence[Listed]) -> bool:
    """Whether foods are of an American list: nothing with butter, flour or cream goes into a wok."""
    return any(
        one.category in WESTERN or not one.kinds.isdisjoint(("butter", "cream", "flour", "cheese")) for one in foods
    )


def _last_word(dish: str, table: Mapping[Method, str]) -> Method | None:
    words = (word for words in table.values() for word in words.split() if word in dish)
    last = max(words, key=lambda word: (dish.rindex(word) + len(word), len(word)), default=None)
    return None if last is None else BY_CHINESE_WORD[last]


def chinese_way(foods: Sequence[Listed]) -> Method:
    """How a Chinese kitchen makes some foods where no title says it."""
    roles = {role_of(one, in_chinese_kitchens=True) for one in foods}
    kinds = frozenset[str]().union(*(one.kinds for one in foods))
    found: Method = "stir_fry"
    if "pasta" in roles and kinds.isdisjoint(("glass noodle",)):
        found = "noodles"
    elif "water" in roles and not roles & {"fat"}:
        found = "congee" if "grain" in roles else "clear_soup"
    elif not kinds.isdisjoint(SLOW_MEAT):
        found = "braise"
    elif not roles - SWEET and "drink" not in roles:
        found = (
            "drink"
            if roles & {"dairy", "juice", "liquid"} and ("fruit" in roles or "yogurt" not in kinds)
            else "dessert"
        )
    return found


def _possible(method: Method, foods: Sequence[Listed], *, needs_heat: bool) -> bool:
    have = {role_of(one) for one in foods}
    if method in RAW and needs_heat and (method != "cold_dish" or have & {"meat", "fish"}):
        return False
    if method in ("salad", "dessert", "drink"):
        return not any(_needs_boiling(one) for one in foods)
    if method in ("noodles", "fried_rice", "congee"):
        return not have.isdisjoint(("pasta", "grain")) or any("noodle" in one.kinds for one in foods)
    if method in ("dumplings", "buns", "flatbread"):
        return not have.isdisjoint(("flour", "bread"))
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
