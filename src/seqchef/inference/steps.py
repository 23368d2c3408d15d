"""Steps from a steps bundle: token forms in; tags in several layers and the probability of each class out.

Knows: one graph with a chain of tags per layer and one score per class.
Does not know: what kinds and classes mean in a kitchen (applications.reading.steps).
Start at: StepLabeller.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain as joined
from pathlib import Path

import numpy as np

from seqchef.inference.bundles import Bundle
from seqchef.inference.crf import Chain, Floats, Integers, marginals, viterbi
from seqchef.inference.ensembles import combination, mean_of_chains
from seqchef.inference.sessions import Session
from seqchef.text.features import Vocabulary
from seqchef.text.tags import forbidden, forbidden_first

BATCH_TOKENS = 4096  # of steps that are labelled at a time, padding counted
LONGEST = 1024  # tokens; a longer step is labelled in parts, so that any text takes bounded memory
IMPOSSIBLE = -1e4  # what a tag scores that cannot be


@dataclass(frozen=True, slots=True)
class StepLabels:
    """Of one step: per layer a tag for each token and its probability; and the probability of each class."""

    tags: Mapping[str, tuple[str, ...]]
    confidences: Mapping[str, tuple[float, ...]]
    classes: Mapping[str, float]


class Chains:
    """The chains of a bundle's layers; moves that no tags make are forbidden."""

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

    def chain(self, layer: str, scores: Floats, lengths: Integers) -> Chain:
        """The chain of a layer over scores (B, T, K)."""
        return (scores, *self._weights[layer], lengths)

    def decode(self, layer: str, scores: Floats, lengths: Integers) -> Integers:
        """scores (B, T, K) of a layer -> its best tags (B, T)."""
        return viterbi(*self.chain(layer, scores, lengths))


def decode(chain: Chain) -> tuple[Integers, Floats]:
    """The best tags (B, T) of a chain, and the probability of each of them."""
    best = viterbi(*chain)
    return best, np.take_along_axis(marginals(*chain), best[:, :, None], axis=2)[:, :, 0]


class StepLabeller:
    """A steps bundle in use, a model or an ensemble. A step's result does not depend on the steps beside it."""

    def __init__(self, bundle: Bundle, *, threads: int = 1) -> None:
        self._together = combination(bundle) is not None
        self._models = [_Model(model, threads=threads) for model in bundle.models]
        manifests = [model.manifest for model in bundle.models]
        self.classes: tuple[str, ...] = tuple(manifests[0]["classes"])
        self.threshold = float(np.mean([manifest["threshold"] for manifest in manifests]))
        self._tags = {name: tuple(tags) for name, tags in manifests[0]["layers"].items()}
        self.layers: tuple[str, ...] = tuple(self._tags)

    @classmethod
    def load(cls, name: str | Path, *, threads: int = 1) -> "StepLabeller":
        """A shipped bundle by name, or any by its folder. Raises MissingPart."""
        return cls(Bundle.load(name, task="steps"), threads=threads)

    def label(self, steps: Sequence[Sequence[str]], *, layers: Sequence[str] | None = None) -> list[StepLabels]:
        """The StepLabels of each step of forms, in order; `layers` are all of the bundle unless named."""
        wanted = self.layers if layers is None else tuple(layers)
        parts = [(i, step[at : at + LONGEST]) for i, step in enumerate(steps) for at in range(0, len(step), LONGEST)]
        order = sorted(range(len(parts)), key=lambda part: len(parts[part][1]))
        labelled: dict[int, StepLabels] = {}
        for rows in _batches(order, [len(part) for _, part in parts]):
            labelled |= zip(rows, self._label([parts[row][1] for row in rows], wanted), strict=True)
        found: list[list[StepLabels]] = [[] for _ in steps]
        for row, (i, _) in enumerate(parts):
            found[i].append(labelled[row])
        return [_joined(own, wanted, self.classes) for own in found]

    def _label(self, steps: Sequence[Sequence[str]], wanted: Sequence[str]) -> list[StepLabels]:
        answers = [model.answer(steps) for model in self._models]
        shares = np.mean([classes for _, classes in answers], axis=0).tolist()
        decoded = {layer: self._decode([chains[layer] for chains, _ in answers]) for layer in wanted}
        return [
            StepLabels(
                {layer: self._named(layer, best[row, : len(step)].tolist()) for layer, (best, _) in decoded.items()},
                {layer: tuple(sure[row, : len(step)].tolist()) for layer, (_, sure) in decoded.items()},
                dict(zip(self.classes, shares[row], strict=True)),
            )
            for row, step in enumerate(steps)
        ]

    def _decode(self, chains: Sequence[Chain]) -> tuple[Integers, Floats]:
        """The best tags (B, T) of the members' chains, and the probability of each of them."""
        if not self._together:
            return decode(chains[0])
        best, shares = mean_of_chains(chains)
        return best, np.take_along_axis(shares, best[:, :, None], axis=2)[:, :, 0]

    def _named(self, layer: str, tags: Sequence[int]) -> tuple[str, ...]:
        names = self._tags[layer]
        return tuple([names[k] for k in tags])


class _Model:
    """One trained reader of steps."""

    def __init__(self, bundle: Bundle, *, threads: int) -> None:
        self._chains = Chains(json.loads(bundle.text("crf.json")), bundle.manifest["layers"])
        self._vocabulary = Vocabulary(tuple(bundle.text("words.txt").split("\n")), bundle.manifest["buckets"])
        self._session = Session(bundle.folder / "model.onnx", threads=threads)

    def answer(self, steps: Sequence[Sequence[str]]) -> tuple[dict[str, Chain], Floats]:
        """The chain of each layer, and the probability of each class (B, C)."""
        words, pieces, lengths = self._vocabulary.encode(steps)
        *scores, classes = self._session.run({"words": words, "pieces": pieces, "lengths": lengths})
        chains = {
            layer: self._chains.chain(layer, own, lengths) for layer, own in zip(self._chains.tags, scores, strict=True)
        }
        return chains, 1 / (1 + np.exp(-classes.astype(np.float64)))


def _batches(order: Sequence[int], lengths: Sequence[int]) -> Iterator[list[int]]:
    """Rows in order of their length, as many at a time as BATCH_TOKENS allow."""
    batch: list[int] = []
    for row in order:
        if batch and lengths[row] * (len(batch) + 1) > BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch


def _joined(parts: Sequence[StepLabels], layers: Sequence[str], classes: Sequence[str]) -> StepLabels:
    """The labels of a step from those of its parts, one after the other; a class is as likely as in any part."""
    if len(parts) == 1:
        return parts[0]
    return StepLabels(
        {layer: tuple(joined.from_iterable(part.tags[layer] for part in parts)) for layer in layers},
        {layer: tuple(joined.from_iterable(part.confidences[layer] for part in parts)) for layer in layers},
        {name: max((part.classes[name] for part in parts), default=0.0) for name in classes},
    )
