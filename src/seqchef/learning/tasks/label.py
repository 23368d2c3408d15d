"""Label: a token in, a label out, decided for the whole line at once (BiLSTM-CRF: Huang et al. 2015)."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

from seqchef.evaluation.labels import score_labels
from seqchef.inference.crf import Chain, viterbi
from seqchef.inference.label import Labeller
from seqchef.learning.data.buckets import Buckets
from seqchef.learning.data.labelled import OwnLines, read_own, read_split
from seqchef.learning.data.line_labels import read_line_labels
from seqchef.learning.data.lines_to_label import lines_to_label
from seqchef.learning.data.own import OwnData, options_of
from seqchef.learning.data.soft_labels import SoftLine, learned
from seqchef.learning.layers.form import Form
from seqchef.learning.options import config_from
from seqchef.learning.tasks._label_proposal import propose
from seqchef.learning.tasks._tagger import LabelConfig, Tagger
from seqchef.text.features import PIECES, Vocabulary
from seqchef.text.labelled import LabelledLine

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph

SHIPPED = "label-en"
# What teachers have whatever the size of the model that they teach.
TEACHERS: Mapping[str, Any] = {"word_size": 64, "piece_size": 64, "word_dropout": 0.05, "linked": True}

Batch = tuple[Tensor, ...]  # words, pieces, lengths; then labels, or the marginals of labels and of pairs


class LabelTask:
    """Learn to label from labelled lines."""

    MODEL, OWN = LabelConfig, OwnLines
    SERIES = False  # own data are a panel
    propose = staticmethod(propose)

    def __init__(
        self,
        config: LabelConfig,
        train: Sequence[LabelledLine],
        dev: Sequence[LabelledLine],
        *,
        seed: int,
        unlabelled: Sequence[tuple[str, ...]] = (),
    ) -> None:
        """`unlabelled` are lines of forms that teachers may label; their frequent words are known as well."""
        self.config, self.train, self.dev, self.seed, self.unlabelled = config, train, dev, seed, unlabelled
        self.labels = tuple(sorted({label for line in train for label in line.labels}))
        self._numbers = {label: number for number, label in enumerate(self.labels)}
        forms = (form for line in train for form in line.tokens)
        more = (form for line in unlabelled for form in line)
        self.vocabulary = Vocabulary.of(
            forms, at_least=config.at_least, buckets=config.buckets, more=more, more_at_least=config.unlabelled_at_least
        )
        torch.manual_seed(seed)
        self.model = Tagger(config, self.vocabulary, len(self.labels))
        self._learn(train)

    def _learn(self, lines: Sequence[LabelledLine | SoftLine]) -> None:
        self._lines = lines
        self._batches = Buckets(
            [len(line.tokens) for line in lines],
            self.config.batch_size,
            seed=self.seed,
            padded_tokens=self.config.padded_tokens or None,
        )

    def learn_also(self, lines: Sequence[SoftLine]) -> None:
        """Learn from what teachers found as well, from now on."""
        self._learn([*self.train, *lines])

    def teacher(self, *, stack: str, dropout: float, seed: int) -> "LabelTask":
        """A task on the same lines with another model, linked."""
        config = replace(self.config, stack=stack, dropout=dropout, **TEACHERS)
        return LabelTask(config, self.train, self.dev, seed=seed, unlabelled=self.unlabelled)

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
        return cls(config, train, dev, seed=seed, unlabelled=lines_to_label(data, run.get("distil"), dev))

    @classmethod
    def from_own(cls, run: Mapping[str, Any], own: OwnData, *, seed: int) -> "LabelTask":
        """The task on somebody's own lines: the other keys of [data] are OwnLines."""
        lines = read_own(own.files, own.dev, config_from(OwnLines, options_of(run["data"]), "[data]"))
        return cls(config_from(LabelConfig, run["model"], "[model]"), lines.train, lines.dev, seed=seed)

    def batch(self, step: int) -> Batch:
        lines = [self._lines[row] for row in self._batches.rows(step)]
        return *self._encode([line.tokens for line in lines]), *learned(lines, self._numbers)

    def _encode(self, lines: Sequence[Sequence[str]]) -> tuple[Tensor, Tensor, Tensor]:
        words, pieces, lengths = self.vocabulary.encode(lines)
        return torch.from_numpy(words), torch.from_numpy(pieces), torch.from_numpy(lengths).long()

    def loss(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """The negative log-likelihood of labels, or its mean under soft ones, summed; and the number of lines."""
        words, pieces, lengths, *answer = batch
        hidden = torch.rand(words.shape, device=words.device) < self.config.word_dropout
        scores = self.model(torch.where(hidden & (words > 0), 1, words), pieces, lengths).float()
        likelihood: Callable[..., Tensor] = self.model.crf if len(answer) == 1 else self.model.crf.cross_entropy
        negative = likelihood(scores, *answer, lengths)
        return negative.sum(), negative.new_tensor(len(negative))

    def tokens(self, batch: Batch) -> int:
        return int(batch[2].sum())

    def score(self) -> Mapping[str, float]:
        found: list[tuple[str, ...]] = []
        for begin in range(0, len(self.dev), 256):
            found += self.label([line.tokens for line in self.dev[begin : begin + 256]])
        return self.score_labels(found)

    def score_labels(self, found: Sequence[Sequence[str]]) -> Mapping[str, float]:
        scores = score_labels([line.labels for line in self.dev], found)
        return {"line_accuracy": scores["line_accuracy"], "token_accuracy": scores["token_accuracy"]}

    def label(self, lines: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
        """The best labels of each line; call it without gradients."""
        best = viterbi(*self.chain(lines))
        return [tuple(self.labels[k] for k in row[: len(line)]) for row, line in zip(best, lines, strict=True)]

    def chain(self, lines: Sequence[Sequence[str]]) -> Chain:
        """The chain of lines' labels, as inference has it; call it without gradients."""
        words, pieces, lengths = self._encode(lines)
        crf = self.model.crf
        transitions, start, end = (part.detach().double().numpy() for part in (crf.transitions, crf.start, crf.end))
        scores = self.model(words, pieces, lengths).float().numpy()
        return scores, transitions, start, end, lengths.numpy()

    def write(self, graph: "Graph") -> None:
        self.model.write(graph)

    def forward(self, vectors: Tensor, lengths: Tensor) -> Tensor:
        return self.model.score(vectors, lengths.long())

    def graphs(self) -> dict[str, Form]:
        """The two graphs, by file name, with batches of several sizes and lengths to compare engines on."""
        forms, scores = [], []
        for count in (1, 3, 32):
            words, pieces, lengths = self.vocabulary.encode([line.tokens for line in self.dev[:count]])
            forms.append({"words": words.ravel(), "pieces": pieces.reshape(-1, PIECES)})
            with torch.no_grad():
                vectors = self.model.vectors(torch.from_numpy(words), torch.from_numpy(pieces)).numpy()
            scores.append({"vectors": vectors, "lengths": lengths})
        return {
            "forms.onnx": Form(self.model.write_vectors, self.model.vectors, forms),
            "model.onnx": Form(self.write, self.forward, scores, per_step=True),
        }

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
