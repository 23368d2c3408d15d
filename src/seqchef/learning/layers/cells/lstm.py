"""LSTM: a second state c that gates write to, forget and read.

Hochreiter and Schmidhuber 1997; with the forget gate of Gers et al. 2000, "Learning to Forget", equations 3.1 to 3.5.

    i, f, o = sigmoid(...)   g = tanh(...)   each an affine map of x_t and h_(t-1)
    c_t = f * c_(t-1) + i * g
    h_t = o * tanh(c_t)
"""

from typing import TYPE_CHECKING, ClassVar

import torch
from torch import Tensor, nn

from seqchef.learning.layers.cells._fused import FusedCell
from seqchef.learning.layers.protocol import State
from seqchef.learning.layers.recurrence import Gates

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph


class LSTM(FusedCell):
    """State (h, c), each (B, H)."""

    state_count = 2
    fused = staticmethod(torch.lstm)
    onnx_operator = "LSTM"
    onnx_gates: ClassVar[tuple[int, ...]] = (0, 3, 1, 2)  # PyTorch i f g o; ONNX i o f c

    def reset_parameters(self) -> None:
        """As PyTorch, with a forget bias of 1: begin by remembering (Jozefowicz et al. 2015, section 2.3)."""
        super().reset_parameters()
        forget = slice(self.hidden_size, 2 * self.hidden_size)
        nn.init.ones_(self.bias_ih[forget])
        nn.init.zeros_(self.bias_hh[forget])

    def recur(self, projected: Tensor, state: State) -> tuple[Tensor, State, Gates]:
        i, f, g, o = (projected + self.recurrent(state[0])).chunk(4, dim=-1)
        i, f, o = torch.sigmoid(i), torch.sigmoid(f), torch.sigmoid(o)
        c = f * state[1] + i * torch.tanh(g)
        h = o * torch.tanh(c)
        return h, (h, c), {"input": i, "forget": f, "output": o}

    def write_recur(self, graph: "Graph", projected: str, state: State) -> tuple[str, State]:
        i, f, g, o = graph.chunk(graph.node("Add", projected, self.write_recurrent(graph, state[0])), 4)
        kept = graph.node("Mul", graph.node("Sigmoid", f), state[1])
        c = graph.node("Add", kept, graph.node("Mul", graph.node("Sigmoid", i), graph.node("Tanh", g)))
        h = graph.node("Mul", graph.node("Sigmoid", o), graph.node("Tanh", c))
        return h, (h, c)


CELL = LSTM
