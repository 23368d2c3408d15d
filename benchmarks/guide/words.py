"""Small one-directional taggers of ingredient lines, looked into while they read one of our own lines."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import torch
from torch import Tensor

from benchmarks.record import DATA
from seqchef.learning.data.labelled import Lines, read_split
from seqchef.learning.layers.recurrence import Cell
from seqchef.learning.tasks._tagger import LabelConfig
from seqchef.learning.tasks.label import LabelTask
from seqchef.learning.train import Task, TrainConfig, fit
from seqchef.text.tokens import tokenize

LINES = "labelling/ingredients_en.jsonl.gz"
SHOWN = "60 g unsalted butter, softened (for the tin)"
CELLS = ("rnn", "lstm", "gru")
HIDDEN, DEV = 16, 1000
STEPS = TrainConfig(steps=600, learning_rate=5e-3, average=0.99, evaluate_every=300)


def measure() -> dict[str, Any]:
    """The line, and for each cell what it answers, its state and its gates at every word, and its dev score."""
    train, dev = lines()
    tokens = [token.text for token in tokenize(SHOWN)]
    found = {name: look_into(trained(f"{name}({HIDDEN})", train, dev), tokens) for name in CELLS}
    return {"tokens": tokens, "hidden_size": HIDDEN, "steps": STEPS.steps, "dev_lines": DEV, "cells": found}


def lines() -> tuple[Lines, Lines]:
    """The training lines, and the first dev lines."""
    return read_split(DATA / LINES, "train"), read_split(DATA / LINES, "dev")[:DEV]


def trained(stack: str, train: Lines, dev: Lines, *, steps: TrainConfig = STEPS) -> LabelTask:
    """A tagger after some CPU seconds of training."""
    task = LabelTask(LabelConfig(stack=stack, word_size=32, piece_size=32, dropout=0.1), train, dev, seed=steps.seed)
    with TemporaryDirectory() as folder:
        fit(cast(Task, task), steps, Path(folder))
    return task


@torch.no_grad()
def embedded(task: LabelTask, tokens: Sequence[str]) -> tuple[Tensor, tuple[str, ...]]:
    """What the stack is given for one line (1, T, D), and the labels that the tagger finds."""
    words, pieces, _ = (torch.from_numpy(part) for part in task.vocabulary.encode([tokens]))
    (labels,) = task.label([tokens])
    return task.model.vectors(words, pieces), labels


def look_into(task: LabelTask, tokens: Sequence[str]) -> dict[str, Any]:
    """One trained cell at every word: state h and gates, each T lists of H numbers."""
    x, labels = embedded(task, tokens)
    cell = task.model.backbone.layers[0]
    assert isinstance(cell, Cell)
    with torch.no_grad():
        h, gates = cell(x)[0], cell.gates(x)
        accuracy = task.score()["line_accuracy"]
    return {
        "labels": labels,
        "line_accuracy": round(accuracy, 4),
        "state": rounded(h[0]),
        "gates": {name: rounded(gate[0]) for name, gate in gates.items()},
    }


def rounded(tensor: Tensor, digits: int = 3) -> Any:
    """As lists that take little room."""
    return [rounded(row, digits) for row in tensor] if tensor.dim() else round(float(tensor), digits)
