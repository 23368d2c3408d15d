"""minLSTM: an LSTM whose gates look at the input alone and share what they do: forget and input add up to 1.

Feng et al. 2024, "Were RNNs all we needed?", arXiv:2410.01201, section 3.2.

    f_t, i_t = sigmoid(...)   n_t = W_n x_t + b_n   each an affine map of x_t
    h_t = f_t / (f_t + i_t) * h_(t-1) + i_t / (f_t + i_t) * n_t
"""

from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn import functional as F

from seqchef.learning.layers.cells._linear import LinearCell
from seqchef.learning.layers.recurrence import Gates

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph


class MinLSTM(LinearCell):
    """State (h,), each (B, H)."""

    parts = 3

    def coefficients(self, projected: Tensor) -> tuple[Tensor, Tensor, Gates]:
        f, i, n = projected.chunk(3, dim=-1)
        # f / (f + i) = sigmoid(log f - log i): no quotient of two numbers near 0.
        forget = torch.sigmoid(F.logsigmoid(f) - F.logsigmoid(i))
        return forget, (1 - forget) * n, {"forget": forget, "input": 1 - forget}

    def write_coefficients(self, graph: "Graph", projected: str) -> tuple[str, str]:
        f, i, n = graph.chunk(projected, 3)
        # log sigmoid(x) = -softplus(-x)
        logs = [graph.node("Softplus", graph.node("Neg", gate)) for gate in (f, i)]
        forget = graph.node("Sigmoid", graph.node("Sub", logs[1], logs[0]))
        return forget, graph.node("Mul", graph.node("Sub", graph.scalar(1.0), forget), n)


CELL = MinLSTM
