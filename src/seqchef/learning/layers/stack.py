"""Stack: layers one after the other; dropout on their outputs goes upwards only, never from one step to the next
(Srivastava et al. 2014; Zaremba et al. 2014, arXiv:1409.2329, figure 2)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from torch import Tensor, nn

from seqchef.learning.layers.protocol import Layer, State, Stateless

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph


class Stack(Layer):
    """Layers in order; the state is the tuple of their states."""

    def __init__(self, layers: Sequence[Layer]) -> None:
        super().__init__()
        self.layers = nn.ModuleList(layers)
        self.input_size, self.output_size = layers[0].input_size, layers[-1].output_size
        self.causal = all(layer.causal for layer in layers)

    def initial_state(self, batch_size: int) -> State:
        return tuple(layer.initial_state(batch_size) for layer in self.each())

    def begin(self, memory: Tensor, memory_lengths: Tensor | None = None) -> State:
        return tuple(layer.begin(memory, memory_lengths) for layer in self.each())

    def each(self) -> list[Layer]:
        """The layers from the input upwards."""
        return [layer for layer in self.layers if isinstance(layer, Layer)]

    def forward(self, x: Tensor, lengths: Tensor | None = None, state: State | None = None) -> tuple[Tensor, State]:
        state = self.initial_state(x.shape[0]) if state is None else state
        after = []
        for layer, before in zip(self.each(), state, strict=True):
            x, layer_state = layer(x, lengths, before)
            after.append(layer_state)
        return x, tuple(after)

    def step(self, x: Tensor, state: State) -> tuple[Tensor, State]:
        after = []
        for layer, before in zip(self.each(), state, strict=True):
            x, layer_state = layer.step(x, before)
            after.append(layer_state)
        return x, tuple(after)

    def write(self, graph: "Graph", x: str, lengths: str) -> str:
        for layer in self.each():
            x = layer.write(graph, x, lengths)
        return x

    def write_step(self, graph: "Graph", x: str, state: State) -> tuple[str, State]:
        after = []
        for layer, before in zip(self.each(), state, strict=True):
            x, layer_state = layer.write_step(graph, x, before)
            after.append(layer_state)
        return x, tuple(after)

    def write_begin(self, graph: "Graph", memory: str, lengths: str) -> State:
        return tuple(layer.write_begin(graph, memory, lengths) for layer in self.each())


class Dropout(Stateless):
    """Features hidden at random while training, the rest scaled up (Srivastava et al. 2014, section 4)."""

    def __init__(self, size: int, share: float) -> None:
        super().__init__()
        self.input_size = self.output_size = size
        self.dropout = nn.Dropout(share)

    def at(self, x: Tensor) -> Tensor:
        y: Tensor = self.dropout(x)
        return y

    def write_at(self, graph: "Graph", x: str) -> str:
        return x
