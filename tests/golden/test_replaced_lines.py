"""Ingredient lines with what stands for a food that is left out."""

import pytest

from seqchef.applications.writing.replaced_lines import UNKNOWN, Replacement, replaced_lines
from seqchef.applications.writing.substitutes import substitutes, without
from seqchef.food.diets import Restriction, restriction

DAIRY, GLUTEN, VEGAN = restriction(["dairy-free"]), restriction(["gluten-free"]), restriction(["vegan"])


@pytest.mark.parametrize(
    ("line", "given", "instead"),
    [
        ("1 cup whole milk", DAIRY, "1 cup oat milk"),
        ("1 cup whole milk", DAIRY | GLUTEN, "1 cup soy milk"),
        ("1 cup whole milk", DAIRY | GLUTEN | restriction(without=["soy", "nuts"]), "1 cup rice milk"),
        ("1/2 cup butter, softened", DAIRY, "1/3 cup olive oil"),
        ("2 large eggs, beaten", restriction(["egg-free"]), "2 tablespoons ground flaxseed and 6 tablespoons water"),
        ("1 cup buttermilk", DAIRY, "1 cup soy milk and 1 tablespoon lemon juice"),
        ("2 cups all-purpose flour, sifted", GLUTEN, "2 cups gluten-free flour, sifted"),
        ("1 tablespoon soy sauce", restriction(without=["soy"]), "1 tablespoon coconut aminos"),
        ("500 g ground beef", restriction(["beef-free"]), "500 g ground turkey"),
        ("3 tablespoons honey", VEGAN, "3 tablespoons maple syrup"),
        ("1 1/2 cups fresh bread crumbs", GLUTEN, "1 1/2 cups gluten-free breadcrumbs"),
        ("4 thick slices French bread", GLUTEN, "4 thick slices gluten-free bread"),
        ("1/2 cup butter or margarine", VEGAN, "1/2 cup vegan butter or coconut oil"),
        ("1 pound ground beef chuck", VEGAN, "1 pound mushrooms"),
        ("3 cloves garlic, minced", Restriction(), None),
        ("2 (5 ounce) cans evaporated milk", DAIRY, "2 (5 ounce) cans coconut milk"),
        ("8 flour tortillas", GLUTEN, "8 corn tortillas"),
        ("butter for the pan", DAIRY, "olive oil for the pan"),
        ("1 cup milk and cream", DAIRY, "1 cup oat milk and coconut cream"),
    ],
)
def test_a_line_is_rewritten_with_its_amount(line, given, instead):
    assert [one.instead for one in replaced_lines([line], given)] == ([instead] if instead else [])


def test_pieces_that_say_nothing_of_the_new_food_become_a_note():
    (found,) = replaced_lines(["2 chicken breasts, cut into strips"], VEGAN)
    assert found.instead == "firm tofu, cut into strips"
    assert found.note == "as much as 2 chicken breasts"


def test_lines_that_are_allowed_stay_out_of_the_list():
    assert replaced_lines(["2 leeks", "1 cup milk", "salt"], Restriction()) == []
    found = replaced_lines(["2 leeks", "1 cup milk", "salt"], DAIRY)
    assert [one.index for one in found] == [1]
    assert "milk" in found[0].why


def test_a_line_without_a_food_that_we_know_has_no_replacement():
    assert replaced_lines(["1 pinch of unicorn dust", ""], VEGAN) == [
        Replacement(index=0, line="1 pinch of unicorn dust", instead=None, why=UNKNOWN)
    ]


def test_dairy_free_milk_is_an_oat_drink_and_gluten_free_is_not():
    assert substitutes("milk", DAIRY)[0].food == "oat milk"
    assert "oat milk" not in [one.food for one in substitutes("milk", DAIRY | GLUTEN)]


def test_a_food_made_without_something_is_offered_only_where_that_helps():
    offered = [one.food for one in substitutes("bagel", restriction(["nut-free"]))]
    assert "gluten-free bagel" not in offered
    assert substitutes("bagel", GLUTEN)[0].food == "gluten-free bagel"
    assert substitutes("milk", restriction(["nut-free"]))[0].food == "oat milk"


def test_what_is_meant_for_a_use_comes_first():
    baking = substitutes("egg", VEGAN, use="baking")
    assert baking
    assert all("baking" in one.uses or not one.uses for one in baking)
    assert substitutes("butter", DAIRY, use="baking")[0].food == "coconut oil"
    assert substitutes("butter", DAIRY)[0].food == "olive oil"


def test_without_proposes_for_every_excluded_food():
    found = without(["milk", "leek", "egg", "spaceship"], VEGAN)
    assert list(found) == ["milk", "egg", "spaceship"]
    assert found["milk"] is not None
    assert found["milk"].food == "oat milk"
    assert found["spaceship"] is None


def test_a_note_says_for_what_and_with_what():
    found = next(one for one in substitutes("buttermilk", DAIRY) if one.food == "soy milk")
    assert found.note == "for baking; with lemon juice (1/16)"
    assert found.to_dict() == {"food": "soy milk", "ratio": "15/16", "uses": ["baking"], "with": "lemon juice, 1/16"}
