"""minGRU: a GRU whose gate looks at the input alone, so that it is a linear recurrence.

Feng et al. 2024, "Were RNNs all we needed?", arXiv:2410.01201, section 3.1.

    z_t = sigmoid(W_z x_t + b_z)   n_t = W_n x_t + b_n
    h_t = (1 - z_t) * h_(t-1) + z_t * n_t
"""

import math
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from seqchef.learning.layers.cells._linear import LinearCell
from seqchef.learning.layers.recurrence import Gates

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph


class MinGRU(LinearCell):
    """State (h,), each (B, H). Half the gates of a GRU, no recurrent matrix."""

    parts = 2

    def remember(self, *, longest: float) -> None:
        """Set the gate's biases so that units forget within 2 to `longest` steps, evenly in log odds."""
        with torch.no_grad():
            odds = torch.linspace(0.0, -math.log(longest - 1), self.hidden_size)
            self.linear.bias[: self.hidden_size].copy_(odds)

    def coefficients(self, projected: Tensor) -> tuple[Tensor, Tensor, Gates]:
        z, n = projected.chunk(2, dim=-1)
        z = torch.sigmoid(z)
        return 1 - z, z * n, {"update": z}

    def write_coefficients(self, graph: "Graph", projected: str) -> tuple[str, str]:
        z, n = graph.chunk(projected, 2)
        z = graph.node("Sigmoid", z)
        return graph.node("Sub", graph.scalar(1.0), z), graph.node("Mul", z, n)


CELL = MinGRU
