"""Herbs, spices and salt: name | Chinese | months | flavour | uses | storage (see facts._rows)."""

TABLE = """
== soft herb | fridge 7-10d, freezer 1-2m
basil | 罗勒 | | sweet, aniseed-like, fresh | pasta, sauces, salads, pizza |
parsley | 欧芹 | | fresh, grassy | garnish, salads, sauces, soups |
cilantro, fresh coriander | 香菜, 芫荽 | | fresh, citrusy | salsa, curries, garnish, soups |
mint | 薄荷 | | minty, fresh | salads, drinks, sauces, desserts |
dill | 莳萝 | | fresh, aniseed-like | pickles, dressings, soups |
tarragon | 龙蒿 | | aniseed-like, sweet | sauces, dressings, omelettes |
chive | 细香葱 | | oniony, fresh | omelettes, dips, garnish, soups |
chervil | 细叶芹 | | aniseed-like, mild | omelettes, sauces, salads |
sorrel | 酸模 | | sour, fresh | soups, sauces, salads |
shiso, perilla | 紫苏 | | minty, aniseed-like | sushi, salads, pickles, tempura |
lemongrass, lemon grass | 香茅 | | citrusy, fresh | curries, soups, marinades, tea |
curry leaf | 咖喱叶 | | aromatic, citrusy | curries, rice dishes, chutneys |
== woody herb | fridge 7-10d, freezer 1-2m
rosemary | 迷迭香 | | resinous, woody | roasting, bread, marinades |
thyme | 百里香 | | earthy, woody | roasting, stews, stock, sauces |
sage | 鼠尾草 | | earthy, resinous | stuffing, sauces, roasting |
oregano | 牛至 | | strong, earthy | pizza, sauces, marinades |
marjoram | 马郁兰 | | sweet, earthy | stuffing, sauces, soups |
bay leaf | 月桂叶, 香叶 | | aromatic, resinous | stock, stews, sauces, braises |
== whole spice | pantry 3-4y
cardamom | 小豆蔻 | | floral, citrusy | curries, rice dishes, baking, tea |
clove | 丁香 | | warm, strong | stock, braises, baking, marinades |
star anise | 八角 | | aniseed-like, warm | braises, stock, soups |
fennel seed | 小茴香, 茴香籽 | | aniseed-like, sweet | bread, marinades, braises |
coriander seed | 芫荽籽, 香菜籽 | | citrusy, warm | curries, pickles, marinades |
mustard seed | 芥末籽, 芥菜籽 | | pungent, nutty | pickles, curries, dressings |
caraway, caraway seed | 葛缕子 | | aniseed-like, warm | bread, braises, pickles |
fenugreek | 葫芦巴 | | bitter, caramel-like | curries, pickles |
allspice | 多香果 | | warm, sweet | marinades, baking, stews |
juniper berry | 杜松子 | | resinous, fruity | marinades, braises, stews |
sichuan pepper, sichuan peppercorn | 花椒 | | citrusy, strong | stir-fries, hot pot, braises |
saffron | 藏红花 | | floral, earthy | risotto, rice dishes, sauces |
vanilla bean, vanilla pod | 香草荚 | | sweet, floral | custards, ice cream, desserts | -
== ground spice | pantry 2-3y
nutmeg | 肉豆蔻 | | warm, nutty | sauces, baking, custards, purees | pantry 3-4y
mace | 肉豆蔻皮 | | warm, sweet | sauces, baking, soups |
cinnamon | 肉桂, 桂皮 | | warm, sweet | baking, desserts, braises, porridge | pantry 3-4y
cumin | 孜然 | | warm, earthy | curries, stews, tacos, grilling | pantry 3-4y
black pepper, pepper | 黑胡椒, 胡椒 | | hot, aromatic | seasoning, sauces, grilling |
white pepper | 白胡椒 | | hot, earthy | soups, sauces, seasoning |
paprika | 红椒粉 | | sweet, warm | stews, marinades, roasting |
smoked paprika | 烟熏红椒粉 | | smoky, sweet | stews, marinades, grilling |
cayenne, cayenne pepper | 卡宴辣椒粉 | | hot | sauces, marinades, stews |
turmeric | 姜黄 | | earthy, bitter | curries, rice dishes, pickles |
ground ginger | 姜粉 | | warm, hot | baking, marinades, curries |
sumac | 盐肤木粉 | | sour, fruity | salads, grilling, dressings |
garlic powder | 蒜粉 | | garlicky, savoury | marinades, seasoning, sauces | pantry 3-4y
onion powder | 洋葱粉 | | oniony, savoury | marinades, seasoning, sauces | pantry 3-4y
mustard powder, dry mustard | 芥末粉 | | pungent, hot | sauces, dressings, marinades |
== spice blend | pantry 1-2y
chili powder | 辣椒粉 | | hot, warm | stews, tacos, marinades | pantry 2y
curry powder | 咖喱粉 | | warm, aromatic | curries, soups, marinades |
five spice, five spice powder | 五香粉 | | warm, aniseed-like | braises, marinades, roasting |
garam masala | 印度综合香料 | | warm, aromatic | curries, rice dishes, marinades |
== salt | pantry for ever
salt | 盐, 食盐 | | salty | seasoning, pickles, baking |
== pungent root
ginger, ginger root, fresh ginger | 姜, 生姜 | Sep-Nov | hot, citrusy | stir-fries, curries | fridge 2-3w, freezer 6m
horseradish | 辣根 | | pungent, hot | sauces, sandwiches, dressings |
wasabi | 山葵 | | pungent, hot | sushi, sauces, dressings |
"""
