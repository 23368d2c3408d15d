"""Recurrence: a cell run over time, in one direction or both, over padded batches."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from seqchef.learning.layers.protocol import Layer, State, select_rows, valid_steps

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph


class Cell(Layer):
    """One recurrence. Write `initial_state` and `gated_step`; steps, time, padding and inspection follow from them."""

    def __init__(self, input_size: int, hidden_size: int) -> None:
        super().__init__()
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.output_size = hidden_size

    def gated_step(self, x: Tensor, state: State) -> tuple[Tensor, State, Mapping[str, Tensor]]:
        """x (B, D) and the state before it -> y (B, H), the state after it, and the gates that led there by name."""
        raise NotImplementedError

    def step(self, x: Tensor, state: State) -> tuple[Tensor, State]:
        y, state, _ = self.gated_step(x, state)
        return y, state

    def gates(self, x: Tensor, state: State | None = None) -> Mapping[str, Tensor]:
        """The gates over x (B, T, D) by name, each (B, T, H) between 0 and 1; empty for a cell without gates."""
        state = self.initial_state(x.shape[0]) if state is None else state
        seen: list[Mapping[str, Tensor]] = []
        for t in range(x.shape[1]):
            _, state, gates = self.gated_step(x[:, t], state)
            seen.append(gates)
        return {name: torch.stack([gates[name] for gates in seen], dim=1) for name in seen[0]}

    def forward(self, x: Tensor, lengths: Tensor | None = None, state: State | None = None) -> tuple[Tensor, State]:
        """x (B, T, D) -> y (B, T, H). Override only with an equal, faster form."""
        return over_time(self, x, lengths, self.initial_state(x.shape[0]) if state is None else state)

    def write(self, graph: "Graph", x: str, lengths: str, backward: "Cell | None" = None) -> str:
        """As Layer.write; with `backward`, the second direction's outputs are appended to each step's."""
        raise NotImplementedError


def over_time(cell: Cell, x: Tensor, lengths: Tensor | None, state: State) -> tuple[Tensor, State]:
    """`cell.step` over every step of x (B, T, D): the plain form that every faster one is tested against."""
    _, T, _ = x.shape
    valid = None if lengths is None else valid_steps(lengths, T)
    outputs = []
    for t in range(T):
        y, after = cell.step(x[:, t], state)
        if valid is not None:
            y = y * valid[:, t, None]
            after = select_rows(valid[:, t], after, state)
        outputs.append(y)
        state = after
    return torch.stack(outputs, dim=1), state


def reverse(x: Tensor, lengths: Tensor | None) -> Tensor:
    """x (B, T, D) with each row's own steps in reverse order; padding stays at the end."""
    if lengths is None:
        return x.flip(1)
    _, T, D = x.shape
    steps = torch.arange(T, device=x.device).expand(x.shape[0], T)
    mirrored = torch.where(steps < lengths[:, None], lengths[:, None] - 1 - steps, steps)
    return x.gather(1, mirrored[:, :, None].expand(-1, -1, D))


class Bidirectional(Layer):
    """Two cells side by side, y_t = [forward_t, backward_t] (Schuster and Paliwal 1997, section II).

    The backward cell begins at each row's own last step. Its state can be given and comes out, but the future is
    needed for any output, so there is no `step`.
    """

    causal = False

    def __init__(self, ahead: Cell, back: Cell) -> None:
        super().__init__()
        self.ahead, self.back = ahead, back
        self.input_size = ahead.input_size
        self.output_size = ahead.output_size + back.output_size

    def initial_state(self, batch_size: int) -> State:
        return self.ahead.initial_state(batch_size), self.back.initial_state(batch_size)

    def forward(self, x: Tensor, lengths: Tensor | None = None, state: State | None = None) -> tuple[Tensor, State]:
        ahead_state, back_state = self.initial_state(x.shape[0]) if state is None else state
        ahead, ahead_state = self.ahead(x, lengths, ahead_state)
        back, back_state = self.back(reverse(x, lengths), lengths, back_state)
        return torch.cat([ahead, reverse(back, lengths)], dim=-1), (ahead_state, back_state)

    def write(self, graph: "Graph", x: str, lengths: str) -> str:
        return self.ahead.write(graph, x, lengths, self.back)
