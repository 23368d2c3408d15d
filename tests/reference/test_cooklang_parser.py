"""What the official Cooklang parser (cooklang-rs) reads in the files that we write."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings

import seqchef
from recipe_samples import RECIPE
from recipe_strategies import any_recipes
from seqchef.formats.cooklang import components, parse, plain
from seqchef.formats.cooklang_out import to_cooklang
from seqchef.formats.ingredients import mixed

official = pytest.importorskip("cooklang", reason="cooklang-bindings is part of the extra dev")


def theirs(text):
    """Ingredients and steps as the official parser gives them."""
    recipe = official.parse(text)
    amounts = [(one.name, one.quantity) for one in recipe.ingredients]
    marks = [(name, amount and amount.value, amount and amount.unit) for name, amount in amounts]
    return marks, [step.text for step in recipe.steps]


def ours(text):
    """The same as our parser gives them."""
    document = parse(text)
    marks = [(one.name, value(one.quantity), one.unit or None) for one in components(document, "ingredient")]
    return marks, [plain(step) for step in document.steps]


def value(quantity):
    if isinstance(quantity, Fraction):
        return float(quantity)
    return None if quantity == "some" else quantity


def test_the_official_parser_reads_our_marks_sections_and_notes():
    ingredients = [seqchef.read(line.text) for line in RECIPE.lines]
    step = RECIPE.steps[0]
    text = to_cooklang(RECIPE, ingredients, {0: [(step.index("leeks"), step.index("leeks") + 5, 0)]})
    assert theirs(text) == ours(text)
    found = official.parse(text)
    assert found.title == RECIPE.title
    assert [section.name for section in found.sections if section.name] == ["For the top", "Soup", "To serve"]
    assert any(getattr(block, "text", "") == RECIPE.notes[0] for section in found.sections for block in section.blocks)


@pytest.mark.parametrize(
    "line",
    [
        "2½ cups plain flour, sifted",
        "2-3 cloves garlic, crushed",
        "salt (optional)",
        "a few sprigs of thyme",
        "1 (400 g) tin tomatoes",
        "butter or margarine, for the tin",
        "五花肉500克（切块）",
        "盐 适量",
    ],
)
def test_the_official_parser_reads_the_same_amount_and_food(line):
    ingredient = seqchef.read(line)
    (mark,) = components(parse(to_cooklang(replaced(line), [ingredient])), "ingredient")
    (found,) = official.parse(to_cooklang(replaced(line), [ingredient])).ingredients
    assert (found.name, found.note or "") == (mark.name, mark.note)
    assert ingredient.name in found.name
    amount = ingredient.amounts[0] if ingredient.amounts else None
    if amount is not None and amount.quantity is not None and amount.quantity_max is None:
        assert found.quantity.value == pytest.approx(float(amount.quantity))
        assert mixed(amount.quantity) in found.quantity.text


def replaced(line):
    return replace(RECIPE, lines=(replace(RECIPE.lines[0], text=line),), steps=("Mix.",), step_groups=())


@settings(max_examples=60, deadline=None)
@given(recipe=any_recipes())
def test_no_words_of_a_recipe_break_the_official_parser(recipe):
    text = to_cooklang(recipe)
    assert [name for name, *_ in theirs(text)[0]] == [name for name, *_ in ours(text)[0]]


def test_a_line_of_control_characters_alone_is_an_ingredient_without_a_name():
    assert [name for name, *_ in theirs(to_cooklang(replaced("\x08")))[0]] == ["ingredient"]
