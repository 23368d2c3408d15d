"""Recipes of Mealie, Paprika, Tandoor and recipe-scrapers, as those programs write them."""

import gzip
import io
import json
import zipfile
from dataclasses import replace
from fractions import Fraction

import pytest

from seqchef.food.amounts import Amount
from seqchef.food.ingredients import Ingredient
from seqchef.formats import mealie, paprika, scrapers, tandoor
from seqchef.formats.mealie_parser import to_mealie
from seqchef.formats.recipe_documents import write_document
from seqchef.formats.recipe_files import format_of, read_recipes
from seqchef.formats.recipe_out import write_recipes

MEALIE = {
    "id": "b1c7", "slug": "leek-soup", "name": "Leek soup", "recipeYield": "servings", "recipeYieldQuantity": 4,
    "totalTime": "1 hour 30 minutes", "prepTime": None, "performTime": "PT1H", "orgURL": "https://example.org/soup",
    "tags": [{"id": "t1", "name": "Soup", "slug": "soup"}], "tools": [{"name": "Blender", "slug": "blender"}],
    "recipeIngredient": [
        {"title": None, "quantity": 500, "unit": {"name": "g"}, "food": {"name": "leeks"}, "note": "sliced"},
        {"title": "For the top", "originalText": "2 tbsp chives, cut", "quantity": 2, "food": None, "note": ""},
        {"quantity": 0, "unit": None, "food": {"name": "salt"}, "note": ""},
    ],
    "recipeInstructions": [{"id": "s1", "title": "Soup", "text": "Boil.\nBlend."}, {"title": "", "text": "Serve."}],
    "notes": [{"title": "Keeps", "text": "Three days."}], "settings": {"public": True}, "extras": {"cellar": "B2"},
}  # fmt: skip
PAPRIKA = {
    "uid": "A1", "name": "Leek soup", "ingredients": "500 g leeks\n\nFor the top:\n2 tbsp chives\n",
    "directions": "Boil.\n\nBlend.", "servings": "Serves 4", "prep_time": "10 mins", "cook_time": "1 hr 20 min",
    "total_time": "", "notes": "Keeps.", "categories": ["Soup"], "source": "Ann", "source_url": "https://example.org",
    "rating": 5, "photo_data": None, "nutritional_info": "200 kcal", "hash": "AB",
}  # fmt: skip
TANDOOR = {
    "name": "Leek soup", "description": "", "keywords": [{"name": "Soup", "description": ""}], "working_time": 10,
    "waiting_time": 80, "internal": True, "nutrition": None, "servings": 4, "servings_text": "bowls",
    "steps": [
        {"name": "Soup", "instruction": "Boil.\n\nBlend.", "time": 0, "order": 0, "ingredients": [
            {"food": {"name": "leeks"}, "unit": {"name": "g"}, "amount": "500.0000000000", "note": "sliced"},
            {"food": None, "unit": None, "amount": "0", "note": "For the top", "is_header": True},
            {"food": {"name": "salt"}, "unit": None, "amount": "0", "note": "", "no_amount": True},
        ]},
        {"name": "", "instruction": "Serve.", "ingredients": []},
    ],
}  # fmt: skip
SCRAPERS = {
    "title": "Leek soup", "host": "example.org", "language": "en-US", "yields": "4 servings", "total_time": 90,
    "ingredients": ["500 g leeks", "2 tbsp chives"], "equipment": ["blender"], "ratings": 4.5,
    "ingredient_groups": [
        {"purpose": None, "ingredients": ["500 g leeks"]},
        {"purpose": "For the top", "ingredients": ["2 tbsp chives"]},
    ],
    "instructions": "Boil.\nBlend.", "instructions_list": ["Boil.", "Blend."],
}  # fmt: skip


def zipped(**files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return buffer.getvalue()


def lines(recipe):
    return [(line.text, line.group) for line in recipe.lines]


def read(document, name="soup.json"):
    return read_recipes(json.dumps(document).encode(), name)[0]


def test_mealie_gives_lines_groups_steps_and_times():
    found = read(MEALIE)
    assert lines(found) == [
        ("500 g leeks sliced", None),
        ("2 tbsp chives, cut", "For the top"),
        ("salt", "For the top"),
    ]
    assert (found.steps, found.step_groups) == (("Boil.\nBlend.", "Serve."), ("Soup", "Soup"))
    assert (found.yield_text, found.portions, found.cook_s, found.total_s) == ("4 servings", 4, 3600, 5400)
    assert (found.tags, found.tools, found.notes) == (("Soup",), ("Blender",), ("Keeps\nThree days.",))


def test_a_mealie_export_is_a_zip_of_recipes():
    raw = zipped(recipes__leek_soup__leek_soup_dot_json=json.dumps(MEALIE), recipes__a__settings_dot_json='{"x": 1}')
    assert format_of(raw, "export.zip").name == "mealie"
    (found,) = read_recipes(raw, "export.zip")
    assert (found.title, found.source) == ("Leek soup", "export.zip/recipes/leek_soup/leek_soup.json")


def test_paprika_gives_headings_as_groups():
    raw = gzip.compress(json.dumps(PAPRIKA).encode())
    assert format_of(raw, "soup.paprikarecipe").name == "paprika"
    (found,) = read_recipes(raw, "soup.paprikarecipe")
    assert lines(found) == [("500 g leeks", None), ("2 tbsp chives", "For the top")]
    assert (found.steps, found.prep_s, found.cook_s, found.total_s) == (("Boil.", "Blend."), 600, 4800, None)
    assert (found.author, found.tags, found.portions) == ("Ann", ("Soup",), 4)
    several = zipped(a_dot_paprikarecipe=raw, b_dot_paprikarecipe=raw)
    assert len(read_recipes(several, "all.paprikarecipes")) == 2


def test_tandoor_is_a_zip_of_zips():
    raw = zipped(**{"1_dot_zip": zipped(recipe_dot_json=json.dumps(TANDOOR), image_dot_png=b"\x89PNG")})
    assert format_of(raw, "export.zip").name == "tandoor"
    (found,) = read_recipes(raw, "export.zip")
    assert lines(found) == [("500 g leeks, sliced", None), ("salt", "For the top")]
    assert (found.steps, found.step_groups) == (("Boil.", "Blend.", "Serve."), ("Soup", "Soup", None))
    assert (found.yield_text, found.prep_s, found.cook_s) == ("4 bowls", 600, 4800)


def test_recipe_scrapers_gives_groups_that_hold_its_lines():
    found = read(SCRAPERS)
    assert lines(found) == [("500 g leeks", None), ("2 tbsp chives", "For the top")]
    assert (found.total_s, found.language, found.tools) == (5400, "en-US", ("blender",))


@pytest.mark.parametrize(
    ("shape", "document"),
    [(mealie.SHAPE, MEALIE), (paprika.SHAPE, PAPRIKA), (tandoor.SHAPE, TANDOOR), (scrapers.SHAPE, SCRAPERS)],
    ids=lambda value: getattr(value, "name", ""),
)
def test_every_key_of_another_program_comes_back(shape, document):
    again = write_document(shape, read(document))
    assert {key: again[key] for key in document} == document


def test_only_what_was_changed_is_written_anew():
    again = write_document(mealie.SHAPE, replace(read(MEALIE), notes=("New.",)))
    assert again["notes"] == [{"title": "", "text": "New."}]
    assert again["recipeIngredient"] == MEALIE["recipeIngredient"]
    assert again["settings"] == {"public": True}


def test_an_edit_in_another_program_wins_over_what_was_kept_beside_it():
    written = json.loads(write_recipes([read({**MEALIE, "description": "two\n\nparagraphs"})], "json-ld"))
    assert written["seqchef"]["line_groups"]["is"] == [None, "For the top", "For the top"]
    written["recipeIngredient"][0] = "1 kg leeks"
    assert lines(read(written))[0] == ("1 kg leeks", None)


def test_paprika_files_are_the_same_for_the_same_recipe():
    found = read(PAPRIKA)
    assert write_recipes([found], "paprika") == write_recipes([found], "paprika")


def test_a_line_is_answered_as_mealie_s_own_parser_answers():
    ingredient = Ingredient(
        text="1½ cups large onions, chopped",
        kind="ingredient",
        amounts=(Amount(quantity=Fraction(3, 2), unit="cup", unit_text="cups"),),
        size="large",
        name="onions",
        preparation="chopped",
        confidence=0.98765,
        confidences={"QTY": 0.99951, "NAME": 0.99, "SIZE": 0.98765},
    )
    answer = to_mealie(ingredient, "00000000-0000-0000-0000-000000000001")
    assert answer == {
        "input": "1½ cups large onions, chopped",
        "confidence": dict.fromkeys(("average", "unit", "food", "comment", "name"), 0.988) | {"quantity": 1.0},
        "ingredient": {
            "quantity": 1.5,
            "unit": {"name": "cup", "abbreviation": "", "aliases": [{"name": "cups"}]},
            "food": {"name": "large onions", "pluralName": None},
            "note": "chopped",
            "display": "1½ cups large onions, chopped",
            "originalText": "1½ cups large onions, chopped",
            "referenceId": "00000000-0000-0000-0000-000000000001",
        },
    }  # fmt: skip


def test_a_line_that_is_no_ingredient_is_a_note_for_mealie():
    answer = to_mealie(Ingredient(text="For the sauce:", kind="heading", confidence=0.9))
    assert answer["ingredient"]["note"] == "For the sauce:"
    assert (answer["ingredient"]["food"], answer["confidence"]["food"]) == (None, 0)
