"""Titles in Chinese and back: what a dish is made of, and what it is."""

from collections.abc import Mapping, Sequence

from seqchef.applications.writing.chinese.foods import chinese_name
from seqchef.applications.writing.templates.listed import Listed, listed_foods
from seqchef.applications.writing.templates.methods import BY_WORD, chinese_way
from seqchef.applications.writing.templates.roles import Role, role_of
from seqchef.applications.writing.templates.stage import Method
from seqchef.food.lexicon import Foodstuff, folded_words, lexicon

DISHES = {  # words of English titles
    "soup": "汤", "stew": "炖菜", "chowder": "浓汤", "bisque": "浓汤", "chili": "辣炖", "curry": "咖喱",
    "salad": "沙拉", "slaw": "凉拌菜", "dip": "蘸酱", "salsa": "莎莎酱", "smoothie": "奶昔", "cocktail": "鸡尾酒",
    "punch": "潘趣酒", "lemonade": "柠檬水", "tea": "茶", "pasta": "意面", "spaghetti": "意面", "noodles": "面",
    "lasagna": "千层面", "cake": "蛋糕", "cookies": "曲奇", "bread": "面包", "muffins": "松饼", "scones": "司康",
    "brownies": "布朗尼", "pie": "派", "tart": "挞", "pancakes": "薄饼", "pudding": "布丁", "mousse": "慕斯",
    "sandwich": "三明治", "risotto": "烩饭", "omelette": "煎蛋卷", "omelet": "煎蛋卷", "casserole": "焗菜",
    "gratin": "焗菜", "pizza": "披萨", "dressing": "酱汁", "sauce": "酱", "burgers": "汉堡", "tacos": "塔可",
    "meatballs": "肉丸", "dumplings": "饺子",
}  # fmt: skip
BY_METHOD: Mapping[Method, str] = {
    "soup": "汤", "salad": "沙拉", "pan": "小炒", "oven": "烤菜", "pasta": "面", "drink": "饮品", "baking": "糕点",
    "dessert": "甜点",
}  # fmt: skip
MAIN: tuple[Role, ...] = ("meat", "fish", "legume", "vegetable", "egg", "fruit", "grain", "cheese", "leaf", "aromatic")
MADE = frozenset(("sauce", "preparation", "soup", "sweet", "bread", "drink", "alcohol"))  # dishes by themselves
MOST = 2  # foods that a title names
FIRST: tuple[Role, ...] = ("meat", "tough", "fish", "egg", "tofu", "slow", "vegetable", "leaf", "legume", "fruit")
STAPLES: Mapping[Role, str] = {"grain": "饭", "pasta": "面"}
VERBS: Mapping[Method, str] = {"braise": "烧"}
ALONE: Mapping[Role, str] = {"fish": "清蒸", "tough": "红烧", "leaf": "清炒", "vegetable": "清炒", "tofu": "红烧"}


def chinese_title(title: str, foods: Sequence[Listed], method: Method) -> str:
    """The foods that the title names, else the main ones, and the dish where no name says it: "蘑菇烩饭"."""
    words = [word for word, _, _ in folded_words(title)]
    mentions = [one for one in lexicon().mentions(title) if title[one.start : one.end].casefold() not in DISHES]
    named = [mention.food.chinese for mention in mentions if mention.food.chinese]
    names = list(dict.fromkeys(named or _main(foods)))[:MOST]
    dish = next((DISHES[word] for word in reversed(words) if word in DISHES), "")
    if not dish and not (named and mentions[-1].food.category in MADE):
        method = next((BY_WORD[word] for word in reversed(words) if word in BY_WORD), method)
        boiled = method != "pasta" or any(role_of(one) == "pasta" for one in foods)
        dish = BY_METHOD[method] if boiled else "饭"
    return "".join(names) if dish and dish in names[-1] else "".join(names) + dish


def chinese_title_of(foods: Sequence[Foodstuff]) -> str:
    """A title for foods alone, by how a Chinese kitchen makes them: "西兰花炒鸡胸肉", "土豆烧五花肉"."""
    listed = listed_foods([food.name for food in foods])
    roles = {one: role_of(one, in_chinese_kitchens=True) for one in listed}
    order = {role: number for number, role in enumerate(FIRST)}
    ranked = sorted(listed, key=lambda one: order.get(roles[one], len(order)))
    staple = next((STAPLES[role] for role in roles.values() if role in STAPLES), "")
    dishes = [one for one in ranked if roles[one] not in STAPLES] or ranked
    beside = [one for one in dishes[1:] if roles[one] not in FIRST[:3]]
    names = list(dict.fromkeys(chinese_name(one.food, one.said) for one in (*dishes[:1], *(beside or dishes[1:]))))[
        :MOST
    ]
    if (staple and dishes != ranked) or (len(roles) == 1 and staple):
        return "".join(names) + staple
    way = chinese_way(listed)
    if way in ("drink", "dessert"):
        return "".join(names)
    verb = VERBS.get(way, "炒")
    return f"{names[1]}{verb}{names[0]}" if len(names) > 1 else f"{ALONE.get(roles[dishes[0]], verb)}{names[0]}"


def english_title(title: str, foods: Sequence[Foodstuff]) -> str | None:
    """An English title of the foods for a Chinese one that ends in the name of a kind of dish; None: it does not.

    english_title("蓝莓蛋糕", (blueberry,)) -> "Blueberry Cake".
    """
    ends = (word for word, chinese in DISHES.items() if title.endswith(chinese))
    dish = max(ends, key=lambda word: len(DISHES[word]), default=None)
    return None if dish is None else " ".join((*(food.name for food in foods[:MOST]), dish)).title()


def _main(foods: Sequence[Listed]) -> list[str]:
    order = {role: number for number, role in enumerate(MAIN)}
    main = sorted((one for one in foods if role_of(one) in order), key=lambda one: order[role_of(one)])
    return [chinese_name(one.food, one.said) for one in (main or foods)]
