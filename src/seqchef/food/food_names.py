"""Food names: what Chinese, German and French recipes call the foods of the tables of weights (food.densities).

Only foods that are the same thing: a name that could be another food is left out. Start at: in_english.
"""

from collections.abc import Mapping

_NAMES = """
flour: 面粉 中筋面粉 普通面粉 mehl weizenmehl farine
bread flour: 高筋面粉
cake flour: 低筋面粉
cornstarch: 玉米淀粉 speisestärke maisstärke maïzena
rice: 大米 reis riz
sugar: 糖 白糖 白砂糖 砂糖 细砂糖 zucker sucre
brown sugar: 红糖
powdered sugar: 糖粉 puderzucker
honey: 蜂蜜 honig miel
butter: 黄油 无盐黄油 butter beurre
oil: 油 食用油 植物油 öl sonnenblumenöl huile
olive oil: 橄榄油 olivenöl
milk: 牛奶 纯牛奶 milch lait
cream: 淡奶油 sahne schlagsahne crème
yogurt: 酸奶 joghurt yaourt
water: 水 清水 热水 冷水 温水 wasser eau
vinegar: 醋 白醋 米醋 陈醋 香醋 essig vinaigre
soy sauce: 酱油 生抽 老抽 sojasauce
salt: 盐 食盐 salz sel
baking powder: 泡打粉 backpulver
baking soda: 小苏打 natron
cocoa powder: 可可粉 kakaopulver
egg: 鸡蛋 蛋 ei eier œuf œufs oeuf oeufs
egg white: 蛋白 蛋清 eiweiß
egg yolk: 蛋黄 eigelb
garlic: 蒜 大蒜 knoblauch ail
onion: 洋葱 zwiebel zwiebeln oignon oignons
potato: 土豆 马铃薯 kartoffel kartoffeln
tomato: 番茄 西红柿 tomate tomaten tomates
carrot: 胡萝卜 karotte karotten möhre möhren carotte carottes
cucumber: 黄瓜 gurke concombre
apple: 苹果 apfel äpfel pomme pommes
banana: 香蕉 banane bananen bananes
lemon: 柠檬 zitrone zitronen citron citrons
"""
ENGLISH: Mapping[str, str] = {
    word: english
    for line in _NAMES.strip().splitlines()
    for english, _, words in [line.partition(": ")]
    for word in words.split()
}


def in_english(name: str) -> str:
    """The English name of a food where the whole name is in the table, else the name itself."""
    return ENGLISH.get(name.strip().lower(), name)
