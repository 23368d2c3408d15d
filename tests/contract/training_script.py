"""What test_training_processes runs, alone and under torchrun: one training, whole, in two parts, and diverging."""

import atexit
import json
import os
import sys
from pathlib import Path

import torch
from torch import nn

from seqchef.learning.train import Diverged, TrainConfig, fit

CONFIG = TrainConfig(steps=20, learning_rate=3e-2, warmup_steps=3, average=0.9, clip_norm=0.5, evaluate_every=5, seed=2)
ROWS = (5, 1, 4, 7)  # of successive batches; one has fewer rows than there are processes


class WeighingTask:
    """The last of some numbers, where rows weigh differently and one parameter is never used."""

    def __init__(self, diverge_at=-1):
        torch.manual_seed(0)
        self.model = nn.ModuleDict({"read": nn.GRU(1, 6, batch_first=True), "answer": nn.Linear(6, 1)})
        self.model["unused"] = nn.Linear(6, 1)
        self.diverge_at, self.scored = diverge_at, 0

    def batch(self, step):
        generator = torch.Generator().manual_seed(step)
        x = torch.randn(ROWS[step % len(ROWS)], 6, 1, generator=generator)
        weights = torch.rand(len(x), generator=generator) * (0 if step == self.diverge_at else 1)
        return x, x[:, -1, 0], weights if step != self.diverge_at else weights / 0

    def loss(self, batch):
        x, y, weights = batch
        found = self.model["answer"](self.model["read"](x)[0][:, -1])[:, 0]
        return ((found - y).square() * weights).sum(), weights.sum()

    def score(self):
        self.scored += 1
        return {"negative_loss": -float(self.loss(self.batch(10_000))[0])}


def train(folder, *, until=CONFIG.steps):
    """Losses and norms of every step, the history, the final weights, and how often this process scored."""
    task, seen = WeighingTask(), []
    history = fit(task, CONFIG, folder, report=seen.append, tick_seconds=0.0, stop=lambda step: step == until)
    weights = torch.cat([p.detach().flatten() for p in task.model.parameters()]).tolist()
    norms = [progress.gradient_norm for progress in seen]
    losses = [progress.loss for progress in seen if not progress.scores]  # of one step each
    return {"losses": losses, "norms": norms, "history": history, "weights": weights, "scored": task.scored}


def diverge(folder):
    """What the error says."""
    try:
        fit(WeighingTask(diverge_at=7), CONFIG, folder)
    except Diverged as error:
        return str(error)
    return "nothing"


def note_threads(path):
    """Write down which threads of the group there are."""
    tasks = Path("/proc/self/task")
    names = [(task / "comm").read_text(encoding="utf-8").strip() for task in tasks.iterdir()] if tasks.exists() else []
    path.write_text("\n".join(name for name in names if "gloo" in name), encoding="utf-8")


if __name__ == "__main__":
    folder, rank = Path(sys.argv[1]), os.environ["RANK"]
    atexit.register(note_threads, folder / f"threads-{rank}-end")  # first in, last out
    found = {
        "whole": train(folder / "whole"),
        "begun": train(folder / "begun", until=10),
        "continued": train(folder / "continued"),
        "diverged": diverge(folder / "diverged"),
    }
    (folder / f"process-{rank}.json").write_text(json.dumps(found), encoding="utf-8")
    note_threads(folder / f"threads-{rank}-before")
