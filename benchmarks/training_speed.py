"""How fast our layers train beside PyTorch's own modules, in tokens per second of CPU time, one thread, float32.

Two layers of 256 features, batch 32, forward and backward of a mean square; the contenders of a length take turns, so
that a change of the machine's speed meets all of them, and a ratio is the median of the turns' own ratios.
"""

import time
from statistics import median
from typing import Any

import torch
from torch import nn

from benchmarks.record import record
from seqchef.learning.backbones import build, parse

D, BATCH, LAYERS, ROUNDS = 256, 32, 2, 7
LENGTHS = (64, 256, 1024)
PEERS = {"nn.RNN": nn.RNN, "nn.LSTM": nn.LSTM, "nn.GRU": nn.GRU}
OURS = ("rnn", "lstm", "gru", "mingru", "minlstm", "rglru", "deltanet")
BASELINES = {"rnn": "nn.RNN", "lstm": "nn.LSTM", "gru": "nn.GRU"}  # the others are held against nn.LSTM


def contenders() -> dict[str, nn.Module]:
    """Every module that takes part, by name."""
    peers: dict[str, nn.Module] = {name: kind(D, D, LAYERS, batch_first=True) for name, kind in PEERS.items()}
    stacks = {
        name: build(parse(f"{name}({D}{', heads=4' if name == 'deltanet' else ''})*{LAYERS}"), D) for name in OURS
    }
    return {**peers, **stacks}


def seconds(module: nn.Module, x: torch.Tensor) -> float:
    """CPU seconds of one step."""
    x.grad = None
    began = time.process_time()
    module(x)[0].square().mean().backward()
    return time.process_time() - began


def measure(length: int) -> dict[str, Any]:
    """Tokens per CPU second of every contender at one length, and its ratio to its baseline."""
    x = torch.randn(BATCH, length, D, requires_grad=True)
    modules = contenders()
    for module in modules.values():
        seconds(module, x)
    rounds = [{name: seconds(module, x) for name, module in modules.items()} for _ in range(ROUNDS)]
    numbers: dict[str, Any] = {}
    for name in modules:
        times = [one[name] for one in rounds]
        numbers[name] = {"tokens_per_second": round(BATCH * length / median(times))}
        if name in OURS:
            baseline = BASELINES.get(name, "nn.LSTM")
            ratios = sorted(one[baseline] / one[name] for one in rounds)
            numbers[name] |= {"times": baseline, "ratio": round(median(ratios), 2)}
            numbers[name] |= {"ratio_lowest": round(ratios[0], 2), "ratio_highest": round(ratios[-1], 2)}
    return numbers


def main() -> None:
    torch.set_num_threads(1)
    torch.manual_seed(0)
    numbers = {f"T={length}": measure(length) for length in LENGTHS}
    record("training_speed", numbers, config={"features": D, "batch": BATCH, "layers": LAYERS, "rounds": ROUNDS})


if __name__ == "__main__":
    main()
