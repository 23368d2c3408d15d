"""Usual lines of Chinese kitchens: how much of a food goes into a dish for four, and how it is cut.

Knows: weights, and counts that four people can share; a dish's name says the cut: 肉丝 is shredded. Judged by the
authors. Amounts are in grams and millilitres, which also a canteen can weigh.
Does not know: the amounts of one dish (dishes.txt). Start at: line_for.
"""

import re
from collections.abc import Mapping

from seqchef.applications.writing.amounts.usual_lines import usual_line
from seqchef.food.lexicon import Foodstuff, lexicon

_LINES = """
soy sauce: 30 ml soy sauce
rice wine: 15 ml rice wine
vinegar: 15 ml vinegar
oyster sauce: 15 ml oyster sauce
vegetable oil: 30 ml vegetable oil
sesame oil: 5 ml sesame oil
chili oil: 15 ml chili oil
salt: 3 g salt
sugar: 10 g sugar
rock sugar: 20 g rock sugar
honey: 20 g honey
cornstarch: 10 g cornstarch
chili bean paste: 25 g chili bean paste
fermented black bean: 15 g fermented black beans
ketchup: 45 g ketchup
white pepper: 1 g white pepper
black pepper: 3 g black pepper
cumin: 8 g cumin
curry powder: 20 g curry powder
five-spice powder: 2 g five-spice powder
sichuan peppercorn: 3 g sichuan peppercorns
ginger: 4 slices ginger
garlic: 4 cloves garlic, minced
green onion: 2 green onions, chopped
chili pepper: 4 chili peppers, cut into sections
olive oil: 30 ml olive oil
star anise: 2 star anise
cinnamon: 1 piece cassia
bay leaf: 2 bay leaves
cilantro: 10 g cilantro, chopped
sesame seed: 10 g sesame seeds
dried shrimp: 10 g dried shrimp
goji berry: 10 g goji berries
water: 1200 ml water
egg: 4 eggs
egg white: 1 egg white
nori: 2 sheets nori
tomato: 4 tomatoes, cubed
potato: 2 potatoes, cubed
carrot: 1 carrot, sliced
eggplant: 2 eggplants, cubed
cucumber: 2 cucumbers, sliced
onion: 1 onion, sliced
sweet pepper: 2 bell peppers, sliced
corn: 2 ears corn
tofu: 400 g tofu, cubed
broccoli: 400 g broccoli, cut into florets
cauliflower: 500 g cauliflower, cut into florets
cabbage: 400 g cabbage, torn
chinese cabbage: 400 g napa cabbage, sliced
green bean: 300 g green beans, cut into sections
celery: 300 g celery, cut into sections
chinese chive: 200 g garlic chives, cut into sections
garlic scape: 300 g garlic scapes, cut into sections
lotus root: 400 g lotus root, sliced
daikon: 500 g daikon, cubed
pumpkin: 400 g pumpkin, cubed
zucchini: 2 zucchini, sliced
mushroom: 200 g mushrooms, sliced
peanut: 60 g peanuts
wood ear mushroom: 100 g wood ear mushrooms
shiitake mushroom: 150 g shiitake mushrooms, sliced
bamboo shoot: 100 g bamboo shoots, sliced
chicken wing: 8 chicken wings
chicken: 600 g chicken, cubed
chicken thigh: 500 g chicken thighs, cubed
chicken breast: 400 g chicken breast, sliced
pork: 300 g pork, sliced
ground pork: 200 g ground pork
ground beef: 150 g ground beef
pork belly: 500 g pork belly, cubed
pork rib: 600 g pork ribs
beef brisket: 600 g beef brisket, cubed
beef: 400 g beef, sliced
beef tenderloin: 300 g beef tenderloin, sliced
lamb: 500 g lamb, cubed
duck: 800 g duck, cubed
shrimp: 300 g shrimp
fish: 500 g fish
noodle: 400 g noodles
rice: 300 g rice
beer: 500 ml beer
milk: 500 ml milk
chicken stock: 500 ml chicken stock
"""
LINES = dict(line.split(": ") for line in _LINES.strip().splitlines())
_SLICED = "2 green onions, sliced"
IN_DISHES = {  # a word of the dish, and a food
    ("炸酱", "vegetable oil"): "30 ml vegetable oil", ("炸", "vegetable oil"): "500 ml vegetable oil",
    **{(word, "green onion"): _SLICED for word in ("烧", "炖", "焖", "卤", "爆", "东坡")},
    ("炒饭", "rice"): "800 g cooked rice", ("粥", "rice"): "150 g rice", ("粥", "water"): "1500 ml water",
}  # fmt: skip
GRAMS = {  # of a category or kind where no line says it
    "leafy green": 400, "mushroom": 200, "vegetable": 300, "poultry": 500, "meat": 400, "fish": 400, "shellfish": 300,
    "pasta": 300, "grain": 150, "legume": 150, "fruit": 300, "dairy": 300, "flour": 400,
}  # fmt: skip
CUTS = {
    "丁": "diced", "丝": "shredded", "片": "sliced", "块": "cubed", "柳": "cut into strips", "条": "cut into strips",
}  # fmt: skip
NO_CUT = ("粉丝", "拔丝", "面片", "薯条", "面条")  # no cut of what is in the dish
STEWED = re.compile("[炖烧焖汤煲卤]")
IN_CHUNKS = frozenset(("beef", "potato", "carrot", "daikon", "squash", "lamb", "mutton"))
CUT_UP = frozenset(("meat", "poultry", "vegetable"))
_NOT_CUT = """
ginger, garlic, green onion, chili pepper, bean sprout, ground meat, chicken wing, onion, pork rib, cilantro, lettuce,
sichuan peppercorn, leafy green, garlic scape, chinese chive, pea
"""
NOT_CUT = frozenset(_NOT_CUT.replace("\n", " ").strip().split(", "))


def line_for(food: Foodstuff, dish: str = "") -> str:
    """An ingredient line for four, in English as all lists are until they are translated, cut as the dish says.

    `dish`: its name in simplified characters.
    """
    of_dish = next((line for (word, name), line in IN_DISHES.items() if name == food.name and word in dish), None)
    return of_dish or cut_for(LINES.get(food.name) or _weighed(food), food, dish)


def cut_for(line: str, food: Foodstuff, dish: str) -> str:
    """The line with the cut that a dish's name asks of meat and vegetables, in place of its own."""
    cut, kinds = _cut_of(dish), lexicon().kinds(food)
    if cut is None and STEWED.search(dish) and not kinds.isdisjoint(IN_CHUNKS):
        cut = "cubed"
    if not cut or food.category not in CUT_UP or not kinds.isdisjoint(NOT_CUT):
        return line
    return f"{line.partition(',')[0]}, {cut}"


def _weighed(food: Foodstuff) -> str:
    kinds = {food.category, *lexicon().kinds(food)}
    grams = next((GRAMS[kind] for kind in GRAMS if kind in kinds), None)
    return usual_line(food) if grams is None else f"{grams} g {food.name}"


def _cut_of(dish: str) -> str | None:
    for word in NO_CUT:
        dish = dish.replace(word, "")
    found: Mapping[int, str] = {dish.rfind(word): cut for word, cut in CUTS.items() if word in dish}
    return found[max(found)] if found else None
