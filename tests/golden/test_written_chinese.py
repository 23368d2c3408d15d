"""Recipes in Chinese: foods given in Chinese, lines, titles and steps, as a reader sees them."""

from fractions import Fraction
from importlib.resources import files

import numpy as np
import pytest

from seqchef.applications.writing.chinese.amounts import chinese_amount
from seqchef.applications.writing.chinese.dishes import LINES, dishes, foods_of_dish, line_for, seasoned
from seqchef.applications.writing.chinese.foods import HAN, OTHER_NAMES, chinese_name, foods_in_chinese
from seqchef.applications.writing.chinese.lines import chinese_line
from seqchef.applications.writing.chinese.recipes import in_chinese
from seqchef.applications.writing.chinese.sentences import BEGINNING, GOING_ON
from seqchef.applications.writing.chinese.titles import english_title
from seqchef.applications.writing.templates import sentences
from seqchef.applications.writing.templates.listed import listed_foods
from seqchef.applications.writing.templates.stages import STAGES
from seqchef.applications.writing.written import WrittenRecipe
from seqchef.errors import BadInput
from seqchef.food.lexicon import lexicon

RISOTTO = WrittenRecipe(
    title="Mushroom Risotto",
    ingredients=(
        "2 tablespoons butter",
        "1 onion, chopped",
        "3 garlic cloves, minced",
        "1 1/2 cups rice",
        "1 quart chicken stock",
        "8 ounces mushrooms, sliced",
        "salt and black pepper to taste",
    ),
    steps=("Cook it.",),
    notes=("Labels decide.",),
    seed=7,
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("大米、蘑菇、鸡蛋", ["rice", "mushroom", "egg"]),
        ("番茄2个，鸡胸肉300克 洋葱一个", ["tomato", "chicken breast", "onion"]),
        ("新鲜蘑菇和豆腐", ["mushroom", "tofu"]),
        ("牛腩，土豆，八角", ["beef brisket", "potato", "star anise"]),
        ("葱姜蒜", ["green onion", "ginger", "garlic"]),
        ("雞蛋、番茄", ["egg", "tomato"]),
        ("rice、鸡蛋", ["rice", "egg"]),
        ("鸡蛋、鸡蛋2个", ["egg"]),
        ("花生酱 面条", ["peanut butter", "noodle"]),
    ],
)
def test_foods_that_are_given_in_chinese(text, names):
    assert [food.name for food in foods_in_chinese(text)] == names


def test_what_is_no_food_is_named():
    with pytest.raises(BadInput, match='no known food: "漂白水"; expected names of foods'):
        foods_in_chinese("鸡蛋、漂白水")


def test_every_chinese_name_of_the_lexicon_is_a_food_that_has_it():
    names = {food.chinese for food in lexicon().foods.values() if food.chinese}
    assert len(names) > 500
    assert [name for name in names if not foods_in_chinese(name)[0].chinese] == []


def test_the_names_beside_the_lexicon_mean_foods_of_the_lexicon():
    assert [english for english in OTHER_NAMES.values() if lexicon().named(english) is None] == []


def test_a_food_without_a_chinese_name_keeps_its_own_in_brackets():
    assert chinese_name(None, "mystery root") == "（mystery root）"


@pytest.mark.parametrize(
    ("line", "chinese"),
    [
        ("2 onions, chopped", "洋葱 2 个，切碎"),
        ("3 garlic cloves, minced", "大蒜 3 瓣，切末"),
        ("1 cup milk", "牛奶 235 毫升"),
        ("2 cups flour", "面粉 250 克"),
        ("1/2 teaspoon salt", "盐 1/2 小匙"),
        ("1 pinch salt", "盐 少许"),
        ("salt and pepper to taste", "盐和胡椒 适量"),
        ("2 (14 ounce) cans chicken broth", "鸡高汤 2 罐"),
        ("1 pound ground beef", "牛肉末 455 克"),
        ("3 eggs, beaten", "鸡蛋 3 个，打散"),
        ("洋葱 2 个", "洋葱 2 个"),
    ],
)
def test_lines_in_chinese(line, chinese):
    assert chinese_line(line) == chinese


def test_litres_and_kilograms_from_a_thousand_on():
    assert chinese_amount(Fraction(2), "quart", lexicon().foods["milk"]) == "1.89 升"
    assert chinese_amount(Fraction(3), "lb", lexicon().foods["potato"]) == "1.36 千克"


def test_a_recipe_in_chinese_says_what_it_is():
    recipe = in_chinese(RISOTTO)
    assert recipe.title == "蘑菇烩饭"
    assert recipe.language == "zh" and recipe.seed == 7
    assert "步骤由模板写成" in recipe.notes and "Labels decide." in recipe.notes
    assert recipe.from_template == tuple(range(len(recipe.steps)))
    assert recipe.steps == (
        "将黄油放入平底锅中，中火加热 2 分钟。",
        "加入洋葱和大蒜，翻炒 4 分钟。",
        "加入蘑菇，翻炒 8 分钟。",
        "加入大米和鸡高汤，煮开后盖上锅盖，小火煮 20 分钟至软熟。",
        "拌入盐和黑胡椒，小火加热 3 分钟。装盘即可。",
    )
    assert recipe.minutes == 37


def test_every_food_of_a_recipe_is_named_in_chinese_in_its_steps():
    recipe = in_chinese(RISOTTO)
    text = "".join(recipe.steps)
    for one in listed_foods(RISOTTO.ingredients):
        name = chinese_name(one.food, one.said)
        assert HAN.search(name) and name in text, name


def test_chicken_in_chinese_has_its_temperature_and_beef_rests():
    recipe = in_chinese(
        WrittenRecipe(title="Chicken Stew", ingredients=("1 chicken", "1 pound beef", "2 carrots"), steps=())
    )
    text = "".join(recipe.steps)
    assert "鸡肉的中心温度达到 74°C（165°F）" in text
    assert "牛肉的中心温度达到 63°C（145°F）" in text and "静置 3 分钟" in text


def test_each_act_has_words_in_both_languages():
    acts = {stage.act for stages in STAGES.values() for stage in stages} | {"stew"}
    assert acts <= GOING_ON.keys() and acts <= sentences.GOING_ON.keys()
    assert BEGINNING.keys() == sentences.BEGINNING.keys()


def test_every_food_of_every_known_dish_is_in_the_lexicon_and_has_a_chinese_name():
    rows = files("seqchef.applications.writing.chinese").joinpath("dishes.txt").read_text("utf-8").splitlines()
    assert len(rows) == len(dishes()) > 60
    for row in rows:
        dish, _, names = row.partition(": ")
        assert len(dishes()[dish]) == names.count(",") + 1, dish
        assert all(food.chinese for food in dishes()[dish]), dish


def test_a_known_dish_has_its_own_foods_also_under_a_longer_name():
    names = [food.name for food in foods_of_dish("家常番茄炒蛋")]
    assert names == ["tomato", "egg", "green onion", "sugar", "vegetable oil", "salt"]
    assert foods_of_dish("番茄沙拉") == ()


def test_savoury_foods_are_seasoned_by_chance_and_others_are_left_to_the_model():
    foods = [lexicon().foods[name] for name in ("chicken breast", "broccoli")]
    made = {tuple(food.name for food in seasoned(foods, np.random.default_rng(seed))) for seed in range(9)}
    assert len(made) > 5
    assert all(one[:2] == ("chicken breast", "broccoli") and one[-2:] == ("vegetable oil", "salt") for one in made)
    assert seasoned([lexicon().foods[name] for name in ("flour", "egg")], np.random.default_rng(0)) == ()


def test_lines_of_chinese_kitchens_are_of_the_food_that_they_stand_for():
    for name in LINES:
        assert name in {one.food.name for one in listed_foods((LINES[name],)) if one.food} | {"sugar"}
        assert line_for(lexicon().foods[name]) == LINES[name]


def test_a_chinese_title_that_ends_in_a_kind_of_dish_has_an_english_one():
    assert english_title("蓝莓蛋糕", [lexicon().foods["blueberry"]]) == "Blueberry Cake"
    assert english_title("番茄炒蛋", []) is None
