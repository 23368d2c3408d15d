"""Small taggers alone and as one: one stack from three seeds, and three different stacks."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import torch

from benchmarks.guide.words import LINES, STEPS, trained
from benchmarks.record import DATA
from seqchef.inference.crf import Chain, Integers, viterbi
from seqchef.inference.ensembles import LABEL
from seqchef.learning.data.labelled import Lines, read_split
from seqchef.learning.tasks.label import LabelTask

Member = tuple[str, int]  # stack, seed
GROUPS: dict[str, tuple[Member, ...]] = {
    "seeds": (("bigru(16)", 0), ("bigru(16)", 1), ("bigru(16)", 2)),
    "stacks": (("bigru(16)", 0), ("conv(5)*3", 0), ("positions(sinusoidal) > transformer(64, heads=4)", 0)),
}
BATCH = 256


def measure() -> dict[str, Any]:
    """By group: each member's share of dev lines that are all right, and that of their mean and of their vote."""
    train, dev = read_split(DATA / LINES, "train"), read_split(DATA / LINES, "dev")
    tasks = {member: _trained(*member, train, dev) for group in GROUPS.values() for member in group}
    chains = {member: _chains(task) for member, task in tasks.items()}
    groups = {}
    for name, group in GROUPS.items():
        batches = list(zip(*(chains[member] for member in group), strict=True))
        alone = [_right(tasks[member], (viterbi(*chain) for chain in chains[member])) for member in group]
        groups[name] = {
            "members": [{"stack": stack, "seed": seed} for stack, seed in group],
            "alone": alone,
            **{way: _right(tasks[group[0]], (how(batch)[0] for batch in batches)) for way, how in LABEL.items()},
        }
    return {"steps": STEPS.steps, "dev_lines": len(dev), "groups": groups}


def _trained(stack: str, seed: int, train: Lines, dev: Lines) -> LabelTask:
    return trained(stack, train, dev, steps=replace(STEPS, seed=seed, learning_rate=3e-3))


@torch.no_grad()
def _chains(task: LabelTask) -> list[Chain]:
    """What the tagger thinks of the dev lines, batch by batch."""
    lines = [line.tokens for line in task.dev]
    return [task.chain(lines[at : at + BATCH]) for at in range(0, len(lines), BATCH)]


def _right(task: LabelTask, batches: Iterable[Integers]) -> float:
    """The share of dev lines that are all right."""
    rows = [row for batch in batches for row in batch.tolist()]
    found = [tuple(task.labels[k] for k in row[: len(line.labels)]) for row, line in zip(rows, task.dev, strict=True)]
    return round(task.score_labels(found)["line_accuracy"], 4)
