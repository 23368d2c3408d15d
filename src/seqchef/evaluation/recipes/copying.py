"""Copying: which runs of words of a text stand in training texts, exactly.

Knows: every run of 13 words (and of 8) of the training texts by its number, and where it stands.
Does not know: the filter that guards a writer (inference.copy_guard), which is what this checks.
Start at: TrainingRuns.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from seqchef.text.copied_words import RUN, Hashes, copied_words, run_hashes

SHORT_RUN = 8


class TrainingRuns:
    """The runs of texts (the steps of each recipe as one text). About 24 bytes for each word of all texts.

    Runs are told apart by 64-bit numbers: two of ten million are the same by chance once in 400,000 corpora.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        numbers = [run_hashes(copied_words(text)) for text in texts]
        runs = np.concatenate([np.zeros(0, dtype=np.uint64), *numbers])
        places = [np.arange(len(own), dtype=np.int64) for own in numbers]
        # No place follows the last one of another text, so that no run goes on from one text into the next.
        firsts = np.cumsum([0, *(len(own) + 1 for own in numbers)])
        where = np.concatenate(
            [np.zeros(0, dtype=np.int64), *(own + at for own, at in zip(places, firsts, strict=False))]
        )
        order = np.argsort(runs, kind="stable")
        self._runs, self._places = runs[order], where[order]

    def known(self, words: Sequence[str]) -> NDArray[np.bool_]:
        """For each run of 13 of `words` whether a text has it."""
        return known_runs(run_hashes(words), self._runs)

    def longest(self, words: Sequence[str]) -> int:
        """The most words in a row that stand so in one training text; 0 where not even 13 do."""
        longest, before = 0, dict[int, int]()
        for run in run_hashes(words):
            low, high = np.searchsorted(self._runs, run, "left"), np.searchsorted(self._runs, run, "right")
            before = {place: before.get(place - 1, RUN - 1) + 1 for place in self._places[low:high].tolist()}
            longest = max(longest, max(before.values(), default=0))
        return longest


def short_runs(texts: Iterable[str], length: int = SHORT_RUN) -> Hashes:
    """The distinct runs of `length` words of texts, in order, for `known_runs`."""
    numbers = [run_hashes(copied_words(text), length) for text in texts]
    return np.unique(np.concatenate([np.zeros(0, dtype=np.uint64), *numbers]))


def known_runs(runs: Hashes, among: Hashes) -> NDArray[np.bool_]:
    """Which runs are among others, which are in order."""
    if not len(among):
        return np.zeros(len(runs), dtype=bool)
    at = np.minimum(np.searchsorted(among, runs), len(among) - 1)
    same: NDArray[np.bool_] = among[at] == runs
    return same
