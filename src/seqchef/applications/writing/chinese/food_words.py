"""Food words: what Chinese cooks call foods beside the lexicon's own names, and what sounds like food and is none."""

_OTHER_NAMES = """
rice: 米
cooked rice: 米饭
chicken breast: 鸡胸 鸡胸肉
tomato: 西红柿 番茄
potato: 马铃薯 土豆
scallion: 葱 小葱 青葱 大葱 葱花 葱段 葱白 葱末 香葱 葱结
ginger: 姜 生姜 姜末 姜片 姜丝 老姜 生姜末
garlic: 蒜 大蒜 蒜头 蒜瓣 蒜末 蒜片 蒜蓉 蒜粒 大蒜粒
chili pepper: 辣椒 小米椒 小米辣 尖椒 红尖椒 线椒 美人椒 干辣椒
green bell pepper: 青椒
red bell pepper: 红椒
bell pepper: 彩椒 菜椒
chicken wing: 鸡翅中 鸡中翅 翅中 鸡翅根
crab: 蟹 螃蟹
shrimp: 虾 虾仁 大虾 鲜虾 海虾 基围虾
fish: 鱼
beef: 牛肉 牛肉片 牛肉丝 肥牛
daikon: 萝卜
fish fillet: 鱼片 鱼柳
egg: 蛋花 蛋羹 蒸蛋 蛋炒 炒蛋 滑蛋 煎蛋 荷包蛋 蛋液
chicken thigh: 鸡腿肉
chicken leg: 鸡腿 琵琶腿
pork: 肉 猪肉 瘦肉 肉丝 肉片 里脊 里脊肉 猪里脊 炒肉 小炒肉 肉丁
lamb: 羊肉 羊腩 羊肉片
chicken: 鸡肉 鸡
tofu: 豆腐 豆干
noodle: 面条 面 挂面
bok choy: 青菜 上海青 小青菜 油菜
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
cornstarch: 生粉 淀粉
turmeric: 姜黄粉
ground coriander: 香菜粉
dates: 红枣 枣
sticky rice: 糯米
oyster sauce: 耗油
hoisin sauce: 甜面酱
ground pork: 肉沫 肉末 猪肉馅 肉馅 猪肉糜
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
ground beef: 牛肉馅 牛肉糜
vegetable oil: 食用油 菜油 花生油 色拉油
mint: 薄荷叶
romaine lettuce: 油麦菜
mustard: 芥末
"""
NO_FOODS = frozenset(  # dishes, of whatever else
    (
        "汤",
        "番茄汤",
        "蔬菜汤",
        "扁豆汤",
        "豌豆汤",
        "黑豆汤",
        "炖菜",
        "砂锅菜",
        "炒蛋",
        "手抓饭",
        "鸡肉沙拉",
        "土豆沙拉",
        "金枪鱼沙拉",
        "鸡蛋沙拉",
        "意面沙拉",
    )
)
_OF_MENUS = """
宮宫 獅狮 餛馄 飩饨 燜焖 裡里 撈捞 漢汉 兒儿 嬰婴 劑剂 亞亚 鉛铅 殺杀 蟲虫 寶宝 電电 氫氢 鈉钠 鉀钾 殘残 罌罂 製制 醫医
烏乌 見见
龜龟 蠟蜡 輔辅 滅灭 壞坏 黴霉 變变 餿馊 釀酿
"""
OF_MENUS = {pair[0]: pair[1] for pair in _OF_MENUS.split()}  # traditional; no recipe has them
KITCHEN_NAMES = {  # what cooks say, where the lexicon's name is stiff
    "soy sauce": "生抽", "cornstarch": "生粉", "vegetable oil": "食用油", "nori": "紫菜", "lamb": "羊肉",
    "sesame oil": "香油", "bay leaf": "香叶", "pork rib": "排骨",
}  # fmt: skip
SAID_NAMES = {  # of a kind that the lexicon does not tell from others
    "cooked rice": "米饭", "green bell pepper": "青椒", "red bell pepper": "红椒", "sweet bean sauce": "甜面酱",
    "cassia": "桂皮",
}  # fmt: skip
OTHER_NAMES = {  # beside the lexicon's own
    word: english
    for line in _OTHER_NAMES.strip().splitlines()
    for english, _, words in [line.partition(": ")]
    for word in words.split()
}
_UNKNOWN = """
丝瓜 冬瓜 皮蛋 松花蛋 咸蛋 咸鸭蛋 酸菜 榨菜 梅菜 梅干菜 雪菜 猪脚 猪蹄 猪手 猪肝 猪肚 腰花 大肠 肥肠
牛蛙 田螺 银耳 莲子 百合 海参 鱼头 汤圆 元宵 粽 年糕 凉皮
米线 河粉 豆皮 千张 腐乳 鸭血 毛肚 鲍鱼 燕窝 肉夹馍 狮子头 黄花菜 银杏 白果
"""
UNKNOWN = frozenset(_UNKNOWN.split())  # well-known foods that the lexicon does not have: no dish is made without them
