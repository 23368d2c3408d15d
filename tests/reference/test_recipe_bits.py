"""Bits per byte of recipes against a writer whose odds are known."""

import gzip
import json
import math
from pathlib import Path

import numpy as np
import pytest

from bigram_writer import write_bigram_bundle
from seqchef.errors import BadInput
from seqchef.evaluation.recipes.foretelling import foretold
from seqchef.evaluation.recipes.intervals import ratio_interval
from seqchef.inference.bundles import Bundle
from seqchef.inference.generate import Generator
from seqchef.text.recipe_pieces import RecipePieces
from seqchef.text.recipe_rows import RecipeRow, read_recipes
from seqchef.text.recipe_text import recipe_parts, recipe_text, size

SOUP = RecipeRow("Leek soup", ("3 leeks", "salt"), ("Chop the leeks.", "Simmer for 20 minutes."))
PROSE = RecipeRow("Tea", (), ("Boil water; pour.",))


def test_the_text_of_a_recipe_is_that_of_the_protocol() -> None:
    text = "Leek soup\n\n- 3 leeks\n- salt\n\n1. Chop the leeks.\n2. Simmer for 20 minutes.\n"
    assert recipe_text(SOUP.title, SOUP.ingredients, SOUP.steps) == text
    assert recipe_text(PROSE.title, PROSE.ingredients, PROSE.steps) == "Tea\n\n1. Boil water; pour.\n"
    assert size("é蛋") == 5


def test_bits_are_those_of_all_pieces_and_the_end_and_each_part_pays_for_its_own_end(tmp_path: Path) -> None:
    table = write_bigram_bundle(tmp_path / "w") / -math.log(2)
    writer = Generator(Bundle.load(tmp_path / "w"))
    pieces = RecipePieces(writer.subwords)
    scores = foretold(writer, pieces, [SOUP, PROSE])
    for recipe, bits in zip((SOUP, PROSE), scores.bits, strict=True):
        whole = pieces.encode(recipe.title, recipe.ingredients, recipe.steps)
        costs = table[whole[:-1], whole[1:]]
        title = len(pieces.subwords.encode(recipe.title)) + 1
        listed = len(pieces.listed(recipe.title, recipe.ingredients)) + 1
        assert bits == pytest.approx([costs[:title].sum(), costs[title:listed].sum(), costs[listed:].sum()], rel=1e-6)
    found = scores.to_dict()
    sizes = [sum(size(part) for part in recipe_parts(one.title, one.ingredients, one.steps)) for one in (SOUP, PROSE)]
    assert found["bytes"] == sum(sizes)
    assert found["bits_per_byte"] == pytest.approx(scores.bits.sum() / sum(sizes))
    assert sum(part["bytes"] for part in found["parts"].values()) == found["bytes"]


def test_a_part_that_no_recipe_has_is_not_told(tmp_path: Path) -> None:
    write_bigram_bundle(tmp_path / "w")
    writer = Generator(Bundle.load(tmp_path / "w"))
    parts = foretold(writer, RecipePieces(writer.subwords), [PROSE]).to_dict()["parts"]
    assert set(parts) == {"title", "steps_given_both"}


def test_no_recipes_have_no_bits(tmp_path: Path) -> None:
    write_bigram_bundle(tmp_path / "w")
    writer = Generator(Bundle.load(tmp_path / "w"))
    with pytest.raises(BadInput, match="no recipe"):
        foretold(writer, RecipePieces(writer.subwords), [])


def test_an_interval_is_the_spread_of_the_ratio_over_recipes() -> None:
    draw = np.random.default_rng(1)
    below = np.full(400, 10.0)
    low, high = ratio_interval(draw.normal(5, 1, 400), below)
    assert low < 0.5 < high
    assert high - low == pytest.approx(2 * 1.96 * 0.1 / math.sqrt(400), rel=0.2)
    assert ratio_interval([2.0, 2.0], [4.0, 4.0]) == (0.5, 0.5)
    assert ratio_interval([0.0], [0.0]) == (0.0, 0.0)
    with pytest.raises(BadInput, match="1 or more"):
        ratio_interval([], [])


def test_the_corpora_have_the_bytes_that_their_list_says(data_folder: Path) -> None:
    recipes, rejections = read_recipes(data_folder / "recipes" / "recipes_open.jsonl.gz")
    assert not rejections
    assert sum(size(recipe_text(one.title, one.ingredients, one.steps)) for one in recipes) == 2_827_600


def test_rows_that_are_no_recipes_are_rejected_with_their_numbers(tmp_path: Path) -> None:
    good = {"title": "Tea", "ingredients": [], "steps": ["Boil."], "split": "dev", "tags": ["Hot", "drink"]}
    bad = [
        "{",
        "[]",
        *({**good, name: value} for name, value in (("title", " "), ("steps", []), ("steps", "Boil."), ("steps", [1]))),
        {"title": "Tea", "ingredients": "tea", "steps": ["Boil."]},
    ]
    rows = [
        row if isinstance(row, str) else json.dumps(row)
        for row in (good, *bad, {"title": "Tea", "steps": ["Boil."], "split": "train"}, good)
    ]
    path = tmp_path / "data.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(rows).encode()))
    recipes, rejections = read_recipes(path)
    assert [one.row for one in recipes] == [1, 9, 10]
    assert recipes[0].tags == ("hot", "drink")
    assert [one.row for one in rejections] == [2, 3, 4, 5, 6, 7, 8]
    assert [one.row for one in read_recipes(path, split="dev")[0]] == [1, 10]
    assert [one.row for one in read_recipes(path, limit=2)[0]] == [1, 9]
