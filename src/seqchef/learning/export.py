"""Export: a trained model to a bundle, refused when ONNX Runtime and PyTorch disagree.

Knows: graphs. Does not know: which task; each one writes its own graph and files.
Start at: check_graph, write_bundle (which needs no PyTorch and is from inference.bundling).
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from seqchef.errors import SeqchefError
from seqchef.inference.bundling import write_bundle
from seqchef.inference.sessions import Session
from seqchef.learning.layers.graph import Graph

__all__ = ["TOLERANCE", "check_graph", "graph_bytes", "write_bundle"]

TOLERANCE = 1e-5
Inputs = Mapping[str, npt.NDArray[Any]]


def check_graph(
    write: Callable[[Graph], None],
    forward: Callable[..., Tensor | tuple[Tensor, ...]],
    cases: Sequence[Inputs],
    *,
    per_step: bool = False,
    tolerance: float = TOLERANCE,
) -> float:
    """The largest difference between the float graph in ONNX Runtime and PyTorch, over cases of several shapes.

    Relative to an output's largest number where that is above 1. `forward` takes a case's arrays as tensors, in order.
    With `per_step`, outputs (B, T, ...) are compared within the case's `lengths`, for layers promise nothing beyond.
    Raises SeqchefError when the two differ by more than `tolerance`.
    """
    session = Session(graph_bytes(write, quantize=False))
    worst = 0.0
    for case in cases:
        with torch.no_grad():
            expected = forward(*(torch.from_numpy(array) for array in case.values()))
        outputs = (expected,) if isinstance(expected, Tensor) else expected
        for output, found in zip(outputs, session.run(case), strict=True):
            steps = per_step and found.ndim > 2  # (B, T, ...); a row's own scores are compared whole
            inside = np.arange(found.shape[1]) < case["lengths"][:, None] if steps else ...
            worst = max(worst, _difference(found[inside], output.double().numpy()[inside]))
        if not worst <= tolerance:
            shapes = ", ".join(f"{name} {array.shape}" for name, array in case.items())
            raise SeqchefError(
                f"ONNX Runtime and PyTorch differ by {worst:.2g} at {shapes}; expected {tolerance:.0e} at most"
            )
    return worst


def graph_bytes(write: Callable[[Graph], None], *, quantize: bool, integer: bool = False) -> bytes:
    """The model file that `write` fills a graph with; `integer`: its matrix products too, where it is quantised."""
    graph = Graph(quantize=quantize, integer=integer)
    write(graph)
    content: bytes = graph.model().SerializeToString()
    return content


def _difference(found: npt.NDArray[Any], expected: npt.NDArray[Any]) -> float:
    if found.shape != expected.shape:
        return float("inf")
    return float(np.abs(found - expected).max(initial=0.0) / max(1.0, np.abs(expected).max(initial=0.0)))
