"""GRU: one state and two gates: how much to keep, how much of the past to use.

Cho et al. 2014, arXiv:1406.1078, equations 5 to 8, with the reset gate applied after the matrix product, as in cuDNN
and PyTorch.

    r, z = sigmoid(...)   each an affine map of x_t and h_(t-1)
    n = tanh(W_in x_t + b_in + r * (W_hn h_(t-1) + b_hn))
    h_t = (1 - z) * n + z * h_(t-1)
"""

from typing import TYPE_CHECKING, Any, ClassVar

import torch
from torch import Tensor

from seqchef.learning.layers.cells._fused import FusedCell
from seqchef.learning.layers.protocol import State
from seqchef.learning.layers.recurrence import Gates

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph


class GRU(FusedCell):
    """State (h,), each (B, H)."""

    state_count = 1
    fused = staticmethod(torch.gru)
    onnx_operator = "GRU"
    onnx_gates: ClassVar[tuple[int, ...]] = (1, 0, 2)  # PyTorch r z n; ONNX z r h
    onnx_attributes: ClassVar[dict[str, Any]] = {"linear_before_reset": 1}

    def recur(self, projected: Tensor, state: State) -> tuple[Tensor, State, Gates]:
        (x_r, x_z, x_n), (h_r, h_z, h_n) = (part.chunk(3, dim=-1) for part in (projected, self.recurrent(state[0])))
        r, z = torch.sigmoid(x_r + h_r), torch.sigmoid(x_z + h_z)
        n = torch.tanh(x_n + r * h_n)
        h = n + z * (state[0] - n)
        return h, (h,), {"update": z, "reset": r}

    def write_recur(self, graph: "Graph", projected: str, state: State) -> tuple[str, State]:
        x_r, x_z, x_n = graph.chunk(projected, 3)
        h_r, h_z, h_n = graph.chunk(self.write_recurrent(graph, state[0]), 3)
        r = graph.node("Sigmoid", graph.node("Add", x_r, h_r))
        z = graph.node("Sigmoid", graph.node("Add", x_z, h_z))
        n = graph.node("Tanh", graph.node("Add", x_n, graph.node("Mul", r, h_n)))
        h = graph.node("Add", n, graph.node("Mul", z, graph.node("Sub", state[0], n)))
        return h, (h,)


CELL = GRU
