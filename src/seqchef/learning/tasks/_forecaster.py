"""The forecaster: experts weighed and corrected by a network that has read the series; in PyTorch and as a graph.

Knows: how patches, known facts of future steps and experts' quantiles become nine quantiles.
Does not know: where those come from (series.features) or how it learns (tasks.forecast).
Start at: Forecaster.

A recurrent backbone reads a series in patches, past and future; a small network then answers for each future step: how
much to trust each expert, where the median lies and how far apart the quantiles are. It begins as the plain average of
the experts. Quantiles cannot cross: they are a median and non-negative gaps to either side.
"""

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from seqchef.errors import BadInput
from seqchef.learning.backbones import build, parse
from seqchef.series.features import EXPERT_COUNT, PATCH, PATCH_SIZE, QUANTILES, STEP_SIZE
from seqchef.series.tables import LEVELS

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph

MEDIAN = LEVELS.index(0.5)
GAPS = QUANTILES - 1
NO_FLOOR = -1e6  # a floor at or below it is none
HURDLE_RANGE, HURDLE_START, HURDLE_STEEPNESS = 1.2, 0.15, 40.0  # the chance of nothing begins below 0: no hurdle
HURDLE_EDGE = 0.03  # of a share kept or dropped: less than that is nothing
LENGTH_TYPE = 6  # TensorProto.INT32


@dataclass(frozen=True, kw_only=True)
class ForecastConfig:
    """What a forecaster is built from and shown; [model] of a run file."""

    stack: str
    patch_size: int = 192  # features of an embedded patch
    step_size: int = 32  # features of the backbone's answer for one step of a patch
    mixer_size: int = 192
    dropout: float = 0.1

    def __post_init__(self) -> None:
        parse(self.stack)
        for name in ("patch_size", "step_size", "mixer_size"):
            if getattr(self, name) < 1:
                raise BadInput(f"{name} is {getattr(self, name)}; expected 1 or more")
        if not 0 <= self.dropout < 1:
            raise BadInput(f"dropout is {self.dropout}; expected at least 0 and below 1")


class Forecaster(nn.Module):
    """Patches through a backbone; then, for each step, weights of the experts and a correction of their mixture."""

    def __init__(self, config: ForecastConfig) -> None:
        super().__init__()
        self.embed = nn.Linear(PATCH_SIZE, config.patch_size)
        self.backbone = build(parse(config.stack), config.patch_size)
        self.unfold = nn.Linear(self.backbone.output_size, PATCH * config.step_size)
        self.first = nn.Linear(config.step_size + STEP_SIZE + EXPERT_COUNT * QUANTILES, config.mixer_size)
        self.second = nn.Linear(config.mixer_size, config.mixer_size)
        self.answer = nn.Linear(config.mixer_size, EXPERT_COUNT + 2 + 2 * GAPS)
        self.dropout = nn.Dropout(config.dropout)
        nn.init.zeros_(self.answer.bias)
        with torch.no_grad():
            self.answer.weight.mul_(0.1)

    def forward(self, patches: Tensor, steps: Tensor, experts: Tensor, floor: Tensor) -> Tensor:
        """patches (B, P, PATCH_SIZE), steps (B, H, STEP_SIZE), experts (B, H, K, 9) -> quantiles (B, H, 9), scaled.

        floor (B, 1, 1): what nothing sold is in the same scale; NO_FLOOR or less where values may be below zero.
        """
        B, H, K, Q = experts.shape
        read, _ = self.backbone(torch.tanh(self.embed(patches)))
        ahead = self.unfold(read[:, -(H // PATCH) :]).reshape(B, H, -1)
        seen = torch.cat([ahead, steps, torch.asinh(experts).reshape(B, H, K * Q)], dim=-1)
        thought = self.dropout(F.silu(self.first(seen)))
        thought = thought + F.silu(self.second(thought))
        trust, shift, stretch, widen, nothing = self.answer(thought).float().split([K, 1, GAPS, GAPS, 1], dim=-1)
        return _hurdled(_corrected(experts, trust, shift, stretch, widen), floor, nothing)

    def write(self, graph: "Graph") -> None:
        """The graph of `forward`."""
        patches = graph.input("patches", "float32", ["B", "P", PATCH_SIZE])
        steps = graph.input("steps", "float32", ["B", "H", STEP_SIZE])
        experts = graph.input("experts", "float32", ["B", "H", EXPERT_COUNT, QUANTILES])
        read = self.backbone.write(
            graph, graph.node("Tanh", graph.linear(patches, self.embed)), _lengths(graph, patches)
        )
        ahead = _unfolded(graph, graph.linear(_last_patches(graph, read, experts), self.unfold), experts)
        told = graph.node("Reshape", graph.node("Asinh", experts), graph.constant(np.array([0, 0, -1])))
        seen = graph.node("Concat", ahead, steps, told, axis=-1)
        thought = _silu(graph, graph.linear(seen, self.first))
        thought = graph.node("Add", thought, _silu(graph, graph.linear(thought, self.second)))
        answer = graph.linear(thought, self.answer)
        floor = graph.input("floor", "float32", ["B", 1, 1])
        quantiles = _write_hurdled(graph, _write_corrected(graph, experts, answer), floor, answer)
        graph.output("quantiles", quantiles, ["B", "H", QUANTILES])


def _hurdled(quantiles: Tensor, floor: Tensor, nothing: Tensor) -> Tensor:
    """Quantiles (B, H, 9), at the floor (B, 1, 1) for levels below the chance that nothing is sold, from `nothing`."""
    chance = HURDLE_RANGE * torch.sigmoid(nothing - 3) - HURDLE_START
    levels = torch.tensor(LEVELS, device=quantiles.device)
    smooth = torch.sigmoid(HURDLE_STEEPNESS * (levels - chance))
    sharp = torch.where(smooth > 1 - HURDLE_EDGE, 1.0, torch.where(smooth < HURDLE_EDGE, 0.0, smooth))
    kept = smooth + (sharp - smooth).detach()  # what is all but sure is sure, and is still learned from
    return torch.where(floor > NO_FLOOR, floor + F.relu(quantiles - floor) * kept, quantiles)


def _write_hurdled(graph: "Graph", quantiles: str, floor: str, answer: str) -> str:
    """The graph of `_hurdled`; `nothing` is the last number of `answer`."""
    nothing = _slice(graph, answer, EXPERT_COUNT + 1 + 2 * GAPS, EXPERT_COUNT + 2 + 2 * GAPS)
    sure = graph.node("Sigmoid", graph.node("Sub", nothing, graph.scalar(3.0)))
    chance = graph.node("Sub", graph.node("Mul", sure, graph.scalar(HURDLE_RANGE)), graph.scalar(HURDLE_START))
    levels = graph.constant(np.array(LEVELS, dtype=np.float32))
    smooth = graph.node("Sigmoid", graph.node("Mul", graph.node("Sub", levels, chance), graph.scalar(HURDLE_STEEPNESS)))
    low = graph.node("Where", graph.node("Less", smooth, graph.scalar(HURDLE_EDGE)), graph.scalar(0.0), smooth)
    kept = graph.node("Where", graph.node("Greater", smooth, graph.scalar(1 - HURDLE_EDGE)), graph.scalar(1.0), low)
    above = graph.node("Mul", graph.node("Relu", graph.node("Sub", quantiles, floor)), kept)
    hurdled = graph.node("Add", floor, above)
    return graph.node("Where", graph.node("Greater", floor, graph.scalar(NO_FLOOR)), hurdled, quantiles)


def _corrected(experts: Tensor, trust: Tensor, shift: Tensor, stretch: Tensor, widen: Tensor) -> Tensor:
    mixture = (torch.softmax(trust, dim=-1)[..., None] * experts).sum(dim=2)
    unit = (experts[..., -1:] - experts[..., :1]).mean(dim=2) / 3
    gaps = (mixture[..., 1:] - mixture[..., :-1]) * torch.exp(stretch.clamp(-3, 3)) + unit * F.softplus(widen - 4)
    median = mixture[..., MEDIAN : MEDIAN + 1] + unit * shift
    below = median - gaps[..., :MEDIAN].flip(-1).cumsum(-1).flip(-1)
    above = median + gaps[..., MEDIAN:].cumsum(-1)
    return torch.cat([below, median, above], dim=-1)


def _write_corrected(graph: "Graph", experts: str, answer: str) -> str:
    """The graph of `_corrected`; `answer` holds trust, shift, stretch, widen and nothing side by side."""
    bounds = accumulate([0, EXPERT_COUNT, 1, GAPS, GAPS])
    trust, shift, stretch, widen = (_slice(graph, answer, low, high) for low, high in pairwise(bounds))
    weights = graph.node("Unsqueeze", graph.node("Softmax", trust, axis=-1), graph.constant(np.array([2])))
    mixture = graph.node("Squeeze", graph.node("MatMul", weights, experts), graph.constant(np.array([2])))
    width = graph.node("Sub", _slice(graph, experts, GAPS, QUANTILES), _slice(graph, experts, 0, 1))
    unit = graph.node("Div", graph.node("ReduceMean", width, axes=[2], keepdims=0), graph.scalar(3.0))
    steps = graph.node("Sub", _slice(graph, mixture, 1, QUANTILES), _slice(graph, mixture, 0, GAPS))
    stretched = graph.node("Exp", graph.node("Clip", stretch, graph.scalar(-3.0), graph.scalar(3.0)))
    added = graph.node("Softplus", graph.node("Sub", widen, graph.scalar(4.0)))
    gaps = graph.node("Add", graph.node("Mul", steps, stretched), graph.node("Mul", unit, added))
    median = graph.node("Add", _slice(graph, mixture, MEDIAN, MEDIAN + 1), graph.node("Mul", unit, shift))
    axis = graph.constant(np.array(2))
    below = graph.node("CumSum", _slice(graph, gaps, 0, MEDIAN), axis, reverse=1)
    above = graph.node("CumSum", _slice(graph, gaps, MEDIAN, GAPS), axis)
    return graph.node("Concat", graph.node("Sub", median, below), median, graph.node("Add", median, above), axis=-1)


def _lengths(graph: "Graph", patches: str) -> str:
    """All rows are as long as the batch (B,): short histories are filled up on the left."""
    shape = graph.node("Shape", patches)
    rows, length = (_slice(graph, shape, at, at + 1, axis=0) for at in (0, 1))
    return graph.node("Cast", graph.node("Expand", length, rows), to=LENGTH_TYPE)


def _last_patches(graph: "Graph", read: str, experts: str) -> str:
    """The backbone's answers (B, H / PATCH, D) for the future patches."""
    steps = _slice(graph, graph.node("Shape", experts), 1, 2, axis=0)
    first = graph.node("Neg", graph.node("Div", steps, graph.constant(np.array([PATCH]))))
    end = graph.constant(np.array([np.iinfo(np.int64).max]))
    return graph.node("Slice", read, first, end, graph.constant(np.array([1])))


def _unfolded(graph: "Graph", ahead: str, experts: str) -> str:
    """(B, P, PATCH * D) -> (B, H, D)."""
    shape = graph.node(
        "Concat", _slice(graph, graph.node("Shape", experts), 0, 2, axis=0), graph.constant(np.array([-1])), axis=0
    )
    return graph.node("Reshape", ahead, shape)


def _slice(graph: "Graph", x: str, start: int, end: int, *, axis: int = -1) -> str:
    return graph.node("Slice", x, *(graph.constant(np.array([number])) for number in (start, end, axis)))


def _silu(graph: "Graph", x: str) -> str:
    return graph.node("Mul", x, graph.node("Sigmoid", x))
