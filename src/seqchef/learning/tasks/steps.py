"""Steps: the spans of a cooking step in one or several layers, and its classes, from one encoder.

Corpora that mean different things by their kinds are different layers (multi-task learning: Collobert & Weston 2008),
so that a few hundred texts of each teach the encoder together.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from seqchef.errors import BadInput
from seqchef.evaluation.spans import score_classes, score_spans
from seqchef.food.ingredients import Span
from seqchef.food.steps import CLASSES
from seqchef.inference.bundles import shipped
from seqchef.inference.steps import Chains, StepLabeller
from seqchef.learning.backbones import parse
from seqchef.learning.data.buckets import Buckets
from seqchef.learning.data.own import OwnData, options_of
from seqchef.learning.data.padding import pad
from seqchef.learning.data.step_own import OwnSteps, read_own_steps
from seqchef.learning.data.step_texts import OWN, OWN_CONDITIONS, StepText, read_corpora
from seqchef.learning.data.unlabelled import read_unlabelled
from seqchef.learning.layers.form import Form
from seqchef.learning.options import config_from
from seqchef.learning.tasks._step_model import StepModel
from seqchef.learning.tasks._steps_proposal import propose
from seqchef.learning.tasks._token_encoder import TokenEncoder
from seqchef.text.features import Vocabulary
from seqchef.text.step_tokens import step_tokens
from seqchef.text.tags import spans_of, tag_names, tags_of
from seqchef.text.tokens import Token

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph

UNKNOWN = -1  # a tag or a class that nobody gave
THRESHOLDS = tuple(share / 20 for share in range(5, 14))  # of a class's probability; the best one on dev is kept


@dataclass(frozen=True, kw_only=True)
class StepsConfig:
    """What a reader of steps is built from and shown; [model] of a run file."""

    stack: str
    language: str = "en"
    word_size: int = 64  # features of a word's embedding
    piece_size: int = 64  # features of its pieces' embedding
    buckets: int = 8192  # hash buckets of pieces
    at_least: int = 2  # a word is known when it occurs so often in labelled texts,
    unlabelled_at_least: int = 5  # or so often in those without labels
    dropout: float = 0.3  # around the backbone
    word_dropout: float = 0.05  # share of words shown as unknown, while training
    class_weight: float = 1.0  # of a class's loss beside that of a step's tags
    batch_size: int = 16
    padded_tokens: int = 2048  # of a batch, at most, padding counted

    def __post_init__(self) -> None:
        parse(self.stack)
        for name in ("word_size", "piece_size", "buckets", "at_least", "batch_size", "padded_tokens"):
            if getattr(self, name) < 1:
                raise BadInput(f"{name} is {getattr(self, name)}; expected 1 or more")
        for name in ("dropout", "word_dropout"):
            if not 0 <= getattr(self, name) < 1:
                raise BadInput(f"{name} is {getattr(self, name)}; expected at least 0 and below 1")


@dataclass(frozen=True, slots=True)
class _Divided:
    """A text with its tokens."""

    source: StepText
    tokens: tuple[Token, ...]

    @property
    def forms(self) -> list[str]:
        return [token.form for token in self.tokens]


class StepsTask:
    """Learn spans and classes from labelled texts."""

    MODEL, OWN = StepsConfig, OwnSteps
    SERIES = False  # own data are a panel
    propose = staticmethod(propose)

    def __init__(
        self, config: StepsConfig, texts: Sequence[StepText], *, seed: int, unlabelled: Sequence[Sequence[str]] = ()
    ) -> None:
        """`unlabelled` are the forms of texts to pretrain on; their frequent words are known as well."""
        self.config, self.seed, self.unlabelled = config, seed, unlabelled
        self.threshold = 0.5
        divided = [_Divided(text, step_tokens(text.text, config.language)) for text in texts]
        self.train = [one for one in divided if one.source.split == "train" and one.tokens]
        self.dev = [one for one in divided if one.source.split == "dev" and one.tokens]
        self.layers = _layers(texts)
        self._numbers = {name: {tag: k for k, tag in enumerate(tags)} for name, tags in self.layers.items()}
        forms = (form for one in self.train for form in one.forms)
        more = (form for text in unlabelled for form in text)
        self.vocabulary = Vocabulary.of(
            forms, at_least=config.at_least, buckets=config.buckets, more=more, more_at_least=config.unlabelled_at_least
        )
        torch.manual_seed(seed)
        self.encoder = TokenEncoder(
            config.stack,
            self.vocabulary,
            word_size=config.word_size,
            piece_size=config.piece_size,
            dropout=config.dropout,
        )
        self.model = StepModel(self.encoder, self.layers, len(CLASSES))
        lengths = [len(one.tokens) for one in self.train]
        self._batches = Buckets(lengths, config.batch_size, seed=seed, padded_tokens=config.padded_tokens)

    @classmethod
    def from_run(cls, run: Mapping[str, Any], data: Path, *, seed: int) -> "StepsTask":
        """The task that a run file describes: [data] names corpora and files of own labels, [model] is StepsConfig."""
        config = config_from(StepsConfig, run["model"], "[model]")
        own = [Path(path) for path in run["data"].get("labels", ())]
        texts = read_corpora(data, run["data"].get("corpora", ()), own)
        unlabelled = read_unlabelled(data, run.get("pretrain"), partial(step_tokens, language=config.language))
        return cls(config, texts, seed=seed, unlabelled=unlabelled)

    @classmethod
    def from_own(cls, run: Mapping[str, Any], own: OwnData, *, seed: int) -> "StepsTask":
        """The task on somebody's own steps, as `seqchef read --steps` writes them."""
        config = config_from(StepsConfig, run["model"], "[model]")
        config_from(OwnSteps, options_of(run["data"]), "[data]")
        return cls(config, read_own_steps(own.files, own.dev), seed=seed)

    def batch(self, step: int) -> tuple[Tensor, ...]:
        return self._encode([self.train[row] for row in self._batches.rows(step)])

    def _encode(self, rows: Sequence[_Divided]) -> tuple[Tensor, ...]:
        """words, pieces, lengths, classes (B, C), then tags (B, T) of each layer; UNKNOWN where there is no label."""
        words, pieces, lengths = self.vocabulary.encode([row.forms for row in rows])
        classes = np.full((len(rows), len(CLASSES)), UNKNOWN, dtype=np.float32)
        for own, row in zip(classes, rows, strict=True):
            if row.source.classes is not None:
                own[:] = [name in row.source.classes for name in CLASSES]
        tags = [pad([self._tags(row, name) for row in rows], value=UNKNOWN)[0] for name in self.layers]
        inputs = (torch.from_numpy(words), torch.from_numpy(pieces), torch.from_numpy(lengths).long())
        return (*inputs, torch.from_numpy(classes), *tags)

    def _tags(self, row: _Divided, layer: str) -> list[int]:
        if layer not in row.source.layers:
            return [UNKNOWN] * len(row.tokens)
        return [self._numbers[layer][tag] for tag in tags_of(row.source.layers[layer], row.tokens)]

    def loss(self, batch: tuple[Tensor, ...]) -> tuple[Tensor, Tensor]:
        """The negative log-likelihood of all tags, and of all classes, summed; and the number of texts."""
        words, pieces, lengths, classes, *tags = batch
        hidden = torch.rand(words.shape, device=words.device) < self.config.word_dropout
        *scores, found = self.model(torch.where(hidden & (words > 0), 1, words), pieces, lengths)
        given = classes != UNKNOWN
        total = F.binary_cross_entropy_with_logits(found.float(), classes.clamp(min=0), reduction="none")
        total = self.config.class_weight * (total * given).sum()
        for own, chain, layer in zip(scores, self.model.chains, tags, strict=True):
            rows = layer[:, 0] != UNKNOWN
            if rows.any():
                total = total + chain(own[rows].float(), layer[rows].clamp(min=0), lengths[rows]).sum()
        return total, total.new_tensor(len(words))

    def tokens(self, batch: tuple[Tensor, ...]) -> int:
        return int(batch[2].sum())

    def score(self) -> Mapping[str, float]:
        tags: list[dict[str, list[str]]] = []
        classes: list[dict[str, float]] = []
        chains = Chains(self._crfs(), self.layers)
        for begin in range(0, len(self.dev), 32):
            words, pieces, lengths, *_ = self._encode(self.dev[begin : begin + 32])
            *scores, shares = self.model(words, pieces, lengths)
            best = {
                name: chains.decode(name, own.float().numpy(), lengths.numpy())
                for name, own in zip(self.layers, scores, strict=True)
            }
            for row, length in enumerate(lengths.tolist()):
                named = {name: [self.layers[name][k] for k in own[row, :length]] for name, own in best.items()}
                tags.append(named)
                classes.append(dict(zip(CLASSES, shares[row].sigmoid().tolist(), strict=True)))
        self.threshold = max(THRESHOLDS, key=lambda threshold: self._classes_f1(classes, threshold))
        return self._score(tags, classes, self.threshold)

    def _score(
        self, tags: Sequence[Mapping[str, Sequence[str]]], classes: Sequence[Mapping[str, float]], threshold: float
    ) -> Mapping[str, float]:
        """The mean of all that follows: micro F1 of the spans of each layer, and of the classes."""
        scores = {}
        for layer in self.layers:
            rows = [i for i, one in enumerate(self.dev) if layer in one.source.layers]
            truth = [self.dev[i].source.layers[layer] for i in rows]
            found = [_spans(tags[i][layer], self.dev[i].tokens) for i in rows]
            scores[f"{layer}_f1"] = score_spans(truth, found)["micro"]["f1"]
        if any(one.source.classes is not None for one in self.dev):
            scores["classes_f1"] = self._classes_f1(classes, threshold)
        return {"mean_f1": sum(scores.values()) / len(scores), **scores}

    def _classes_f1(self, classes: Sequence[Mapping[str, float]], threshold: float) -> float:
        rows = [i for i, one in enumerate(self.dev) if one.source.classes is not None]
        found = [[name for name, share in classes[i].items() if share >= threshold] for i in rows]
        return score_classes([self.dev[i].source.classes or () for i in rows], found)["micro"]["f1"]

    def _crfs(self) -> dict[str, dict[str, Any]]:
        parts = ("transitions", "start", "end")
        return {
            name: {part: getattr(chain, part).tolist() for part in parts}
            for name, chain in zip(self.layers, self.model.chains, strict=True)
        }

    def forward(self, words: Tensor, pieces: Tensor, lengths: Tensor) -> tuple[Tensor, ...]:
        found: tuple[Tensor, ...] = self.model(words, pieces, lengths.long())
        return found

    def cases(self) -> list[Mapping[str, Any]]:
        """Batches of several sizes and lengths to compare engines on."""
        cases: list[Mapping[str, Any]] = []
        for count in (1, 3, 16):
            words, pieces, lengths = self.vocabulary.encode([one.forms for one in self.dev[:count]])
            cases.append({"words": words, "pieces": pieces, "lengths": lengths})
        return cases

    def write(self, graph: "Graph") -> None:
        self.model.write(graph)

    def graphs(self) -> dict[str, Form]:
        """The graph, by file name."""
        return {"model.onnx": Form(self.write, self.forward, self.cases(), per_step=True)}

    def facts(self) -> dict[str, Any]:
        """What the manifest says beside the file names."""
        return {
            "layers": {name: list(tags) for name, tags in self.layers.items()},
            "classes": list(CLASSES),
            "threshold": self.threshold,
            "buckets": self.config.buckets,
            "model": asdict(self.config),
        }

    def files(self) -> dict[str, str]:
        """What the bundle holds beside the graph."""
        return {"words.txt": "\n".join(self.vocabulary.words), "crf.json": json.dumps(self._crfs())}

    def rival(self) -> str | None:
        """The bundle that ships with seqchef for this language."""
        name = f"steps-{self.config.language}"
        return name if name in shipped() and set(self.layers) == {OWN, OWN_CONDITIONS} else None

    def score_bundle(self, folder: str | Path) -> Mapping[str, float]:
        """As `score`, of a bundle through inference."""
        labeller = StepLabeller.load(folder)
        found = labeller.label([one.forms for one in self.dev])
        return self._score([labels.tags for labels in found], [labels.classes for labels in found], labeller.threshold)


def _layers(texts: Sequence[StepText]) -> dict[str, tuple[str, ...]]:
    """The tags of every layer that any text has, kinds in order of their names."""
    kinds: dict[str, set[str]] = {}
    for text in texts:
        for layer, spans in text.layers.items():
            kinds.setdefault(layer, set()).update(span.label for span in spans)
    return {layer: tag_names(sorted(own)) for layer, own in kinds.items()}


def _spans(tags: Sequence[str], tokens: Sequence[Token]) -> list[Span]:
    return [span for span, _, _ in spans_of(tags, tokens)]


TASK = StepsTask
