"""What dishes are usually made of, and what their names promise."""

import pytest

from seqchef.applications.writing.asking import asked, plain_title
from seqchef.applications.writing.dish_foods import table, usual_foods
from seqchef.applications.writing.dish_names import claimed
from seqchef.applications.writing.wishes import OnHand, Wish
from seqchef.food.diets import restriction
from seqchef.food.lexicon import lexicon


def test_every_usual_food_is_in_the_lexicon():
    assert len(table()) > 500
    assert all(name in lexicon().foods for names in table().values() for name in names)


@pytest.mark.parametrize(
    ("title", "foods"),
    [
        ("mushroom risotto", {"arborio rice", "onion"}),
        ("Pad Thai", {"rice noodle", "peanut"}),
        ("Beef Stew with Dumplings", {"beef", "carrot"}),
        ("Grandma's Pancakes", {"egg", "all-purpose flour"}),
        ("Shepherd's Pie", {"ground lamb", "potato"}),
        ("toad in the hole", {"sausage", "egg"}),
        ("gluten-free pizza", {"pizza dough"}),
        ("chicken and leek pie", {"crust"}),
        ("Moussaka with salad", {"eggplant"}),
    ],
)
def test_a_dish_has_what_the_last_words_of_its_name_usually_have(title, foods):
    assert foods <= set(usual_foods(title))


@pytest.mark.parametrize(
    "title", ["flourless chocolate cake", "cake without eggs", "mock apple pie", "xyzzy", "fluffy rice", ""]
)
def test_nothing_is_usual_where_the_name_says_otherwise_or_nothing(title):
    assert usual_foods(title) == ()


def test_usual_foods_are_asked_for_unless_they_are_left_out_or_a_list_is_given():
    def names(rules, **wish):
        return [food.name for food in asked(Wish(**wish), rules, ()).foods]

    assert names(restriction(), dish="mushroom risotto")[0] == "mushroom"
    assert "butter" in names(restriction(), dish="mushroom risotto")
    assert "butter" not in names(restriction(["vegan"]), dish="mushroom risotto")
    assert names(restriction(), dish="mushroom risotto", lines=("1 cup rice",)) == []


@pytest.mark.parametrize(
    ("dish", "diets", "foods", "others"),
    [
        ("hummus", "", {"chickpea", "tahini"}, {"hummus"}),
        ("tomato soup", "", {"tomato"}, set()),
        ("spaghetti carbonara", "", {"spaghetti"}, {"pasta"}),
        ("chicken curry", "", {"chicken breast"}, {"chicken"}),
        ("vegetable soup", "", {"carrot"}, {"vegetable"}),
        ("fish tacos", "", {"fish"}, set()),
        ("pork adobo", "", {"pork", "vinegar"}, {"chicken"}),
        ("salmon burger", "", {"salmon"}, {"ground meat"}),
        ("beef pie", "", {"beef"}, {"sugar"}),
        ("carbonara", "pork-free", {"turkey bacon"}, {"bacon"}),
        ("mac and cheese", "vegan", {"oat milk", "vegan cheddar cheese"}, {"milk"}),
        ("pancakes", "vegan", {"all-purpose flour"}, {"egg", "egg-free egg"}),
    ],
)
def test_what_is_asked_for_suits_the_dish_and_what_is_left_out(dish, diets, foods, others):
    found = {food.name for food in asked(Wish(dish=dish), restriction(diets.split()), ()).foods}
    assert foods <= found
    assert not others & found


def test_no_recipe_is_made_for_the_salt_of_a_pantry():
    wish = Wish(pantry=tuple(OnHand(name=name) for name in ("salt", "water", "baking powder", "leeks")))
    assert [one.name for one in asked(wish, restriction(), ()).foods] == ["leek"]


@pytest.mark.parametrize("food", ["cod loin", "walnut bread", "salmon cakes"])
def test_no_food_of_a_pantry_is_used_that_names_what_is_left_out(food):
    wish = Wish(pantry=(OnHand(name=food), OnHand(name="rice")))
    assert [one.name for one in asked(wish, restriction((), ["fish", "nuts"]), ()).foods] == ["rice"]


@pytest.mark.parametrize(
    ("dish", "diets"),
    [
        ("Vegan Pancakes", ("vegan",)),
        ("gluten free bread", ("gluten-free",)),
        ("eggless cake", ("egg-free",)),
        ("素食炒面", ("vegetarian",)),
        ("Veggie burgers", ("vegetarian",)),
        ("chicken veggie soup", ()),
        ("chicken pie", ()),
        ("savegan", ()),
    ],
)
def test_a_diet_that_a_dish_is_named_after_is_asked_for(dish, diets):
    assert claimed(Wish(dish=dish)).diets == diets


def test_a_list_that_is_given_stays_as_it_is():
    wish = Wish(dish="vegan pie", lines=("1 egg",))
    assert claimed(wish) == wish


@pytest.mark.parametrize(
    ("names", "title"),
    [
        (("rice", "mushroom", "chicken"), "Chicken with Rice and Mushrooms"),
        (("cream", "broccoli"), "Broccoli with Cream"),
        (("salt",), "Salt"),
        ((), "Supper"),
    ],
)
def test_a_plain_title_names_first_what_a_dish_is_named_after(names, title):
    assert plain_title(names) == title
