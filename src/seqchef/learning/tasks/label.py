"""Label: a token in, a label out, decided for the whole line at once (BiLSTM-CRF: Huang et al. 2015)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor, nn

from seqchef.errors import BadInput
from seqchef.evaluation.labels import score_labels
from seqchef.inference.crf import viterbi
from seqchef.inference.label import Labeller
from seqchef.learning.backbones import build, parse
from seqchef.learning.data.buckets import Buckets
from seqchef.learning.data.labelled import OwnLines, read_own, read_split
from seqchef.learning.data.line_labels import read_line_labels
from seqchef.learning.data.own import OwnData, options_of
from seqchef.learning.data.padding import pad
from seqchef.learning.layers.crf import CRF
from seqchef.learning.layers.form import Form
from seqchef.learning.options import config_from
from seqchef.learning.tasks._label_proposal import propose
from seqchef.text.features import PIECES, Vocabulary
from seqchef.text.labelled import LabelledLine

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph

SHIPPED = "label-en"


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

    def __post_init__(self) -> None:
        parse(self.stack)
        for name in ("word_size", "piece_size", "buckets", "at_least", "batch_size"):
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
        self.crf = CRF(label_count)

    def forward(self, words: Tensor, pieces: Tensor, lengths: Tensor) -> Tensor:
        """words (B, T), pieces (B, T, P), lengths (B,) -> scores (B, T, K)."""
        x = torch.cat([self.words(words), self.pieces(pieces).sum(2)], dim=-1)
        y, _ = self.backbone(self.dropout(x), lengths)
        scores: Tensor = self.scores(self.dropout(y))
        return scores

    def write(self, graph: "Graph") -> None:
        """The graph of `forward`."""
        words = graph.input("words", "int64", ["B", "T"])
        pieces = graph.input("pieces", "int64", ["B", "T", PIECES])
        lengths = graph.input("lengths", "int32", ["B"])
        embedded = graph.node("Gather", graph.weight(self.words.weight), words)
        parts = graph.node("Gather", graph.weight(self.pieces.weight), pieces)
        summed = graph.node("ReduceSum", parts, graph.constant(np.array([2])), keepdims=0)
        x = graph.node("Concat", embedded, summed, axis=-1)
        y = self.backbone.write(graph, x, lengths)
        graph.output("scores", graph.linear(y, self.scores), ["B", "T", self.scores.out_features])


Batch = tuple[Tensor, Tensor, Tensor, Tensor]  # words, pieces, lengths, labels


class LabelTask:
    """Learn to label from labelled lines."""

    MODEL, OWN = LabelConfig, OwnLines
    SERIES = False  # own data are a panel
    propose = staticmethod(propose)

    def __init__(self, config: LabelConfig, train: Sequence[LabelledLine], dev: Sequence[LabelledLine], *, seed: int):
        self.config, self.train, self.dev, self.seed = config, train, dev, seed
        self.labels = tuple(sorted({label for line in train for label in line.labels}))
        self._numbers = {label: number for number, label in enumerate(self.labels)}
        forms = (form for line in train for form in line.tokens)
        self.vocabulary = Vocabulary.of(forms, at_least=config.at_least, buckets=config.buckets)
        torch.manual_seed(seed)
        self.model = Tagger(config, self.vocabulary, len(self.labels))
        lengths = [len(line.tokens) for line in train]
        self._batches = Buckets(lengths, config.batch_size, seed=seed, padded_tokens=config.padded_tokens or None)

    @classmethod
    def from_run(cls, run: Mapping[str, Any], data: Path, *, seed: int) -> "LabelTask":
        """The task of a run file: [data] names a corpus or the project's own labels, [model] is a LabelConfig."""
        config = config_from(LabelConfig, run["model"], "[model]")
        named = run["data"]
        if "labels" in named:
            lines = read_line_labels(Path(named["labels"]), data, named["language"])
            train, dev = ([line for line in lines if line.split == split] for split in ("train", "dev"))
        else:
            train, dev = (read_split(data / named["corpus"], split) for split in ("train", "dev"))
        return cls(config, train, dev, seed=seed)

    @classmethod
    def from_own(cls, run: Mapping[str, Any], own: OwnData, *, seed: int) -> "LabelTask":
        """The task on somebody's own lines: the other keys of [data] are OwnLines."""
        lines = read_own(own.files, own.dev, config_from(OwnLines, options_of(run["data"]), "[data]"))
        return cls(config_from(LabelConfig, run["model"], "[model]"), lines.train, lines.dev, seed=seed)

    def batch(self, step: int) -> Batch:
        return self._encode([self.train[row] for row in self._batches.rows(step)])

    def _encode(self, lines: Sequence[LabelledLine]) -> Batch:
        words, pieces, lengths = self.vocabulary.encode([line.tokens for line in lines])
        labels, _ = pad([[self._numbers[label] for label in line.labels] for line in lines])
        return torch.from_numpy(words), torch.from_numpy(pieces), torch.from_numpy(lengths).long(), labels

    def loss(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """The negative log-likelihood of the lines' labels, summed, and the number of lines."""
        words, pieces, lengths, labels = batch
        hidden = torch.rand(words.shape, device=words.device) < self.config.word_dropout
        words = torch.where(hidden & (words > 0), 1, words)
        negative: Tensor = self.model.crf(self.model(words, pieces, lengths).float(), labels, lengths)
        return negative.sum(), negative.new_tensor(len(negative))

    def tokens(self, batch: Batch) -> int:
        return int(batch[2].sum())

    def score(self) -> Mapping[str, float]:
        found: list[tuple[str, ...]] = []
        for begin in range(0, len(self.dev), 256):
            words, pieces, lengths, _ = self._encode(self.dev[begin : begin + 256])
            found += self.decode(self.model(words, pieces, lengths).float().numpy(), lengths.numpy())
        return self.score_labels(found)

    def score_labels(self, found: Sequence[Sequence[str]]) -> Mapping[str, float]:
        scores = score_labels([line.labels for line in self.dev], found)
        return {"line_accuracy": scores["line_accuracy"], "token_accuracy": scores["token_accuracy"]}

    def decode(self, scores: Any, lengths: Any) -> list[tuple[str, ...]]:
        """scores (B, T, K) -> the best labels of each line."""
        crf = self.model.crf
        transitions, start, end = (p.detach().numpy() for p in (crf.transitions, crf.start, crf.end))
        best = viterbi(scores, transitions, start, end, lengths)
        return [tuple(self.labels[k] for k in row[:n]) for row, n in zip(best, lengths, strict=True)]

    def write(self, graph: "Graph") -> None:
        self.model.write(graph)

    def forward(self, words: Tensor, pieces: Tensor, lengths: Tensor) -> Tensor:
        scores: Tensor = self.model(words, pieces, lengths.long())
        return scores

    def cases(self) -> list[Mapping[str, Any]]:
        """Batches of several sizes and lengths to compare engines on."""
        cases: list[Mapping[str, Any]] = []
        for count in (1, 3, 32):
            words, pieces, lengths = self.vocabulary.encode([line.tokens for line in self.dev[:count]])
            cases.append({"words": words, "pieces": pieces, "lengths": lengths})
        return cases

    def graphs(self) -> dict[str, Form]:
        """The graph, by file name."""
        return {"model.onnx": Form(self.write, self.forward, self.cases(), per_step=True)}

    def facts(self) -> dict[str, Any]:
        """What the manifest says beside the file names."""
        return {"labels": list(self.labels), "buckets": self.config.buckets, "model": asdict(self.config)}

    def files(self) -> dict[str, str]:
        """What the bundle holds beside the graph."""
        crf = {name: getattr(self.model.crf, name).tolist() for name in ("transitions", "start", "end")}
        return {"words.txt": "\n".join(self.vocabulary.words), "crf.json": json.dumps(crf)}

    def rival(self) -> str | None:
        """The bundle that ships with seqchef, where it has all labels of this task."""
        return SHIPPED if set(self.labels) <= set(Labeller.load(SHIPPED).labels) else None

    def score_bundle(self, folder: str | Path) -> Mapping[str, float]:
        """As `score`, of a shipped bundle through inference."""
        found = Labeller.load(folder).label([line.tokens for line in self.dev])
        return self.score_labels([line.labels for line in found])


TASK = LabelTask
