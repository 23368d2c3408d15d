"""Foods between Chinese and the lexicon: names given in Chinese, and the Chinese name of a food."""

import re
from functools import cache

from seqchef.errors import BadInput
from seqchef.food.food_names import ENGLISH
from seqchef.food.lexicon import Foodstuff, lexicon
from seqchef.languages import load

HAN = re.compile(r"[\u4e00-\u9fff]")
DIVIDING = re.compile(r"[、，,；;/\n。]|\s+(?![\d一二三四五六七八九十半])")
JOINING = re.compile(r"[和与及跟]")
_MEASURE = """
克 千克 公斤 斤 两 毫升 升 个 只 枚 颗 粒 根 条 片 瓣 头 棵 把 杯 碗 勺 大匙 小匙 汤匙 茶匙 罐 包 袋 盒 块 kg ml g l
"""
MEASURES = "|".join(_MEASURE.split())
AMOUNT = re.compile(
    rf"\s*(?:约|各)?(?:[\d./]+\s*(?:{MEASURES})?|[一二三四五六七八九十半几]+\s*(?:{MEASURES}))|\s*(?:适量|少许|若干)"
)
SHORTEST_END = 2  # characters of a name that ends a longer one: "新鲜蘑菇" is 蘑菇, but not every 鱼 is fish
_OTHER_NAMES = """
rice: 米
cooked rice: 米饭
chicken breast: 鸡胸 鸡胸肉
tomato: 西红柿 番茄
potato: 马铃薯 土豆
scallion: 葱 小葱 青葱 大葱 葱花 葱段 葱白 葱末 香葱 葱结
ginger: 姜 生姜 姜末 姜片 姜丝 老姜 生姜末
garlic: 蒜 大蒜 蒜头 蒜瓣 蒜末 蒜片 蒜蓉 蒜粒 大蒜粒
meat: 肉
chili pepper: 辣椒 小米椒 小米辣 尖椒 红尖椒 线椒 美人椒 干辣椒
green bell pepper: 青椒
red bell pepper: 红椒
bell pepper: 彩椒 菜椒
shrimp: 虾 虾仁 大虾 鲜虾 海虾 基围虾
fish: 鱼
beef: 牛肉
pork: 猪肉 瘦肉 肉丝 肉片
lamb: 羊肉 羊腩
chicken: 鸡肉 鸡
tofu: 豆腐 豆干
noodle: 面条 面 挂面
greens: 青菜
napa cabbage: 白菜 大白菜 娃娃菜
cabbage: 包菜 卷心菜 圆白菜
broccoli: 西兰花 西蓝花
cauliflower: 花菜 菜花
corn: 玉米 玉米粒
cilantro: 香菜 香菜叶
rice wine: 料酒 黄酒 米酒
soy sauce: 生抽 老抽
sesame oil: 香油 麻油
peanut: 花生 花生碎 花生米
spinach: 菠菜
celery: 芹菜
eggplant: 茄子
pumpkin: 南瓜
sweet potato: 红薯 地瓜
sugar: 冰糖
cheese: 奶酪 芝士
cream: 奶油
bacon: 培根
ham: 火腿
sausage: 香肠 火腿肠
mushroom: 蘑菇 口蘑 菌菇
shiitake mushroom: 香菇
cashew: 腰果
salt: 食用盐 盐巴 精盐
bay leaf: 香叶
black pepper: 黑胡椒粉 胡椒粉 黑胡椒碎
white pepper: 白胡椒粉 白胡椒
water: 开水 沸水 凉水 饮用水 矿泉水 凉白开
cinnamon: 桂皮 肉桂棒
ice: 冰块
cumin: 孜然粉 孜然粒
cornstarch: 生粉
turmeric: 姜黄粉
ground coriander: 香菜粉
dates: 红枣 枣
sticky rice: 糯米
oyster sauce: 耗油
ground pork: 肉沫
bamboo shoot: 冬笋
chicken feet: 鸡爪
bread: 吐司
green bean: 豆角
ramen noodles: 方便面 泡面
pineapple: 凤梨
coffee: 咖啡粉
oat: 麦片
dried shrimp: 虾皮 虾米
oyster: 生蚝
nut: 坚果碎
duck: 鸭子
carp: 草鱼
beef shank: 牛腱子
pork rib: 肋排
pea: 青豆
nori: 紫菜
mint: 薄荷叶
romaine lettuce: 油麦菜
mustard: 芥末
"""
OTHER_NAMES = {  # beside the lexicon's own
    word: english
    for line in _OTHER_NAMES.strip().splitlines()
    for english, _, words in [line.partition(": ")]
    for word in words.split()
}


def foods_in_chinese(text: str) -> list[Foodstuff]:
    """The foods that a Chinese text lists, each once, in order: "大米、蘑菇、鸡蛋".

    Amounts beside them ("鸡蛋2个") and words before the name ("新鲜蘑菇") are passed over; English names may stand
    between. Raises BadInput that names what is no known food.
    """
    found: dict[str, Foodstuff] = {}
    unknown = []
    for part in filter(_bare, map(str.strip, DIVIDING.split(_simplified(text)))):
        foods = _foods_of(part)
        if not foods:
            unknown.append(part)
        found.update((food.name, food) for food in foods)
    if unknown:
        raise BadInput(f'no known food: "{"、".join(unknown)}"; expected names of foods with 、 between them')
    return list(found.values())


def chinese_name(food: Foodstuff | None, said: str) -> str:
    """A food's Chinese name; where there is none, its own in brackets: （cornichon）."""
    if food is not None and food.chinese:
        return food.chinese
    return said if HAN.search(said) else f"（{said}）"


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
    ends = (part[start:] for start in range(len(part) - SHORTEST_END + 1))
    return next(([names[end]] for end in ends if end in names), [])


def _bare(part: str) -> str:
    return AMOUNT.sub("", part.strip()).strip()


def _simplified(text: str) -> str:
    forms = load("zh").forms
    return "".join(forms.get(character, character) for character in text)


@cache
def by_chinese_name() -> dict[str, Foodstuff]:
    """Every Chinese name: the lexicon's own first, of several foods the one with the shortest English name."""
    foods = lexicon().foods
    own = {food.chinese: food for food in sorted(foods.values(), key=lambda food: -len(food.name)) if food.chinese}
    others = {**ENGLISH, **OTHER_NAMES}
    named = {word: food for word, english in others.items() if (food := lexicon().named(english)) is not None}
    return {**named, **own, **{word: named[word] for word in OTHER_NAMES if word in named and word not in own}}
