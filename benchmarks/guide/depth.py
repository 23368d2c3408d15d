"""What residual connections and a second direction bring to the tagger of ingredient lines."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from benchmarks.guide.words import STEPS, lines
from seqchef.learning.data.labelled import Lines
from seqchef.learning.tasks._tagger import LabelConfig
from seqchef.learning.tasks.label import LabelTask
from seqchef.learning.train import Task, TrainConfig, fit

DEPTHS = {
    "1 layer": "bilstm(16)",
    "8 layers": "bilstm(16)*8",
    "8 layers, residual": "bilstm(16, residual)*8",
    "8 layers, residual, normalised": "bilstm(16, residual, norm=layer)*8",
}
DIRECTIONS = ("lstm(32)", "bilstm(16)")  # of equal width
DEV = 500


def measure() -> dict[str, Any]:
    """Dev lines right by step for each depth; and at the end for one direction and for two."""
    train, dev = lines()
    short = TrainConfig(steps=300, learning_rate=3e-3, evaluate_every=20)
    depths = {
        name: {"stack": stack, "line_accuracy": _learn(stack, train, dev[:DEV], short)}
        for name, stack in DEPTHS.items()
    }
    directions = {stack: _learn(stack, train, dev, STEPS)[-1][1] for stack in DIRECTIONS}
    return {"dev_lines": DEV, "depths": depths, "steps": STEPS.steps, "directions": directions}


def _learn(stack: str, train: Lines, dev: Lines, steps: TrainConfig) -> list[list[float]]:
    """[step, share of dev lines right] at every evaluation."""
    config = LabelConfig(stack=stack, word_size=32, piece_size=32, dropout=0.1, batch_size=32)
    task = LabelTask(config, train, dev, seed=steps.seed)
    with TemporaryDirectory() as folder:
        history = fit(cast(Task, task), steps, Path(folder))
    return [[scores["step"], round(scores["line_accuracy"], 4)] for scores in history]
