"""What a tagger sees: embeddings of words and of their pieces, and a backbone over them."""

from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor, nn

from seqchef.learning.backbones import build, parse
from seqchef.text.features import PIECES, Vocabulary

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph


class TokenEncoder(nn.Module):
    """words (B, T), pieces (B, T, P), lengths (B,) -> y (B, T, D)."""

    def __init__(self, stack: str, vocabulary: Vocabulary, *, word_size: int, piece_size: int, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(len(vocabulary.words) + 2, word_size, padding_idx=0)
        self.pieces = nn.Embedding(vocabulary.buckets + 1, piece_size, padding_idx=0)
        for table in (self.words, self.pieces):
            nn.init.normal_(table.weight[1:], std=0.1)
        self.dropout = nn.Dropout(dropout)
        self.backbone = build(parse(stack), word_size + piece_size)
        self.output_size = self.backbone.output_size

    def forward(self, words: Tensor, pieces: Tensor, lengths: Tensor) -> Tensor:
        """The backbone's outputs, with dropout on both sides while training."""
        x = torch.cat([self.words(words), self.pieces(pieces).sum(2)], dim=-1)
        y, _ = self.backbone(self.dropout(x), lengths)
        dropped: Tensor = self.dropout(y)
        return dropped

    def write(self, graph: "Graph") -> tuple[str, str]:
        """The graph of `forward` with its three inputs; the names of y and of lengths."""
        words = graph.input("words", "int64", ["B", "T"])
        pieces = graph.input("pieces", "int64", ["B", "T", PIECES])
        lengths = graph.input("lengths", "int32", ["B"])
        embedded = graph.node("Gather", graph.weight(self.words.weight), words)
        parts = graph.node("Gather", graph.weight(self.pieces.weight), pieces)
        summed = graph.node("ReduceSum", parts, graph.constant(np.array([2])), keepdims=0)
        x = graph.node("Concat", embedded, summed, axis=-1)
        return self.backbone.write(graph, x, lengths), lengths
