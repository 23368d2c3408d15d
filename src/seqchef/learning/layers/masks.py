"""Masks: which steps a step may look at, in PyTorch and as ONNX nodes."""

from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from seqchef.errors import BadInput
from seqchef.learning.layers.protocol import Layer

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph

HIDDEN = -1e9  # a score that leaves a weight of 0
END = 2**31 - 1  # beyond the last step of anything


def require_causal(layer: Layer) -> None:
    """Raise BadInput for the steps of a layer that needs the ones to come."""
    if not layer.causal:
        kind = type(layer).__name__
        raise BadInput(f"{kind} looks ahead and cannot go step by step; expected a causal one")


def visible(
    distance: Tensor,
    *,
    causal: bool,
    window: int | None,
    valid: Tensor | None = None,
    slopes: Tensor | None = None,
) -> Tensor:
    """Where a step may look, true or false; with alibi's `slopes`, what is added to a score, -inf where it may not.

    `distance` (..., T, S) is how many steps it looks back, below 0 ahead. A window of W steps ends with the step itself
    where causal, and else has W - 1 steps on either side. Of what is not `valid` a step sees itself alone: padding
    that saw nothing would have no mean.
    """
    allowed = distance >= (0 if causal else -END)
    if window is not None:
        allowed = allowed & (distance.abs() < window)
    if valid is not None:
        allowed = allowed & valid | (distance == 0)
    return allowed if slopes is None else torch.where(allowed, -slopes * distance.abs(), -torch.inf)


def write_within(graph: "Graph", distance: str, *, causal: bool, window: int | None) -> str:
    """Where a step may look, true or false, as ONNX nodes: `visible` without the rest."""
    least = graph.ints(0 if causal else -END if window is None else 1 - window)
    near = graph.node("GreaterOrEqual", distance, least)
    return near if window is None else graph.node("And", near, graph.node("Less", distance, graph.ints(window)))


def write_steps(graph: "Graph", x: str, *, axis: int = 1) -> str:
    """0 to T - 1 as integers (T,) for x (B, T, ...), or with its T steps on another axis."""
    time = graph.node("Squeeze", graph.node("Shape", x, start=axis, end=axis + 1), graph.ints(0))
    zero, one = (graph.constant(np.array(value, dtype=np.int64)) for value in (0, 1))
    return graph.node("Range", zero, time, one)


def write_valid(graph: "Graph", lengths: str, x: str) -> str:
    """(B, T), true where a step belongs to its row: lengths (B,), x (B, T, ...)."""
    ends = graph.node("Unsqueeze", graph.node("Cast", lengths, to=graph.INT64), graph.ints(1))
    return graph.node("Less", write_steps(graph, x), ends)
