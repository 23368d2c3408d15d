"""What dishes take from the store room, worked out by hand."""

from dataclasses import replace
from fractions import Fraction

import pytest

from seqchef.applications.planning.explosion import Explosion
from seqchef.applications.planning.names import Names
from seqchef.errors import BadInput
from seqchef.food.amounts import Amount
from seqchef.food.conversions import Conversions, Rule
from seqchef.food.ingredients import Ingredient, Span
from seqchef.food.known_foods import widened
from seqchef.food.recipes import Recipe, name_key

UNITS = {"flour": "kg", "unsalted butter": "kg", "eggs": "piece", "leeks": "kg", "stock cubes": None, "tomatoes": "kg"}


def amount(text):
    number, _, unit = text.partition(" ")
    return Amount(Fraction(number), unit=unit or None)


def takes(name, *amounts, **more):
    stated = tuple(replace(amount(text), start=place, end=place + 1) for place, text in enumerate(amounts))
    return Ingredient(text=name, kind="ingredient", name=name, amounts=stated, **more)


def line(text, **labelled):
    """A line with its parts labelled; QTY and UNIT make its amount."""
    spans = [Span(text.index(part), text.index(part) + len(part), label) for label, part in labelled.items()]
    unit = labelled.get("UNIT")
    stated = Amount(Fraction(labelled["QTY"]), unit=unit, unit_text=unit or "")
    return Ingredient(
        text=text, kind="ingredient", name=labelled["NAME"], amounts=(stated,), spans=tuple(sorted(spans, key=place))
    )


def place(span):
    return span.start


def recipe(title, *ingredients, portions=None, yields=None):
    return Recipe(
        title=title,
        source=f"recipes/{name_key(title).replace(' ', '-')}.txt",
        portions=portions and Fraction(portions),
        yields=yields and amount(yields),
        ingredients=ingredients,
        rows=tuple(range(4, 4 + len(ingredients))),
        steps=(),
    )


def explosion(*recipes, rules=(), **more):
    return Explosion(recipes, UNITS, conversions=Conversions(rules), **more)


def test_a_portion_is_a_share_of_the_batch_in_the_packs_unit():
    found = explosion(recipe("Pancake", takes("flour", "250 g"), takes("eggs", "3"), portions=10)).portion("PANCAKES")
    assert found.foods == {"flour": Fraction(25, 1000), "eggs": Fraction(3, 10)}


def test_a_recipe_inside_a_recipe_is_opened_by_its_yield():
    dough = recipe("Pizza dough", takes("flour", "3 kg"), yields="5 kg")
    pizza = recipe("Pizza", takes("pizza dough", "1000 g"), portions=4)
    found = explosion(dough, pizza).portion("Pizza")
    assert found.foods == {"flour": Fraction(3, 20)}  # 3 kg in 5 kg of dough, 250 g of it in a pizza
    assert found.batches == {"Pizza dough": Fraction(1, 20)}


def test_three_levels_multiply():
    cube = recipe("Stock", takes("stock cubes", "2"), yields="1 l")
    sauce = recipe("Sauce", takes("stock", "500 ml"), yields="500 ml")
    dish = recipe("Dish", takes("sauce", "250 ml"), portions=5)
    found = explosion(cube, sauce, dish).portion("Dish")
    assert found.foods == {"stock cubes": Fraction(1, 10)}
    assert found.batches == {"Stock": Fraction(1, 20), "Sauce": Fraction(1, 10)}


def test_a_recipe_without_a_mass_is_used_by_the_piece():
    loaf = recipe("Loaf", takes("flour", "600 g"), portions=2)
    toast = recipe("Toast", takes("loaf", "4 slice"), portions=1)
    slices = Rule(ingredient="loaf", quantity=Fraction(12), unit="slice", is_quantity=Fraction(1), is_unit=None)
    assert explosion(loaf, toast, rules=[slices]).portion("Toast").foods == {"flour": Fraction(1, 10)}


def test_a_recipe_that_contains_itself_is_an_error_that_names_the_cycle():
    one = recipe("One", takes("two", "1 kg"), yields="1 kg")
    two = recipe("Two", takes("three", "1 kg"), yields="1 kg")
    three = recipe("Three", takes("one", "1 kg"), yields="1 kg")
    dish = recipe("Dish", takes("one", "1 kg"), portions=1)
    with pytest.raises(BadInput, match=r"contains itself \(One -> Two -> Three -> One\)"):
        explosion(one, two, three, dish).portion("Dish")


def test_two_recipes_of_one_title_are_an_error_that_names_both():
    with pytest.raises(BadInput, match=r"soup\.txt.*also the title of recipes/soup\.txt"):
        explosion(recipe("Soup", portions=1), recipe("soups", portions=2))


def test_a_unit_that_cannot_be_converted_is_rejected_by_its_row_and_the_rest_goes_on():
    kitchen = explosion(recipe("Pie", takes("leeks", "2 bunch"), takes("flour", "1 kg"), portions=1))
    assert kitchen.portion("Pie").foods == {"leeks": 0, "flour": 1}
    (rejection,) = kitchen.rejections
    assert (rejection.file, rejection.row) == ("recipes/pie.txt", 4)
    assert "cannot convert bunch to kg" in rejection.found
    assert "units.csv" in rejection.expected
    assert kitchen.notes[0].kind == "cannot_convert"


def test_a_rule_of_the_kitchen_makes_it_convertible_in_both_directions():
    rule = Rule(ingredient="leek", quantity=Fraction(1), unit="bunch", is_quantity=Fraction(750), is_unit="g")
    found = explosion(recipe("Pie", takes("leeks", "2 bunch"), portions=1), rules=[rule]).portion("Pie")
    assert found.foods == {"leeks": Fraction(3, 2)}
    assert Conversions([rule]).convert("leeks", Fraction(3), "kg", "bunch") == 4


def test_the_first_amount_that_can_be_converted_counts():
    found = explosion(recipe("Pie", takes("leeks", "2 handful", "300 g"), portions=1))
    assert found.portion("Pie").foods == {"leeks": Fraction(3, 10)}
    assert not found.rejections


def test_a_missing_supplier_is_reported_and_never_guessed():
    kitchen = explosion(recipe("Pie", takes("saffron", "1 g"), portions=1))
    assert kitchen.portion("Pie").foods == {}
    assert 'no supplier for "saffron"' in kitchen.rejections[0].found
    assert kitchen.notes[0].kind == "no_supplier"


def test_what_is_not_ordered_is_passed_over_in_silence():
    kitchen = explosion(recipe("Tea", takes("hot water", "1 l"), portions=1), not_ordered=["water"])
    assert kitchen.portion("Tea").foods == {}
    assert not kitchen.notes
    assert not kitchen.rejections


def test_a_near_spelling_is_taken_and_said_aloud():
    kitchen = explosion(recipe("Pie", takes("unsaltd butter", "1 kg"), portions=1))
    assert kitchen.portion("Pie").foods == {"unsalted butter": 1}
    assert kitchen.notes[0].kind == "near_name"


def test_a_line_without_an_amount_is_said_and_counts_nothing():
    kitchen = explosion(recipe("Pie", takes("flour"), portions=1))
    assert kitchen.portion("Pie").foods == {"flour": 0}
    assert kitchen.notes[0].kind == "no_amount"


def test_a_dish_without_a_recipe_or_without_portions_is_said():
    kitchen = explosion(recipe("Dough", takes("flour", "1 kg"), yields="1 kg"))
    assert kitchen.portion("Pizza") is None
    assert kitchen.portion("Dough") is None
    assert [note.kind for note in kitchen.notes] == ["no_recipe", "no_portions"]


def test_what_a_food_is_called_after_its_preparation_comes_first():
    units = {"tomatoes": "kg", "chopped tomatoes": "kg"}
    tomatoes = line("2 kg chopped tomatoes", QTY="2", UNIT="kg", PREP="chopped", NAME="tomatoes")
    kitchen = Explosion([recipe("Sauce", tomatoes, portions=1)], units, conversions=Conversions())
    assert kitchen.portion("Sauce").foods == {"chopped tomatoes": 2}


def test_a_unit_that_is_a_word_of_a_known_name_counts_pieces():
    loaf = recipe("Country loaf", takes("flour", "1 kg"), portions=2)
    toast = line("2 country loaves", QTY="2", NAME="country", UNIT="loaves")
    assert explosion(loaf, recipe("Toast", toast, portions=1)).portion("Toast").foods == {"flour": 1}


@pytest.mark.parametrize(
    ("text", "read", "meant"),
    [
        ("2 kg peanut butter", "peanut butter", "peanut butter"),  # butter is known, but it is not what the line says
        ("2 kg onions, soup", "onions", "onions"),  # a comma ends a name
        ("2 kg onions for onion soup", "onions", "onions"),  # the longer name stands elsewhere in the line
        ("2 kg onion soup", "onion", "onion soup"),
    ],
)
def test_a_name_is_widened_only_around_itself(text, read, meant):
    known = {"butter", "onion soup", "onion"}
    assert widened(line(text, QTY="2", UNIT="kg", NAME=read), known).name == meant


def test_headings_take_nothing():
    heading = Ingredient(text="For the base:", kind="heading")
    assert explosion(recipe("Pie", heading, takes("flour", "1 kg"), portions=1)).portion("Pie").foods == {"flour": 1}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Unsalted Butter", "unsalted butter"),
        ("cold unsalted butter", "unsalted butter"),
        ("egg", "eggs"),
        ("margarine", "unsalted butter"),  # an alias
        ("butter", None),
        ("peanut butter", None),
    ],
)
def test_names_are_found_by_spelling_state_and_alias(asked, found):
    match = Names(UNITS, {"margarine": "unsalted butter"}).find(asked)
    assert (match and match.name) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [("Crème fraîche", "creme fraiche"), ("Tomatoes", "tomato"), ("self-raising flour", "Self raising flours")],
)
def test_two_spellings_have_one_key(one, other):
    assert name_key(one) == name_key(other)


def test_different_foods_have_different_keys():
    assert len({name_key(name) for name in ("glass", "gla", "asparagus", "peas", "pea soup")}) == 5
