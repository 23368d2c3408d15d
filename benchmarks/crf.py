"""A linear-chain CRF on words, affixes, outlines and a window of three: the baseline of taggers (python-crfsuite)."""

import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pycrfsuite

from seqchef.text.features import pieces, word

Features = Callable[[Sequence[str]], list[list[str]]]


class LinearCRF:
    """A trained CRF; L-BFGS, and without another word the penalties of the published probe (c1 = c2 = 0.1)."""

    def __init__(self, model: bytes, features: Features) -> None:
        self._features = features
        self._model = model  # the tagger reads it where it is, and keeps no copy
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(model)

    @classmethod
    def trained(
        cls,
        texts: Iterable[tuple[Sequence[str], Sequence[str]]],
        *,
        iterations: int = 120,
        penalties: tuple[float, float] = (0.1, 0.1),
        features: "Features | None" = None,
    ) -> "LinearCRF":
        """The CRF that learned from pairs of forms and tags; `features` are those that are on for each form."""
        features = features or window_features
        c1, c2 = penalties
        trainer = pycrfsuite.Trainer(verbose=False)
        trainer.set_params({"c1": c1, "c2": c2, "max_iterations": iterations})
        for forms, tags in texts:
            trainer.append(features(forms), tags)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "model"
            trainer.train(str(path))
            return cls(path.read_bytes(), features)

    def tags(self, forms: Sequence[str]) -> list[str]:
        """The best tags of a text."""
        found: list[str] = self._tagger.tag(self._features(forms))
        return found


def window_features(forms: Sequence[str]) -> list[list[str]]:
    """The features of each form: its own, its neighbours', and the words two further."""
    own = [_own(form) for form in forms]
    edge = ["edge"]
    padded = [edge, edge, edge, *own, edge, edge, edge]
    return [
        ["bias"] + [f"{place}|{feature}" for place in range(-3, 4) for feature in _seen(padded[at + 3 + place], place)]
        for at in range(len(own))
    ]


def _seen(features: list[str], place: int) -> list[str]:
    """All features of a token near by, the word alone further away."""
    return features if abs(place) <= 1 else features[:1]


def _own(form: str) -> list[str]:
    return [word(form), *(piece for piece in pieces(form) if piece[0] in "<o" or piece[-1] == ">")]
