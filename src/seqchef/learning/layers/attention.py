"""Self-attention: every step looks at the others and takes what fits (layers.dot_product), with several heads.

Vaswani et al. 2017, arXiv:1706.03762, section 3.2; heads that share keys and values, Ainslie et al. 2023,
arXiv:2305.13245; a sliding window, Beltagy et al. 2020, arXiv:2004.05150, section 3.1.
Positions inside the scores: rope or alibi (layers.positions); without them a step does not know how far it looks.
"""

from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from seqchef.errors import BadInput, UnknownName
from seqchef.learning.layers.cache import next_positions, positions_with, remember
from seqchef.learning.layers.dot_product import attend, attention_weights, write_attend, write_recall
from seqchef.learning.layers.local import attend_locally
from seqchef.learning.layers.masks import END, HIDDEN, require_causal, visible, write_steps, write_valid, write_within
from seqchef.learning.layers.positions import alibi_slopes, rotate, write_angles, write_rotated
from seqchef.learning.layers.protocol import Layer, State, valid_steps, without_padding

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph

ROTATIONS = ("rope", "alibi")


class SelfAttention(Layer):
    """As many features out as in. State of a causal one: its keys and values so far (layers.cache), at most W - 1 steps
    of them with a window of W; one that looks ahead has the empty state and no `step`."""

    slopes: Tensor

    def __init__(
        self,
        size: int,
        *,
        heads: int,
        kv_heads: int | None = None,
        causal: bool = False,
        window: int | None = None,
        positions: str | None = None,
        dropout: float = 0.0,
    ) -> None:
        """`kv_heads`: heads of keys and values, as many as `heads` where None; `window`: steps that a step sees, itself
        included, on its one side or on either; `dropout` is on the weights. Raises BadInput, UnknownName."""
        super().__init__()
        self.input_size = self.output_size = size
        self.heads, self.kv_heads = heads, heads if kv_heads is None else kv_heads
        self.causal, self.window, self.positions, self.dropout = causal, window, positions, dropout
        self._check()
        self.head_size = size // heads
        self.project = nn.Linear(size, (heads + 2 * self.kv_heads) * self.head_size)
        self.join = nn.Linear(size, size)
        self.register_buffer("slopes", torch.tensor(alibi_slopes(heads))[:, None, None], persistent=False)

    def _check(self) -> None:
        size, heads, kv_heads = self.input_size, self.heads, self.kv_heads
        if heads < 1 or size % heads:
            raise BadInput(f"attention: {heads} heads do not divide {size} features; expected a divisor of {size}")
        if kv_heads < 1 or heads % kv_heads:
            raise BadInput(f"attention: {kv_heads} heads of keys do not divide {heads} heads; expected a divisor")
        if self.window is not None and self.window < 1:
            raise BadInput(f"attention: the window spans {self.window} steps; expected 1 or more, the step itself")
        if self.positions not in (None, *ROTATIONS):
            raise UnknownName("positions of attention", str(self.positions), known=ROTATIONS)
        if self.positions == "rope" and size // heads % 2:
            raise BadInput(
                f"attention: rope turns pairs of features; a head has {size // heads}, expected an even number"
            )

    def initial_state(self, batch_size: int) -> State:
        if not self.causal:
            return ()
        empty = self.project.weight.new_zeros(batch_size, self.kv_heads, 0, self.head_size)
        return empty, empty, torch.zeros(batch_size, dtype=torch.int64, device=empty.device)

    def forward(self, x: Tensor, lengths: Tensor | None = None, state: State | None = None) -> tuple[Tensor, State]:
        x = without_padding(x, lengths)
        before = self.initial_state(x.shape[0]) if state is None else state
        query, key, value = self._projected(x, before)
        after = remember(before, key, value, lengths, self._slots) if self.causal else ()
        y = self._attended(query, key, value, lengths, before)
        return without_padding(self.join(y), lengths), after

    def _attended(self, query: Tensor, key: Tensor, value: Tensor, lengths: Tensor | None, before: State) -> Tensor:
        """The mean that each query gets, (B, T, D), by the fastest of three equal ways."""
        T, dropout = query.shape[1], self.dropout if self.training else 0.0
        anew = not self.causal or before[0].shape[2] == 0
        if anew and self.window is not None and 3 * self.window < T:
            valid = None if lengths is None else valid_steps(lengths, T)
            return attend_locally(
                query,
                key,
                value,
                valid,
                causal=self.causal,
                window=self.window,
                slopes=self._slopes,
                dropout=dropout,
            )
        if anew and self.causal and self.window is None and self._slopes is None:
            return attend(query, key, value, None, causal=True, dropout=dropout)
        mask = self._mask(query, lengths, before)
        if self.causal:
            key, value = (
                torch.cat([old.transpose(1, 2), new], dim=1) for old, new in zip(before, (key, value), strict=False)
            )
        return attend(query, key, value, mask, dropout=dropout)

    def step(self, x: Tensor, state: State) -> tuple[Tensor, State]:
        require_causal(self)
        y, state = self(x[:, None], None, state)
        return y[:, 0], state

    def weights(self, x: Tensor, lengths: Tensor | None = None) -> Tensor:
        """What each step takes from each other one, (B, N, T, T): every row adds up to 1, or is 0 beyond its length."""
        B, T, _ = x.shape
        x, before = without_padding(x, lengths), self.initial_state(B)
        query, key, _ = self._projected(x, before)
        weights = attention_weights(query, key, self._mask(x, lengths, before))
        return weights if lengths is None else weights * valid_steps(lengths, T)[:, None, :, None]

    @property
    def _slopes(self) -> Tensor | None:
        return self.slopes if self.positions == "alibi" else None

    @property
    def _slots(self) -> int | None:
        return None if self.window is None else self.window - 1

    def _positions(self, x: Tensor, before: State) -> tuple[Tensor, Tensor]:
        """Of the steps in x (1 or B, T), and of all that they can look at (1 or B, S + T)."""
        if self.causal:
            return next_positions(before, x.shape[1]), positions_with(before, x.shape[1])
        steps = torch.arange(x.shape[1], device=x.device)[None]
        return steps, steps

    def _projected(self, x: Tensor, before: State) -> list[Tensor]:
        """Queries (B, T, N, d), keys and values (B, T, G, d) of x (B, T, D)."""
        parts = self.project(x).unflatten(-1, (-1, self.head_size))
        query, key, value = parts.split([self.heads, self.kv_heads, self.kv_heads], dim=2)
        if self.positions == "rope":
            own, _ = self._positions(x, before)
            query, key = rotate(query, own), rotate(key, own)
        return [query, key, value]

    def _mask(self, x: Tensor, lengths: Tensor | None, before: State) -> Tensor | None:
        """For `attend`: where each step may look, or what alibi adds to the scores there; None for everywhere."""
        valid = None if lengths is None or self.causal else valid_steps(lengths, x.shape[1])[:, None, None, :]
        if not self.causal and self.window is None and self._slopes is None:
            return valid
        own, every = self._positions(x, before)
        distance = (own[:, :, None] - every[:, None, :])[:, None]
        return visible(distance, causal=self.causal, window=self.window, valid=valid, slopes=self._slopes)

    def write(self, graph: "Graph", x: str, lengths: str) -> str:
        steps = write_steps(graph, x)
        query, key, value = self._write_projected(graph, x, steps)
        pair = [graph.node("Unsqueeze", steps, graph.ints(axis)) for axis in (1, 0)]
        distance = graph.node("Sub", *pair)
        allowed = write_within(graph, distance, causal=self.causal, window=self.window)
        if not self.causal:
            valid = graph.node("Unsqueeze", write_valid(graph, lengths, x), graph.ints(1, 2, 3))
            allowed = graph.node("And", allowed, valid)
        cost = self._write_cost(graph, distance) or graph.scalar(0.0)
        added = graph.node("Where", allowed, cost, graph.scalar(HIDDEN))
        return graph.linear(write_attend(graph, query, key, value, added, head_size=self.head_size), self.join)

    def write_step(self, graph: "Graph", x: str, state: State) -> tuple[str, State]:
        """For rows that have had equally many steps: a graph takes every row from the empty cache, step by step."""
        require_causal(self)
        keys, values, seen = state
        query, key, value = self._write_next(graph, x, seen)
        key, value = graph.node("Concat", keys, key, axis=2), graph.node("Concat", values, value, axis=2)
        cost = None
        if self.positions == "alibi":
            behind = graph.node("Sub", graph.node("Shape", keys, start=2, end=3), write_steps(graph, key, axis=2))
            cost = self._write_cost(graph, graph.node("Unsqueeze", behind, graph.ints(0)))
        y = graph.linear(write_recall(graph, query, key, value, cost, head_size=self.head_size), self.join)
        after = (self._write_last(graph, key), self._write_last(graph, value), graph.node("Add", seen, graph.ints(1)))
        return y, after

    def _write_next(self, graph: "Graph", x: str, seen: str) -> list[str]:
        """Names for one step x (B, D): queries (B, G, d, N / G), key and value (B, G, 1, d)."""
        N, G, d = self.heads, self.kv_heads, self.head_size
        turned, value = graph.split(graph.linear(x, self.project), (N + G) * d, G * d)
        turned = graph.reshaped(turned, 0, N + G, d)
        if self.positions == "rope":
            turned = write_rotated(graph, turned, graph.node("Unsqueeze", write_angles(graph, seen, d), graph.ints(1)))
        query, key = graph.parts("Split", turned, graph.ints(N, G), outputs=2, axis=1)
        if N == G:
            query = graph.reshaped(query, 0, G, d, 1)
        else:
            query = graph.transposed(graph.reshaped(query, 0, G, N // G, d), 0, 1, 3, 2)
        return [query, *(graph.reshaped(part, 0, G, 1, d) for part in (key, value))]

    def _write_projected(self, graph: "Graph", x: str, positions: str) -> list[str]:
        """Names of `_projected`, queries by their head of keys (B, T, G, N / G, d); positions (T,)."""
        N, G, d = self.heads, self.kv_heads, self.head_size
        sizes = (N * d, G * d, G * d)
        parts = graph.split(graph.linear(x, self.project), *sizes)
        query, key, value = (graph.reshaped(part, 0, 0, size // d, d) for part, size in zip(parts, sizes, strict=True))
        if self.positions == "rope":
            angles = graph.node("Unsqueeze", write_angles(graph, positions, d), graph.ints(1))
            query, key = write_rotated(graph, query, angles), write_rotated(graph, key, angles)
        return [graph.reshaped(query, 0, 0, G, N // G, d), key, value]

    def _write_cost(self, graph: "Graph", distance: str) -> str | None:
        """What alibi adds to the scores, (G, N / G, ...) for a distance (...) of two axes or one."""
        if self.positions != "alibi":
            return None
        far = graph.node("Cast", graph.node("Abs", distance), to=graph.FLOAT)
        slopes = self.slopes.view(self.kv_heads, -1, 1, 1)
        return graph.node("Mul", far, graph.constant(-slopes.cpu().numpy()))

    def _write_last(self, graph: "Graph", part: str) -> str:
        """The steps that the cache keeps."""
        if self._slots is None:
            return part
        start = graph.ints(-self._slots if self._slots else END)
        return graph.node("Slice", part, start, graph.ints(END), graph.ints(2))
