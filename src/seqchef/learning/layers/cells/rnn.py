"""SimpleRNN: the state is one vector, mixed anew with every input.

Elman 1990, "Finding Structure in Time", figure 2.

    h_t = tanh(W_ih x_t + b_ih + W_hh h_(t-1) + b_hh)
"""

from typing import TYPE_CHECKING, ClassVar

import torch
from torch import Tensor

from seqchef.learning.layers.cells._fused import FusedCell
from seqchef.learning.layers.protocol import State
from seqchef.learning.layers.recurrence import Gates

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph


class SimpleRNN(FusedCell):
    """State (h,), each (B, H). No gates: every step overwrites the whole state."""

    state_count = 1
    fused = staticmethod(torch.rnn_tanh)
    onnx_operator = "RNN"
    onnx_gates: ClassVar[tuple[int, ...]] = (0,)

    def recur(self, projected: Tensor, state: State) -> tuple[Tensor, State, Gates]:
        h = torch.tanh(projected + self.recurrent(state[0]))
        return h, (h,), {}

    def write_recur(self, graph: "Graph", projected: str, state: State) -> tuple[str, State]:
        h = graph.node("Tanh", graph.node("Add", projected, self.write_recurrent(graph, state[0])))
        return h, (h,)


CELL = SimpleRNN
