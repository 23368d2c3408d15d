"""Stacks on one task, a few CPU seconds each and three seeds: forms of the Transformer, and hybrids."""

import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import torch
from torch import Tensor

from benchmarks.guide.words import DEV, SHOWN, STEPS, embedded, lines, rounded, trained
from seqchef.learning.layers.attention import SelfAttention
from seqchef.learning.layers.protocol import Layer
from seqchef.learning.layers.residual import Residual
from seqchef.learning.layers.stack import Stack
from seqchef.learning.tasks.label import LabelTask
from seqchef.text.tokens import tokenize

SEEDS = 3
TRANSFORMERS = {
    "no positions": "transformer(64, heads=4)*2",
    "sinusoidal": "positions(sinusoidal) > transformer(64, heads=4)*2",
    "learned": "positions(learned) > transformer(64, heads=4)*2",
    "alibi": "transformer(64, heads=4, positions=alibi)*2",
    "rope": "transformer(64, heads=4, positions=rope)*2",
    "as today": "transformer(64, heads=4, kv_heads=2, positions=rope, feedforward=swiglu, norm=rms)*2",
}
HYBRIDS = {
    "convolution": "conv(5)*2",
    "recurrence": "bigru(32)",
    "convolution, then recurrence": "conv(5) > bigru(32)",
    "recurrence, then attention": "bigru(32) > attention(4, residual, norm=layer)",
    "recurrence, one way": "gru(64)",
    "Griffin, one way": "griffin(64) > transformer(64, causal, window=8, positions=rope)",
}
RATE = 3e-3
LOOKED_INTO = "sinusoidal"


def transformers() -> dict[str, Any]:
    """Forms of the Transformer by their share of dev lines right; and where the heads of one look in a line."""
    numbers, task = _compare(TRANSFORMERS, LOOKED_INTO)
    tokens = [token.text for token in tokenize(SHOWN)]
    x, labels = embedded(task, tokens)
    weights = [rounded(layer[0]) for layer in _heads(task.model.backbone, x)]
    return {**numbers, "tokens": tokens, "looked_into": LOOKED_INTO, "labels": labels, "weights": weights}


def hybrids() -> dict[str, Any]:
    """Convolution, recurrence and attention, alone and one after the other."""
    return _compare(HYBRIDS, "recurrence")[0]


def _compare(stacks: dict[str, str], kept: str) -> tuple[dict[str, Any], LabelTask]:
    """By stack, the scores of all seeds; and the first tagger of the stack `kept`."""
    train, dev = lines()
    found: dict[str, Any] = {}
    first: dict[str, LabelTask] = {}
    for name, stack in stacks.items():
        began, right = time.process_time(), []
        for seed in range(SEEDS):
            task = trained(stack, train, dev, steps=replace(STEPS, seed=seed, learning_rate=RATE))
            first.setdefault(name, task)
            right.append(round(_score(task), 4))
        weights = sum(weight.numel() for weight in first[name].model.backbone.parameters())
        seconds = round((time.process_time() - began) / SEEDS, 1)
        found[name] = {"stack": stack, "weights": weights, "right": right, "train_seconds": seconds}
    return {"steps": STEPS.steps, "dev_lines": DEV, "stacks": found}, first[kept]


@torch.no_grad()
def _score(task: LabelTask) -> float:
    return task.score()["line_accuracy"]


@torch.no_grad()
def _heads(layer: Layer, x: Tensor) -> Iterator[Tensor]:
    """The weights (B, N, T, T) of every attention in a stack, from the input upwards."""
    if isinstance(layer, Stack):
        for inner in layer.each():
            yield from _heads(inner, x)
            x = inner(x)[0]
    elif isinstance(layer, Residual) and isinstance(layer.inner, SelfAttention):
        yield layer.inner.weights(x if layer.norm is None else layer.norm.at(x))
