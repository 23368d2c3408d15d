"""What one more step costs after so many: attention with its cache against layers whose state does not grow."""

import time
from typing import Any

import torch

from seqchef.learning.backbones import build, parse
from seqchef.learning.layers.protocol import Layer, State

SIZE = 256  # features in and out
LENGTHS = (64, 256, 1024, 4096, 16384)
STACKS = {
    "attention": "attention(4, causal, positions=rope)",
    "window": "attention(4, causal, window=256, positions=rope)",
    "deltanet": "deltanet(256, heads=4)",
    "gru": "gru(256)",
    "mingru": "mingru(256)",
}
ROUNDS, REPEATS = 15, 10


@torch.no_grad()
def measure() -> dict[str, Any]:
    """By stack and length: how many numbers its state has, and the CPU microseconds of a step at batch 1."""
    torch.manual_seed(0)
    found = {}
    for name, stack in STACKS.items():
        layer = build(parse(stack), SIZE).eval()
        states = [layer(torch.randn(1, length, SIZE))[1] for length in LENGTHS]
        found[name] = {
            "stack": stack,
            "state": [_numbers(state) for state in states],
            "microseconds": [round(_microseconds(layer, state), 1) for state in states],
        }
    return {"size": SIZE, "lengths": LENGTHS, "stacks": found}


def _numbers(state: State | torch.Tensor) -> int:
    """Floating-point numbers in a state."""
    if isinstance(state, torch.Tensor):
        return state.numel() if state.is_floating_point() else 0
    return sum(map(_numbers, state))


def _microseconds(layer: Layer, state: State) -> float:
    """Of one step, in CPU time: the fastest of several rounds, for other programs only ever slow one down."""
    x, rounds = torch.randn(1, SIZE), []
    for _ in range(ROUNDS):
        began = time.process_time()
        for _ in range(REPEATS):
            layer.step(x, state)
        rounds.append((time.process_time() - began) / REPEATS * 1e6)
    return min(rounds)
