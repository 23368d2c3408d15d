"""Labelled lines: gzipped JSON Lines with `tokens` and `labels`, and batches of them by length."""

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from seqchef.errors import BadInput


@dataclass(frozen=True)
class LabelledLine:
    """One line: forms of its tokens and a label for each."""

    forms: tuple[str, ...]
    labels: tuple[str, ...]


def read_labelled(path: Path, split: str) -> list[LabelledLine]:
    """The lines of one split. Raises BadInput that names the row."""
    lines = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row, text in enumerate(file, start=1):
            record = json.loads(text)
            if record["split"] != split:
                continue
            if not record["tokens"] or len(record["tokens"]) != len(record["labels"]):
                raise BadInput(
                    f"{path.name}, row {row}: {len(record['tokens'])} tokens and {len(record['labels'])} labels; "
                    "expected as many labels as tokens, 1 or more"
                )
            lines.append(LabelledLine(tuple(record["tokens"]), tuple(record["labels"])))
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
