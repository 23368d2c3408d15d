"""Residual: y = x + F(x), so that a deep stack can begin as a shallow one (He et al. 2015, arXiv:1512.03385)."""

from typing import TYPE_CHECKING

from torch import Tensor, nn

from seqchef.learning.layers.protocol import Layer, State, valid_steps

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph


class Residual(Layer):
    """Adds the input to a layer's output; through a projection where the sizes differ (equations 1, 2)."""

    def __init__(self, inner: Layer) -> None:
        super().__init__()
        self.inner = inner
        self.input_size, self.output_size, self.causal = inner.input_size, inner.output_size, inner.causal
        same = inner.input_size == inner.output_size
        self.project = None if same else nn.Linear(inner.input_size, inner.output_size, bias=False)

    def initial_state(self, batch_size: int) -> State:
        return self.inner.initial_state(batch_size)

    def _shortcut(self, x: Tensor) -> Tensor:
        return x if self.project is None else self.project(x)

    def forward(self, x: Tensor, lengths: Tensor | None = None, state: State | None = None) -> tuple[Tensor, State]:
        y, state = self.inner(x, lengths, state)
        shortcut = self._shortcut(x)
        if lengths is not None:
            shortcut = shortcut * valid_steps(lengths, x.shape[1])[:, :, None]
        return y + shortcut, state

    def step(self, x: Tensor, state: State) -> tuple[Tensor, State]:
        y, state = self.inner.step(x, state)
        return y + self._shortcut(x), state

    def write(self, graph: "Graph", x: str, lengths: str) -> str:
        shortcut = x if self.project is None else graph.linear(x, self.project)
        return graph.node("Add", self.inner.write(graph, x, lengths), shortcut)
