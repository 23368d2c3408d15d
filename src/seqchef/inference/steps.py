"""Steps from a steps bundle: token forms in; tags in several layers and the probability of each class out.

Knows: one graph with a chain of tags per layer and one score per class.
Does not know: what kinds and classes mean in a kitchen (applications.reading.steps).
Start at: StepLabeller.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from seqchef.inference.bundles import Bundle
from seqchef.inference.crf import Floats, Integers, marginals, viterbi
from seqchef.inference.sessions import Session
from seqchef.text.features import Vocabulary
from seqchef.text.tags import forbidden, forbidden_first

BATCH = 32  # steps at a time
IMPOSSIBLE = -1e4  # what a tag scores that cannot be


@dataclass(frozen=True, slots=True)
class StepLabels:
    """Of one step: per layer a tag for each token and its probability; and the probability of each class."""

    tags: Mapping[str, tuple[str, ...]]
    confidences: Mapping[str, tuple[float, ...]]
    classes: Mapping[str, float]


class Chains:
    """The chains of a bundle's layers, with what cannot be forbidden."""

    def __init__(self, crfs: Mapping[str, Mapping[str, list[float]]], layers: Mapping[str, Sequence[str]]) -> None:
        self.tags = {name: tuple(tags) for name, tags in layers.items()}
        self._weights: dict[str, tuple[Floats, Floats, Floats]] = {}
        for name, tags in self.tags.items():
            transitions, start, end = (np.array(crfs[name][part]) for part in ("transitions", "start", "end"))
            self._weights[name] = (
                np.where(forbidden(tags), IMPOSSIBLE, transitions),
                np.where(forbidden_first(tags), IMPOSSIBLE, start),
                end,
            )

    def decode(self, layer: str, scores: Floats, lengths: Integers) -> tuple[Integers, Floats]:
        """scores (B, T, K) of a layer -> the best tags (B, T) and the probability of each of them (B, T)."""
        chain = (scores, *self._weights[layer], lengths)
        best = viterbi(*chain)
        return best, np.take_along_axis(marginals(*chain), best[:, :, None], axis=2)[:, :, 0]


class StepLabeller:
    """A steps bundle in use. A step's result does not depend on the steps beside it."""

    def __init__(self, bundle: Bundle, *, threads: int = 1) -> None:
        manifest = bundle.manifest
        self.classes: tuple[str, ...] = tuple(manifest["classes"])
        self.threshold: float = manifest["threshold"]
        self.layers: tuple[str, ...] = tuple(manifest["layers"])
        self._chains = Chains(json.loads(bundle.text("crf.json")), manifest["layers"])
        self._vocabulary = Vocabulary(tuple(bundle.text("words.txt").split("\n")), manifest["buckets"])
        self._session = Session(bundle.folder / "model.onnx", threads=threads)

    @classmethod
    def load(cls, name: str | Path, *, threads: int = 1) -> "StepLabeller":
        """A shipped bundle by name, or any by its folder. Raises MissingPart."""
        return cls(Bundle.load(name, task="steps"), threads=threads)

    def label(self, steps: Sequence[Sequence[str]], *, layers: Sequence[str] | None = None) -> list[StepLabels]:
        """The StepLabels of each step of forms, in order; `layers` are all of the bundle unless named."""
        wanted = self.layers if layers is None else tuple(layers)
        nothing = StepLabels(dict.fromkeys(wanted, ()), dict.fromkeys(wanted, ()), dict.fromkeys(self.classes, 0.0))
        found = [nothing] * len(steps)
        filled = sorted((i for i, step in enumerate(steps) if step), key=lambda i: len(steps[i]))
        for begin in range(0, len(filled), BATCH):
            rows = filled[begin : begin + BATCH]
            for row, labels in zip(rows, self._label([steps[i] for i in rows], wanted), strict=True):
                found[row] = labels
        return found

    def _label(self, steps: Sequence[Sequence[str]], wanted: Sequence[str]) -> list[StepLabels]:
        words, pieces, lengths = self._vocabulary.encode(steps)
        *scores, classes = self._session.run({"words": words, "pieces": pieces, "lengths": lengths})
        shares = (1 / (1 + np.exp(-classes.astype(np.float64)))).tolist()
        by_layer = dict(zip(self.layers, scores, strict=True))
        decoded = {layer: self._chains.decode(layer, by_layer[layer], lengths) for layer in wanted}
        return [
            StepLabels(
                {layer: self._named(layer, best[row, :length].tolist()) for layer, (best, _) in decoded.items()},
                {layer: tuple(sure[row, :length].tolist()) for layer, (_, sure) in decoded.items()},
                dict(zip(self.classes, shares[row], strict=True)),
            )
            for row, length in enumerate(lengths.tolist())
        ]

    def _named(self, layer: str, tags: Sequence[int]) -> tuple[str, ...]:
        names = self._chains.tags[layer]
        return tuple([names[k] for k in tags])
