"""The tables of substitutions: every row can be read, and well-known ratios are those of the extensions' tables."""

from fractions import Fraction

import pytest

from seqchef.errors import BadInput
from seqchef.food.lexicon import lexicon
from seqchef.food.recipes import name_key
from seqchef.food.substitutions import Ratio, all_substitutions, substitutions_for
from seqchef.food.substitutions._rows import ratio, rows

ALL = [row for listed in all_substitutions().values() for row in listed]


def test_every_food_of_the_tables_is_in_the_lexicon():
    foods = {food for row in ALL for food in (row.food, *row.foods)}
    assert sorted(food for food in foods if lexicon().named(food) is None) == []


def test_nothing_stands_for_itself_and_no_row_comes_twice():
    assert [row for row in ALL if name_key(row.food) == name_key(row.instead)] == []
    keys = [(row.food, row.instead, row.uses, row.addition) for row in ALL]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("food", "instead", "shown", "addition"),
    [
        ("baking powder", "baking soda", "1/4", "cream of tartar 1/2"),
        ("cornstarch", "flour", "2", None),
        ("cake flour", "flour", "7/8", "cornstarch 1/8"),
        ("unsweetened chocolate", "cocoa powder", "3 tbsp per oz", "butter 1 tbsp per oz"),
        ("garlic", "garlic powder", "1/8 tsp per clove", None),
        ("egg", "applesauce", "1/4 cup per piece", None),
        ("basil", "dried basil", "1/3", None),
        ("honey", "sugar", "5/4", "water 1/4"),
    ],
)
def test_ratios_are_those_of_the_tables(food, instead, shown, addition):
    row = next(row for row in substitutions_for(food) if row.instead == instead)
    assert str(row.ratio) == shown
    assert (row.addition and f"{row.addition.food} {row.addition.ratio}") == addition


def test_what_a_food_is_a_kind_of_comes_after_the_food_itself():
    found = [row.food for row in substitutions_for("ground beef")]
    assert found[0] == "ground beef"
    assert "beef" in found
    assert found.index("beef") > found.index("ground beef")


def test_an_unknown_food_has_no_substitute():
    assert substitutions_for("spaceship") == ()


def test_a_ratio_says_how_much():
    assert ratio("3/4").of(Fraction(2), "cup", "butter") == (Fraction(3, 2), "cup")
    assert ratio("1/4 cup per piece").of(Fraction(2), None, "egg") == (Fraction(1, 2), "cup")
    assert ratio("3 tbsp per oz").of(Fraction(1), "lb", "unsweetened chocolate") == (Fraction(48), "tbsp")
    assert ratio("1").is_same
    assert not ratio("1 tbsp per piece").is_same
    assert str(Ratio(Fraction(5, 4))) == "5/4"


def test_an_amount_that_cannot_be_converted_is_said():
    with pytest.raises(BadInput, match="cannot convert"):
        ratio("1/4 cup per piece").of(Fraction(1), "inch", "egg")


@pytest.mark.parametrize("text", ["some", "1/4 cup", "1/4 cup per", "half"])
def test_a_ratio_that_cannot_be_read_is_said(text):
    with pytest.raises(BadInput, match="expected a share"):
        ratio(text)


@pytest.mark.parametrize("table", ["milk | oat milk | 1", "milk |  | 1 | |", "milk | oat milk | 1 | | lemon juice"])
def test_a_row_that_cannot_be_read_is_said(table):
    with pytest.raises(BadInput, match="expected"):
        list(rows(table))


def test_a_food_made_without_something_stands_for_it_where_something_is_left_out():
    plain = [row.instead for row in substitutions_for("bagel")]
    restricted = [row.instead for row in substitutions_for("bagel", restricted=True)]
    assert "gluten-free bagel" not in plain
    assert restricted[0] == "gluten-free bagel"
    assert all(
        row.instead in lexicon().foods for row in substitutions_for("bagel", restricted=True) if row.is_made_without
    )


def test_an_amount_for_each_piece_of_a_food_is_not_one_for_its_kinds():
    assert substitutions_for("egg")
    assert all(row.is_general or row.food == "meringue" for row in substitutions_for("meringue", restricted=True))
