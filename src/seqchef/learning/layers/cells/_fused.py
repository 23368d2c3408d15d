"""What SimpleRNN, LSTM and GRU share: four weights, a plain step, and PyTorch's fused form of the same sums.

Weights are named and shaped as in PyTorch: weight_ih (G H, D), weight_hh (G H, H), bias_ih and bias_hh (G H,), where G
is the number of gates stacked in them.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from seqchef.learning.layers.protocol import State, valid_steps
from seqchef.learning.layers.recurrence import Cell

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph


class FusedCell(Cell):
    """A cell with an equal form in PyTorch and an operator in ONNX."""

    state_count: ClassVar[int]  # tensors in the state: 1, or 2 for (h, c)
    fused: ClassVar[Callable[..., tuple[Tensor, ...]]]
    onnx_operator: ClassVar[str]
    onnx_gates: ClassVar[tuple[int, ...]]  # our gates in the order that ONNX wants
    onnx_attributes: ClassVar[dict[str, Any]] = {}

    def __init__(self, input_size: int, hidden_size: int) -> None:
        super().__init__(input_size, hidden_size)
        rows = len(self.onnx_gates) * hidden_size
        self.weight_ih = nn.Parameter(torch.empty(rows, input_size))
        self.weight_hh = nn.Parameter(torch.empty(rows, hidden_size))
        self.bias_ih = nn.Parameter(torch.empty(rows))
        self.bias_hh = nn.Parameter(torch.empty(rows))
        self.reset_parameters()

    def reset_parameters(self) -> None:
        """Uniform within 1 / sqrt(H), as PyTorch does."""
        for parameter in self.parameters():
            nn.init.uniform_(parameter, -(self.hidden_size**-0.5), self.hidden_size**-0.5)

    def initial_state(self, batch_size: int) -> State:
        return tuple(self.weight_hh.new_zeros(batch_size, self.hidden_size) for _ in range(self.state_count))

    def project(self, x: Tensor) -> Tensor:
        """The input's share of every gate: (..., G H)."""
        return nn.functional.linear(x, self.weight_ih, self.bias_ih)

    def recurrent(self, h: Tensor) -> Tensor:
        """The state's share of every gate: (B, G H)."""
        return nn.functional.linear(h, self.weight_hh, self.bias_hh)

    def write_project(self, graph: "Graph", x: str) -> str:
        return graph.affine(x, self.weight_ih, self.bias_ih)

    def write_recurrent(self, graph: "Graph", h: str) -> str:
        """`recurrent` as ONNX nodes."""
        return graph.affine(h, self.weight_hh, self.bias_hh)

    def forward(self, x: Tensor, lengths: Tensor | None = None, state: State | None = None) -> tuple[Tensor, State]:
        B, T, _ = x.shape
        state = self.initial_state(B) if state is None else state
        weights = [self.weight_ih, self.weight_hh, self.bias_ih, self.bias_hh]
        if lengths is None or bool(valid_steps(lengths, T).all()):
            y, *after = type(self).fused(x, _onto_layers(state), weights, True, 1, 0.0, self.training, False, True)
            return y, tuple(s[0] for s in after)
        packed = pack_padded_sequence(x, lengths.cpu(), batch_first=True, enforce_sorted=False)
        order, back = packed.sorted_indices, packed.unsorted_indices
        begin = _onto_layers(tuple(s[order] for s in state))
        flat, *after = type(self).fused(
            packed.data, packed.batch_sizes, begin, weights, True, 1, 0.0, self.training, False
        )
        y, _ = pad_packed_sequence(packed._replace(data=flat), batch_first=True, total_length=T)
        return y, tuple(s[0][back] for s in after)

    def write(self, graph: "Graph", x: str, lengths: str) -> str:
        return self._write_operator(graph, x, lengths, self)

    def write_both(self, graph: "Graph", x: str, lengths: str, back: Cell) -> str:
        return self._write_operator(graph, x, lengths, self, back)

    def _write_operator(self, graph: "Graph", x: str, lengths: str, *cells: Cell) -> str:
        """Transpose, operator with `sequence_lens`, transpose back: exact with padding in both directions."""

        def stacked(name: str) -> np.ndarray[Any, Any]:
            return np.stack([self._onnx_order(getattr(cell, name)) for cell in cells])

        bias = np.concatenate([stacked("bias_ih"), stacked("bias_hh")], axis=1)
        y = graph.node(
            self.onnx_operator,
            graph.node("Transpose", x, perm=[1, 0, 2]),
            graph.weight(stacked("weight_ih")),
            graph.weight(stacked("weight_hh")),
            graph.constant(bias),
            lengths,
            hidden_size=self.hidden_size,
            direction="forward" if len(cells) == 1 else "bidirectional",
            **self.onnx_attributes,
        )
        by_row = graph.node("Transpose", y, perm=[2, 0, 1, 3])  # (T, directions, B, H) -> (B, T, directions, H)
        return graph.node("Reshape", by_row, graph.constant(np.array([0, 0, len(cells) * self.hidden_size])))

    def _onnx_order(self, parameter: Tensor) -> np.ndarray[Any, Any]:
        gates = parameter.detach().cpu().float().chunk(len(self.onnx_gates), dim=0)
        return torch.cat([gates[i] for i in self.onnx_gates]).numpy()


def _onto_layers(state: State) -> Any:
    """(B, H) tensors as the fused forms take them: (1, B, H), a list when there are two."""
    layered = [s.unsqueeze(0) for s in state]
    return layered if len(layered) > 1 else layered[0]
