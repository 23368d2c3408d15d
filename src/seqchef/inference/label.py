"""Labels from a label bundle: lines of token forms in, a label and a confidence for each token out."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from seqchef.inference.bundles import Bundle
from seqchef.inference.crf import marginals, viterbi
from seqchef.inference.sessions import Session
from seqchef.text.features import Vocabulary

BATCH = 64  # lines at a time: enough to fill the matrix products, few enough to stay in the cache of one core


@dataclass(frozen=True, slots=True)
class Labelling:
    """The labels of one line and, for each, the probability that the model gives it (0 to 1)."""

    labels: tuple[str, ...]
    confidences: tuple[float, ...]


class Labeller:
    """A label bundle in use. A line's result does not depend on the lines beside it."""

    def __init__(self, bundle: Bundle, *, threads: int = 1) -> None:
        self.labels: tuple[str, ...] = tuple(bundle.manifest["labels"])
        words = bundle.text("words.txt").split("\n")
        self._vocabulary = Vocabulary(tuple(words), bundle.manifest["buckets"])
        crf = json.loads(bundle.text("crf.json"))
        self._crf = tuple(np.array(crf[name], dtype=np.float64) for name in ("transitions", "start", "end"))
        self._session = Session(bundle.folder / "model.onnx", threads=threads)

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
        words, pieces, lengths = self._vocabulary.encode(lines)
        (scores,) = self._session.run({"words": words, "pieces": pieces, "lengths": lengths})
        transitions, start, end = self._crf
        best = viterbi(scores, transitions, start, end, lengths)
        shares = marginals(scores, transitions, start, end, lengths)
        sure = np.take_along_axis(shares, best[:, :, None], axis=2)[:, :, 0]
        names = self.labels
        return [
            Labelling(tuple([names[k] for k in ks[:n]]), tuple(ps[:n]))
            for ks, ps, n in zip(best.tolist(), sure.tolist(), lengths.tolist(), strict=True)
        ]
