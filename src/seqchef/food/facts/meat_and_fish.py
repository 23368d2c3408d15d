"""Meat, poultry, fish and shellfish: name | Chinese | months | flavour | uses | storage (see facts._rows)."""

TABLE = """
== red meat | fridge 3-5d, freezer 4-12m
beef | 牛肉 | | rich, savoury | roasting, stews, grilling, stir-fries |
ground beef, minced beef | 牛肉末, 牛肉馅 |  | rich, savoury | burgers, meatballs | fridge 1-2d, freezer 3-4m
veal | 小牛肉 | | mild, delicate | roasting, stews, frying |
lamb | 羊肉, 羔羊肉 | | rich, strong | roasting, stews, curries, grilling |
ground lamb, minced lamb | 羊肉末, 羊肉馅 | | rich, strong | kebabs, meatballs, pies | fridge 1-2d, freezer 3-4m
pork | 猪肉 | | mild, savoury | roasting, braises, stir-fries, grilling |
ground pork, minced pork | 猪肉末, 猪肉馅 |  | mild, savoury | dumplings, meatballs | fridge 1-2d, freezer 3-4m
venison | 鹿肉 | | rich, earthy | roasting, stews, grilling | -
rabbit | 兔肉 | | mild, delicate | stews, roasting, pies | -
liver | 肝, 猪肝 | | rich, strong | frying, spreads | fridge 1-2d, freezer 3-4m
== cured meat
bacon | 培根 | | smoky, salty | sandwiches, pasta, soups | fridge 1w, freezer 1m
ham, cooked ham | 火腿 | | salty, savoury | sandwiches, omelettes, pasta |
sausage | 香肠 | | savoury, rich | grilling, stews, pasta | fridge 1-2d, freezer 1-2m
salami | 萨拉米香肠 | | salty, savoury | sandwiches, pizza, snacks | fridge 2-3w, freezer 1-2m
pepperoni | 意大利辣香肠 | | salty, hot | pizza, pasta | fridge 2-3w, freezer 1-2m
chorizo | 西班牙辣香肠 | | smoky, hot | stews, rice dishes, grilling |
prosciutto | 意大利生火腿 | | salty, sweet | sandwiches, salads, pizza |
pancetta | 意式培根 | | salty, savoury | pasta, soups, risotto |
== poultry | fridge 1-2d, freezer 12m
chicken, whole chicken | 鸡肉, 鸡 | | mild, savoury | roasting, stews, curries, soups |
chicken breast | 鸡胸肉, 鸡胸 | | mild | grilling, stir-fries, salads | fridge 1-2d, freezer 9m
chicken thigh, chicken leg | 鸡腿, 鸡腿肉 | | savoury, rich | braises, curries, grilling | fridge 1-2d, freezer 9m
ground chicken, minced chicken | 鸡肉末 | | mild | meatballs, dumplings, burgers | fridge 1-2d, freezer 3-4m
turkey | 火鸡, 火鸡肉 | | mild, savoury | roasting, sandwiches, soups |
turkey breast | 火鸡胸肉 | | mild | roasting, sandwiches | fridge 1-2d, freezer 9m
ground turkey, minced turkey | 火鸡肉末 | | mild | burgers, meatballs, tacos | fridge 1-2d, freezer 3-4m
duck | 鸭肉, 鸭 | | rich, strong | roasting, braises, salads | fridge 1-2d, freezer 6m
goose | 鹅肉, 鹅 | | rich, strong | roasting, braises | fridge 1-2d, freezer 6m
quail | 鹌鹑 | | delicate, savoury | roasting, grilling | fridge 1-2d, freezer 6m
pheasant | 野鸡, 雉鸡 | | rich, earthy | roasting, stews | fridge 1-2d, freezer 6m
== white fish | fridge 1-2d, freezer 6-8m
cod | 鳕鱼 | | mild, delicate | frying, stews, pies |
haddock | 黑线鳕 | | mild, sweet | frying, pies, soups |
halibut | 大比目鱼 | | mild, delicate | grilling, steaming |
sole | 鳎鱼, 龙利鱼 | | mild, delicate | frying, steaming |
flounder | 比目鱼 | | mild, delicate | frying, steaming |
pollock | 狭鳕, 明太鱼 | | mild | frying, pies, stews | fridge 1-2d, freezer 4-8m
tilapia | 罗非鱼 | | mild | frying, steaming, tacos | -
sea bass, bass | 鲈鱼, 海鲈鱼 | | mild, delicate | steaming, grilling | -
carp | 鲤鱼 | | mild, earthy | steaming, braises | -
== oily fish | fridge 1-2d, freezer 2-3m
salmon | 三文鱼 | | rich, buttery | grilling, sushi, salads |
tuna | 金枪鱼 | | meaty, rich | grilling, sushi, salads, sandwiches |
mackerel | 鲭鱼 | | rich, strong | grilling, braises |
catfish | 鲶鱼, 鲇鱼 | | mild, earthy | frying, stews |
trout | 鳟鱼 | | mild, delicate | grilling, frying | -
herring | 鲱鱼 | | rich, strong | pickles, grilling | -
sardine | 沙丁鱼 | | rich, strong | grilling, sandwiches, pasta | -
anchovy | 凤尾鱼, 鳀鱼 | | salty, strong | sauces, pizza, pasta, dressings | -
== crustacean
shrimp, prawn | 虾, 虾仁 | | sweet, briny | stir-fries, curries, pasta, grilling | fridge 1-3d, freezer 6-18m
crab meat, crab, crabmeat | 蟹肉, 蟹 | | sweet, delicate | salads, soups, pasta | fridge 1-3d
lobster | 龙虾 | | sweet, rich | grilling, soups, pasta |
== mollusc
scallop | 扇贝, 带子 | | sweet, delicate | frying, steaming, pasta | fridge 1-3d, freezer 6-18m
squid, calamari | 鱿鱼 | | mild, sweet | frying, stir-fries, salads | fridge 1-3d, freezer 6-18m
octopus | 章鱼 | | mild, briny | salads, grilling, stews |
clam | 蛤蜊, 花甲 | | briny, sweet | soups, pasta, steaming | fridge 3-10d shucked, freezer 3-4m shucked
mussel | 贻贝, 青口 | | briny, sweet | steaming, pasta, stews | fridge 3-10d shucked, freezer 3-4m shucked
oyster | 牡蛎, 生蚝 | | briny | stews, frying, omelettes | fridge 3-10d shucked, freezer 3-4m shucked
"""
