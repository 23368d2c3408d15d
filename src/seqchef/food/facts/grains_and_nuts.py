"""Grains, flours, pasta, bread, pulses, nuts and seeds: name | Chinese | months | flavour | uses | storage."""

TABLE = """
== grain
rice, white rice | 大米, 白米, 米 |  | mild, starchy | rice dishes, risotto, puddings | pantry 2y, pantry 1y opened
brown rice | 糙米 | | nutty | rice dishes, salads, stuffing | pantry 1y
wild rice | 菰米, 野米 | | nutty, earthy | salads, stuffing, soups | pantry 2y, pantry 1y opened
basmati rice | 印度香米 | | aromatic, mild | rice dishes, curries | pantry 2y, pantry 1y opened
glutinous rice, sticky rice | 糯米 | | sweet, starchy | desserts, dumplings, rice dishes | pantry 2y, pantry 1y opened
oat, rolled oat | 燕麦, 燕麦片 | | nutty, mild | porridge, biscuits, crumbles, bread | pantry 12m, pantry 6-12m opened
barley, pearl barley | 大麦 | | nutty | soups, stews, salads |
quinoa | 藜麦 | | nutty, earthy | salads, rice dishes, stuffing |
millet | 小米 | | mild, nutty | porridge, salads |
buckwheat | 荞麦 | | earthy, nutty | porridge, pancakes, noodle dishes |
bulgur, bulgur wheat | 布格麦 | | nutty | salads, stuffing, rice dishes |
couscous | 古斯米 | | mild | salads, stews, stuffing |
cornmeal, polenta | 玉米面, 玉米粉 | | sweet, starchy | bread, porridge, cakes | pantry 6-12m
popcorn | 爆米花 | | mild | snacks | pantry 2y, pantry 1y opened
semolina | 粗粒小麦粉 | | mild, sweet | pasta, puddings, cakes |
== flour
flour, all-purpose flour, plain flour | 面粉, 中筋面粉 |  | mild | baking, sauces | pantry 6-12m, pantry 6-8m opened
bread flour, strong flour | 高筋面粉 | | mild | bread, pizza | pantry 6-12m, pantry 6-8m opened
cake flour | 低筋面粉 | | mild | cakes, biscuits | pantry 6-12m, pantry 6-8m opened
whole wheat flour, wholemeal flour | 全麦面粉 |  | nutty, earthy | bread, pancakes | pantry 3-6m, fridge 6-8m opened
rye flour | 黑麦面粉 | | earthy, sour | bread |
rice flour | 粘米粉 | | mild | noodle dishes, cakes, thickening |
almond flour, ground almond | 杏仁粉 | | nutty, sweet | cakes, biscuits, tarts |
buckwheat flour | 荞麦粉 | | earthy, nutty | pancakes, noodle dishes |
coconut flour | 椰子粉 | | sweet, nutty | baking, pancakes |
oat flour | 燕麦粉 | | mild, sweet | baking, pancakes |
== starch
cornstarch, cornflour | 玉米淀粉 | | neutral | thickening, sauces, puddings, frying | pantry 18-24m, pantry 18m opened
potato starch | 土豆淀粉, 马铃薯淀粉 | | neutral | thickening, sauces, frying |
tapioca, tapioca starch | 木薯淀粉 | | neutral | thickening, puddings, pies | pantry 12m
== pasta
pasta, spaghetti | 意大利面, 意面 | | mild | pasta dishes, soups, salads | pantry 2y, pantry 1y opened
egg noodle | 鸡蛋面 | | mild, rich | noodle dishes, soups, stir-fries | pantry 2y, pantry 1-2m opened
== noodle
rice noodle | 米粉, 河粉, 米线 | | mild | noodle dishes, soups, stir-fries |
udon | 乌冬面 | | mild | noodle dishes, soups |
soba | 荞麦面 | | nutty, earthy | noodle dishes, salads, soups |
glass noodle, cellophane noodle | 粉丝 | | neutral | soups, salads, hot pot |
== bread
bread, white bread | 面包, 白面包 | | mild, yeasty | sandwiches, stuffing, puddings |
whole wheat bread, wholemeal bread | 全麦面包 | | nutty | sandwiches | pantry 3-5d, freezer 3m
bagel | 贝果 | | mild, yeasty | sandwiches | pantry 1-2d, freezer 3m
bread crumb, breadcrumb | 面包糠, 面包屑 | | mild | frying, stuffing, gratins, meatballs |
tortilla | 墨西哥薄饼 | | mild | tacos, sandwiches |
== pulse | pantry 1-2y
lentil | 小扁豆, 扁豆 | | earthy, nutty | soups, curries, salads, stews | pantry 1y
chickpea, garbanzo bean | 鹰嘴豆 | | nutty, mild | dips, curries, stews, salads |
black bean | 黑豆 | | earthy, sweet | stews, soups, tacos, salads |
kidney bean | 红腰豆, 芸豆 | | earthy, mild | stews, curries, salads |
white bean, cannellini bean, navy bean | 白芸豆 | | mild, buttery | soups, stews, purees |
pinto bean | 花豆, 斑豆 | | earthy, mild | stews, tacos, purees |
split pea | 豌豆瓣 | | earthy, sweet | soups, curries | pantry 1y
mung bean | 绿豆 | | mild, sweet | soups, desserts, curries |
adzuki bean | 红豆, 赤小豆 | | sweet, nutty | desserts, soups |
soybean, soya bean | 黄豆, 大豆 | | nutty, mild | stews, soups |
== nut
almond | 扁桃仁, 杏仁 | | nutty, sweet | baking, snacks, desserts, garnish | pantry 4m, fridge 8m, freezer 10m
cashew | 腰果 | | buttery, sweet | curries, stir-fries, snacks | pantry 2-4w, fridge 6m, freezer 12m
macadamia, macadamia nut | 夏威夷果 |  | buttery, rich | biscuits, snacks | pantry 2-4w, fridge 12m, freezer 24m
pecan | 碧根果 | | buttery, sweet | pies, baking, snacks | pantry 2-4w, fridge 9m, freezer 24m
pistachio | 开心果 | | nutty, sweet | desserts, ice cream, snacks | pantry 3w
walnut | 核桃 | | nutty, bitter | baking, salads, sauces, snacks | pantry 2-4w, fridge 9-12m, freezer 24m
hazelnut | 榛子 | | nutty, sweet | desserts, confectionery, baking |
pine nut | 松子, 松仁 | | buttery, resinous | sauces, salads, garnish |
chestnut | 栗子 | | sweet, starchy | stuffing, roasting, purees, desserts |
brazil nut | 巴西坚果 | | rich, nutty | snacks, baking |
peanut | 花生 | | nutty, savoury | snacks, sauces, stir-fries | pantry 4w, fridge 12m, freezer 24m
== seed
sesame seed, sesame | 芝麻 | | nutty | garnish, bread, dressings, stir-fries |
sunflower seed | 葵花籽 | | nutty, mild | bread, salads, snacks |
pumpkin seed, pepita | 南瓜籽 | | nutty | bread, salads, snacks |
flaxseed, linseed | 亚麻籽 | | nutty, earthy | porridge, bread, baking |
chia seed, chia | 奇亚籽 | | neutral | puddings, smoothies, baking |
poppy seed | 罂粟籽 | | nutty | cakes, bread |
"""
