"""Copied words: what of a text counts when it is compared with others for copying, and its runs of words as numbers.

Knows: which words two texts have in common whatever their punctuation, and a number for each run of words that is the
same on every machine.
Does not know: which texts there are (inference.copy_guard, evaluation.recipes).
Start at: copied_words.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from unicodedata import category, combining, normalize

import numpy as np
from numpy.typing import NDArray

RUN = 13  # words; shorter runs are stock phrases of every cook
Hashes = NDArray[np.uint64]

_WORD = re.compile("[a-z0-9]+")
_ALL = (1 << 64) - 1
_ODD = 0x9E3779B97F4A7C15  # 2^64 over the golden ratio, rounded to odd
_MIX = ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB))  # splitmix64 (Steele, Lea & Flood 2014, figure 17)


def copied_words(text: str) -> list[str]:
    """The words of a text in order: lower-case letters without accents, and digits; everything else separates."""
    plain = text.lower()
    return _WORD.findall(plain if plain.isascii() else "".join(map(_plain, plain)))


@lru_cache(maxsize=1 << 12)
def _plain(character: str) -> str:
    """A character without its accent; a fraction stands apart from the number before it."""
    kept = "".join(part for part in normalize("NFKD", character) if not combining(part))
    return f" {kept}" if category(character) == "No" else kept


@lru_cache(maxsize=1 << 16)
def _word_hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")


def run_hashes(words: Sequence[str], length: int = RUN) -> Hashes:
    """The 64-bit number of every run of `length` words, one for each place where a run begins; none in a short text.

    A polynomial of the words' hashes (Karp & Rabin 1987), mixed, so that all bits are even.
    """
    each = np.fromiter(map(_word_hash, words), dtype=np.uint64, count=len(words))
    starts = max(0, len(words) - length + 1)
    runs = np.zeros(starts, dtype=np.uint64)
    for place in range(length):
        runs = runs * np.uint64(_ODD) + each[place : place + starts]
    for shift, factor in _MIX:
        runs = (runs ^ (runs >> np.uint64(shift))) * np.uint64(factor)
    return runs ^ (runs >> np.uint64(31))


def run_hash(words: Sequence[str]) -> int:
    """The number of all of `words` as one run; for one run while a text is written, where arrays cost too much."""
    run = 0
    for word in words:
        run = (run * _ODD + _word_hash(word)) & _ALL
    for shift, factor in _MIX:
        run = ((run ^ (run >> shift)) * factor) & _ALL
    return run ^ (run >> 31)
