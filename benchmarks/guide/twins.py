"""What a split at random hides: lines held out that have a near twin among the lines that were learned from.

Two pupils are asked: a small tagger, and one that learns lines by heart and answers as their twins were answered.
"""

from collections import Counter
from typing import Any

import numpy as np
import torch

from benchmarks.guide.words import lines, trained
from seqchef.learning.data.division import DEV_SHARE, held_out, near
from seqchef.learning.data.labelled import Lines
from seqchef.learning.tasks.label import LabelTask

STACK = "bigru(16)"


def measure() -> dict[str, Any]:
    """By way of splitting: the lines held out, how many have a twin, and how many of them are labelled right."""
    every = lines()[0]
    texts = [" ".join(line.tokens) for line in every]
    by_chance = (np.random.default_rng(0).random(len(every)) < DEV_SHARE).tolist()
    splits = {"random": by_chance, "hash": held_out(texts)}
    keys = [near(text) for text in texts]
    return {
        "lines": len(every),
        "stack": STACK,
        "splits": {name: _split(every, keys, apart) for name, apart in splits.items()},
    }


def _split(every: Lines, keys: list[str], apart: list[bool]) -> dict[str, Any]:
    """What was learned from the other lines, on those that were held out."""
    counts = Counter(keys)
    by_heart = {key: line.labels for line, key, away in zip(every, keys, apart, strict=True) if not away}
    held = [key for key, away in zip(keys, apart, strict=True) if away]
    train, dev = ([line for line, away in zip(every, apart, strict=True) if away == side] for side in (False, True))
    right = _right(trained(STACK, train, dev))
    twin = np.array([counts[key] > 1 for key in held])
    return {
        "dev_lines": len(dev),
        "twin_learned": _share([key in by_heart for key in held]),
        "by_heart": _share([by_heart.get(key) == line.labels for key, line in zip(held, dev, strict=True)]),
        "right": _share(right),
        "right_with_twin": _share(right[twin]),
        "right_alone": _share(right[~twin]),
    }


def _share(right: Any) -> float:
    return round(float(np.mean(right)), 4)


@torch.no_grad()
def _right(task: LabelTask) -> "np.ndarray[Any, np.dtype[np.bool_]]":
    """For each dev line whether all of its labels are right."""
    found: list[tuple[str, ...]] = []
    for at in range(0, len(task.dev), 256):
        found += task.label([line.tokens for line in task.dev[at : at + 256]])
    return np.array([own == line.labels for own, line in zip(found, task.dev, strict=True)])
