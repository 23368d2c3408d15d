"""Generate: the next piece of a text, and the next; of texts that stand alone, or of answers to a source.

A stack such as "gru(256)*2" learns texts, an encoder and a decoder such as "bigru(64) => gru(64) > attend(additive)"
learn pairs. All pieces of a text are foretold at once from the true ones before them (teacher forcing: Williams and
Zipser 1989, section 4); with a schedule, some of these are the model's own predictions instead, made in a first pass
over the whole text (Mihaylova and Martins 2019, arXiv:1906.07651, section 2), so it works for every stack.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from seqchef.evaluation.texts import bits_per_character, exact_match
from seqchef.inference.decoding import Decoding, decode
from seqchef.inference.generate import Generator
from seqchef.learning.backbones import parse, parse_pair
from seqchef.learning.data.buckets import Buckets
from seqchef.learning.data.own import OwnData, options_of
from seqchef.learning.data.padding import pad
from seqchef.learning.data.texts import Divided, OwnTexts, Passages, read_corpus, read_own, sequences, sources
from seqchef.learning.layers.form import Form
from seqchef.learning.layers.protocol import State, valid_steps
from seqchef.learning.options import config_from
from seqchef.learning.tasks._generate_config import GenerateConfig, expect_fit, expect_within, limits
from seqchef.learning.tasks._generate_proposal import propose
from seqchef.learning.tasks._step_graph import StepGraph, pair_forms, step_forms
from seqchef.learning.tasks._writers import EncoderDecoder, LanguageModel
from seqchef.text.subwords import BEGIN, END, PADDING, Subwords

SCORED = 64  # rows at a time
ANSWERED = 256  # dev pairs whose answers are written to be compared, at most


# pieces seen (B, T), lengths (B,), pieces to foretell (B, T), where own predictions are seen (B, T), and of pairs the
# source (B, S) and its lengths (B,)
Batch = tuple[Tensor, ...]


class GenerateTask:
    """Learn to write texts, or answers to sources."""

    MODEL, OWN = GenerateConfig, OwnTexts
    SERIES = False
    propose = staticmethod(propose)

    def __init__(
        self, config: GenerateConfig, train: Passages, dev: Passages, *, seed: int, options: OwnTexts | None = None
    ) -> None:
        """Raises BadInput for a stack or data that cannot be used, as they are or together."""
        self.config, self.dev, self.seed = config, dev, seed
        expect_fit(config, train, options := options or OwnTexts())
        texts = [text for one in train for text in (one.source, one.text) if text is not None]
        self.subwords = Subwords.train(texts, config.pieces)
        torch.manual_seed(seed)
        self.model = self._model()
        self._train, self._dev = (sequences(part, self.subwords, options) for part in (train, dev))
        self._sources, self._dev_sources = (
            sources(part, self.subwords, options) if config.paired else None for part in (train, dev)
        )
        self.limit, self.source_limit = limits(config)
        expect_within(config, self.limit, (len(one) - 1 for one in (*self._train, *self._dev)))
        expect_within(config, self.source_limit, map(len, (*(self._sources or ()), *(self._dev_sources or ()))))
        self._batches = Buckets([len(one) - 1 for one in self._train], config.batch_size, seed=seed)

    @classmethod
    def from_run(cls, run: Mapping[str, Any], data: Path, *, seed: int) -> "GenerateTask":
        """The task that a run file describes: [data] names the corpus, [model] is a GenerateConfig."""
        options = {name: value for name, value in run["data"].items() if name != "corpus"}
        return cls._from(run, read_corpus(data / run["data"]["corpus"]), options, seed)

    @classmethod
    def from_own(cls, run: Mapping[str, Any], own: OwnData, *, seed: int) -> "GenerateTask":
        """The task on somebody's own texts: the other keys of [data] are OwnTexts."""
        return cls._from(run, read_own(own.files, own.dev), options_of(run["data"]), seed)

    @classmethod
    def _from(cls, run: Mapping[str, Any], texts: Divided, options: Mapping[str, Any], seed: int) -> "GenerateTask":
        config = config_from(GenerateConfig, run["model"], "[model]")
        return cls(config, texts.train, texts.dev, seed=seed, options=config_from(OwnTexts, options, "[data]"))

    def _model(self) -> LanguageModel | EncoderDecoder:
        config, V = self.config, len(self.subwords)
        if config.paired:
            return EncoderDecoder(parse_pair(config.stack), V, config.size, config.dropout)
        stack = parse(config.stack)
        stack.require_causal("write one piece after the other")
        return LanguageModel(stack, V, config.size, config.dropout)

    def batch(self, step: int) -> Batch:
        rows = self._batches.rows(step)
        share = self.config.schedule.at(step)
        batch = self._encode([self._train[row] for row in rows], self._sources and [self._sources[row] for row in rows])
        drawn = np.random.default_rng((self.seed, step)).random(tuple(batch[0].shape))
        return *batch[:3], torch.from_numpy(drawn < share), *batch[4:]

    def _encode(self, whole: Sequence[Sequence[int]], source: Sequence[Sequence[int]] | None) -> Batch:
        seen, lengths = pad([one[:-1] for one in whole], value=PADDING)
        wanted, _ = pad([one[1:] for one in whole], value=PADDING)
        own = torch.zeros(seen.shape, dtype=torch.bool)
        return seen, lengths, wanted, own, *(() if source is None else pad(source, value=PADDING))

    def loss(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """The cross entropy of all pieces and ends, summed, and their number."""
        seen, lengths, wanted, own, *source = batch
        begin = self._begin(source)
        if bool(own.any()):
            seen = self._mixed(seen, lengths, own, begin)
        inside = valid_steps(lengths, seen.shape[1])
        scores = self._writer.scores(self._writer(seen, lengths, begin)[inside]).float()
        smoothing = self.config.label_smoothing
        total = nn.functional.cross_entropy(scores, wanted[inside], reduction="sum", label_smoothing=smoothing)
        return total, lengths.sum()

    def _mixed(self, seen: Tensor, lengths: Tensor, own: Tensor, begin: State | None) -> Tensor:
        """The pieces seen (B, T), with what the model thinks likeliest after the true ones where `own` is true."""
        with torch.no_grad():
            likeliest = self._writer.scores(self._writer(seen, lengths, begin)).argmax(-1)
        return torch.cat([seen[:, :1], torch.where(own[:, 1:], likeliest[:, :-1], seen[:, 1:])], dim=1)

    @property
    def _writer(self) -> LanguageModel:
        return self.model if isinstance(self.model, LanguageModel) else self.model.writer

    def _begin(self, source: Sequence[Tensor]) -> State | None:
        """The state before the first piece: after a source, or None."""
        return self.model.begin(*source) if isinstance(self.model, EncoderDecoder) else None

    def tokens(self, batch: Batch) -> int:
        return int(batch[1].sum())

    def score(self) -> Mapping[str, float]:
        total = 0.0
        for at in range(0, len(self._dev), SCORED):
            part = slice(at, at + SCORED)
            seen, lengths, wanted, _, *source = self._encode(
                self._dev[part], self._dev_sources and self._dev_sources[part]
            )
            inside = valid_steps(lengths, seen.shape[1])
            scores = self._writer.scores(self._writer(seen, lengths, self._begin(source))[inside]).double()
            total -= float(nn.functional.cross_entropy(scores, wanted[inside], reduction="sum"))
        return self._scores(total, self._answers() if self.config.paired else [])

    def _scores(self, log_probability: float, answers: Sequence[str]) -> Mapping[str, float]:
        """Bits per character of dev, negative; of pairs also the share of answers that are right in every character."""
        scores = {"negative_bits_per_character": -bits_per_character(log_probability, [one.text for one in self.dev])}
        if self.config.paired:
            scores["exact_match"] = exact_match([one.text for one in self.dev[: len(answers)]], answers)
        return scores

    def _answers(self) -> list[str]:
        """Greedy answers to the first dev sources."""
        answers: list[str] = []
        for at in range(0, min(ANSWERED, len(self._dev)), SCORED):
            source, lengths = pad((self._dev_sources or [])[at : min(at + SCORED, ANSWERED)], value=PADDING)
            first = np.full(len(source), BEGIN)
            found = decode(self.next, self._begin([source, lengths]), first, self._decoding(), end=END)
            answers += [self.subwords.decode(texts[0].pieces) for texts in found]
        return answers

    def _decoding(self) -> Decoding:
        longest = max(len(one) for one in (*self._train, *self._dev))
        return Decoding(longest=longest if self.limit is None else min(longest, self.limit))

    def next(self, pieces: Any, state: State) -> tuple[Any, State]:
        """For decoding: pieces (N,) as an array -> log probabilities (N, V) as an array, and the state after."""
        with torch.no_grad():
            logs, state = self._writer.step(torch.from_numpy(pieces), state)
        logs[:, [PADDING, BEGIN]] = -torch.inf
        return logs.numpy(), state

    def graphs(self) -> dict[str, Form]:
        """The graphs, by file name."""
        return step_forms(self.model) if isinstance(self.model, LanguageModel) else pair_forms(self.model)

    def facts(self) -> dict[str, Any]:
        """What the manifest says beside the file names."""
        return {
            "form": "pairs" if self.config.paired else "texts",
            "vocabulary": sha256(self.subwords.to_json().encode()).hexdigest(),
            "limit": self.limit,
            "source_limit": self.source_limit,
            "state": StepGraph(self._writer).facts(),
            "model": asdict(self.config),
        }

    def files(self) -> dict[str, str]:
        """What the bundle holds beside the graphs."""
        return {"pieces.json": self.subwords.to_json()}

    def score_bundle(self, folder: str | Path) -> Mapping[str, float]:
        """As `score`, of a shipped bundle through inference."""
        generator = Generator.load(folder)
        total = sum(float(logs.sum()) for logs in generator.log_probabilities(self._dev, self._dev_sources))
        if not self.config.paired:
            return self._scores(total, [])
        answers = generator.answer([one.source or "" for one in self.dev[:ANSWERED]], self._decoding())
        return self._scores(total, [answer.text for answer in answers])

    def rival(self) -> str | None:
        """No bundle that ships writes texts of any kind."""
        return None


TASK = GenerateTask
