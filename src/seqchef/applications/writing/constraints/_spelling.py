"""Spelling: each piece of a vocabulary as what it does to the word that is being written.

Knows: which pieces go on with a word, begin another, or stand between words; which of them fit words of a list.
Does not know: which words are allowed.
Start at: Spelling.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from unicodedata import category

import numpy as np
from numpy.typing import NDArray

from seqchef.applications.writing.constraints._phrases import runs_of
from seqchef.food.lexicon import folded_words
from seqchef.text.subwords import Subwords

GLUED, JOINED, APART, ENDED, OPAQUE = range(5)  # what stands before a piece's letters
NEITHER, LETTERS, DIGITS = range(3)
JOINING = re.compile(r"[ '’‘`\-‐‑–]*")  # may stand inside a phrase
ENDING = re.compile(r"[,;:()\[\]/\n]")  # divides phrases, as it does for the lexicon; other marks may or may not
HIDING = frozenset({"Mn", "Mc", "Me", "Cf", "Co", "Cs", "Cn"})  # categories of what could hide a letter
LAST = "\U0010ffff"
Integers = NDArray[np.intp]
Booleans = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Onward:
    """Letters of pieces that may go on with a word that has been begun, and which listed words then begin so."""

    letters: Integers  # (n,) numbers in Spelling.letters
    first: Integers  # (n,) number of the first such word
    last: Integers  # (n,) and of the one behind the last
    exact: Booleans  # (n,) whether the first one is complete


class Spelling:
    """The pieces of a vocabulary beside a list of words. Pieces that nobody could read through are OPAQUE."""

    def __init__(self, subwords: Subwords, words: Sequence[str], weak: Collection[str] = ()) -> None:
        """`words`: folded, in runs of letters or digits, sorted; `weak`: those for which no forbidden word is begun."""
        self.words = words
        self.numbers = {word: number for number, word in enumerate(words)}
        shapes = [_shape(spelt) for spelt in subwords.pieces]
        self.letters = sorted({letters for _, letters in shapes if letters})
        numbers = {letters: number for number, letters in enumerate(self.letters)}
        self.before = np.array([before for before, _ in shapes])  # (V,)
        self.kinds = np.array([kind_of(letters) for _, letters in shapes])  # (V,)
        self.letter_numbers = np.array(
            [numbers.get(letters, 0) for _, letters in shapes]
        )  # (V,) 0 where there are none
        self.digits = np.array([letters.isdigit() for letters in self.letters])
        self.first, self.last = self._ranges(self.letters)
        whole = {letters for before, letters in shapes if before == JOINED}
        self.weak = np.array(
            [word in weak or word in whole for word in words]
        )  # a word of one piece needs no beginning
        self.exact = self._are_words(self.letters)
        self._onward: dict[str, Onward] = {}

        self._pieces: dict[int, list[int]] = {}
        for piece in np.flatnonzero((self.before == GLUED) & (self.kinds != NEITHER)).tolist():
            self._pieces.setdefault(int(self.letter_numbers[piece]), []).append(piece)
        self._glued = {self.letters[number]: number for number in self._pieces}

    def __len__(self) -> int:
        return len(self.before)

    def glued(self, numbers: Integers) -> list[int]:
        """The pieces that are some letters and nothing before them, by the numbers of the letters."""
        return [piece for number in numbers.tolist() for piece in self._pieces[number]]

    def _ranges(self, openings: Sequence[str]) -> tuple[Integers, Integers]:
        first = [bisect_left(self.words, opening) for opening in openings]
        last = [bisect_left(self.words, opening + LAST) for opening in openings]
        return np.array(first, dtype=np.intp), np.array(last, dtype=np.intp)

    def _are_words(self, openings: Sequence[str]) -> Booleans:
        return np.array([opening in self.numbers for opening in openings], dtype=np.bool_)

    def onward(self, partial: str) -> Onward:
        """What may follow the begun word `partial` so that a listed word may come of it."""
        found = self._onward.get(partial)
        if found is None:
            if len(self._onward) > len(self):
                self._onward.clear()
            found = self._onward[partial] = self._found(partial)
        return found

    def _found(self, partial: str) -> Onward:
        first, last = bisect_left(self.words, partial), bisect_left(self.words, partial + LAST)
        glued, size = self._glued, len(partial)
        begun = {word[size:end] for word in self.words[first:last] for end in range(size + 1, len(word) + 1)}
        rests = sorted(begun & glued.keys())
        letters = np.array([glued[rest] for rest in rests], np.intp)
        openings = [partial + rest for rest in rests]
        return Onward(letters, *self._ranges(openings), self._are_words(openings))


def kind_of(letters: str) -> int:
    """Whether a run is LETTERS, DIGITS or, where it is empty, NEITHER."""
    return NEITHER if not letters else DIGITS if letters.isdigit() else LETTERS


def gap_of(marks: str) -> int:
    """What some marks are between two words: JOINED, APART or ENDED."""
    return JOINED if JOINING.fullmatch(marks) else ENDED if ENDING.search(marks) else APART


def _shape(spelt: bytes) -> tuple[int, str]:
    """What stands before a piece's letters or digits, and those, folded; marks alone and special pieces have none."""
    try:
        text = spelt.decode("utf-8")
    except UnicodeDecodeError:
        return OPAQUE, ""
    if any(category(character) in HIDING for character in text):
        return OPAQUE, ""
    found = folded_words(text)
    if not found:
        return (gap_of(text) if text else ENDED), ""
    folded, start, end = found[-1]
    whole = runs_of(folded)
    if len(found) > 1 or len(whole) > 1 or end < len(text):
        return OPAQUE, ""
    return (gap_of(text[:start]) if start else GLUED), folded
