"""A writer that only copies: its next word is the one after the last few words somewhere in training texts.

It is to the copy guard what no model should be, so that the guard's patience can be chosen before there is a model.
Where no word is allowed after so many words, fewer are looked at.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from seqchef.inference.copy_guard import CopyGuard
from seqchef.text.copied_words import run_hash, run_hashes

END = "."  # no copied word: the end of a text
LONGEST_TEXT = 120  # words
CHOICES = 8  # places that are drawn for each word


class CopyingSampler:
    """The sampler of texts, each a list of words. Looks at the last `order` words."""

    def __init__(self, texts: Sequence[Sequence[str]], order: int) -> None:
        self._starts = [text[:order] for text in texts if len(text) > order]
        self._words = [word for text in texts for word in (*text, END)]
        self._after = {length: self._index(length) for length in range(order, 0, -1)}

    def _index(self, length: int) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
        """Runs of so many words in order of their numbers, and the place of the word after each."""
        runs = run_hashes(self._words, length)[:-1]
        order = np.argsort(runs, kind="stable")
        return runs[order], order + length

    def write(self, random: np.random.Generator, guard: CopyGuard | None) -> tuple[list[str], int]:
        """A text, and how often the guard stopped a word."""
        words, stops, banned = list(self._starts[random.integers(len(self._starts))]), 0, set[str]()
        while len(words) < LONGEST_TEXT:
            word = next((own for own in self._proposed(words, random) if own not in banned), END)
            if word == END:
                break
            words.append(word)
            if guard is not None and guard.hit(words):
                banned.add(words.pop())
                stops += 1
            else:
                banned.clear()
        return words, stops

    def _proposed(self, words: Sequence[str], random: np.random.Generator) -> Iterable[str]:
        for length, (runs, places) in self._after.items():
            number = np.uint64(run_hash(words[-length:]))
            low, high = np.searchsorted(runs, number, "left"), np.searchsorted(runs, number, "right")
            if high > low:
                yield from (self._words[place] for place in places[random.integers(low, high, CHOICES)])
