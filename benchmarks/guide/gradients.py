"""The adding problem in a short form: what clipping does to training, and how far back the gradient reaches."""

import math
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import torch
from torch import Tensor, nn

from seqchef.learning.backbones import parse
from seqchef.learning.compare.memory.adding import Adding
from seqchef.learning.train import TrainConfig, fit

LENGTH, HIDDEN, SEEDS = 100, 64, 3
SOLVED = 0.01  # mean square error
MAX_NORM = 1.0
PLAIN_RATE, PLAIN_STEPS = 0.03, 60
ADAM_RATE = 1e-2
REACH = {"rnn": 400, "gru": 300, "lstm": 600}  # steps of training; enough for those that learn it


class ShortAdding(Adding):
    """The library's adding task with shorter rows, so that it takes seconds."""

    def draw(self, rng: torch.Generator, rows: int) -> tuple[Tensor, Tensor]:
        values = torch.rand(rows, LENGTH, generator=rng)
        half = LENGTH // 2
        marked = torch.randint(0, half, (rows, 2), generator=rng) + torch.tensor([0, half])
        marks = torch.zeros(rows, LENGTH).scatter(1, marked, 1.0)
        return torch.stack([values, marks], dim=-1), values.gather(1, marked).sum(1, keepdim=True)


def clipping() -> dict[str, Any]:
    """A GRU with and without clipping: by plain gradient descent the norms, by the library's loop the errors."""
    limits = {"clipped": MAX_NORM, "free": 0.0}
    return {
        "length": LENGTH,
        "hidden_size": HIDDEN,
        "max_norm": MAX_NORM,
        "solved": SOLVED,
        "plain_rate": PLAIN_RATE,
        "plain": {name: _descend(limit) for name, limit in limits.items()},
        "adam_rate": ADAM_RATE,
        "adam": {name: [_errors(seed, limit) for seed in range(SEEDS)] for name, limit in limits.items()},
    }


def _descend(limit: float) -> list[list[float]]:
    """[norm before clipping, loss] by step of plain gradient descent with momentum, until one is not finite."""
    task = ShortAdding(parse(f"gru({HIDDEN})"), seed=0)
    parameters = list(task.model.parameters())
    optimizer = torch.optim.SGD(parameters, lr=PLAIN_RATE, momentum=0.9)
    seen: list[list[float]] = []
    for step in range(PLAIN_STEPS):
        total, rows = task.loss(task.batch(step))
        optimizer.zero_grad()
        torch.autograd.backward(total / rows)
        norm = float(nn.utils.clip_grad_norm_(parameters, limit or math.inf))
        loss = float(total.detach()) / len(task.batch(step)[0])
        if not (math.isfinite(norm) and math.isfinite(loss)):
            break
        seen.append([_short(norm), _short(loss)])
        optimizer.step()
    return seen


def _errors(seed: int, limit: float) -> list[list[float]]:
    return _train(ShortAdding(parse(f"gru({HIDDEN})"), seed=seed), _config(240, ADAM_RATE, seed, limit))


def reach() -> dict[str, Any]:
    """For each cell, by k: the mean norm of the gradient of the last answer at the input k steps before."""
    found = {}
    for name, steps in REACH.items():
        task = ShortAdding(parse(f"{name}({HIDDEN})"), seed=0)
        before = _norms(task)
        errors = _train(task, _config(steps, 5e-3, 0, MAX_NORM))
        found[name] = {"steps": steps, "error": errors[-1][1], "before": before, "after": _norms(task)}
    return {"length": LENGTH, "hidden_size": HIDDEN, "cells": found}


def _config(steps: int, rate: float, seed: int, clip_norm: float) -> TrainConfig:
    return TrainConfig(
        steps=steps,
        learning_rate=rate,
        seed=seed,
        warmup_steps=20,
        final_rate=1.0,
        clip_norm=clip_norm,
        evaluate_every=20,
    )


def _train(task: ShortAdding, config: TrainConfig) -> list[list[float]]:
    """[step, error] at every evaluation."""
    with TemporaryDirectory() as folder:
        history = fit(task, config, Path(folder))
    return [[scores["step"], _short(-scores["negative_error"])] for scores in history]


def _norms(task: ShortAdding) -> list[float]:
    """By k from 0: the norm at k steps before the last, over that at the last."""
    model: Any = task.model
    embedded = model.embed(task.batch(0)[0]).detach().requires_grad_()
    y, _ = model.stack(embedded)
    model.answer(model.norm(y[:, -1])).sum().backward()
    assert embedded.grad is not None
    by_step = embedded.grad.norm(dim=-1).mean(0).flip(0)
    return [_short(norm) for norm in (by_step / by_step[0]).tolist()]


def _short(value: float) -> float:
    return float(f"{value:.3g}")
