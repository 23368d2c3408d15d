"""Whatever is in a recipe, a file of any format gives it back."""

import pytest
from hypothesis import given, settings

from recipe_strategies import any_recipes, usual_recipes
from seqchef.formats import mealie, paprika, scrapers, tandoor
from seqchef.formats.cooklang_out import to_cooklang
from seqchef.formats.json_ld_out import SHAPE as JSON_LD
from seqchef.formats.markdown_out import to_markdown
from seqchef.formats.recipe_documents import KEPT, write_document
from seqchef.formats.recipe_fields import fields_of
from seqchef.formats.recipe_files import format_of, read_recipes
from seqchef.formats.recipe_out import SUFFIXES, write_recipes

LOSSLESS = ("jsonl", "json-ld", "mealie", "recipe-scrapers", "paprika", "tandoor", "cooklang", "markdown")
FORMATS = {"jsonl": "seqchef"}
NO_PLACE = {"json-ld": {"line_groups"}, "tandoor": {"yield_text"}}


@pytest.mark.parametrize("name", LOSSLESS)
@settings(max_examples=40, deadline=None)
@given(recipe=any_recipes())
def test_a_recipe_comes_back_whole(name, recipe):
    (again,) = read_recipes(write_recipes([recipe], name), f"recipe{SUFFIXES[name]}")
    assert fields_of(again) == fields_of(recipe)
    (once_more,) = read_recipes(write_recipes([again], name), f"recipe{SUFFIXES[name]}")
    assert fields_of(once_more) == fields_of(recipe)


@pytest.mark.parametrize("name", LOSSLESS)
@settings(max_examples=20, deadline=None)
@given(recipe=usual_recipes())
def test_a_file_is_known_by_what_is_in_it(name, recipe):
    assert format_of(write_recipes([recipe], name), "recipe").name == FORMATS.get(name, name)


@pytest.mark.parametrize("shape", [JSON_LD, mealie.SHAPE, scrapers.SHAPE, paprika.SHAPE, tandoor.SHAPE])
@settings(max_examples=20, deadline=None)
@given(recipe=usual_recipes())
def test_every_part_of_a_usual_recipe_has_its_own_place(shape, recipe):
    kept = write_document(shape, recipe).get(KEPT, {})
    assert set(kept) <= NO_PLACE.get(shape.name, set())


@settings(max_examples=20, deadline=None)
@given(recipe=usual_recipes())
def test_text_that_people_read_holds_no_leftovers(recipe):
    assert KEPT not in to_markdown(recipe)
    assert KEPT not in to_cooklang(recipe)


@settings(max_examples=20, deadline=None, derandomize=True)
@given(recipe=usual_recipes())
def test_a_usual_recipe_comes_back_from_plain_text(recipe):
    (again,) = read_recipes(write_recipes([recipe], "text"), "recipe.txt")
    assert (again.title, again.portions, again.steps) == (recipe.title, recipe.portions, recipe.steps)
    assert [line.text for line in again.lines if not line.text.endswith(":")] == [line.text for line in recipe.lines]
