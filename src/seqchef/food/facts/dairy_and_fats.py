"""Dairy, eggs, fats, soy foods and plant drinks: name | Chinese | months | flavour | uses | storage."""

TABLE = """
== dairy product
milk, whole milk | 牛奶, 鲜牛奶 | | mild, milky | sauces, custards, pancakes, drinks | freezer 3m
buttermilk | 白脱牛奶, 酪乳 | | tangy, milky | pancakes, baking, marinades | fridge 1-2w, freezer 3m
cream, heavy cream, double cream | 淡奶油, 奶油 | | rich, milky | sauces, soups, desserts | fridge 10d, freezer 3-4m
half-and-half | 半对半奶油 | | mild, milky | sauces, soups, drinks | fridge 3-4d, freezer 4m
sour cream, soured cream | 酸奶油 | | tangy, rich | dips, sauces, cakes, tacos | no freezer
yogurt, yoghurt | 酸奶 | | tangy, milky | dips, marinades, smoothies, sauces | fridge 1-2w, freezer 1-2m
kefir | 开菲尔 | | tangy, milky | drinks, smoothies, baking | fridge 1w, no freezer
butter | 黄油, 牛油 | | rich, buttery | baking, sauces, frying, spreads | fridge 1-2m, freezer 6-9m
ghee, clarified butter | 酥油 | | nutty, buttery | curries, frying |
evaporated milk | 淡奶, 淡炼乳 | | milky, sweet | custards, sauces, desserts | pantry 12m, fridge 4-5d opened
condensed milk, sweetened condensed milk | 炼乳 |  | sweet, milky | desserts, drinks | pantry 12m, fridge 4-5d opened
milk powder, powdered milk | 奶粉 | | milky | baking, drinks | pantry 3-5y, pantry 3m opened
ice cream | 冰淇淋 | | sweet, milky | desserts | freezer 6m
== cheese
cream cheese | 奶油奶酪 | | mild, tangy | cakes, spreads, dips | fridge 2w, no freezer
cottage cheese | 茅屋奶酪 | | mild, tangy | salads, pancakes, spreads | fridge 2w, fridge 1w opened, no freezer
ricotta, ricotta cheese | 里科塔奶酪 | | mild, sweet | pasta, cakes, stuffing |
mascarpone | 马斯卡彭奶酪 | | rich, sweet | desserts, sauces, risotto |
mozzarella, mozzarella cheese | 马苏里拉奶酪 | | mild, milky | pizza, salads, gratins |
feta, feta cheese | 菲达奶酪 | | salty, tangy | salads, pies |
goat cheese | 山羊奶酪 | | tangy, earthy | salads, tarts, spreads | fridge 1-2w, freezer 6m
brie | 布里奶酪 | | buttery, mild | sandwiches, snacks, tarts | fridge 1-2w, freezer 6m
cheddar cheese, cheddar | 切达奶酪 |  | sharp, rich | sandwiches, gratins | fridge 6m, fridge 3-4w opened, freezer 6m
parmesan cheese, parmesan | 帕玛森奶酪 |  | salty, nutty | pasta, risotto | fridge 6m, fridge 3-4w opened, freezer 6m
swiss cheese | 瑞士奶酪 | | nutty, mild | sandwiches, gratins, quiches | fridge 6m, fridge 3-4w opened, freezer 6m
blue cheese | 蓝纹奶酪 | | sharp, salty | salads, dressings, sauces |
halloumi | 哈罗米奶酪 | | salty | grilling, salads |
== egg
egg | 鸡蛋, 蛋 | | mild, rich | omelettes, cakes, custards, pasta | fridge 3-5w, no freezer
egg white | 蛋白, 蛋清 | | neutral | meringues, cakes, omelettes | fridge 2-4d, freezer 12m
egg yolk | 蛋黄 | | rich | custards, sauces, pasta | fridge 2-4d, freezer 12m
== cooking fat
olive oil, extra virgin olive oil | 橄榄油 |  | fruity, peppery | dressings, frying | pantry 6-12m, pantry 3-5m opened
vegetable oil | 植物油, 食用油 | | neutral | frying, baking, dressings | pantry 6-12m, pantry 3-5m opened
canola oil, rapeseed oil | 菜籽油 | | neutral | frying, baking | pantry 6-12m, pantry 3-5m opened
sunflower oil | 葵花籽油 | | neutral | frying, baking, dressings | pantry 6-12m, pantry 3-5m opened
peanut oil | 花生油 | | nutty, mild | frying, stir-fries | pantry 6-12m, pantry 3-8m opened
sesame oil | 芝麻油, 香油 | | nutty, strong | stir-fries, dressings, noodle dishes |
coconut oil | 椰子油 | | sweet, nutty | baking, curries, frying | pantry 3y
margarine | 人造黄油 | | mild, buttery | baking, spreads | fridge 6m, freezer 12m
shortening, vegetable shortening | 起酥油 | | neutral | baking, pies, frying | pantry 1-2y, pantry 6-12m opened
lard | 猪油 | | rich, mild | pies, frying, baking |
== soy food
tofu, firm tofu | 豆腐, 老豆腐 | | mild | stir-fries, soups, curries, braises |
silken tofu | 嫩豆腐, 绢豆腐 | | mild, delicate | soups, desserts, sauces |
tempeh | 天贝 | | nutty, savoury | stir-fries, grilling, curries | freezer 6m
miso, miso paste | 味噌, 味增 | | salty, savoury | soups, marinades, glazes |
== plant drink
soy milk, soy drink | 豆浆, 豆奶 | | mild | drinks, sauces, baking, soups | fridge 7-10d opened
rice milk, rice drink | 米浆, 米奶 | | sweet, mild | drinks, baking, puddings | fridge 7-10d opened
oat milk, oat drink | 燕麦奶 | | sweet, mild | drinks, sauces, baking, porridge |
almond milk, almond drink | 杏仁奶, 巴旦木奶 | | nutty, mild | drinks, baking, porridge |
coconut milk | 椰浆, 椰奶 | | sweet, rich | curries, soups, desserts |
"""
