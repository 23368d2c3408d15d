"""Phrases of ingredient lines: which words may follow those that a line has already.

Knows: every written form of the foods that may be listed, as paths of words; that a line names one food, and a second
one behind "and" or "or" alone; that words of line_words may stand before and behind a food, but not within.
Does not know: letters and pieces (line_masks).
Start at: LinePhrases.following.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from seqchef.applications.writing.amounts.leading import unit_words
from seqchef.applications.writing.constraints.line_foods import MOST_FOODS
from seqchef.applications.writing.constraints.line_words import OTHERS
from seqchef.food.diets import Restriction
from seqchef.food.lexicon import lexicon

Words = tuple[str, ...]
BETWEEN = frozenset(("and", "or"))
PLAIN = OTHERS | unit_words().keys()  # may stand before any food, also where a food begins so: "pound cake"


class WordSet:
    """Folded words and all their beginnings."""

    def __init__(self, words: frozenset[str]) -> None:
        self.words = words
        self.beginnings = frozenset(word[:end] for word in words for end in range(1, len(word) + 1))


class Reading(NamedTuple):
    """The words of a line so far: the beginnings of foods that are open, the longest first, and how many are named."""

    paths: tuple[Words, ...] = ()
    named: int = 0
    joined: bool = False


class LinePhrases:
    """The foods that may be listed under a restriction; `of` makes each once."""

    def __init__(self, restriction: Restriction) -> None:
        known = lexicon()
        self._ends = {words for words, name in known.phrases.items() if not restriction.excludes(known.foods[name])}
        following: dict[Words, set[str]] = {}
        for words in self._ends:
            for size in range(len(words)):
                following.setdefault(words[:size], set()).add(words[size])
        self._following = following
        self._sets: dict[Words, WordSet] = {}
        self.others = WordSet(OTHERS)
        units = unit_words().keys()  # of which the amount decides whether they are in the plural
        self.after_an_amount = WordSet(OTHERS - units), WordSet(frozenset(following[()] - units))

    @classmethod
    @lru_cache(maxsize=8)
    def of(cls, restriction: Restriction) -> "LinePhrases":
        """Those of a restriction; a tenth of a second for the first time."""
        return cls(restriction)

    def following(self, words: Sequence[str]) -> tuple[WordSet, ...]:
        """The sets of words of which the next one may be; none: the line must not go on so."""
        reading = self._read(tuple(words))
        sets = list[WordSet]()
        longest = reading.paths[0] if reading.paths else ()
        whole, plain = self._whole(reading), PLAIN.issuperset(longest)
        if whole or plain:
            sets.append(self.others)
        if plain and not whole and (reading.named == 0 or (reading.joined and reading.named < MOST_FOODS)):
            sets.append(self._open(()))
        sets += [self._open(path) for path in reading.paths if path in self._following]
        return tuple(sets)

    def _whole(self, reading: Reading) -> bool:
        """Whether the last words are a food."""
        return any(path in self._ends for path in reading.paths)

    def _open(self, path: Words) -> WordSet:
        if path not in self._sets:
            self._sets[path] = WordSet(frozenset(self._following[path]))
        return self._sets[path]

    @lru_cache(maxsize=1 << 12)  # noqa: B019  # an instance lives as long as its cache in `of`
    def _read(self, words: Words) -> Reading:
        if not words:
            return Reading()
        before, word = self._read(words[:-1]), words[-1]
        onward = tuple((*path, word) for path in before.paths if word in self._following.get(path, ()))
        named = before.named + (self._whole(before) and not onward)
        anew = ((word,),) if (word,) in self._following or (word,) in self._ends else ()
        return Reading((*onward, *anew), named, word in BETWEEN or (before.joined and word in PLAIN))
