"""Foods that are made without something: "gluten-free flour", "vegan butter", "alcohol-free beer".

Such a food is no kind of the plain one, since a text about it must not say "flour" where gluten is left out; it keeps
all other allergens of the plain one, and a plant-based food may have soy and nuts in place of what was taken out.
"""

from collections.abc import Iterator, Mapping

from seqchef.food.allergens import MEANT_BY_ALLERGEN
from seqchef.food.contents import CONTENTS
from seqchef.food.lexicon.folding import Words, words_of
from seqchef.food.lexicon.foodstuff import Foodstuff

ANIMAL = frozenset({"milk", "eggs", "fish", "crustaceans", "molluscs"})
NO_ANIMAL = frozenset(CONTENTS) - {"alcohol"}
# first words -> (allergens taken out, what diets ask for taken out, allergens that may come in instead)
WITHOUT: Mapping[str, tuple[frozenset[str], frozenset[str], frozenset[str]]] = {
    "gluten-free": (frozenset({"gluten"}), frozenset(), frozenset()),
    "dairy-free": (frozenset({"milk"}), frozenset({"dairy"}), frozenset({"soy", "nuts"})),
    "non-dairy": (frozenset({"milk"}), frozenset({"dairy"}), frozenset({"soy", "nuts"})),
    "vegan": (ANIMAL, NO_ANIMAL, frozenset({"soy", "nuts"})),
    "plant-based": (ANIMAL, NO_ANIMAL, frozenset({"soy", "nuts"})),
    "egg-free": (frozenset({"eggs"}), frozenset({"egg"}), frozenset({"soy"})),
    "eggless": (frozenset({"eggs"}), frozenset({"egg"}), frozenset({"soy"})),
    "nut-free": (frozenset({"nuts", "peanuts"}), frozenset(), frozenset()),
    "soy-free": (frozenset({"soy"}), frozenset(), frozenset()),
    "alcohol-free": (frozenset(), frozenset({"alcohol"}), frozenset()),
    "non-alcoholic": (frozenset(), frozenset({"alcohol"}), frozenset()),
}
# What is sold made without something; "vegan salmon" is not, and a text that says so means salmon.
_BASES = """
aioli, alfredo sauce, all-purpose flour, bagel, baking powder, barbecue sauce, beef stock, beer, biscuit, bread, bread
flour, breadcrumb, brownie, bun, burger, butter, buttermilk, caesar dressing, cake, cake flour, cake mix, caramel
sauce, cereal, champagne, cheddar cheese, cheese, cheese sauce, chicken nugget, chicken stock, chocolate sandwich
cookie, condensed milk, cookie, cookie dough, cornbread, cornbread mix, cottage cheese, cracker, cream, cream cheese,
creme fraiche, crouton, crust, curry paste, custard, dough, dressing, dumpling, egg, egg noodle, english muffin,
evaporated milk, feta cheese, fettuccine, fish sauce, frosting, frozen yogurt, fusilli, gelatin, gin, gingersnap,
gnocchi, graham cracker, graham cracker crust, granola, gravy, half-and-half, hoisin sauce, honey, hot dog, ice cream,
ice cream cone, jello, kimchi, ladyfinger, lasagna noodle, linguine, macaroni, macaroni and cheese, marshmallow,
marshmallow creme, mascarpone cheese, mayonnaise, meatball, milk, milk chocolate, milk powder, mozzarella cheese,
muffin, naan, noodle, oat, oyster sauce, pancake, panko, parmesan cheese, pasta, penne, pesto, phyllo dough, pie
crust, pita bread, pizza, pizza dough, pretzel, protein powder, pudding, pudding mix, puff pastry, ramen noodle, ranch
dressing, ravioli, red wine, ricotta cheese, rotini, rum, seasoning, self-rising flour, soup, sour cream, spaghetti,
sparkling wine, spirit, stock, stuffing mix, teriyaki sauce, tortilla, vanilla extract, vanilla wafer, vegetable
stock, vodka, waffle, whipped cream, whipped topping, white chocolate, white wine, wine, worcestershire sauce, yogurt
"""
BASES = tuple(" ".join(name.split()) for name in _BASES.split(","))


def free_from(
    foods: Mapping[str, Foodstuff], forms: Mapping[str, tuple[Words, ...]]
) -> Iterator[tuple[Foodstuff, tuple[Words, ...]]]:
    """The foods made without something, each with the forms in which it is written; what the tables have is left."""
    taken = {form for several in forms.values() for form in several}
    for without, (allergens, contains, instead) in WITHOUT.items():
        first = words_of(without)
        for food in map(foods.__getitem__, BASES):
            held = food.allergens & allergens or food.contains & contains
            if not held or first + forms[food.name][0] in taken:
                continue
            new = tuple(form for plain in _plain(forms[food.name]) if (form := first + plain) not in taken)
            if new:
                taken.update(new)
                yield _without(food, f"{without} {food.name}", allergens, contains, instead), new


def _plain(forms: tuple[Words, ...]) -> tuple[Words, ...]:
    """The canonical form, and others of a word or two: longer ones are hardly written behind such first words."""
    return forms[:1] + tuple(form for form in forms[1:4] if len(form) <= 2)


def _without(
    food: Foodstuff, name: str, allergens: frozenset[str], contains: frozenset[str], instead: frozenset[str]
) -> Foodstuff:
    gone = contains | {MEANT_BY_ALLERGEN[one] for one in allergens if one in MEANT_BY_ALLERGEN}
    return Foodstuff(
        name=name,
        parents=(),
        category=food.category,
        allergens=(food.allergens - allergens) | instead,
        contains=food.contains - gone,
        chinese=None,
        common=(food.common - allergens - gone) | (instead - food.allergens),
    )
