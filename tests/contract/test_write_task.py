"""Learning to write recipes: what is learned, what is only read, and what is refused."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from invented_recipes import invented
from seqchef.errors import BadInput
from seqchef.evaluation.texts import bits_per_byte
from seqchef.inference.copy_guard import CopyGuard
from seqchef.learning.data import recipes as recipe_data
from seqchef.learning.data.own import OwnData
from seqchef.learning.data.recipes import Wishes, common_tags, read_own, read_whole
from seqchef.learning.tasks.write import WriteConfig, WriteTask
from seqchef.learning.train import TrainConfig, fit
from seqchef.text.copied_words import copied_words
from seqchef.text.recipe_rows import RecipeRow
from seqchef.text.recipe_text import recipe_text
from seqchef.text.subwords import BEGIN, END

RECIPES = invented()
TRAIN, DEV = [one for i, one in enumerate(RECIPES) if i % 8], RECIPES[::8]
SMALL = WriteConfig(stack="griffin(16, recurrence=mingru)", size=16, pieces=480, ngram_rows=211, pointer_size=8)
PACE = TrainConfig(steps=60, optimizer="muon", learning_rate=1e-2, warmup_steps=6, evaluate_every=20)


def task_of(**settings):
    task = WriteTask(replace(SMALL, **settings), TRAIN, DEV, seed=0)
    task.model.eval()
    return task


@pytest.fixture(autouse=True)
def _tags_of_few(monkeypatch):
    monkeypatch.setattr(recipe_data, "COMMON", 5)


def test_a_writer_learns_to_foretell_recipes_that_it_has_not_seen(tmp_path):
    task = task_of(wished=0.0)
    before = -task.score()["negative_bits_per_byte"]
    fit(task, PACE, tmp_path)
    after = -task.score()["negative_bits_per_byte"]
    assert before > 3
    assert after < before / 3


def test_the_score_is_that_of_every_recipe_by_itself_in_bits_for_each_byte():
    task = task_of()
    total = 0.0
    with torch.no_grad():
        for recipe in DEV:
            row = torch.tensor([task.pieces.encode(recipe.title, recipe.ingredients, recipe.steps)])
            state = task.model.initial_state(1)
            for piece, wanted in zip(row[0, :-1], row[0, 1:], strict=True):
                logs, state = task.model.step(piece[None], state)
                total += float(logs[0, wanted])
    texts = [recipe_text(recipe.title, recipe.ingredients, recipe.steps) for recipe in DEV]
    expected = bits_per_byte(total, texts)
    assert -task.score()["negative_bits_per_byte"] == pytest.approx(expected, rel=1e-5)


def test_a_wish_is_read_and_not_learned_to_be_written():
    wished, plain = task_of(wished=1.0), task_of(wished=0.0)
    for step in range(3):
        seen, lengths, wanted, counted = wished.batch(step)
        bare = plain.batch(step)
        assert torch.equal(counted.sum(), bare[3].sum())
        for row in range(len(seen)):
            pieces = seen[row, : lengths[row]].tolist()
            title = pieces.index(wished.pieces.title)
            assert pieces[:2] == [BEGIN, wished.pieces.foods]
            assert not counted[row, :title].any()
            assert counted[row, title : lengths[row]].all()
            assert not counted[row, lengths[row] :].any()
            assert wanted[row][counted[row]].tolist() == bare[2][row][bare[3][row]].tolist()
            assert wanted[row, lengths[row] - 1] == END


def test_the_loss_is_that_of_all_that_counts():
    task = task_of(wished=0.5, batch_rows=4)
    seen, lengths, wanted, counted = batch = task.batch(0)
    with torch.no_grad():
        total, count = task.loss(batch)
        expected = 0.0
        for row in range(len(seen)):
            state = task.model.initial_state(1)
            for t in range(int(lengths[row])):
                logs, state = task.model.step(seen[row, t][None], state)
                if counted[row, t]:
                    expected -= float(logs[0, wanted[row, t]])
    assert int(count) == int(counted.sum())
    assert float(total) == pytest.approx(expected, rel=1e-4)


def test_the_losses_of_rows_add_up_to_that_of_the_batch():
    task = task_of(wished=0.5)
    batch = task.batch(1)
    with torch.no_grad():
        whole = task.loss(batch)
        halves = [task.loss(tuple(part[rows] for part in batch)) for rows in (slice(0, None, 2), slice(1, None, 2))]
    torch.testing.assert_close(halves[0][0] + halves[1][0], whole[0])
    assert halves[0][1] + halves[1][1] == whole[1]


def test_batches_are_drawn_by_step_and_seed_alone_and_an_epoch_has_every_recipe_once():
    task, again = task_of(wished=1.0, batch_rows=4), task_of(wished=1.0, batch_rows=4)
    for step in (9, 2, 9):
        assert all(torch.equal(*parts) for parts in zip(task.batch(step), again.batch(step), strict=True))
    rows = [row for step in range(len(task._batches)) for row in task._batches.rows(step)]
    assert sorted(rows) == list(range(len(TRAIN)))


def test_a_long_recipe_is_learned_as_far_as_it_may_be():
    task = task_of(longest=10, wished=0.0)
    for row, recipe in zip(task._train, TRAIN, strict=True):
        whole = task.pieces.encode(recipe.title, recipe.ingredients, recipe.steps)
        assert row == whole[:11]
    assert task.batch(0)[0].shape[1] == 10


def test_a_wish_names_foods_and_tags_of_the_recipe():
    random, wishes = np.random.default_rng(0), Wishes(("soup",))
    names, tags = set(), set()
    for _ in range(60):
        foods, some = wishes.draw(RECIPES[0], random)
        assert len(foods) <= 6
        assert len(set(foods)) == len(foods)
        names |= set(foods)
        tags |= set(some)
    assert names == {"leeks", "butter", "vegetable broth", "salt"}
    assert tags == {"soup"}


def test_only_tags_that_are_common_are_known():
    assert common_tags(RECIPES) == ("soup", "rice", "omelet")  # those of chicken differ by their vegetable
    assert common_tags(RECIPES[:8]) == ()
    assert task_of().facts()["tags"] == list(common_tags(TRAIN))


def test_lines_without_a_name_or_a_word_are_no_wishes():
    recipe = RecipeRow("Nothing", ("", "  ", "2 cups"), ("Serve.",))
    for seed in range(5):
        foods, tags = Wishes(()).draw(recipe, np.random.default_rng(seed))
        assert not tags
        assert all(food.strip() for food in foods)


def test_the_guard_of_a_bundle_knows_what_was_learned():
    guard = CopyGuard.from_bytes(task_of().files()["copies.bin"])
    words = copied_words(" ".join(TRAIN[0].steps))
    assert any(guard.hit(words[:length]) for length in range(len(words) + 1))
    assert guard.longest_run(words) >= len(copied_words(TRAIN[0].steps[0]))
    other = "Peel eleven quinces and let them drip over a cold plate before a guest comes in from the snow tonight."
    assert guard.longest_run(copied_words(other)) < 18


def test_a_recipe_without_a_list_is_learned_too():
    bare = [replace(recipe, ingredients=()) for recipe in TRAIN]
    task = WriteTask(replace(SMALL, wished=1.0), bare, bare[:2], seed=0)
    with torch.no_grad():
        total, count = task.loss(task.batch(0))
    assert 0 < float(total) / int(count) < 20


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"stack": "bigru(8)"}, r"bigru\(8\) looks ahead.*write gru\(8\)"),
        ({"stack": "transformer(8, heads=2)"}, "looks ahead"),
        ({"pieces": 100}, "100 pieces; expected 265 or more"),
    ],
)
def test_what_cannot_write_is_refused_in_words(settings, message):
    with pytest.raises(BadInput, match=message):
        task_of(**settings)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"wished": 1.5}, "wished is 1.5; expected a share from 0 to 1"),
        ({"dropout": 1.0}, "dropout is 1.0; expected at least 0 and below 1"),
        ({"ngrams": 1}, "ngrams is 1; expected 2 or more"),
        *(
            ({name: 0}, f"{name} is 0; expected 1 or more")
            for name in ("ngram_rows", "pointer_size", "size", "longest", "batch_tokens", "batch_rows", "scored")
        ),
    ],
)
def test_settings_that_make_no_sense_are_refused(settings, message):
    with pytest.raises(BadInput, match=message):
        replace(SMALL, **settings)


def test_no_recipes_are_refused():
    with pytest.raises(BadInput, match="0 recipes to learn from, 4 to choose by; expected 1 or more of both"):
        WriteTask(SMALL, [], DEV, seed=0)


def written(path: Path, recipes, **more) -> Path:
    rows = ({"title": r.title, "ingredients": r.ingredients, "steps": r.steps, **more} for r in recipes)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def test_own_recipes_are_divided_by_dev_files_else_by_split_else_by_title(tmp_path):
    plain = written(tmp_path / "plain.jsonl", RECIPES)
    other = written(tmp_path / "other.jsonl", DEV, split="dev")
    train, dev = read_own([plain], [other])
    assert (len(train), len(dev)) == (32, 4)
    split = tmp_path / "split.jsonl"
    marked = [written(tmp_path / f"{name}.jsonl", RECIPES[:n], split=name) for name, n in (("train", 5), ("dev", 3))]
    left = written(tmp_path / "left.jsonl", RECIPES[:7], split="test")
    split.write_text("".join(path.read_text() for path in (*marked, left)))
    assert [len(side) for side in read_own([split], [])] == [5, 3]
    train, dev = read_own([plain], [])
    assert 1 <= len(dev) <= 8
    assert not {one.title for one in train} & {one.title for one in dev}
    assert read_own([plain], []) == (train, dev)


def test_own_recipes_without_a_side_are_refused_by_file(tmp_path):
    path = written(tmp_path / "mine.jsonl", RECIPES[:5], split="train")
    with pytest.raises(BadInput, match=r"mine.jsonl: 5 recipes to learn from, 0 to choose by"):
        WriteTask.propose(OwnData((path,)), {})


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ('{"title": "Soup", "ingredients": ["1 leek"]}', "bad.jsonl, row 2: steps is null"),
        ('{"title": "", "steps": ["Serve."]}', 'bad.jsonl, row 2: title is ""'),
        ('{"title": "Soup", "ingredients": "1 leek", "steps": ["Serve."]}', "bad.jsonl, row 2: ingredients is"),
        ('{"title": "Soup", "steps": []}', "bad.jsonl, row 2: no steps"),
        ("soup", "bad.jsonl, row 2"),
    ],
)
def test_a_row_that_is_no_recipe_is_refused_by_its_number(tmp_path, row, message):
    path = written(tmp_path / "bad.jsonl", RECIPES[:1])
    path.write_text(path.read_text() + row + "\n")
    with pytest.raises(BadInput, match=message):
        read_whole(path)
