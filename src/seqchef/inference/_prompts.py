"""Prompts that end within a word: its last word is held back and written anew, so that pieces fall as in training.

"Warm the le" would end with the piece "le", after which the model has never seen "eks"; so only "Warm the" is read, and
what is written has to begin with " le", in whatever pieces.
"""

from collections.abc import Sequence

import numpy as np

from seqchef.inference.decoding import Allowed
from seqchef.inference.decoding.hypotheses import Booleans, Integers
from seqchef.text.subwords import Subwords, as_text, words


class HeldBack:
    """For each row the bytes that its text has to begin with; callable as `Allowed`."""

    def __init__(self, subwords: Subwords, prompts: Sequence[str], allowed: Allowed | None = None) -> None:
        self._subwords, self._allowed = subwords, allowed
        last = [words(prompt)[-1] if prompt else "" for prompt in prompts]
        self.read = [
            subwords.encode(prompt[: len(prompt) - len(word)]) for prompt, word in zip(prompts, last, strict=True)
        ]
        self.bytes = [word.encode("utf-8", "surrogatepass") for word in last]
        self._fitting: dict[bytes, Booleans] = {}

    def __call__(self, rows: Integers, pieces: Integers) -> Booleans:
        left = [self._left(row, own) for row, own in zip(rows, pieces, strict=True)]
        fitting = np.stack([self._fit(own) for own in left]) if any(left) else np.ones((len(left), 1), dtype=bool)
        return fitting if self._allowed is None else fitting & self._allowed(rows, pieces)

    def rest(self, row: int, pieces: Sequence[int]) -> str:
        """The text that was written after the prompt."""
        return as_text(self._subwords.spell(pieces)[len(self.bytes[row]) :])

    def _left(self, row: int, pieces: Integers) -> bytes:
        """What of the last word is still to be written."""
        left = self.bytes[row]
        for piece in pieces.tolist():
            if not left:
                break
            left = left[len(self._subwords.pieces[piece]) :]
        return left

    def _fit(self, left: bytes) -> Booleans:
        """Which pieces agree with `left` (V,): those that begin with it, and those that it begins with."""
        if left not in self._fitting:
            agree = (bool(own) and (own.startswith(left) or left.startswith(own)) for own in self._subwords.pieces)
            self._fitting[left] = np.fromiter(agree, dtype=bool) if left else np.ones(len(self._subwords), dtype=bool)
        return self._fitting[left]
