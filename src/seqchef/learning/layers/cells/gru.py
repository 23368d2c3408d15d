"""GRU: one state and two gates: how much to keep, how much of the past to use (Cho et al. 2014, arXiv:1406.1078,
equations 5 to 8, with the reset gate applied after the matrix product, as in cuDNN and PyTorch).

    r, z = sigmoid(...)   each an affine map of x_t and h_(t-1)
    n = tanh(W_in x_t + b_in + r * (W_hn h_(t-1) + b_hn))
    h_t = (1 - z) * n + z * h_(t-1)
"""

from collections.abc import Mapping
from typing import Any, ClassVar

import torch
from torch import Tensor

from seqchef.learning.layers.cells._fused import FusedCell
from seqchef.learning.layers.protocol import State


class GRU(FusedCell):
    """State (h,), each (B, H)."""

    state_count = 1
    fused = staticmethod(torch.gru)
    onnx_operator = "GRU"
    onnx_gates: ClassVar[tuple[int, ...]] = (1, 0, 2)  # PyTorch r z n; ONNX z r h
    onnx_attributes: ClassVar[dict[str, Any]] = {"linear_before_reset": 1}

    def gated_step(self, x: Tensor, state: State) -> tuple[Tensor, State, Mapping[str, Tensor]]:
        (x_r, x_z, x_n), (h_r, h_z, h_n) = (part.chunk(3, dim=-1) for part in self.affine(x, state[0]))
        r, z = torch.sigmoid(x_r + h_r), torch.sigmoid(x_z + h_z)
        n = torch.tanh(x_n + r * h_n)
        h = (1 - z) * n + z * state[0]
        return h, (h,), {"update": z, "reset": r}


CELL = GRU
