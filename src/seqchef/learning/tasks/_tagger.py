"""The tagger: what a token is by itself, what its neighbours make of it, a score for each label, a CRF over them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from torch import Tensor, nn

from seqchef.errors import BadInput
from seqchef.learning.backbones import build, parse
from seqchef.learning.layers.crf import CRF
from seqchef.learning.tasks._token_encoder import TokenVectors
from seqchef.text.features import Vocabulary

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
        self.vectors = TokenVectors(vocabulary, word_size=config.word_size, piece_size=config.piece_size)
        self.dropout = nn.Dropout(config.dropout)
        self.backbone = build(parse(config.stack), self.vectors.output_size)
        self.scores = nn.Linear(self.backbone.output_size, label_count)
        self.crf = CRF(label_count).requires_grad_(
            config.linked
        )  # its scores begin at 0, and stay there where not linked

    def forward(self, words: Tensor, pieces: Tensor, lengths: Tensor) -> Tensor:
        """words (B, T), pieces (B, T, P), lengths (B,) -> scores (B, T, K)."""
        return self.score(self.vectors(words, pieces), lengths)

    def score(self, vectors: Tensor, lengths: Tensor) -> Tensor:
        """vectors (B, T, D), lengths (B,) -> scores (B, T, K)."""
        y, _ = self.backbone(self.dropout(vectors), lengths)
        scores: Tensor = self.scores(self.dropout(y))
        return scores

    def write_vectors(self, graph: "Graph") -> None:
        """The graph of `vectors`, of N tokens."""
        graph.output("vectors", self.vectors.write(graph, "N"), ["N", self.vectors.output_size])

    def write(self, graph: "Graph") -> None:
        """The graph of `score`."""
        vectors = graph.input("vectors", "float32", ["B", "T", self.vectors.output_size])
        y = self.backbone.write(graph, vectors, graph.input("lengths", "int32", ["B"]))
        graph.output("scores", graph.linear(y, self.scores), ["B", "T", self.scores.out_features])
