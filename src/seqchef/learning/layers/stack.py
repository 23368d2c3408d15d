"""Stack: layers one after the other, with dropout between them (Srivastava et al. 2014; on the upward connections only:
Zaremba et al. 2014, arXiv:1409.2329)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from torch import Tensor, nn

from seqchef.learning.layers.protocol import Layer, State

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph


class Stack(Layer):
    """Layers in order; the state is the tuple of their states; `dropouts[i]` is applied to layer i's output."""

    def __init__(self, layers: Sequence[Layer], dropouts: Sequence[float]) -> None:
        super().__init__()
        self.layers = nn.ModuleList(layers)
        self.dropouts = nn.ModuleList(nn.Dropout(p) for p in dropouts)
        self.input_size, self.output_size = layers[0].input_size, layers[-1].output_size
        self.causal = all(layer.causal for layer in layers)

    def initial_state(self, batch_size: int) -> State:
        return tuple(layer.initial_state(batch_size) for layer in self._each())

    def _each(self) -> list[Layer]:
        return [layer for layer in self.layers if isinstance(layer, Layer)]

    def forward(self, x: Tensor, lengths: Tensor | None = None, state: State | None = None) -> tuple[Tensor, State]:
        state = self.initial_state(x.shape[0]) if state is None else state
        after = []
        for layer, dropout, before in zip(self.layers, self.dropouts, state, strict=True):
            x, layer_state = layer(x, lengths, before)
            x = dropout(x)
            after.append(layer_state)
        return x, tuple(after)

    def step(self, x: Tensor, state: State) -> tuple[Tensor, State]:
        after = []
        for layer, before in zip(self._each(), state, strict=True):
            x, layer_state = layer.step(x, before)
            after.append(layer_state)
        return x, tuple(after)

    def write(self, graph: "Graph", x: str, lengths: str) -> str:
        for layer in self._each():
            x = layer.write(graph, x, lengths)
        return x
