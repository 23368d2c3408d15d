"""A writer of recipes in use: what it says of the next piece is what the generator and the weights say."""

import shutil
from itertools import pairwise

import numpy as np
import pytest

from bigram_writer import write_bigram_bundle
from seqchef.applications.writing.writer import Writer
from seqchef.errors import BadInput, MissingPart
from seqchef.inference.bundles import Bundle
from seqchef.inference.generate import Generator
from seqchef.inference.recipe_model import RecipeModel

RECIPE = ("Leek soup", ("2 leeks, chopped", "4 cups vegetable broth"), ("Simmer the leeks for 20 minutes.", "Serve."))


@pytest.fixture(scope="module")
def model(small_writer):
    return RecipeModel(Bundle.load(small_writer, task="write"))


def test_steps_say_what_the_generator_says_of_whole_recipes(model, small_writer):
    pieces = model.pieces.encode(*RECIPE)
    (expected,) = Generator(Bundle.load(small_writer, task="write")).log_probabilities([pieces])
    logs, state = model.read(())
    found = []
    for piece in pieces[1:]:
        found.append(logs[piece])
        logs, state = model.step(piece, state)
    np.testing.assert_allclose(found, expected, rtol=0, atol=1e-5)


def test_all_that_may_come_next_adds_up_to_one(model):
    logs, _ = model.read(model.pieces.listed(*RECIPE[:2]))
    assert np.exp(logs.astype(np.float64)).sum() == pytest.approx(1.0, abs=1e-5)


def test_any_state_can_be_gone_on_from_again(model):
    pieces = model.pieces.encode(*RECIPE)[1:]
    _, state = model.read(pieces[:20])
    kept = [part.copy() for part in state]
    first, _ = model.step(pieces[20], state)
    elsewhere = state
    for piece in pieces[5:15]:
        _, elsewhere = model.step(piece, elsewhere)
    again, _ = model.step(pieces[20], state)
    assert np.array_equal(first, again)
    assert all(np.array_equal(*parts) for parts in zip(state, kept, strict=True))
    assert np.array_equal(model.read(pieces[:21])[0], first)


def test_odds_that_are_known_are_read_as_they_are(tmp_path):
    table = write_bigram_bundle(tmp_path / "bigrams")
    model = RecipeModel(Bundle.load(tmp_path / "bigrams", task="write"))
    pieces = model.pieces.encode(*RECIPE)
    for at, (last, _) in enumerate(pairwise(pieces)):
        np.testing.assert_array_equal(model.read(pieces[1 : at + 1])[0], table[last])


def test_a_bundle_of_other_texts_is_refused(tmp_path):
    write_bigram_bundle(tmp_path / "other", marks=False)
    with pytest.raises(BadInput, match="a vocabulary without <foods>"):
        RecipeModel(Bundle.load(tmp_path / "other", task="write"))


def test_a_writer_without_its_guard_is_refused(small_writer, tmp_path):
    bare = tmp_path / "bare"
    shutil.copytree(small_writer, bare)
    (bare / "copies.bin").unlink()
    with pytest.raises(MissingPart, match=r"copies\.bin"):
        Writer.load(bare)
