"""The tagger: what a token is by itself, what its neighbours make of it, a score for each label, a CRF over them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from seqchef.errors import BadInput
from seqchef.learning.backbones import build, parse
from seqchef.learning.layers.crf import CRF
from seqchef.text.features import PIECES, Vocabulary

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph


@dataclass(frozen=True, kw_only=True)
class LabelConfig:
    """What a tagger is built from and shown; [model] of a run file."""

    stack: str
    word_size: int = 64  # features of a word's embedding
    piece_size: int = 64  # features of its pieces' embedding
    buckets: int = 8192  # hash buckets of pieces
    at_least: int = 2  # a word is known when it occurs so often in training
    dropout: float = 0.3  # on the embeddings
    word_dropout: float = 0.05  # share of words shown as unknown, while training
    batch_size: int = 64
    padded_tokens: int = 0  # of a batch, at most, padding counted; 0: any number
    unlabelled_at_least: int = 5  # a word is also known when it occurs so often in lines without labels
    linked: bool = (
        True  # neighbours' labels are scored together; else each token is decided for itself, which is faster
    )

    def __post_init__(self) -> None:
        parse(self.stack)
        for name in ("word_size", "piece_size", "buckets", "at_least", "batch_size", "unlabelled_at_least"):
            if getattr(self, name) < 1:
                raise BadInput(f"{name} is {getattr(self, name)}; expected 1 or more")
        for name in ("dropout", "word_dropout"):
            if not 0 <= getattr(self, name) < 1:
                raise BadInput(f"{name} is {getattr(self, name)}; expected at least 0 and below 1")


class Tagger(nn.Module):
    """Embeddings of words and pieces, a backbone, a score per label, and a CRF over them."""

    def __init__(self, config: LabelConfig, vocabulary: Vocabulary, label_count: int) -> None:
        super().__init__()
        self.words = nn.Embedding(len(vocabulary.words) + 2, config.word_size, padding_idx=0)
        self.pieces = nn.Embedding(vocabulary.buckets + 1, config.piece_size, padding_idx=0)
        for table in (self.words, self.pieces):
            nn.init.normal_(table.weight[1:], std=0.1)
        self.dropout = nn.Dropout(config.dropout)
        self.backbone = build(parse(config.stack), config.word_size + config.piece_size)
        self.scores = nn.Linear(self.backbone.output_size, label_count)
        self.crf = CRF(label_count).requires_grad_(
            config.linked
        )  # its scores begin at 0, and stay there where not linked

    def forward(self, words: Tensor, pieces: Tensor, lengths: Tensor) -> Tensor:
        """words (B, T), pieces (B, T, P), lengths (B,) -> scores (B, T, K)."""
        return self.score(self.vectors(words, pieces), lengths)

    def vectors(self, words: Tensor, pieces: Tensor) -> Tensor:
        """words (...), pieces (..., P) -> what each token is by itself, (..., D)."""
        return torch.cat([self.words(words), self.pieces(pieces).sum(-2)], dim=-1)

    def score(self, vectors: Tensor, lengths: Tensor) -> Tensor:
        """vectors (B, T, D), lengths (B,) -> scores (B, T, K)."""
        y, _ = self.backbone(self.dropout(vectors), lengths)
        scores: Tensor = self.scores(self.dropout(y))
        return scores

    def write_vectors(self, graph: "Graph") -> None:
        """The graph of `vectors`, of N tokens."""
        words = graph.input("words", "int64", ["N"])
        pieces = graph.input("pieces", "int64", ["N", PIECES])
        embedded = graph.node("Gather", graph.weight(self.words.weight), words)
        parts = graph.node("Gather", graph.weight(self.pieces.weight), pieces)
        summed = graph.node("ReduceSum", parts, graph.ints(1), keepdims=0)
        size = self.words.embedding_dim + self.pieces.embedding_dim
        graph.output("vectors", graph.node("Concat", embedded, summed, axis=-1), ["N", size])

    def write(self, graph: "Graph") -> None:
        """The graph of `score`."""
        size = self.words.embedding_dim + self.pieces.embedding_dim
        vectors = graph.input("vectors", "float32", ["B", "T", size])
        y = self.backbone.write(graph, vectors, graph.input("lengths", "int32", ["B"]))
        graph.output("scores", graph.linear(y, self.scores), ["B", "T", self.scores.out_features])
