"""Masks of ingredient lines: which pieces of a vocabulary may stand at a place of a line.

Knows: how a piece goes on a word, ends it, or begins another one.
Does not know: which words may stand where (line_phrases), or when a line may end (lines).
Start at: LineMasks.at.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from seqchef.applications.writing.constraints.line_phrases import WordSet
from seqchef.applications.writing.constraints.line_shape import WORDS, Place, Zone, after_letters, after_mark
from seqchef.applications.writing.constraints.line_words import BEFORE_NUMBER
from seqchef.food.lexicon import folded_words
from seqchef.text.subwords import Subwords

PIECE = re.compile(r"(?P<lead>[ ']?)(?P<letters>[^\W\d_]+)|(?P<marks> ?(?:\d+|[^\w\s]))")
OWN = WordSet(frozenset("s"))  # behind an apostrophe
KEPT = 1 << 12  # masks that are remembered: 16 MB where there are 4096 pieces
Mask = NDArray[np.bool_]
Numbers = NDArray[np.int64]
WordSets = tuple[WordSet, ...]


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
        self._made: dict[tuple[Place, WordSets, tuple[tuple[str, WordSets], ...]], Mask] = {}

    @classmethod
    @lru_cache(maxsize=4)
    def of(cls, subwords: Subwords) -> "LineMasks":
        """Those of a vocabulary, made once."""
        return cls(subwords)

    def at(self, place: Place, now: WordSets, then: Callable[[Zone], WordSets]) -> Mask:
        """The pieces that may follow, (V,), not to be written to; one that ends a line is never among them.

        `now`: the words of which the one at the place has to be; `then`: those that may stand in the next zone.
        """
        tail = folded(place.tail) if place.zone in LETTERED else ""
        goes_on = bool(tail) and not place.spaced
        ends = not goes_on or complete(tail, now)
        beginning = tuple(self._beginnings(place, then)) if ends else ()
        key = (place._replace(tail=tail or place.tail), now if goes_on else (), beginning)
        mask = self._made.get(key)
        if mask is None:
            if len(self._made) > KEPT:
                self._made.clear()
            mask = self._made[key] = np.zeros(self._size, dtype=np.bool_)
            for words in now if goes_on else ():
                mask[self._begun(words, "", tail)] = True
            for lead, sets in beginning:
                for words in sets:
                    mask[self._begun(words, lead, "")] = True
            if ends:
                mask[self._marked(place)] = True
            mask.flags.writeable = False
        return mask

    @staticmethod
    def _beginnings(place: Place, then: Callable[[Zone], WordSets]) -> Iterator[tuple[str, WordSets]]:
        """What another word may begin with at a place, and which it may be."""
        in_word = place.zone in LETTERED and not place.spaced
        for lead in (" ", "'") if in_word else (" ", ""):
            zone = after_letters(after_mark(place, lead) if lead else place, "a").zone
            if zone in LETTERED:
                yield lead, (OWN,) if lead == "'" else then(zone)

    def _begun(self, words: WordSet, lead: str, tail: str) -> Numbers:
        """The pieces with such a lead that, behind the letters of `tail`, begin one of the words."""
        key = (words, lead, tail)
        if key not in self._beginning:
            fitting = [number for number, letters in self._letters[lead] if tail + letters in words.beginnings]
            self._beginning[key] = np.array(fitting, dtype=np.int64)
        return self._beginning[key]

    def _marked(self, place: Place) -> Numbers:
        """The digits and marks that may follow."""
        bearing = not place.tail[:1].isalpha() or place.tail.lower() in BEFORE_NUMBER
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
