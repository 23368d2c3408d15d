"""Ingredient nouns: words that steps hardly use unless the list has them, so that one alone is a sign of a fault.

Derived from the train split of recipes_unclear: head nouns of 40 lines or more that stand in the list
of half of the recipes or more whose steps have them. So "dish" and "dough" are none. Start at: NOUNS.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from seqchef.evaluation.recipes.ingredient_words import name_words, singulars

LEAST_LINES = 40
LEAST_SHARE = 0.5
_NOUNS = """
adobo ale allspice almond amaretto anchovy anise aniseed apple applesauce apricot arbol artichoke arugula asparagus
avocado bacon baguette banana barley basil bass bay bean beef beer beet beverage bitter bittersweet blackberry
blueberry bouillon bourbon bran brandy bread breadcrumb breast brioche brisket broccoli broth bulgur bun butt butter
buttermilk cabbage cacao calvado candy cannellini canola cantaloupe caper cardamom carrot cashew catfish cauliflower
cayenne celery cereal champagne chard cheddar cheese cherry chervil chestnut chicken chickpea chile chili chily chip
chive chocolate chorizo choy chuck chutney cider cilantro cinnamon clam cocoa coconut cod coffee cognac cointreau
coloring concentrate consomme coriander corn cornbread cornmeal cornstarch couscous crabmeat cracker cranberry cream
creamer creme crumb cucumber cumin curacao currant curry cutlet date dill edamame egg eggnog eggplant endive escarole
espresso extract farro fennel feta fettuccine fig filet flake floret flour flower fraiche frisee garlic gelatin germ
ghee gin ginger gingerroot glutamate gochujang granule grape grapefruit grenadine grit gruyere guacamole gum halibut
ham hazelnut heart hen hock hominy honey horseradish jalapeno jam jell jicama juice kalamata kale ketchup kielbasa
kirsch kisse kiwi kiwis kumquat lamb lard leek lemon lemonade lemongrass lentil lettuce lime linguine liqueur liver
lobster loin macaroni mace madeira mango marjoram marmalade marnier marsala marshmallow masala mayonnaise milk mint
mirin miso molasse morsel mozzarella mushroom mussel mustard nectar nectarine noodle nori nutmeg oat oil okra olive
onion orange oregano orzo oyster pancetta panko papaya paprika parmesan parsley parsnip pasta paste pea peach peanut
pear pecan pectin penne pepper peppercorn pepperoni pernod persimmon pesto phyllo pickle pimento pineapple pistachio
pita plantain plum polenta popcorn pork port potato powder prawn preserve pretzel prosciutto provence prune pudding
pumpkin quinoa rabe radicchio radish raisin raspberry reggiano relish rhubarb rice ricotta romaine romano root
rosemary rum rutabaga saffron sage sake salami salmon salsa salt sauce sauerkraut sausage savory scallion scallop
schnapp seasoning seed shallot shank shaving sherbet sherry shoot shortening shoulder shrimp sirloin snapper soda
spaghetti sparerib spinach spray sprout squash squid starch steak stock strawberry sugar sweetener syrup tabasco
tahini tamari tangerine tapioca tarragon tartar tea tenderloin tequila thyme tidbit tilapia tofu tomatillo tomato
tortellini tortilla trout tuna turkey turmeric turnip vanilla veal vegetable venison vermouth vinegar vodka wafer
walnut water watercress watermelon weed wheat whiskey wine wing wrapper yam yeast yogurt yolk zest zucchini zucchinis
"""
_NOT_FOODS = "dog french fresco frond grass green jack kosher link red sec sel starter verde vert whipped white yellow"
NOUNS, NOT_FOODS = frozenset(_NOUNS.split()), frozenset(_NOT_FOODS.split())


def derived(recipes: Iterable[tuple[Sequence[str], Sequence[str]]]) -> frozenset[str]:
    """The nouns of recipes, each a list and steps; how NOUNS was made."""
    heads, named, listed = Counter[str](), Counter[str](), Counter[str]()
    for ingredients, steps in recipes:
        heads.update(words[-1] for line in ingredients if (words := name_words(line)))
        told, own = set(singulars(" ".join(steps))), {word for line in ingredients for word in singulars(line)}
        named.update(told)
        listed.update(told & own)
    often = (word for word, lines in heads.items() if lines >= LEAST_LINES)
    return frozenset(word for word in often if listed[word] >= LEAST_SHARE * named[word]) - NOT_FOODS
