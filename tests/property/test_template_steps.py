"""Laws of steps from templates, whatever the foods: every promise is kept without a model."""

import random

import pytest

from seqchef.applications.writing.amounts.usual_lines import usual_line
from seqchef.applications.writing.checks import check
from seqchef.applications.writing.constraints.durations import minutes_of
from seqchef.applications.writing.templates.listed import listed_foods
from seqchef.applications.writing.templates.plans import plan
from seqchef.applications.writing.templates.stages import STAGES
from seqchef.applications.writing.templates.steps import step_with, template_steps
from seqchef.applications.writing.wishes import Wish
from seqchef.applications.writing.written import WrittenRecipe
from seqchef.food.lexicon import lexicon

CHINESE_DISHES = (
    "小炒",
    "红烧",
    "汤",
    "清蒸",
    "凉拌",
    "白切",
    "水煮",
    "拌面",
    "炒饭",
    "粥",
    "饺子",
    "包子",
    "盒子",
    "炸",
)
DISHES = ("Dinner", "Soup of the Day", "Salad", "Stir-Fry", "Roast", "Pasta", "Cake", "Smoothie", "Pudding")


def lines_of(seed: int) -> tuple[str, ...]:
    """Usual lines for 2 to 16 foods drawn from the whole lexicon."""
    chance = random.Random(seed)
    foods = chance.sample(sorted(lexicon().foods), chance.randint(2, 16))
    return tuple(usual_line(lexicon().foods[name]) for name in foods)


@pytest.mark.parametrize("seed", range(150))
def test_every_promise_is_kept(seed):
    lines, dish = lines_of(seed), DISHES[seed % len(DISHES)]
    steps = template_steps(lines, dish=dish)
    recipe = WrittenRecipe(title=dish, ingredients=lines, steps=steps, minutes=minutes_of(steps))
    broken = {one.promise: one.found for one in check(recipe, Wish(dish=dish, lines=lines)) if not one.passed}
    assert broken == {}, (lines, steps)


@pytest.mark.parametrize("seed", range(78))
def test_every_promise_is_kept_in_chinese_kitchens(seed):
    lines, dish = lines_of(seed), CHINESE_DISHES[seed % len(CHINESE_DISHES)]
    steps = template_steps(lines, dish=dish)
    recipe = WrittenRecipe(title=dish, ingredients=lines, steps=steps, minutes=minutes_of(steps))
    broken = {one.promise: one.found for one in check(recipe, Wish(dish=dish, lines=lines)) if not one.passed}
    assert broken == {}, (lines, steps)


@pytest.mark.parametrize("method", STAGES)
@pytest.mark.parametrize("seed", range(10))
def test_a_plan_uses_each_food_exactly_once_by_any_method(method, seed):
    foods = listed_foods(lines_of(seed))
    used = [one for act in plan(foods, method) for one in act.foods if act.act != "toss_boiled"]
    assert sorted(one.said for one in used) == sorted(one.said for one in foods)


@pytest.mark.parametrize("seed", range(20))
def test_steps_take_no_longer_than_they_may(seed):
    steps = template_steps(lines_of(seed), max_minutes=30)
    assert (minutes_of(steps) or 0) <= 30


def test_the_same_list_gives_the_same_steps():
    assert template_steps(lines_of(3)) == template_steps(lines_of(3))


@pytest.mark.parametrize("seed", range(10))
def test_one_step_may_take_in_what_is_left(seed):
    lines = lines_of(seed)
    step = step_with(lines, heated=bool(seed % 2))
    assert all(one.said in step for one in listed_foods(lines))
