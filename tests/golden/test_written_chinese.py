"""Recipes in Chinese: foods given in Chinese, lines, titles and steps, as a reader sees them."""

from fractions import Fraction
from importlib.resources import files

import numpy as np
import pytest

from seqchef.applications.writing.checks import check
from seqchef.applications.writing.chinese.amounts import chinese_amount
from seqchef.applications.writing.chinese.dishes import foods_of_dish, lines_of, seasoned
from seqchef.applications.writing.chinese.foods import (
    HAN,
    NO_FOODS,
    OTHER_NAMES,
    chinese_name,
    foods_in_chinese,
    foods_of_line,
)
from seqchef.applications.writing.chinese.known_dishes import dishes
from seqchef.applications.writing.chinese.lines import chinese_line
from seqchef.applications.writing.chinese.recipes import in_chinese
from seqchef.applications.writing.chinese.sentences import BEGINNING, GOING_ON
from seqchef.applications.writing.chinese.titles import chinese_title_of, english_title
from seqchef.applications.writing.chinese.usual_lines import LINES, line_for
from seqchef.applications.writing.known import chinese_in, is_dish
from seqchef.applications.writing.templates import sentences
from seqchef.applications.writing.templates.listed import listed_foods
from seqchef.applications.writing.templates.methods import methods_for
from seqchef.applications.writing.templates.plans import DRY, EMPTY, POURED, plan, within
from seqchef.applications.writing.templates.stages import STAGES
from seqchef.applications.writing.templates.steps import template_steps
from seqchef.applications.writing.wishes import Wish
from seqchef.applications.writing.written import WrittenRecipe
from seqchef.errors import BadInput
from seqchef.food.lexicon import lexicon
from seqchef.formats.scaled import wording

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
    assert [name for name in names - NO_FOODS if not foods_in_chinese(name)[0].chinese] == []


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
        ("2 scallions, chopped", "葱 2 根，切葱花"),
        ("2 cucumbers, smashed", "黄瓜 2 根，拍碎"),
        ("30 ml soy sauce", "生抽 30 毫升"),
        ("1 piece cassia", "桂皮 1 块"),
        ("10 g cornstarch", "生粉 10 克"),
        ("400 g cooked rice", "米饭 400 克"),
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
    acts = {stage.act for stages in STAGES.values() for stage in stages}
    acts.update(*(table.values() for table in (DRY, EMPTY, POURED)))
    assert acts <= GOING_ON.keys() and acts <= sentences.GOING_ON.keys()
    assert BEGINNING.keys() == sentences.BEGINNING.keys()


def test_every_food_of_every_known_dish_is_in_the_lexicon_and_has_a_chinese_name():
    rows = files("seqchef.applications.writing.chinese").joinpath("dishes.txt").read_text("utf-8").splitlines()
    assert len(rows) == len(dishes()) > 100
    cuts = ("minced", "cubed", "sliced", "chopped", "shredded", "smashed", "sections", "diced", "soaked")
    for row in rows:
        dish, _, names = row.partition(": ")
        assert len(dishes()[dish]) == sum(part not in cuts for part in names.split(", ")), dish
        assert all(food.chinese for food in dishes()[dish]), dish


def written(dish: str, max_minutes: int | None = None) -> WrittenRecipe:
    """A known dish in Chinese, its English form checked before and its Chinese one after."""
    lines = lines_of(dish, foods_of_dish(dish))
    wish = Wish(dish=dish, language="zh")
    english = WrittenRecipe(title=dish, ingredients=lines, steps=template_steps(lines, dish=dish))
    assert [one for one in check(english, wish) if not one.passed] == []
    recipe = in_chinese(english, max_minutes)
    assert [one for one in check(recipe, wish) if not one.passed] == []
    return recipe


@pytest.mark.parametrize("dish", dishes())
def test_every_known_dish_keeps_every_promise_in_both_languages(dish):
    recipe = written(dish)
    text = "".join(recipe.steps)
    assert "（" not in "".join(recipe.ingredients), recipe.ingredients
    unnamed = [line for line in recipe.ingredients if line.split(" ")[0] not in text]
    assert unnamed in ([], ["大米 300 克"], ["米饭 300 克"]), text


def test_a_wok_dish_is_made_in_the_order_of_a_wok():
    assert written("宫保鸡丁").ingredients[0] == "鸡胸肉 400 克，切丁"
    assert written("宫保鸡丁").steps == (
        "鸡胸肉加料酒和生粉抓匀，腌制 10 分钟。",
        "花生放入锅中，小火干炒 3 分钟至香脆，盛出备用。",
        "热锅，倒入食用油，中火加热 1 分钟。",
        "下葱、辣椒、姜、大蒜和花椒，小火炒 1 分钟出香味。",
        "下鸡胸肉，中大火翻炒 6 分钟至变色。上桌前确认鸡胸肉的中心温度达到 74°C（165°F）。",
        "加入生抽、醋、白糖和盐，翻炒 1 分钟至入味。撒上花生。装盘即可。",
    )


def test_eggs_are_scrambled_first_and_put_back_last():
    assert written("番茄炒蛋").steps == (
        "热锅，倒入食用油，中火加热 1 分钟。",
        "倒入打散的鸡蛋，炒 2 分钟至凝固，盛出备用。",
        "下葱，小火炒 1 分钟出香味。",
        "下番茄，大火翻炒 3 分钟。",
        "加入白糖和盐，翻炒 1 分钟至入味。",
        "倒回鸡蛋，翻炒 1 分钟。上桌前确认鸡蛋的中心温度达到 71°C（160°F）。装盘即可。",
    )


@pytest.mark.parametrize(
    ("dish", "minutes"),
    [("红烧肉", 50), ("红烧排骨", 45), ("番茄牛腩", 60), ("红烧鱼", 10), ("黄焖鸡", 25), ("红烧茄子", 8)],
)
def test_what_is_braised_is_braised_until_it_is_tender(dish, minutes):
    assert any("转小火焖" in step and f" {minutes} 分钟" in step for step in written(dish).steps)


@pytest.mark.parametrize(
    ("dish", "said"),
    [
        ("清蒸鱼", "大火蒸 9 分钟"),
        ("剁椒鱼", "大火蒸 9 分钟"),
        ("蒜蓉粉丝虾", "大火蒸 6 分钟"),
        ("蒸蛋羹", "大火蒸 10 分钟"),
        ("紫菜蛋花汤", "转圈淋入打散的鸡蛋"),
        ("醋溜白菜", "加少许水调匀，淋入锅中"),
        ("蒜蓉青菜", "翻炒 3 分钟"),
        ("白切鸡", "放凉后切好装盘"),
        ("萝卜排骨汤", "转小火煮 60 分钟"),
        ("小米粥", "以防糊底"),
        ("饺子", "下入沸水中煮 8 分钟"),
        ("葱油拌面", "加入面条拌匀"),
    ],
)
def test_each_dish_is_made_its_own_way(dish, said):
    assert said in "".join(written(dish).steps)


@pytest.mark.parametrize(("dish", "missing"), [("拍黄瓜", "食用油"), ("紫菜蛋花汤", "食用油"), ("小米粥", "盐")])
def test_nothing_is_in_a_dish_that_no_cook_puts_there(dish, missing):
    assert missing not in "".join(written(dish).ingredients)


def test_the_name_of_a_dish_says_the_cut():
    assert line_for(lexicon().foods["potato"], "酸辣土豆丝") == "2 potatoes, shredded"
    assert line_for(lexicon().foods["pork"], "鱼香肉丝") == "300 g pork, shredded"
    assert line_for(lexicon().foods["beef"], "番茄牛肉汤") == "400 g beef, cubed"
    assert line_for(lexicon().foods["green onion"], "红烧肉") == "2 green onions, sliced"
    assert line_for(lexicon().foods["pork"], "肉末粉丝") == "300 g pork, sliced"


def test_less_time_than_a_braise_needs_is_kept():
    assert (written("红烧肉", 30).minutes or 0) <= 30


def test_traditional_characters_name_the_same_dish():
    assert foods_of_dish("宮保雞丁") == foods_of_dish("宫保鸡丁") != ()
    assert written("宮保雞丁").steps == written("宫保鸡丁").steps


def test_a_dish_names_every_food_of_its_name():
    assert {food.name for _, food in chinese_in("番茄炒蛋")} == {"tomato", "egg"}
    assert "soup" not in {food.name for _, food in chinese_in("番茄蛋汤")}


def test_a_list_in_chinese_is_understood_and_keeps_its_words():
    assert [(said, food and food.name) for said, food in foods_of_line("香油 几滴")] == [("香油", "sesame oil")]
    lines = ("猪肉 200克", "青椒 2个", "生抽 1勺", "料酒 1勺", "盐 少许", "食用油 适量")
    recipe = in_chinese(WrittenRecipe(title="青椒炒肉", ingredients=lines, steps=()))
    assert recipe.ingredients == lines
    assert recipe.steps[0] == "猪肉加料酒抓匀，腌制 10 分钟。"
    assert recipe.steps[-1] == "加入生抽和盐，翻炒 1 分钟至入味。装盘即可。"


def test_rice_is_cooked_before_it_is_fried():
    raw = ("大米 200克", "鸡蛋 2个", "盐 少许")
    steps = "".join(in_chinese(WrittenRecipe(title="蛋炒饭", ingredients=raw, steps=())).steps)
    assert steps.startswith("大米淘洗干净，加水煮成饭") and "下煮好的饭，翻炒 4 分钟" in steps
    assert "煮成饭" not in "".join(written("扬州炒饭").steps)
    beside = in_chinese(WrittenRecipe(title="番茄牛肉饭", ingredients=("牛肉 200克", "米饭 1碗"), steps=()))
    assert "配米饭一起吃" in "".join(beside.steps) and "煮成饭" not in "".join(beside.steps)


def test_what_a_title_names_beside_a_known_dish_is_in_it_too():
    assert "potato" in {food.name for food in foods_of_dish("土豆红烧肉")}


@pytest.mark.parametrize("dish", ["皮蛋豆腐", "丝瓜蛋汤", "榨菜肉丝汤", "酸菜鱼"])
def test_a_dish_of_what_nobody_here_knows_is_no_dish(dish):
    assert not is_dish(dish)


@pytest.mark.parametrize(
    ("dish", "names", "method"),
    [
        ("炸鸡", ("chicken", "cornstarch"), "deep_fry"),
        ("意大利面", ("spaghetti", "parmesan cheese"), "pasta"),
        ("三明治", ("butter", "flour"), "pan"),
        ("鸡蛋沙拉", ("egg",), "cold_dish"),
        ("凉拌鸡丝", ("chicken",), "poach"),
        ("牛奶布丁", ("egg", "milk"), "steam"),
        ("红烧牛肉饭", ("beef", "rice"), "braise"),
        ("水煮肉片", ("pork",), "boil_hot"),
        ("土豆丝", ("potato",), "stir_fry"),
    ],
)
def test_a_chinese_title_names_a_way_that_its_foods_allow(dish, names, method):
    heat = bool({"egg", "chicken", "beef", "pork"} & set(names))
    assert methods_for(listed_foods(names), dish, needs_heat=heat)[0] == method


def test_a_congee_of_vegetables_has_no_soy_sauce():
    made = seasoned(foods_named("pumpkin"), np.random.default_rng(0), "南瓜粥")
    assert [food.name for food in made] == ["pumpkin", "rice", "water"]


def test_eggs_in_a_braise_are_boiled_and_peeled_first():
    recipe = in_chinese(WrittenRecipe(title="红烧肉", ingredients=("五花肉 500克", "鸡蛋 4个"), steps=()))
    assert recipe.steps[0] == "鸡蛋冷水下锅，煮 10 分钟，过凉水剥壳备用。"
    assert any(step.startswith("放入剥好的鸡蛋") for step in recipe.steps)


def test_a_known_dish_has_its_own_foods_also_under_a_longer_name():
    names = [food.name for food in foods_of_dish("家常番茄炒蛋")]
    assert names == ["tomato", "egg", "green onion", "sugar", "vegetable oil", "salt"]
    assert "rice" in {food.name for food in foods_of_dish("红烧牛肉饭")}
    assert foods_of_dish("番茄沙拉") == ()


def foods_named(*names: str):
    return [lexicon().foods[name] for name in names]


def test_savoury_foods_are_seasoned_by_chance_and_others_are_left_to_the_model():
    foods = foods_named("chicken breast", "broccoli")
    made = {tuple(food.name for food in seasoned(foods, np.random.default_rng(seed))) for seed in range(9)}
    assert len(made) > 5
    assert all(one[:2] == ("chicken breast", "broccoli") and one[-2:] == ("vegetable oil", "salt") for one in made)
    assert not any("chili pepper" in one for one in made)
    assert seasoned(foods_named("flour", "egg"), np.random.default_rng(0)) == ()


def test_milk_and_fruit_get_no_soy_sauce():
    assert [food.name for food in seasoned(foods_named("milk", "strawberry"), np.random.default_rng(0))] == [
        "milk", "strawberry", "sugar",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("names", "title", "method"),
    [
        (("chicken breast", "broccoli", "rice"), "鸡胸肉西兰花饭", "stir_fry"),
        (("pork belly", "potato"), "土豆烧五花肉", "braise"),
        (("salmon",), "清蒸三文鱼", "steam"),
        (("noodle", "egg", "tomato"), "鸡蛋番茄面", "noodles"),
        (("milk", "strawberry"), "草莓牛奶", "drink"),
    ],
)
def test_foods_alone_get_a_title_by_the_way_in_which_they_are_made(names, title, method):
    assert chinese_title_of(foods_named(*names)) == title
    assert methods_for(listed_foods(names), title)[0] == method


def test_lines_of_chinese_kitchens_are_of_the_food_that_they_stand_for():
    for name in LINES:
        assert lexicon().foods[name].name in {one.food.name for one in listed_foods((LINES[name],)) if one.food}
        assert line_for(lexicon().foods[name]) == LINES[name]


def test_a_chinese_title_that_ends_in_a_kind_of_dish_has_an_english_one():
    assert english_title("蓝莓蛋糕", [lexicon().foods["blueberry"]]) == "Blueberry Cake"
    assert english_title("番茄炒蛋", []) is None


def test_a_fish_whose_english_name_says_nothing_has_its_temperature():
    tilefish = next(food for food in lexicon().foods.values() if food.chinese == "方头鱼")
    recipe = in_chinese(WrittenRecipe(title="清蒸方头鱼", ingredients=(f"500 g {tilefish.name}",), steps=()))
    assert "确认方头鱼的中心温度达到 63°C" in "".join(recipe.steps)


def test_beans_are_not_boiled_for_less_time_than_makes_them_safe():
    foods = listed_foods(("150 g kidney beans", "2 carrots"))
    short = within(plan(foods, "stir_fry"), 20)
    assert max(act.minutes for act in short) == 60


def test_seitan_and_hazelnut_flour_are_not_washed_and_cooked_as_rice():
    recipe = in_chinese(WrittenRecipe(title="小炒", ingredients=("150 g seitan", "100 g hazelnut flour"), steps=()))
    assert "煮成饭" not in "".join(recipe.steps)


def test_units_that_come_in_when_amounts_are_scaled_are_chinese():
    assert wording("zh")("tsp", Fraction(3, 4)) == "小匙"
    assert wording("zh")("tablespoon", Fraction(2)) == "大匙"
    assert wording("zh")("勺", Fraction(2)) == "勺"
