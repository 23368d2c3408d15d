"""N-grams: what a piece and those just before it are worth together, looked up instead of computed.

A table of embeddings for the pairs of pieces, one for the triples, ...: each n-gram has a row by its hash, and what the
rows say is added to the embedding of the piece. Capacity at the price of a lookup (Huang et al. 2025, "Over-tokenized
Transformer", arXiv:2501.16975, section 3.2).
"""

from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from seqchef.text.subwords import PADDING

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph

FACTOR = 4099  # of the polynomial hash; a prime above the number of pieces
START = 0.02  # standard deviation of the first rows, in those of a piece's embedding


class Ngrams(nn.Module):
    """Embeddings of the n-grams that end at each piece, n from 2 to `longest`, added up.

    State: the last `longest - 1` pieces (B, longest - 1), PADDING before the first one.
    """

    def __init__(self, longest: int, rows: int, size: int) -> None:
        """`rows` of each table; a prime number spreads best."""
        super().__init__()
        self.before, self.rows = longest - 1, rows
        self.tables = nn.ParameterList(
            nn.Parameter(START * size**-0.5 * torch.randn(rows, size)) for _ in range(self.before)
        )

    def initial_state(self, batch_size: int) -> Tensor:
        """Nothing before the first piece."""
        return torch.full((batch_size, self.before), PADDING, dtype=torch.int64)

    def forward(self, pieces: Tensor, before: Tensor) -> tuple[Tensor, Tensor]:
        """pieces (B, T) and the state -> embeddings (B, T, D) and the state after."""
        T = pieces.shape[1]
        whole = torch.cat([before, pieces], dim=1)
        ngram, found = pieces, []
        for back, table in enumerate(self.tables, start=1):
            ngram = ngram * FACTOR + whole[:, self.before - back : self.before - back + T]
            found.append(F.embedding(ngram % self.rows, table))
        return sum(found[1:], start=found[0]), whole[:, T:]

    def write_step(self, graph: "Graph", pieces: str, before: str) -> tuple[str, str]:
        """One step as ONNX nodes: names of pieces (B,) and the state -> of embeddings (B, D) and the state after."""
        whole = graph.node("Concat", before, graph.node("Unsqueeze", pieces, graph.ints(1)), axis=1)
        ngram, total = pieces, ""
        for back, table in enumerate(self.tables, start=1):
            place = graph.constant(np.array(self.before - back, dtype=np.int64))
            piece = graph.node("Gather", before, place, axis=1)
            ngram = graph.node("Add", graph.node("Mul", ngram, graph.ints(FACTOR)), piece)
            row = graph.matrix(table).rows(graph.node("Mod", ngram, graph.ints(self.rows)))
            total = graph.node("Add", total, row) if total else row
        return total, graph.node("Slice", whole, graph.ints(1), graph.ints(self.before + 1), graph.ints(1))
