"""What may stand for dairy, eggs, honey, meat, fish and shellfish (columns: see substitutions._rows)."""

TABLE = """
milk | oat milk | 1 | |
milk | soy milk | 1 | |
milk | almond milk | 1 | |
milk | rice milk | 1 | |
milk | coconut milk | 1/2 | | water 1/2
milk | evaporated milk | 1/2 | | water 1/2
evaporated milk | coconut milk | 1 | |
buttermilk | yogurt | 1 | baking |
buttermilk | milk | 15/16 | baking | lemon juice 1/16
buttermilk | soy milk | 15/16 | baking | lemon juice 1/16
buttermilk | oat milk | 15/16 | baking | lemon juice 1/16
buttermilk | rice milk | 15/16 | baking | lemon juice 1/16
kefir | buttermilk | 1 | |
kefir | yogurt | 1 | |
cream | evaporated milk | 1 | soups, sauces |
cream | milk | 3/4 | cooking, baking | butter 1/3
cream | coconut cream | 1 | |
cream | coconut milk | 1 | soups, sauces, curries |
half-and-half | milk | 1/2 | | cream 1/2
half-and-half | coconut milk | 1 | cooking |
sour cream | yogurt | 1 | |
sour cream | dairy-free yogurt | 1 | |
yogurt | sour cream | 1 | |
yogurt | buttermilk | 1 | baking |
butter | olive oil | 3/4 | cooking, frying |
butter | vegan butter | 1 | |
butter | coconut oil | 1 | baking |
butter | vegetable oil | 3/4 | baking |
butter | sunflower oil | 3/4 | cooking, frying |
ghee | coconut oil | 1 | |
ghee | sunflower oil | 1 | |
ghee | olive oil | 1 | cooking |
cheese | vegan cheese | 1 | |
parmesan cheese | nutritional yeast | 1 | sauces, garnish |
mascarpone cheese | cream cheese | 1 | |
ricotta cheese | cottage cheese | 1 | |
ricotta cheese | firm tofu | 1 | stuffing, pasta dishes |
feta cheese | firm tofu | 1 | salads |
ice cream | sorbet | 1 | desserts |
egg | ground flaxseed | 1 tbsp per piece | baking | water 3 tbsp per piece
egg | chia seeds | 1 tbsp per piece | baking | water 3 tbsp per piece
egg | applesauce | 1/4 cup per piece | baking |
egg | banana | 1/4 cup per piece | baking |
egg | silken tofu | 1/4 cup per piece | baking, custards |
egg | aquafaba | 3 tbsp per piece | baking |
egg white | aquafaba | 2 tbsp per piece | meringues, baking |
egg yolk | aquafaba | 1 tbsp per piece | baking |
honey | maple syrup | 1 | |
honey | agave syrup | 1 | |
honey | sugar | 5/4 | baking | water 1/4
gelatin | agar | | desserts |
lard | shortening | 1 | baking, pies |
lard | coconut oil | 1 | baking, frying |
lard | sunflower oil | 3/4 | frying |
bouillon, chicken bouillon, beef bouillon | vegetable bouillon | 1 | |
bouillon, chicken bouillon, beef bouillon, vegetable bouillon | gluten-free vegetable bouillon | 1 | |
chicken stock, beef stock | vegetable stock | 1 | |
fish stock | vegetable stock | 1 | |
ground beef, ground pork, ground lamb | ground turkey | 1 | |
ground beef, ground pork, ground lamb | ground chicken | 1 | |
ground beef, ground pork, ground lamb | mushrooms | 1 | |
ground beef, ground pork, ground lamb | firm tofu | 1 | |
ground beef, ground pork, ground lamb | tempeh | 1 | |
ground chicken, ground turkey | firm tofu | 1 | |
ground chicken, ground turkey | mushrooms | 1 | |
ground pork | ground beef | 1 | |
beef | lamb | 1 | stews, roasting |
beef | chicken | 1 | |
beef | portobello mushrooms | 1 | |
beef | seitan | 1 | |
beef | tempeh | 1 | |
lamb | beef | 1 | stews, roasting |
lamb | chicken | 1 | |
lamb | portobello mushrooms | 1 | |
lamb | seitan | 1 | |
pork | chicken | 1 | |
pork | turkey | 1 | |
pork | firm tofu | 1 | |
pork | jackfruit | 1 | braises, tacos |
veal | chicken | 1 | |
veal | seitan | 1 | |
bacon grease | lard | 1 | frying |
bacon grease | sunflower oil | 1 | frying |
bacon bit | smoked tofu | 1 | |
bacon | turkey bacon | 1 | |
bacon | smoked tofu | 1 | |
ham | turkey | 1 | |
ham | smoked tofu | 1 | |
sausage | turkey sausage | 1 | |
sausage | vegetarian sausage | 1 | |
chicken | firm tofu | 1 | |
chicken | chickpeas | 1 | |
chicken | seitan | 1 | |
chicken | tempeh | 1 | |
turkey | chicken | 1 | |
turkey | firm tofu | 1 | |
turkey | seitan | 1 | |
duck | chicken | 1 | |
duck | seitan | 1 | |
fish | firm tofu | 1 | |
fish | chicken | 1 | |
tuna | chickpeas | 1 | salads, sandwiches |
anchovy | capers | 1 | sauces, salads |
fish sauce | soy sauce | 1 | |
fish sauce | tamari | 1 | |
fish sauce | coconut aminos | 1 | |
worcestershire sauce | soy sauce | 1 | |
worcestershire sauce | tamari | 1 | |
oyster sauce | hoisin sauce | 1 | |
shrimp | chicken breast | 1 | |
shrimp | king oyster mushrooms | 1 | |
shrimp | firm tofu | 1 | |
scallop, squid | king oyster mushrooms | 1 | |
crab | hearts of palm | 1 | salads |
"""
