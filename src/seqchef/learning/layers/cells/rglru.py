"""RG-LRU: each unit forgets at a rate of its own, which a gate on the input can slow down.

De et al. 2024, "Griffin", arXiv:2402.19427, section 2.4, equations 1 to 4, after a linear map of the input.

    u_t = W_u x_t + b_u   r_t, i_t = sigmoid(...)   each an affine map of x_t
    a_t = sigmoid(L) ^ (8 r_t)
    h_t = a_t * h_(t-1) + sqrt(1 - a_t^2) * i_t * u_t
"""

from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from seqchef.learning.layers.cells._linear import LinearCell
from seqchef.learning.layers.recurrence import Gates

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph

POWER = 8.0  # c in the paper
SLOWEST, FASTEST = 0.999, 0.9  # what a unit keeps of its state per step at the start, at an open gate (section 2.4)


class RGLRU(LinearCell):
    """State (h,), each (B, H)."""

    parts = 3

    def __init__(self, input_size: int, hidden_size: int) -> None:
        super().__init__(input_size, hidden_size)
        kept = torch.empty(hidden_size).uniform_(FASTEST, SLOWEST) ** (1 / POWER)
        self.rate = nn.Parameter(torch.logit(kept))  # L

    def coefficients(self, projected: Tensor) -> tuple[Tensor, Tensor, Gates]:
        u, r, i = projected.chunk(3, dim=-1)
        r, i = torch.sigmoid(r), torch.sigmoid(i)
        log_a = POWER * r * F.logsigmoid(self.rate)
        # 1 - a^2 by expm1, which does not lose the digits of an a near 1.
        return torch.exp(log_a), torch.sqrt(-torch.expm1(2 * log_a)) * i * u, {"recurrence": r, "input": i}

    def write_coefficients(self, graph: "Graph", projected: str) -> tuple[str, str]:
        u, r, i = graph.chunk(projected, 3)
        log_rate = graph.constant((POWER * F.logsigmoid(self.rate)).detach().cpu().numpy())
        log_a = graph.node("Mul", graph.node("Sigmoid", r), log_rate)
        a = graph.node("Exp", log_a)
        # ONNX has no expm1: 1 - a^2 = -2 sinh(log a) a
        left = graph.node("Mul", graph.node("Mul", graph.node("Sinh", log_a), a), graph.scalar(-2.0))
        return a, graph.node("Mul", graph.node("Sqrt", left), graph.node("Mul", graph.node("Sigmoid", i), u))


CELL = RGLRU
