"""Positions: attention sees a set of steps; this is how it learns their order.

Added to the input (`Positions`): sines and cosines (Vaswani et al. 2017, arXiv:1706.03762, section 3.5) or a learned
vector per position (Gehring et al. 2017, arXiv:1705.03122, section 3.1).
Inside the scores of attention: queries and keys turned by an angle that grows with the position (RoPE, `rotate`), or a
cost that grows with the distance (ALiBi, `alibi_slopes`).
"""

import math
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor, nn

from seqchef.errors import BadInput, UnknownName
from seqchef.learning.layers.masks import write_steps
from seqchef.learning.layers.protocol import Layer, State, without_padding

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph

TABLES = ("sinusoidal", "learned")
BASE = 10000.0  # the slowest pair of features turns once in 2 pi BASE steps


class Positions(Layer):
    """Adds a vector that says which step it is. State (seen,), (B,): how many steps a row has had."""

    seen: Tensor

    def __init__(self, size: int, *, kind: str = "sinusoidal", longest: int = 512) -> None:
        """`kind`: one of TABLES; `longest`: how many positions a learned table has. Raises UnknownName, BadInput."""
        super().__init__()
        if kind not in TABLES:
            raise UnknownName("kind of positions", kind, known=TABLES)
        if longest < 1:
            raise BadInput(f"positions: the longest sequence is {longest} steps; expected 1 or more")
        self.input_size = self.output_size = size
        self.longest = longest
        self.table = nn.Parameter(torch.randn(longest, size) * 0.1) if kind == "learned" else None
        self.register_buffer("seen", torch.zeros(1, dtype=torch.int64), persistent=False)

    def initial_state(self, batch_size: int) -> State:
        return (self.seen.expand(batch_size),)

    def forward(self, x: Tensor, lengths: Tensor | None = None, state: State | None = None) -> tuple[Tensor, State]:
        B, T, _ = x.shape
        (seen,) = self.initial_state(B) if state is None else state
        after = seen + (T if lengths is None else lengths)
        steps = torch.arange(T, device=x.device)
        positions = steps + seen[:, None]
        if lengths is not None:
            positions = positions.minimum(after[:, None] - 1)  # padding has no position; any that exists will do
        return without_padding(x + self.at_positions(positions).to(x.dtype), lengths), (after,)

    def step(self, x: Tensor, state: State) -> tuple[Tensor, State]:
        return x + self.at_positions(state[0]).to(x.dtype), (state[0] + 1,)

    def at_positions(self, positions: Tensor) -> Tensor:
        """positions (...) from 0 -> their vectors (..., D). Raises BadInput for one beyond a learned table."""
        if self.table is None:
            return sinusoids(positions, self.input_size)
        last = int(positions.max())
        if last >= self.longest:
            raise BadInput(
                f"the sequence has {last + 1} steps and the table of positions ends at {self.longest}; "
                f"expected at most {self.longest}, or positions(sinusoidal)"
            )
        return self.table[positions]

    def write(self, graph: "Graph", x: str, lengths: str) -> str:
        return graph.node("Add", x, self._write_at(graph, write_steps(graph, x)))

    def write_step(self, graph: "Graph", x: str, state: State) -> tuple[str, State]:
        y = graph.node("Add", x, self._write_at(graph, state[0]))
        return y, (graph.node("Add", state[0], graph.ints(1)),)

    def _write_at(self, graph: "Graph", positions: str) -> str:
        if self.table is not None:
            return graph.node("Gather", graph.weight(self.table), positions, axis=0)
        angles = write_angles(graph, positions, self.input_size)
        pairs = [graph.node("Unsqueeze", graph.node(op, angles), graph.ints(2)) for op in ("Sin", "Cos")]
        joined = graph.reshaped(graph.node("Concat", *pairs, axis=2), 0, 2 * math.ceil(self.input_size / 2))
        return graph.node("Slice", joined, graph.ints(0), graph.ints(self.input_size), graph.ints(1))


def frequencies(size: int) -> Tensor:
    """Angle per step of each pair of features, 10000^(-2i / size): (size / 2,), from 1 down."""
    return BASE ** (-torch.arange(0, size, 2, dtype=torch.float64) / size).float()


def sinusoids(positions: Tensor, size: int) -> Tensor:
    """positions (...) -> (..., size): sin and cos of position * frequency, in turn."""
    angles = positions[..., None] * frequencies(size).to(positions.device)
    return torch.stack([torch.sin(angles), torch.cos(angles)], dim=-1).flatten(-2)[..., :size]


def rotate(x: Tensor, positions: Tensor) -> Tensor:
    """RoPE: every pair of features turned by position * frequency (Su et al. 2021, arXiv:2104.09864, equation 34).

    x (B, T, N, d), positions (1 or B, T) -> (B, T, N, d). The product of a turned query and a turned key then depends
    on the distance of their positions only. Feature i is paired with i + d / 2, the paper's pairs in another order.
    """
    angles = (positions[..., None] * frequencies(x.shape[-1]).to(x.device))[:, :, None]
    sin, cos = torch.sin(angles).to(x.dtype), torch.cos(angles).to(x.dtype)
    left, right = x.chunk(2, dim=-1)
    return torch.cat([left * cos - right * sin, left * sin + right * cos], dim=-1)


def alibi_slopes(heads: int) -> list[float]:
    """What each head pays per step of distance (Press et al. 2022, arXiv:2108.12409, section 3).

    2^(-8/n), 2^(-16/n), ... for n heads; where n is not a power of 2, those of the power below and then every other one
    of the power above, as in the authors' code.
    """
    whole = 2 ** int(math.log2(heads))
    slopes = [2 ** (-8 * (i + 1) / whole) for i in range(whole)]
    return slopes if whole == heads else slopes + alibi_slopes(2 * whole)[0::2][: heads - whole]


def write_angles(graph: "Graph", positions: str, size: int) -> str:
    """positions (P,) as integers -> position * frequency (P, size / 2)."""
    column = graph.node("Unsqueeze", graph.node("Cast", positions, to=graph.FLOAT), graph.ints(1))
    return graph.node("Mul", column, graph.constant(frequencies(size).numpy()[None].astype(np.float32)))


def write_rotated(graph: "Graph", x: str, angles: str) -> str:
    """`rotate` as ONNX nodes: x (B, T, N, d), angles broadcast to (B, T, N, d / 2)."""
    sin, cos = graph.node("Sin", angles), graph.node("Cos", angles)
    left, right = graph.chunk(x, 2)
    turned = [
        graph.node("Sub", graph.node("Mul", left, cos), graph.node("Mul", right, sin)),
        graph.node("Add", graph.node("Mul", left, sin), graph.node("Mul", right, cos)),
    ]
    return graph.node("Concat", *turned, axis=-1)
