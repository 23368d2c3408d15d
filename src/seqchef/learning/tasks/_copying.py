"""Copying: a pointer to an earlier piece, which is then written again.

    p(w) = (1 - g_t) softmax(scores_t)_w + g_t * (sum of a_(t, i) over the i <= t whose piece is w)

with g_t = sigmoid(w_g h_t + b_g) and a_t = softmax(q_t K^T / sqrt(d)) over all pieces seen so far (See et al. 2017,
arXiv:1704.04368, equations 8 and 9; without coverage, which constraints see to). So the name of a food need not be
spelt from memory: it is pointed at in the list of ingredients.
"""

from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional as F

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph

RARELY = -2.0  # log odds of pointing at the start
NEVER = 1e-9  # probability of a piece that is nowhere to be copied from, so that its logarithm is finite

Memory = tuple[Tensor, Tensor]  # keys (B, S, d) and pieces (B, S) so far


class Copying(nn.Module):
    """Where to point, and how likely pointing is."""

    def __init__(self, size: int, width: int) -> None:
        """`width`: features of queries and keys."""
        super().__init__()
        self.width = width
        self.query, self.key, self.gate = nn.Linear(size, width), nn.Linear(size, width), nn.Linear(size, 1)
        nn.init.constant_(self.gate.bias, RARELY)

    def initial_state(self, batch_size: int) -> Memory:
        """Nothing to point at."""
        return self.key.weight.new_zeros(batch_size, 0, self.width), torch.zeros(batch_size, 0, dtype=torch.int64)

    def forward(self, features: Tensor, pieces: Tensor, wanted: Tensor) -> tuple[Tensor, Tensor]:
        """features (B, T, D) after pieces (B, T) -> log odds of pointing, log probability of finding `wanted`, (B, T).

        From the empty state.
        """
        T = pieces.shape[1]
        scores = (self.query(features) @ self.key(features).mT).float() * self.width**-0.5
        ahead = torch.ones(T, T, dtype=torch.bool, device=pieces.device).triu(1)
        weights = scores.masked_fill(ahead, -torch.inf).softmax(-1)
        found = (weights * (pieces[:, None, :] == wanted[:, :, None])).sum(-1)
        return self.gate(features).float()[..., 0], torch.log(found + NEVER)

    def step(self, features: Tensor, pieces: Tensor, memory: Memory, size: int) -> tuple[Tensor, Tensor, Memory]:
        """features (B, D) after pieces (B,) -> log odds of pointing (B, 1), chances of pieces (B, size), the memory."""
        keys = torch.cat([memory[0], self.key(features)[:, None]], dim=1)
        seen = torch.cat([memory[1], pieces[:, None]], dim=1)
        weights = torch.softmax((keys @ self.query(features)[:, :, None])[..., 0] * self.width**-0.5, dim=-1)
        chances = weights.new_zeros(len(weights), size).scatter_add(1, seen, weights)
        return self.gate(features), chances, (keys, seen)

    def write_step(
        self, graph: "Graph", features: str, pieces: str, memory: tuple[str, str], size: int
    ) -> tuple[str, str, tuple[str, str]]:
        """`step` as ONNX nodes; chances are NEVER above it."""
        one = graph.ints(1)
        keys = graph.node("Concat", memory[0], graph.node("Unsqueeze", graph.linear(features, self.key), one), axis=1)
        seen = graph.node("Concat", memory[1], graph.node("Unsqueeze", pieces, one), axis=1)
        query = graph.node("Unsqueeze", graph.linear(features, self.query), graph.ints(2))
        products = graph.node("Squeeze", graph.node("MatMul", keys, query), graph.ints(2))
        weights = graph.node("Softmax", graph.node("Mul", products, graph.scalar(self.width**-0.5)), axis=-1)
        shape = graph.node("Concat", graph.node("Shape", pieces), graph.ints(size), axis=0)
        nothing = graph.node("Expand", graph.scalar(NEVER), shape)
        chances = graph.node("ScatterElements", nothing, seen, weights, axis=1, reduction="add")
        return graph.linear(features, self.gate), chances, (keys, seen)


def mixed(scores: Tensor, gate: Tensor, found: Tensor) -> Tensor:
    """log(p) of pieces whose log probability is `scores` by the vocabulary and `found` by pointing."""
    return torch.logaddexp(F.logsigmoid(-gate) + scores, F.logsigmoid(gate) + found)


def write_mixed(graph: "Graph", chances: str, gate: str, found: str) -> str:
    """log(p) of all pieces (B, V) as ONNX nodes: chances by the vocabulary, log odds (B, 1), chances by pointing."""
    # A softmax of two, since the runtime's sigmoid is exact to so many decimals, not to so many digits.
    both = graph.node("Concat", gate, graph.node("Sub", gate, gate), axis=-1)
    copied, written = graph.chunk(graph.node("Softmax", both, axis=-1), 2)
    whole = graph.node("Add", graph.node("Mul", written, chances), graph.node("Mul", copied, found))
    return graph.node("Log", whole)
