"""Sweeteners, baking needs, condiments and drinks: name | Chinese | months | flavour | uses | storage."""

TABLE = """
== sweetener
sugar, white sugar, granulated sugar | 糖, 白糖, 白砂糖 | | sweet | baking, desserts, jams, drinks | pantry for ever
brown sugar | 红糖, 黄糖 | | sweet, caramel-like | biscuits, glazes, crumbles | pantry for ever
powdered sugar, icing sugar, confectioners sugar | 糖粉 | | sweet | desserts, cakes, confectionery | pantry for ever
honey | 蜂蜜 | | sweet, floral | glazes, dressings, baking, tea | pantry 2y
maple syrup | 枫糖浆 | | sweet, caramel-like | pancakes, glazes, porridge | pantry 1y, fridge 6m opened
molasses, treacle | 糖蜜 | | sweet, bitter | baking, glazes, marinades | pantry 1-2y, pantry 6m opened
corn syrup | 玉米糖浆 | | sweet | confectionery, pies, glazes | pantry 1y, fridge 6m opened
jam | 果酱 | | sweet, fruity | spreads, cakes, tarts | pantry 6-18m, fridge 6-12m opened
== chocolate
chocolate, dark chocolate | 巧克力, 黑巧克力 | | sweet, bitter, rich | cakes, desserts, confectionery | pantry 1-2y
cocoa powder, cocoa | 可可粉 | | bitter, rich | cakes, drinks, desserts | pantry for ever, pantry 1y opened
== baking need
yeast | 酵母 | | yeasty | bread, pizza |
baking powder | 泡打粉 | | neutral | cakes, pancakes, baking | pantry 6-18m, pantry 3-6m opened
baking soda, bicarbonate of soda | 小苏打 | | salty | cakes, biscuits, baking | pantry 2-3y, pantry 6m opened
gelatin, gelatine | 吉利丁, 明胶 | | neutral | desserts, confectionery | pantry 3y
agar | 琼脂 | | neutral | desserts, confectionery |
vanilla extract | 香草精 | | sweet, floral | cakes, custards, ice cream, biscuits |
shredded coconut, desiccated coconut | 椰蓉, 椰丝 |  | sweet, nutty | cakes, biscuits | pantry 1y, fridge 8m opened
== condiment
soy sauce | 酱油, 生抽, 老抽 | | salty, savoury | stir-fries, marinades, dips | pantry 3y, fridge 1m opened
tamari | 日式溜酱油 | | salty, savoury | dips, marinades, stir-fries |
fish sauce | 鱼露 | | salty, savoury, strong | curries, dips, dressings |
oyster sauce | 蚝油 | | savoury, sweet | stir-fries, marinades | pantry 18-24m, fridge 3-6m opened
hoisin sauce | 海鲜酱 | | sweet, savoury | glazes, dips, stir-fries | pantry 18-24m, fridge 3-6m opened
black bean sauce | 豆豉酱 | | salty, savoury | stir-fries, steaming, braises | pantry 18-24m, fridge 3-6m opened
worcestershire sauce | 伍斯特酱, 喼汁 | | savoury, tangy | marinades, stews, drinks | pantry 1y
ketchup | 番茄沙司 | | sweet, tangy | burgers, sauces, marinades | pantry 1y, fridge 6m opened
barbecue sauce | 烧烤酱 | | sweet, smoky | grilling, marinades, burgers | pantry 1y, fridge 4m opened
mustard | 芥末酱, 黄芥末 | | pungent, tangy | dressings, sandwiches, sauces | pantry 1-2y, fridge 1y opened
mayonnaise | 蛋黄酱 | | rich, tangy | sandwiches, salads, dips | pantry 3-6m, fridge 2m opened
salsa | 莎莎酱 | | tangy, hot | tacos, dips | pantry 1y, fridge 1m opened
pesto | 青酱 | | rich, aromatic | pasta, sandwiches | fridge 6m, fridge 3d opened, freezer 1m
tomato paste | 番茄膏 | | savoury, tart | sauces, stews, soups |
sun-dried tomato | 番茄干 | | sweet, savoury, tart | pasta, salads, sauces | pantry 1y, fridge 3-6m opened
olive, black olive, green olive | 橄榄, 黑橄榄 |  | salty, bitter | salads, pizza | pantry 12-18m, fridge 2w opened
caper | 刺山柑, 酸豆 | | salty, tangy | sauces, salads, pasta |
pickle, gherkin | 酸黄瓜 | | sour, salty | sandwiches, burgers, salads | pantry 1y, fridge 1-3m opened
chutney | 酸辣酱 | | sweet, tangy | curries, sandwiches | pantry 1y, fridge 1-2m opened
== nut or seed butter
peanut butter | 花生酱 | | nutty, rich | spreads, sauces, biscuits | pantry 6-24m, pantry 2-3m opened
almond butter | 杏仁酱 | | nutty, rich | spreads, baking, smoothies | pantry 1y
cashew butter | 腰果酱 | | buttery, sweet | spreads, sauces | pantry 3m
tahini | 芝麻酱 | | nutty, bitter | dips, dressings, sauces | pantry 1y, fridge 3w opened
== vinegar | pantry 2y
vinegar, white vinegar | 醋, 白醋 | | sour | pickles, dressings, marinades |
apple cider vinegar, cider vinegar | 苹果醋 | | sour, fruity | dressings, pickles, marinades |
balsamic vinegar | 意大利香醋 | | sour, sweet | dressings, glazes, salads |
rice vinegar | 米醋 | | sour, mild | sushi, dressings, pickles |
red wine vinegar | 红酒醋 | | sour, fruity | dressings, marinades |
== juice
lemon juice | 柠檬汁 | | sour, citrusy | dressings, marinades, desserts, drinks | pantry 12-18m, fridge 2m opened
lime juice | 青柠汁 | | sour, citrusy | marinades, salsa, drinks | pantry 12-18m, fridge 2m opened
orange juice | 橙汁 | | sweet, citrusy | drinks, marinades, sauces | fridge 7-10d opened, freezer 8-12m
== hot drink
coffee bean, coffee | 咖啡豆, 咖啡 | | bitter, aromatic | drinks, desserts | pantry 3-5m
tea | 茶叶, 茶 | | bitter, floral | drinks, desserts | pantry 2y, pantry 6-12m opened
== alcoholic drink
red wine | 红葡萄酒, 红酒 | | fruity, tart | braises, sauces, stews | pantry 3-5y, fridge 1-3d opened
white wine | 白葡萄酒 | | fruity, tart | sauces, risotto, braises | pantry 1-2y, fridge 1-3d opened
beer | 啤酒 | | bitter, malty | stews, batters, drinks |
shaoxing wine, chinese cooking wine | 绍兴酒, 料酒, 黄酒 | | savoury, nutty | braises, marinades, stir-fries |
mirin | 味醂 | | sweet, mild | glazes, sauces, marinades |
rum | 朗姆酒 | | sweet, strong | desserts, cakes, drinks |
"""
