"""The protocol that every sequence layer obeys: forward over a padded batch, one step, state in and out."""

from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor, nn

from seqchef.errors import BadInput

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph

State = tuple[Any, ...]  # tensors with B first, or the states of inner layers


class Layer(nn.Module):
    """A sequence layer. Axes: B batch, T time, D features.

    `forward` and `step` are the same function: over a whole batch, or one step at a time (causal layers only).
    State goes in and comes out; nothing is remembered on `self`.
    """

    input_size: int  # D
    output_size: int  # D'
    causal: bool = True  # a later input cannot change an earlier output

    def initial_state(self, batch_size: int) -> State:
        """The state before the first step, for `batch_size` rows."""
        raise NotImplementedError

    def begin(self, memory: Tensor, memory_lengths: Tensor | None = None) -> State:
        """The state to start from beside an encoder's answer: memory (B, S, M), memory_lengths (B,).

        Cross-attention keeps the memory in its state, so nothing else has to be passed on; other layers ignore it.
        """
        return self.initial_state(memory.shape[0])

    def forward(self, x: Tensor, lengths: Tensor | None = None, state: State | None = None) -> tuple[Tensor, State]:
        """x (B, T, D), lengths (B,) -> y (B, T, D'), state after each row's last step.

        Rows shorter than T are padded at the end; y is 0 there and padding changes nothing else.
        """
        raise NotImplementedError

    def step(self, x: Tensor, state: State) -> tuple[Tensor, State]:
        """x (B, D) and the state before it -> y (B, D') and the state after it."""
        raise NotImplementedError

    def write(self, graph: "Graph", x: str, lengths: str) -> str:
        """Write this layer as ONNX nodes: names of x (B, T, D) and lengths (B,) -> name of y (B, T, D').

        Beyond a row's length y holds anything, so a layer that looks at other steps has to mask them itself.
        """
        raise NotImplementedError

    def write_step(self, graph: "Graph", x: str, state: State) -> tuple[str, State]:
        """Write one step: names of x (B, D) and of the state's tensors -> names of y (B, D') and of the state after."""
        raise NotImplementedError

    def write_begin(self, graph: "Graph", memory: str, lengths: str) -> State:
        """Write `begin`: names of memory (B, S, M) and its lengths (B,) -> names of the state's tensors."""
        return tuple(graph.repeated(part, memory) for part in self.initial_state(1))


class Stateless(Layer):
    """A layer that treats every step alone: its state is empty, and its step is its forward."""

    def initial_state(self, batch_size: int) -> State:
        return ()

    def at(self, x: Tensor) -> Tensor:
        """x (..., D) -> y (..., D')."""
        raise NotImplementedError

    def write_at(self, graph: "Graph", x: str) -> str:
        """`at` as ONNX nodes."""
        raise NotImplementedError

    def forward(self, x: Tensor, lengths: Tensor | None = None, state: State | None = None) -> tuple[Tensor, State]:
        return without_padding(self.at(x), lengths), ()

    def step(self, x: Tensor, state: State) -> tuple[Tensor, State]:
        return self.at(x), ()

    def write(self, graph: "Graph", x: str, lengths: str) -> str:
        return self.write_at(graph, x)

    def write_step(self, graph: "Graph", x: str, state: State) -> tuple[str, State]:
        return self.write_at(graph, x), ()


def valid_steps(lengths: Tensor, time: int) -> Tensor:
    """(B, T): true where a step belongs to its row. Raises BadInput for a length below 1 or above T."""
    shortest, longest = int(lengths.min()), int(lengths.max())
    if shortest < 1 or longest > time:
        raise BadInput(f"lengths run from {shortest} to {longest}; expected 1 to {time}, the length of the batch")
    return torch.arange(time, device=lengths.device) < lengths[:, None]


def without_padding(y: Tensor, lengths: Tensor | None) -> Tensor:
    """y (B, T, D) with 0 beyond each row's length."""
    return y if lengths is None else y.masked_fill(~valid_steps(lengths, y.shape[1])[:, :, None], 0.0)


def select_rows(keep: Tensor, new: State, old: State) -> State:
    """The state that is `new` in the rows where keep (B,) is true and `old` elsewhere."""

    def select(a: Any, b: Any) -> Any:
        if isinstance(a, tuple):
            return tuple(select(x, y) for x, y in zip(a, b, strict=True))
        return torch.where(keep.view(-1, *[1] * (a.dim() - 1)), a, b)

    return tuple(select(a, b) for a, b in zip(new, old, strict=True))
