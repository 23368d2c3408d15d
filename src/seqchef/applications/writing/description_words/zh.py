"""Chinese, simplified."""

from seqchef.food.allergens import ALLERGENS

SENTENCES = {
    "kind": ("{Name}属于{kind}。", "{Name}是{kind}的一种。"),
    "name_alone": ("{Name}。",),
    "season": ("北半球的时令是{months}。", "在北半球，{months}当季。"),
    "season_all_year": ("全年都有。", "四季都当季。"),
    "flavours": ("味道：{flavours}。", "特点是{flavours}。"),
    "uses": ("常用于{uses}。", "适合{uses}。"),
    "storage": ("保存：{times}。", "可以存放：{times}。"),
    "no_freezer": ("不宜冷冻。", "不建议冷冻。"),
    "substitutes": ("可以用这些代替：{substitutes}。", "替代品：{substitutes}。"),
    "allergens": ("过敏原：{allergens}；以包装标签为准。", "含有或可能含有：{allergens}；请看包装标签。"),
    "no_allergens": (
        "不含欧盟规定的 14 类过敏原；以包装标签为准。",
        "欧盟规定的 14 类过敏原，一般都不含；请看包装标签。",
    ),
}

PIECES = {
    "gap": "",
    "comma": "、",
    "and": "、",
    "all_year": "全年",
    "span": "{first}至{last}",
    "range": "{low} 至 {high}",
    "time": "{place} {count} {unit}",
    "until_ripe": "{place}至成熟",
    "for_ever": "{place}可长期",
    "months": "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月",
    "day": "天",
    "week": "周",
    "month": "个月",
    "year": "年",
    "pantry": "室温",
    "fridge": "冷藏",
    "freezer": "冷冻",
    "opened": "（开封后）",
    "ripe": "（成熟后）",
    "cooked": "（煮熟后）",
    "cut": "（切好后）",
    "shucked": "（去壳）",
    "same_amount": "等量",
    "share": "用量的 {share}",
    "each": "每{per}用 {amount}",
    "piece": "个",
    "kind_of": "{food}",
    "for_uses": "用于{uses}",
    "together_with": "加{food}（{amount}）",
    "substitute": "{food}{details}",
    "details": "（{details}）",
    "semicolon": "，",
}

_KINDS = """
alcoholic drink: 酒类
allium: 葱蒜类蔬菜
baking need: 烘焙用料
berry: 浆果
brassica: 十字花科蔬菜
bread: 面包类
cheese: 奶酪
chocolate: 巧克力制品
citrus fruit: 柑橘类水果
condiment: 调味品
cooking fat: 食用油脂
crustacean: 甲壳类水产
cured meat: 腌制肉类
dairy product: 乳制品
dried fruit: 果干
egg: 蛋类
flour: 面粉类
flower vegetable: 花菜类蔬菜
fruit vegetable: 瓜果类蔬菜
grain: 谷物
ground spice: 香料粉
hot drink: 冲泡饮品
juice: 果汁
leafy vegetable: 叶菜
melon: 甜瓜类水果
mollusc: 软体水产
mushroom: 菌菇
noodle: 面条类
nut: 坚果
nut or seed butter: 坚果酱
oily fish: 多脂鱼
other fruit: 水果
pasta: 意面类
plant drink: 植物饮品
pod vegetable: 豆荚类蔬菜
pome fruit: 仁果类水果
poultry: 禽肉
pulse: 干豆类
pungent root: 辛辣根茎
red meat: 红肉
root vegetable: 根茎类蔬菜
salt: 基本调味料
sea vegetable: 海菜
seed: 种子类
soft herb: 鲜嫩香草
soy food: 大豆制品
spice blend: 混合香料
stalk or shoot vegetable: 茎菜和嫩芽类蔬菜
starch: 淀粉
stone fruit: 核果类水果
sweetener: 甜味料
tropical fruit: 热带水果
tuber: 薯芋类
vinegar: 醋类
white fish: 白肉鱼
whole spice: 整粒香料
woody herb: 木本香草
"""
_FLAVOURS = """
aniseed-like: 有茴香味
aromatic: 芳香
bitter: 苦
briny: 有海水咸鲜味
buttery: 有奶油般的香味
caramel-like: 有焦糖味
citrusy: 有柑橘香
delicate: 细嫩
earthy: 有泥土气息
floral: 有花香
fresh: 清爽
fruity: 有果香
garlicky: 有蒜味
grassy: 有青草香
hot: 辣
malty: 有麦芽香
meaty: 有肉感
mild: 温和
milky: 有奶香
minty: 清凉
musky: 有麝香味
neutral: 中性
nutty: 有坚果香
oniony: 有葱香
peppery: 微辣
pungent: 辛辣
resinous: 有松脂香
rich: 浓郁
salty: 咸
savoury: 鲜
sharp: 浓烈
smoky: 有烟熏味
sour: 酸
starchy: 粉糯
strong: 浓重
sweet: 甜
tangy: 酸香
tart: 酸爽
warm: 辛温
woody: 有木香
yeasty: 有酵母香
"""
_USES = """
baking: 烘焙
batters: 面糊
biscuits: 饼干
braises: 红烧和炖焖
bread: 面包
burgers: 汉堡
cakes: 蛋糕
chutneys: 酸辣酱
confectionery: 糖果
cooking: 烹调
crumbles: 酥粒水果甜点
curries: 咖喱
custards: 蛋奶羹
desserts: 甜点
dips: 蘸酱
dressings: 沙拉汁
drinks: 饮品
dumplings: 饺子
fritters: 油煎饼
frying: 煎炸
garnish: 点缀
glazes: 上光酱汁
gratins: 奶酪焗菜
grilling: 烧烤
hot pot: 火锅
ice cream: 冰淇淋
jams: 果酱
juices: 果汁
kebabs: 烤肉串
marinades: 腌料
mash: 菜泥
meatballs: 肉丸
meringues: 蛋白霜
noodle dishes: 面食
omelettes: 煎蛋卷
pancakes: 薄煎饼
pasta: 意面
pasta dishes: 意面
pickles: 泡菜
pies: 馅饼
pizza: 披萨
porridge: 粥
puddings: 布丁
purees: 菜泥
quiches: 咸派
rice dishes: 米饭
risotto: 意式烩饭
roasting: 烘烤
salads: 沙拉
salsa: 莎莎酱
sandwiches: 三明治
sauces: 酱汁
seasoning: 调味
smoothies: 奶昔
snacks: 零食
soups: 汤
spreads: 抹酱
steaming: 清蒸
stews: 炖菜
stir-fries: 快炒
stock: 高汤
stuffing: 馅料
sushi: 寿司
tacos: 墨西哥卷饼
tarts: 挞
tea: 茶
tempura: 天妇罗
thickening: 勾芡
"""


def _table(text: str) -> dict[str, str]:
    return dict(line.split(": ") for line in text.strip().splitlines())


UNITS = {"tsp": "茶匙", "tbsp": "汤匙", "cup": "杯", "oz": "盎司", "clove": "瓣"}
FOODS = _table("""
agave syrup: 龙舌兰糖浆
alcohol-free beer: 无酒精啤酒
dairy-free yogurt: 植物酸奶
dried basil: 干罗勒
dried dill: 干莳萝
dried oregano: 干牛至
dried parsley: 干欧芹
dried rosemary: 干迷迭香
dried sage: 干鼠尾草
dried tarragon: 干龙蒿
dried thyme: 干百里香
firm tofu: 老豆腐
gluten-free bread: 无麸质面包
gluten-free bread crumbs: 无麸质面包糠
gluten-free pasta: 无麸质意面
ground clove: 丁香粉
ground flaxseed: 亚麻籽粉
red grape juice: 红葡萄汁
seitan: 面筋
smoked tofu: 熏豆腐
sunflower seed butter: 葵花籽酱
vegan butter: 植物黄油
vegan cheese: 植物奶酪
vegan cream cheese: 植物奶油奶酪
vegetarian sausage: 素香肠
white grape juice: 白葡萄汁
""")
CLASSES = {name: chinese for name, (_, chinese) in ALLERGENS.items()}
VOCABULARY = {
    "kinds": _table(_KINDS),
    "flavours": _table(_FLAVOURS),
    "uses": _table(_USES),
    "units": UNITS,
    "allergens": CLASSES,
    "foods": FOODS,
}
