"""Fruits, fresh and dried: name | Chinese | months | flavour | uses | storage (see facts._rows)."""

TABLE = """
== pome fruit
apple | 苹果 | all year | sweet, tart | pies, crumbles, salads, juices | pantry 3w, fridge 4-6w, freezer 8m cooked
pear | 梨 | Sep-Feb | sweet, floral | tarts, salads, desserts | pantry until ripe, fridge 3-5d ripe
quince | 榅桲 | | tart, floral | jams, stews, desserts |
== stone fruit
apricot | 杏, 杏子 | Mar-Aug | sweet, tart | jams, tarts, stews | pantry until ripe, fridge 2-5d ripe, no freezer
peach | 桃子, 桃 | Jun-Aug | sweet, floral | pies, crumbles, salads, jams | pantry until ripe, fridge 3-5d ripe
nectarine | 油桃 | Jun-Aug | sweet, floral | tarts, salads, desserts | pantry until ripe, fridge 3-5d ripe
plum | 李子 | Jun-Aug | sweet, tart | jams, cakes, crumbles | pantry until ripe, fridge 3-5d ripe
cherry | 樱桃 | Jun-Aug | sweet, tart | pies, jams, cakes, desserts | fridge 2-3d, freezer 8-12m
mango | 芒果 | Jun-Nov | sweet, floral | salsa, smoothies, curries, desserts | pantry 3-5d, fridge 1w, freezer 6-8m
lychee | 荔枝 | | sweet, floral | desserts, drinks, salads | fridge 1w, freezer 12m
== berry
strawberry | 草莓 | Mar-Aug | sweet, fruity | jams, cakes, smoothies, desserts | fridge 2-3d, freezer 8-12m
raspberry | 覆盆子, 树莓 | Jun-Nov | sweet, tart | jams, cakes, sauces, desserts | fridge 2-3d, freezer 8-12m
blackberry | 黑莓 | Jun-Aug | sweet, tart | crumbles, jams, pies | fridge 3-6d, freezer 12m
blueberry | 蓝莓 | Jun-Aug | sweet, mild | pancakes, cakes, smoothies | fridge 1-2w, freezer 8-12m
cranberry | 蔓越莓 | Sep-Nov | tart, bitter | sauces, juices, baking | fridge 2m, freezer 12m
gooseberry | 醋栗, 鹅莓 | | tart | jams, crumbles, sauces | fridge 1w, freezer 12m
redcurrant, red currant | 红醋栗 | | tart, fruity | jams, sauces, desserts | fridge 3-6d, freezer 12m
blackcurrant, black currant | 黑加仑, 黑醋栗 | | tart, strong | jams, juices, desserts | fridge 3-6d, freezer 12m
grape | 葡萄 | Jun-Nov | sweet, fruity | snacks, salads, juices | fridge 1w, freezer 1m
== citrus fruit | pantry 10d, fridge 10-21d, no freezer
lemon | 柠檬 | all year | sour, citrusy | dressings, marinades, desserts, drinks |
lime | 青柠 | all year | sour, citrusy | salsa, marinades, curries, drinks |
orange | 橙子, 橙 | Dec-Feb | sweet, citrusy | juices, salads, marinades, cakes |
grapefruit | 葡萄柚, 西柚 | Dec-Feb | bitter, sour | salads, juices |
tangerine, mandarin | 橘子 | Dec-Feb | sweet, citrusy | snacks, salads, desserts |
clementine | 小柑橘 | Dec-Feb | sweet, citrusy | snacks, salads, cakes |
pomelo | 柚子 | | sweet, bitter | salads, snacks | -
kumquat | 金橘, 金桔 | | tart, citrusy | jams, desserts, drinks | pantry until ripe, fridge 3w ripe, no freezer
== tropical fruit
banana | 香蕉 | all year | sweet | smoothies, cakes, pancakes | pantry until ripe, fridge 3d ripe, freezer 2-3m
plantain | 大蕉 | | starchy, mild | frying, stews, mash | pantry until ripe, fridge 3-5d ripe, freezer 10-12m
pineapple | 菠萝, 凤梨 | Sep-May | sweet, tart | salsa, grilling | pantry until ripe, fridge 5-7d ripe, freezer 10-12m
papaya | 木瓜, 番木瓜 | | sweet, musky | salads, smoothies, desserts | pantry 3-5d, fridge 1w, freezer 6-8m
passion fruit | 百香果 | | tart, floral | desserts, drinks, sauces | pantry 3-5d, fridge 1w, freezer 6-8m
guava | 番石榴 | | sweet, musky | juices, jams, desserts | pantry until ripe, fridge 2-4d ripe, no freezer
kiwi, kiwifruit | 猕猴桃 | Sep-May | sweet, tart | salads, smoothies | pantry until ripe, fridge 3-6d ripe, no freezer
avocado | 牛油果, 鳄梨 | Dec-Aug | buttery, mild | dips, salads, tacos | pantry until ripe, fridge 3-4d ripe, no freezer
coconut | 椰子 | | sweet, nutty | curries, desserts, drinks | pantry 1w, fridge 2-3w, no freezer
dragon fruit, pitaya | 火龙果 | | mild, sweet | smoothies, salads | pantry 2-5d, fridge 2-3w, freezer 10-12m
star fruit, carambola | 杨桃 | | tart, fresh | salads, garnish, drinks | pantry 1w, fridge 1-2w, freezer 10-12m
tamarind | 罗望子, 酸角 | | sour, fruity | curries, chutneys, drinks | pantry 1-3w
== melon
watermelon | 西瓜 | Jun-Aug | sweet, fresh | salads, juices, snacks | fridge 2w, freezer 1m cut
cantaloupe | 网纹瓜 | Jun-Aug | sweet, musky | salads, smoothies, snacks | fridge 2w, freezer 1m cut
honeydew, honeydew melon | 蜜瓜 | Jun-Aug | sweet, mild | salads, smoothies, snacks | fridge 2w, freezer 1m cut
== other fruit
fig | 无花果 | Jun-Aug | sweet, fruity | tarts, salads, jams |
pomegranate | 石榴 | | tart, sweet | salads, juices, garnish | pantry 2-5d, fridge 1-3m, freezer 10-12m
persimmon | 柿子 | | sweet | salads, desserts, snacks |
applesauce, apple sauce | 苹果泥 | | sweet, tart | baking, sauces, desserts | pantry 12-18m, fridge 7-10d opened
== dried fruit | pantry 6m, pantry 1m opened, fridge 6m opened
raisin | 葡萄干 | | sweet | baking, porridge, rice dishes, snacks |
dried apricot | 杏干 | | sweet, tart | stews, baking, snacks |
dried cranberry | 蔓越莓干 | | tart, sweet | baking, salads, porridge |
prune | 西梅干, 西梅 | | sweet | stews, baking, snacks | -
date | 椰枣 | Sep-Nov | sweet, caramel-like | baking, desserts, snacks | pantry 2m, fridge 12m, freezer 1-2y
jujube, red date | 红枣, 大枣 | | sweet | soups, desserts, porridge | -
"""
