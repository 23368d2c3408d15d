"""The plain lists of allergen words that judge what is written."""

import pytest
from benchmarks.allergen_words import ALLERGENS, BUT, WORDS, leaks
from benchmarks.allergen_words_chinese import CHINESE, CHINESE_BUT


@pytest.mark.parametrize(
    ("allergen", "foods"),
    {
        "gluten": "1 cup flour|semolina|soy sauce|Panko Breadcrumbs|rolled oats|barley|seitan|couscous|spaghetti|"
        "beer|面粉|生抽",
        "crustaceans": "shrimp|king prawns|crab cakes|surimi|lobster tails|虾仁|螃蟹",
        "eggs": "2 eggs|egg whites|mayonnaise|meringue|hollandaise|aïoli|omelette|鸡蛋|蛋黄",
        "fish": "salmon fillets|Worcestershire sauce|fish sauce|anchovies|surimi|dashi|caviar|鱼露|三文鱼",
        "peanuts": "peanut butter|peanuts|satay sauce|groundnut oil|花生酱",
        "soy": "tofu|soy sauce|miso paste|edamame|tempeh|soya milk|tamari|豆腐|老抽",
        "milk": "butter|whey|sodium caseinate|ghee|crème fraîche|mozzarella|half-and-half|buttermilk|"
        "cottage cheese|paneer|黄油|牛奶|奶油奶酪",
        "nuts": "almond milk|marzipan|walnuts|chopped nuts|pralines|frangipane|pecan halves|almond flour|杏仁|核桃",
        "celery": "2 stalks celery|celeriac|celery salt|mirepoix|chicken broth|西芹",
        "mustard": "Dijon mustard|mustard seeds|yellow mustard|芥末",
        "sesame": "sesame oil|tahini|hummus|halva|za'atar|芝麻|香油",
        "sulphites": "dry white wine|balsamic vinegar|raisins|dried apricots|sherry|红酒",
        "lupin": "lupin flour|lupini beans|羽扇豆",
        "molluscs": "clams|oyster sauce|squid|scallops|mussels|calamari|escargots|蚝油|鱿鱼",
    }.items(),
)
def test_foods_and_what_is_made_of_them_are_found(allergen: str, foods: str) -> None:
    assert [food for food in foods.split("|") if not leaks(food, allergen)] == []


@pytest.mark.parametrize(
    ("allergen", "foods"),
    {
        "gluten": "rice noodles|corn tortillas|buckwheat|rice flour|gluten-free bread|cake pan|"
        "cookie sheet|"
        "spaghetti squash|ginger ale|glass noodles|pie plate|oyster mushrooms|米粉|玉米淀粉",
        "crustaceans": "crab apples|oysters|salmon|蟹味菇",
        "eggs": "eggplant|vegan mayonnaise|egg replacer|veggie|蛋白质",
        "fish": "crayfish|shellfish|squid|鱿鱼|鱼香",
        "peanuts": "pea|nutmeg|walnuts|coconut",
        "soy": "soy-free|sunflower lecithin|black beans",
        "milk": "coconut milk|peanut butter|cocoa butter|almond milk|cream of tartar|butternut squash|"
        "butter beans|creamy|"
        "oat milk|vegan butter|coconut cream|butter lettuce|crème de menthe|cheesecloth|椰奶|牛油果",
        "nuts": "nutmeg|coconut|water chestnuts|butternut squash|doughnuts|pine nuts|peanuts|nut-free|松子",
        "celery": "parsley|cilantro|a large stock pot",
        "mustard": "custard|芥蓝",
        "sesame": "poppy seeds",
        "sulphites": "swine|wine glasses|pork|portion|apple cider vinegar",
        "lupin": "tulip",
        "molluscs": "oyster mushrooms|scalloped potatoes|贝贝南瓜",
    }.items(),
)
def test_what_only_sounds_like_it_is_left_alone(allergen: str, foods: str) -> None:
    assert {food: leaks(food, allergen) for food in foods.split("|") if leaks(food, allergen)} == {}


def test_every_class_has_all_its_tables() -> None:
    assert len(ALLERGENS) == 14
    assert set(WORDS) == set(BUT) == set(CHINESE) == set(CHINESE_BUT)


def test_an_exception_does_not_hide_the_same_food_elsewhere() -> None:
    assert leaks("Stir the coconut milk into the milk and the butter.", "milk") == ["milk", "butter"]


@pytest.mark.parametrize("text", ["oat's", "peanut'butter", "soy'sauce", "soy` sauce", "wheat-flour"])
def test_marks_inside_names_hide_nothing(text: str) -> None:
    assert any(leaks(text, allergen) for allergen in ("gluten", "peanuts"))


def test_two_foods_beside_each_other_are_not_one() -> None:
    assert leaks("coconut, milk and almonds, butter", "milk") == ["milk", "butter"]


def test_a_food_that_says_itself_that_it_is_without_is_left_alone_and_its_neighbour_is_not() -> None:
    assert leaks("gluten-free rolled oats and flour", "gluten") == ["flour"]
    assert leaks("vegan garlic mayonnaise with eggs", "eggs") == ["eggs"]
