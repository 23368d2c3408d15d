"""What taggers see: a vector for each token by itself, and a backbone that looks at its neighbours."""

from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from seqchef.learning.backbones import build, parse
from seqchef.text.features import PIECES, Vocabulary

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph


class TokenVectors(nn.Module):
    """words (...), pieces (..., P) -> what each token is by itself, (..., D): embeddings of the word and its pieces."""

    def __init__(self, vocabulary: Vocabulary, *, word_size: int, piece_size: int) -> None:
        super().__init__()
        self.words = nn.Embedding(len(vocabulary.words) + 2, word_size, padding_idx=0)
        self.pieces = nn.Embedding(vocabulary.buckets + 1, piece_size, padding_idx=0)
        for table in (self.words, self.pieces):
            nn.init.normal_(table.weight[1:], std=0.1)
        self.output_size = word_size + piece_size

    def forward(self, words: Tensor, pieces: Tensor) -> Tensor:
        """The two embeddings side by side; those of pieces are summed."""
        return torch.cat([self.words(words), self.pieces(pieces).sum(-2)], dim=-1)

    def write(self, graph: "Graph", *axes: str) -> str:
        """The graph of `forward` with its two inputs, words (*axes) and pieces (*axes, P)."""
        words = graph.input("words", "int64", list(axes))
        pieces = graph.input("pieces", "int64", [*axes, PIECES])
        embedded = graph.node("Gather", graph.weight(self.words.weight), words)
        parts = graph.node("Gather", graph.weight(self.pieces.weight), pieces)
        summed = graph.node("ReduceSum", parts, graph.ints(len(axes)), keepdims=0)
        return graph.node("Concat", embedded, summed, axis=-1)


class TokenEncoder(nn.Module):
    """words (B, T), pieces (B, T, P), lengths (B,) -> y (B, T, D)."""

    def __init__(self, stack: str, vocabulary: Vocabulary, *, word_size: int, piece_size: int, dropout: float) -> None:
        super().__init__()
        self.vectors = TokenVectors(vocabulary, word_size=word_size, piece_size=piece_size)
        self.dropout = nn.Dropout(dropout)
        self.backbone = build(parse(stack), self.vectors.output_size)
        self.output_size = self.backbone.output_size

    def forward(self, words: Tensor, pieces: Tensor, lengths: Tensor) -> Tensor:
        """The backbone's outputs, with dropout on both sides while training."""
        y, _ = self.backbone(self.dropout(self.vectors(words, pieces)), lengths)
        dropped: Tensor = self.dropout(y)
        return dropped

    def write(self, graph: "Graph") -> tuple[str, str]:
        """The graph of `forward` with its three inputs; the names of y and of lengths."""
        x = self.vectors.write(graph, "B", "T")
        lengths = graph.input("lengths", "int32", ["B"])
        return self.backbone.write(graph, x, lengths), lengths
