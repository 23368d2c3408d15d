"""Graphs of a model that writes: one step of it, and for an encoder what the steps begin with.

The state's tensors have numbers, in order: `state_0`, `state_1`, ... go in, `next_0`, ... come out where a step changes
them. An axis of length 0 at the start is free: it grows (a cache), or has the length of an encoder's answer.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor

from seqchef.errors import SeqchefError
from seqchef.learning.layers.form import Form
from seqchef.learning.layers.graph import Graph
from seqchef.learning.layers.protocol import State

if TYPE_CHECKING:
    from seqchef.learning.tasks._writers import EncoderDecoder, LanguageModel

STEPS = 4  # one after the other, on which the engines are compared
ROWS = (1, 3, 8)


@dataclass(frozen=True)
class Slot:
    """One tensor of the state, as the manifest has it."""

    name: str
    dtype: str
    shape: tuple[int, ...]  # of one row, before the first step
    fill: float  # what it is full of then
    fixed: bool  # no step changes it


class StepGraph:
    """One step: a piece and the state before it -> log probabilities of the next piece, and the state after."""

    def __init__(self, model: "LanguageModel") -> None:
        self.model = model
        self.first = model.initial_state(1)
        self.slots = self._slots()

    def _slots(self) -> list[Slot]:
        names = [f"state_{i}" for i in range(len(list(leaves(self.first))))]
        _, after = self.model.write_step(Graph(), "piece", like(self.first, names))
        slots = []
        for name, part, later in zip(names, leaves(self.first), leaves(after), strict=True):
            fill = float(part.flatten()[0]) if part.numel() else 0.0
            if not bool((part == fill).all()):
                raise SeqchefError(f"{name} begins with different numbers; expected one that fills it")
            dtype = str(part.dtype).removeprefix("torch.")
            slots.append(Slot(name, dtype, tuple(part.shape[1:]), fill, fixed=later == name))
        return slots

    def facts(self) -> list[dict[str, Any]]:
        """The slots for the manifest."""
        return [asdict(slot) for slot in self.slots]

    def write(self, graph: Graph) -> None:
        """Inputs piece (B,) and the state; outputs log_probabilities (B, V) and what changed of the state."""
        piece = graph.input("piece", "int64", ["B"])
        state = like(self.first, [graph.input(slot.name, slot.dtype, _axes(slot)) for slot in self.slots])
        logs, after = self.model.write_step(graph, piece, state)
        graph.output("log_probabilities", logs, ["B", self.model.embedding.num_embeddings])
        for slot, name in zip(self.slots, leaves(after), strict=True):
            if not slot.fixed:
                after_axes = ["B", *(size or None for size in slot.shape)]
                graph.output(slot.name.replace("state", "next"), name, after_axes, dtype=slot.dtype)

    def forward(self, piece: Tensor, *state: Tensor) -> tuple[Tensor, ...]:
        """What the graph gives, in PyTorch."""
        logs, after = self.model.step(piece, like(self.first, state))
        changed = (part for slot, part in zip(self.slots, leaves(after), strict=True) if not slot.fixed)
        return logs, *changed

    def cases(self, begin: Mapping[int, State]) -> list[Mapping[str, Any]]:
        """Inputs of the first steps; `begin` has the first state by number of rows."""
        with torch.no_grad():
            return [case for rows, state in begin.items() for case in self._after_steps(rows, state)]

    def _after_steps(self, rows: int, state: State) -> Iterator[Mapping[str, Any]]:
        rng = np.random.default_rng(rows)
        for _ in range(STEPS):
            pieces = rng.integers(self.model.embedding.num_embeddings, size=rows)
            arrays = (np.ascontiguousarray(part.numpy()) for part in leaves(state))
            yield {"piece": pieces, **{slot.name: array for slot, array in zip(self.slots, arrays, strict=True)}}
            _, state = self.model.step(torch.from_numpy(pieces), state)


@dataclass(frozen=True)
class EncodeGraph:
    """What the steps begin with: a source and its lengths -> the whole state."""

    model: "EncoderDecoder"
    steps: StepGraph

    def write(self, graph: Graph) -> None:
        """Inputs source (B, S) and lengths (B,); outputs state_0, state_1, ..."""
        source = graph.input("source", "int64", ["B", "S"])
        lengths = graph.input("lengths", "int32", ["B"])
        state = self.model.write_begin(graph, source, lengths)
        for slot, name in zip(self.steps.slots, leaves(state), strict=True):
            graph.output(slot.name, name, ["B", *(size or None for size in slot.shape)], dtype=slot.dtype)

    def forward(self, source: Tensor, lengths: Tensor) -> tuple[Tensor, ...]:
        """What the graph gives, in PyTorch."""
        return tuple(leaves(self.model.begin(source, lengths.long())))

    def cases(self) -> list[Mapping[str, Any]]:
        """Sources of several lengths side by side."""
        rng = np.random.default_rng(0)
        count = self.model.writer.embedding.num_embeddings
        cases: list[Mapping[str, Any]] = []
        for rows in ROWS:
            lengths = rng.integers(1, 12, size=rows).astype(np.int32)
            source = rng.integers(count, size=(rows, int(lengths.max())))
            cases.append({"source": source * (np.arange(source.shape[1]) < lengths[:, None]), "lengths": lengths})
        return cases


def step_forms(model: "LanguageModel", *, integer: bool = False) -> dict[str, Form]:
    """The graph of a language model, by file name; `integer`: with matrix products of 8-bit integers."""
    steps = StepGraph(model)
    begin = {rows: model.initial_state(rows) for rows in ROWS}
    return {"step.onnx": Form(steps.write, steps.forward, steps.cases(begin), integer=integer)}


def pair_forms(model: "EncoderDecoder") -> dict[str, Form]:
    """The graphs of an encoder-decoder, by file name."""
    steps = StepGraph(model.writer)
    encode = EncodeGraph(model, steps)
    cases, begin = encode.cases(), {}
    with torch.no_grad():
        for case in cases:
            source, lengths = (torch.from_numpy(case[name]) for name in ("source", "lengths"))
            begin[len(source)] = model.begin(source, lengths.long())
    return {
        "encode.onnx": Form(encode.write, encode.forward, cases),
        "step.onnx": Form(steps.write, steps.forward, steps.cases(begin)),
    }


def leaves(state: State) -> Iterator[Any]:
    """The tensors of a state, or their names, in order."""
    for part in state:
        if isinstance(part, tuple):
            yield from leaves(part)
        else:
            yield part


def like(state: State, parts: Sequence[Any]) -> State:
    """`parts` in the shape of a state."""
    left = iter(parts)

    def filled(part: Any) -> Any:
        return tuple(filled(one) for one in part) if isinstance(part, tuple) else next(left)

    return tuple(filled(part) for part in state)


def _axes(slot: Slot) -> list[str | int]:
    return ["B", *(size or f"{slot.name}_{axis}" for axis, size in enumerate(slot.shape, start=1))]
