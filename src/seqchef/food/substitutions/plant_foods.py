"""What may stand for grains, nuts, soy, seeds, herbs, baking needs and alcohol (columns: see substitutions._rows)."""

TABLE = """
flour | gluten-free flour | 1 | baking |
flour | cornstarch | 1/2 | thickening |
flour | rice flour | 7/8 | baking |
flour | potato starch | 1/2 | thickening |
bread flour, whole wheat flour, self-rising flour | gluten-free flour | 1 | baking |
whole wheat flour | flour | 1 | baking |
cake flour | flour | 7/8 | baking | cornstarch 1/8
cake flour | gluten-free flour | 1 | baking |
cornstarch | flour | 2 | thickening |
cornstarch | potato starch | 1 | thickening |
bread crumb | almond flour | 1 | frying, gratins |
pasta | rice noodles | 1 | |
noodle | rice noodles | 1 | |
couscous, bulgur | quinoa | 1 | |
couscous, bulgur | millet | 1 | |
barley | brown rice | 1 | |
barley | quinoa | 1 | |
semolina | cornmeal | 1 | puddings, porridge |
oat | millet | 1 | porridge |
oat | quinoa | 1 | porridge |
tortilla, flour tortilla | corn tortilla | 1 | |
soy sauce | tamari | 1 | |
soy sauce | coconut aminos | 1 | |
soy milk | oat milk | 1 | |
soy milk | almond milk | 1 | |
soy milk | rice milk | 1 | |
almond milk | oat milk | 1 | |
almond milk | soy milk | 1 | |
almond milk | rice milk | 1 | |
oat milk | soy milk | 1 | |
oat milk | almond milk | 1 | |
oat milk | rice milk | 1 | |
tofu | chickpeas | 1 | |
tofu | tempeh | 1 | |
tofu | chicken | 1 | |
tempeh | chickpeas | 1 | |
tempeh | firm tofu | 1 | |
edamame | peas | 1 | |
almond, cashew, hazelnut, macadamia nut, pistachio, brazil nut | sunflower seeds | 1 | |
almond, cashew, hazelnut, macadamia nut, pistachio, brazil nut | pumpkin seeds | 1 | |
walnut | pecan | 1 | |
pecan | walnut | 1 | |
walnut, pecan | sunflower seeds | 1 | |
walnut, pecan | pumpkin seeds | 1 | |
pine nut | almond | 1 | sauces |
pine nut, peanut, nut | sunflower seeds | 1 | |
pine nut, peanut, nut | pumpkin seeds | 1 | |
peanut butter | almond butter | 1 | |
peanut butter, almond butter, cashew butter | sunflower seed butter | 1 | |
peanut butter, almond butter, cashew butter | tahini | 1 | sauces |
almond flour | sunflower seeds | 1 | baking |
tahini | almond butter | 1 | dips, dressings |
tahini | sunflower seed butter | 1 | dips, dressings |
sesame seed | poppy seeds | 1 | bread, garnish |
sesame seed | sunflower seeds | 1 | bread, garnish |
sesame oil | peanut oil | 1 | stir-fries |
sesame oil | olive oil | 1 | dressings |
sesame oil | sunflower oil | 1 | stir-fries |
celery | fennel | 1 | soups, salads |
celery | leek | 1 | soups, stock |
mustard | mustard powder | 1/3 | sauces, dressings |
mustard | horseradish | 1/2 | sauces, dressings |
mustard powder | mustard | 3 | sauces, dressings |
red wine | red grape juice | 1 | stews, sauces |
red wine | vegetable stock | 1 | stews, sauces |
white wine | vegetable stock | 1 | sauces, risotto |
white wine | white grape juice | 1 | sauces |
white wine | apple juice | 1 | sauces |
beer | vegetable stock | 1 | stews |
rum, dark rum, white rum, gold rum, spiced rum | pineapple juice | 1 | desserts |
brandy | apple juice | 1 | desserts |
sherry | apple juice | 1 | desserts |
sherry, shaoxing wine, sake | vegetable stock | 1 | sauces, braises |
mirin | rice vinegar | 1 | sauces, glazes | sugar 1/6
orange liqueur | orange juice | 1 | desserts |
coffee liqueur | coffee | 1 | desserts |
vanilla extract | vanilla bean | 1/3 piece per tsp | desserts, custards |
baking powder | baking soda | 1/4 | baking | cream of tartar 1/2
baking soda | baking powder | 3 | baking |
unsweetened chocolate, baking chocolate | cocoa powder | 3 tbsp per oz | baking | butter 1 tbsp per oz
unsweetened chocolate, baking chocolate | cocoa powder | 3 tbsp per oz | baking | vegetable oil 1 tbsp per oz
sugar | brown sugar | 1 | baking |
sugar | honey | 3/4 | baking |
brown sugar | sugar | 1 | baking | molasses 1/16
corn syrup | honey | 1 | |
corn syrup | sugar | 5/4 | baking | water 1/4
molasses | honey | 1 | |
molasses | maple syrup | 1 | |
maple syrup | honey | 1 | |
shortening | butter | 1 | baking |
shortening | coconut oil | 1 | baking |
margarine | butter | 1 | |
margarine | coconut oil | 1 | baking |
vegetable oil | sunflower oil | 1 | |
vegetable oil | canola oil | 1 | |
lemon juice | lime juice | 1 | |
lime juice | lemon juice | 1 | |
lemon | lime | 1 | |
lime | lemon | 1 | |
tomato paste | ketchup | 1 | sauces |
tomato sauce | tomato paste | 3/8 | | water 1/2
garlic | garlic powder | 1/8 tsp per clove | |
onion | leek | 1 | |
onion | shallot | 1 | |
onion | onion powder | 1 tsp per piece | |
shallot | onion | 1 | |
leek | onion | 1 | |
leek | shallot | 1 | |
leek | spring onion | 1 | |
spring onion | chive | 1 | garnish |
spring onion | leek | 1 | |
basil | dried basil | 1/3 | |
dill | dried dill | 1/3 | |
oregano | dried oregano | 1/3 | |
parsley | dried parsley | 1/3 | |
parsley | cilantro | 1 | garnish |
cilantro | parsley | 1 | garnish |
rosemary | dried rosemary | 1/3 | |
sage | dried sage | 1/3 | |
tarragon | dried tarragon | 1/3 | |
thyme | dried thyme | 1/3 | |
allspice | cinnamon | 1/2 | | ground clove 1/2
spinach | swiss chard | 1 | |
swiss chard | spinach | 1 | |
kale | collard greens | 1 | |
kale | spinach | 1 | |
collard greens | kale | 1 | |
pumpkin | butternut squash | 1 | |
butternut squash | pumpkin | 1 | |
sweet potato | butternut squash | 1 | |
zucchini | eggplant | 1 | grilling, roasting |
chickpea | white beans | 1 | |
black bean | kidney beans | 1 | |
kidney bean | black beans | 1 | |
lupin flour | chickpea flour | 1 | baking |
chocolate, dark chocolate, sweet chocolate, chocolate chip | vegan chocolate | 1 | |
bittersweet chocolate, semisweet chocolate | vegan chocolate | 1 | |
stock, chicken stock, beef stock, vegetable stock | gluten-free vegetable stock | 1 | |
stock, chicken stock, beef stock, vegetable stock | gluten-free chicken stock | 1 | |
vermouth, dry vermouth | white grape juice | 1 | sauces |
"""
