"""Labels from a label bundle: lines of token forms in, a label and a confidence for each token out."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from seqchef.inference.bundles import Bundle
from seqchef.inference.crf import Chain, marginals, viterbi
from seqchef.inference.ensembles import LABEL, combination
from seqchef.inference.sessions import Session
from seqchef.text.features import Vocabulary

BATCH = 64  # lines at a time: enough to fill the matrix products, few enough to stay in the cache of one core


@dataclass(frozen=True, slots=True)
class Labelling:
    """The labels of one line and, for each, the probability that the model gives it (0 to 1)."""

    labels: tuple[str, ...]
    confidences: tuple[float, ...]


class Labeller:
    """A label bundle in use, a model or an ensemble. A line's result does not depend on the lines beside it."""

    def __init__(self, bundle: Bundle, *, threads: int = 1) -> None:
        self._combine = combination(bundle)
        self._models = [_Model(model, threads=threads) for model in bundle.models]
        self.labels: tuple[str, ...] = tuple(bundle.models[0].manifest["labels"])

    @classmethod
    def load(cls, name: str | Path = "label-en", *, threads: int = 1) -> "Labeller":
        """A shipped bundle by name, or any by its folder. Raises MissingPart."""
        return cls(Bundle.load(name, task="label"), threads=threads)

    def label(self, lines: Sequence[Sequence[str]]) -> list[Labelling]:
        """One Labelling for each line of forms, in order; an empty line gets an empty one."""
        found = [Labelling((), ())] * len(lines)
        filled = sorted((i for i, line in enumerate(lines) if line), key=lambda i: len(lines[i]))
        for begin in range(0, len(filled), BATCH):
            rows = filled[begin : begin + BATCH]
            for row, labelling in zip(rows, self._label([lines[i] for i in rows]), strict=True):
                found[row] = labelling
        return found

    def _label(self, lines: Sequence[Sequence[str]]) -> list[Labelling]:
        chains = [model.chain(lines) for model in self._models]
        if self._combine is None:
            best, shares = viterbi(*chains[0]), marginals(*chains[0])
        else:
            best, shares = LABEL[self._combine](chains)
        sure = np.take_along_axis(shares, best[:, :, None], axis=2)[:, :, 0]
        names = self.labels
        return [
            Labelling(tuple([names[k] for k in ks[: len(line)]]), tuple(ps[: len(line)]))
            for ks, ps, line in zip(best.tolist(), sure.tolist(), lines, strict=True)
        ]


class _Model:
    """One trained tagger: lines of forms in, the chain of their labels out."""

    def __init__(self, bundle: Bundle, *, threads: int) -> None:
        words = bundle.text("words.txt").split("\n")
        self._vocabulary = Vocabulary(tuple(words), bundle.manifest["buckets"])
        crf = json.loads(bundle.text("crf.json"))
        self._crf = [np.array(crf[name], dtype=np.float64) for name in ("transitions", "start", "end")]
        self._session = Session(bundle.folder / "model.onnx", threads=threads)

    def chain(self, lines: Sequence[Sequence[str]]) -> Chain:
        words, pieces, lengths = self._vocabulary.encode(lines)
        (scores,) = self._session.run({"words": words, "pieces": pieces, "lengths": lengths})
        transitions, start, end = self._crf
        return scores, transitions, start, end, lengths
