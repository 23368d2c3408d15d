"""Labels from a label bundle: lines of token forms in, a label and a confidence for each token out."""

import json
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np

from seqchef.inference.bundles import Bundle
from seqchef.inference.crf import Chain, Floats, Integers, each_alone, marginals, viterbi
from seqchef.inference.ensembles import CASCADE, LABEL, combination, threshold
from seqchef.inference.sessions import Session
from seqchef.inference.vectors import Vectors
from seqchef.text.features import Vocabulary

BATCH = 64  # lines at a time: enough to fill the matrix products, few enough to stay in the cache of one core

Lines = Sequence[Sequence[str]]
Sure = tuple[Integers, Floats]  # labels (B, T), and the share (B, T) of each of them


class Labelling(NamedTuple):
    """The labels of one line and, for each, the probability that the model gives it (0 to 1)."""

    labels: tuple[str, ...]
    confidences: tuple[float, ...]


class Labeller:
    """A label bundle in use, a model or an ensemble. A line's result does not depend on the lines beside it."""

    def __init__(self, bundle: Bundle, *, threads: int = 1) -> None:
        self._combine = combination(bundle)
        self._members, self._threads = bundle.models, threads
        self.labels: tuple[str, ...] = tuple(bundle.models[0].manifest["labels"])
        self._below = threshold(bundle) if self._combine == CASCADE and len(self._members) > 1 else 0.0
        cascade = self._combine == CASCADE
        self._first = _Panel(self._members[:1] if cascade else self._members, self._combine, threads)

    @classmethod
    def load(cls, name: str | Path = "label-en", *, threads: int = 1) -> "Labeller":
        """A shipped bundle by name, or any by its folder. Raises MissingPart."""
        return cls(Bundle.load(name, task="label"), threads=threads)

    @cached_property
    def _others(self) -> "_Panel":
        """A cascade's other members, loaded when a line first needs them."""
        return _Panel(self._members[1:], "mean", self._threads)

    def label(self, lines: Lines) -> list[Labelling]:
        """One Labelling for each line of forms, in order; an empty line gets an empty one."""
        found = [Labelling((), ())] * len(lines)
        filled = [i for i, line in enumerate(lines) if line]
        self._fill(found, lines, filled, self._first.decide)
        if self._below:
            unsure = [i for i in filled if min(found[i].confidences) < self._below]
            if unsure:
                self._fill(found, lines, unsure, self._others.decide)
        return found

    def _fill(self, found: list[Labelling], lines: Lines, rows: Sequence[int], decide: Callable[[Lines], Sure]) -> None:
        """Put the labelling of these lines in their places; lines of like length share a batch."""
        names = self.labels
        sizes = [len(line) for line in lines]
        rows = sorted(rows, key=sizes.__getitem__)
        for begin in range(0, len(rows), BATCH):
            batch = rows[begin : begin + BATCH]
            best, sure = decide([lines[i] for i in batch])
            for i, ks, ps in zip(batch, best.tolist(), sure.tolist(), strict=True):
                size = sizes[i]
                found[i] = Labelling(tuple([names[k] for k in ks[:size]]), tuple(ps[:size]))


class _Panel:
    """Models that answer together."""

    def __init__(self, bundles: Sequence[Bundle], combine: str | None, threads: int) -> None:
        self._models = [_Model(bundle, threads=threads) for bundle in bundles]
        self._together = LABEL[combine] if combine is not None and len(bundles) > 1 else None

    def decide(self, lines: Lines) -> Sure:
        """Lines of forms -> their labels (B, T), and the share (B, T) of each of them."""
        if self._together is None:
            return self._models[0].decide(lines)
        return _own(*self._together([model.chain(lines) for model in self._models]))


class _Model:
    """One trained tagger: lines of forms in, the chain of their labels out."""

    def __init__(self, bundle: Bundle, *, threads: int) -> None:
        words = bundle.text("words.txt").split("\n")
        vocabulary = Vocabulary(tuple(words), bundle.manifest["buckets"])
        crf = json.loads(bundle.text("crf.json"))
        self._crf = [np.array(crf[name], dtype=np.float64) for name in ("transitions", "start", "end")]
        self._linked = any(part.any() for part in self._crf)
        self._vectors = Vectors(Session(bundle.folder / "forms.onnx", threads=threads), vocabulary)
        self._session = Session(bundle.folder / "model.onnx", threads=threads)

    def chain(self, lines: Lines) -> Chain:
        vectors, lengths = self._vectors.of(lines)
        (scores,) = self._session.run({"vectors": vectors, "lengths": lengths})
        transitions, start, end = self._crf
        return scores, transitions, start, end, lengths

    def decide(self, lines: Lines) -> Sure:
        """The model's own labels and their shares."""
        chain = self.chain(lines)
        return _own(viterbi(*chain), marginals(*chain)) if self._linked else each_alone(chain[0])


def _own(labels: Integers, shares: Floats) -> Sure:
    """The labels (B, T), and of the shares (B, T, K) of all labels theirs."""
    return labels, np.take_along_axis(shares, labels[:, :, None], axis=2)[:, :, 0]
