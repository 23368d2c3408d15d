"""Batches of labelled lines by length."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from seqchef.errors import BadInput
from seqchef.text.labelled import LabelledLine, read_labelled


def read_split(path: Path, split: str) -> list[LabelledLine]:
    """The lines of one split. Raises BadInput for the first row that cannot be used: a corpus is whole or is not."""
    lines, rejections = read_labelled(path, split=split)
    if rejections:
        raise BadInput(str(rejections[0]))
    return lines


def batch_rows(lengths: Sequence[int], batch_size: int, *, seed: int, step: int) -> list[int]:
    """The rows of batch number `step`: every epoch another order, rows of like length together (less padding)."""
    batches = -(-len(lengths) // batch_size)
    epoch, position = divmod(step, batches)
    rng = np.random.default_rng((seed, epoch))
    jittered = np.asarray(lengths) + rng.uniform(0, 2, len(lengths))
    order = np.argsort(jittered, kind="stable")
    chosen = int(rng.permutation(batches)[position])
    return [int(i) for i in order[chosen * batch_size : (chosen + 1) * batch_size]]
