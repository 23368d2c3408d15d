"""What layers over a memory, an encoder's answer, share: the memory lives in their state.

It is projected once, when a sequence begins (`begin`), and no step changes it. So stacks, steps and beams carry it as
they carry any state.
"""

from typing import TYPE_CHECKING

import torch
from torch import Tensor

from seqchef.learning.layers.masks import HIDDEN, write_valid
from seqchef.learning.layers.protocol import Layer, State, valid_steps, without_padding

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph


class OverMemory(Layer):
    """What layers over a memory share. Write `keys_and_values`, `answer`, `weights` and their ONNX forms.

    State (keys (B, S, ...), values (B, S, ...), lengths (B,)); S is 0 where there is no memory, and the context is 0.
    """

    def __init__(self, size: int, memory_size: int) -> None:
        super().__init__()
        self.input_size = self.output_size = size
        self.memory_size = memory_size

    def keys_and_values(self, memory: Tensor) -> tuple[Tensor, Tensor]:
        """memory (B, S, M) -> what steps are compared with, and what they take."""
        raise NotImplementedError

    def answer(self, x: Tensor, state: State) -> Tensor:
        """x (B, T, D) and the memory -> y (B, T, D)."""
        raise NotImplementedError

    def weights(self, x: Tensor, state: State) -> Tensor:
        """What each step of x (B, T, D) takes from each of the memory, (B, N, T, S) for N heads; adds up to 1."""
        raise NotImplementedError

    def initial_state(self, batch_size: int) -> State:
        nothing = next(self.parameters()).new_zeros(batch_size, 0, self.memory_size)
        return (*self.keys_and_values(nothing), torch.zeros(batch_size, dtype=torch.int64, device=nothing.device))

    def begin(self, memory: Tensor, memory_lengths: Tensor | None = None) -> State:
        B, S, _ = memory.shape
        keys, values = self.keys_and_values(memory)
        if memory_lengths is None:
            return keys, values, torch.full((B,), S, dtype=torch.int64, device=memory.device)
        padding = ~valid_steps(memory_lengths, S).view(B, S, *[1] * (keys.dim() - 2))
        return keys.masked_fill(padding, 0.0), values.masked_fill(padding, 0.0), memory_lengths.to(torch.int64)

    def forward(self, x: Tensor, lengths: Tensor | None = None, state: State | None = None) -> tuple[Tensor, State]:
        state = self.initial_state(x.shape[0]) if state is None else state
        return without_padding(self.answer(x, state), lengths), state

    def step(self, x: Tensor, state: State) -> tuple[Tensor, State]:
        return self.answer(x[:, None], state)[:, 0], state

    def write_keys_and_values(self, graph: "Graph", memory: str) -> tuple[str, str]:
        """`keys_and_values` as ONNX nodes."""
        raise NotImplementedError

    def write_answer(self, graph: "Graph", x: str, state: State) -> str:
        """`answer` as ONNX nodes."""
        raise NotImplementedError

    def write(self, graph: "Graph", x: str, lengths: str) -> str:
        """From the initial state, which has no memory: an encoder's is there step by step (`write_begin`)."""
        return self.write_answer(graph, x, tuple(graph.repeated(part, x) for part in self.initial_state(1)))

    def write_step(self, graph: "Graph", x: str, state: State) -> tuple[str, State]:
        y = self.write_answer(graph, graph.node("Unsqueeze", x, graph.ints(1)), state)
        return graph.node("Squeeze", y, graph.ints(1)), state

    def write_begin(self, graph: "Graph", memory: str, lengths: str) -> State:
        inside = graph.node("Cast", write_valid(graph, lengths, memory), to=graph.FLOAT)
        axes = graph.ints(*range(2, self.initial_state(1)[0].dim()))
        inside = graph.node("Unsqueeze", inside, axes)
        parts = (graph.node("Mul", part, inside) for part in self.write_keys_and_values(graph, memory))
        return (*parts, graph.node("Cast", lengths, to=graph.INT64))


def valid_slots(state: State) -> Tensor:
    """(B, S), true where a slot of the state holds a step of the memory."""
    keys, _, lengths = state
    valid: Tensor = torch.arange(keys.shape[1], device=keys.device) < lengths[:, None]
    return valid


def write_hidden(graph: "Graph", state: State) -> str:
    """(B, S): what is added to a score, 0, or HIDDEN where there is no step of the memory."""
    keys, _, lengths = state
    return graph.node("Where", write_valid(graph, lengths, keys), graph.scalar(0.0), graph.scalar(HIDDEN))
