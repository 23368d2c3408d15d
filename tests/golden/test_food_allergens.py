"""Foods whose allergens and contents are easily missed, and foods that sound as if they had some."""

import pytest

from seqchef.errors import UnknownName
from seqchef.food.allergens import ALLERGENS, allergen_named, allergens_named
from seqchef.food.diets import DIETS, diet_named, restriction
from seqchef.food.lexicon import lexicon

HIDDEN = """
worcestershire sauce: fish
vegetarian worcestershire sauce: soy
soy sauce: soy gluten
tamari: soy
teriyaki sauce: soy gluten
oyster sauce: molluscs soy gluten
fish sauce: fish
hoisin sauce: soy gluten
miso paste: soy gluten
xo sauce: crustaceans fish molluscs
kimchi: fish
bouillon cubes: celery gluten
stock cube: celery
vegetable broth: celery
chicken stock: celery
onion soup mix: celery gluten milk
celery salt: celery
celeriac: celery
vegetable juice: celery
bloody mary mix: celery fish
curry powder: celery mustard
old bay seasoning: celery mustard
mayonnaise: eggs mustard
remoulade: eggs mustard
dijon mustard: mustard sulphites
mustard greens: mustard
piccalilli: mustard sulphites
hollandaise: eggs milk
pesto: milk nuts
caesar dressing: fish eggs milk mustard
ranch dressing: milk eggs
tapenade: fish
hummus: sesame
tahini: sesame
halva: sesame
za'atar: sesame
sesame oil: sesame
gomasio: sesame
marzipan: nuts
frangelico: nuts
amaretto: nuts
nutella: nuts milk soy
praline: nuts
pine nuts: nuts
chestnuts: nuts
almond extract: nuts
trail mix: nuts peanuts
granola: gluten nuts
satay sauce: peanuts
peanut oil: peanuts
groundnut oil: peanuts
chocolate: milk soy
semisweet chocolate chips: soy milk
white chocolate: milk
margarine: milk soy
vegetable oil: soy
shortening: soy
cooking spray: soy
edamame: soy
tofu: soy
tempeh: soy
textured vegetable protein: soy gluten
lecithin: soy
ghee: milk
whey powder: milk
sodium caseinate: milk
lactose: milk
non-dairy creamer: milk
cool whip: milk
paneer: milk
lemon curd: eggs milk
half-and-half: milk
velveeta: milk
macaroni and cheese: gluten milk
couscous: gluten
bulgur: gluten
semolina: gluten
farro: gluten
freekeh: gluten
spelt: gluten
seitan: gluten
oats: gluten
barley: gluten
malt extract: gluten
malt vinegar: gluten
beer: gluten
panko: gluten
matzo meal: gluten
graham crackers: gluten
orzo: gluten
filo pastry: gluten
wonton wrappers: gluten eggs
egg noodles: gluten eggs
udon: gluten
soba noodles: gluten
marmite: gluten
surimi: fish crustaceans eggs gluten
crab sticks: fish crustaceans eggs gluten
fish fingers: fish gluten
anchovy paste: fish
bonito flakes: fish
dashi: fish
caviar: fish
shrimp paste: crustaceans
prawn crackers: crustaceans gluten
clamato: molluscs celery
squid ink: molluscs
snails: molluscs
escargot: molluscs
meringue: eggs
ladyfingers: eggs gluten
egg beaters: eggs
mincemeat: sulphites
dried apricots: sulphites
raisins: sulphites
molasses: sulphites
wine vinegar: sulphites
white wine: sulphites
maraschino cherries: sulphites
desiccated coconut: sulphites
lupin flour: lupin
sausages: gluten milk soy celery mustard sulphites
meatballs: gluten eggs milk
breadcrumbs: gluten milk soy
bisquick: gluten milk
cake mix: gluten milk eggs
custard powder: milk
"""
INNOCENT = """
cocoa butter: milk
peanut butter: milk
almond butter: milk
butternut squash: milk nuts
butter beans: milk
buttercup squash: milk
cream of tartar: milk
coconut milk: milk
coconut cream: nuts
coconut: nuts
almond milk: milk
oat milk: milk
soy milk: milk
rice milk: milk gluten
vegan butter: milk
dairy-free cream cheese: milk
eggplant: eggs
nutmeg: nuts
butternut: nuts
water chestnuts: nuts
buckwheat flour: milk eggs
rice flour: gluten
cornflour: gluten
corn tortillas: milk eggs
rice noodles: gluten eggs
gluten-free flour: gluten
gluten-free pasta: gluten
glutinous rice flour: gluten
oyster mushrooms: molluscs
jerusalem artichokes: celery
vegan mayonnaise: eggs milk
egg-free mayonnaise: eggs
peppermint: milk
ginger ale: gluten
ginger beer: gluten
root beer: gluten
cheese: soy
pepper: mustard
sunflower seed butter: milk nuts peanuts sesame
apple butter: milk
honeydew: eggs
crabapple jelly: crustaceans
"""


def rows(table):
    return [line.split(": ") for line in table.strip().splitlines()]


@pytest.mark.parametrize(("name", "expected"), rows(HIDDEN))
def test_what_is_hidden_in_a_food_is_known(name, expected):
    food = lexicon().named(name)
    assert food is not None
    assert set(expected.split()) <= food.allergens


@pytest.mark.parametrize(("name", "unexpected"), rows(INNOCENT))
def test_a_food_that_sounds_like_another_has_not_its_allergens(name, unexpected):
    food = lexicon().named(name)
    assert food is not None
    assert not set(unexpected.split()) & food.allergens


CONTENTS = """
gelatine: gelatine
marshmallows: gelatine
jello: gelatine
lard: animal_fat
bacon: pork meat
pancetta: pork
prosciutto: pork
baked beans: pork
chicken breast: poultry meat
chicken stock: poultry meat
stock: meat
gravy: meat
ground meat: meat
veal: meat beef
venison: game meat
duck fat: animal_fat
suet: animal_fat beef
refried beans: animal_fat
worcestershire sauce: fish
caesar dressing: fish egg dairy
oyster sauce: shellfish
shrimp: shellfish
honey: honey
honey mustard: honey
parmesan: rennet dairy
pesto: rennet dairy
mayonnaise: egg
red food coloring: insect
vanilla extract: alcohol
marsala: alcohol
mirin: alcohol
beer: alcohol
blood sausage: blood pork
isinglass: gelatine
"""


@pytest.mark.parametrize(("name", "expected"), rows(CONTENTS))
def test_what_diets_ask_about_is_known(name, expected):
    assert set(expected.split()) <= lexicon().named(name).contains


ALLOWED = """
vegan: tofu, pasta, spaghetti, bread, tomato soup, vegetable stock, dark chocolate, oat milk, wine, sugar
vegetarian: eggs, cheddar, butter, mozzarella, vegetable broth, yogurt, cream cheese, wine
pescatarian: salmon, shrimp, oysters, eggs
gluten-free: rice, quinoa, corn tortillas, cornstarch
gluten-free: gluten-free pasta, potatoes, lentils, baking powder, white vinegar
dairy-free: coconut milk, oat milk, cocoa butter, olive oil, eggs, coffee, cocoa powder, red wine
halal-style: beef, chicken, vinegar, soy sauce, agar
kosher-style: beef, chicken, salmon, cheddar
pork-free: beef, turkey, lamb
"""
EXCLUDED = """
vegan: honey, butter, quiche, crepes, cookies, naan, coleslaw
vegan: egg noodles, gelatine, worcestershire sauce, mayonnaise, lard, chicken stock, stock, whey
vegetarian: gelatine, marshmallows, parmesan, lard, anchovies, chicken stock, stock, worcestershire sauce
pescatarian: chicken, bacon, gelatine, lard
gluten-free: flour, soy sauce, couscous, beer, oats, breadcrumbs, pasta, noodles
dairy-free: butter, cheese, ghee, whey, chocolate, pesto, cream
egg-free: mayonnaise, meringue, egg noodles
nut-free: almonds, peanut butter, pesto, marzipan
halal-style: bacon, ham, wine, gelatine, lard, vanilla extract, marshmallows, mirin, meat
kosher-style: pork, shrimp, rabbit, lard, gelatine
pork-free: bacon, sausages, lard, chorizo, meat
alcohol-free: beer, sherry, vanilla extract, shaoxing wine
"""


def cases(table):
    return [(diet, name) for diet, names in rows(table) for name in names.split(", ")]


@pytest.mark.parametrize(("diet", "name"), cases(EXCLUDED))
def test_a_diet_leaves_out_what_it_must(diet, name):
    assert restriction([diet]).excludes(lexicon().named(name))


@pytest.mark.parametrize(("diet", "name"), cases(ALLOWED))
def test_a_diet_keeps_what_it_may(diet, name):
    found = lexicon().named(name)
    assert found is not None
    assert restriction([diet]).found_in(found) == frozenset()


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("dairy", {"milk"}),
        ("Tree nuts", {"nuts"}),
        ("wheat", {"gluten"}),
        ("shellfish", {"crustaceans", "molluscs"}),
        ("soya", {"soy"}),
        ("sulfites", {"sulphites"}),
        ("Gluten-free", {"gluten"}),
        ("no eggs", {"eggs"}),
        ("花生", {"peanuts"}),
    ],
)
def test_an_allergen_is_known_by_the_words_that_people_use(word, expected):
    assert allergens_named(word) == expected


def test_a_word_for_two_classes_is_no_single_allergen():
    with pytest.raises(UnknownName, match='single allergen "shellfish" is unknown; known: crustaceans, molluscs'):
        allergen_named("shellfish")


def test_an_unknown_allergen_or_diet_says_which_are_known():
    with pytest.raises(UnknownName, match='allergen "glutn" is unknown; did you mean "gluten"'):
        allergens_named("glutn")
    with pytest.raises(UnknownName, match='diet "vegann" is unknown; did you mean "vegan"'):
        restriction(["vegann"])


def test_all_classes_of_the_regulation_are_there_and_each_is_in_some_food():
    assert len(ALLERGENS) == 14
    assert frozenset().union(*(food.allergens for food in lexicon().foods.values())) == ALLERGENS.keys()


def test_what_nobody_knows_is_left_out_whenever_anything_is():
    assert not restriction().excludes(None)
    assert all(restriction([diet]).excludes(None) for diet in DIETS)
    assert restriction(without=["sesame"]).excludes(None)


def test_diets_and_allergens_are_left_out_together():
    both = restriction(["Vegan"], ["gluten"])
    named = lexicon().named
    assert [both.excludes(named(name)) for name in ("honey", "bread flour", "rice")] == [True, True, False]
    assert diet_named("halal") == "halal-style"
