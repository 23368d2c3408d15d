"""Gated: what a layer says, opened and closed by the input itself, W (GELU(V x) * F(x)).

The two branches of Griffin's recurrent block (De et al. 2024, arXiv:2402.19427, section 2.3).
"""

from typing import TYPE_CHECKING

from torch import Tensor, nn
from torch.nn import functional as F

from seqchef.learning.layers.feedforward import write_gelu
from seqchef.learning.layers.protocol import Layer, State, without_padding

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph


class Gated(Layer):
    """As many features out as in, whatever the size of the inner layer's output; the state is the inner layer's."""

    def __init__(self, inner: Layer) -> None:
        super().__init__()
        self.inner = inner
        self.input_size = self.output_size = inner.input_size
        self.causal = inner.causal
        self.gate = nn.Linear(inner.input_size, inner.output_size)
        self.join = nn.Linear(inner.output_size, inner.input_size)

    def initial_state(self, batch_size: int) -> State:
        return self.inner.initial_state(batch_size)

    def begin(self, memory: Tensor, memory_lengths: Tensor | None = None) -> State:
        return self.inner.begin(memory, memory_lengths)

    def _opened(self, x: Tensor, y: Tensor) -> Tensor:
        joined: Tensor = self.join(F.gelu(self.gate(x)) * y)
        return joined

    def forward(self, x: Tensor, lengths: Tensor | None = None, state: State | None = None) -> tuple[Tensor, State]:
        y, state = self.inner(x, lengths, state)
        return without_padding(self._opened(x, y), lengths), state

    def step(self, x: Tensor, state: State) -> tuple[Tensor, State]:
        y, state = self.inner.step(x, state)
        return self._opened(x, y), state

    def _write_opened(self, graph: "Graph", x: str, y: str) -> str:
        gate = write_gelu(graph, graph.linear(x, self.gate))
        return graph.linear(graph.node("Mul", gate, y), self.join)

    def write(self, graph: "Graph", x: str, lengths: str) -> str:
        return self._write_opened(graph, x, self.inner.write(graph, x, lengths))

    def write_step(self, graph: "Graph", x: str, state: State) -> tuple[str, State]:
        y, state = self.inner.write_step(graph, x, state)
        return self._write_opened(graph, x, y), state

    def write_begin(self, graph: "Graph", memory: str, lengths: str) -> State:
        return self.inner.write_begin(graph, memory, lengths)
