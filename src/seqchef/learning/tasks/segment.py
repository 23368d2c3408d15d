"""Segment: the lines of a pasted recipe in, what each of them is out; a line is the sum of its hashed pieces."""

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
from seqchef.inference.segment import Segmenter
from seqchef.learning.backbones import build, parse
from seqchef.learning.data.buckets import Buckets
from seqchef.learning.data.own import OwnData
from seqchef.learning.data.padding import pad
from seqchef.learning.data.recipe_layouts import Kinded, layouts, made_up, read_sources
from seqchef.learning.layers.crf import CRF
from seqchef.learning.layers.form import Form
from seqchef.learning.options import config_from
from seqchef.text.line_shapes import LINE_KINDS, PIECES, PastedLine, encoded, pasted, shape

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph

NUMBERS = {kind: number for number, kind in enumerate(LINE_KINDS)}


@dataclass(frozen=True, kw_only=True)
class SegmentConfig:
    """What a segmenter is built from and shown; [model] of a run file."""

    stack: str
    piece_size: int = 32  # features of a piece's embedding
    buckets: int = 4096
    dropout: float = 0.2  # around the backbone
    piece_dropout: float = 0.15  # share of pieces hidden, while training
    word_dropout: float = 0.3  # share of lines whose words are hidden altogether: headings have endless wordings
    batch_size: int = 16
    padded_tokens: int = 1024  # lines of a batch, at most, padding counted

    def __post_init__(self) -> None:
        parse(self.stack)
        for name in ("piece_size", "buckets", "batch_size", "padded_tokens"):
            if getattr(self, name) < 1:
                raise BadInput(f"{name} is {getattr(self, name)}; expected 1 or more")
        for name in ("dropout", "piece_dropout", "word_dropout"):
            if not 0 <= getattr(self, name) < 1:
                raise BadInput(f"{name} is {getattr(self, name)}; expected at least 0 and below 1")


@dataclass(frozen=True, slots=True)
class Page:
    """A text's lines and their kinds."""

    lines: tuple[PastedLine, ...]
    kinds: tuple[str, ...]

    @classmethod
    def of(cls, kinded: Sequence[Kinded]) -> "Page":
        """The page of lines with kinds, empty ones between them."""
        kinds = tuple(kind for text, kind in kinded if text.strip())
        return cls(tuple(pasted("\n".join(text for text, _ in kinded))), kinds)


class SegmentModel(nn.Module):
    """pieces (B, T, P), lengths (B,) -> a score for every kind of every line (B, T, K)."""

    def __init__(self, config: SegmentConfig) -> None:
        super().__init__()
        self.pieces = nn.Embedding(config.buckets + 1, config.piece_size, padding_idx=0)
        nn.init.normal_(self.pieces.weight[1:], std=0.1)
        self.dropout = nn.Dropout(config.dropout)
        self.backbone = build(parse(config.stack), config.piece_size)
        self.scores = nn.Linear(self.backbone.output_size, len(LINE_KINDS))
        self.crf = CRF(len(LINE_KINDS))

    def forward(self, pieces: Tensor, lengths: Tensor) -> Tensor:
        y, _ = self.backbone(self.dropout(self.pieces(pieces).sum(2)), lengths)
        found: Tensor = self.scores(self.dropout(y))
        return found

    def write(self, graph: "Graph") -> None:
        """The graph of `forward`."""
        pieces = graph.input("pieces", "int64", ["B", "T", PIECES])
        lengths = graph.input("lengths", "int32", ["B"])
        parts = graph.node("Gather", graph.weight(self.pieces.weight), pieces)
        x = graph.node("ReduceSum", parts, graph.constant(np.array([2])), keepdims=0)
        y = self.backbone.write(graph, x, lengths)
        graph.output("scores", graph.linear(y, self.scores), ["B", "T", len(LINE_KINDS)])


class SegmentTask:
    """Learn what lines are from recipes written out in many layouts."""

    MODEL = SegmentConfig
    SERIES = False

    def __init__(self, config: SegmentConfig, train: Sequence[Page], dev: Sequence[Page], *, seed: int) -> None:
        self.config, self.train, self.dev, self.seed = config, train, dev, seed
        torch.manual_seed(seed)
        self.model = SegmentModel(config)
        lengths = [len(page.lines) for page in train]
        self._batches = Buckets(lengths, config.batch_size, seed=seed, padded_tokens=config.padded_tokens)
        self._encoded = [encoded([page.lines], config.buckets)[0][0] for page in train]
        self._shapes = [_shape_sizes(page) for page in train]

    @classmethod
    def from_run(cls, run: Mapping[str, Any], data: Path, *, seed: int) -> "SegmentTask":
        """The task of a run file: [data] names corpora of recipes and how many pages are made of them."""
        own = run["data"]
        pages: dict[str, list[Page]] = {}
        for number, split in enumerate(("train", "dev")):
            sources = read_sources(data, own["corpora"], split, most=own["most"], seed=seed)
            for language in own["made_up"]:
                sources += made_up(language, own["made_up_recipes"], seed=number)
            made = layouts(sources, own[f"{split}_pages"], seed=1000 * number + seed)
            pages[split] = [page for page in map(Page.of, made) if page.lines]
        return cls(config_from(SegmentConfig, run["model"], "[model]"), pages["train"], pages["dev"], seed=seed)

    @classmethod
    def from_own(cls, run: Mapping[str, Any], own: OwnData, *, seed: int) -> "SegmentTask":
        """Layouts are made from corpora of recipes alone: raises BadInput."""
        raise BadInput(f"segment cannot be learned from {own.names}; expected a run file that names corpora of recipes")

    def batch(self, step: int) -> tuple[Tensor, ...]:
        rows = self._batches.rows(step)
        lengths = np.array([len(self._encoded[row]) for row in rows])
        pieces = np.zeros((len(rows), int(lengths.max()), PIECES), dtype=np.int64)
        for at, row in enumerate(rows):
            pieces[at, : lengths[at]] = self._encoded[row]
        rng = np.random.default_rng([self.seed, step])
        wordless = rng.random(pieces.shape[:2]) < self.config.word_dropout
        shapes, _ = pad([self._shapes[row] for row in rows])
        pieces[wordless[:, :, None] & (np.arange(PIECES) >= shapes.numpy()[:, :, None])] = 0
        kinds, _ = pad([[NUMBERS[kind] for kind in self.train[row].kinds] for row in rows])
        return torch.from_numpy(pieces), torch.from_numpy(lengths), kinds

    def loss(self, batch: tuple[Tensor, ...]) -> tuple[Tensor, Tensor]:
        """The negative log-likelihood of the lines' kinds, summed over texts; how many texts."""
        pieces, lengths, kinds = batch
        hidden = torch.rand(pieces.shape, device=pieces.device) < self.config.piece_dropout
        scores = self.model(pieces.masked_fill(hidden, 0), lengths)
        negative: Tensor = self.model.crf(scores.float(), kinds, lengths)
        return negative.sum(), negative.new_tensor(len(negative))

    def tokens(self, batch: tuple[Tensor, ...]) -> int:
        return int(batch[1].sum())

    def score(self) -> Mapping[str, float]:
        parts = self._crf()
        chain = (np.array(parts[name]) for name in ("transitions", "start", "end"))
        transitions, start, end = chain
        found = []
        for page in self.dev:
            pieces, lengths = encoded([page.lines], self.config.buckets)
            scores = self.model(torch.from_numpy(pieces), torch.from_numpy(lengths).long()).float().numpy()
            found.append([LINE_KINDS[k] for k in viterbi(scores, transitions, start, end, lengths)[0]])
        return self._score(found)

    def _score(self, found: Sequence[Sequence[str]]) -> Mapping[str, float]:
        """The share of lines, and of whole texts, that are right."""
        scores = score_labels([page.kinds for page in self.dev], [tuple(kinds) for kinds in found])
        return {"lines_right": scores["token_accuracy"], "texts_right": scores["line_accuracy"]}

    def _crf(self) -> dict[str, Any]:
        return {name: getattr(self.model.crf, name).tolist() for name in ("transitions", "start", "end")}

    def forward(self, pieces: Tensor, lengths: Tensor) -> Tensor:
        found: Tensor = self.model(pieces, lengths.long())
        return found

    def graphs(self) -> dict[str, Form]:
        """The graph, by file name, with batches of several sizes and lengths to compare engines on."""
        cases: list[Mapping[str, Any]] = []
        for count in (1, 3, 16):
            pieces, lengths = encoded([page.lines for page in self.dev[:count]], self.config.buckets)
            cases.append({"pieces": pieces, "lengths": lengths})
        return {"model.onnx": Form(self.model.write, self.forward, cases, per_step=True)}

    def facts(self) -> dict[str, Any]:
        """What the manifest says beside the file names."""
        return {"labels": list(LINE_KINDS), "buckets": self.config.buckets, "model": asdict(self.config)}

    def files(self) -> dict[str, str]:
        """What the bundle holds beside the graph."""
        return {"crf.json": json.dumps(self._crf())}

    def rival(self) -> str | None:
        """None: nobody learns segments from data of their own."""
        return None

    def score_bundle(self, folder: str | Path) -> Mapping[str, float]:
        """As `score`, of a bundle through inference."""
        segmenter = Segmenter.load(folder)
        return self._score([segmenter.kinds(page.lines) for page in self.dev])


def _shape_sizes(page: Page) -> list[int]:
    """How many of a line's pieces are its shape; the others are its words."""
    return [len(shape(page.lines, at)) for at in range(len(page.lines))]


TASK = SegmentTask
