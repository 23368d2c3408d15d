"""Amounts of written recipes: the list and the steps say the same, for any number of people and in any units."""

from fractions import Fraction

import pytest

from seqchef.applications.writing.written import WrittenRecipe
from seqchef.food.temperatures import both_scales, celsius, fahrenheit
from seqchef.interfaces.writing import headed
from seqchef.interfaces.written_amounts import measured

LINES = ("2 tablespoons olive oil", "1 cup flour", "3 eggs", "1 pound leeks, sliced", "salt to taste")


def step(text: str, by: str = "1", system=None, lines=LINES, language: str = "en") -> str:
    recipe = WrittenRecipe(title="Pancakes", ingredients=lines, steps=(text,), language=language)
    return measured(recipe, Fraction(by), system).steps[0]


@pytest.mark.parametrize(
    ("by", "before", "after"),
    [
        ("2", "Heat 1 tablespoon of the oil.", "Heat 2 tablespoons of the oil."),
        ("1/2", "Add 1/2 cup flour and 4 cups water.", "Add 1/4 cup flour and 2 cups water."),
        ("2", "Whisk in 2 to 3 tablespoons flour.", "Whisk in 4–6 tablespoons flour."),
        ("2", "Beat the 3 eggs with the rest of 1 cup flour.", "Beat the 6 eggs with the rest of 2 cups flour."),
    ],
)
def test_a_part_of_a_line_grows_with_it(by, before, after):
    assert step(before, by) == after


@pytest.mark.parametrize(
    "text",
    [
        "Cook for 10 minutes in a 2-quart saucepan.",
        "Bake at 350 degrees F (175 degrees C) in a 9x13 inch pan for 20 to 25 minutes.",
        "Spoon 2 tablespoons batter onto each plate.",
        "Put 1 tablespoon flour on each leek.",
        "Cut the leeks into 2 inch lengths, then into 4 pieces.",
        "Break 1 egg into a cup.",  # the list has three: this one is one of them
        "Season with salt.",
    ],
)
def test_times_heat_vessels_and_what_goes_on_each_piece_stay(text):
    assert step(text, "3") == text


def test_units_change_in_list_and_steps_alike():
    recipe = WrittenRecipe(title="Pancakes", ingredients=LINES, steps=("Add 1 cup flour and 1 pound leeks.",))
    found = measured(recipe, Fraction(1), "metric")
    assert found.ingredients == (
        "2 tablespoons olive oil",
        "125 g flour",
        "3 eggs",
        "455 g leeks, sliced",
        "salt to taste",
    )
    assert found.steps == ("Add 125 g flour and 455 g leeks.",)
    back = measured(found, Fraction(1), "imperial")
    assert back.ingredients[3] == "1 lb leeks, sliced"


@pytest.mark.parametrize(
    ("line", "metric"),
    [
        ("2 cups all-purpose flour", "250 g all-purpose flour"),
        ("1/2 cup white sugar", "100 g white sugar"),
        ("1 cup milk", "235 ml milk"),
        ("1 quart chicken broth", "950 ml chicken broth"),
        ("1/2 cup butter, softened", "115 g butter, softened"),
        ("2 teaspoons salt", "2 teaspoons salt"),
        ("1 cup of something", "235 ml of something"),
        ("8 ounces cheddar", "225 g cheddar"),
        ("1/4 cup heavy cream", "60 ml heavy cream"),
        ("3 1/2 pounds potatoes", "1.6 kg potatoes"),
        ("1 1/2 ounces gin", "45 ml gin"),
        ("2 to 3 cloves garlic", "2 to 3 cloves garlic"),
        ("1 fennel bulb, sliced", "1 fennel bulb, sliced"),
        ("1 (14 ounce) can beans", "1 (14 ounce) can beans"),
    ],
)
def test_metric_kitchens_weigh_what_is_not_poured(line, metric):
    recipe = WrittenRecipe(title="Dish", ingredients=(line,), steps=())
    assert measured(recipe, Fraction(1), "metric").ingredients == (metric,)


@pytest.mark.parametrize(
    ("line", "by", "system", "after"),
    [
        ("1 onion, chopped", "25", None, "25 onions, chopped"),
        ("2 large tomatoes", "1/4", None, "1/2 large tomato"),
        ("1 potato", "2", None, "2 potatoes"),
        ("1 (10 ounce) can diced tomatoes", "2", None, "2 (10 ounce) cans diced tomatoes"),
        ("2 (14 ounce) cans beef broth", "1/4", None, "1/2 (14 ounce) can beef broth"),
        ("1 teaspoon curry powder", "25", None, "1/2 cup curry powder"),
        ("2 tablespoons butter", "25", None, "3 1/4 cups butter"),
        ("2 tablespoons butter", "25", "metric", "710 g butter"),
        ("1 cup milk", "1/8", None, "2 tablespoons milk"),
        ("3 tablespoons flour", "1", "metric", "3 tablespoons flour"),
    ],
)
def test_more_is_counted_in_the_plural_and_measured_in_bigger_measures(line, by, system, after):
    recipe = WrittenRecipe(title="Dish", ingredients=(line,), steps=())
    assert measured(recipe, Fraction(by), system).ingredients == (after,)


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("chicken  curry", "Chicken curry"),
        ("BLT", "BLT"),
        ("pâté en croûte", "Pâté en croûte"),
        ("番茄炒蛋", "番茄炒蛋"),
    ],
)
def test_a_title_begins_with_a_capital(typed, title):
    assert headed(typed) == title


def test_eggs_that_cannot_be_halved_are_a_note():
    recipe = WrittenRecipe(title="Pancakes", ingredients=LINES, steps=(), notes=("Labels decide.",))
    found = measured(recipe, Fraction(1, 2), None)
    assert found.notes == ("Labels decide.", "eggs: 1 1/2 cannot be halved: beat 2 and use 75 % of them")


def test_a_food_inside_its_amount_stays():
    recipe = WrittenRecipe(title="Salad", ingredients=("1 fennel bulb, sliced",), steps=())
    assert measured(recipe, Fraction(2), None).ingredients == ("2 fennel bulb, sliced",)


def test_nothing_changes_where_nothing_is_wanted():
    recipe = WrittenRecipe(title="Pancakes", ingredients=LINES, steps=("Add 1 cup flour.",))
    assert measured(recipe, Fraction(1), None) is recipe


def test_chinese_amounts_stand_before_or_behind_their_food():
    lines = ("鸡蛋 3个", "番茄 200克", "盐 2克")
    assert step("鸡蛋3个打散，加入盐1克。", "2", lines=lines, language="zh") == "鸡蛋6个打散，加入盐2克。"
    text = "锅中加清水 100毫升，放入200克番茄，煮5分钟。"
    assert step(text, "2", lines=lines, language="zh") == "锅中加清水 200毫升，放入400克番茄，煮5分钟。"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Bake at 350 degrees F.", "Bake at 350 degrees F (175 degrees C)."),
        ("Bake at 180°C until 74 C inside.", "Bake at 180°C (350°F) until 74 C (165 F) inside."),
        ("Keep at 325 to 350°F.", "Keep at 325 to 350°F (165 to 175°C)."),
        ("Bake at 350 degrees F (175 degrees C).", "Bake at 350 degrees F (175 degrees C)."),
        ("Heat to 74 C/165 F, 2 C of flour", "Heat to 74 C/165 F, 2 C of flour"),
    ],
)
def test_heat_stands_in_both_scales_once(before, after):
    assert both_scales(before) == after
    assert both_scales(after) == after


@pytest.mark.parametrize(("inside_c", "inside_f"), [(63, 145), (71, 160), (74, 165)])
def test_safe_temperatures_are_the_same_in_both_scales(inside_c, inside_f):
    assert fahrenheit(inside_c) == inside_f
    assert celsius(inside_f) == inside_c


@pytest.mark.parametrize(("oven_f", "oven_c"), [(325, 165), (350, 175), (375, 190), (400, 205), (425, 220), (450, 230)])
def test_an_oven_is_set_in_steps_of_five_degrees(oven_f, oven_c):
    assert celsius(oven_f) == oven_c
    assert fahrenheit(oven_c) == oven_f
