"""Features of a token: which word it is, and which pieces it is made of, as integers that a model looks up.

The pieces (outline, beginnings, endings and character n-grams, hashed) carry words that were never seen, in any script
(Bojanowski et al. 2017, arXiv:1607.04606, section 3.2; without their skip-gram training).
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from zlib import crc32

import numpy as np
import numpy.typing as npt

PIECES = 16  # pieces kept per token
_DIGIT, _DIGITS = re.compile(r"\d"), re.compile(r"\d+")
_OUTLINE = (
    (re.compile(r"[^\W\d_a-z]"), "X"),
    (re.compile(r"[a-z]"), "x"),
    (re.compile(r"(X|x)\1{2,}"), r"\1\1"),
)

Integers = npt.NDArray[np.int64]


def word(form: str) -> str:
    """The form without case, and with every digit as 0: what the vocabulary lists."""
    lower = form.lower()
    return lower if lower.isalpha() else _DIGIT.sub("0", lower)


def pieces(form: str) -> list[str]:
    """Outline, endings, beginnings, then the character trigrams of `<word>`: at most PIECES, without repeats."""
    lower = f"<{word(form)}>"
    found = [f"outline {_outline(form)[:12]}"]
    for size in (2, 3, 4, 5):
        if len(lower) > size:
            found += [lower[-size:], lower[:size]]
    found += [lower[i : i + 3] for i in range(1, len(lower) - 3)]
    return list(dict.fromkeys(found))[:PIECES]


def _outline(form: str) -> str:
    """Each letter as x or X, a number as 0, of three alike and more the first two."""
    if form.isascii() and form.isalpha() and form.islower():
        return "x" * min(2, len(form))
    outline = _DIGITS.sub("0", form)
    for pattern, mark in _OUTLINE:
        outline = pattern.sub(mark, outline)
    return outline


@dataclass(frozen=True)
class Vocabulary:
    """The words a model knows by number (0 is padding, 1 is any other word) and the number of hash buckets for pieces.

    Remembers the integers of every form it has seen; a kitchen's words repeat.
    """

    words: tuple[str, ...]
    buckets: int  # piece numbers run from 1 to `buckets`; 0 is padding
    _numbers: dict[str, int] = field(init=False, repr=False, compare=False)
    _seen: dict[str, tuple[int, Integers]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_numbers", {text: i for i, text in enumerate(self.words, start=2)})
        object.__setattr__(self, "_seen", {})

    @classmethod
    def of(
        cls, forms: Iterable[str], *, at_least: int, buckets: int, more: Iterable[str] = (), more_at_least: int = 1
    ) -> "Vocabulary":
        """Every word that occurs `at_least` times, or `more_at_least` times in `more`, by their frequency there."""
        counts, others = Counter(map(word, forms)), Counter(map(word, more))
        known = {w for w, n in counts.items() if n >= at_least} | {w for w, n in others.items() if n >= more_at_least}
        return cls(tuple(sorted(known, key=lambda w: (-others[w], -counts[w], w))), buckets)

    def encode(self, lines: Sequence[Sequence[str]]) -> tuple[Integers, Integers, npt.NDArray[np.int32]]:
        """Lines of forms -> words (B, T), pieces (B, T, PIECES), lengths (B,); 0 where there is nothing.

        Every line has at least one form.
        """
        lengths = np.array([len(line) for line in lines], dtype=np.int32)
        B, T = len(lines), int(lengths.max(initial=0))
        words = np.zeros((B, T), dtype=np.int64)
        parts = np.zeros((B, T, PIECES), dtype=np.int64)
        known = [self._lookup(form) for line in lines for form in line]
        inside = np.arange(T) < lengths[:, None]
        if known:
            words[inside] = [number for number, _ in known]
            parts[inside] = np.stack([row for _, row in known])
        return words, parts, lengths

    def _lookup(self, form: str) -> tuple[int, Integers]:
        known = self._seen.get(form)
        if known is None:
            row = np.zeros(PIECES, dtype=np.int64)
            numbers = [1 + crc32(piece.encode(errors="surrogatepass")) % self.buckets for piece in pieces(form)]
            row[: len(numbers)] = numbers
            known = self._numbers.get(word(form), 1), row
            if len(self._seen) < 200_000:  # about 50 MB at most, however strange the input
                self._seen[form] = known
        return known
