"""Amounts as counted in training lines: plausible bands, usual amounts, and lines written without a model."""

from fractions import Fraction

import pytest

from seqchef.applications.writing.amounts.bands import band, plausible
from seqchef.applications.writing.amounts.leading import leading
from seqchef.applications.writing.amounts.table import LEAST, counted, parsed, written_table
from seqchef.applications.writing.amounts.usual import usual
from seqchef.applications.writing.amounts.usual_lines import in_plural, settled, usual_line
from seqchef.errors import BadInput
from seqchef.food.lexicon import Foodstuff, lexicon


def food(name: str) -> Foodstuff:
    found = lexicon().named(name)
    assert found is not None, name
    return found


def test_every_band_is_ordered_and_counted_often_enough():
    rows = [row for units in counted().values() for row in units.values()]
    assert len(rows) > 1000
    for row in rows:
        assert 0 < row.low <= row.middle <= row.high, row
        assert row.lines >= LEAST and 0 <= row.share <= 1 and 0 <= row.plural <= 1, row
        assert 1 <= len(row.written) <= 5 and row.low <= row.written[0] <= row.high, row


def test_every_food_of_the_table_is_in_the_lexicon():
    names = [of for of in counted() if not of.startswith("*")]
    assert [name for name in names if name not in lexicon().foods] == []


def test_a_table_is_read_as_it_was_written():
    rows = [row for units in counted().values() for row in units.values()][:50]
    assert [row.of for row in parsed(written_table(rows))] == [row.of for row in rows]


def test_a_row_that_is_none_is_named_with_its_line():
    header = written_table([]).strip()
    with pytest.raises(BadInput, match=r"line 2: .*expected of, unit"):
        parsed(f"{header}\nsalt\ttsp\tmany\n")


@pytest.mark.parametrize(
    ("name", "quantity", "unit"),
    [
        ("onion", "2", None),
        ("salt", "1/2", "tsp"),
        ("garlic", "3", "clove"),
        ("flour", "2", "cup"),
        ("flour", "250", "g"),  # by weight: hardly any line writes grams
        ("butter", "113", "g"),
        ("milk", "240", "ml"),
        ("egg", "3", None),
        ("olive oil", "2", "tbsp"),
        ("cinnamon", "1", "tsp"),
    ],
)
def test_what_recipes_ask_for_is_plausible(name: str, quantity: str, unit: str | None):
    assert plausible(food(name), Fraction(quantity), unit)


@pytest.mark.parametrize(
    ("name", "quantity", "unit"),
    [
        ("salt", "40", "cup"),
        ("onion", "90", None),
        ("cinnamon", "20", "tbsp"),
        ("garlic", "1000", "clove"),
        ("egg", "60", None),
        ("flour", "5000", "g"),
        ("baking powder", "3", "cup"),
    ],
)
def test_what_no_recipe_asks_for_is_not(name: str, quantity: str, unit: str | None):
    assert not plausible(food(name), Fraction(quantity), unit)


def test_a_unit_that_nobody_uses_has_no_band():
    assert band(food("onion"), "fathom") is None


def test_more_people_may_need_more_and_few_less():
    onion = food("onion")
    plain, many, few = band(onion, None), band(onion, None, 40), band(onion, None, 1)
    assert plain is not None and many is not None and few is not None
    assert many.high == 10 * plain.high and many.low == plain.low
    assert few.low == plain.low / 4 and few.high == plain.high


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("onion", "1 onion, chopped"),
        ("garlic", "2 cloves garlic, minced"),
        ("salt", "1/2 teaspoon salt"),
        ("egg", "2 eggs"),
        ("milk", "1 cup milk"),
        ("chickpea", "1 can chickpeas"),
        ("canned tomato", "1 can crushed tomatoes"),
        ("smoked tofu", "1 package smoked tofu"),
        ("vegan gelatin", "1 teaspoon vegan gelatin"),
        ("dairy-free cream cheese", "1 package dairy-free cream cheese"),
    ],
)
def test_the_usual_line_of_a_food(name: str, line: str):
    assert usual_line(food(name)) == line


def test_usual_lines_grow_with_the_servings_and_pinches_do_not():
    assert usual_line(food("egg"), servings=8) == "4 eggs"
    assert usual_line(food("salt"), servings=8) == "1 teaspoon salt"


def test_usual_amounts_are_metric_where_that_is_wished():
    assert usual(food("flour"), "metric").unit == "g"
    assert usual(food("milk"), "metric").unit == "ml"
    assert usual(food("ground beef"), "metric").unit == "g"
    assert usual(food("salt"), "metric").unit == "tsp"


def test_every_usual_amount_lies_in_its_band():
    for name, one in lexicon().foods.items():
        for system in (None, "metric", "us"):
            quantity, unit = usual(one, system)
            found = band(one, unit)
            assert quantity > 0, name
            assert found is None or found.low * Fraction(9, 10) <= quantity <= found.high * Fraction(11, 10), (
                name,
                system,
                quantity,
                found,
            )


def test_an_implausible_amount_is_replaced_and_the_rest_stays():
    assert settled("40 cups salt, or to taste", food("salt")) == "1/2 teaspoon salt, or to taste"
    assert settled("onions, sliced", food("onion")) == "1 onions, sliced"


@pytest.mark.parametrize(
    ("line", "quantity", "unit", "rest"),
    [
        ("1 1/2 cups milk", "3/2", "cup", "milk"),
        ("2 (14 ounce) cans tomatoes", "2", "can", "tomatoes"),
        ("200 g flour", "200", "g", "flour"),
        ("3 onions, sliced", "3", None, "onions, sliced"),
        ("8 fluid ounces water", "8", "fl oz", "water"),
    ],
)
def test_the_amount_at_the_head_of_a_line(line: str, quantity: str, unit: str | None, rest: str):
    found = leading(line)
    assert found is not None
    assert (found.quantity, found.unit, line[found.end :]) == (Fraction(quantity), unit, rest)


def test_a_line_without_a_number_has_no_leading_amount():
    assert leading("salt to taste") is None


def test_plurals_are_those_of_the_lexicon():
    assert in_plural(food("tomato")) == "tomatoes"
    assert in_plural(food("green bean")) == "green beans"
