"""What a cup and a piece of common foods weigh.

Source: USDA FoodData Central, SR Legacy (April 2018, public domain), household portions; a cup is 236.588 ml. Foods are
in the singular; `grams_per_ml` and `grams_per_piece` find them from a name as recipes write it, by its last words:
"extra-virgin olive oil" is olive oil, "fresh whole milk" is whole milk, "coconut milk" is not milk; and by
the whole name in other languages (food.food_names).
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from seqchef.food.food_names import in_english

SOURCE = "USDA FoodData Central, SR Legacy"
CUP_ML = 231 * Fraction("2.54") ** 3 / 16

GRAMS_PER_CUP: Mapping[str, int] = {
    # flours and grains, dry
    "flour": 125,
    "bread flour": 137,
    "whole wheat flour": 120,
    "wholemeal flour": 120,
    "cake flour": 137,
    "rye flour": 102,
    "rice flour": 158,
    "cornstarch": 128,
    "cornflour": 128,
    "cornmeal": 122,
    "oat": 81,
    "breadcrumb": 108,
    "rice": 185,
    "arborio rice": 200,
    "risotto rice": 200,
    "quinoa": 170,
    "couscous": 173,
    "bulgur": 140,
    "lentil": 192,
    "dried chickpea": 200,
    "dried black bean": 194,
    "dried kidney bean": 184,
    "split pea": 197,
    # sugars and syrups
    "sugar": 200,
    "brown sugar": 220,
    "powdered sugar": 120,
    "confectioners' sugar": 120,
    "icing sugar": 120,
    "honey": 339,
    "molasses": 337,
    "maple syrup": 315,
    "corn syrup": 341,
    # fats
    "butter": 227,
    "lard": 205,
    "shortening": 205,
    "oil": 218,
    "olive oil": 216,
    # milk and cheese
    "milk": 244,
    "buttermilk": 245,
    "evaporated milk": 252,
    "condensed milk": 306,
    "coconut milk": 226,
    "cream": 238,
    "ice cream": 132,
    "whipped cream": 60,
    "half-and-half": 242,
    "sour cream": 230,
    "soured cream": 230,
    "cream cheese": 232,
    "yogurt": 245,
    "yoghurt": 245,
    "cottage cheese": 225,
    "ricotta": 246,
    "cheddar": 113,
    "cheddar cheese": 113,
    "mozzarella": 112,
    "mozzarella cheese": 112,
    "parmesan": 100,
    "parmesan cheese": 100,
    "feta": 150,
    "feta cheese": 150,
    # liquids and sauces
    "water": 237,
    "stock": 240,
    "broth": 240,
    "vinegar": 239,
    "balsamic vinegar": 255,
    "lemon juice": 244,
    "orange juice": 248,
    "soy sauce": 255,
    "tomato paste": 262,
    "tomato purée": 262,
    "tomato sauce": 245,
    "ketchup": 240,
    "mayonnaise": 220,
    "peanut butter": 258,
    "almond butter": 256,
    "vanilla extract": 208,
    # baking and spices
    "salt": 292,
    "baking powder": 221,
    "baking soda": 221,
    "bicarbonate of soda": 221,
    "cocoa powder": 86,
    "chocolate chip": 168,
    "black pepper": 110,
    "ground pepper": 110,
    "ground coriander": 80,
    "coriander seed": 80,
    "cinnamon": 125,
    "paprika": 109,
    # nuts, seeds, dried fruit
    "almond": 143,
    "walnut": 117,
    "pecan": 109,
    "cashew": 137,
    "peanut": 146,
    "hazelnut": 135,
    "pine nut": 135,
    "sesame seed": 144,
    "sunflower seed": 140,
    "pumpkin seed": 129,
    "raisin": 145,
    "desiccated coconut": 93,
    # vegetables, chopped or as they are
    "onion": 160,
    "carrot": 128,
    "celery": 101,
    "bell pepper": 149,
    "red pepper": 149,
    "green pepper": 149,
    "yellow pepper": 149,
    "tomato": 180,
    "cherry tomato": 149,
    "mushroom": 70,
    "spinach": 30,
    "cabbage": 89,
    "broccoli": 91,
    "cauliflower": 107,
    "zucchini": 124,
    "courgette": 124,
    "cucumber": 104,
    "pea": 145,
    "potato": 150,
    "sweet potato": 133,
    "aubergine": 82,
    "eggplant": 82,
    "parsley": 60,
    "coriander": 16,
    "cilantro": 16,
    "spring onion": 100,
    "green onion": 100,
    "scallion": 100,
    # fruit
    "blueberry": 148,
    "strawberry": 144,
    "raspberry": 123,
    "apple": 125,
    "banana": 225,
}

# The unit "piece" is one of the food itself, of medium size where the source has sizes (an egg: large).
GRAMS_PER_PIECE: Mapping[str, Mapping[str, int]] = {
    "egg": {"piece": 50},
    "egg white": {"piece": 33},
    "egg yolk": {"piece": 17},
    "butter": {"stick": 113},
    "garlic": {"clove": 3, "piece": 3},
    "garlic clove": {"piece": 3},
    "clove garlic": {"piece": 3},
    "onion": {"piece": 110},
    "spring onion": {"piece": 15},
    "green onion": {"piece": 15},
    "scallion": {"piece": 15},
    "leek": {"piece": 89},
    "carrot": {"piece": 61},
    "celery": {"stalk": 40, "stick": 40, "rib": 40},
    "potato": {"piece": 213},
    "sweet potato": {"piece": 130},
    "tomato": {"piece": 123},
    "cherry tomato": {"piece": 17},
    "bell pepper": {"piece": 119},
    "red pepper": {"piece": 119},
    "green pepper": {"piece": 119},
    "yellow pepper": {"piece": 119},
    "cucumber": {"piece": 301},
    "zucchini": {"piece": 196},
    "courgette": {"piece": 196},
    "aubergine": {"piece": 548},
    "eggplant": {"piece": 548},
    "mushroom": {"piece": 18},
    "cabbage": {"piece": 908, "head": 908},
    "cauliflower": {"piece": 588, "head": 588},
    "iceberg lettuce": {"piece": 539, "head": 539},
    "jalapeño": {"piece": 14},
    "jalapeno": {"piece": 14},
    "avocado": {"piece": 201},
    "parsley": {"sprig": 1},
    "bacon": {"slice": 28, "rasher": 28},
    "lemon": {"piece": 58},
    "lime": {"piece": 67},
    "orange": {"piece": 131},
    "apple": {"piece": 182},
    "banana": {"piece": 118},
    "peach": {"piece": 150},
    "pear": {"piece": 178},
    "strawberry": {"piece": 12},
}


def grams_per_ml(food: str) -> Fraction | None:
    """The weight of one ml of a food, in g; None when it is not in the table."""
    for name in _names(food):
        if name in GRAMS_PER_CUP:
            return GRAMS_PER_CUP[name] / CUP_ML
    return None


def grams_per_piece(food: str, unit: str) -> Fraction | None:
    """The weight of one piece, clove, stick ... of a food, in g; None when it is not in the table."""
    for name in _names(food):
        if name in GRAMS_PER_PIECE or name in GRAMS_PER_CUP:
            grams = GRAMS_PER_PIECE.get(name, {}).get(unit)
            return None if grams is None else Fraction(grams)
    return None


def _names(food: str) -> Iterator[str]:
    """The food in the singular, then without its first word, and so on."""
    words = in_english(food).lower().replace("’", "'").split()
    if words:
        words[-1] = _singular(words[-1])
    for start in range(len(words)):
        yield " ".join(words[start:])


def _singular(word: str) -> str:
    for plural, singular in (("ies", "y"), ("oes", "o"), ("s", "")):
        if word.endswith(plural) and not word.endswith(("ss", "us")) and word not in ("couscous", "molasses"):
            return word.removesuffix(plural) + singular
    return word
