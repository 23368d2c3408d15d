"""The independent checker: recipes that keep every promise, and one that breaks each."""

from dataclasses import replace
from typing import Any

import pytest

from seqchef.applications.writing.checks import LONGEST_COPY, check
from seqchef.applications.writing.wishes import Wish
from seqchef.applications.writing.written import PROMISES, WrittenRecipe

ANY = Wish(dish="Baked chicken with leeks")
GOOD = WrittenRecipe(
    title="Baked Chicken with Leeks",
    ingredients=("4 chicken breasts", "2 leeks, sliced", "2 tablespoons olive oil", "1/2 teaspoon salt"),
    steps=(
        "Preheat the oven to 400 degrees F (200 degrees C).",
        "Heat the oil in a pan and cook the leeks with the salt for 5 minutes.",
        "Put the chicken on the leeks and bake for 25 minutes, until the thickest part reaches 165 degrees F "
        "(74 degrees C).",
    ),
)


def broken(recipe: WrittenRecipe, wish: Wish = ANY, **also: Any) -> dict[str, str]:
    return {one.promise: one.found for one in check(recipe, wish, **also) if one.found is not None}


def with_steps(*steps: str) -> WrittenRecipe:
    return replace(GOOD, steps=steps)


def with_lines(*lines: str) -> WrittenRecipe:
    return replace(GOOD, ingredients=lines)


def test_there_is_one_check_for_each_promise_in_order() -> None:
    assert tuple(one.promise for one in check(GOOD, ANY)) == PROMISES


def test_a_good_recipe_passes() -> None:
    assert broken(GOOD) == {}


@pytest.mark.parametrize(
    ("recipe", "words"),
    [
        (replace(GOOD, title=""), "title has 0"),
        (replace(GOOD, steps=()), "0 steps"),
        (replace(GOOD, ingredients=()), "0 ingredients"),
        (with_steps(*GOOD.steps, "Serve with the"), "ends with"),
        (with_steps(*GOOD.steps, "Serve (hot."), "bracket"),
        (with_steps(*GOOD.steps, "Serve <step> hot."), "no text"),
        (with_steps(*GOOD.steps, GOOD.steps[1]), "said 2 times"),
        (with_lines(*GOOD.ingredients, "1 cup of"), "ends with"),
    ],
)
def test_a_broken_structure_is_seen(recipe: WrittenRecipe, words: str) -> None:
    assert words in broken(recipe)["structure"]


def test_given_lines_and_title_are_kept() -> None:
    wish = Wish(dish=GOOD.title, lines=GOOD.ingredients)
    assert broken(GOOD, wish) == {}
    assert "not the one" in broken(with_lines("1 leek"), wish)["structure"]
    assert "the title is" in broken(replace(GOOD, title="Leeks"), wish)["structure"]


def test_an_ingredient_that_no_step_names_is_seen() -> None:
    found = broken(with_lines(*GOOD.ingredients, "2 red bell peppers, chopped", "1 cup shredded cheddar cheese"))
    assert "red bell peppers" in found["ingredients used"]
    assert "cheddar" in found["ingredients used"]


@pytest.mark.parametrize("words", ["the cheddar", "the cheese", "all the ingredients"])
def test_an_ingredient_is_used_by_its_head_its_kind_or_all_at_once(words: str) -> None:
    recipe = replace(GOOD, ingredients=(*GOOD.ingredients, "1 cup cheddar"), steps=(*GOOD.steps, f"Add {words}."))
    assert "ingredients used" not in broken(recipe)


def test_a_food_that_was_asked_for_must_be_listed() -> None:
    assert "asked for" in broken(GOOD, Wish(foods=("chicken", "parsnip")))["ingredients used"]
    for foods in (("chicken", "leek"), ("鸡肉", "橄榄油")):
        assert broken(GOOD, Wish(foods=foods)) == {}


@pytest.mark.parametrize("food", ["mushrooms", "parmesan", "soy sauce", "carrots", "black pepper"])
def test_a_food_that_no_line_names_is_seen(food: str) -> None:
    assert food in broken(with_steps(*GOOD.steps, f"Add the {food}."))["nothing unlisted"]


@pytest.mark.parametrize(
    "step",
    [
        "Pour in the water.",
        "Save a cup of pasta water.",
        "Put it into a pie dish.",
        "Serve the sauce.",
        "Dry it with paper towels.",
        "Roast it.",
    ],
)
def test_water_tools_and_what_is_made_need_no_line(step: str) -> None:
    assert "nothing unlisted" not in broken(with_steps(*GOOD.steps, step))


def test_peanut_butter_is_no_butter() -> None:
    recipe = with_lines(*GOOD.ingredients, "2 tablespoons peanut butter")
    wish = Wish(dish="x", without=frozenset({"milk"}))
    assert "allergens" not in broken(recipe, wish)
    for step in ("Add the butter beans.", "Butter a dish.", "Melt the butter for 2 minutes."):
        assert "butter" in broken(replace(recipe, steps=(*GOOD.steps, step)))["nothing unlisted"]


@pytest.mark.parametrize("line", ["40 cups olive oil", "200 leeks", "0 leeks", "40 pounds salt"])
def test_an_impossible_amount_is_seen(line: str) -> None:
    assert line in broken(with_lines(*GOOD.ingredients, line))["amounts"]


@pytest.mark.parametrize(
    ("allergen", "line"),
    [
        ("milk", "1 cup ghee"),
        ("gluten", "2 cups semolina"),
        ("fish", "1 teaspoon worcestershire sauce"),
        ("nuts", "marzipan"),
    ],
)
def test_an_allergen_is_seen_in_lines_steps_and_title(allergen: str, line: str) -> None:
    wish = Wish(dish="x", without=frozenset({allergen}))
    food = line.rpartition("cup ")[2].rpartition("cups ")[2].rpartition("teaspoon ")[2]
    for recipe in (
        with_lines(*GOOD.ingredients, line),
        with_steps(*GOOD.steps, f"Add the {food}."),
        replace(GOOD, title=f"Chicken and {food}"),
    ):
        assert allergen in broken(recipe, wish)["allergens"]
    assert "allergens" not in broken(GOOD, wish)


def test_words_that_tell_of_an_allergen_are_seen_and_what_says_that_it_is_without_is_not() -> None:
    wish = Wish(dish="x", without=frozenset({"gluten"}))
    assert "breaded" in broken(with_steps(*GOOD.steps, "Turn the breaded chicken."), wish)["allergens"]
    without_milk = Wish(dish="x", without=frozenset({"milk"}))
    assert "dairy" in broken(with_steps(*GOOD.steps, "Keep the dairy cold."), without_milk)["allergens"]
    assert "allergens" not in broken(with_steps(*GOOD.steps, "It is dairy-free."), without_milk)


def test_a_title_that_was_given_may_name_what_commonly_has_it_and_another_may_not() -> None:
    wish = Wish(dish="Chicken casserole with leeks", without=frozenset({"milk"}))
    titled = replace(GOOD, title="Chicken casserole with leeks")
    assert "allergens" not in broken(titled, wish)
    assert "casserole" in broken(titled, replace(wish, dish="Chicken"))["allergens"]
    cheese = Wish(dish="Chicken with cheese", without=frozenset({"milk"}))
    assert "cheese" in broken(replace(GOOD, title="Chicken with cheese"), cheese)["allergens"]


def test_what_nobody_knows_breaks_a_diet() -> None:
    assert "nobody can say" in broken(with_lines("1 cup wumbo"), Wish(dish="x", diets=("vegan",)))["diets"]


def test_a_diet_is_kept_or_seen() -> None:
    assert "poultry" in broken(GOOD, Wish(dish="x", diets=("vegan",)))["diets"]
    assert "diets" not in broken(GOOD, Wish(dish="x", diets=("pork-free",)))


@pytest.mark.parametrize(
    "last",
    [
        "Bake the chicken for 25 minutes.",
        "Bake the chicken for 25 minutes until it reaches 145 degrees F inside.",
        "Bake the chicken at 400 degrees F for 25 minutes until the juices run clear in the middle.",
    ],
)
def test_poultry_without_a_safe_temperature_is_seen(last: str) -> None:
    assert "chicken (74 C)" in broken(with_steps(*GOOD.steps[:2], last))["safe temperatures"]


def test_a_temperature_of_another_food_does_not_count() -> None:
    recipe = replace(
        GOOD, ingredients=(*GOOD.ingredients, "1 pound ground pork"), steps=(*GOOD.steps, "Add the ground pork.")
    )
    assert broken(recipe)["safe temperatures"] == "no safe temperature for ground pork (71 C)"


@pytest.mark.parametrize("degrees", ["700 degrees F", "50 degrees C", "400 C", "100 degrees F"])
def test_an_oven_that_nobody_has_is_seen(degrees: str) -> None:
    assert "an oven at" in broken(with_steps(f"Preheat the oven to {degrees}.", *GOOD.steps[1:]))["oven temperatures"]


def test_scales_that_disagree_are_seen() -> None:
    found = broken(with_steps("Preheat the oven to 350 degrees F (250 degrees C).", *GOOD.steps[1:]))
    assert "is not" in found["oven temperatures"]


@pytest.mark.parametrize("step", ["Simmer the leeks.", "Add the leeks and cook until soft.", "Cover and bake."])
def test_heat_without_a_time_is_seen(step: str) -> None:
    assert broken(with_steps(*GOOD.steps, step))["times"] == "no time in step 4"


@pytest.mark.parametrize(
    "step",
    [
        "Simmer for 10 to 12 minutes.",
        "Cook overnight.",
        "Grease a baking dish.",
        "Fry for a minute.",
        "Serve with the roasted leeks.",
        "Bring the water to a boil.",
        "Cook for 1 1/2 hours.",
        "Bake for another 5 minutes or so.",
    ],
)
def test_heat_with_a_time_and_no_heat_at_all_pass(step: str) -> None:
    assert "times" not in broken(with_steps(*GOOD.steps, step))


def test_more_minutes_than_asked_for_are_seen() -> None:
    assert "40 at most" in broken(replace(GOOD, minutes=55), Wish(dish="x", max_minutes=40))["times"]


class Guard:
    """Says that so many words were copied."""

    def __init__(self, words: int) -> None:
        self.words = words

    def longest_run(self, words: list[str]) -> int:
        assert words[:3] == ["preheat", "the", "oven"]
        return self.words


def test_a_copy_is_what_the_guard_says() -> None:
    assert "26 words" in broken(GOOD, guard=Guard(LONGEST_COPY + 1))["not copied"]
    assert "not copied" not in broken(GOOD, guard=Guard(LONGEST_COPY))
    assert "30 words" in broken(replace(GOOD, longest_overlap=30))["not copied"]
