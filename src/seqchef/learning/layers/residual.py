"""Residual: y = x + F(x), so that a deep stack can begin as a shallow one (He et al. 2015, arXiv:1512.03385).

With a normalisation, either before F, y = x + F(norm(x)), which trains without a warm-up, or after the sum,
y = norm(x + F(x)), as the first Transformer had it (Xiong et al. 2020, arXiv:2002.04745, figure 1).
"""

from typing import TYPE_CHECKING

from torch import Tensor, nn

from seqchef.learning.layers.protocol import Layer, State, Stateless, without_padding

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph


class Residual(Layer):
    """Adds the input to a layer's output; through a projection where the sizes differ (equations 1, 2)."""

    def __init__(
        self, inner: Layer, norm: Stateless | None = None, *, post: bool = False, dropout: float = 0.0
    ) -> None:
        """`norm` is of the inner layer's input size, with `post` of its output size; `dropout` is on F's output."""
        super().__init__()
        self.inner, self.norm, self.post = inner, norm, post
        self.input_size, self.output_size, self.causal = inner.input_size, inner.output_size, inner.causal
        same = inner.input_size == inner.output_size
        self.project = None if same else nn.Linear(inner.input_size, inner.output_size, bias=False)
        self.dropout = nn.Dropout(dropout)

    def initial_state(self, batch_size: int) -> State:
        return self.inner.initial_state(batch_size)

    def begin(self, memory: Tensor, memory_lengths: Tensor | None = None) -> State:
        return self.inner.begin(memory, memory_lengths)

    def _before(self, x: Tensor) -> Tensor:
        return x if self.norm is None or self.post else self.norm.at(x)

    def _after(self, x: Tensor, y: Tensor) -> Tensor:
        y = self.dropout(y) + (x if self.project is None else self.project(x))
        return self.norm.at(y) if self.norm is not None and self.post else y

    def forward(self, x: Tensor, lengths: Tensor | None = None, state: State | None = None) -> tuple[Tensor, State]:
        y, state = self.inner(self._before(x), lengths, state)
        return without_padding(self._after(x, y), lengths), state

    def step(self, x: Tensor, state: State) -> tuple[Tensor, State]:
        y, state = self.inner.step(self._before(x), state)
        return self._after(x, y), state

    def _write_before(self, graph: "Graph", x: str) -> str:
        return x if self.norm is None or self.post else self.norm.write_at(graph, x)

    def _write_after(self, graph: "Graph", x: str, y: str) -> str:
        y = graph.node("Add", y, x if self.project is None else graph.linear(x, self.project))
        return self.norm.write_at(graph, y) if self.norm is not None and self.post else y

    def write(self, graph: "Graph", x: str, lengths: str) -> str:
        return self._write_after(graph, x, self.inner.write(graph, self._write_before(graph, x), lengths))

    def write_step(self, graph: "Graph", x: str, state: State) -> tuple[str, State]:
        y, state = self.inner.write_step(graph, self._write_before(graph, x), state)
        return self._write_after(graph, x, y), state

    def write_begin(self, graph: "Graph", memory: str, lengths: str) -> State:
        return self.inner.write_begin(graph, memory, lengths)
