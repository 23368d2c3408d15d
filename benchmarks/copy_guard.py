"""The guard against copies of all training texts: its size, its mistakes, its speed, and how often it stops people.

    python -m benchmarks.copy_guard                     measure and record
    python -m benchmarks.copy_guard --out copies.bin    also write the file that a writer's bundle holds

`share_13_grams` is the part of dev recipes' 13-grams that some training text has. `stopped` says how often the guard
would stop people who wrote the dev recipes, a word at a time; `by_chance` how often it would stop the same words in
random order, which are nobody's text. `copying_sampler` says what is left of the copies of a writer that only copies
(benchmarks/copying_sampler.py), which looks at so many words and is stopped with so much patience. Seconds are of the
processor.
"""

import argparse
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.copying_sampler import CopyingSampler
from benchmarks.recipe_corpora import CORPORA, dev_recipes, path, steps_of, training_recipes
from benchmarks.record import record
from seqchef.evaluation.recipes.copying import TrainingRuns
from seqchef.files import atomic_write
from seqchef.inference.copy_guard import BITS, LONGEST, PATIENCE, STOCK_FROM, CopyGuard, build
from seqchef.text.copied_words import RUN, copied_words

TIMED = 200  # recipes
SAMPLED, ORDERS, PATIENCES = 150, (4, 5), (None, 4, 3, 2)  # texts of each kind


def stops(guard: CopyGuard, texts: Sequence[Sequence[str]]) -> dict[str, float]:
    """How often a writer of these words is stopped; a word that completes a copy is left out, and the text goes on."""
    counts = []
    for words in texts:
        kept: list[str] = []
        stopped = 0
        for word in words:
            kept.append(word)
            if guard.hit(kept):
                kept.pop()
                stopped += 1
        counts.append(stopped)
    return {
        "stops_a_recipe": round(float(np.mean(counts)), 3),
        "recipes_stopped": round(float(np.mean([count > 0 for count in counts])), 4),
    }


def microseconds(guard: CopyGuard, texts: Sequence[Sequence[str]]) -> float:
    """What one question costs on average, asked after every word."""
    asked = [words[max(0, end - LONGEST) : end] for words in texts[:TIMED] for end in range(1, len(words) + 1)]
    start = time.process_time()
    for words in asked:
        guard.hit(words)
    return round((time.process_time() - start) / len(asked) * 1e6, 1)


def shares(runs: TrainingRuns, texts: Sequence[Sequence[str]]) -> dict[str, Any]:
    """Which part of the 13-grams of texts is known, and the longest copies."""
    known = np.concatenate([runs.known(words) for words in texts])
    longest = [runs.longest(words) for words in texts]
    return {"share_13_grams": round(float(known.mean()), 4), "longest_copy": max(longest),
            "recipes_with_more_than_25_words": sum(one > 25 for one in longest)}  # fmt: skip


def sampled(content: bytes, runs: TrainingRuns, texts: Sequence[str]) -> dict[str, Any]:
    """What a writer that only copies may copy, by how many words it looks at and the patience of the guard."""
    words = [copied_words(text) for text in texts]
    found = {}
    for order in ORDERS:
        sampler = CopyingSampler(words, order)
        for patience in PATIENCES:
            guard = None if patience is None else CopyGuard.from_bytes(content, patience=patience)
            draw = np.random.default_rng(0)
            written = [sampler.write(draw, guard) for _ in range(SAMPLED)]
            name = f"{order} words, {'no guard' if patience is None else f'patience {patience}'}"
            stopped = {"stops_a_recipe": round(float(np.mean([count for _, count in written])), 2)}
            found[name] = {**shares(runs, [own for own, _ in written]), **stopped}
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, help="also write the guard here")
    out: Path | None = parser.parse_args().out
    texts = [steps_of(one) for one in training_recipes()]
    start = time.process_time()
    content = build(texts)
    seconds = time.process_time() - start
    if out is not None:
        atomic_write(out, content)
    guard, runs = CopyGuard.from_bytes(content), TrainingRuns(texts)
    numbers: dict[str, Any] = {
        "recipes": len(texts),
        "bytes": len(content),
        "build_seconds": round(seconds, 1),
        **guard.counts(),
        "microseconds_a_word": microseconds(guard, [copied_words(steps_of(one)) for one in dev_recipes()]),
        "people": {},
    }
    for corpus in CORPORA:
        words = [copied_words(steps_of(one)) for one in dev_recipes(corpus)]
        draw = random.Random(0)
        shuffled = [draw.sample(own, len(own)) for own in words]
        numbers["people"][corpus] = {
            "recipes": len(words),
            **shares(runs, words),
            "stopped": stops(guard, words),
            "by_chance": stops(guard, shuffled),
        }
    numbers["copying_sampler"] = sampled(content, runs, texts)
    config = {"bits": BITS, "stock_from": STOCK_FROM, "run": RUN, "patience": PATIENCE, "longest": LONGEST}
    record("copy_guard", numbers, config=config, data_files=[path(corpus) for corpus in CORPORA])


if __name__ == "__main__":
    main()
