"""Distilling: several teachers learn from labelled lines and label others; a run's model learns from both; [distil].

The teachers' mean marginals say which labels are likely, not only which one is right (Hinton et al. 2015,
arXiv:1503.02531; of a chain's pairs: Wang et al. 2020, arXiv:2004.03846). Start at: distil.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch

from seqchef.inference.crf import pair_marginals
from seqchef.learning.data.lines_to_label import DistilConfig
from seqchef.learning.data.soft_labels import SoftLine, load_soft, save_soft
from seqchef.learning.options import config_from
from seqchef.learning.train import Progress, TrainConfig, fit

BATCH = 256  # lines that teachers label at a time


def distil(
    task: Any,
    table: Mapping[str, Any],
    training: TrainConfig,
    work: Path,
    *,
    report: Callable[[Progress], None] = lambda _: None,
    tick_seconds: float = math.inf,
    device: str = "cpu",
) -> None:
    """Give `task` what its teachers find in `task.unlabelled`; what lies in `work` already is not done again.

    Teachers of a later generation have learned from what the generation before found (Furlanello et al. 2018,
    arXiv:1805.04770).
    """
    config = config_from(DistilConfig, table, "[distil]")
    found: list[SoftLine] = []
    for generation in range(config.generations):
        folder = work / f"generation-{generation + 1}"
        file = folder / "soft.safetensors"
        if not file.exists():
            teachers = []
            for number, stack in enumerate(config.stacks, start=1):
                own = replace(training, steps=config.steps, seed=generation * len(config.stacks) + number)
                teacher = task.teacher(stack=stack, dropout=config.dropout, seed=own.seed)
                teacher.learn_also(found)
                place = folder / f"teacher-{number}"
                fit(teacher, own, place, report=report, tick_seconds=tick_seconds, device=device)
                teachers.append(teacher)
            rows, lines = zip(*soft_labels(teachers, task.unlabelled, config, seed=training.seed), strict=True)
            save_soft(file, task.unlabelled, rows, lines)
        found = load_soft(file, task.unlabelled)
    task.learn_also(found)


def soft_labels(
    teachers: Sequence[Any], texts: Sequence[tuple[str, ...]], config: DistilConfig, *, seed: int
) -> Iterator[tuple[int, SoftLine]]:
    """The mean of the teachers' marginals for each text that is kept, with its row."""
    random = np.random.default_rng(seed)
    order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
    for begin in range(0, len(order), BATCH):
        rows = order[begin : begin + BATCH]
        with torch.no_grad():
            chains = [teacher.chain([texts[row] for row in rows]) for teacher in teachers]
        members = [pair_marginals(*chain) for chain in chains]
        nodes, pairs = (np.mean(parts, axis=0) for parts in zip(*members, strict=True))
        for row, own, both in zip(rows, nodes, pairs, strict=True):
            length = len(texts[row])
            if own[:length].max(axis=1).min() < config.sure or random.random() < config.sure_share:
                yield row, SoftLine(texts[row], own[0].astype(np.float32), both[: length - 1].astype(np.float16))
