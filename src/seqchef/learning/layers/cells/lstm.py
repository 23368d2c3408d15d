"""LSTM: a second state c that gates write to, forget and read.

Hochreiter and Schmidhuber 1997; with the forget gate of Gers et al. 2000, "Learning to Forget", equations 3.1 to 3.5.

    i, f, o = sigmoid(...)   g = tanh(...)   each an affine map of x_t and h_(t-1)
    c_t = f * c_(t-1) + i * g
    h_t = o * tanh(c_t)
"""

from collections.abc import Mapping
from typing import ClassVar

import torch
from torch import Tensor, nn

from seqchef.learning.layers.cells._fused import FusedCell
from seqchef.learning.layers.protocol import State


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

    def gated_step(self, x: Tensor, state: State) -> tuple[Tensor, State, Mapping[str, Tensor]]:
        from_x, from_h = self.affine(x, state[0])
        i, f, g, o = (from_x + from_h).chunk(4, dim=-1)
        i, f, o = torch.sigmoid(i), torch.sigmoid(f), torch.sigmoid(o)
        c = f * state[1] + i * torch.tanh(g)
        h = o * torch.tanh(c)
        return h, (h, c), {"input": i, "forget": f, "output": o}


CELL = LSTM
