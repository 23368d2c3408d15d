"""Cross-attention: every step of one sequence looks at another one, the memory, which an encoder has made.

`CrossAttention` is that of the Transformer (Vaswani et al. 2017, arXiv:1706.03762, section 3.2.3); `Attend` is what
came before it, one head on top of a recurrent decoder. Both keep the memory in their state (layers.over_memory).
"""

from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from seqchef.errors import BadInput, UnknownName
from seqchef.learning.layers.dot_product import attend, attention_weights, write_attend
from seqchef.learning.layers.over_memory import OverMemory, valid_slots, write_hidden
from seqchef.learning.layers.protocol import State

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph

SCORES = ("additive", "dot", "general")


class CrossAttention(OverMemory):
    """Scaled dot products with several heads. State (keys (B, S, N, d), values (B, S, N, d), lengths (B,))."""

    def __init__(self, size: int, memory_size: int, *, heads: int = 1, dropout: float = 0.0) -> None:
        """`dropout` is on the weights. Raises BadInput."""
        super().__init__(size, memory_size)
        if heads < 1 or size % heads:
            raise BadInput(
                f"cross-attention: {heads} heads do not divide {size} features; expected a divisor of {size}"
            )
        self.heads, self.dropout = heads, dropout
        self.to_query = nn.Linear(size, size)
        self.to_memory = nn.Linear(memory_size, 2 * size)
        self.join = nn.Linear(size, size)

    def keys_and_values(self, memory: Tensor) -> tuple[Tensor, Tensor]:
        keys, values = self.to_memory(memory).unflatten(-1, (2 * self.heads, -1)).chunk(2, dim=2)
        return keys, values

    def answer(self, x: Tensor, state: State) -> Tensor:
        keys, values, _ = state
        query = self.to_query(x).unflatten(-1, (self.heads, -1))
        dropout = self.dropout if self.training else 0.0
        y: Tensor = self.join(attend(query, keys, values, valid_slots(state)[:, None, None], dropout=dropout))
        return y

    def weights(self, x: Tensor, state: State) -> Tensor:
        query = self.to_query(x).unflatten(-1, (self.heads, -1))
        return attention_weights(query, state[0], valid_slots(state)[:, None, None])

    def write_keys_and_values(self, graph: "Graph", memory: str) -> tuple[str, str]:
        N, d = self.heads, self.input_size // self.heads
        keys, values = (
            graph.reshaped(part, 0, 0, N, d) for part in graph.chunk(graph.linear(memory, self.to_memory), 2)
        )
        return keys, values

    def write_answer(self, graph: "Graph", x: str, state: State) -> str:
        N, d = self.heads, self.input_size // self.heads
        query = graph.reshaped(graph.linear(x, self.to_query), 0, 0, N, 1, d)
        keys, values, _ = state
        hidden = graph.node("Unsqueeze", write_hidden(graph, state), graph.ints(1, 2, 3))
        return graph.linear(write_attend(graph, query, keys, values, hidden, head_size=d), self.join)


class Attend(OverMemory):
    """tanh(W [context; x]), the context a mean of the memory (Luong et al. 2015, arXiv:1508.04025, equation 5).

    Scores of x against a memory's m, before the softmax:
    additive: v tanh(W x + U m) (Bahdanau et al. 2015, arXiv:1409.0473, appendix A.1.2);
    dot: x m; general: x W m (Luong et al. 2015, equations 7 and 8).
    State (keys (B, S, H), values (B, S, M), lengths (B,)): what of the score needs no x, and the memory as it is.
    """

    def __init__(self, size: int, memory_size: int, *, score: str = "additive", hidden_size: int | None = None) -> None:
        """`score`: one of SCORES; `hidden_size`: of the additive score, D where None. Raises UnknownName, BadInput."""
        super().__init__(size, memory_size)
        if score not in SCORES:
            raise UnknownName("score of attention", score, known=SCORES)
        if score == "dot" and size != memory_size:
            raise BadInput(
                f"attend(dot): {size} features and {memory_size} in memory; expected equal sizes, or attend(general)"
            )
        key_size = hidden_size or size if score == "additive" else size
        self.to_key = None if score == "dot" else nn.Linear(memory_size, key_size, bias=False)
        self.to_query = nn.Linear(size, key_size, bias=False) if score == "additive" else None
        self.fit = nn.Linear(key_size, 1, bias=False) if score == "additive" else None
        self.join = nn.Linear(memory_size + size, size, bias=False)

    def keys_and_values(self, memory: Tensor) -> tuple[Tensor, Tensor]:
        return memory if self.to_key is None else self.to_key(memory), memory

    def weights(self, x: Tensor, state: State) -> Tensor:
        scores = self._scores(x, state[0]).masked_fill(~valid_slots(state)[:, None], -torch.inf)
        return torch.softmax(scores, dim=-1)[:, None]

    def _scores(self, x: Tensor, keys: Tensor) -> Tensor:
        """x (B, T, D), keys (B, S, H) -> (B, T, S)."""
        if self.to_query is None or self.fit is None:
            return x @ keys.mT
        scores: Tensor = self.fit(torch.tanh(self.to_query(x)[:, :, None] + keys[:, None]))[..., 0]
        return scores

    def answer(self, x: Tensor, state: State) -> Tensor:
        context = self.weights(x, state)[:, 0] @ state[1]
        return torch.tanh(self.join(torch.cat([context, x], dim=-1)))

    def write_keys_and_values(self, graph: "Graph", memory: str) -> tuple[str, str]:
        return memory if self.to_key is None else graph.linear(memory, self.to_key), memory

    def write_answer(self, graph: "Graph", x: str, state: State) -> str:
        keys, values, _ = state
        hidden = graph.node("Unsqueeze", write_hidden(graph, state), graph.ints(1))
        weights = graph.node("Softmax", graph.node("Add", self._write_scores(graph, x, keys), hidden), axis=-1)
        both = graph.node("Concat", graph.node("MatMul", weights, values), x, axis=-1)
        return graph.node("Tanh", graph.linear(both, self.join))

    def _write_scores(self, graph: "Graph", x: str, keys: str) -> str:
        if self.to_query is None or self.fit is None:
            return graph.node("MatMul", x, graph.transposed(keys, 0, 2, 1))
        query = graph.node("Unsqueeze", graph.linear(x, self.to_query), graph.ints(2))
        mixed = graph.node("Tanh", graph.node("Add", query, graph.node("Unsqueeze", keys, graph.ints(1))))
        return graph.node("Squeeze", graph.linear(mixed, self.fit), graph.ints(3))
