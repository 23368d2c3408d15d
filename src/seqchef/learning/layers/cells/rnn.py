"""SimpleRNN: the state is one vector, mixed anew with every input (Elman 1990, "Finding Structure in Time", figure 2).

h_t = tanh(W_ih x_t + b_ih + W_hh h_(t-1) + b_hh)
"""

from collections.abc import Mapping
from typing import ClassVar

import torch
from torch import Tensor

from seqchef.learning.layers.cells._fused import FusedCell
from seqchef.learning.layers.protocol import State


class SimpleRNN(FusedCell):
    """State (h,), each (B, H). No gates: every step overwrites the whole state."""

    state_count = 1
    fused = staticmethod(torch.rnn_tanh)
    onnx_operator = "RNN"
    onnx_gates: ClassVar[tuple[int, ...]] = (0,)

    def gated_step(self, x: Tensor, state: State) -> tuple[Tensor, State, Mapping[str, Tensor]]:
        from_x, from_h = self.affine(x, state[0])
        h = torch.tanh(from_x + from_h)
        return h, (h,), {}


CELL = SimpleRNN
