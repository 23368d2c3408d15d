"""Recipe files taken apart: plain text and Cooklang."""

from fractions import Fraction

import pytest

from seqchef.errors import BadInput
from seqchef.formats.cooklang import components, parse, plain
from seqchef.formats.cooklang_recipe import cooklang_recipe
from seqchef.formats.recipe_text import plain_recipe, read_recipe

SOUP = """Leek soup
Serves 4

500 g leeks
1 l vegetable stock

For the top:
- 2 tbsp chives, cut

Method:
Simmer for 20 minutes.
Blend and season.
"""

COOKLANG = """---
title: Tomato sauce
yield: 2 l
---

Sweat @onions{300%g}(finely chopped) in @olive oil{} with @?thyme for ~{8%minutes}. -- slowly

Add @tinned tomatoes{2 1/2%kg} and @./base/Vegetable stock{1/2%l}; stir with a #wooden spoon{}.
"""


def test_plain_text_has_a_title_a_yield_ingredients_and_steps():
    recipe = plain_recipe(SOUP, "soup.txt")
    assert (recipe.title, recipe.portions, recipe.yields) == ("Leek soup", 4, None)
    assert [(line.row, line.text) for line in recipe.lines] == [
        (4, "500 g leeks"),
        (5, "1 l vegetable stock"),
        (7, "For the top:"),
        (8, "2 tbsp chives, cut"),
    ]
    assert recipe.steps == ("Simmer for 20 minutes.", "Blend and season.")


@pytest.mark.parametrize(
    ("line", "portions", "yields"),
    [
        ("Serves 4", 4, None),
        ("serves 4-6 hungry people", 5, None),
        ("Makes 12 buns", 12, None),
        ("Makes about 2 kg", None, (2, "kg")),
        ("Makes 1.5kg", None, (Fraction(3, 2), "kg")),
        ("Yield: 600 ml", None, (600, "ml")),
        ("Makes 1/2 litre", None, (Fraction(1, 2), "l")),
        ("4 人份", 4, None),
        ("份量：6", 6, None),
    ],
)
def test_a_line_of_yield_gives_portions_or_an_amount(line, portions, yields):
    recipe = plain_recipe(f"Dish\n{line}\n\n1 kg flour\n", "dish.txt")
    assert recipe.portions == portions
    assert (recipe.yields and (recipe.yields.quantity, recipe.yields.unit)) == yields


def test_portions_and_an_amount_may_both_be_given():
    recipe = plain_recipe("Soup\nServes 8\nMakes 2 l\n\n1 kg leeks\n", "soup.txt")
    assert recipe.portions == 8
    assert recipe.yields.quantity == 2


def test_the_ingredients_may_follow_the_yield_at_once():
    recipe = plain_recipe("Soup\nServes 8\n1 kg leeks\n\nBoil.\n", "soup.txt")
    assert [line.text for line in recipe.lines] == ["1 kg leeks"]
    assert recipe.steps == ("Boil.",)


def test_a_yield_of_nothing_is_refused_with_its_row():
    with pytest.raises(BadInput, match=r'soup\.txt, row 2: the yield is "Serves 0"'):
        plain_recipe("Soup\nServes 0\n\n1 kg leeks\n", "soup.txt")


def test_a_title_alone_is_refused():
    with pytest.raises(BadInput, match=r'"Soup" has no ingredient lines'):
        plain_recipe("Soup\nServes 2\n", "soup.txt")


def test_an_empty_file_is_refused(tmp_path):
    (tmp_path / "soup.txt").write_text("\n \n")
    with pytest.raises(BadInput, match=r"soup\.txt is empty; expected a recipe"):
        read_recipe(tmp_path / "soup.txt", "soup.txt")


def test_cooklang_gives_ingredients_that_need_no_reading():
    recipe = cooklang_recipe(COOKLANG, "sauce.cook", title="sauce")
    assert (recipe.title, recipe.yields.quantity, recipe.yields.unit) == ("Tomato sauce", 2, "l")
    onions, oil, thyme, tinned, stock = (line.ingredient for line in recipe.lines)
    assert (onions.name, onions.preparation, onions.measures()) == ("onions", "finely chopped", ((300, "g"),))
    assert onions.text == "300 g onions, finely chopped"
    assert [onions.text[span.start : span.end] for span in onions.spans] == ["300", "g", "onions", "finely chopped"]
    assert (oil.name, oil.amounts) == ("olive oil", ())
    assert thyme.optional
    assert tinned.measures() == ((Fraction(5, 2), "kg"),)
    assert (stock.name, stock.measures()) == ("Vegetable stock", ((Fraction(1, 2), "l"),))


def test_cooklang_keeps_the_line_of_every_step():
    assert [line.row for line in cooklang_recipe(COOKLANG, "sauce.cook", title="sauce").lines] == [6, 6, 6, 8, 8]


def test_cooklang_steps_read_as_plain_text():
    document = parse(COOKLANG)
    assert plain(document.steps[0]) == "Sweat onions in olive oil with thyme for 8 minutes."
    assert [tool.name for tool in components(document, "cookware")] == ["wooden spoon"]


def test_older_metadata_and_a_block_comment():
    document = parse(">> servings: 4\n\nMix [- not\n\nthis -] @flour{1%kg}.\n")
    assert document.metadata == {"servings": "4"}
    assert [part.name for part in components(document, "ingredient")] == ["flour"]


def test_a_cooklang_file_without_a_title_is_called_by_its_file(tmp_path):
    (tmp_path / "lemon-cake.cook").write_text(">> servings: 8\nBeat @eggs{3}.\n")
    assert read_recipe(tmp_path / "lemon-cake.cook", "recipes/lemon-cake.cook").title == "lemon cake"


def test_front_matter_that_never_ends_is_refused():
    with pytest.raises(BadInput, match="front matter opens with --- and never ends"):
        parse("---\ntitle: Soup\n\nBoil @water{}.", "soup.cook")


def test_servings_that_are_no_number_are_refused():
    with pytest.raises(BadInput, match='servings is "many"'):
        cooklang_recipe(">> servings: many\nBoil @water{}.", "soup.cook", title="soup")
