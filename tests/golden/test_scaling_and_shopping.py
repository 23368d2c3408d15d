"""Scaled lines and shopping lists as a cook would write them."""

from dataclasses import replace
from fractions import Fraction

import pytest

from seqchef.errors import BadInput, UnknownName
from seqchef.food.amounts import Amount
from seqchef.food.catalogue import Catalogue, Food, OwnUnit
from seqchef.food.conversions import Conversions, Rule
from seqchef.food.ingredients import Ingredient, Span
from seqchef.food.measures import named
from seqchef.food.rounding import measurable, viewed
from seqchef.food.scaling import factor_to, in_the_kitchen
from seqchef.food.shopping import Pack, shopping_list
from seqchef.formats.scaled import wording

F = Fraction


def line(text: str, *amounts: Amount, name: str | None, spans: tuple[Span, ...] = ()) -> Ingredient:
    return Ingredient(text=text, kind="ingredient", amounts=amounts, name=name, spans=spans)


def of(quantity: str, unit: str | None, food: str) -> Ingredient:
    """A line such as `2 cup flour`."""
    words = f"{quantity} {unit or ''}".strip()
    text = f"{words} {food}"
    start = text.index(food)
    amount = Amount(F(quantity), unit=unit, unit_text=unit or "", end=len(words))
    return line(text, amount, name=food, spans=(Span(start, len(text), "NAME"),))


TASTE = line("salt, to taste", name="salt")
TINS = line(
    "2 (14 ounce) cans beans",
    Amount(F(2), unit="can", unit_text="cans", start=0, end=17),
    Amount(F(14), unit="oz", unit_text="ounce", start=3, end=11),
    name="beans",
    spans=(Span(0, 1, "QTY"), Span(3, 5, "QTY"), Span(18, 23, "NAME")),
)


@pytest.mark.parametrize(
    ("quantity", "unit", "shown"),
    [
        ("1/16", "cup", (1, "tbsp")),
        ("1/6", "cup", (F(5, 2), "tbsp")),
        ("5/12", "cup", (F(3, 8), "cup")),
        ("0.65", "cup", (F(2, 3), "cup")),
        ("1/3", "tbsp", (1, "tsp")),
        ("1/50", "tsp", (1, "pinch")),
        ("66.67", "g", (67, "g")),
        ("333", "ml", (335, "ml")),
        ("1/10", "kg", (100, "g")),
        ("0.33", None, (F(1, 3), None)),
        ("1/9", None, (F(1, 4), None)),
        ("1/4", "jin", (F(5, 2), "liang")),
    ],
)
def test_a_kitchen_measures(quantity, unit, shown):
    assert measurable(F(quantity), unit) == shown


@pytest.mark.parametrize(
    ("quantity", "unit", "system", "shown"),
    [
        ("2", "lb", "metric", (907, "g")),
        ("3", "lb", "metric", (F("1.36"), "kg")),
        ("1", "cup", "metric", (237, "ml")),
        ("500", "g", "imperial", (F("1.1"), "lb")),
        ("2", "tbsp", "metric", (2, "tbsp")),
        ("3", "clove", "imperial", (3, "clove")),
        ("5", "inch", "metric", (F("12.7"), "cm")),
    ],
)
def test_the_other_system_has_three_significant_digits(quantity, unit, system, shown):
    assert viewed(F(quantity), unit, system) == shown


@pytest.mark.parametrize(
    ("ingredient", "factor", "text"),
    [
        (of("2", "cup", "flour"), F(1, 2), "1 cup flour"),
        (of("1", "cup", "flour"), F(3, 2), "1 1/2 cups flour"),
        (of("1", "cup", "flour"), F(1, 8), "2 tbsp flour"),
        (of("3", None, "onions"), F(1, 2), "1 1/2 onions"),
        (TASTE, F(3), "salt, to taste"),
        (TINS, F(2), "4 (14 ounce) cans beans"),
        (
            line("2-3 tbsp oil", Amount(F(2), F(3), "tbsp", "tbsp", end=8), name="oil"),
            F(2),
            "4–6 tbsp oil",
        ),
    ],
)
def test_a_line_is_scaled(ingredient, factor, text):
    assert in_the_kitchen(ingredient, factor, wording=wording("en")).text == text


def test_a_line_that_does_not_change_keeps_every_character():
    assert in_the_kitchen(of("0.37", "cup", "flour"), F(1)).text == "0.37 cup flour"


def test_half_an_egg_is_said_aloud():
    scaled = in_the_kitchen(of("3", None, "eggs"), F(1, 2))
    assert scaled.note == "1 1/2 cannot be halved: beat 2 and use 75 % of them"
    assert in_the_kitchen(of("4", None, "eggs"), F(1, 2)).note is None


def test_scaling_to_portions_needs_portions():
    assert factor_to(F(4), F(6), "Soup") == F(3, 2)
    with pytest.raises(BadInput, match='"Soup" does not say how many portions'):
        factor_to(None, F(6), "Soup")
    with pytest.raises(BadInput, match="the factor is 0"):
        in_the_kitchen(of("1", None, "egg"), F(0))


@pytest.mark.parametrize(
    ("setting", "unit", "ml_or_g"),
    [
        ("us", "cup", "236.5882365"),
        ("us-legal", "cup", "240"),
        ("metric", "cup", "250"),
        ("australia", "tbsp", "20"),
        ("imperial", "cup", "284.130625"),
        ("imperial", "pint", "568.26125"),
        ("japan", "cup", "200"),
        ("japan", "go", "180"),
        ("china", "cup", "240"),
        ("china", "jin", "500"),
        ("taiwan", "jin", "600"),
        ("hong-kong", "jin", "604.78982"),
        ("metric", "pinch", "0.3125"),
    ],
)
def test_a_setting_says_how_large_a_measure_is(setting, unit, ml_or_g):
    assert named(setting)[unit].size == F(ml_or_g)


def test_an_unknown_setting_names_those_that_are_known():
    with pytest.raises(UnknownName, match=r'measures "metrik" is unknown; did you mean "metric"\?'):
        named("metrik")


def test_a_weight_comes_with_its_source_or_is_unknown():
    rule = Rule(
        ingredient="garlic", quantity=F(1), unit="clove", is_quantity=F(5), is_unit="g", source="foods.csv, row 2"
    )
    conversions = Conversions([rule], units=named("metric"))
    garlic = conversions.find("garlic", F(3), "clove", "g")
    assert (garlic.quantity, garlic.source) == (15, "foods.csv, row 2")
    flour = conversions.find("flour", F(1), "cup", "g")
    assert flour.source == "USDA FoodData Central, SR Legacy"
    assert float(flour.quantity) == pytest.approx(125 * 250 / 236.5882365)
    unknown = conversions.find("moon dust", F(1), "cup", "g")
    assert (unknown.quantity, unknown.source) == (None, "unknown")
    assert conversions.find("moon dust", F(2), "cup", "ml").source == "exact"


def test_a_cup_and_grams_of_flour_are_one_row_and_of_dust_are_two():
    cups = [of("1", "cup", "flour"), of("1", "cup", "moon dust")]
    grams = [of("200", "g", "flour"), of("200", "g", "moon dust")]
    rows = shopping_list([("Cake", cups), ("Bread", grams)]).rows
    assert [(row.food, row.quantity, row.unit) for row in rows] == [
        ("flour", 325, "g"),
        ("moon dust", 200, "g"),
        ("moon dust", F("236.5882365"), "ml"),
    ]
    assert [source.recipe for source in rows[0].sources] == ["Bread", "Cake"]
    assert rows[0].how == ("USDA FoodData Central, SR Legacy",)


def test_packs_are_whole_and_enough_for_the_upper_end():
    oil = line("2-3 l oil", Amount(F(2), F(3), "l", "l", end=5), name="oil")
    (row,) = shopping_list([("Chips", [oil])], packs=[Pack(food="Oil", quantity=F(2), unit="l")]).rows
    assert (row.quantity, row.quantity_max, row.unit, row.packs) == (2000, 3000, "ml", 2)


def test_lines_without_a_number_join_the_row_of_their_food():
    (row,) = shopping_list([("Soup", [TASTE, of("2", "tsp", "salt")])]).rows
    assert row.also_unmeasured
    assert {source.text for source in row.sources} == {"salt, to taste", "2 tsp salt"}
    (alone,) = shopping_list([("Soup", [TASTE])]).rows
    assert (alone.quantity, alone.also_unmeasured) == (None, True)


def test_tins_add_up_by_what_is_in_them_unless_the_catalogue_counts_tins():
    assert [(row.quantity, row.unit) for row in shopping_list([("Chili", [TINS])]).rows] == [
        (28 * F("28.349523125"), "g")
    ]
    catalogue = Catalogue((Food(name="beans", unit="can"),))
    assert [(row.quantity, row.unit) for row in shopping_list([("Chili", [TINS])], catalogue).rows] == [(2, "can")]


def test_a_line_without_a_food_is_named_not_lost():
    odd = Ingredient(text="see page 3", kind="other")
    assert shopping_list([("Soup", [odd])]).left_out == (("Soup", "see page 3"),)


CATALOGUE = Catalogue(
    (
        Food(name="21 Seasoning Salute", aliases=("21 salute",)),
        Food(name="chopped tomatoes"),
        Food(name="plain flour", aliases=("all-purpose flour", "中筋面粉")),
        Food(name="beetroot"),
        Food(name="ground beef"),
        Food(name="milk"),
        Food(name="cream"),
    ),
    (OwnUnit(name="glug", aliases=("glugs",), dimension="volume", size=F(15)),),
)


@pytest.mark.parametrize(
    ("name", "status", "meant"),
    [
        ("Plain Flour", "matched", "plain flour"),
        ("flour, plain", "matched", "plain flour"),
        ("all-purpose flour", "matched", "plain flour"),
        ("中筋面粉", "matched", "plain flour"),
        ("cold milk", "matched", "milk"),
        ("beetrot", "matched", "beetroot"),
        ("ground beet", "new", "ground beet"),
        ("coconut milk", "new", "coconut milk"),
        ("ice cream", "new", "ice cream"),
        ("saffron", "new", "saffron"),
    ],
)
def test_a_name_is_matched_or_new_and_never_invented(name, status, meant):
    match = CATALOGUE.find(name)
    assert (match.status, match.name) == (status, meant)
    assert (match.score == 1) <= (status == "matched")


def test_a_number_in_a_known_name_is_no_amount():
    read = line(
        "21 Seasoning Salute",
        Amount(F(21), end=2),
        name="Seasoning Salute",
        spans=(Span(0, 2, "QTY"), Span(3, 19, "NAME")),
    )
    ingredient, match = CATALOGUE.match(read)
    assert (ingredient.name, ingredient.amounts) == ("21 Seasoning Salute", ())
    assert (match.status, match.score) == ("matched", 1)


def test_a_longer_known_name_in_the_line_is_meant():
    read = replace(of("400", "g", "tomatoes"), text="400 g chopped tomatoes", spans=(Span(14, 22, "NAME"),))
    assert CATALOGUE.match(read)[1].name == "chopped tomatoes"


def test_a_unit_of_the_catalogue_has_its_size():
    (row,) = shopping_list(
        [("Salad", [replace(of("2", None, "oil"), amounts=(Amount(F(2), unit="glugs", unit_text="glugs"),))])],
        CATALOGUE,
    ).rows
    assert (row.quantity, row.unit) == (30, "ml")
