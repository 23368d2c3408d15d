"""Vegetables, mushrooms and sea vegetables: name | Chinese | months | flavour | uses | storage (see facts._rows)."""

TABLE = """
== root vegetable
beet, beetroot | 甜菜根 | Jun-Feb | sweet, earthy | roasting, soups, salads, pickles | fridge 1-2w, freezer 6-8m
carrot | 胡萝卜 | all year | sweet, earthy | soups, stews, salads, roasting | fridge 2-3w, freezer 10-12m
parsnip | 欧洲防风 | Sep-May | sweet, nutty | roasting, soups, mash | fridge 2-3w, freezer 10-12m
celeriac, celery root | 根芹菜 | | nutty, earthy | soups, mash, salads, gratins |
radish | 樱桃萝卜 | Mar-May Sep-Nov | peppery, fresh | salads, pickles, sandwiches | fridge 10-14d, no freezer
daikon | 白萝卜 | | mild, peppery | soups, braises, pickles, salads |
rutabaga, swede | 芜菁甘蓝 | Sep-Feb | sweet, earthy | mash, stews, roasting | pantry 1w, fridge 2-3w, freezer 8-10m
turnip | 芜菁 | Sep-May | peppery, earthy | stews, roasting, soups | fridge 2w, freezer 8-10m
lotus root | 莲藕 | | mild, sweet | soups, stir-fries, braises |
kohlrabi | 苤蓝 | | mild, sweet | salads, stir-fries, soups |
== tuber
potato | 土豆, 马铃薯 | Sep-Feb | mild, starchy | mash, roasting, frying, soups | pantry 1-2m, freezer 10-12m cooked
sweet potato | 红薯, 番薯, 地瓜 | Sep-Feb | sweet, starchy | roasting, mash, soups, pies |
yam | 山药 | | mild, starchy | soups, stews, mash |
taro | 芋头 | | nutty, starchy | braises, soups, desserts | pantry 1w
cassava, yuca | 木薯 | | mild, starchy | frying, stews, mash | pantry 1w, freezer 1-2m
water chestnut | 荸荠, 马蹄 | | sweet, fresh | stir-fries, dumplings, soups |
== allium
leek | 韭葱 | Dec-May | mild, sweet, oniony | soups, gratins, pies, braises | fridge 1-2w, freezer 10-12m
onion | 洋葱 | Sep-May | pungent, sweet | soups, stews, sauces, roasting | pantry 1m, fridge 2m, freezer 10-12m
red onion | 紫洋葱, 红洋葱 | Sep-May | sweet, pungent | salads, pickles, roasting | pantry 1m, fridge 2m, freezer 10-12m
shallot | 红葱头 | | mild, sweet, oniony | sauces, dressings, roasting, frying |
spring onion, scallion, green onion | 葱, 小葱 |  | fresh, oniony | salads, stir-fries | fridge 1w, freezer 10-12m
garlic | 大蒜, 蒜 | Mar-Nov | pungent, garlicky | sauces, marinades, roasting, stir-fries | pantry 1m, freezer 1m
garlic chive, chinese chive | 韭菜 | | garlicky, fresh | dumplings, stir-fries, omelettes |
== brassica
broccoli | 西兰花 | Sep-May | grassy, mild | steaming, stir-fries, soups | fridge 3-5d, freezer 10-12m
brussels sprout | 抱子甘蓝 | Sep-Feb | nutty, bitter | roasting, gratins, stir-fries | fridge 3-5d, freezer 10-12m
cabbage | 卷心菜, 圆白菜, 包菜 | Sep-May | mild, sweet | salads, braises, soups | fridge 1-2w, freezer 10-12m
red cabbage | 紫甘蓝 | Sep-May | sweet, earthy | salads, braises, pickles | fridge 1-2w, freezer 10-12m
napa cabbage, chinese cabbage | 大白菜, 白菜 | | mild, sweet | stir-fries, hot pot, dumplings, pickles | fridge 1-2w
bok choy, pak choi | 小白菜, 上海青 | Dec-Feb | mild, fresh | stir-fries, soups, steaming | fridge 2-3d, freezer 10-12m
cauliflower | 花椰菜, 菜花 | Sep-Feb | mild, nutty | roasting, gratins, curries, soups | fridge 3-5d, freezer 10-12m
chinese broccoli, gai lan | 芥蓝, 芥兰 | | bitter, fresh | stir-fries, steaming |
kale | 羽衣甘蓝 | Sep-May | bitter, earthy | soups, salads, braises | fridge 1-4d, freezer 10-12m
collard green, collard greens | 宽叶羽衣甘蓝 | Sep-May | bitter, earthy | braises, soups | fridge 1-4d, freezer 10-12m
mustard green, mustard greens | 芥菜 | Dec-Feb | peppery, pungent | stir-fries, soups | fridge 1-4d, freezer 10-12m
== leafy vegetable
spinach | 菠菜 | Sep-May | mild, earthy | salads, soups, curries, pies | fridge 3-7d
swiss chard, chard | 瑞士甜菜 | Sep-May | earthy, bitter | braises, soups, gratins | fridge 1-4d, freezer 10-12m
lettuce | 生菜 | Mar-May Sep-Nov | mild, fresh | salads, sandwiches | fridge 3-7d, no freezer
iceberg lettuce | 球生菜 | | mild, fresh | salads, sandwiches, burgers | fridge 1-2w, no freezer
romaine lettuce, romaine, cos lettuce | 罗马生菜 | | mild, fresh | salads, grilling | fridge 1-2w, no freezer
arugula, rocket | 芝麻菜 | | peppery, nutty | salads, pizza, pasta |
watercress | 西洋菜, 豆瓣菜 | | peppery, fresh | salads, soups, sandwiches |
endive | 苦苣 | Dec-Feb | bitter | salads, braises, gratins |
radicchio | 红菊苣 | | bitter | salads, grilling, risotto |
water spinach | 空心菜 | | mild, fresh | stir-fries, soups |
== stalk or shoot vegetable
asparagus | 芦笋 | Mar-May | grassy, fresh | steaming, roasting, soups, risotto | fridge 3-4d, freezer 5m
bamboo shoot | 竹笋, 笋 | | mild, fresh | stir-fries, soups, braises | fridge 2w
bean sprout | 豆芽, 绿豆芽 | | fresh, mild | stir-fries, soups, salads |
celery | 芹菜, 西芹 | all year | fresh, savoury | soups, stews, salads, stock | fridge 1-2w, freezer 10-12m
fennel, fennel bulb | 球茎茴香, 茴香头 | | aniseed-like, sweet | salads, roasting, braises |
rhubarb | 食用大黄 | Mar-May | tart | crumbles, pies, jams | fridge 3-7d
== flower vegetable
artichoke | 洋蓟 | Mar-May | nutty, mild | steaming, dips, salads, pizza | fridge 1-2w, no freezer
== fruit vegetable
bell pepper, sweet pepper | 甜椒, 彩椒 | Jun-Nov | sweet, fresh | salads, stir-fries | fridge 4-14d, freezer 6-8m
chili pepper, chilli, chile, chili | 辣椒 | Jun-Aug | hot, fruity | curries, salsa, sauces | fridge 4-14d, freezer 6-8m
jalapeno, jalapeno pepper | 哈拉佩尼奥辣椒 | Jun-Aug | hot, grassy | salsa, tacos, pickles | fridge 4-14d, freezer 6-8m
cucumber | 黄瓜 | Jun-Aug | fresh, mild | salads, pickles, sandwiches, dips | fridge 4-6d, no freezer
eggplant, aubergine | 茄子 | Jun-Aug | mild, earthy | roasting, curries, braises, dips | fridge 4-7d, freezer 6-8m
okra | 秋葵 | Jun-Aug | mild, grassy | stews, curries, frying | fridge 2-3d, freezer 10-12m
pumpkin | 南瓜 | Sep-Feb | sweet, nutty | soups, pies, roasting, curries | pantry 2-3m, fridge 3-5m
butternut squash | 奶油南瓜 | Sep-Feb | sweet, nutty | soups, roasting | pantry 2-6w, fridge 1-3m, freezer 10-12m
acorn squash | 橡果南瓜 | Sep-Feb | sweet, nutty | roasting, stuffing, soups | pantry 2-6w, fridge 1-3m, freezer 10-12m
spaghetti squash | 金丝瓜, 鱼翅瓜 | Sep-Feb | mild | roasting, gratins | pantry 2-6w, fridge 1-3m, freezer 10-12m
zucchini, courgette | 西葫芦 | Jun-Aug | mild, fresh | grilling, pasta, fritters | fridge 4-5d, freezer 10-12m
tomato | 番茄, 西红柿 | Jun-Aug | sweet, tart, savoury | sauces, salads, soups, salsa | pantry until ripe, freezer 2m
cherry tomato | 圣女果, 樱桃番茄 | Jun-Aug | sweet, tart | salads, roasting, pasta | pantry until ripe, freezer 2m
tomatillo | 墨西哥绿番茄 | Jun-Aug | tart, fresh | salsa, sauces, stews |
corn, sweet corn, sweetcorn | 玉米, 甜玉米 | Jun-Aug | sweet, starchy | grilling, soups | fridge 1-2d, freezer 8m
bitter melon, bitter gourd | 苦瓜 | | bitter | stir-fries, soups, stuffing |
winter melon | 冬瓜 | | mild | soups, braises |
== pod vegetable
green bean, string bean, french bean | 四季豆 | Jun-Nov | grassy, sweet | steaming, salads | fridge 3-5d, freezer 8m
fava bean, broad bean | 蚕豆 | Mar-May | earthy, sweet | purees, salads, stews | fridge 3-5d, freezer 8m
lima bean, butter bean | 利马豆 | Jun-Aug | mild, buttery | stews, soups, purees | fridge 3-5d, freezer 8m
pea, green pea | 豌豆, 青豆 | Mar-May Sep-Nov | sweet, fresh | soups, risotto, purees, pasta | fridge 3-5d, freezer 8m
snow pea, mangetout | 荷兰豆 | | sweet, fresh | stir-fries, salads | fridge 3-5d, freezer 8m
sugar snap pea, snap pea | 甜豆 | | sweet, fresh | stir-fries, salads, steaming | fridge 3-5d, freezer 8m
edamame | 毛豆 | | nutty, sweet | snacks, salads, rice dishes | fridge 3-5d, freezer 8m
== mushroom | fridge 3-7d, freezer 10-12m
mushroom, button mushroom, white mushroom | 蘑菇, 口蘑 | Mar-May Sep-Nov | savoury, earthy | soups, sauces, risotto | 
shiitake, shiitake mushroom | 香菇 | | savoury, smoky | stir-fries, soups, braises, dumplings |
oyster mushroom | 平菇 | | mild, savoury | stir-fries, frying, soups |
king oyster mushroom | 杏鲍菇 | | savoury, meaty | grilling, stir-fries, frying |
enoki, enoki mushroom | 金针菇 | | mild, fresh | hot pot, soups, stir-fries |
portobello, portobello mushroom | 波托贝洛蘑菇 | | meaty, savoury | grilling, burgers, roasting |
dried mushroom, dried shiitake | 干香菇 | | savoury, strong | soups, stock, braises | pantry 1-2y, pantry 3m opened
wood ear, wood ear mushroom | 木耳 | | mild | stir-fries, salads, soups | -
== sea vegetable
nori | 海苔, 紫菜 | | briny, savoury | sushi, soups, snacks |
kombu | 昆布, 海带 | | savoury, briny | stock, braises, salads |
wakame | 裙带菜 | | briny, mild | soups, salads |
"""
