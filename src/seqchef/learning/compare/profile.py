"""Profile: what a stack costs, whatever it is used for: parameters, FLOPs, training speed, memory, latency."""

import time

import torch

from seqchef.errors import SeqchefError
from seqchef.learning.backbones import build, parse
from seqchef.learning.compare.flops import POSITIONS, flops_of_step, numbers_in, state_at
from seqchef.learning.compare.latency import latencies
from seqchef.learning.compare.memory._task import WIDTH
from seqchef.learning.compare.peak import peak_megabytes
from seqchef.learning.compare.records import Latency, Profile
from seqchef.learning.layers.protocol import Layer

BATCH, STEPS = 32, 256  # of the training that is timed
REPEATS = 5
WARM_UP = 2


def profile(stack: str, notation: str) -> Profile:
    """Measure an untrained stack on inputs of WIDTH features; meant for a process of its own, one thread."""
    torch.set_num_threads(1)
    torch.manual_seed(0)
    layer = build(parse(notation), WIDTH)
    _training_speed(
        layer, 1, WARM_UP
    )  # so that code which PyTorch loads when it is first used is no memory of the stack
    speeds: list[float] = []
    peak = peak_megabytes(lambda: speeds.extend(_training_speed(layer, BATCH, STEPS)))
    layer.eval()
    latency, note = _latencies(layer)
    return Profile(
        stack=stack,
        notation=notation,
        causal=layer.causal,
        parameters=sum(parameter.numel() for parameter in layer.parameters()),
        state_numbers={str(p): numbers_in(state_at(layer, p)) for p in POSITIONS} if layer.causal else {},
        flops={str(p): flops_of_step(layer, p) for p in POSITIONS},
        tokens_per_second=tuple(speeds),
        latency=latency,
        peak_megabytes=round(peak, 1),
        note=note,
    )


def _training_speed(layer: Layer, rows: int, steps: int) -> list[float]:
    """Steps of sequences per CPU second, forward, backward and update; fastest first."""
    optimizer = torch.optim.AdamW(layer.parameters())
    x = torch.randn(rows, steps, layer.input_size)
    seconds = []
    for _ in range(WARM_UP + REPEATS):
        began = time.process_time()
        y, _ = layer.train()(x)
        optimizer.zero_grad(set_to_none=True)
        torch.autograd.backward(y.square().mean())
        optimizer.step()
        seconds.append(time.process_time() - began)
    return sorted((round(rows * steps / each) for each in seconds[WARM_UP:]), reverse=True)


def _latencies(layer: Layer) -> tuple[dict[str, Latency], str]:
    try:
        return dict(latencies(layer)), ""
    except (SeqchefError, NotImplementedError) as error:
        return {}, f"no graph: {error}"
