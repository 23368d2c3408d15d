"""Contents: amounts inside what is plausible, and nothing that an allergen or a diet leaves out."""

import re
from fractions import Fraction

from seqchef.applications.writing.amounts.table import Row, counted
from seqchef.applications.writing.checks.names import named, told
from seqchef.applications.writing.dish_names import stated
from seqchef.applications.writing.wishes import Wish
from seqchef.applications.writing.written import WrittenRecipe
from seqchef.food.diets import Restriction, restriction

FOR_SERVINGS = 4  # that the table is taken to be for
ENOUGH_LINES = 100  # from which on a food's own row is believed; below, the unit's row, widened
WIDER = 4
AMOUNT = re.compile(r"^\s*(?:(\d+)\s+)?(?:(\d+)/(\d+)|(\d+(?:\.\d+)?))\s*(?:\([^)]*\)\s*)?([a-z]+)?\b", re.IGNORECASE)
UNITS = {
    "cup": "cup cups",
    "tbsp": "tablespoon tablespoons tbsp",
    "tsp": "teaspoon teaspoons tsp",
    "lb": "pound pounds lb lbs",
    "oz": "ounce ounces oz",
    "g": "g gram grams gramme grammes",
    "kg": "kg kilogram kilograms",
    "ml": "ml millilitre millilitres milliliter milliliters",
    "l": "l litre litres liter liters",
    "can": "can cans tin tins",
    "clove": "clove cloves",
    "package": "package packages pack packs",
    "pint": "pint pints",
    "quart": "quart quarts",
    "gallon": "gallon gallons",
    "pinch": "pinch pinches",
    "dash": "dash dashes",
}
UNIT_OF = {word: unit for unit, words in UNITS.items() for word in words.split()}


def amounts(recipe: WrittenRecipe, wish: Wish) -> str | None:
    """The first line whose amount lies outside the band of its food and unit; lines that were given are kept."""
    if wish.lines:
        return None
    for line in recipe.ingredients:
        match, foods = AMOUNT.match(line), named(line)
        if match is None or not foods:
            continue
        whole, over, under, number, word = match.groups()
        if under is not None and int(under) == 0:
            return f"{line}: no amount"
        quantity = Fraction(int(whole or 0)) + (Fraction(int(over), int(under)) if over else Fraction(number))
        unit = UNIT_OF.get((word or "").casefold())
        low, high = _band(foods[0].food.name, unit, recipe.servings)
        if quantity <= 0 or not low <= quantity <= high:
            return f"{line}: expected {float(low):g} to {float(high):g} {unit or 'pieces'}"
    return None


def allergens(recipe: WrittenRecipe, wish: Wish) -> str | None:
    """The first food that holds an allergen which was to be left out, in title, lines or steps."""
    return _excluded(recipe, wish, restriction((), wish.without))


def diets(recipe: WrittenRecipe, wish: Wish) -> str | None:
    """The first food that does not fit a diet, in title, lines or steps."""
    return _excluded(recipe, wish, restriction(wish.diets))


def _excluded(recipe: WrittenRecipe, wish: Wish, limits: Restriction) -> str | None:
    """A title that was given is held to what it states, as it was when it was asked for; any other to all its foods."""
    if not limits:
        return None
    for line in recipe.ingredients:
        if not line.rstrip().endswith(":") and not named(line):
            return f"{line}: not known, so nobody can say what it holds"
    given = recipe.title == wish.dish
    for said, _, held in stated(recipe.title, limits) if given else ():
        return f"{said}: {', '.join(sorted(held))}"
    for text in (*recipe.ingredients, *recipe.steps, *(() if given else (recipe.title,))):
        for one in (*named(text), *told(text)):
            held = (one.food.allergens & limits.allergens) | (one.food.contains & limits.contains)
            if held:
                return f"{one.words}: {', '.join(sorted(held))}"
    return None


def _band(food: str, unit: str | None, servings: int | None) -> tuple[Fraction, Fraction]:
    """The least and the most of a food in a unit; more people may need more, fewer less."""
    own, any_food = counted().get(food, {}).get(unit), counted().get("*", {}).get(unit)
    row: Row | None = own if own is not None and own.lines >= ENOUGH_LINES else any_food
    if row is None:
        return Fraction(0), Fraction(2000)
    wider = 1 if row is own else WIDER
    share = Fraction(servings or FOR_SERVINGS, FOR_SERVINGS)
    return row.low / wider * min(share, Fraction(1)), row.high * wider * max(share, Fraction(1))
