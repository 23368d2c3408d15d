"""Masks of ingredient lines: which pieces of a vocabulary may stand at a place of a line.

Knows: how a piece goes on a word, ends it, or begins another one.
Does not know: which words may stand where (line_phrases), or when a line may end (lines).
Start at: LineMasks.at.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from seqchef.applications.writing.constraints.line_phrases import WordSet
from seqchef.applications.writing.constraints.line_shape import WORDS, Place, Zone, after_letters, after_mark
from seqchef.food.lexicon import folded_words
from seqchef.text.subwords import Subwords

PIECE = re.compile(r"(?P<lead>[ ']?)(?P<letters>[^\W\d_]+)|(?P<marks> ?(?:\d+|[^\w\s]))")
OWN = WordSet(frozenset("s"))  # behind an apostrophe
Mask = NDArray[np.bool_]
Numbers = NDArray[np.int64]
WordSets = Sequence[WordSet]


class LineMasks:
    """The masks of one vocabulary; what depends on few things is made once."""

    def __init__(self, subwords: Subwords) -> None:
        self._size = len(subwords)
        self._letters: dict[str, list[tuple[int, str]]] = {"": [], " ": [], "'": []}  # by what they begin with
        self._marks: list[tuple[int, str]] = []  # pieces of digits and marks, as written
        for number, spelt in enumerate(subwords.pieces):
            match = PIECE.fullmatch(spelt.decode("utf-8", "replace"))
            if match is not None and match["letters"]:
                self._letters[match["lead"]].append((number, folded(match["letters"])))
            elif match is not None:
                self._marks.append((number, match["marks"]))
        self._beginning: dict[tuple[WordSet, str, str], Numbers] = {}
        self._marking: dict[Place, Numbers] = {}

    @classmethod
    @lru_cache(maxsize=4)
    def of(cls, subwords: Subwords) -> "LineMasks":
        """Those of a vocabulary, made once."""
        return cls(subwords)

    def at(self, place: Place, now: WordSets, then: Callable[[Zone], WordSets]) -> Mask:
        """The pieces that may follow, (V,); one that ends a line is never among them.

        `now`: the words of which the one at the place has to be; `then`: those that may stand in the next zone.
        """
        mask = np.zeros(self._size, dtype=np.bool_)
        tail = folded(place.tail) if place.zone in LETTERED else ""
        if tail and not place.spaced:
            for words in now:
                mask[self._begun(words, "", tail)] = True
            if not complete(tail, now):
                return mask
        for lead in self._letters:
            zone = after_letters(after_mark(place, lead) if lead else place, "a").zone
            if zone in LETTERED and (lead or not tail or place.spaced):
                for words in (OWN,) if lead == "'" else then(zone):
                    mask[self._begun(words, lead, "")] = True
        mask[self._marked(place)] = True
        return mask

    def _begun(self, words: WordSet, lead: str, tail: str) -> Numbers:
        """The pieces with such a lead that, behind the letters of `tail`, begin one of the words."""
        key = (words, lead, tail)
        if key not in self._beginning:
            fitting = [number for number, letters in self._letters[lead] if tail + letters in words.beginnings]
            self._beginning[key] = np.array(fitting, dtype=np.int64)
        return self._beginning[key]

    def _marked(self, place: Place) -> Numbers:
        """The digits and marks that may follow."""
        bearing = not place.tail[:1].isalpha() or place.tail.lower() in ("in", "into")
        key = place if bearing else place._replace(tail="a")
        if key not in self._marking:
            fitting = [number for number, marks in self._marks if _fits(key, marks)]
            self._marking[key] = np.array(fitting, dtype=np.int64)
        return self._marking[key]


LETTERED: frozenset[Zone] = WORDS | {"inner unit"}


def complete(tail: str, now: WordSets) -> bool:
    """Whether a word may end there."""
    return any(tail in words.words for words in now)


def _fits(place: Place, marks: str) -> bool:
    for mark in marks:
        place = after_mark(place, mark)
    return place.zone != "broken"


def folded(word: str) -> str:
    """One word in the form of the lexicon's words."""
    if word.isascii():
        return word.lower()
    return "".join(part for part, _, _ in folded_words(word))
