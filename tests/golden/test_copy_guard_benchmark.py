"""The benchmark of the copy guard: a writer that only copies is stopped, and people are stopped word by word."""

import random
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from seqchef.evaluation.recipes.copying import TrainingRuns
from seqchef.inference.copy_guard import LONGEST, CopyGuard, build
from seqchef.text.copied_words import copied_words

PROJECT = Path(__file__).resolve().parents[2]
DRAW = random.Random(0)
TEXTS = [" ".join(f"w{DRAW.randrange(30)}" for _ in range(80)) for _ in range(40)]
WORDS = [copied_words(text) for text in TEXTS]
RUNS, CONTENT = TrainingRuns(TEXTS), build(TEXTS)


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(PROJECT)  # benchmarks are no part of the package
    return lambda name: import_module(f"benchmarks.{name}")


def test_a_writer_that_copies_is_stopped_before_twenty_words(module) -> None:
    sampler = module("copying_sampler").CopyingSampler(WORDS, 3)
    free = [sampler.write(np.random.default_rng(seed), None) for seed in range(20)]
    guarded = [sampler.write(np.random.default_rng(seed), CopyGuard.from_bytes(CONTENT)) for seed in range(20)]
    assert max(RUNS.longest(words) for words, _ in free) > 2 * LONGEST
    assert max(RUNS.longest(words) for words, _ in guarded) < LONGEST
    assert all(stops == 0 for _, stops in free)
    assert sum(stops for _, stops in guarded) > 20


def test_what_is_stopped_is_left_out_and_the_text_goes_on(module) -> None:
    stops = module("copy_guard").stops(CopyGuard.from_bytes(CONTENT), [WORDS[0], copied_words("boil some water")])
    assert stops["recipes_stopped"] == 0.5
    assert 1 <= stops["stops_a_recipe"] <= len(WORDS[0]) / 2


def test_shares_are_of_all_runs_together(module) -> None:
    found = module("copy_guard").shares(RUNS, [WORDS[0][:14], copied_words("a b c d e f g h i j k l m n")])
    assert found == {"share_13_grams": 0.5, "longest_copy": 14, "recipes_with_more_than_25_words": 0}
