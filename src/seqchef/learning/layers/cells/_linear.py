"""What linear recurrences share: h_t = a_t * h_(t-1) + b_t, where a_t and b_t depend on x_t alone.

So all a and b come from one matrix product over the whole batch, and what is left is a scan of multiply-adds
(layers.scan). Padding is a = 1, b = 0: the state stays.
"""

from typing import TYPE_CHECKING, ClassVar

import torch
from torch import Tensor

from seqchef.learning.layers.cells._projected import ProjectedCell
from seqchef.learning.layers.protocol import State, valid_steps, without_padding
from seqchef.learning.layers.recurrence import Gates
from seqchef.learning.layers.scan import linear_scan

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph


class LinearCell(ProjectedCell):
    """State (h,), each (B, H). Write `coefficients` and `write_coefficients`, and say how many `parts` they take."""

    parts: ClassVar[int]  # features of the projected input, in hidden sizes

    def __init__(self, input_size: int, hidden_size: int) -> None:
        super().__init__(input_size, hidden_size, self.parts * hidden_size)

    def initial_state(self, batch_size: int) -> State:
        return (self.linear.weight.new_zeros(batch_size, self.hidden_size),)

    def coefficients(self, projected: Tensor) -> tuple[Tensor, Tensor, Gates]:
        """projected (..., P) -> a and b (..., H), and the gates by name."""
        raise NotImplementedError

    def write_coefficients(self, graph: "Graph", projected: str) -> tuple[str, str]:
        """`coefficients` as ONNX nodes, without the gates."""
        raise NotImplementedError

    def recur(self, projected: Tensor, state: State) -> tuple[Tensor, State, Gates]:
        a, b, gates = self.coefficients(projected)
        h = torch.addcmul(b, a, state[0])
        return h, (h,), gates

    def forward(self, x: Tensor, lengths: Tensor | None = None, state: State | None = None) -> tuple[Tensor, State]:
        B, T, _ = x.shape
        a, b, _ = self.coefficients(self.project(x))
        if lengths is not None:
            outside = ~valid_steps(lengths, T)[:, :, None]
            a, b = a.masked_fill(outside, 1.0), b.masked_fill(outside, 0.0)
        h = linear_scan(a, b, (self.initial_state(B) if state is None else state)[0])
        return without_padding(h, lengths), (h[:, -1],)

    def write_recur(self, graph: "Graph", projected: str, state: State) -> tuple[str, State]:
        a, b = self.write_coefficients(graph, projected)
        h = graph.node("Add", b, graph.node("Mul", a, state[0]))
        return h, (h,)
