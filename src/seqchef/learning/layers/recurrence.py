"""Recurrence: a cell run over time, in one direction or both, over padded batches."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from seqchef.learning.layers.protocol import Layer, State, select_rows, valid_steps

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph

Gates = Mapping[str, Tensor]
Step = Callable[[Tensor, State], tuple[Tensor, State]]


class Cell(Layer):
    """One recurrence, in two parts: `project`, which needs no state, and `recur`, which does.

    Write `initial_state`, `project`, `recur` and their ONNX forms; steps, time, padding, both directions, inspection
    and graphs follow from them.
    """

    headed = False  # takes `heads`: the state is divided into parts of equal size that do not see each other

    def __init__(self, input_size: int, hidden_size: int) -> None:
        super().__init__()
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.output_size = hidden_size

    def project(self, x: Tensor) -> Tensor:
        """x (..., D) -> what `recur` takes of it, (..., P): for all steps at once or for one."""
        raise NotImplementedError

    def recur(self, projected: Tensor, state: State) -> tuple[Tensor, State, Gates]:
        """projected (B, P) and the state before it -> y (B, H), the state after it, and the gates by name, (B, H)."""
        raise NotImplementedError

    def gated_step(self, x: Tensor, state: State) -> tuple[Tensor, State, Gates]:
        """x (B, D) and the state before it -> y (B, H), the state after it, and the gates that led there by name."""
        return self.recur(self.project(x), state)

    def step(self, x: Tensor, state: State) -> tuple[Tensor, State]:
        y, state, _ = self.gated_step(x, state)
        return y, state

    def gates(self, x: Tensor, state: State | None = None) -> Gates:
        """The gates over x (B, T, D) by name, each (B, T, H) from 0 to 1; empty for a cell without gates."""
        state = self.initial_state(x.shape[0]) if state is None else state
        seen: list[Gates] = []
        for t in range(x.shape[1]):
            _, state, gates = self.gated_step(x[:, t], state)
            seen.append(gates)
        return {name: torch.stack([gates[name] for gates in seen], dim=1) for name in seen[0]}

    def forward(self, x: Tensor, lengths: Tensor | None = None, state: State | None = None) -> tuple[Tensor, State]:
        """x (B, T, D) -> y (B, T, H). Override only with an equal, faster form."""
        state = self.initial_state(x.shape[0]) if state is None else state
        return over_time(lambda p, s: self.recur(p, s)[:2], self.project(x), lengths, state)

    def write_project(self, graph: "Graph", x: str) -> str:
        """`project` as ONNX nodes."""
        raise NotImplementedError

    def write_recur(self, graph: "Graph", projected: str, state: State) -> tuple[str, State]:
        """`recur` as ONNX nodes, without the gates."""
        raise NotImplementedError

    def write_step(self, graph: "Graph", x: str, state: State) -> tuple[str, State]:
        return self.write_recur(graph, self.write_project(graph, x), state)

    def write(self, graph: "Graph", x: str, lengths: str) -> str:
        """One ONNX Scan over `recur`. Override only with an equal, faster form."""
        begin = tuple(graph.repeated(part, x) for part in self.initial_state(1))
        return graph.scan(self.write_recur, self.write_project(graph, x), begin)

    def write_both(self, graph: "Graph", x: str, lengths: str, back: "Cell") -> str:
        """This cell ahead and another one of its kind back, side by side. Override only with an equal, faster form."""
        ahead = self.write(graph, x, lengths)
        steps = graph.node("Cast", lengths, to=graph.INT64)
        mirrored = graph.node("ReverseSequence", x, steps, batch_axis=0, time_axis=1)
        answer = back.write(graph, mirrored, lengths)
        return graph.node(
            "Concat", ahead, graph.node("ReverseSequence", answer, steps, batch_axis=0, time_axis=1), axis=-1
        )


def over_time(step: Step, x: Tensor, lengths: Tensor | None, state: State) -> tuple[Tensor, State]:
    """`step` over every step of x (B, T, D): the plain form that every faster one is tested against."""
    _, T, _ = x.shape
    valid = None if lengths is None else valid_steps(lengths, T)
    outputs = []
    for t in range(T):
        y, after = step(x[:, t], state)
        if valid is not None:
            y = y.masked_fill(~valid[:, t, None], 0.0)
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
        return self.ahead.write_both(graph, x, lengths, self.back)
